package analysis

import (
	"cmp"
	"context"
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/community"
	"gonum.org/v1/gonum/graph/simple"

	"github.com/newsgraph/newsgraph/export/network"
)

// communities numbers the groups of nodes that are joined more closely than
// chance would have it, by Louvain's method (Blondel et al., Fast unfolding of
// communities in large networks, 2008), from the largest to the smallest, of
// equal ones from that with the lowest node.
func communities(ctx context.Context, links *network.Links) ([]int, error) {
	g := simple.NewWeightedUndirectedGraph(0, 0)
	for i := range int32(links.Len()) {
		g.AddNode(simple.Node(i))
	}
	for i := range int32(links.Len()) {
		for _, l := range links.Of(i) {
			if i < l.To {
				g.SetWeightedEdge(g.NewWeightedEdge(simple.Node(i), simple.Node(l.To), l.Weight))
			}
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	const seed = 1
	groups := community.Modularize(g, 1, rand.NewPCG(seed, seed)).Communities()
	return number(groups, links.Len()), nil
}

func number(groups [][]graph.Node, n int) []int {
	for _, g := range groups {
		slices.SortFunc(g, func(a, b graph.Node) int { return cmp.Compare(a.ID(), b.ID()) })
	}
	slices.SortFunc(groups, func(a, b []graph.Node) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a[0].ID(), b[0].ID()))
	})
	numbers := make([]int, n)
	for i, g := range groups {
		for _, node := range g {
			numbers[node.ID()] = i
		}
	}
	return numbers
}
