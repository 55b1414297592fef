package neo4jtest

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Database is the database of a server, seen with queries of the test's own.
type Database struct {
	Server
	driver neo4j.DriverWithContext
}

// Open opens the database of s until the test ends.
func Open(t testing.TB, s Server) *Database {
	t.Helper()
	driver, err := neo4j.NewDriverWithContext(s.URI, neo4j.BasicAuth(s.Username, s.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = driver.Close(context.Background()) })
	return &Database{s, driver}
}

// Empty deletes all nodes and relationships.
func (db *Database) Empty(t testing.TB) {
	t.Helper()
	db.Auto(t, "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS")
}

// Query gives the records of a query; its parameters are pairs of a name and
// a value.
func (db *Database) Query(t testing.TB, cypher string, parameters ...any) []map[string]any {
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
	records := make([]map[string]any, 0, len(result.Records))
	for _, r := range result.Records {
		records = append(records, r.AsMap())
	}
	return records
}

// Auto runs a query in a transaction of its own.
func (db *Database) Auto(t testing.TB, cypher string) {
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

// Number is the single number that a query gives.
func (db *Database) Number(t testing.TB, cypher string, parameters ...any) int {
	t.Helper()
	records := db.Query(t, cypher, parameters...)
	if len(records) != 1 {
		t.Fatalf("%s: %d records", cypher, len(records))
	}
	for _, v := range records[0] {
		return int(v.(int64))
	}
	return 0
}

// Content is all nodes and relationships with the ids that the server gave
// them, as text.
func (db *Database) Content(t testing.TB) string {
	t.Helper()
	return db.Text(t, `MATCH (n) RETURN elementId(n) AS id, labels(n) AS labels, properties(n) AS p ORDER BY id`) +
		db.Text(t, `MATCH (a)-[r]->(b)
RETURN elementId(r) AS id, elementId(a) AS a, elementId(b) AS b, type(r) AS type, properties(r) AS p ORDER BY id`)
}

// Meaning is Content without the server's ids, and of the marks only what tells
// the content: equal for two databases that hold the same graph. Texts are compared as text, where it is given, makes them.
func (db *Database) Meaning(t testing.TB, text ...func(string) string) string {
	t.Helper()
	return db.Text(t, `MATCH (n) RETURN COLLECT { UNWIND labels(n) AS label RETURN label ORDER BY label } AS labels, properties(n) AS p
ORDER BY n.id, labels`, append(text, contentOfMark)...) +
		db.Text(t, `MATCH (a)-[r]->(b)
RETURN a.id AS a, b.id AS b, type(r) AS type, properties(r) AS p ORDER BY a, type, b, r.id`, append(text, contentOfMark)...)
}

var mark = regexp.MustCompile(`^[0-9a-f]{8}([0-9a-f]{16})$`)

// contentOfMark takes the build out of a mark.
func contentOfMark(text string) string { return mark.ReplaceAllString(text, "$1") }

// Text is the records of a query, a line each but for line ends in values.
func (db *Database) Text(t testing.TB, cypher string, change ...func(string) string) string {
	t.Helper()
	var text strings.Builder
	for _, record := range db.Query(t, cypher) {
		// Printing a map sorts its keys.
		fmt.Fprintf(&text, "%v\n", changed(record, change))
	}
	return text.String()
}

// changed is value with every text in it changed.
func changed(value any, change []func(string) string) any {
	switch v := value.(type) {
	case string:
		for _, c := range change {
			v = c(v)
		}
		return v
	case []any:
		for i := range v {
			v[i] = changed(v[i], change)
		}
		return v
	case map[string]any:
		for key := range v {
			v[key] = changed(v[key], change)
		}
		return v
	default:
		return v
	}
}
