package analysis

import (
	"fmt"
	"testing"

	"github.com/newsgraph/newsgraph/export/network"
	"github.com/newsgraph/newsgraph/graph/graphtest"
)

// BenchmarkMeasure measures each part on random graphs of the shape of news.
func BenchmarkMeasure(b *testing.B) {
	for _, edges := range []int{10_000, 100_000, 300_000} {
		n, err := network.Read(b.Context(), graphtest.Merge(graphtest.Random(1, edges/10, edges)))
		if err != nil {
			b.Fatal(err)
		}
		links, out := n.Undirected(), n.Outgoing()
		for _, part := range []struct {
			name string
			run  func() error
		}{
			{"PageRank", func() error { _, err := pageRank(b.Context(), out); return err }},
			{"betweenness", func() error { _, err := betweenness(b.Context(), links); return err }},
			{"communities", func() error { _, err := communities(b.Context(), links); return err }},
		} {
			b.Run(fmt.Sprintf("%s/%d", part.name, edges), func(b *testing.B) {
				for b.Loop() {
					if err := part.run(); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
