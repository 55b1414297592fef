package graph_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/graphtest"
)

// A merged node comes apart into what each article showed.
func TestPartsAreWhatWasMerged(t *testing.T) {
	seen := cmpopts.IgnoreFields(graph.Node{}, "FirstSeen", "LastSeen", "Degree")
	for _, f := range graphtest.Fixtures() {
		t.Run(f.Name, func(t *testing.T) {
			shown := map[[2]string]graph.Node{}
			for _, x := range f.Parts {
				for _, n := range x.Nodes {
					shown[[2]string{n.ID, x.Article.ID}] = n
				}
			}
			for _, n := range f.Graph().NodeList {
				for _, part := range n.Parts() {
					key := [2]string{n.ID, part.Mentions[0].Article}
					if diff := cmp.Diff(shown[key], part, seen, cmpopts.EquateEmpty()); diff != "" {
						t.Errorf("%s in %s: -shown +part: %s", n.Name, key[1], diff)
					}
					delete(shown, key)
				}
				if diff := cmp.Diff([]graph.Node{n}, graph.MergeNodes(n.Parts()), seen); diff != "" {
					t.Errorf("%s: -node +its parts merged: %s", n.Name, diff)
				}
			}
			if len(shown) > 0 {
				t.Errorf("%d appearances of nodes are in no part", len(shown))
			}
		})
	}
}

// What follows from the mentions needs no appearances; a wording that all
// articles have and none shows does not either.
func TestAppearancesOnlyWhereNeeded(t *testing.T) {
	for name, want := range map[string]int{"small": 0, "random": 0, "shown otherwise": 5} {
		for _, f := range graphtest.Fixtures() {
			if f.Name != name {
				continue
			}
			got := 0
			for _, n := range f.Graph().NodeList {
				got += len(n.Appearances)
			}
			if got != want {
				t.Errorf("%s: %d appearances, want %d", name, got, want)
			}
		}
	}
}

func TestCheckFindsWrongAppearances(t *testing.T) {
	for name, spoil := range map[string]func(*graph.Node){
		"another name":    func(n *graph.Node) { n.Appearances[0].Name = "?" },
		"another alias":   func(n *graph.Node) { n.Appearances[0].Aliases = []string{"?"} },
		"unknown article": func(n *graph.Node) { n.Appearances[0].Article = "?" },
		"one of no use": func(n *graph.Node) {
			for _, p := range n.Parts() {
				if a := p.Mentions[0].Article; a != n.Appearances[0].Article {
					n.Appearances = append(n.Appearances[:1:1], graph.Appearance{Article: a, Name: p.Name, Named: p.Named, Aliases: p.Aliases, Links: p.Links})
					return
				}
			}
		},
	} {
		g := graph.Merge("e", "o", otherwise(t)...)
		if err := g.Check(); err != nil {
			t.Fatal(err)
		}
		for i := range g.NodeList {
			if n := &g.NodeList[i]; len(n.Appearances) > 0 {
				spoil(n)
			}
		}
		if g.Check() == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func otherwise(t *testing.T) []graph.Extraction {
	for _, f := range graphtest.Fixtures() {
		if f.Name == "shown otherwise" {
			return f.Parts
		}
	}
	t.Fatal("no such fixture")
	return nil
}
