package network

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/graphtest"
)

func TestRead(t *testing.T) {
	for _, f := range graphtest.Fixtures() {
		g := f.Graph()
		n, err := Read(t.Context(), g)
		if err != nil {
			t.Fatal(err)
		}
		if len(n.IDs) != len(g.NodeList) || len(n.Edges) != len(g.EdgeList) {
			t.Errorf("%s: %d nodes and %d edges", f.Name, len(n.IDs), len(n.Edges))
		}
		for i := range g.NodeList {
			if n.IDs[i] != g.NodeList[i].ID || n.Degrees[i] != g.NodeList[i].Degree {
				t.Errorf("%s: node %d is %s of degree %d", f.Name, i, n.IDs[i], n.Degrees[i])
			}
		}
		for i, e := range g.EdgeList {
			got := n.Edges[i]
			if n.IDs[got.Source] != e.Source || n.IDs[got.Target] != e.Target || got.Weight != float64(len(e.Evidence)) {
				t.Errorf("%s: edge %d is %v", f.Name, i, got)
			}
		}
	}
}

func TestReadCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var g graph.Reader = graphtest.Merge(graphtest.Small())
	if _, err := Read(ctx, g); !errors.Is(err, context.Canceled) {
		t.Errorf("got the error %v", err)
	}
}

// Parallel edges, edges both ways, a loop, a node alone.
func TestLinks(t *testing.T) {
	n := &Network{IDs: []string{"a", "b", "c", "d", "e"}, Edges: []Edge{{1, 0, 1}, {0, 1, 2}, {0, 1, 1}, {0, 2, 1}, {2, 2, 5}, {3, 3, 1}}}
	undirected, outgoing := n.Undirected(), n.Outgoing()
	for _, test := range []struct {
		name string
		got  []Link
		want []Link
	}{
		{"of a", undirected.Of(0), []Link{{1, 4}, {2, 1}}},
		{"of b", undirected.Of(1), []Link{{0, 4}}},
		{"of c", undirected.Of(2), []Link{{0, 1}}},
		{"of d", undirected.Of(3), []Link{}},
		{"out of a", outgoing.Of(0), []Link{{1, 3}, {2, 1}}},
		{"out of b", outgoing.Of(1), []Link{{0, 1}}},
		{"out of c", outgoing.Of(2), []Link{}},
	} {
		if diff := cmp.Diff(test.want, test.got); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
	if undirected.Len() != 5 || undirected.Size() != 4 {
		t.Errorf("%d nodes and %d links", undirected.Len(), undirected.Size())
	}
	if diff := cmp.Diff([][]int32{{0, 1, 2}, {3}, {4}}, undirected.Components()); diff != "" {
		t.Error(diff)
	}
}
