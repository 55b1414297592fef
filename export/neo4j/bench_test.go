package neo4j

import (
	"fmt"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/newsgraph/newsgraph/export/neo4j/neo4jtest"
	"github.com/newsgraph/newsgraph/export/propertygraph"
	"github.com/newsgraph/newsgraph/graph"
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

// BenchmarkUpdate loads, into a database with the graph of 20,000 articles and
// 100,000 edges, the same again, and that of 100 articles fewer or more.
func BenchmarkUpdate(b *testing.B) {
	parts := graphtest.Random(1, 20_000, 100_000)
	whole, fewer := graphtest.Merge(parts), graphtest.Merge(parts[100:])
	db := openDatabase(b, neo4jtest.StartPrivate(b).Server)
	db.load(b, whole)
	b.Run("nothing", func(b *testing.B) {
		for b.Loop() {
			db.load(b, whole)
		}
	})
	b.Run("100 articles", func(b *testing.B) {
		changed := 0
		for b.Loop() {
			for _, g := range []graph.Reader{fewer, whole} {
				s := db.load(b, g)
				changed += s.Written + s.Deleted
			}
		}
		b.ReportMetric(float64(changed)/float64(2*b.N), "changes/load")
		b.ReportMetric(b.Elapsed().Seconds()/float64(2*b.N), "s/load")
	})
}

// BenchmarkBareDriver loads 30,000 edges with newsgraph, and with the driver
// alone: the same statements with the same rows, made beforehand. What lies
// between the two is what newsgraph costs; the rest is the server's.
func BenchmarkBareDriver(b *testing.B) {
	g := graphtest.Merge(graphtest.Random(1, 6000, 30_000))
	db := openDatabase(b, neo4jtest.StartPrivate(b).Server)
	db.load(b, g) // warms the server up
	b.Run("newsgraph", func(b *testing.B) {
		rows := 0
		for b.Loop() {
			b.StopTimer()
			db.Empty(b)
			b.StartTimer()
			s := db.load(b, g)
			rows += s.NodesCreated + s.RelationshipsCreated
		}
		b.ReportMetric(float64(rows)/b.Elapsed().Seconds(), "rows/s")
	})
	statements := statementsOf(b, g)
	b.Run("bare", func(b *testing.B) {
		driver, err := neo4j.NewDriverWithContext(db.cfg.URI, neo4j.BasicAuth(db.cfg.Username, db.cfg.Password, ""))
		if err != nil {
			b.Fatal(err)
		}
		defer func() { _ = driver.Close(b.Context()) }()
		rows := 0
		for b.Loop() {
			b.StopTimer()
			db.Empty(b)
			b.StartTimer()
			rows += runBare(b, driver, statements)
		}
		b.ReportMetric(float64(rows)/b.Elapsed().Seconds(), "rows/s")
	})
}

// bareStatement is a query with its rows.
type bareStatement struct {
	query string
	rows  []any
}

// statementsOf is what a load of g writes, in order.
func statementsOf(b *testing.B, g graph.Reader) (list []bareStatement) {
	b.Helper()
	survey, err := propertygraph.TakeSurvey(b.Context(), g)
	if err != nil {
		b.Fatal(err)
	}
	cfg, err := Config{URI: "neo4j://localhost", Password: "unused"}.withDefaults()
	if err != nil {
		b.Fatal(err)
	}
	phases := survey.Phases()
	for i := range phases {
		phase := &phases[i]
		limit := cfg.RelationshipBatch
		if phase.Nodes {
			limit = cfg.NodeBatch
		}
		for batch, err := range propertygraph.Batched(phase.Rows(b.Context(), g), limit) {
			if err != nil {
				b.Fatal(err)
			}
			list = append(list, bareStatement{mergeQuery(batch.Shape), parameters(batch.Rows)})
		}
	}
	return list
}

// runBare runs the statements and gives the number of nodes and relationships
// that they created.
func runBare(b *testing.B, driver neo4j.DriverWithContext, statements []bareStatement) int {
	b.Helper()
	created := 0
	session := driver.NewSession(b.Context(), neo4j.SessionConfig{})
	defer func() { _ = session.Close(b.Context()) }()
	for _, s := range statements {
		_, err := session.ExecuteWrite(b.Context(), func(tx neo4j.ManagedTransaction) (any, error) {
			result, err := tx.Run(b.Context(), s.query, map[string]any{"rows": s.rows})
			if err != nil {
				return nil, err
			}
			summary, err := result.Consume(b.Context())
			if err == nil {
				created += summary.Counters().NodesCreated() + summary.Counters().RelationshipsCreated()
			}
			return nil, err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	return created
}
