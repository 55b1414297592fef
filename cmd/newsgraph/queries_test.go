package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/newsgraph/export/neo4j/neo4jtest"
	"github.com/newsgraph/newsgraph/export/neo4j/queries"
)

// TestQueries asks every query that the program prints of the graph of the
// articles in testdata. None may be without an answer, and all must be those of
// the golden file.
func TestQueries(t *testing.T) {
	db := neo4jtest.Open(t, neo4jtest.Shared(t))
	db.Empty(t)
	driver := loadArticles(t, db.Server)
	all, err := queries.All()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 15 {
		t.Fatalf("%d queries", len(all))
	}
	var got strings.Builder
	for _, q := range all {
		code, text, stderr := newsgraph(t, "", "queries", q.Name)
		if code != exitOK {
			t.Errorf("queries %s: exit code %d: %s", q.Name, code, stderr)
			continue
		}
		given := answer(t, driver, strings.TrimSuffix(text, ";\n"))
		if strings.Count(given, "\n") < 2 {
			t.Errorf("no answer to %s: %s", q.Name, q.Title)
		}
		got.WriteString("== " + q.Name + ": " + q.Title + "\n" + given + "\n")
	}
	path := filepath.Join("testdata", "queries.golden")
	if *update {
		if err := os.WriteFile(path, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got.String(), "\n")); diff != "" {
		t.Errorf("-golden +server (renew with -run TestQueries -update after reading it):\n%.6000s", diff)
	}
}
