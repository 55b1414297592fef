package analysis

import (
	"context"
	"math"

	"github.com/newsgraph/newsgraph/export/network"
)

// pageRank is the share of time that a reader spends at each node who follows
// an edge with the chance damping, one with more statements more often, and
// else goes anywhere (Brin and Page, The anatomy of a large-scale hypertextual
// Web search engine, 1998). gonum's starts from unseeded chance, so that two
// runs would differ.
func pageRank(ctx context.Context, out *network.Links) ([]float64, error) {
	const damping, tolerance, mostRounds = 0.85, 1e-10, 200
	n := out.Len()
	rank, next, total := make([]float64, n), make([]float64, n), make([]float64, n)
	for i := range rank {
		rank[i] = 1 / float64(n)
		for _, l := range out.Of(int32(i)) {
			total[i] += l.Weight
		}
	}
	for range mostRounds {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		stuck := 0.0 // at nodes from which nothing leads on
		for i := range rank {
			if total[i] == 0 {
				stuck += rank[i]
			}
		}
		anywhere := (1 - damping + float64(damping*stuck)) / float64(n)
		for i := range next {
			next[i] = anywhere
		}
		for i := range rank {
			for _, l := range out.Of(int32(i)) {
				next[l.To] += float64(damping * rank[i] * l.Weight / total[i])
			}
		}
		change := 0.0
		for i := range rank {
			change += math.Abs(next[i] - rank[i])
		}
		rank, next = next, rank
		if change < tolerance {
			break
		}
	}
	return rank, nil
}
