package analysis

import (
	"context"

	"github.com/newsgraph/newsgraph/export/network"
)

// mostSteps bounds the work of betweenness, in links that are followed: some ten
// seconds. Graphs of up to some 9,000 nodes and 22,000 edges stay below
// it and are computed exactly.
const mostSteps = 500_000_000

// betweenness is the share of the shortest paths between other nodes that lead
// through each node, whatever the directions of the edges (Brandes, A faster
// algorithm for betweenness centrality, 2001). Where following the paths from
// every node would take too long, they are followed from as many as fit, spread
// evenly over the nodes by number, and scaled up, as in "Centrality estimation
// in large networks" (2007).
func betweenness(ctx context.Context, links *network.Links) ([]float64, error) {
	n := links.Len()
	b := newBrandes(links)
	sources := sample(n, links.Size(), mostSteps)
	for _, s := range sources {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		b.from(s)
	}
	// Every pair is counted from both of its ends.
	pairs := float64(n-1) * float64(n-2)
	for i := range b.score {
		if pairs > 0 {
			b.score[i] *= float64(n) / float64(len(sources)) / pairs
		}
	}
	return b.score, nil
}

// sample is the nodes to start from, where one start follows size links.
func sample(n, size, most int) []int32 {
	count := min(n, max(1, most/max(1, size+n)))
	all := make([]int32, count)
	for i := range all {
		all[i] = int32(i * n / count)
	}
	return all
}

// brandes is the work space of the algorithm.
type brandes struct {
	links    *network.Links
	score    []float64
	distance []int32 // -1 where not reached
	paths    []float64
	share    []float64
	order    []int32 // nodes as they are reached
}

func newBrandes(links *network.Links) *brandes {
	n := links.Len()
	b := &brandes{
		links: links, score: make([]float64, n), distance: make([]int32, n),
		paths: make([]float64, n), share: make([]float64, n), order: make([]int32, 0, n),
	}
	for i := range b.distance {
		b.distance[i] = -1
	}
	return b
}

// from adds what the shortest paths from s give each node.
func (b *brandes) from(s int32) {
	b.order = append(b.order[:0], s)
	b.distance[s], b.paths[s] = 0, 1
	for k := 0; k < len(b.order); k++ {
		v := b.order[k]
		for _, l := range b.links.Of(v) {
			if b.distance[l.To] < 0 {
				b.distance[l.To] = b.distance[v] + 1
				b.order = append(b.order, l.To)
			}
			if b.distance[l.To] == b.distance[v]+1 {
				b.paths[l.To] += b.paths[v]
			}
		}
	}
	for k := len(b.order) - 1; k >= 0; k-- {
		w := b.order[k]
		for _, l := range b.links.Of(w) {
			if b.distance[l.To] == b.distance[w]+1 {
				b.share[w] += float64(b.paths[w] / b.paths[l.To] * (1 + b.share[l.To]))
			}
		}
		if w != s {
			b.score[w] += b.share[w]
		}
	}
	for _, v := range b.order {
		b.distance[v], b.paths[v], b.share[v] = -1, 0, 0
	}
}
