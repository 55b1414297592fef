package cypher

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/newsgraph/export/exporttest"
	"github.com/newsgraph/newsgraph/export/neo4j"
	"github.com/newsgraph/newsgraph/export/neo4j/neo4jtest"
	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/graphtest"
)

func emptyDatabase(t *testing.T) *neo4jtest.Database {
	t.Helper()
	db := neo4jtest.Open(t, neo4jtest.Shared(t))
	db.Empty(t)
	return db
}

// run writes g as a script and runs it.
func run(t *testing.T, db *neo4jtest.Database, g graph.Reader) {
	t.Helper()
	var script bytes.Buffer
	if err := Write(t.Context(), &script, g); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "graph.cypher")
	if err := os.WriteFile(path, script.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	db.Shell(t, path)
}

func TestWrite(t *testing.T) {
	db := emptyDatabase(t)
	exporttest.Run(t, exporttest.Exporter{Export: func(t *testing.T, g graph.Reader) exporttest.Summary {
		run(t, db, g)
		return db.Summary(t)
	}})
}

func TestWriter(t *testing.T) { exporttest.RunWriter(t, Write) }

// What the script makes is what a load through the network makes, and both find
// nothing to change in what the other made.
func TestSameAsLoad(t *testing.T) {
	db := emptyDatabase(t)
	var parts []graph.Extraction
	for _, f := range graphtest.Fixtures() {
		parts = append(parts, f.Parts...)
	}
	g := graphtest.Merge(parts)
	cfg := neo4j.Config{URI: db.URI, Username: db.Username, Password: db.Password}
	if _, err := neo4j.Load(t.Context(), cfg, g, nil); err != nil {
		t.Fatal(err)
	}
	loaded := db.Meaning(t)
	expect := func(what, want, got string) {
		t.Helper()
		if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")); diff != "" {
			t.Errorf("%s:\n%.5000s", what, diff)
		}
	}
	db.Empty(t)
	run(t, db, g)
	expect("-loaded +run", loaded, db.Meaning(t))
	before := db.Content(t)
	run(t, db, g)
	expect("-run +run again", before, db.Content(t))
	s, err := neo4j.Load(t.Context(), cfg, g, nil)
	if err != nil {
		t.Fatal(err)
	}
	if s.NodesCreated+s.RelationshipsCreated+s.Deleted+s.Kept != 0 {
		t.Errorf("loading the graph after the script changes it: %+v", s)
	}
}

// A script replaces an earlier graph and leaves what the user added.
func TestReplaces(t *testing.T) {
	db := emptyDatabase(t)
	parts := graphtest.Random(5, 12, 100)
	run(t, db, graphtest.Merge(parts[:8]))
	db.Auto(t, "MATCH (a:Article) WITH a ORDER BY a.id LIMIT 1 SET a.mine = 1 CREATE (:Note {text: 'mine'})-[:ABOUT]->(a)")
	run(t, db, &graph.Graph{})
	if n := db.Number(t, "MATCH (n) WHERE NOT n:Note AND NOT n:FormerArticle RETURN count(n)"); n != 0 {
		t.Errorf("the empty graph leaves %d nodes", n)
	}
	if n := db.Number(t, "MATCH (:Note {text: 'mine'})-[:ABOUT]->(:FormerArticle {mine: 1}) RETURN count(*)"); n != 1 {
		t.Error("what the user added is gone")
	}
}

func TestLiterals(t *testing.T) {
	for _, test := range []struct {
		value any
		want  string
	}{
		{nil, "null"},
		{1.0, "1.0"},
		{0.7, "0.7"},
		{1e-9, "1e-09"},
		{"a\"b\\c\nd\re'f\u2028", `"a\"b\\c\nd\u000de'f\u2028"`},
		{[]string{}, "[]"},
		{[]string{"a", "b"}, `["a","b"]`},
		{map[string]any{"b": true, "a": map[string]any{"c": 1}}, `{a:{c:1},b:true}`},
	} {
		if got := string(appendLiteral(nil, test.value)); got != test.want {
			t.Errorf("%v: got %s, want %s", test.value, got, test.want)
		}
	}
}

// Rows that the short form cannot hold are told apart.
func TestPack(t *testing.T) {
	for _, test := range []struct {
		value any
		text  string
		fits  bool
	}{
		{nil, unknown, true},
		{"", "", true},
		{"a\nb", "a\nb", true},
		{"a" + fieldEnd, "a" + fieldEnd, false},
		{unknown, unknown, false},
		{[]string{}, "", true},
		{[]string{""}, "", false},
		{[]string{"a", "b"}, "a" + elementEnd + "b", true},
		{[]string{"a" + elementEnd + "b"}, "a" + elementEnd + "b", false},
		{0.5, "0.5", true},
		{true, "true", true},
	} {
		if text, fits := packValue(test.value); text != test.text || fits != test.fits {
			t.Errorf("%q is packed as %q, %v; want %q, %v", test.value, text, fits, test.text, test.fits)
		}
	}
}

func BenchmarkWrite(b *testing.B) { exporttest.Bench(b, Write) }

func BenchmarkMillion(b *testing.B) { exporttest.BenchLarge(b, Write) }
