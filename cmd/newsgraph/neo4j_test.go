package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/newsgraph/newsgraph/export/neo4j/neo4jtest"
)

// TestBuildIntoNeo4j goes all the way from a text to a server. What arrives
// there is for the tests of the exporter to look at.
func TestBuildIntoNeo4j(t *testing.T) {
	server := neo4jtest.Shared(t)
	t.Setenv("NEO4J_USERNAME", server.Username)
	t.Setenv("NEO4J_PASSWORD", "")
	folder := t.TempDir()
	storePath, password := filepath.Join(folder, "news.db"), filepath.Join(folder, "password")
	if err := os.WriteFile(password, []byte(server.Password+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	code, stdout, stderr := newsgraph(t, records(t, 20), "build", "-",
		"--store", storePath, "--to", server.URI, "--neo4j-password-file", password)
	if code != exitOK || !strings.Contains(stdout, "\n  "+server.URI+": 20 articles, ") {
		t.Fatalf("build: exit code %d: %s%s", code, stdout, stderr)
	}

	t.Setenv("NEO4J_PASSWORD", server.Password)
	if code, stdout, stderr = newsgraph(t, "", "export", server.URI, "--store", storePath); code != exitOK {
		t.Errorf("export: exit code %d: %s%s", code, stdout, stderr)
	}

	// A wrong password is known before anything is read.
	t.Setenv("NEO4J_PASSWORD", "wrong-password")
	code, stdout, stderr = newsgraph(t, records(t, 20), "build", "-", "--store", filepath.Join(folder, "new.db"), "--to", server.URI)
	if _, err := os.Stat(filepath.Join(folder, "new.db")); code != exitUsage || err == nil {
		t.Errorf("build with a wrong password: exit code %d, store: %v; want 2 and none: %s%s", code, err, stdout, stderr)
	}
}

// TestWaysIntoNeo4j loads the articles of testdata through the network, with
// cypher-shell and with neo4j-admin: one graph comes out.
func TestWaysIntoNeo4j(t *testing.T) {
	db := neo4jtest.Open(t, neo4jtest.Shared(t))
	t.Setenv("NEO4J_USERNAME", db.Username)
	t.Setenv("NEO4J_PASSWORD", db.Password)
	folder := t.TempDir()
	script, csv := filepath.Join(folder, "graph.cypher"), filepath.Join(folder, "graph-csv")
	code, _, stderr := newsgraph(t, "", "build", filepath.Join("..", "..", "testdata", "articles"), "--quiet",
		"--store", filepath.Join(folder, "news.db"), "--to", db.URI, "--to", script, "--to", csv+"/")
	if code != exitOK {
		t.Fatalf("build: exit code %d: %s", code, stderr)
	}
	loaded := db.Meaning(t)
	expect := func(way, got string) {
		t.Helper()
		if diff := cmp.Diff(strings.Split(loaded, "\n"), strings.Split(got, "\n")); diff != "" {
			t.Errorf("-loaded +%s:\n%.5000s", way, diff)
		}
	}
	db.Empty(t)
	db.Shell(t, script)
	expect("run", db.Meaning(t))
	server := neo4jtest.Import(t, filepath.Join(csv, "import.sh"))
	server.Shell(t, filepath.Join(csv, "schema.cypher"))
	expect("imported", neo4jtest.Open(t, server.Server).Meaning(t))
	// What was imported or run is known for what it is.
	for _, uri := range []string{db.URI, server.URI} {
		code, stdout, stderr := newsgraph(t, "", "export", "--store", filepath.Join(folder, "news.db"), uri)
		if code != exitOK || !strings.HasSuffix(stdout, "; nothing had changed\n") {
			t.Errorf("export to %s: exit code %d: %s%s", uri, code, stdout, stderr)
		}
	}
}

// TestWipe asks before anything is deleted, and where nobody can be asked does
// not delete it.
func TestWipe(t *testing.T) {
	db := neo4jtest.Open(t, neo4jtest.Shared(t))
	db.Empty(t)
	folder := t.TempDir()
	settings := filepath.Join(folder, "neo4j.env")
	text := "NEO4J_URI=" + db.URI + "\nNEO4J_USERNAME=" + db.Username + "\nNEO4J_PASSWORD=" + db.Password + "\n"
	if err := os.WriteFile(settings, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	build := func(stdin string, terminal bool, args ...string) (int, string) {
		t.Helper()
		var stdout, stderr bytes.Buffer
		c := &console{
			stdin: strings.NewReader(stdin), stdinTerminal: terminal, stdout: &stdout, stderr: &stderr,
			getenv: func(string) string { return "" },
		}
		args = append([]string{
			"build", filepath.Join("..", "..", "testdata", "articles", "01-rockets-zubair.txt"), "--quiet",
			"--store", filepath.Join(folder, "news.db"), "--to", "neo4j", "--env-file", settings,
		}, args...)
		return run(t.Context(), args, c), stderr.String()
	}
	notes := func() int { return db.Number(t, "MATCH (n:Note) RETURN count(n)") }
	// An empty database is nothing to ask about.
	if code, stderr := build("", false, "--wipe"); code != exitOK || stderr != "" {
		t.Fatalf("into an empty database: exit code %d: %s", code, stderr)
	}
	db.Auto(t, "CREATE (:Note)")
	for _, test := range []struct {
		stdin    string
		terminal bool
		args     []string
		code     int
		stderr   string
		notes    int
	}{
		{"", false, nil, exitOK, "", 1},
		{"y\n", false, []string{"--wipe"}, exitUsage, "give --yes if that is meant", 1},
		{"n\n", true, []string{"--wipe"}, exitUsage, "1 of which newsgraph did not write. Delete all of it? [y/N] newsgraph: nothing was deleted", 1},
		{"", true, []string{"--wipe"}, exitUsage, "nothing was deleted", 1},
		{"y\n", true, []string{"--wipe"}, exitOK, "Delete all of it?", 0},
		{"", false, []string{"--wipe", "--yes"}, exitOK, "", 0},
	} {
		code, stderr := build(test.stdin, test.terminal, test.args...)
		if code != test.code || !strings.Contains(stderr, test.stderr) {
			t.Errorf("%v, answer %q: exit code %d, want %d: %s", test.args, test.stdin, code, test.code, stderr)
		}
		if n := notes(); n != test.notes {
			t.Errorf("%v, answer %q: %d notes, want %d", test.args, test.stdin, n, test.notes)
		}
	}
}

// loadArticles loads the graph of the articles in testdata into the server, and
// gives a driver to look at it with.
func loadArticles(t *testing.T, server neo4jtest.Server) neo4j.DriverWithContext {
	t.Helper()
	t.Setenv("NEO4J_USERNAME", server.Username)
	t.Setenv("NEO4J_PASSWORD", server.Password)
	articles := filepath.Join("..", "..", "testdata", "articles")
	code, _, stderr := newsgraph(t, "", "build", articles, "--quiet", "--store", filepath.Join(t.TempDir(), "news.db"), "--to", server.URI)
	if code != exitOK {
		t.Fatalf("build: exit code %d: %s", code, stderr)
	}
	driver, err := neo4j.NewDriverWithContext(server.URI, neo4j.BasicAuth(server.Username, server.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = driver.Close(context.WithoutCancel(t.Context())) })
	return driver
}
