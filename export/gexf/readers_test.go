package gexf

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/newsgraph/newsgraph/export"
	"github.com/newsgraph/newsgraph/export/exporttest/readers"
	"github.com/newsgraph/newsgraph/graph/graphtest"
)

// networkx finds in the files what the graphs have; igraph does not read GEXF.
func TestPythonReaders(t *testing.T) { readers.RunPython(t, exporter(), write, ".gexf") }

// So does Gephi, which finds the looks and the times, too.
func TestGephi(t *testing.T) {
	fixtures := graphtest.Fixtures()
	for i, got := range readers.RunGephi(t, exporter(), write, ".gexf") {
		t.Run(fixtures[i].Name+", times and looks", func(t *testing.T) {
			f := parse(t, written(t, fixtures[i].Graph(), export.Extras{}))
			compareTimes(t, f, &got)
			compareLooks(t, f, &got)
		})
	}
}

func TestSchema(t *testing.T) {
	readers.RunSchema(t, Write, ".gexf", filepath.Join("testdata", "gexf.rnc"))
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
