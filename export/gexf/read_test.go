package gexf

import (
	"encoding/xml"
	"strconv"
	"testing"

	"github.com/newsgraph/newsgraph/export/exporttest"
)

// file is the XML of a GEXF file.
type file struct {
	XMLName xml.Name `xml:"http://gexf.net/1.3 gexf"`
	Version string   `xml:"version,attr"`
	Graph   struct {
		Mode           string `xml:"mode,attr"`
		EdgeType       string `xml:"defaultedgetype,attr"`
		TimeFormat     string `xml:"timeformat,attr"`
		Representation string `xml:"timerepresentation,attr"`
		Attributes     []struct {
			Class  string      `xml:"class,attr"`
			Titles []attribute `xml:"attribute"`
		} `xml:"attributes"`
		Nodes []item `xml:"nodes>node"`
		Edges []item `xml:"edges>edge"`
	} `xml:"graph"`
}

type attribute struct {
	ID    string `xml:"id,attr"`
	Title string `xml:"title,attr"`
	Type  string `xml:"type,attr"`
}

// item is a node or an edge.
type item struct {
	ID     string `xml:"id,attr"`
	Label  string `xml:"label,attr"`
	Source string `xml:"source,attr"`
	Target string `xml:"target,attr"`
	Kind   string `xml:"kind,attr"`
	Weight string `xml:"weight,attr"`
	interval
	Values []struct {
		For   string `xml:"for,attr"`
		Value string `xml:"value,attr"`
	} `xml:"attvalues>attvalue"`
	Spells []interval `xml:"spells>spell"`
	Color  *struct {
		R uint8 `xml:"r,attr"`
		G uint8 `xml:"g,attr"`
		B uint8 `xml:"b,attr"`
	} `xml:"http://gexf.net/1.3/viz color"`
	Size *struct {
		Value float64 `xml:"value,attr"`
	} `xml:"http://gexf.net/1.3/viz size"`
	Position *struct {
		X float64 `xml:"x,attr"`
		Y float64 `xml:"y,attr"`
	} `xml:"http://gexf.net/1.3/viz position"`
}

type interval struct {
	Start string `xml:"start,attr"`
	End   string `xml:"end,attr"`
}

func parse(t *testing.T, b []byte) *file {
	t.Helper()
	f := &file{}
	if err := xml.Unmarshal(b, f); err != nil {
		t.Fatal(err)
	}
	return f
}

// elements gives f back as its attributes are declared.
func (f *file) elements(t *testing.T) exporttest.Elements {
	t.Helper()
	var back exporttest.Elements
	for i := range f.Graph.Nodes {
		back.Nodes = append(back.Nodes, f.element(t, "node", &f.Graph.Nodes[i]))
	}
	for i := range f.Graph.Edges {
		e := f.element(t, "edge", &f.Graph.Edges[i])
		e.Attrs["weight"] = number(t, f.Graph.Edges[i].Weight)
		back.Edges = append(back.Edges, e)
	}
	return back
}

func (f *file) element(t *testing.T, class string, x *item) exporttest.Element {
	t.Helper()
	e := exporttest.Element{ID: x.ID, Source: x.Source, Target: x.Target, Attrs: map[string]any{"label": x.Label}}
	types := map[string]attribute{}
	for _, a := range f.Graph.Attributes {
		for _, declared := range a.Titles {
			if a.Class == class {
				types[declared.ID] = declared
			}
		}
	}
	for _, v := range x.Values {
		a, declared := types[v.For]
		if !declared {
			t.Fatalf("%s has a value of the unknown attribute %q", x.ID, v.For)
		}
		switch a.Type {
		case "boolean":
			e.Attrs[a.Title] = v.Value == "true"
		case "integer", "double":
			e.Attrs[a.Title] = number(t, v.Value)
		default:
			e.Attrs[a.Title] = v.Value
		}
	}
	if class == "node" && e.Attrs["name"] == nil {
		e.Attrs["name"] = ""
	}
	return e
}

func number(t *testing.T, text string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}
