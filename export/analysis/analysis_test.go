package analysis

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	gonum "gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/simple"

	"github.com/newsgraph/newsgraph/export"
	"github.com/newsgraph/newsgraph/export/network"
	"github.com/newsgraph/newsgraph/graph/graphtest"
)

func random(t *testing.T, edges int) *network.Network {
	t.Helper()
	n, err := network.Read(t.Context(), graphtest.Merge(graphtest.Random(3, 40, edges)))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// of is the network with the given edges, all of weight 1.
func of(nodes string, edges ...string) *network.Network {
	n := &network.Network{}
	for _, name := range nodes {
		n.IDs = append(n.IDs, string(name))
	}
	for _, e := range edges {
		n.Edges = append(n.Edges, network.Edge{
			Source: int32(slices.Index(n.IDs, e[:1])), Target: int32(slices.Index(n.IDs, e[1:])), Weight: 1,
		})
	}
	return n
}

// Two triangles that one edge joins, and a node alone.
func TestMeasure(t *testing.T) {
	got, err := Measure(t.Context(), of("abcdefg", "ab", "bc", "ca", "cd", "de", "ef", "fd", "ab"))
	if err != nil {
		t.Fatal(err)
	}
	sum := 0.0
	for id, m := range got {
		sum += m.PageRank
		m.PageRank = 0
		got[id] = m
	}
	if math.Abs(sum-1) > 1e-9 {
		t.Errorf("the ranks add up to %v", sum)
	}
	between := 6.0 / 15 // of 15 pairs of others, those on either side of c
	want := map[string]export.Measures{
		"a": {InDegree: 1, OutDegree: 2}, "b": {InDegree: 2, OutDegree: 1}, "c": {InDegree: 1, OutDegree: 2, Betweenness: between},
		"d": {InDegree: 2, OutDegree: 1, Betweenness: between, Community: 1}, "e": {InDegree: 1, OutDegree: 1, Community: 1},
		"f": {InDegree: 1, OutDegree: 1, Community: 1}, "g": {Community: 2},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestMeasureOfNothing(t *testing.T) {
	for _, n := range []*network.Network{of(""), of("a"), of("a", "aa"), of("ab")} {
		got, err := Measure(t.Context(), n)
		if err != nil || len(got) != len(n.IDs) {
			t.Errorf("%v, %v", got, err)
		}
		for _, m := range got {
			if math.IsNaN(m.PageRank) || math.IsNaN(m.Betweenness) {
				t.Errorf("%v", got)
			}
		}
	}
}

// The figures are the same bits in every run.
func TestMeasureTwice(t *testing.T) {
	n := random(t, 3000)
	first, err := Measure(t.Context(), n)
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		again, err := Measure(t.Context(), n)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(first, again); diff != "" {
			t.Fatalf("%.2000s", diff)
		}
	}
}

// gonum computes the same ranks.
func TestPageRank(t *testing.T) {
	n := random(t, 500)
	for i := range n.Edges {
		n.Edges[i].Weight = 1
	}
	g := simple.NewWeightedDirectedGraph(0, 0)
	for i := range n.IDs {
		g.AddNode(simple.Node(i))
	}
	out := n.Outgoing()
	for i := range int32(out.Len()) {
		for _, l := range out.Of(i) {
			g.SetWeightedEdge(g.NewWeightedEdge(simple.Node(i), simple.Node(l.To), l.Weight))
		}
	}
	got, err := pageRank(t.Context(), out)
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range gonum.PageRankSparse(g, 0.85, 1e-10) {
		if math.Abs(got[id]-want) > 1e-7 {
			t.Errorf("node %d has the rank %v, want %v", id, got[id], want)
		}
	}
}

// gonum computes the same betweenness; a sample comes near.
func TestBetweenness(t *testing.T) {
	links := random(t, 500).Undirected()
	g := simple.NewUndirectedGraph()
	for i := range int32(links.Len()) {
		if g.Node(int64(i)) == nil {
			g.AddNode(simple.Node(i))
		}
		for _, l := range links.Of(i) {
			g.SetEdge(g.NewEdge(simple.Node(i), simple.Node(l.To)))
		}
	}
	got, err := betweenness(t.Context(), links)
	if err != nil {
		t.Fatal(err)
	}
	want := gonum.Betweenness(g)
	pairs := float64(links.Len()-1) * float64(links.Len()-2)
	for id := range got {
		if math.Abs(got[id]-want[int64(id)]/pairs) > 1e-9 {
			t.Errorf("node %d has %v, want %v", id, got[id], want[int64(id)]/pairs)
		}
	}
}

func TestSample(t *testing.T) {
	for _, test := range []struct {
		n, size, most int
		want          []int32
	}{
		{0, 0, 100, []int32{}},
		{4, 8, 48, []int32{0, 1, 2, 3}},
		{4, 8, 24, []int32{0, 2}},
		{4, 8, 1, []int32{0}},
	} {
		if diff := cmp.Diff(test.want, sample(test.n, test.size, test.most)); diff != "" {
			t.Errorf("%v: %s", test, diff)
		}
	}
}
