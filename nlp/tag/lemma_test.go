package tag

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestLemmas(t *testing.T) {
	l := newLemmaTables()
	for _, test := range []struct{ form, tag, want string }{
		// By rules.
		{"talks", "NNS", "talk"},
		{"countries", "NNS", "country"},
		{"movies", "NNS", "movie"},
		{"blitzes", "NNS", "blitz"},
		{"houses", "NNS", "house"},
		{"viruses", "NNS", "virus"},
		{"militiamen", "NNS", "militiaman"},
		{"nominated", "VBN", "nominate"},
		{"smelled", "VBD", "smell"},
		{"provoked", "VBD", "provoke"},
		{"freed", "VBN", "free"},
		{"deplored", "VBD", "deplore"},
		{"permitted", "VBN", "permit"},
		{"travelling", "VBG", "travel"},
		{"staring", "VBG", "stare"},
		{"starring", "VBG", "star"},
		{"denies", "VBZ", "deny"},
		{"bigger", "JJR", "big"},
		{"largest", "JJS", "large"},
		{"deadliest", "JJS", "deadly"},
		{"zorbed", "VBD", "zorb"}, // no verb that is known
		{"'s", "POS", "'s"},

		// Irregular.
		{"was", "VBD", "be"},
		{"'s", "VBZ", "be"},
		{"n't", "RB", "not"},
		{"fled", "VBD", "flee"},
		{"dying", "VBG", "die"},
		{"bases", "NNS", "base"},
		{"underwent", "VBD", "undergo"},
		{"outshone", "VBD", "outshine"},
		{"slain", "VBN", "slay"},
		{"'", "POS", "'s"},

		// Capitals.
		{"Talks", "NNS", "talk"},
		{"Gunmen", "NNS", "gunman"},
		{"The", "DT", "the"},
		{"SAYS", "VBZ", "say"},
		{"WERE", "VBD", "be"},
		{"COUNTRIES", "NNS", "country"},
		{"I", "PRP", "I"},
		{"Kabul", "NNP", "Kabul"},
		{"ISRAEL", "NNP", "ISRAEL"},
		{"Tutsis", "NNPS", "Tutsi"},
		{"PARTIES", "NNPS", "PARTY"},
		{"Peruvian", "JJ", "Peruvian"},
		{"Great", "JJ", "great"},
		{"UAV", "NN", "UAV"},
		{"UAVs", "NNS", "UAV"},
		{"Éclairs", "NNPS", "Éclair"},
		{"ÉCLAIRIES", "NNPS", "ÉCLAIRY"},

		// No words.
		{"", "NN", ""},
		{"1,500", "CD", "1500"},
		{"--", ":", "--"},
		{"s", "NNS", "s"},
		{"東京", "NNS", "東京"},
		{"\xff\xfes", "NNS", "\xff\xfe"},
		{strings.Repeat("talk", 20) + "s", "NNS", strings.Repeat("talk", 20) + "s"},
	} {
		if got := l.lemma(test.form, test.tag); got != test.want {
			t.Errorf("the lemma of %s %q is %q; want %q", test.tag, test.form, got, test.want)
		}
	}
}

// The tables hold what nlp/train/lemmas.py found that the rules need, so that
// the rules here must be the same as there.
func TestTablesHoldNothingTwice(t *testing.T) {
	full := newLemmaTables()
	for start := 0; start < len(full.words); {
		line, _, _ := strings.Cut(string(full.words[start:]), "\n")
		end := start + len(line) + 1
		without := full
		without.words = full.words[:start] + full.words[end:]
		f := strings.Split(line, "\t")
		if got := without.lemma(f[0], f[1]); got == f[2] {
			t.Errorf("the rules find the lemma %q of %s %q without the table", got, f[1], f[0])
		}
		start = end
	}
}

func TestTables(t *testing.T) {
	l := newLemmaTables()
	for name, test := range map[string]struct {
		table
		keys int // the number of fields before the last
	}{"tags.tsv": {newTable(tagsTSV), 1}, "lemmas.tsv": {l.words, 2}, "endings.tsv": {l.endings, 2}, "known.tsv": {l.known, 1}} {
		last := ""
		for line := range strings.Lines(string(test.table)) {
			tab := strings.LastIndexByte(line, '\t')
			if strings.Count(line, "\t") != test.keys || tab == 0 {
				t.Errorf("%s: %q has not %d fields", name, line, test.keys+1)
				continue
			}
			key, value := line[:tab], strings.TrimSuffix(line[tab+1:], "\n")
			if key <= last {
				t.Errorf("%s: %q is not behind %q", name, key, last)
			}
			if got, found := test.find([]byte(key)); !found || got != value {
				t.Errorf("%s: %q is %q, %v; want %q", name, key, got, found, value)
			}
			ending, _, _ := strings.Cut(key, "\t")
			if name == "endings.tsv" && len(ending) > longestEnding {
				t.Errorf("the ending %q is longer than %d", ending, longestEnding)
			}
			last = key
		}
		if last == "" {
			t.Errorf("%s is empty", name)
		}
		for _, key := range []string{"", "\t", "zzzz", "\xff", "Q\tNN", last + "x"} {
			if value, found := test.find([]byte(key)); found {
				t.Errorf("%s: %q is %q", name, key, value)
			}
		}
	}
}

func TestFindInWhatIsNoTable(t *testing.T) {
	for _, text := range []string{"", "\n", "a", "a\nb", "\n\n\n", "a\t1", "# a\tb"} {
		if value, found := newTable(text).find([]byte("b")); found {
			t.Errorf("b is %q in %q", value, text)
		}
	}
}

func FuzzLemma(f *testing.F) {
	f.Add("WORDS", "NNS")
	f.Add("underwent", "VBD")
	f.Add("é\xff東s", "NNPS")
	l := newLemmaTables()
	f.Fuzz(func(t *testing.T, form, tag string) {
		lemma := l.lemma(form, tag)
		if lemma == "" && strings.Trim(form, ",") != "" {
			t.Errorf("%s %q has no lemma", tag, form)
		}
		if utf8.ValidString(form) && !utf8.ValidString(lemma) {
			t.Errorf("the lemma of %s %q is %q", tag, form, lemma)
		}
	})
}

func BenchmarkLemma(b *testing.B) {
	l := newLemmaTables()
	b.ReportAllocs()
	for b.Loop() {
		for _, w := range [][2]string{{"The", "DT"}, {"talks", "NNS"}, {"underwent", "VBD"}, {"Kabul", "NNP"}} {
			l.lemma(w[0], w[1])
		}
	}
}

func TestLemmasOfWordings(t *testing.T) {
	for _, test := range []struct {
		of    func(string) (string, bool)
		word  string
		lemma string
		known bool
	}{
		{VerbLemma, "attack", "attack", true},
		{VerbLemma, "attacks", "attack", true},
		{VerbLemma, "struck", "strike", true},
		{VerbLemma, "found", "found", true},
		{VerbLemma, "zorbifork", "zorbifork", false},
		{VerbLemma, "zorbs", "zorb", false},
		{NounLemma, "airstrike", "airstrike", true},
		{NounLemma, "raids", "raid", true},
	} {
		if lemma, known := test.of(test.word); lemma != test.lemma || known != test.known {
			t.Errorf("%q is of %q, %v, want %q, %v", test.word, lemma, known, test.lemma, test.known)
		}
	}
}
