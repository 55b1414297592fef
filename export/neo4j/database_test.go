package neo4j

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/newsgraph/newsgraph/export/neo4j/neo4jtest"
	"github.com/newsgraph/newsgraph/graph"
)

// database is the database that a test loads into, seen with queries of the
// test's own.
type database struct {
	cfg    Config
	driver neo4j.DriverWithContext
}

// emptyDatabase is that of the shared server, emptied.
func emptyDatabase(t testing.TB) *database {
	t.Helper()
	db := openDatabase(t, neo4jtest.Shared(t))
	db.empty(t)
	return db
}

func (db *database) empty(t testing.TB) {
	t.Helper()
	db.auto(t, "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS")
}

func openDatabase(t testing.TB, s neo4jtest.Server) *database {
	t.Helper()
	driver, err := neo4j.NewDriverWithContext(s.URI, neo4j.BasicAuth(s.Username, s.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = driver.Close(context.Background()) })
	return &database{Config{URI: s.URI, Username: s.Username, Password: s.Password}, driver}
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

// query gives the records of a query; its parameters are pairs of a name and
// a value.
func (db *database) query(t testing.TB, cypher string, parameters ...any) []map[string]any {
	t.Helper()
	named := map[string]any{}
	for i := 0; i < len(parameters); i += 2 {
		named[parameters[i].(string)] = parameters[i+1]
	}
	result, err := neo4j.ExecuteQuery(t.Context(), db.driver, cypher, named,
		neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase("neo4j"))
	if err != nil {
		t.Fatalf("%s: %v", cypher, err)
	}
	var records []map[string]any
	for _, r := range result.Records {
		records = append(records, r.AsMap())
	}
	return records
}

// auto runs a query in a transaction of its own.
func (db *database) auto(t testing.TB, cypher string) {
	t.Helper()
	session := db.driver.NewSession(t.Context(), neo4j.SessionConfig{DatabaseName: "neo4j"})
	result, err := session.Run(t.Context(), cypher, nil)
	if err == nil {
		_, err = result.Consume(t.Context())
	}
	if err != nil {
		t.Fatalf("%s: %v", cypher, err)
	}
	if err := session.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// number is the single number that a query gives.
func (db *database) number(t testing.TB, cypher string, parameters ...any) int {
	t.Helper()
	records := db.query(t, cypher, parameters...)
	if len(records) != 1 {
		t.Fatalf("%s: %d records", cypher, len(records))
	}
	for _, v := range records[0] {
		return int(v.(int64))
	}
	return 0
}

// content is all nodes and relationships with the ids that the server gave
// them, as text.
func (db *database) content(t testing.TB) string {
	t.Helper()
	return db.text(t, `MATCH (n) RETURN elementId(n) AS id, labels(n) AS labels, properties(n) AS p ORDER BY id`) +
		db.text(t, `MATCH (a)-[r]->(b)
RETURN elementId(r) AS id, elementId(a) AS a, elementId(b) AS b, type(r) AS type, properties(r) AS p ORDER BY id`)
}

// meaning is content without the server's ids: equal for two databases that
// hold the same graph.
func (db *database) meaning(t testing.TB) string {
	t.Helper()
	return db.text(t, `MATCH (n) RETURN labels(n) AS labels, properties(n) AS p ORDER BY n.id`) +
		db.text(t, `MATCH (a)-[r]->(b)
RETURN a.id AS a, b.id AS b, type(r) AS type, properties(r) AS p ORDER BY a, type, b, r.id`)
}

func (db *database) text(t testing.TB, cypher string) string {
	t.Helper()
	var text strings.Builder
	for _, record := range db.query(t, cypher) {
		// Printing a map sorts its keys.
		fmt.Fprintf(&text, "%v\n", record)
	}
	return text.String()
}
