package mention

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/lexicon"
)

// Tests write an article as tagged words: "gunmen/NNS/gunman" is a word, its
// tag and its lemma (if it is not the word in lower case, without the s of a
// plural), "~" in front joins the word to the one before, and "|" ends a
// sentence. An expected mention is "form Kind words", with "= name" and
// "(code)" where the name differs from the words and where there is a code.

func TestNames(t *testing.T) {
	run(t, []findTest{
		{
			"title before a name",
			"Gen./NNP Ann/NNP Lee/NNP arrived/VBD ./.",
			"named Person Ann Lee",
		},
		{
			"body, title and name in one run",
			"Pentagon/NNP Press/NNP Secretary/NNP Paul/NNP Reed/NNP spoke/VBD ./.",
			"named Organization Pentagon; named Person Paul Reed",
		},
		{
			"country, title and name",
			"Indonesian/JJ President/NNP Budi/NNP Santoso/NNP won/VBD ./.",
			"named Country Indonesian = Indonesia (ID); named Person Budi Santoso",
		},
		{
			"title of a country",
			"President/NNP of/IN Ukraine/NNP Olena/NNP Bondar/NNP spoke/VBD ./.",
			"described Person President; named Country Ukraine (UA); named Person Olena Bondar",
		},
		{
			"title in lower case",
			"The/DT security/NN minister/NN Zorwan/NNP left/VBD ./.",
			"named Person Zorwan",
		},
		{
			"initial, particle, nickname",
			"Karl/NNP M./NNP Weber/NNP ,/, Omar/NNP bin/NN Rashid/NNP and/CC Jim/NNP \"/`` ~Red/NNP ~\"/'' Stone/NNP met/VBD ./.",
			`named Person Karl M. Weber; named Person Omar bin Rashid; named Person Jim "Red" Stone`,
		},
		{
			"surname with a hyphenated article",
			"Hassan/NNP al/NN ~-/HYPH ~Karim/NNP fled/VBD ./.",
			"named Person Hassan al-Karim",
		},
		{
			"nationality adjective and people",
			"Iraqi/JJ drivers/NNS and/CC Iranians/NNPS waited/VBD ./.",
			"described PeopleGroup Iraqi drivers; named Country Iraqi = Iraq (IQ); named PeopleGroup Iranians",
		},
		{
			"acronyms count in capitals only",
			"It/PRP let/VBD US/NNP envoys/NNS tell/VBP us/PRP who/WP won/VBD ./.",
			"pronoun Organization It; described PeopleGroup US envoys; named Country US = United States (US)",
		},
		{
			"names do not nest",
			"The/DT Indonesian/NNP National/NNP Police/NNP and/CC the/DT U.S./NNP Embassy/NNP closed/VBD ./.",
			"named Organization Indonesian National Police; named Organization U.S. Embassy",
		},
		{
			"head noun with a complement",
			"The/DT Ministry/NNP of/IN Health/NNP and/CC Welfare/NNP denied/VBD it/PRP ./.",
			"named Organization Ministry of Health and Welfare; pronoun Organization it",
		},
		{
			"common words that make a name together",
			"The/DT Guardians/NNPS of/IN Faith/NNP Brigade/NNP fired/VBD ./.",
			"named ArmedGroup Guardians of Faith Brigade",
		},
		{
			"place before a country",
			"Rebels/NNS took/VBD Zorbat/NNP ,/, Syria/NNP ./.",
			"described PeopleGroup Rebels; named Place Zorbat; named Country Syria (SY)",
		},
		{
			"place after its kind",
			"She/PRP left/VBD the/DT town/NN of/IN Zorbat/NNP ./.",
			"pronoun Person She; described Place town; named Place Zorbat",
		},
		{
			"the kind is that of the whole article",
			"Officials/NNS left/VBD Zorbat/NNP ./. | The/DT town/NN of/IN Zorbat/NNP burned/VBD ./.",
			"described PeopleGroup Officials; named Place Zorbat; described Place town; named Place Zorbat",
		},
		{
			"a surname goes with the full name",
			"Lloyd/NNP Austin/NNP came/VBD ./. | Austin/NNP spoke/VBD ./.",
			"named Person Lloyd Austin; named Person Austin",
		},
		{
			"group in apposition",
			"Harakat/NNP Zorwan/NNP ,/, a/DT militia/NN ,/, left/VBD ./.",
			"named ArmedGroup Harakat Zorwan; described ArmedGroup militia",
		},
		{
			"acronym in brackets",
			"The/DT National/NNP Seed/NNP Agency/NNP (/-LRB- NSX/NNP )/-RRB- closed/VBD ./.",
			"named Organization National Seed Agency; named Organization NSX",
		},
		{
			"the article's own acronym goes before a known one",
			"The/DT New/NNP Hamlet/NNP Office/NNP (/-LRB- NATO/NNP )/-RRB- closed/VBD ./.",
			"named Organization New Hamlet Office; named Organization NATO",
		},
		{
			"country before a person",
			"The/DT First/NNP Minister/NNP of/IN Scotland/NNP Nicola/NNP Reed/NNP Hay/NNP spoke/VBD ./.",
			"described Person First Minister; named Place Scotland; named Person Nicola Reed Hay",
		},
		{
			"occupation at the start of a sentence",
			"Guitarist/NN Ann/NNP Lee/NNP played/VBD ./.",
			"named Person Ann Lee",
		},
		{
			"given name with a hyphen",
			"Seoul/NNP Mayor/NNP Park/NNP Won/NNP ~-/HYPH ~soon/RB vanished/VBD ./.",
			"named Place Seoul; named Person Park Won-soon",
		},
		{
			"words at the start of sentences",
			"Zorwans/NNP is/VBZ rare/JJ ./. | Okayly/UH ,/, he/PRP left/VBD ./. | The/DT Zorwans/NNP slept/VBD ./.",
			"named Organization Zorwans; pronoun Person he; named Organization Zorwans",
		},
		{
			"state body in lower case",
			"The/DT Syrian/JJ army/NN and/CC the/DT German/JJ government/NN agreed/VBD ./.",
			"named ArmedGroup Syrian army; named Country Syrian = Syria (SY); " +
				"named Organization German government; named Country German = Germany (DE)",
		},
		{
			"reign of a person",
			"The/DT Zorwan/NNP administration/NN objected/VBD ./.",
			"named Organization Zorwan administration",
		},
		{
			"generic head noun behind a name",
			"The/DT Islamic/NNP State/NNP group/NN fled/VBD ./.",
			"named ArmedGroup Islamic State group = Islamic State",
		},
		{
			"border of two countries",
			"The/DT Syria/NNP ~-/HYPH ~Iraq/NNP border/NN closed/VBD ./.",
			"named Place Syria-Iraq border; named Country Syria (SY); named Country Iraq (IQ)",
		},
		{
			"possessive",
			"Iran/NNP 's/POS envoy/NN slept/VBD ./.",
			"named Country Iran (IR); described Person envoy",
		},
		{
			"the capital of a sentence's first word says nothing",
			"Yesterday/NN rain/NN fell/VBD ./. | Perhaps/RB more/JJR falls/VBZ ./.",
			"",
		},
		{
			"months and days are no names",
			"On/IN Monday/NNP ,/, March/NNP 3/CD ,/, she/PRP sang/VBD ./.",
			"pronoun Person she",
		},
		{
			"headline case",
			"Germany/NNP Condemns/NNP Deadly/NNP Attack/NNP in/IN Zorbat/NNP ,/, Syria/NNP",
			"named Country Germany (DE); described Event Deadly Attack; named Place Zorbat; named Country Syria (SY)",
		},
		{
			"numbered names",
			"Resolution/NNP 99/CD and/CC Category/NNP 4/CD differ/VBP ./.",
			"named Document Resolution 99",
		},
		{
			"storms",
			"Hurricane/NNP Zora/NNP hit/VBD Lake/NNP Zorwan/NNP ./.",
			"named Event Hurricane Zora; named Place Lake Zorwan",
		},
	})
}

func TestDescriptions(t *testing.T) {
	run(t, []findTest{
		{
			"armed people",
			"Two/CD gunmen/NNS/gunman shot/VBD a/DT senior/JJ U.S./NNP defense/NN official/NN ./.",
			"described PeopleGroup Two gunmen; described Person senior U.S. defense official; " +
				"named Country U.S. = United States (US)",
		},
		{
			"hyphenated modifier",
			"Iranian/JJ ~-/HYPH ~backed/VBN Shiite/JJ militia/NN groups/NNS fired/VBD ./.",
			"described ArmedGroup Iranian-backed Shiite militia groups; named Country Iranian = Iran (IR); " +
				"named PeopleGroup Shiite = Shiites",
		},
		{
			"event with a date",
			"He/PRP condemned/VBD the/DT Feb./NNP 15/CD rocket/NN attack/NN ./.",
			"pronoun Person He; described Event Feb. 15 rocket attack",
		},
		{
			"facility and place",
			"They/PRP hit/VBD two/CD facilities/NNS/facility in/IN eastern/JJ Syria/NNP ./.",
			"pronoun PeopleGroup They; described Facility two facilities; named Country Syria (SY)",
		},
		{
			"document",
			"It/PRP sought/VBD a/DT nuclear/JJ deal/NN ./.",
			"pronoun Organization It; described Document nuclear deal",
		},
		{
			"a description that belongs to a name is none",
			"The/DT news/NN agency/NN Zorpress/NNP quoted/VBD journalist/NN Ann/NNP Lee/NNP ./.",
			"named Organization Zorpress; named Person Ann Lee",
		},
		{
			"other nouns are none",
			"The/DT weather/NN improved/VBD his/PRP$ happiness/NN ./.",
			"pronoun Person his",
		},
	})
}

func TestEmpty(t *testing.T) {
	doc := &nlp.Doc{Article: &nlp.Article{}}
	if got := finder(t).Find(doc); len(got) != 0 {
		t.Errorf("an empty article has the mentions %v", got)
	}
}

// FuzzFind checks that no sequence of tagged words breaks the invariants of
// mentions.
func FuzzFind(f *testing.F) {
	f.Add("Gen./NNP Ann/NNP Lee/NNP ,/, the/DT U.S./NNP army/NN 's/POS head/NN | of/IN \"/`` it/PRP")
	f.Add("Iran/NNP ~-/HYPH ~backed/VBN groups/NNS and/CC al/NN ~-/HYPH ~Qaida/NNP")
	f.Add("The/DT Ministry/NNP of/IN the/DT | and/CC &/CC")
	l, err := lexicon.Load()
	if err != nil {
		f.Fatal(err)
	}
	found := New(l)
	f.Fuzz(func(t *testing.T, source string) {
		doc := parse(source)
		if doc.Check() != nil {
			t.Skip("not a document")
		}
		doc.Mentions = found.Find(doc)
		if err := doc.Check(); err != nil {
			t.Errorf("%q: %v", source, err)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	l, err := lexicon.Load()
	if err != nil {
		b.Fatal(err)
	}
	found := New(l)
	sentence := "Iranian/JJ ~-/HYPH ~backed/VBN Shiite/JJ militia/NN groups/NNS fired/VBD on/IN Pentagon/NNP Press/NNP " +
		"Secretary/NNP Paul/NNP Reed/NNP near/IN the/DT town/NN of/IN Zorbat/NNP ,/, Syria/NNP ,/, he/PRP said/VBD ./. | "
	doc := parse(strings.Repeat(sentence, 1000))
	for b.Loop() {
		found.Find(doc)
	}
	b.ReportMetric(float64(len(doc.Tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}

type findTest struct{ name, source, want string }

func run(t *testing.T, tests []findTest) {
	t.Helper()
	found := finder(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := parse(tt.source)
			doc.Mentions = found.Find(doc)
			if err := doc.Check(); err != nil {
				t.Fatal(err)
			}
			var want []string
			if tt.want != "" {
				want = strings.Split(tt.want, "; ")
			}
			if diff := cmp.Diff(want, show(doc)); diff != "" {
				t.Errorf("mentions (-want +got):\n%s", diff)
			}
		})
	}
}

func finder(t *testing.T) *Finder {
	t.Helper()
	l, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	return New(l)
}

func show(doc *nlp.Doc) []string {
	var out []string
	for _, m := range doc.Mentions {
		s := fmt.Sprintf("%s %s %s", m.Form, m.Kind, doc.Words(m.Range))
		if m.Name != "" && m.Name != doc.Words(m.Range) {
			s += " = " + m.Name
		}
		if m.Code != "" {
			s += " (" + m.Code + ")"
		}
		out = append(out, s)
	}
	return out
}

// parse reads an article in the tests' form.
func parse(source string) *nlp.Doc {
	doc := &nlp.Doc{Article: &nlp.Article{}}
	var text strings.Builder
	first := 0
	endSentence := func() {
		if len(doc.Tokens) > first {
			doc.Sentences = append(doc.Sentences, nlp.Range{First: first, End: len(doc.Tokens)})
			first = len(doc.Tokens)
		}
	}
	for _, field := range strings.Fields(source) {
		if field == "|" {
			endSentence()
			continue
		}
		word, joined := strings.CutPrefix(field, "~")
		if !joined && text.Len() > 0 {
			text.WriteByte(' ')
		}
		parts := append(strings.Split(word, "/"), "", "")
		token := nlp.Token{Norm: parts[0], Tag: parts[1], Lemma: parts[2]}
		if token.Lemma == "" {
			token.Lemma = strings.ToLower(token.Norm)
			if token.Tag == "NNS" {
				token.Lemma = strings.TrimSuffix(token.Lemma, "s")
			}
		}
		token.Start = text.Len()
		text.WriteString(token.Norm)
		token.End = text.Len()
		doc.Tokens = append(doc.Tokens, token)
	}
	endSentence()
	doc.Article.Text = text.String()
	return doc
}
