package graphml

import (
	"encoding/xml"
	"strconv"
	"testing"

	"github.com/newsgraph/newsgraph/export/exporttest"
)

// file is the XML of a GraphML file.
type file struct {
	XMLName xml.Name `xml:"http://graphml.graphdrawing.org/xmlns graphml"`
	Keys    []struct {
		Attrs   []xml.Attr `xml:",any,attr"`
		Default *string    `xml:"default"`
	} `xml:"key"`
	Graph struct {
		EdgeDefault string    `xml:"edgedefault,attr"`
		Nodes       []xmlItem `xml:"node"`
		Edges       []xmlItem `xml:"edge"`
	} `xml:"graph"`
}

type xmlItem struct {
	Attrs []xml.Attr `xml:",any,attr"`
	Data  []struct {
		Key  string `xml:"key,attr"`
		Text string `xml:",chardata"`
	} `xml:"data"`
}

func attr(attrs []xml.Attr, name string) string {
	for _, a := range attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func parse(t *testing.T, b []byte) *file {
	t.Helper()
	f := &file{}
	if err := xml.Unmarshal(b, f); err != nil {
		t.Fatal(err)
	}
	return f
}

// read gives f back as its keys say.
func (f *file) read(t *testing.T) exporttest.Elements {
	t.Helper()
	var back exporttest.Elements
	for _, n := range f.Graph.Nodes {
		back.Nodes = append(back.Nodes, f.element(t, &n))
	}
	for _, e := range f.Graph.Edges {
		back.Edges = append(back.Edges, f.element(t, &e))
	}
	return back
}

func (f *file) element(t *testing.T, x *xmlItem) exporttest.Element {
	t.Helper()
	e := exporttest.Element{ID: attr(x.Attrs, "id"), Source: attr(x.Attrs, "source"), Target: attr(x.Attrs, "target"), Attrs: map[string]any{}}
	for _, d := range x.Data {
		name, kind := f.key(d.Key)
		if name == "" {
			t.Fatalf("%s has data of the unknown key %q", e.ID, d.Key)
		}
		e.Attrs[name] = typed(t, kind, d.Text)
	}
	return e
}

func (f *file) key(id string) (name, kind string) {
	for _, k := range f.Keys {
		if attr(k.Attrs, "id") == id {
			return attr(k.Attrs, "attr.name"), attr(k.Attrs, "attr.type")
		}
	}
	return "", ""
}

func typed(t *testing.T, kind, value string) any {
	t.Helper()
	switch kind {
	case "boolean":
		return value == "true"
	case "int", "double":
		number, err := strconv.ParseFloat(value, 64)
		if err != nil {
			t.Fatal(err)
		}
		return number
	default:
		return value
	}
}
