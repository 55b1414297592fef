package neo4jcsv

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/newsgraph/export/neo4j"
	"github.com/newsgraph/newsgraph/export/neo4j/neo4jtest"
	"github.com/newsgraph/newsgraph/graph"
)

// What Neo4j's importer makes of the files is what a load through the network
// makes of the graph, and a load into it finds nothing to change.
func TestImport(t *testing.T) {
	g := everything()
	if err := g.Check(); err != nil {
		t.Fatal(err)
	}
	folder := writeFolder(t, g)
	server := neo4jtest.Import(t, filepath.Join(folder, importFile))
	server.Shell(t, filepath.Join(folder, schemaFile))
	imported := neo4jtest.Open(t, server.Server)

	loaded := neo4jtest.Open(t, neo4jtest.Shared(t))
	loaded.Empty(t)
	load(t, loaded, g)
	meaning := func(db *neo4jtest.Database) []string { return strings.Split(db.Meaning(t, text), "\n") }
	if diff := cmp.Diff(meaning(loaded), meaning(imported)); diff != "" {
		t.Errorf("-loaded +imported:\n%.5000s", diff)
	}
	const schema = `SHOW INDEXES YIELD name, type, state, labelsOrTypes, properties, owningConstraint
WHERE type <> 'LOOKUP' RETURN name, type, state, labelsOrTypes, properties, owningConstraint ORDER BY name`
	if diff := cmp.Diff(loaded.Text(t, schema), imported.Text(t, schema)); diff != "" {
		t.Errorf("indexes: -loaded +imported:\n%s", diff)
	}
	if s := load(t, imported, g); s.NodesCreated+s.RelationshipsCreated+s.Deleted+s.Kept != 0 {
		t.Errorf("loading the graph that was imported changes it: %+v", s)
	}
}

// An empty graph makes an empty database.
func TestImportNothing(t *testing.T) {
	server := neo4jtest.Import(t, filepath.Join(writeFolder(t, &graph.Graph{}), importFile))
	if n := neo4jtest.Open(t, server.Server).Number(t, "MATCH (n) RETURN count(n)"); n != 0 {
		t.Errorf("%d nodes", n)
	}
}

func load(t *testing.T, db *neo4jtest.Database, g graph.Reader) neo4j.Summary {
	t.Helper()
	s, err := neo4j.Load(t.Context(), neo4j.Config{URI: db.URI, Username: db.Username, Password: db.Password}, g, nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
