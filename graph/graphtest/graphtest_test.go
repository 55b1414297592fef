package graphtest

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/nlp"
)

func TestFixturesAreGraphs(t *testing.T) {
	for _, f := range Fixtures() {
		t.Run(f.Name, func(t *testing.T) {
			if err := f.Graph().Check(); err != nil {
				t.Error(err)
			}
			for _, p := range f.Parts {
				if err := graph.Merge("", "", p).Check(); err != nil {
					t.Errorf("%s alone: %v", p.Article.Path, err)
				}
			}
		})
	}
}

func TestLargeIsAGraph(t *testing.T) {
	for _, edges := range []int{200, 1050} {
		l := Large(edges)
		g, err := Collect(t.Context(), l)
		if err != nil {
			t.Fatal(err)
		}
		if err := g.Check(); err != nil {
			t.Error(err)
		}
		want, _ := l.Header(t.Context())
		if got, _ := g.Header(t.Context()); got.Counts != want.Counts {
			t.Errorf("%d edges: it has %+v and says %+v", edges, got.Counts, want.Counts)
		}
	}
}

// The small graph promises to have a bit of everything.
func TestSmallHasEverything(t *testing.T) {
	g := Merge(Small())
	found := map[string]bool{}
	for i := range g.NodeList {
		found["kind "+string(g.NodeList[i].Kind)] = true
	}
	for i := range g.EdgeList {
		v := g.EdgeList[i].View()
		found["state "+string(v.State)] = true
		found["articles "+fmt.Sprint(v.ArticleCount)] = true
		found["undated "+fmt.Sprint(v.FirstSeen.IsZero())] = true
	}
	wanted := []string{
		"state fact", "state negated", "state alleged", "state denied", "state planned", "state attempted",
		"state threatened", "state demanded", "state hypothetical", "articles 1", "articles 2", "undated true", "undated false",
	}
	for _, k := range nlp.Kinds {
		wanted = append(wanted, "kind "+string(k))
	}
	for _, w := range wanted {
		if !found[w] {
			t.Errorf("no %s", w)
		}
	}
}

func TestRandom(t *testing.T) {
	parts := Random(7, 50, 2000)
	g := Merge(parts)
	if err := g.Check(); err != nil {
		t.Fatal(err)
	}
	if len(g.ArticleList) != 50 || len(g.EdgeList) != 2000 {
		t.Errorf("%d articles and %d edges, want 50 and 2000", len(g.ArticleList), len(g.EdgeList))
	}
	slices.SortFunc(g.NodeList, func(a, b graph.Node) int { return b.Degree - a.Degree })
	top := 0
	for _, n := range g.NodeList[:len(g.NodeList)/10] {
		top += n.Degree
	}
	if share := float64(top) / 4000; share < 0.3 || share > 0.7 {
		t.Errorf("a tenth of the nodes has %.0f%% of the edges' ends, want 30 to 70%%", share*100)
	}
	if diff := cmp.Diff(parts, Random(7, 50, 2000)); diff != "" {
		t.Error("another graph from the same seed:", diff)
	}
	if Random(1, 0, 10) != nil {
		t.Error("a graph without articles is not empty")
	}
}
