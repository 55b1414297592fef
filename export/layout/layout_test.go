package layout

import (
	"fmt"
	"testing"

	"github.com/newsgraph/newsgraph/export/network"
	"github.com/newsgraph/newsgraph/graph/graphtest"
)

func random(t testing.TB, edges int) *network.Network {
	t.Helper()
	n, err := network.Read(t.Context(), graphtest.Merge(graphtest.Random(1, max(1, edges/10), edges)))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func BenchmarkForceAtlas2(b *testing.B) {
	for _, edges := range []int{3_000, 25_000} {
		n := random(b, edges)
		b.Run(fmt.Sprintf("%d nodes, %d edges", len(n.IDs), edges), func(b *testing.B) {
			for b.Loop() {
				if _, err := ForceAtlas2(b.Context(), n); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
