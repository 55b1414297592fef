package coref

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/lexicon"
	"github.com/newsgraph/newsgraph/nlp/weights/weightstest"
)

// Tests write an article as tagged words with its mentions in braces:
// "{Person Ann/NNP Lee/NNP}" is a name, "{~Event attack/NN}" a description,
// "{?Person she/PRP}" a pronoun; "|" ends a sentence. A country's code follows
// its kind: "{Country:IQ Iraqi/JJ}"; a name that differs from the words stands
// behind "=", with "_" for a space. Expected are the chains of two or more
// mentions: their words, the representative's in brackets.

func TestResolve(t *testing.T) {
	tests := []struct{ name, source, want string }{
		{
			"surname",
			"{Person Ann/NNP Lee/NNP} came/VBD | {Person Lee/NNP} left/VBD",
			"[Ann Lee], Lee",
		},
		{
			"surname before the full name",
			"{Person Lee/NNP} came/VBD | {Person Ann/NNP Lee/NNP} left/VBD",
			"Lee, [Ann Lee]",
		},
		{
			"two people with one surname",
			"{Person Ann/NNP Lee/NNP} met/VBD {Person Bob/NNP Lee/NNP} | {Person Bob/NNP Lee/NNP} left/VBD | {Person Lee/NNP} ate/VBD",
			"[Bob Lee], Bob Lee, Lee",
		},
		{
			"middle name and spelling",
			"{Person Qasem/NNP Zorwani/NNP} and/CC {Person Qassem/NNP Zorwani/NNP} and/CC {Person Ann/NNP Lee/NNP} ,/, {Person Ann/NNP B./NNP Lee/NNP}",
			"[Qasem Zorwani], Qassem Zorwani; Ann Lee, [Ann B. Lee]",
		},
		{
			"particle of a surname",
			"{Person Omar/NNP al-Zorwani/NNP} spoke/VBD | {Person Zorwani/NNP} left/VBD",
			"[Omar al-Zorwani], Zorwani",
		},
		{
			"country by its code",
			"{Country:IQ=Iraq Iraqi/JJ} men/NNS left/VBD {Country:IQ Iraq/NNP} for/IN {Country:IR Iran/NNP}",
			"[Iraqi], Iraq",
		},
		{
			"acronym in brackets",
			"{Organization National/NNP Seed/NNP Bureau/NNP} (/-LRB- {Organization BIN/NNP} )/-RRB- | {Organization BIN/NNP} fell/VBD",
			"[National Seed Bureau], BIN, BIN",
		},
		{
			"acronym by its initials, in either order",
			"{ArmedGroup ZLF/NNP} fired/VBD | {ArmedGroup Zorwan/NNP Liberation/NNP Front/NNP} fell/VBD | {Organization ABC/NNP} | {Organization Zed/NNP Yard/NNP}",
			"ZLF, [Zorwan Liberation Front]",
		},
		{
			"end of a longer name",
			"{Organization Zorwan/NNP Grain/NNP Council/NNP} met/VBD | {Organization Grain/NNP Council/NNP} left/VBD",
			"[Zorwan Grain Council], Grain Council",
		},
		{
			"a country in front in two wordings",
			"{Organization U.S./NNP Embassy/NNP} and/CC {Organization United/NNP States/NNP Embassy/NNP}",
			"U.S. Embassy, [United States Embassy]",
		},
		{
			"generic word behind",
			"{Place Zorwan/NNP} and/CC {Place Zorwan/NNP Province/NNP}",
			"Zorwan, [Zorwan Province]",
		},
		{
			"apposition in both orders",
			"{Person Ann/NNP Lee/NNP} ,/, the/DT {~Person mayor/NN} ,/, met/VBD the/DT {~Person senator/NN} ,/, {Person Bob/NNP Ray/NNP} ./.",
			"[Ann Lee], mayor; senator, [Bob Ray]",
		},
		{
			"a list is no apposition",
			"{Person Ann/NNP Lee/NNP} ,/, {~PeopleGroup officials/NNS} and/CC {ArmedGroup Zorwan/NNP} ,/, {~ArmedGroup militias/NNS} fled/VBD",
			"",
		},
		{
			"description with a complement",
			"the/DT {~Person minister/NN} for/IN {Place Zorwan/NNP} ,/, {Person Ann/NNP Lee/NNP} ,/, left/VBD",
			"minister, [Ann Lee]",
		},
		{
			"title",
			"Queen/NNP {Person Ann/NNP} spoke/VBD | the/DT {~Person queen/NN} left/VBD",
			"[Ann], queen",
		},
		{
			"definite event, indefinite event",
			"A/DT {~Event rocket/NN attack/NN} began/VBD | the/DT {~Event attack/NN} ended/VBD | an/DT {~Event attack/NN} began/VBD",
			"[rocket attack], attack",
		},
		{
			"forces of a country",
			"{~ArmedGroup U.S./NNP troops/NNS} left/VBD | {~ArmedGroup American/JJ military/NN forces/NNS} came/VBD | {~ArmedGroup Iraqi/JJ forces/NNS}",
			"U.S. troops, [American military forces]",
		},
		{
			"the group",
			"{ArmedGroup Zorwan/NNP} fired/VBD | The/DT {~Organization group/NN} left/VBD",
			"[Zorwan], group",
		},
		{
			"the group that was named last",
			"{ArmedGroup Zorwan/NNP} fired/VBD | The/DT {~Organization group/NN} left/VBD | {ArmedGroup Quell/NNP} fired/VBD | The/DT {~Organization group/NN} won/VBD",
			"[Zorwan], group; [Quell], group",
		},
		{
			"a group and what it calls itself",
			"A/DT {~Organization group/NN} that/WDT calls/VBZ itself/PRP {Organization Zorwan/NNP Jackal/NNP} came/VBD | The/DT {~Organization group/NN} left/VBD",
			"group, [Zorwan Jackal], group",
		},
		{
			"a verb that names is no apposition",
			"The/DT {~Person king/NN} named/VBD {Person Ann/NNP Lee/NNP}",
			"",
		},
		{
			"short for a longer name",
			"{Organization Velmar/NNP Bank/NNP} fell/VBD | {Organization Velmar/NNP} rose/VBD",
			"[Velmar Bank], Velmar",
		},
		{
			"a person and whose son",
			"{Person Zorwan/NNP Lee/NNP} met/VBD {Person Quell/NNP Ray/NNP} and/CC {?Person his/PRP$} son/NN",
			"[Quell Ray], his",
		},
		{
			"two ministers of one title",
			"Minister/NNP {Person Ann/NNP Lee/NNP} spoke/VBD | Its/PRP$ {~Person minister/NN} ,/, {Person Bob/NNP Ray/NNP} ,/, left/VBD",
			"minister, [Bob Ray]",
		},
		{
			"who stands in for the leader is not the leader",
			"The/DT {~Person deputy/NN leader/NN} came/VBD | The/DT {~Person leader/NN} left/VBD",
			"",
		},
		{
			"whose sister is no apposition",
			"{Person Ann/NNP Lee/NNP} ,/, the/DT {~Person mayor/NN} 's/POS sister/NN",
			"",
		},
		{
			"the province, and not the town",
			"{Place Zorwan/NNP Province/NNP} burned/VBD | {Place Quell/NNP} burned/VBD | The/DT {~Place province/NN} burned/VBD | {Place Zorwan/NNP Province/NNP} burned/VBD | the/DT {~Place town/NN} burned/VBD",
			"[Zorwan Province], province, Zorwan Province",
		},
		{
			"the country",
			"{Country:IQ Iraq/NNP} burned/VBD | the/DT {~Country country/NN} ended/VBD",
			"[Iraq], country",
		},
		{
			"he and she",
			"{Person Angela/NNP Zed/NNP} met/VBD {Person Robert/NNP Ray/NNP} | {?Person He/PRP} said/VBD {?Person she/PRP} won/VBD",
			"[Angela Zed], she; [Robert Ray], He",
		},
		{
			"a pronoun too far away",
			"{Person Angela/NNP Zed/NNP} | one/CD | two/CD | three/CD | {?Person she/PRP} won/VBD",
			"",
		},
		{
			"they and it",
			"{~PeopleGroup rebels/NNS} met/VBD {Organization Zed/NNP Corp/NNP} | {?PeopleGroup They/PRP} left/VBD | {Organization Zed/NNP Corp/NNP} said/VBD {?Organization it/PRP} won/VBD",
			"[rebels], They; [Zed Corp], Zed Corp, it",
		},
	}
	r := resolver(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := parse(t, tt.source)
			doc.Chains = r.Resolve(doc)
			if err := doc.Check(); err != nil {
				t.Fatal(err)
			}
			var want []string
			if tt.want != "" {
				want = strings.Split(tt.want, "; ")
			}
			if diff := cmp.Diff(want, show(doc)); diff != "" {
				t.Errorf("chains (-want +got):\n%s", diff)
			}
		})
	}
}

func TestEveryNameIsInAChain(t *testing.T) {
	doc := parse(t, "{?Person She/PRP} saw/VBD {Person Ann/NNP} and/CC {~PeopleGroup men/NNS}")
	doc.Chains = resolver(t).Resolve(doc)
	if err := doc.Check(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]int{nlp.None, 0, 1}, doc.ChainOf()); diff != "" {
		t.Errorf("chains of the mentions (-want +got):\n%s", diff)
	}
}

func TestLocal(t *testing.T) {
	doc := parse(t, "{~PeopleGroup gunmen/NNS} saw/VBD {~ArmedGroup {Country:US=United_States U.S./NNP} forces/NNS} and/CC "+
		"{~Person {Country:US=United_States U.S./NNP} official/NN} and/CC {Person Ann/NNP}")
	want := map[string]bool{"gunmen": true, "U.S. forces": false, "U.S. official": true, "Ann": false, "United States": false}
	doc.Chains = resolver(t).Resolve(doc)
	for c := range doc.Chains {
		if name := doc.Representative(c).Name; doc.Chains[c].Local != want[name] {
			t.Errorf("%s: Local = %v, want %v", name, doc.Chains[c].Local, want[name])
		}
	}
}

func TestEmpty(t *testing.T) {
	if got := resolver(t).Resolve(&nlp.Doc{Article: &nlp.Article{}}); len(got) != 0 {
		t.Errorf("an empty article has the chains %v", got)
	}
}

func TestAlike(t *testing.T) {
	for _, tt := range []struct {
		v, w string
		want bool
	}{
		{"laden", "ladin", true},
		{"qasem", "qassem", true},
		{"zorwani", "zorwani", true},
		{"smith", "smyths", false},
		{"lee", "lea", false},
		{"", "", true},
		{"mubarak", "murabak", false},
		{"assad", "assads", true},
	} {
		if got := alike(tt.v, tt.w); got != tt.want {
			t.Errorf("alike(%q, %q) = %v", tt.v, tt.w, got)
		}
		if got := alike(tt.w, tt.v); got != tt.want {
			t.Errorf("alike(%q, %q) = %v", tt.w, tt.v, got)
		}
	}
}

// FuzzResolve checks that no sequence of mentions breaks the invariants of
// chains.
func FuzzResolve(f *testing.F) {
	f.Add("Ann Lee, the mayor. She Lee (AL) he the group Ann", []byte{1, 4, 0, 9, 18, 35, 2, 60, 7})
	f.Add("U.S. Embassy the U.S. it they the country bin", []byte{255, 3, 128, 64, 32, 5, 6, 6, 6})
	l, err := lexicon.Load()
	if err != nil {
		f.Fatal(err)
	}
	file, _ := weightstest.Tiny(f)
	r, err := New(l, file)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string, choices []byte) {
		doc := arbitrary(text, choices)
		if doc.Check() != nil {
			t.Skip("not a document")
		}
		doc.Chains = r.Resolve(doc)
		if err := doc.Check(); err != nil {
			t.Errorf("%q %v: %v", text, choices, err)
		}
	})
}

// arbitrary makes a document of the text's words, ending a sentence after full
// stops, with a mention of one to four words for each of the choices.
func arbitrary(text string, choices []byte) *nlp.Doc {
	b := builder{doc: &nlp.Doc{Article: &nlp.Article{}}}
	tags := []string{"NN", "NNS", "NNP", "DT", "PRP", "IN", ","}
	for i, word := range strings.Fields(text) {
		b.token(word + "/" + tags[(i*7+len(word))%len(tags)])
		if strings.HasSuffix(word, ".") {
			b.endSentence()
		}
	}
	b.endSentence()
	b.doc.Article.Text = b.text.String()
	next := 0
	for i, choice := range choices {
		first := next + int(choice>>5)%2
		end := first + 1 + int(choice)%4
		if end > len(b.doc.Tokens) {
			break
		}
		m := nlp.Mention{
			Range: nlp.Range{First: first, End: end}, Head: end - 1, Kind: nlp.Kinds[(i+int(choice))%len(nlp.Kinds)],
			Form: []nlp.Form{nlp.Named, nlp.Described, nlp.Pronoun}[int(choice>>2)%3],
		}
		if m.Form != nlp.Pronoun {
			m.Name = b.doc.Words(m.Range)
		}
		b.doc.Mentions = append(b.doc.Mentions, m)
		next = end
	}
	return b.doc
}

func BenchmarkResolve(b *testing.B) {
	r := resolver(b)
	doc := parse(b, strings.Repeat("{Person Ann/NNP Lee/NNP} ,/, the/DT {~Person mayor/NN} ,/, met/VBD {ArmedGroup Zorwan/NNP Front/NNP} | "+
		"{?Person She/PRP} said/VBD the/DT {~Organization group/NN} left/VBD {Country:IQ Iraq/NNP} ./. | ", 1000))
	for b.Loop() {
		r.Resolve(doc)
	}
	b.ReportMetric(float64(len(doc.Tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func resolver(t testing.TB) *Resolver {
	t.Helper()
	l, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	file, _ := weightstest.Tiny(t)
	r, err := New(l, file)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func show(doc *nlp.Doc) []string {
	var out []string
	for _, c := range doc.Chains {
		if len(c.Mentions) < 2 {
			continue
		}
		var words []string
		for _, m := range c.Mentions {
			w := doc.Words(doc.Mentions[m].Range)
			if m == c.Representative {
				w = "[" + w + "]"
			}
			words = append(words, w)
		}
		out = append(out, strings.Join(words, ", "))
	}
	return out
}

// builder makes a document out of the tests' form.
type builder struct {
	doc  *nlp.Doc
	text strings.Builder
	open []int // the mentions that are not closed yet
}

func (b *builder) endSentence() {
	first := 0
	if n := len(b.doc.Sentences); n > 0 {
		first = b.doc.Sentences[n-1].End
	}
	if len(b.doc.Tokens) > first {
		b.doc.Sentences = append(b.doc.Sentences, nlp.Range{First: first, End: len(b.doc.Tokens)})
	}
}

func (b *builder) token(field string) {
	word, tag, _ := strings.Cut(field, "/")
	if b.text.Len() > 0 {
		b.text.WriteByte(' ')
	}
	start := b.text.Len()
	b.text.WriteString(word)
	b.doc.Tokens = append(b.doc.Tokens, nlp.Token{
		Span: nlp.Span{Start: start, End: b.text.Len()}, Norm: word, Lemma: strings.ToLower(word), Tag: tag,
	})
}

// begin opens the mention that a field like "{~Event" announces.
func (b *builder) begin(field string) {
	m := nlp.Mention{Form: nlp.Named, Range: nlp.Range{First: len(b.doc.Tokens)}}
	switch {
	case strings.HasPrefix(field, "{~"):
		m.Form = nlp.Described
	case strings.HasPrefix(field, "{?"):
		m.Form = nlp.Pronoun
	}
	kind, name, _ := strings.Cut(strings.TrimLeft(field, "{~?"), "=")
	kind, m.Code, _ = strings.Cut(kind, ":")
	m.Kind, m.Name = nlp.Kind(kind), strings.ReplaceAll(name, "_", " ")
	b.open = append(b.open, len(b.doc.Mentions))
	b.doc.Mentions = append(b.doc.Mentions, m)
}

// finish closes the innermost open mention; words are the article's so far.
func (b *builder) finish() {
	m := &b.doc.Mentions[b.open[len(b.open)-1]]
	b.open = b.open[:len(b.open)-1]
	m.End = len(b.doc.Tokens)
	m.Head = m.End - 1
	if m.Name == "" && m.Form != nlp.Pronoun {
		m.Name = b.text.String()[b.doc.Tokens[m.First].Start:]
	}
}

func parse(t testing.TB, source string) *nlp.Doc {
	t.Helper()
	b := builder{doc: &nlp.Doc{Article: &nlp.Article{}}}
	for _, field := range strings.Fields(source) {
		switch {
		case field == "|":
			b.endSentence()
		case strings.HasPrefix(field, "{"):
			b.begin(field)
		default:
			closed := strings.TrimRight(field, "}")
			b.token(closed)
			for range len(field) - len(closed) {
				b.finish()
			}
		}
	}
	b.endSentence()
	b.doc.Article.Text = b.text.String()
	if err := b.doc.Check(); err != nil {
		t.Fatalf("the test's article is wrong: %v", err)
	}
	return b.doc
}
