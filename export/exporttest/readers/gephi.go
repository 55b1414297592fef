package readers

import (
	"bytes"
	"encoding/json"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/export/exporttest"
)

// Issue is something that Gephi reports of a file.
type Issue struct{ Level, Message string } // of level INFO, WARNING, SEVERE or CRITICAL

// GephiElement is a node or an edge as Gephi shows it.
type GephiElement struct {
	exporttest.Element
	Kind     string      `json:"kind"`   // of an edge: Gephi keeps one edge of a kind between two nodes
	Spells   [][2]string `json:"spells"` // days, both included
	Color    [3]int      `json:"color"`
	Size     float64     `json:"size"`
	Position [2]float64  `json:"position"`
}

// GephiGraph is a file as Gephi has imported it.
type GephiGraph struct {
	Issues       []Issue
	Directed     bool
	Dynamic      bool   // it has spells
	TimeFormat   string // DATE, DOUBLE
	Nodes, Edges []GephiElement
}

// Gephi imports files with Gephi's own importers, in the order given. It needs
// Java and, the first time, Maven and the network.
func Gephi(t *testing.T, files ...string) []GephiGraph {
	t.Helper()
	out := java(t, "gephi", "Gephi", append([]string{"read"}, files...)...)
	graphs := make([]GephiGraph, len(files))
	d := json.NewDecoder(bytes.NewReader(out))
	for i := range graphs {
		if err := d.Decode(&graphs[i]); err != nil {
			t.Fatalf("%s: %v", files[i], err)
		}
	}
	return graphs
}

// Draw lets Gephi draw a file and verifies that there is something to see.
func Draw(t *testing.T, file string) {
	t.Helper()
	picture := filepath.Join(t.TempDir(), "graph.png")
	java(t, "gephi", "Gephi", "draw", file, picture)
	b, err := os.ReadFile(picture)
	if err != nil {
		t.Fatal(err)
	}
	drawn, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	colors := map[color.Color]bool{}
	for y := range drawn.Bounds().Dy() {
		for x := range drawn.Bounds().Dx() {
			colors[drawn.At(x, y)] = true
		}
	}
	if len(colors) < 10 {
		t.Errorf("the picture of %s has %d colours", file, len(colors))
	}
}

// Elements is g for the suite of all exporters.
func (g *GephiGraph) Elements() exporttest.Elements {
	var all exporttest.Elements
	for i := range g.Nodes {
		all.Nodes = append(all.Nodes, g.Nodes[i].plain())
	}
	for i := range g.Edges {
		all.Edges = append(all.Edges, g.Edges[i].plain())
	}
	return all
}

// plain is e with its label as Gephi rewrites attributes alone; where a label
// is empty, Gephi shows the id.
func (e *GephiElement) plain() exporttest.Element {
	if label, ok := e.Attrs["label"].(string); ok && e.Source == "" {
		if e.Attrs["label"] = GephiText(label); label == e.ID && e.Attrs["name"] == nil {
			e.Attrs["label"] = ""
		}
	}
	if e.Attrs["name"] == nil && e.Source == "" {
		e.Attrs["name"] = ""
	}
	return e.Element
}

// GephiText is what becomes of a text in an attribute: Gephi takes INF for a
// number and null for nothing.
func GephiText(text string) string {
	if text == "null" {
		return ""
	}
	return strings.ReplaceAll(text, "INF", "Infinity")
}

// Check reports what Gephi complained of, and a kind of an edge that is not
// its label.
func (g *GephiGraph) Check(t *testing.T) {
	t.Helper()
	for _, issue := range g.Issues {
		if issue.Level != "INFO" {
			t.Errorf("Gephi reports: %s %s", issue.Level, issue.Message)
		}
	}
	if !g.Directed && len(g.Edges) > 0 {
		t.Error("Gephi reads undirected edges")
	}
	for i := range g.Edges {
		if e := &g.Edges[i]; e.Kind != e.Attrs["label"] {
			t.Errorf("%s has the kind %q and the label %q", e.ID, e.Kind, e.Attrs["label"])
		}
	}
}
