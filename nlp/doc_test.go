package nlp

import (
	"strings"
	"testing"
	"time"
)

const sampleText = "Mara Venn met Iranian officials. She left."

// sample is a Doc of sampleText with one chain of two mentions, one singleton
// and one relation; every call gives a new one.
func sample() *Doc {
	return &Doc{
		Article: &Article{Path: "a.txt", Text: sampleText},
		Tokens: []Token{
			{Span: Span{0, 4}, Norm: "Mara", Tag: "NNP"},
			{Span: Span{5, 9}, Norm: "Venn", Tag: "NNP"},
			{Span: Span{10, 13}, Norm: "met", Tag: "VBD"},
			{Span: Span{14, 21}, Norm: "Iranian", Tag: "JJ"},
			{Span: Span{22, 31}, Norm: "officials", Tag: "NNS"},
			{Span: Span{31, 32}, Norm: ".", Tag: "."},
			{Span: Span{33, 36}, Norm: "She", Tag: "PRP"},
			{Span: Span{37, 41}, Norm: "left", Tag: "VBD"},
			{Span: Span{41, 42}, Norm: ".", Tag: "."},
		},
		Sentences: []Range{{0, 6}, {6, 9}},
		Mentions: []Mention{
			{Range: Range{0, 2}, Head: 1, Kind: Person, Form: Named, Name: "Mara Venn"},
			{Range: Range{3, 5}, Head: 4, Kind: PeopleGroup, Form: Described, Name: "Iranian officials"},
			{Range: Range{3, 4}, Head: 3, Kind: Country, Form: Named, Name: "Iran", Code: "IR"},
			{Range: Range{6, 7}, Head: 6, Kind: Person, Form: Pronoun},
		},
		Chains: []Chain{
			{Mentions: []int{0, 3}, Representative: 0},
			{Mentions: []int{1}, Representative: 1},
			{Mentions: []int{2}, Representative: 2},
		},
		Times: []TimeExpression{{Range{7, 8}, Date, Interval{day(5), day(6), Day}}},
		Relations: []Relation{{
			Type: "MET_WITH", Subject: 0, Object: 1, Sentence: 0, Trigger: Span{10, 13},
			Polarity: Positive, Modality: Asserted, Attribution: None, Place: None,
			Time: Time{Text: "in May", Interval: Interval{Granularity: Month}},
			Rule: "active", Confidence: 0.8,
		}},
	}
}

func day(n int) time.Time { return time.Date(2024, 2, n, 0, 0, 0, 0, time.UTC) }

func TestCheckAcceptsASoundDoc(t *testing.T) {
	if err := sample().Check(); err != nil {
		t.Error(err)
	}
	if err := (&Doc{Article: &Article{}}).Check(); err != nil {
		t.Errorf("empty doc: %v", err)
	}
}

func TestCheckFindsEveryFault(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(*Doc)
		want  string // part of the error
	}{
		{"empty token", func(d *Doc) { d.Tokens[1].End = 5 }, "token 1 is empty"},
		{"tokens overlap", func(d *Doc) { d.Tokens[1].Start = 3 }, "token 1 starts at 3"},
		{"token past the text", func(d *Doc) { d.Tokens[8].End = 99 }, "past the text's 42 bytes"},
		{"token cuts a character", func(d *Doc) { d.Article.Text = strings.Replace(sampleText, "a ", "é", 1) }, "cuts a character"},
		{"token without norm", func(d *Doc) { d.Tokens[0].Norm = "" }, "token 0 has no norm"},
		{"sentence gap", func(d *Doc) { d.Sentences[1].First = 7 }, "sentence 1"},
		{"tokens outside sentences", func(d *Doc) { d.Sentences = d.Sentences[:1] }, "3 tokens are in no sentence"},
		{"half a tree", func(d *Doc) { d.Tokens[0].Dep = "root" }, "the tree of sentence 0"},
		{"two roots", func(d *Doc) {
			for i := 6; i < 9; i++ {
				d.Tokens[i].Head, d.Tokens[i].Dep = i, "root"
			}
		}, "two roots, tokens 6 and 7"},
		{"cycle", func(d *Doc) {
			for i, head := range []int{7, 6, 8} {
				d.Tokens[6+i].Head, d.Tokens[6+i].Dep = head, "dep"
			}
		}, "the tree of sentence 1 has a cycle above token 6"},
		{"head in another sentence", func(d *Doc) {
			d.Tokens[6].Head, d.Tokens[6].Dep = 0, "dep"
		}, "lets token 6 depend on 0"},
		{"names overlap", func(d *Doc) {
			d.Names = []Name{{Range: Range{0, 2}, Label: "PER"}, {Range: Range{1, 3}, Label: "ORG"}}
		}, "name 1 is tokens 1 to 3"},
		{"frames out of order", func(d *Doc) {
			d.Frames = []Frame{{Predicate: 7}, {Predicate: 2}}
		}, "frame 1 has the predicate 2"},
		{"argument in another sentence", func(d *Doc) {
			d.Frames = []Frame{{Predicate: 2, Arguments: []Argument{{Head: 6, Role: "ARG0"}}}}
		}, "frame 0 has the argument 6"},
		{"mention outside", func(d *Doc) { d.Mentions[3].End = 12 }, "mention 3 is tokens 6 to 12 of 9"},
		{"mentions out of order", func(d *Doc) { d.Mentions[1], d.Mentions[2] = d.Mentions[2], d.Mentions[1] }, "mention 2 is out of order"},
		{"mentions cross", func(d *Doc) { d.Mentions[0].End = 4 }, "mention 1 crosses another one"},
		{"mention over two sentences", func(d *Doc) { d.Mentions[3].First = 5 }, "mention 3 runs over"},
		{"head outside", func(d *Doc) { d.Mentions[0].Head = 2 }, "head, token 2"},
		{"unknown kind", func(d *Doc) { d.Mentions[0].Kind = "Planet" }, `kind "Planet"`},
		{"unknown form", func(d *Doc) { d.Mentions[0].Form = "shouted" }, `form "shouted"`},
		{"name without a name", func(d *Doc) { d.Mentions[0].Name = "" }, `named and has the name ""`},
		{"code of no country", func(d *Doc) { d.Mentions[0].Code = "IR" }, `country code "IR"`},
		{"cluster of one", func(d *Doc) { d.Clusters = [][]Reference{{{Range{0, 2}, 1, 0}}} }, "cluster 0 has 1 references"},
		{"reference twice", func(d *Doc) { d.Clusters = [][]Reference{{{Range{0, 2}, 1, 0}, {Range{0, 2}, 1, 1}}} }, "cluster 0 has the reference of token 1 out of order"},
		{"reference without its head", func(d *Doc) { d.Clusters = [][]Reference{{{Range{0, 2}, 1, 0}, {Range{6, 7}, 7, 1}}} }, "cluster 0 has token 7 head tokens 6 to 7"},
		{"empty chain", func(d *Doc) { d.Chains[1].Mentions = nil }, "chain 1 is empty"},
		{"chains out of order", func(d *Doc) { d.Chains[0], d.Chains[1] = d.Chains[1], d.Chains[0] }, "chain 1 is out of order"},
		{"mention in two chains", func(d *Doc) { d.Chains[1].Mentions = []int{1, 3} }, "mention 3 is in two chains"},
		{"pronoun represents", func(d *Doc) { d.Chains[0].Representative = 3 }, "represented by a pronoun"},
		{"representative outside", func(d *Doc) { d.Chains[0].Representative = 1 }, "does not hold its representative"},
		{"relation to itself", func(d *Doc) { d.Relations[0].Object = 0 }, "joins chains 0 and 0"},
		{"relation to nowhere", func(d *Doc) { d.Relations[0].Object = 7 }, "joins chains 0 and 7 of 3"},
		{"attribution to nobody", func(d *Doc) { d.Relations[0].Attribution = 3 }, "attributed to chain 3"},
		{"trigger elsewhere", func(d *Doc) { d.Relations[0].Trigger = Span{37, 41} }, "outside its sentence"},
		{"no rule", func(d *Doc) { d.Relations[0].Rule = "" }, "lacks its type or its rule"},
		{"no polarity", func(d *Doc) { d.Relations[0].Polarity = "" }, "unknown polarity"},
		{"no modality", func(d *Doc) { d.Relations[0].Modality = "sung" }, `unknown modality "sung"`},
		{"too sure", func(d *Doc) { d.Relations[0].Confidence = 1.5 }, "confidence 1.5"},
		{"ends before it starts", func(d *Doc) { d.Relations[0].Time.Interval = Interval{day(3), day(2), Day} }, "ends before it starts"},
		{"starts and never ends", func(d *Doc) { d.Relations[0].Time.From = day(1) }, "has one end only"},
		{"times overlap", func(d *Doc) {
			d.Times = []TimeExpression{{Range: Range{0, 2}, Kind: Date}, {Range: Range{1, 3}, Kind: Date}}
		}, "time 1 is tokens 1 to 3"},
		{"time over two sentences", func(d *Doc) { d.Times = []TimeExpression{{Range: Range{5, 7}, Kind: Date}} }, "time 0 runs over"},
		{"unknown kind of time", func(d *Doc) { d.Times = []TimeExpression{{Range: Range{0, 1}}} }, `time 0 has the unknown kind ""`},
		{"a length has days", func(d *Doc) {
			d.Times = []TimeExpression{{Range{0, 1}, Duration, Interval{day(1), day(2), Day}}}
		}, "is a duration and has an interval"},
		{"unknown granularity", func(d *Doc) {
			d.Times = []TimeExpression{{Range{0, 1}, Date, Interval{Granularity: "eon"}}}
		}, `unknown granularity "eon"`},
		{"no granularity", func(d *Doc) {
			d.Times = []TimeExpression{{Range{0, 1}, Date, Interval{From: day(1), To: day(2)}}}
		}, "resolved without a granularity"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := sample()
			tt.spoil(d)
			if err := d.Check(); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("Check: %v; want an error with %q", err, tt.want)
			}
		})
	}
}

func TestDump(t *testing.T) {
	const want = `sentence 0 [0:32]
  Mara/NNP Venn/NNP met/VBD Iranian/JJ officials/NNS ./.
  m0 "Mara Venn" named Person = Mara Venn
  m1 "Iranian officials" described PeopleGroup = Iranian officials
  m2 "Iranian" named Country = Iran (IR)
sentence 1 [33:42]
  She/PRP left/VBD ./.
  date "left" day [2024-02-05, 2024-02-06)
  m3 "She" pronoun Person
chain 0 Mara Venn: m0 "Mara Venn", m3 "She"
Mara Venn -MET_WITH-> Iranian officials (pos, asserted, when "in May" month) "met" by active in sentence 0
`
	var b strings.Builder
	if err := sample().Dump(&b); err != nil {
		t.Fatal(err)
	}
	if b.String() != want {
		t.Errorf("Dump:\n%s\nwant:\n%s", b.String(), want)
	}
}

func TestFingerprintTellsFieldsApart(t *testing.T) {
	a := Article{Title: "ab", Text: "c"}
	for _, b := range []Article{
		{Title: "a", Text: "bc"},
		{Title: "ab", Text: "c", Source: "x"},
		{Title: "ab", Text: "c", URL: "x"},
		{Title: "ab", Text: "c", Published: time.Unix(0, 0)},
	} {
		if a.Fingerprint() == b.Fingerprint() {
			t.Errorf("%+v and %+v have one fingerprint", a, b)
		}
	}
	moved := Article{Path: "elsewhere.txt", Title: "ab", Text: "c"}
	if a.Fingerprint() != moved.Fingerprint() {
		t.Error("the fingerprint depends on the path")
	}
}

func TestSentenceOf(t *testing.T) {
	d := sample()
	for token, want := range []int{0, 0, 0, 0, 0, 0, 1, 1, 1} {
		if got := d.SentenceOf(token); got != want {
			t.Errorf("SentenceOf(%d) = %d; want %d", token, got, want)
		}
	}
}
