package graphml

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/newsgraph/newsgraph/export"
	"github.com/newsgraph/newsgraph/export/exporttest"
	"github.com/newsgraph/newsgraph/export/exporttest/readers"
	"github.com/newsgraph/newsgraph/export/neo4j/neo4jtest"
	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/nlp"
)

// APOC makes the graph in a Neo4j database: with labels, with relationship types
// that keep allegations apart from facts, and with values of the declared types.
func TestAPOC(t *testing.T) {
	db := neo4jtest.Open(t, neo4jtest.StartAPOC(t))
	read := func(t *testing.T, write exporttest.Write, extras *export.Extras, g graph.Reader) exporttest.Elements {
		t.Helper()
		db.Empty(t)
		importWithAPOC(t, db, exporttest.Written(t, write, g))
		return fromNeo4j(t, db, extras)
	}
	t.Run("bare", func(t *testing.T) {
		e := exporter()
		e.Export = func(t *testing.T, g graph.Reader) exporttest.Summary {
			return read(t, write, &export.Extras{}, g).Summary(t)
		}
		exporttest.Run(t, e)
	})
	t.Run("full", func(t *testing.T) {
		e := exporter()
		e.Export = func(t *testing.T, g graph.Reader) exporttest.Summary {
			full := &export.Extras{Positions: map[string]export.Position{}, Measures: map[string]export.Measures{}}
			back := read(t, readers.Full(Write), full, g)
			for _, n := range back.Nodes {
				a := n.Attrs
				if a["x"] != -a["community"].(float64) || a["y"] != 1e6 || a["pageRank"] != 1e-12 || a["inDegree"] != 1.0 {
					t.Errorf("%s stands at %v, %v and has the figures %v", n.ID, a["x"], a["y"], a)
				}
			}
			return back.Summary(t)
		}
		exporttest.Run(t, e)
	})
}

// importWithAPOC imports a file as README says.
func importWithAPOC(t *testing.T, db *neo4jtest.Database, content []byte) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "graph.graphml")
	if err := os.WriteFile(path, content, 0o666); err != nil {
		t.Fatal(err)
	}
	db.Query(t, "CALL apoc.import.graphml($file, {readLabels: true, storeNodeIds: true})", "file", path)
}

// fromNeo4j is what db holds, once labels, types and values are verified.
func fromNeo4j(t *testing.T, db *neo4jtest.Database, x *export.Extras) exporttest.Elements {
	t.Helper()
	var back exporttest.Elements
	for _, r := range db.Query(t, "MATCH (n) RETURN labels(n) AS labels, properties(n) AS p") {
		n := exporttest.Element{Attrs: r["p"].(map[string]any)}
		n.ID, _ = n.Attrs["id"].(string)
		delete(n.Attrs, "id")
		kind, _ := n.Attrs["kind"].(string)
		if want := anyOrder(export.Labels(nlp.Kind(kind))); !slices.Equal(anyOrder(texts(r["labels"])), want) {
			t.Errorf("%s has the labels %v, want %v", n.ID, r["labels"], want)
		}
		plainValues(t, n, nodeColumns(x))
		back.Nodes = append(back.Nodes, n)
	}
	for _, r := range db.Query(t, "MATCH (a)-[r]->(b) RETURN a.id AS a, b.id AS b, type(r) AS type, properties(r) AS p") {
		e := exporttest.Element{Source: r["a"].(string), Target: r["b"].(string), Attrs: r["p"].(map[string]any)}
		if r["type"] != e.Attrs["label"] {
			t.Errorf("%v has the type %q and the label %q", e.Attrs["edgeId"], r["type"], e.Attrs["label"])
		}
		plainValues(t, e, edgeColumns())
		back.Edges = append(back.Edges, e)
	}
	return back
}

// plainValues verifies that the values of e have the types of its columns, and
// makes numbers what they are for the suite.
func plainValues[T any](t *testing.T, e exporttest.Element, columns []export.Column[T]) {
	t.Helper()
	known := 0
	for _, c := range columns {
		value, found := e.Attrs[c.Name]
		if !found {
			continue
		}
		known++
		fits := false
		switch c.Type {
		case export.Text:
			_, fits = value.(string)
		case export.Boolean:
			_, fits = value.(bool)
		case export.Integer:
			var number int64
			number, fits = value.(int64)
			e.Attrs[c.Name] = float64(number)
		case export.Double:
			_, fits = value.(float64)
		case export.TextList:
			_, fits = value.([]any)
		}
		if !fits {
			t.Errorf("%s of %s is %v, a %T", c.Name, e.ID, value, value)
		}
	}
	if known != len(e.Attrs) {
		t.Errorf("%s has properties without columns: %v", e.ID, e.Attrs)
	}
}

func texts(list any) []string {
	var all []string
	for _, item := range list.([]any) {
		all = append(all, item.(string))
	}
	return all
}

func anyOrder(labels []string) []string { return slices.Sorted(slices.Values(labels)) }
