package readers

import (
	"context"
	"io"
	"testing"

	"github.com/newsgraph/newsgraph/export"
	"github.com/newsgraph/newsgraph/export/exporttest"
	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/graphtest"
)

// RunPython compares every fixture with what networkx and igraph find in the
// file that write makes of it.
func RunPython(t *testing.T, e exporttest.Exporter, write exporttest.Write, extension string) {
	fixtures := graphtest.Fixtures()
	results := Python(t, exporttest.Files(t, write, extension)...)
	each := len(results) / len(fixtures)
	if each == 0 || len(results) != each*len(fixtures) {
		t.Fatalf("%d results of %d files", len(results), len(fixtures))
	}
	for i, got := range results {
		f := fixtures[i/each]
		t.Run(got.Reader+" "+f.Name, func(t *testing.T) {
			for k := range got.Nodes {
				// GEXF has a label always, but no empty attribute.
				if attrs := got.Nodes[k].Attrs; attrs["label"] == "" && attrs["name"] == nil {
					attrs["name"] = ""
				}
			}
			exporttest.Compare(t, e, f.Graph(), got.Summary(t))
		})
	}
}

// RunGephi compares every fixture with what Gephi's own importer finds in the
// file that write makes of it, but for INF, which it takes for a number.
func RunGephi(t *testing.T, e exporttest.Exporter, write exporttest.Write, extension string) []GephiGraph {
	e.Text = func(s string) string { return GephiText(exporttest.InXML(s)) }
	fixtures := graphtest.Fixtures()
	graphs := Gephi(t, exporttest.Files(t, write, extension)...)
	for i, got := range graphs {
		t.Run(fixtures[i].Name, func(t *testing.T) {
			got.Check(t)
			exporttest.Compare(t, e, fixtures[i].Graph(), got.Elements().Summary(t))
		})
	}
	return graphs
}

// WriteExtras writes a graph and what was computed for it.
type WriteExtras func(context.Context, io.Writer, graph.Reader, export.Extras) error

// Bare lets write write graphs alone.
func Bare(write WriteExtras) exporttest.Write {
	return func(ctx context.Context, w io.Writer, g graph.Reader) error { return write(ctx, w, g, export.Extras{}) }
}

// Full lets write write a place and figures for every node.
func Full(write WriteExtras) exporttest.Write {
	return func(ctx context.Context, w io.Writer, g graph.Reader) error {
		x := export.Extras{Positions: map[string]export.Position{}, Measures: map[string]export.Measures{}}
		for n, err := range g.Nodes(ctx) {
			if err != nil {
				return err
			}
			x.Positions[n.ID] = export.Position{X: -float64(len(x.Positions)), Y: 1e6}
			x.Measures[n.ID] = export.Measures{InDegree: 1, PageRank: 1e-12, Community: len(x.Measures)}
		}
		return write(ctx, w, g, x)
	}
}

// RunSchema checks the files of every fixture against a schema: bare and full.
func RunSchema(t *testing.T, write WriteExtras, extension, schema string) {
	validate(t, schema, append(exporttest.Files(t, Bare(write), extension), exporttest.Files(t, Full(write), extension)...))
}
