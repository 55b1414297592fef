package graphml

import (
	"bytes"
	"context"
	"flag"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/export"
	"github.com/newsgraph/newsgraph/export/exporttest"
	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/graphtest"
)

var update = flag.Bool("update", false, "write the golden files anew")

func write(ctx context.Context, w io.Writer, g graph.Reader) error {
	return Write(ctx, w, g, export.Extras{})
}

// exporter reads with the XML package of the standard library.
func exporter() exporttest.Exporter {
	return exporttest.Exporter{
		Export: func(t *testing.T, g graph.Reader) exporttest.Summary {
			return parse(t, exporttest.Written(t, write, g)).read(t).Summary(t)
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

// TestDeclarations holds the keys to what all readers take.
func TestDeclarations(t *testing.T) {
	raw := exporttest.Written(t, write, graphtest.Merge(nil))
	if strings.Contains(string(raw), "<!") {
		t.Error("the file has a DOCTYPE, a comment or a CDATA section")
	}
	f := parse(t, raw)
	if f.Graph.EdgeDefault != "directed" {
		t.Errorf("edges are %q by default", f.Graph.EdgeDefault)
	}
	ids := map[string]bool{}
	for _, k := range f.Keys {
		id, name := strings.ToLower(attr(k.Attrs, "id")), attr(k.Attrs, "attr.name")
		if id == "" || ids[id] || strings.EqualFold(name, "id") {
			t.Errorf("the id %q or the name %q of a key is empty or taken", id, name)
		}
		ids[id] = true
		if !slices.Contains([]string{"node", "edge"}, attr(k.Attrs, "for")) {
			t.Errorf("%s is for %q", id, attr(k.Attrs, "for"))
		}
		if !slices.Contains([]string{"boolean", "int", "double", "string"}, attr(k.Attrs, "attr.type")) {
			t.Errorf("%s has the type %q", id, attr(k.Attrs, "attr.type"))
		}
		if k.Default != nil {
			t.Errorf("%s has a default", id)
		}
	}
}

// TestElements holds nodes and edges to what all readers take.
func TestElements(t *testing.T) {
	for _, fixture := range graphtest.Fixtures() {
		t.Run(fixture.Name, func(t *testing.T) {
			raw := exporttest.Written(t, write, fixture.Graph())
			if first := bytes.Index(raw, []byte("<edge ")); first >= 0 && bytes.Contains(raw[first:], []byte("<node ")) {
				t.Error("a node comes after an edge")
			}
			f := parse(t, raw)
			nodes, edges, ends := map[string]bool{}, map[string]bool{}, map[string]bool{}
			for _, n := range f.Graph.Nodes {
				nodes[attr(n.Attrs, "id")] = true
				if labels := attr(n.Attrs, "labels"); !strings.HasPrefix(labels, ":Entity:") {
					t.Errorf("labels %q", labels)
				}
				checkData(t, f, &n)
			}
			for _, e := range f.Graph.Edges {
				id, source, target := attr(e.Attrs, "id"), attr(e.Attrs, "source"), attr(e.Attrs, "target")
				if !nodes[source] || !nodes[target] {
					t.Errorf("%s joins %q and %q", id, source, target)
				}
				triple := source + " " + strings.Fields(attr(e.Attrs, "label"))[0] + " " + target
				if edges[id] || ends[triple] || attr(e.Attrs, "directed") != "" {
					t.Errorf("%s is there twice, or %s, or has a direction of its own", id, triple)
				}
				edges[id], ends[triple] = true, true
				checkData(t, f, &e)
			}
		})
	}
}

// checkData verifies that no data is empty and that no relation's type stands
// in capitals where Gephi would rewrite it.
func checkData(t *testing.T, f *file, x *xmlItem) {
	t.Helper()
	for _, d := range x.Data {
		name, _ := f.key(d.Key)
		fromText := slices.Contains([]string{"label", "name", "aliases", "sentences", "sources"}, name)
		if d.Text == "" && !fromText || !fromText && strings.Contains(d.Text, "INF") {
			t.Errorf("%s of %s is %q", name, attr(x.Attrs, "id"), d.Text)
		}
	}
	if label := attr(x.Attrs, "label"); label != "" {
		if label != f.element(t, x).Attrs["label"] {
			t.Errorf("the label of %s is %q and %q", attr(x.Attrs, "id"), label, f.element(t, x).Attrs["label"])
		}
	}
}

// The looks come from the kind and the degree.
func TestLooks(t *testing.T) {
	g := graphtest.Merge(graphtest.Small())
	back := parse(t, exporttest.Written(t, write, g)).read(t)
	for i, n := range back.Nodes {
		if size := n.Attrs["size"].(float64); (size > 15) != (g.NodeList[i].Degree > 1) {
			t.Errorf("%s has the size %v at a degree of %d", n.Attrs["name"], size, g.NodeList[i].Degree)
		}
		if n.Attrs["kind"] == "ArmedGroup" && !(n.Attrs["r"].(float64) > n.Attrs["g"].(float64)+n.Attrs["b"].(float64)) {
			t.Errorf("%s is not red", n.Attrs["name"])
		}
	}
}
