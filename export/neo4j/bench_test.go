package neo4j

import (
	"fmt"
	"testing"

	"github.com/newsgraph/newsgraph/export/neo4j/neo4jtest"
	"github.com/newsgraph/newsgraph/graph/graphtest"
)

// BenchmarkLoad loads 100,000 edges from 20,000 articles into an empty
// database with batches of several sizes.
func BenchmarkLoad(b *testing.B) {
	g := graphtest.Merge(graphtest.Random(1, 20_000, 100_000))
	db := openDatabase(b, neo4jtest.StartPrivate(b).Server)
	for _, size := range []struct{ nodes, relationships int }{{1000, 500}, {5000, 2000}, {10_000, 5000}, {20_000, 10_000}} {
		b.Run(fmt.Sprintf("batches=%d,%d", size.nodes, size.relationships), func(b *testing.B) {
			rows := 0
			for b.Loop() {
				b.StopTimer()
				db.Empty(b)
				db.cfg.NodeBatch, db.cfg.RelationshipBatch = size.nodes, size.relationships
				b.StartTimer()
				s := db.load(b, g)
				rows += s.NodesCreated + s.RelationshipsCreated
			}
			b.ReportMetric(float64(rows)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}

// BenchmarkReload loads the same graph again.
func BenchmarkReload(b *testing.B) {
	g := graphtest.Merge(graphtest.Random(1, 20_000, 100_000))
	db := openDatabase(b, neo4jtest.StartPrivate(b).Server)
	db.load(b, g)
	for b.Loop() {
		db.load(b, g)
	}
}
