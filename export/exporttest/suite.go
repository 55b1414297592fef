package exporttest

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/graphtest"
)

// Exporter is an exporter under test.
type Exporter struct {
	// Export writes g and reads it back, best with code that is not ours. The
	// lists of the summary may be in any order.
	Export func(t *testing.T, g graph.Reader) Summary
	// Text is what the format makes of a text, for formats that cannot hold
	// every character. Both sides are compared after it. Nil keeps all.
	Text func(string) string
	// NoArticles says that the format leaves articles out.
	NoArticles bool
}

// Run exports every fixture with e and compares what comes back.
func Run(t *testing.T, e Exporter) {
	for _, f := range graphtest.Fixtures() {
		t.Run(f.Name, func(t *testing.T) {
			g := f.Graph()
			Compare(t, e, g, e.Export(t, g))
		})
	}
}

// Compare reports where got, read back from an export of g, differs from g.
func Compare(t *testing.T, e Exporter, g graph.Reader, got Summary) {
	t.Helper()
	want, err := Summarize(t.Context(), g)
	if err != nil {
		t.Fatal(err)
	}
	if e.NoArticles {
		want.Articles = nil
	}
	got.Sort()
	if e.Text != nil {
		want.mapText(e.Text)
		got.mapText(e.Text)
	}
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("the export differs from the graph (-graph +export):\n%s", shorten(diff))
	}
}

// shorten keeps a difference of large graphs readable.
func shorten(diff string) string {
	const most = 6000
	if len(diff) > most {
		return diff[:most] + "\n..."
	}
	return diff
}
