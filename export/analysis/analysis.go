// Package analysis computes how the nodes of a graph stand in the whole:
// degrees, PageRank, betweenness and communities. The same graph gives the
// same figures, to the bit.
package analysis

import (
	"context"

	"github.com/newsgraph/newsgraph/export"
	"github.com/newsgraph/newsgraph/export/network"
)

// Measure computes the measures of every node of n, by their ids.
func Measure(ctx context.Context, n *network.Network) (map[string]export.Measures, error) {
	links := n.Undirected()
	central, err := betweenness(ctx, links)
	if err != nil {
		return nil, err
	}
	ranks, err := pageRank(ctx, n.Outgoing())
	if err != nil {
		return nil, err
	}
	groups, err := communities(ctx, links)
	if err != nil {
		return nil, err
	}
	all := make(map[string]export.Measures, len(n.IDs))
	in, out := make([]int, len(n.IDs)), make([]int, len(n.IDs))
	for _, e := range n.Edges {
		out[e.Source]++
		in[e.Target]++
	}
	for i, id := range n.IDs {
		all[id] = export.Measures{
			InDegree: in[i], OutDegree: out[i], PageRank: ranks[i], Betweenness: central[i], Community: groups[i],
		}
	}
	return all, nil
}
