// Package graphtest has the graphs that tests and benchmarks of stores and
// exporters share: Fixtures, small ones written to be awkward, and Random,
// large ones of the shape that news gives, and Large, for
// which there need be no memory.
package graphtest

import (
	"strings"
	"time"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/nlp"
)

// entity is somebody or something that the invented articles mention.
type entity struct {
	kind     nlp.Kind
	name     string
	code     string // of a country
	wikidata string
	form     nlp.Form // Named where empty
	local    bool     // means something in one article only
}

func (e *entity) id(article string) string {
	if !e.local {
		article = ""
	}
	return graph.NodeID(e.kind, e.name, e.code, article)
}

// article collects what one invented article adds to a graph: say appends a
// sentence, mention and state point into the last one.
type article struct {
	about    graph.Article
	text     strings.Builder
	words    string   // the last sentence
	sentence nlp.Span // where it stands
	nodes    []graph.Node
	edges    []graph.Edge
}

// newArticle starts an article; published is a date or "".
func newArticle(path, title, source, published string) *article {
	a := &article{about: graph.Article{
		ID: (&nlp.Article{Path: path}).ID(), Path: path, File: path, Title: title, Source: source, Language: "en",
	}}
	if published != "" {
		a.about.Published = date(published)
	}
	return a
}

func (a *article) say(sentence string) {
	if a.text.Len() > 0 {
		a.text.WriteByte('\n')
	}
	a.words = sentence
	a.sentence = nlp.Span{Start: a.text.Len(), End: a.text.Len() + len(sentence)}
	a.text.WriteString(sentence)
}

// span is where words first stand in the last sentence. It panics where they
// do not: a fixture that quotes what it does not say is a mistake in this package.
func (a *article) span(words string) nlp.Span {
	at := strings.Index(a.words, words)
	if at < 0 || words == "" {
		panic("no words " + words + " in the sentence: " + a.words)
	}
	start := a.sentence.Start + at
	return nlp.Span{Start: start, End: start + len(words)}
}

// mention adds a mention of e under words, in e's own form.
func (a *article) mention(e *entity, words string) {
	a.refer(e, words, e.form)
}

// refer adds a mention of e under words in the given form.
func (a *article) refer(e *entity, words string, form nlp.Form) {
	if form == "" {
		form = nlp.Named
	}
	n := graph.Node{
		ID: e.id(a.about.ID), Kind: e.kind, Name: e.name, Named: e.form == "" || e.form == nlp.Named,
		Links:     graph.Links{Wikidata: e.wikidata, ISO3166: e.code},
		Mentions:  []graph.Mention{{Article: a.about.ID, Span: a.span(words), Form: form, Text: words}},
		FirstSeen: a.about.Published, LastSeen: a.about.Published,
	}
	if form != nlp.Pronoun && words != e.name {
		n.Aliases = []string{words}
	}
	a.nodes = append(a.nodes, n)
}

// state adds the statement that trigger, words of the last sentence, makes an
// asserted fact of the edge; edit changes what is otherwise.
func (a *article) state(source *entity, edgeType string, target *entity, trigger string, edit func(*graph.Evidence)) {
	ev := graph.Evidence{
		Article: a.about.ID, Published: a.about.Published, Publisher: a.about.Source,
		Sentence: a.sentence, Text: a.words, Trigger: a.span(trigger),
		Polarity: nlp.Positive, Modality: nlp.Asserted, Rule: "fixture", Confidence: 0.9,
	}
	if edit != nil {
		edit(&ev)
	}
	s, t := source.id(a.about.ID), target.id(a.about.ID)
	if symmetric[edgeType] && t < s {
		s, t = t, s
	}
	a.edges = append(a.edges, graph.Edge{
		ID: graph.EdgeID(s, edgeType, t), Source: s, Type: edgeType, Target: t, Evidence: []graph.Evidence{ev},
	})
}

// symmetric has the symmetric ones of the types that this package uses.
var symmetric = map[string]bool{"MET_WITH": true, "SPOKE_WITH": true, "FOUGHT_AGAINST": true}

func (a *article) extraction() graph.Extraction {
	a.about.Text = a.text.String()
	a.about.SHA256 = (&nlp.Article{Text: a.about.Text}).TextHash()
	return graph.Extraction{Article: a.about, Nodes: graph.MergeNodes(a.nodes), Edges: graph.MergeEdges(a.edges)}
}

// date is midnight UTC of a day written as 2006-01-02.
func date(day string) time.Time {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		panic(err)
	}
	return t
}
