package graphml

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/newsgraph/newsgraph/export/exporttest"
	"github.com/newsgraph/newsgraph/export/exporttest/readers"
	"github.com/newsgraph/newsgraph/graph/graphtest"
)

// files writes every fixture to a file.
func files(t *testing.T, fixtures []graphtest.Fixture) []string {
	t.Helper()
	paths := make([]string, len(fixtures))
	for i := range fixtures {
		paths[i] = filepath.Join(t.TempDir(), "graph.graphml")
		if err := os.WriteFile(paths[i], written(t, fixtures[i].Graph()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return paths
}

// networkx and igraph find in the files what the graphs have.
func TestPythonReaders(t *testing.T) {
	fixtures := graphtest.Fixtures()
	results := readers.Python(t, files(t, fixtures)...)
	if len(results) != 2*len(fixtures) {
		t.Fatalf("%d results of two readers and %d files", len(results), len(fixtures))
	}
	for i, got := range results {
		f := fixtures[i/2]
		t.Run(got.Reader+" "+f.Name, func(t *testing.T) {
			exporttest.Compare(t, exporter(), f.Graph(), got.Summary(t))
		})
	}
}

// So does Gephi's own importer, but for INF, which it takes for a number.
func TestGephi(t *testing.T) {
	fixtures := graphtest.Fixtures()
	for i, got := range readers.Gephi(t, files(t, fixtures)...) {
		t.Run(fixtures[i].Name, func(t *testing.T) {
			got.Check(t)
			e := exporter()
			e.Text = func(s string) string { return readers.GephiText(exporttest.InXML(s)) }
			exporttest.Compare(t, e, fixtures[i].Graph(), got.Elements().Summary(t))
		})
	}
}
