package main

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/newsgraph/export/exporttest"
	"github.com/newsgraph/newsgraph/export/exporttest/readers"
	"github.com/newsgraph/newsgraph/graph/store"
)

// TestGephi opens the graph of the articles in testdata with Gephi's own
// importers: both files give the graph that the store holds, GEXF with times.
func TestGephi(t *testing.T) {
	folder := t.TempDir()
	db := filepath.Join(folder, "news.db")
	files := []string{filepath.Join(folder, "graph.graphml"), filepath.Join(folder, "graph.gexf")}
	articles := filepath.Join("..", "..", "testdata", "articles")
	code, _, stderr := newsgraph(t, "", "build", articles, "--quiet", "--store", db, "--to", files[0], "--to", files[1],
		"--layout", "forceatlas2", "--analyze")
	if code != exitOK {
		t.Fatalf("build: exit code %d: %s", code, stderr)
	}
	graphs := readers.Gephi(t, files...)
	s, err := store.OpenReadOnly(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	for i := range graphs {
		g := &graphs[i]
		g.Check(t)
		if g.Dynamic != (i == 1) {
			t.Errorf("%s: dynamic is %v", files[i], g.Dynamic)
		}
		exporttest.Compare(t, exporttest.Exporter{Text: readers.GephiText, NoArticles: true}, s, g.Elements().Summary(t))
	}
	if diff := cmp.Diff(looks(&graphs[0]), looks(&graphs[1])); diff != "" {
		t.Errorf("looks, -GraphML +GEXF: %.3000s", diff)
	}
	for _, g := range graphs {
		for _, n := range g.Nodes {
			for _, column := range []string{"degree", "inDegree", "outDegree", "pageRank", "betweenness", "community"} {
				if _, isNumber := n.Attrs[column].(float64); !isNumber {
					t.Fatalf("the %s of %s is %v", column, n.ID, n.Attrs[column])
				}
			}
		}
	}
	readers.Draw(t, files[1])
	times := 0
	for _, e := range graphs[1].Edges {
		times += len(e.Spells)
	}
	if times < len(graphs[1].Edges) {
		t.Errorf("%d times of %d edges; all of the articles have dates", times, len(graphs[1].Edges))
	}
}

// looks is what Gephi draws of a graph's nodes, by their ids.
func looks(g *readers.GephiGraph) map[string]readers.GephiElement {
	all := map[string]readers.GephiElement{}
	for _, n := range g.Nodes {
		all[n.ID] = readers.GephiElement{Color: n.Color, Size: n.Size, Position: n.Position}
	}
	return all
}
