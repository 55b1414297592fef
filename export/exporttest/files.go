package exporttest

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/graphtest"
)

// Written is what write makes of g.
func Written(t *testing.T, write Write, g graph.Reader) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(t.Context(), &b, g); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Files writes every fixture to a file with the given extension.
func Files(t *testing.T, write Write, extension string) []string {
	t.Helper()
	fixtures := graphtest.Fixtures()
	paths := make([]string, len(fixtures))
	for i := range fixtures {
		paths[i] = filepath.Join(t.TempDir(), "graph"+extension)
		if err := os.WriteFile(paths[i], Written(t, write, fixtures[i].Graph()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return paths
}

// Golden compares the small graph, as write writes it, with a file, which it
// writes anew before if update is set.
func Golden(t *testing.T, write Write, path string, update bool) {
	t.Helper()
	got := Written(t, write, graphtest.Merge(graphtest.Small()))
	if update {
		if err := os.WriteFile(path, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(got), "\n")); diff != "" {
		t.Errorf("-want +got; if this is as meant, run the test with -update:\n%s", diff)
	}
}
