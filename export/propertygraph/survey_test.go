package propertygraph

import (
	"testing"

	"github.com/newsgraph/newsgraph/graph/graphtest"
)

// The build id follows from everything that is written, and from nothing else.
func TestBuildID(t *testing.T) {
	first, err := TakeSurvey(t.Context(), graphtest.Merge(graphtest.Small()))
	if err != nil {
		t.Fatal(err)
	}
	again, err := TakeSurvey(t.Context(), graphtest.Merge(graphtest.Small()))
	if err != nil {
		t.Fatal(err)
	}
	if again != first {
		t.Errorf("the same graph gives %+v and %+v", first, again)
	}
	g := graphtest.Merge(graphtest.Small())
	seen := map[string]string{first.BuildID: "the graph itself"}
	changes := []struct {
		name   string
		change func()
	}{
		{"an article's title", func() { g.ArticleList[0].Title += "x" }},
		{"an article's date", func() { g.ArticleList[0].Published = g.ArticleList[0].Published.AddDate(0, 0, 1) }},
		{"an alias", func() { g.NodeList[0].Aliases = append(g.NodeList[0].Aliases, "x") }},
		{"a link", func() { g.NodeList[0].Links.Wikidata = "Q1" }},
		{"a mention", func() { g.NodeList[0].Mentions = append(g.NodeList[0].Mentions, g.NodeList[0].Mentions[0]) }},
		{"a modality", func() { g.EdgeList[0].Evidence[0].Modality = "hypothetical" }},
		{"a trigger", func() { g.EdgeList[0].Evidence[0].Trigger.End-- }},
		{"an edge less", func() { g.EdgeList = g.EdgeList[1:] }},
	}
	for _, c := range changes {
		c.change()
		s, err := TakeSurvey(t.Context(), g)
		if err != nil {
			t.Fatal(err)
		}
		if seen[s.BuildID] != "" {
			t.Errorf("%s does not change the build id since %s", c.name, seen[s.BuildID])
		}
		seen[s.BuildID] = c.name
	}
}

// The survey counts what the rows write.
func TestSurveyCountsElements(t *testing.T) {
	g := graphtest.Merge(graphtest.Random(7, 30, 300))
	s, err := TakeSurvey(t.Context(), g)
	if err != nil {
		t.Fatal(err)
	}
	elements := 0
	for _, p := range s.Phases() {
		rows := 0
		for r, err := range p.Rows(t.Context(), g) {
			if err != nil {
				t.Fatal(err)
			}
			rows++
			elements += r.Shape.Elements()
		}
		if rows != p.Total {
			t.Errorf("%d %s, want %d", rows, p.Name, p.Total)
		}
	}
	if elements != s.Elements {
		t.Errorf("the rows write %d nodes and relationships, want %d", elements, s.Elements)
	}
}
