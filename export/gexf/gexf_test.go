package gexf

import (
	"bytes"
	"context"
	"flag"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/newsgraph/export"
	"github.com/newsgraph/newsgraph/export/exporttest"
	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/graphtest"
)

var update = flag.Bool("update", false, "write the golden files anew")

func write(ctx context.Context, w io.Writer, g graph.Reader) error {
	return Write(ctx, w, g, export.Extras{})
}

func written(t *testing.T, g graph.Reader, x export.Extras) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(t.Context(), &b, g, x); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// exporter reads with the XML package of the standard library.
func exporter() exporttest.Exporter {
	return exporttest.Exporter{
		Export: func(t *testing.T, g graph.Reader) exporttest.Summary {
			return parse(t, written(t, g, export.Extras{})).elements(t).Summary(t)
		},
		Text:       exporttest.InXML,
		NoArticles: true,
	}
}

func TestSuite(t *testing.T) { exporttest.Run(t, exporter()) }

func TestWriter(t *testing.T) { exporttest.RunWriter(t, write) }

func BenchmarkWrite(b *testing.B) { exporttest.Bench(b, write) }

func BenchmarkMillion(b *testing.B) { exporttest.BenchLarge(b, write) }

func TestGolden(t *testing.T) {
	exporttest.Golden(t, write, filepath.Join("testdata", "small.golden.xml"), *update)
}

func TestHeader(t *testing.T) {
	f := parse(t, written(t, graphtest.Merge(nil), export.Extras{}))
	g := f.Graph
	if got := strings.Join([]string{f.Version, g.Mode, g.EdgeType, g.TimeFormat, g.Representation}, " "); got != "1.3 dynamic directed date interval" {
		t.Errorf("got %s", got)
	}
}

// Nodes have looks by kind and degree; of the edges only those that are no
// facts have a colour of their own.
func TestLooks(t *testing.T) {
	g := graphtest.Merge(graphtest.Small())
	f := parse(t, written(t, g, export.Extras{}))
	for i, n := range f.Graph.Nodes {
		c := export.ColorOf(g.NodeList[i].Kind)
		if n.Color == nil || export.Color(*n.Color) != c || n.Size == nil || n.Position != nil {
			t.Errorf("%s has the colour %v, the size %v, the position %v", n.Label, n.Color, n.Size, n.Position)
		}
	}
	for i, e := range f.Graph.Edges {
		v := g.EdgeList[i].View()
		if (e.Color == nil) != v.Factual() || e.Kind != e.Label {
			t.Errorf("%s of the kind %s has the colour %v", e.Label, e.Kind, e.Color)
		}
	}
}

// What was computed for the nodes comes along.
func TestExtras(t *testing.T) {
	g := graphtest.Merge(graphtest.Small())
	id := g.NodeList[3].ID
	f := parse(t, written(t, g, export.Extras{
		Positions: map[string]export.Position{id: {X: 1.5, Y: -2}},
		Measures:  map[string]export.Measures{id: {InDegree: 2, OutDegree: 1, PageRank: 0.25, Betweenness: 1e-7, Community: 4}},
	}))
	n := f.Graph.Nodes[3]
	if n.Position == nil || n.Position.X != 1.5 || n.Position.Y != -2 {
		t.Errorf("the position is %v", n.Position)
	}
	e := f.element(t, "node", &n)
	got := map[string]any{}
	for _, name := range []string{"degree", "inDegree", "outDegree", "pageRank", "betweenness", "community"} {
		got[name] = e.Attrs[name]
	}
	want := map[string]any{"degree": 3.0, "inDegree": 2.0, "outDegree": 1.0, "pageRank": 0.25, "betweenness": 1e-7, "community": 4.0}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
