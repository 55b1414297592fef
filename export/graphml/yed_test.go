package graphml

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/newsgraph/newsgraph/export/exporttest"
	"github.com/newsgraph/newsgraph/export/exporttest/readers"
	"github.com/newsgraph/newsgraph/graph/graphtest"
)

// yEd is no free software and cannot be run here. What others report of plain
// GraphML in yEd is that it takes UTF-8 but not UTF-16, loses edges whose ids
// are not unique, cuts numbers of the type long, makes an attribute a custom
// property of text, binary, integer or decimal type, and has properties of its
// own called url and description.
func TestNothingStopsYEd(t *testing.T) {
	for _, fixture := range graphtest.Fixtures() {
		t.Run(fixture.Name, func(t *testing.T) {
			raw := exporttest.Written(t, readers.Full(Write), fixture.Graph())
			if !bytes.HasPrefix(raw, []byte(`<?xml version="1.0" encoding="UTF-8"?>`)) || !utf8.Valid(raw) {
				t.Error("the file is not in UTF-8 or does not say so")
			}
			onlyGraphML(t, raw)
			f := parse(t, raw)
			for _, k := range f.Keys {
				if name := strings.ToLower(attr(k.Attrs, "attr.name")); name == "url" || name == "description" {
					t.Errorf("an attribute has the name of yEd's property %s", name)
				}
			}
			ids := map[string]bool{}
			for _, x := range slices.Concat(f.Graph.Nodes, f.Graph.Edges) {
				id := attr(x.Attrs, "id")
				if ids[id] {
					t.Errorf("the id %s is there twice", id)
				}
				ids[id] = true
				fitsYEd(t, f, &x)
			}
		})
	}
}

// onlyGraphML verifies that a file has the elements of GraphML alone, and none
// in the values.
func onlyGraphML(t *testing.T, raw []byte) {
	t.Helper()
	places := []string{"/graphml", "graphml/key", "graphml/graph", "graph/node", "graph/edge", "node/data", "edge/data"}
	open := []string{""}
	for d := xml.NewDecoder(bytes.NewReader(raw)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			place := open[len(open)-1] + "/" + token.Name.Local
			if !slices.Contains(places, place) || token.Name.Space != "http://graphml.graphdrawing.org/xmlns" {
				t.Errorf("there is an element %s of %s", place, token.Name.Space)
			}
			open = append(open, token.Name.Local)
		case xml.EndElement:
			open = open[:len(open)-1]
		}
	}
}

// fitsYEd verifies that the values of x are of the types of yEd's properties.
func fitsYEd(t *testing.T, f *file, x *xmlItem) {
	t.Helper()
	for _, d := range x.Data {
		name, kind := f.key(d.Key)
		fits := false
		switch kind {
		case "boolean":
			fits = d.Text == "true" || d.Text == "false"
		case "int":
			_, err := strconv.ParseInt(d.Text, 10, 32)
			fits = err == nil
		case "double":
			number, err := strconv.ParseFloat(d.Text, 64)
			fits = err == nil && !math.IsInf(number, 0) && !math.IsNaN(number)
		case "string":
			fits = true
		}
		if !fits {
			t.Errorf("%s of %s is %q, which is no %s of yEd's", name, attr(x.Attrs, "id"), d.Text, kind)
		}
	}
}
