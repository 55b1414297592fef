package exporttest

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// Element is a node or an edge as a reader of attributed graphs gives it back.
type Element struct {
	ID     string         `json:"id"`
	Source string         `json:"source"`
	Target string         `json:"target"`
	Attrs  map[string]any `json:"attrs"` // texts, booleans, numbers as float64, lists as []any or texts
}

// Elements are a whole graph as such a reader gives it back.
type Elements struct {
	Nodes, Edges []Element
}

// Summary is what back tells, for the suite of all exporters. Values of a
// wrong type are mistakes.
func (back Elements) Summary(t *testing.T) Summary {
	t.Helper()
	var s Summary
	for i := range back.Nodes {
		s.Nodes = append(s.Nodes, back.Nodes[i].node(t))
	}
	for i := range back.Edges {
		s.Edges = append(s.Edges, back.Edges[i].edge(t))
	}
	return s
}

func (e *Element) node(t *testing.T) Node {
	t.Helper()
	if e.Attrs["label"] != e.Attrs["name"] {
		t.Errorf("%s has the label %q and the name %q", e.ID, e.Attrs["label"], e.Attrs["name"])
	}
	return Node{
		ID: e.ID, Kind: get[string](t, e, "kind"), Name: get[string](t, e, "name"), Named: get[bool](t, e, "named"),
		Aliases:  e.list(t, "aliases"),
		Wikidata: get[string](t, e, "wikidata"), ISO3166: get[string](t, e, "iso3166"),
		MentionCount: integral(t, e, "mentionCount"), ArticleCount: integral(t, e, "articleCount"),
		FirstSeen: get[string](t, e, "firstSeen"), LastSeen: get[string](t, e, "lastSeen"),
	}
}

func (e *Element) edge(t *testing.T) Edge {
	t.Helper()
	s := Edge{
		ID: cmp.Or(get[string](t, e, "edgeId"), e.ID), Source: e.Source, Type: strings.ToUpper(get[string](t, e, "type")), Target: e.Target,
		Factual: get[bool](t, e, "factual"), Polarity: get[string](t, e, "polarity"), Modality: get[string](t, e, "modality"),
		EvidenceCount: integral(t, e, "evidenceCount"), ArticleCount: integral(t, e, "articleCount"),
		SourceCount: integral(t, e, "sourceCount"),
		FirstSeen:   get[string](t, e, "firstSeen"), LastSeen: get[string](t, e, "lastSeen"),
		MaxConfidence: get[float64](t, e, "maxConfidence"), Sentences: e.list(t, "sentences"),
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
		if n := len(e.list(t, name)); n != s.EvidenceCount {
			t.Errorf("%s has %d %s for %d pieces of evidence", e.ID, n, name, s.EvidenceCount)
		}
	}
	return s
}

// get is the value of an attribute, zero where there is none.
func get[T any](t *testing.T, e *Element, name string) T {
	t.Helper()
	value, found := e.Attrs[name]
	typed, fits := value.(T)
	if found && !fits && value != nil {
		t.Errorf("%s of %s is %v, a %T", name, e.ID, value, value)
	}
	return typed
}

func integral(t *testing.T, e *Element, name string) int {
	t.Helper()
	number := get[float64](t, e, name)
	if number != float64(int(number)) || number < 1 {
		t.Errorf("%s of %s is %v", name, e.ID, number)
	}
	return int(number)
}

// list is the list that an attribute holds: items, or a text such as
// ["a", "b"], which JSON would have but for line ends and the like that stand
// in it bare.
func (e *Element) list(t *testing.T, name string) []string {
	t.Helper()
	var items []string
	switch value := e.Attrs[name].(type) {
	case nil:
	case string:
		if err := json.Unmarshal([]byte(escapeControls(value)), &items); err != nil {
			t.Errorf("%s of %s: %v in %q", name, e.ID, err, value)
		}
	case []any:
		for _, item := range value {
			items = append(items, fmt.Sprint(item))
		}
	default:
		t.Errorf("%s of %s is %v, a %T", name, e.ID, value, value)
	}
	return items
}

func escapeControls(text string) string {
	var b strings.Builder
	for _, r := range text {
		if r < ' ' {
			fmt.Fprintf(&b, "\\u%04x", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// InXML is what an XML file can hold of a text.
func InXML(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && !strings.ContainsRune("\t\n\r", r) || r == '\ufffe' || r == '\uffff' {
			return -1
		}
		return r
	}, text)
}
