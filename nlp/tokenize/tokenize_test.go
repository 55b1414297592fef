package tokenize

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/newsgraph/newsgraph/nlp"
)

func newTokenizer(t testing.TB) *Tokenizer {
	t.Helper()
	tokenizer, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return tokenizer
}

// show writes what Tokenize gives: the norms with spaces between them and a
// line for each sentence.
func show(tokens []nlp.Token, sentences []nlp.Range) string {
	var b strings.Builder
	for i, s := range sentences {
		if i > 0 {
			b.WriteByte('\n')
		}
		for j, t := range tokens[s.First:s.End] {
			if j > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(t.Norm)
		}
	}
	return b.String()
}

func TestTokenize(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"empty", "", ""},
		{"white space", " \n\t\u00a0\u200b ", ""},
		{"hyphens", "the Iran-backed and U.S.-led group", "the Iran - backed and U.S. - led group"},
		{"affixes", "an e-mail on al-Qaida's anti-ship re-election", "an e-mail on al-Qaida 's anti-ship re-election"},
		{"clitics", "It's theirs; don't say they'd've gone, I'll", "It 's theirs ; do n't say they 'd 've gone , I 'll"},
		{"curly clitics", "It’s the boys’ dog, isn’t it?", "It 's the boys ' dog , is n't it ?"},
		{"capital clitics", "IT'S WAR, DON'T GO", "IT 'S WAR , DO N'T GO"},
		{"written together", "We cannot go; I'm gonna stay.", "We can not go ; I 'm gon na stay ."},
		{"dashes", "the Syria—Iraq border, 2019–2020 -- or so", "the Syria -- Iraq border , 2019 - 2020 -- or so"},
		{"slashes", "the and/or of 9/11 at 24 km/h", "the and / or of 9/11 at 24 km / h"},
		{"money", "$5m, US$3.5 billion, €20 and £1,000", "$ 5 m , US$ 3.5 billion , € 20 and £ 1,000"},
		{"units", "at 5pm, 40km and 10:30 in the 1980s", "at 5 pm , 40 km and 10:30 in the 1980s"},
		{"decades", "the 1980's, 20’s and 2003's w/o 1990s", "the 1980's , 20's and 2003 's w/o 1990s"},
		{"percent", "20% of 0.5%", "20 % of 0.5 %"},
		{"brackets", "(the [first]) part", "( the [ first ] ) part"},
		{"addresses", "see https://a.example/b?c=d, www.b.example or a.b@c.example.", "see https://a.example/b?c=d , www.b.example or a.b@c.example ."},
		{"telephone", "call 555-012-3456", "call 555-012-3456"},
		{"ordinals", "the 1st, 22nd and 101st", "the 1st , 22nd and 101st"},
		{"elided quotes", "'They' left in '98 with 'em", "' They ' left in '98 with 'em"},
		{"all quotes", "„eins“ «deux» “three” ‘four’", "\" eins \" \" deux \" \" three \" ' four '"},
		{"ellipses", "He said... nothing … at [...] all", "He said ... nothing … at [ ... ] all"},
		{"rows", "What?! No!!! ***", "What ?!\nNo !!!\n***"},
		{"lost end of a word", "it's, she's. We're; don't!", "it 's , she 's .\nWe 're ; do n't !"},
		{"length of lower case", "İİİ'S İ'll", "İİİ 'S İ 'll"},
		{"ampersand", "AT&T and &rsquo; here", "AT&T and & rsquo ; here"},
	}
	tokenizer := newTokenizer(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := show(tokenizer.Tokenize(test.text)); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestSentences(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"titles", "Gen. Odd met Sen. Ends. They spoke.", "Gen. Odd met Sen. Ends .\nThey spoke ."},
		{"initials", "John Q. Public left. J. K. Writer stayed.", "John Q. Public left .\nJ. K. Writer stayed ."},
		{"months", "It was Feb. 15. On Oct. 7 it rained.", "It was Feb. 15 .\nOn Oct. 7 it rained ."},
		{"number", "See No. 5 now. He said no. 5 men left.", "See No. 5 now .\nHe said no. 5 men left ."},
		{"country goes on", "The U.S. Senate and the U.S. agreed.", "The U.S. Senate and the U.S. agreed ."},
		{"country ends", "He left the U.S. They stayed.", "He left the U.S.\nThey stayed ."},
		{"company goes on", "Acme Inc. Chairman Lee spoke.", "Acme Inc. Chairman Lee spoke ."},
		{"company ends", "He runs Acme Inc. The firm is big.", "He runs Acme Inc .\nThe firm is big ."},
		{"quote after the stop", "“It is over.” He left. 'Go.' Ann stayed.", "\" It is over . \"\nHe left .\n' Go . '\nAnn stayed ."},
		{"quote apart", "\" It is over . \" \" Not yet . \"", "\" It is over . \"\n\" Not yet . \""},
		{"question in a quote", "“Is it?” he asked. \"No!\" she said.", "\" Is it ? \" he asked .\n\" No ! \" she said ."},
		{"dateline", "KYIV, Feb. 3 (AP) — A bridge fell. WASHINGTON — It stood.", "KYIV , Feb. 3 ( AP ) --\nA bridge fell .\nWASHINGTON -- It stood ."},
		{"dateline of several words", "NEW DELHI - A bridge fell.\n\nROME, May 3 (AP) - Trains left.\n\nSAN JUAN, Puerto Rico (AP) -- It stood.", "NEW DELHI -\nA bridge fell .\nROME , May 3 ( AP ) -\nTrains left .\nSAN JUAN , Puerto Rico ( AP ) --\nIt stood ."},
		{"no dateline", "NATO - a pact - met. NATO allies - all of them - came.\n\nNATO – Russia talks ended.\n\nBREXIT – but when?", "NATO - a pact - met .\nNATO allies - all of them - came .\nNATO - Russia talks ended .\nBREXIT - but when ?"},
		{"dateline before a name", "BASRA, Iraq - Iraqi police left.\n\nHOUSTON - Harlan Oil rose.", "BASRA , Iraq -\nIraqi police left .\nHOUSTON -\nHarlan Oil rose ."},
		{"ellipsis", "He waited... and left... Then it rained.", "He waited ... and left ...\nThen it rained ."},
		{"left out", "He left. ... Then it rained. ...and it snowed.", "He left .\n... Then it rained .\n... and it snowed ."},
		{"no capitals", "where is it? nobody knows! they left.", "where is it ?\nnobody knows !\nthey left ."},
		{"lower case after a quote", "\"Where is it?\" he asked. 'Go!' she said. \" Why ? \" it read.", "\" Where is it ? \" he asked .\n' Go ! ' she said .\n\" Why ? \" it read ."},
		{"names with a mark", "Yahoo! said so to Yahoo! News. It left Yahoo! The rest stayed. Huh? is a word.", "Yahoo ! said so to Yahoo ! News .\nIt left Yahoo !\nThe rest stayed .\nHuh ? is a word ."},
		{"marks with spaces", "Really ? ? ! Yes.", "Really ? ? !\nYes ."},
		{"smileys", "It is done :) Now we rest. Good! :-) We left.", "It is done :)\nNow we rest .\nGood ! :-)\nWe left ."},
		{"addresses", "See http://a.example/x http://b.example/y There is more at www.c.example now.", "See http://a.example/x\nhttp://b.example/y\nThere is more at www.c.example now ."},
		{"lines of signs", "the end ======== Next part ---- more -- or less", "the end\n========\nNext part\n----\nmore -- or less"},
		{"list in a line", "We met. 1. The first one left. 2. The second stayed.", "We met .\n1 . The first one left .\n2 . The second stayed ."},
		{"dates in brackets", "Ann Lee (b. March 1970) left.", "Ann Lee ( b. March 1970 ) left ."},
		{"and so on", "It has guns, tanks, etc. Iran denied it. Guns, etc. were sold.", "It has guns , tanks , etc .\nIran denied it .\nGuns , etc. were sold ."},
		{"no abbreviation", "He said OK. Planes left.", "He said OK .\nPlanes left ."},
		{"many notes", "They met in 2009.[1] [2] [3] [4] [5] The pair left.", "They met in 2009 . [ 1 ] [ 2 ] [ 3 ] [ 4 ] [ 5 ]\nThe pair left ."},
		{"quote that is closed late", "They left. \"", "They left . \""},
		{"year", "That was in 2019. Now it is 2024.", "That was in 2019 .\nNow it is 2024 ."},
		{"note", "He was born here.[1] He left. [2] She stayed.", "He was born here . [ 1 ]\nHe left . [ 2 ]\nShe stayed ."},
		{"address at the end", "See www.a.example. It is new.", "See www.a.example .\nIt is new ."},
		{"no space", "This is the end.Then came more.", "This is the end .\nThen came more ."},
		{"headline", "Bridge falls in city\n\nA bridge fell", "Bridge falls in city\nA bridge fell"},
		{"wrapped lines", "The bridge that stood over\nthe river Trent since early\ntimes has fallen. Trains\nstopped.", "The bridge that stood over the river Trent since early times has fallen .\nTrains stopped ."},
		{"lines on purpose", "Background\nThe bridge had been built in the time of the old kings, and few of those who lived in the town used it\nWhat comes next\nNobody knows", "Background\nThe bridge had been built in the time of the old kings , and few of those who lived in the town used it\nWhat comes next\nNobody knows"},
		{"list", "They want:\n- new trains and\n- 3. bridges\n2. Roads that last", "They want :\n- new trains and\n- 3 . bridges\n2 . Roads that last"},
		{"windows lines", "One\r\n\r\nTwo", "One\nTwo"},
	}
	tokenizer := newTokenizer(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := show(tokenizer.Tokenize(test.text)); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestSpans(t *testing.T) {
	text := "Iraq’s “Café–bar” didn’t"
	want := []string{"Iraq", "’s", "“", "Café", "–", "bar", "”", "did", "n’t"}
	tokens, _ := newTokenizer(t).Tokenize(text)
	var got []string
	for _, token := range tokens {
		got = append(got, text[token.Start:token.End])
	}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("got %q, want %q", got, want)
	}
}

// checkTokens states what must hold whatever the text is.
func checkTokens(t *testing.T, text string, tokens []nlp.Token, sentences []nlp.Range) {
	t.Helper()
	if utf8.ValidString(text) {
		doc := nlp.Doc{Article: &nlp.Article{Text: text}, Tokens: tokens, Sentences: sentences}
		if err := doc.Check(); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
	}
	end := 0
	for i, token := range append(tokens, nlp.Token{Span: nlp.Span{Start: len(text), End: len(text)}}) {
		if i < len(tokens) && (token.Start < end || token.Empty() || token.Norm == "") {
			t.Fatalf("%q: token %d is %+v after %d", text, i, token, end)
		}
		if gap := strings.TrimFunc(text[end:token.Start], isSpace); gap != "" {
			t.Fatalf("%q: %q in front of token %d is in no token", text, gap, i)
		}
		end = token.End
	}
	next := 0
	for _, s := range sentences {
		if s.Len() > maxSentence {
			t.Fatalf("a sentence of %d tokens", s.Len())
		}
		if s.First != next || s.End <= s.First || s.End > len(tokens) {
			t.Fatalf("%q: sentence %v after token %d", text, s, next)
		}
		next = s.End
		between := text[tokens[s.First].Start:tokens[s.End-1].End]
		if strings.Contains(between, "\n\n") {
			t.Fatalf("%q: the sentence %q has two paragraphs", text, between)
		}
	}
	if next != len(tokens) {
		t.Fatalf("%q: %d tokens are in no sentence", text, len(tokens)-next)
	}
}

func FuzzTokenize(f *testing.F) {
	for _, text := range []string{
		"", "'", "\"", "İ's", "it's, 'sup", "a\xffb'\xf0\x9fs.", "\u0130\u0130n't", "U.S.\n\n\"x", "...?!.", "-\u2014-", "$$5m-", "[.]", "&rsquo;s",
		"\u00e9.\u201d A", ":)(", "a@", "www.", "\x1f \x1e", "1-2-3.", "'s'll", "The end.\u201dThen", "- a\n- b\nC",
	} {
		f.Add(text)
	}
	tokenizer := newTokenizer(f)
	f.Fuzz(func(t *testing.T, text string) {
		tokens, sentences := tokenizer.Tokenize(text)
		checkTokens(t, text, tokens, sentences)
	})
}

// hardTexts are texts of about n bytes that cost quadratic time where an
// algorithm looks back or ahead too far.
func hardTexts(n int) map[string]string {
	texts := map[string]string{}
	for name, part := range map[string]string{
		"prose":            "The Syria-based group didn't say who fired at the “base” on Feb. 15, Gen. Odd said. ",
		"no spaces":        "word",
		"signs, no spaces": "a-b.c'd\"e,",
		"quotes":           "\"",
		"lone quotes":      "\" ",
		"lone signs":       ") \" ' . ",
		"newlines":         "\n",
		"lines":            "a\n",
		"sentences":        "No. ",
		"glued":            "and.The",
		"stops":            ".",
		"accents":          "é",
		"dashes":           "A - ",
		"ellipses":         "a. ... ",
		"lone marks":       "? ",
		"smileys":          ":) ",
		"lines of signs":   "==== ",
		"addresses":        "http://a.example/ ",
		"no stops":         "the group said that it would fire at the base and then ",
		"list":             "no. 1. ",
		"long words":       strings.Repeat("x", 10_000) + " ",
	} {
		texts[name] = strings.Repeat(part, n/len(part))
	}
	return texts
}

func TestHardTexts(t *testing.T) {
	tokenizer := newTokenizer(t)
	for name, text := range hardTexts(1 << 16) {
		t.Run(name, func(t *testing.T) {
			tokens, sentences := tokenizer.Tokenize(text)
			checkTokens(t, text, tokens, sentences)
		})
	}
	long := strings.Repeat("x", 10_000)
	if tokens, _ := tokenizer.Tokenize("a " + long + " b"); len(tokens) != 3 || tokens[1].Norm != long {
		t.Errorf("a word of 10,000 letters gives %d tokens", len(tokens))
	}
}

// No sentence has more than maxSentence tokens; where it is cut follows from
// the best place in the second half of so many.
func TestLongSentences(t *testing.T) {
	words := func(n int) string { return strings.Repeat("go ", n) }
	tests := []struct {
		name, text string
		want       []int // the lengths of the sentences
	}{
		{"not long", words(400), []int{400}},
		{"nothing to go by", words(1000), []int{400, 400, 200}},
		{"comma", words(300) + ", " + words(200), []int{301, 200}},
		{"the last comma", words(250) + ", " + words(50) + ", " + words(200), []int{302, 200}},
		{"semicolon before comma", words(250) + "; " + words(50) + ", " + words(200), []int{251, 251}},
		{"line before semicolon", words(210) + "\ngo " + words(49) + "; " + words(200), []int{210, 251}},
		{"too early", words(100) + "; " + words(400), []int{400, 101}},
	}
	tokenizer := newTokenizer(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			tokens, sentences := tokenizer.Tokenize(test.text)
			checkTokens(t, test.text, tokens, sentences)
			var got []int
			for _, s := range sentences {
				got = append(got, s.Len())
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("sentences of %d tokens, want %d", got, test.want)
			}
		})
	}
}

func TestConcurrentUse(t *testing.T) {
	tokenizer := newTokenizer(t)
	text := strings.Repeat("Mr. Odd's “Iran-backed” men didn’t go. ", 20)
	want := show(tokenizer.Tokenize(text))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if got := show(tokenizer.Tokenize(text)); got != want {
				t.Error("concurrent calls give different tokens")
			}
		})
	}
	wg.Wait()
}

func BenchmarkTokenize(b *testing.B) {
	tokenizer := newTokenizer(b)
	for name, text := range hardTexts(1 << 20) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				tokenizer.Tokenize(text)
			}
		})
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		newTokenizer(b)
	}
}
