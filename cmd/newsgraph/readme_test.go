package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"

	"github.com/newsgraph/newsgraph/export/neo4j/neo4jtest"
)

var update = flag.Bool("update", false, "write the answers of the queries and commands into the README")

// queryBlock is a query of the README and the answer under it.
var queryBlock = regexp.MustCompile("(?s)```cypher\n(.*?)```\n```answer\n(.*?)```\n")

// TestReadme runs the queries of the README on the graph of the articles in
// testdata and compares the answers with those that it prints.
func TestReadme(t *testing.T) {
	driver := loadArticles(t, neo4jtest.Shared(t))
	path := filepath.Join("..", "..", "README.md")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	blocks := queryBlock.FindAllStringSubmatch(string(text), -1)
	if len(blocks) != 5 {
		t.Fatalf("%d queries in the README, want 5", len(blocks))
	}
	readme := string(text)
	for _, b := range blocks {
		got := answer(t, driver, b[1])
		if strings.Count(got, "\n") < 2 {
			t.Errorf("no answer to\n%s", b[1])
		}
		if diff := cmp.Diff(b[2], got); diff != "" && !*update {
			t.Errorf("-README +server:\n%s", diff)
		}
		readme = strings.Replace(readme, b[0], "```cypher\n"+b[1]+"```\n```answer\n"+got+"```\n", 1)
	}
	if *update {
		if err := os.WriteFile(path, []byte(readme), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// answer runs a query; it gives the names of the columns and a line a record.
func answer(t *testing.T, driver neo4j.DriverWithContext, query string) string {
	t.Helper()
	result, err := neo4j.ExecuteQuery(t.Context(), driver, query, nil, neo4j.EagerResultTransformer)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	lines := []string{strings.Join(result.Keys, " | ")}
	for _, record := range result.Records {
		cells := make([]string, len(record.Values))
		for i, v := range record.Values {
			cells[i] = cell(v)
		}
		lines = append(lines, strings.Join(cells, " | "))
	}
	return strings.Join(lines, "\n") + "\n"
}

func cell(value any) string {
	switch v := value.(type) {
	case dbtype.Date:
		return v.Time().Format(time.DateOnly)
	case time.Time:
		return v.Format(time.DateOnly)
	default:
		return fmt.Sprint(v)
	}
}

// consoleBlock is the commands of the README that are shown with their output.
var consoleBlock = regexp.MustCompile("(?s)```console\n(.*?)```\n")

// TestReadmeTeaches runs the commands of the section that teaches a relation,
// with the file of types that it shows.
func TestReadmeTeaches(t *testing.T) {
	path, err := filepath.Abs(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	types := regexp.MustCompile("(?s)```toml\n(.*?)```\n").FindStringSubmatch(string(text))
	block := consoleBlock.FindStringSubmatch(string(text))
	if types == nil || block == nil {
		t.Fatal("the README shows no file of types or no commands")
	}
	t.Chdir(t.TempDir())
	if err := os.WriteFile("sport.toml", []byte(types[1]), 0o644); err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for line := range strings.Lines(block[1]) {
		command, found := strings.CutPrefix(line, "$ ")
		if !found {
			continue
		}
		stdin := ""
		if echoed, piped, found := strings.Cut(command, " | "); found {
			stdin, command = strings.Trim(strings.TrimPrefix(echoed, "echo "), `"`)+"\n", piped
		}
		code, stdout, stderr := newsgraph(t, stdin, strings.Fields(command)[1:]...)
		if code != exitOK {
			t.Errorf("%s: exit code %d: %s", line, code, stderr)
		}
		got.WriteString(line + stdout)
	}
	if got.String() == block[1] {
		return
	}
	if !*update {
		t.Fatalf("-README +program:\n%s", cmp.Diff(block[1], got.String()))
	}
	readme := strings.Replace(string(text), block[1], got.String(), 1)
	if err := os.WriteFile(path, []byte(readme), 0o644); err != nil {
		t.Fatal(err)
	}
}
