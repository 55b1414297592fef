package graph

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/newsgraph/graph/ontology"
	"github.com/newsgraph/newsgraph/nlp"
)

func day(d int) time.Time { return time.Date(2024, 5, d, 0, 0, 0, 0, time.UTC) }

// doc makes a Doc of one sentence out of its words; mentions and relations are
// added with mention and relate.
func doc(path string, published time.Time, source, sentence string) *nlp.Doc {
	d := &nlp.Doc{Article: &nlp.Article{Path: path, File: path, Text: sentence, Published: published, Source: source}}
	at := 0
	for _, word := range strings.Fields(sentence) {
		start := at + strings.Index(sentence[at:], word)
		at = start + len(word)
		d.Tokens = append(d.Tokens, nlp.Token{Span: nlp.Span{Start: start, End: at}, Norm: word})
	}
	d.Sentences = []nlp.Range{{First: 0, End: len(d.Tokens)}}
	return d
}

// mention adds a chain with one mention of the tokens [first, end).
func mention(d *nlp.Doc, first, end int, kind nlp.Kind, form nlp.Form, name, code string) int {
	d.Mentions = append(d.Mentions, nlp.Mention{
		Range: nlp.Range{First: first, End: end}, Head: end - 1, Kind: kind, Form: form, Name: name, Code: code,
	})
	i := len(d.Mentions) - 1
	d.Chains = append(d.Chains, nlp.Chain{Mentions: []int{i}, Representative: i})
	return len(d.Chains) - 1
}

func relate(d *nlp.Doc, subject int, relation string, object int) *nlp.Relation {
	d.Relations = append(d.Relations, nlp.Relation{
		Type: relation, Subject: subject, Object: object, Trigger: d.Tokens[1].Span,
		Polarity: nlp.Positive, Modality: nlp.Asserted, Attribution: nlp.None, Place: nlp.None,
		Rule: "active", Confidence: 0.5,
	})
	return &d.Relations[len(d.Relations)-1]
}

func types(t *testing.T) *ontology.Ontology {
	t.Helper()
	o, err := ontology.Default()
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// extract checks d, so that no test stands on a Doc that cannot be.
func extract(t *testing.T, d *nlp.Doc) Extraction {
	t.Helper()
	if err := d.Check(); err != nil {
		t.Fatal(err)
	}
	return Extract(d, types(t))
}

func twoArticles(t *testing.T) (a, b Extraction) {
	t.Helper()
	first := doc("one.txt", day(2), "The Bay Courier", "Iran attacked gunmen")
	iran := mention(first, 0, 1, nlp.Country, nlp.Named, "Iran", "IR")
	gunmen := mention(first, 2, 3, nlp.PeopleGroup, nlp.Described, "gunmen", "")
	first.Chains[gunmen].Local = true
	relate(first, iran, "ATTACKED", gunmen)

	second := doc("two.txt", day(1), "The Hill Post", "Iranian envoys met gunmen")
	adjective := mention(second, 0, 1, nlp.Country, nlp.Named, "Iran", "IR")
	others := mention(second, 3, 4, nlp.PeopleGroup, nlp.Described, "gunmen", "")
	second.Chains[others].Local = true
	relate(second, adjective, "MET_WITH", others)
	return extract(t, first), extract(t, second)
}

func TestMergeJoinsCountriesAndKeepsLocalNodesApart(t *testing.T) {
	a, b := twoArticles(t)
	g := Merge("engine", "ontology", a, b)
	if err := g.Check(); err != nil {
		t.Fatal(err)
	}
	if len(g.NodeList) != 3 {
		t.Fatalf("%d nodes; want one Iran and two groups of gunmen", len(g.NodeList))
	}
	i := slices.IndexFunc(g.NodeList, func(n Node) bool { return n.Name == "Iran" })
	iran := g.NodeList[i]
	if iran.Links.ISO3166 != "IR" || len(iran.Mentions) != 2 || iran.ArticleCount() != 2 || iran.Degree != 2 {
		t.Errorf("Iran: %+v", iran)
	}
	if !iran.FirstSeen.Equal(day(1)) || !iran.LastSeen.Equal(day(2)) {
		t.Errorf("Iran is seen from %v to %v", iran.FirstSeen, iran.LastSeen)
	}
	if diff := cmp.Diff([]string{"Iranian"}, iran.Aliases); diff != "" {
		t.Errorf("aliases: %s", diff)
	}
}

func TestMergeDoesNotDependOnOrder(t *testing.T) {
	a, b := twoArticles(t)
	forward := Merge("e", "o", a, b)
	a, b = twoArticles(t)
	backward := Merge("e", "o", b, a)
	if diff := cmp.Diff(forward, backward); diff != "" {
		t.Error(diff)
	}
}

func TestExtractOrdersSymmetricEnds(t *testing.T) {
	d := doc("a.txt", day(1), "", "Iran met Iraq")
	iran := mention(d, 0, 1, nlp.Country, nlp.Named, "Iran", "IR")
	iraq := mention(d, 2, 3, nlp.Country, nlp.Named, "Iraq", "IQ")
	relate(d, iran, "MET_WITH", iraq)
	relate(d, iraq, "MET_WITH", iran)
	x := extract(t, d)
	if len(x.Edges) != 1 || len(x.Edges[0].Evidence) != 1 || x.Edges[0].Target < x.Edges[0].Source {
		t.Errorf("edges: %+v; want one, with one statement", x.Edges)
	}
}

func TestExtractDropsLoops(t *testing.T) {
	d := doc("a.txt", day(1), "", "Iran attacked Iranian troops")
	iran := mention(d, 0, 1, nlp.Country, nlp.Named, "Iran", "IR")
	again := mention(d, 2, 3, nlp.Country, nlp.Named, "Iran", "IR")
	relate(d, iran, "ATTACKED", again)
	if x := extract(t, d); len(x.Edges) != 0 || len(x.Nodes) != 1 {
		t.Errorf("got %d nodes and %d edges; want one node without an edge to itself", len(x.Nodes), len(x.Edges))
	}
}

func TestNodeID(t *testing.T) {
	id := func(kind nlp.Kind, name, code, local string) string {
		return NodeID(kind, name, code, local)
	}
	same := [][2]string{
		{id(nlp.Country, "Iran", "IR", ""), id(nlp.Country, "Islamic Republic of Iran", "IR", "")},
		{id(nlp.Organization, "The Hague Club", "", ""), id(nlp.Organization, "Hague  CLUB", "", "")},
	}
	for _, p := range same {
		if p[0] != p[1] {
			t.Errorf("ids %s and %s differ", p[0], p[1])
		}
	}
	different := []string{
		id(nlp.Country, "Georgia", "GE", ""),
		id(nlp.Place, "Georgia", "", ""),
		id(nlp.PeopleGroup, "gunmen", "", "a1"),
		id(nlp.PeopleGroup, "gunmen", "", "a2"),
		id(nlp.PeopleGroup, "gunmen", "", ""),
		id(nlp.Person, "The", "", ""),
	}
	slices.Sort(different)
	if len(slices.Compact(different)) != 6 {
		t.Error("ids of different things are the same")
	}
}

func TestView(t *testing.T) {
	said := func(p nlp.Polarity, m nlp.Modality, article, publisher string) Evidence {
		return Evidence{Article: article, Publisher: publisher, Polarity: p, Modality: m, Confidence: 0.5}
	}
	tests := []struct {
		name     string
		evidence []Evidence
		label    string
		sources  int
	}{
		{"fact", []Evidence{said(nlp.Positive, nlp.Asserted, "a1", "x")}, "ATTACKED", 1},
		{"claimed by the doer", []Evidence{said(nlp.Positive, nlp.Claimed, "a1", "x")}, "ATTACKED", 1},
		{"alleged", []Evidence{said(nlp.Positive, nlp.Alleged, "a1", "x")}, "ATTACKED (alleged)", 1},
		{"denied", []Evidence{said(nlp.Positive, nlp.Denied, "a1", "x")}, "ATTACKED (denied)", 1},
		{"negated", []Evidence{said(nlp.Negative, nlp.Asserted, "a1", "x")}, "ATTACKED (negated)", 1},
		{"denied and alleged", []Evidence{
			said(nlp.Positive, nlp.Denied, "a1", "x"), said(nlp.Positive, nlp.Alleged, "a2", "y"),
		}, "ATTACKED (alleged)", 2},
		{"negated and planned", []Evidence{
			said(nlp.Negative, nlp.Asserted, "a1", "x"), said(nlp.Positive, nlp.Planned, "a1", "x"),
		}, "ATTACKED (planned)", 1},
		{"one fact is enough", []Evidence{
			said(nlp.Positive, nlp.Denied, "a1", ""), said(nlp.Positive, nlp.Asserted, "a2", ""),
		}, "ATTACKED", 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v := (&Edge{Evidence: tt.evidence}).View()
			if got := v.Label("ATTACKED"); got != tt.label {
				t.Errorf("label %q; want %q", got, tt.label)
			}
			if v.SourceCount != tt.sources || v.EvidenceCount != len(tt.evidence) {
				t.Errorf("view: %+v", v)
			}
			if v.Factual() != (tt.label == "ATTACKED") {
				t.Errorf("factual: %v", v.Factual())
			}
		})
	}
}

func TestCheckFindsFaults(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(*Graph)
		want  string
	}{
		{"nodes out of order", func(g *Graph) { slices.Reverse(g.NodeList) }, "out of order"},
		{"dangling end", func(g *Graph) { g.EdgeList[0].Target = "n0" }, "not both in the graph"},
		{"no evidence", func(g *Graph) { g.EdgeList[0].Evidence = nil }, "has no evidence"},
		{"wrong quote", func(g *Graph) { g.EdgeList[0].Evidence[0].Text = "Nothing" }, "quotes"},
		{"alias twice", func(g *Graph) { g.NodeList[0].Aliases = []string{g.NodeList[0].Name} }, "twice or out of order"},
		{"cue elsewhere", func(g *Graph) { g.EdgeList[0].Evidence[0].Cue.End = 1 << 40 }, "with the cue"},
		{"unmentioned", func(g *Graph) { g.NodeList[0].Mentions = nil }, "mentioned nowhere"},
		{"lost article", func(g *Graph) { g.ArticleList = g.ArticleList[1:] }, "not in the graph"},
		{"unknown speaker", func(g *Graph) { g.EdgeList[0].Evidence[0].Attribution = "n0" }, `points to "n0"`},
		{"wrong id", func(g *Graph) { g.EdgeList[0].Type = "MET" }, "does not follow"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g := Merge("e", "o", func() (x Extraction) { x, _ = twoArticles(t); return }(), func() (x Extraction) { _, x = twoArticles(t); return }())
			tt.spoil(g)
			if err := g.Check(); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("Check: %v; want an error with %q", err, tt.want)
			}
		})
	}
}

func TestReaderStopsWhenCancelled(t *testing.T) {
	a, b := twoArticles(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, err := range Merge("e", "o", a, b).Nodes(ctx) {
		if err == nil {
			t.Fatal("a node came after the cancellation")
		}
	}
}
