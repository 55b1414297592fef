package gexf

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/newsgraph/newsgraph/export"
	"github.com/newsgraph/newsgraph/export/exporttest"
	"github.com/newsgraph/newsgraph/export/exporttest/readers"
	"github.com/newsgraph/newsgraph/graph/graphtest"
)

// files writes every fixture to a file.
func files(t *testing.T, fixtures []graphtest.Fixture) []string {
	t.Helper()
	paths := make([]string, len(fixtures))
	for i := range fixtures {
		paths[i] = filepath.Join(t.TempDir(), "graph.gexf")
		if err := os.WriteFile(paths[i], written(t, fixtures[i].Graph(), export.Extras{}), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return paths
}

// networkx finds in the files what the graphs have; igraph does not read GEXF.
func TestPythonReaders(t *testing.T) {
	fixtures := graphtest.Fixtures()
	for i, got := range readers.Python(t, files(t, fixtures)...) {
		t.Run(fixtures[i].Name, func(t *testing.T) {
			for k := range got.Nodes {
				if attrs := got.Nodes[k].Attrs; attrs["name"] == nil {
					attrs["name"] = ""
				}
			}
			exporttest.Compare(t, exporter(), fixtures[i].Graph(), got.Summary(t))
		})
	}
}

// So does Gephi's own importer, but for INF, which it takes for a number; it
// finds the looks and the times, too.
func TestGephi(t *testing.T) {
	fixtures := graphtest.Fixtures()
	for i, got := range readers.Gephi(t, files(t, fixtures)...) {
		t.Run(fixtures[i].Name, func(t *testing.T) {
			got.Check(t)
			e := exporter()
			e.Text = func(s string) string { return readers.GephiText(exporttest.InXML(s)) }
			exporttest.Compare(t, e, fixtures[i].Graph(), got.Elements().Summary(t))
			f := parse(t, written(t, fixtures[i].Graph(), export.Extras{}))
			compareTimes(t, f, &got)
			compareLooks(t, f, &got)
		})
	}
}

func compareTimes(t *testing.T, f *file, got *readers.GephiGraph) {
	t.Helper()
	want, found := map[string][][2]string{}, map[string][][2]string{}
	for _, n := range f.Graph.Nodes {
		if n.Start != "" {
			want[n.ID] = [][2]string{{n.Start, n.End}}
		}
	}
	for _, e := range f.Graph.Edges {
		for _, s := range e.Spells {
			want[e.ID] = append(want[e.ID], [2]string{s.Start, s.End})
		}
	}
	for _, list := range [][]readers.GephiElement{got.Nodes, got.Edges} {
		for _, e := range list {
			if len(e.Spells) > 0 {
				found[e.ID] = e.Spells
			}
		}
	}
	if diff := cmp.Diff(want, found); diff != "" {
		t.Errorf("times, -file +Gephi: %.3000s", diff)
	}
	if got.Dynamic != (len(want) > 0) || got.TimeFormat != "DATE" {
		t.Errorf("dynamic is %v, the format of times %s", got.Dynamic, got.TimeFormat)
	}
}

func compareLooks(t *testing.T, f *file, got *readers.GephiGraph) {
	t.Helper()
	byID := map[string]readers.GephiElement{}
	for _, n := range got.Nodes {
		byID[n.ID] = n
	}
	for _, n := range f.Graph.Nodes {
		g := byID[n.ID]
		if diff := cmp.Diff([3]int{int(n.Color.R), int(n.Color.G), int(n.Color.B)}, g.Color); diff != "" {
			t.Errorf("the colour of %s, -file +Gephi: %s", n.ID, diff)
		}
		if diff := cmp.Diff(n.Size.Value, g.Size, cmpopts.EquateApprox(0, 1e-4)); diff != "" {
			t.Errorf("the size of %s, -file +Gephi: %s", n.ID, diff)
		}
	}
}
