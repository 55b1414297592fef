package graphml

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/export/exporttest"
)

// element is a node or an edge as some reader gives it back.
type element struct {
	ID     string         `json:"id"`
	Source string         `json:"source"`
	Target string         `json:"target"`
	Attrs  map[string]any `json:"attrs"` // strings, booleans, and numbers as float64
}

// readBack is a whole file as some reader gives it back.
type readBack struct {
	Nodes, Edges []element
}

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
func (f *file) read(t *testing.T) readBack {
	t.Helper()
	var back readBack
	for _, n := range f.Graph.Nodes {
		back.Nodes = append(back.Nodes, f.element(t, &n))
	}
	for _, e := range f.Graph.Edges {
		back.Edges = append(back.Edges, f.element(t, &e))
	}
	return back
}

func (f *file) element(t *testing.T, x *xmlItem) element {
	t.Helper()
	e := element{ID: attr(x.Attrs, "id"), Source: attr(x.Attrs, "source"), Target: attr(x.Attrs, "target"), Attrs: map[string]any{}}
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

// summary is what back tells, for the suite of all exporters. Values of a
// wrong type are mistakes.
func (back readBack) summary(t *testing.T) exporttest.Summary {
	t.Helper()
	var s exporttest.Summary
	for i := range back.Nodes {
		s.Nodes = append(s.Nodes, back.Nodes[i].node(t))
	}
	for i := range back.Edges {
		s.Edges = append(s.Edges, back.Edges[i].edge(t))
	}
	return s
}

func (e *element) node(t *testing.T) exporttest.Node {
	t.Helper()
	if e.Attrs["label"] != e.Attrs["name"] {
		t.Errorf("%s has the label %q and the name %q", e.ID, e.Attrs["label"], e.Attrs["name"])
	}
	return exporttest.Node{
		ID: e.ID, Kind: get[string](t, e, "kind"), Name: get[string](t, e, "name"), Named: get[bool](t, e, "named"),
		Aliases:  list(t, get[string](t, e, "aliases")),
		Wikidata: get[string](t, e, "wikidata"), ISO3166: get[string](t, e, "iso3166"),
		MentionCount: integral(t, e, "mentionCount"), ArticleCount: integral(t, e, "articleCount"),
		FirstSeen: get[string](t, e, "firstSeen"), LastSeen: get[string](t, e, "lastSeen"),
	}
}

func (e *element) edge(t *testing.T) exporttest.Edge {
	t.Helper()
	s := exporttest.Edge{
		ID: get[string](t, e, "edgeId"), Source: e.Source, Type: strings.ToUpper(get[string](t, e, "type")), Target: e.Target,
		Factual: get[bool](t, e, "factual"), Polarity: get[string](t, e, "polarity"), Modality: get[string](t, e, "modality"),
		EvidenceCount: integral(t, e, "evidenceCount"), ArticleCount: integral(t, e, "articleCount"),
		SourceCount: integral(t, e, "sourceCount"),
		FirstSeen:   get[string](t, e, "firstSeen"), LastSeen: get[string](t, e, "lastSeen"),
		MaxConfidence: get[float64](t, e, "maxConfidence"), Sentences: list(t, get[string](t, e, "sentences")),
	}
	if e.ID != "" && e.ID != s.ID {
		t.Errorf("%s has the id %s as well", s.ID, e.ID)
	}
	label := s.Type
	if s.Factual {
		s.Polarity, s.Modality = "", ""
	} else {
		label = fmt.Sprintf("%s (%s)", s.Type, get[string](t, e, "state"))
	}
	if e.Attrs["label"] != label || e.Attrs["weight"] != float64(s.EvidenceCount) {
		t.Errorf("%s has the label %q and the weight %v, want %q and %d", e.ID, e.Attrs["label"], e.Attrs["weight"], label, s.EvidenceCount)
	}
	for _, name := range []string{"articles", "sources"} {
		if n := len(list(t, get[string](t, e, name))); n != s.EvidenceCount {
			t.Errorf("%s has %d %s for %d pieces of evidence", e.ID, n, name, s.EvidenceCount)
		}
	}
	return s
}

// get is the value of an attribute, zero where there is none.
func get[T any](t *testing.T, e *element, name string) T {
	t.Helper()
	value, found := e.Attrs[name]
	typed, fits := value.(T)
	if found && !fits && value != nil {
		t.Errorf("%s of %s is %v, a %T", name, e.ID, value, value)
	}
	return typed
}

func integral(t *testing.T, e *element, name string) int {
	t.Helper()
	number := get[float64](t, e, name)
	if number != float64(int(number)) || number < 1 {
		t.Errorf("%s of %s is %v", name, e.ID, number)
	}
	return int(number)
}

func list(t *testing.T, text string) []string {
	t.Helper()
	if text == "" {
		return nil
	}
	var items []string
	if err := json.Unmarshal([]byte(text), &items); err != nil {
		t.Errorf("%v in %q", err, text)
	}
	return items
}
