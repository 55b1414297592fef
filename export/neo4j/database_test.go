package neo4j

import (
	"testing"

	"github.com/newsgraph/newsgraph/export/neo4j/neo4jtest"
	"github.com/newsgraph/newsgraph/graph"
)

// database is the database that a test loads into.
type database struct {
	*neo4jtest.Database
	cfg Config
}

// emptyDatabase is that of the shared server, emptied.
func emptyDatabase(t testing.TB) *database {
	t.Helper()
	db := openDatabase(t, neo4jtest.Shared(t))
	db.Empty(t)
	return db
}

func openDatabase(t testing.TB, s neo4jtest.Server) *database {
	t.Helper()
	return &database{neo4jtest.Open(t, s), Config{URI: s.URI, Username: s.Username, Password: s.Password}}
}

// load loads g and fails the test if that does not work.
func (db *database) load(t testing.TB, g graph.Reader) Summary {
	t.Helper()
	summary, err := Load(t.Context(), db.cfg, g, nil)
	if err != nil {
		t.Fatal(err)
	}
	return summary
}
