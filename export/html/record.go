package html

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/newsgraph/newsgraph/export"
	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/nlp"
)

// The records that web/src/model.js reads. What is unknown is left out. Days
// are like 2006-01-02.

// header says what the page needs to know before any record.
type header struct {
	Engine   string   `json:"engine"`
	Ontology string   `json:"ontology"`
	Articles int      `json:"articles"`
	Nodes    int      `json:"nodes"`
	Edges    int      `json:"edges"`
	Evidence int      `json:"evidence"`
	Kinds    []kind   `json:"kinds"`  // in the order in which they are shown
	States   []string `json:"states"` // of edges, from the most to the least real
	Families []family `json:"families"`
}

type kind struct {
	Name  nlp.Kind `json:"name"`
	Color string   `json:"color"` // "#2980b9"
}

type family struct {
	Name  string         `json:"name"`
	Types []relationType `json:"types"`
}

type relationType struct {
	Name       string `json:"name"`
	Definition string `json:"definition,omitempty"`
}

type article struct {
	ID        string `json:"id"`
	Path      string `json:"path"`
	Title     string `json:"title,omitempty"`
	Published string `json:"published,omitempty"`
	Source    string `json:"source,omitempty"`
	URL       string `json:"url,omitempty"`
	Language  string `json:"language,omitempty"`
}

type node struct {
	ID       string    `json:"id"`
	Kind     nlp.Kind  `json:"kind"`
	Name     string    `json:"name"`
	Named    bool      `json:"named"`
	Aliases  []string  `json:"aliases,omitempty"`
	Wikidata string    `json:"wikidata,omitempty"`
	ISO3166  string    `json:"iso3166,omitempty"`
	Mentions int       `json:"mentions"`
	Articles int       `json:"articles"`
	First    string    `json:"first,omitempty"`
	Last     string    `json:"last,omitempty"`
	Size     float64   `json:"size"` // the diameter
	X        *float64  `json:"x,omitempty"`
	Y        *float64  `json:"y,omitempty"`
	Measures *measures `json:"measures,omitempty"`
}

type measures struct {
	InDegree    int         `json:"inDegree"`
	OutDegree   int         `json:"outDegree"`
	PageRank    json.Number `json:"pageRank"`
	Betweenness json.Number `json:"betweenness"`
	Community   int         `json:"community"` // from 0, the largest
}

type edge struct {
	ID         string       `json:"id"`
	Source     string       `json:"source"`
	Type       string       `json:"type"`
	Target     string       `json:"target"`
	State      graph.State  `json:"state"`
	Polarity   nlp.Polarity `json:"polarity"`
	Modality   nlp.Modality `json:"modality"`
	Articles   int          `json:"articles"`
	Sources    int          `json:"sources"`
	First      string       `json:"first,omitempty"`
	Last       string       `json:"last,omitempty"`
	Confidence float64      `json:"confidence"`
	Evidence   []evidence   `json:"evidence"`
}

type evidence struct {
	Article     string       `json:"article"`
	Text        string       `json:"text"`
	Trigger     [2]int       `json:"trigger"` // in Text, in UTF-16 units as JavaScript counts
	Polarity    nlp.Polarity `json:"polarity"`
	Modality    nlp.Modality `json:"modality"`
	Attribution string       `json:"attribution,omitempty"`
	Time        string       `json:"time,omitempty"` // in the text's words
	From        string       `json:"from,omitempty"`
	Until       string       `json:"until,omitempty"` // the last day
	Place       string       `json:"place,omitempty"`
	Instrument  string       `json:"instrument,omitempty"`
	Role        string       `json:"role,omitempty"`
	Toll        *toll        `json:"toll,omitempty"`
	Confidence  float64      `json:"confidence"`
}

type toll struct {
	Killed   int `json:"killed,omitempty"`
	Injured  int `json:"injured,omitempty"`
	Detained int `json:"detained,omitempty"`
	People   int `json:"people,omitempty"`
}

func headerRecord(h graph.Header, opts Options) header {
	r := header{
		Engine: h.Engine, Ontology: h.Ontology,
		Articles: h.Counts.Articles, Nodes: h.Counts.Nodes, Edges: h.Counts.Edges, Evidence: h.Counts.Evidence,
		States: states(), Families: families(opts),
	}
	for _, k := range nlp.Kinds {
		c := export.ColorOf(k)
		r.Kinds = append(r.Kinds, kind{k, fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)})
	}
	return r
}

// states lists the states of edges.
func states() []string {
	list := []string{string(graph.Fact)}
	for _, m := range nlp.Modalities {
		if e := (graph.Evidence{Polarity: nlp.Positive, Modality: m}); !e.Factual() {
			list = append(list, string(m))
		}
	}
	return append(list, string(graph.Negated))
}

// families lists the types of relations by their families.
func families(opts Options) []family {
	list := []family{}
	if opts.Types == nil {
		return list
	}
	at := map[string]int{}
	for _, t := range opts.Types.Types {
		i, found := at[t.Family]
		if !found {
			i = len(list)
			at[t.Family] = i
			list = append(list, family{Name: t.Family})
		}
		list[i].Types = append(list[i].Types, relationType{t.Name, t.Definition})
	}
	return list
}

func articleRecord(a *graph.Article) article {
	return article{a.ID, a.Path, a.Title, export.Day(a.Published), a.Source, a.URL, a.Language}
}

func nodeRecord(n *graph.Node, opts Options) node {
	r := node{
		ID: n.ID, Kind: n.Kind, Name: n.Name, Named: n.Named, Aliases: n.Aliases,
		Wikidata: n.Links.Wikidata, ISO3166: n.Links.ISO3166,
		Mentions: len(n.Mentions), Articles: n.ArticleCount(),
		First: export.Day(n.FirstSeen), Last: export.Day(n.LastSeen), Size: export.SizeOf(n.Degree),
	}
	if place, found := opts.Extras.Positions[n.ID]; found {
		r.X, r.Y = &place.X, &place.Y
	}
	if m, found := opts.Extras.Measures[n.ID]; found {
		r.Measures = &measures{
			m.InDegree, m.OutDegree,
			json.Number(export.Significant(m.PageRank)), json.Number(export.Significant(m.Betweenness)), m.Community,
		}
	}
	return r
}

func edgeRecord(e *graph.Edge) edge {
	v := e.View()
	r := edge{
		ID: e.ID, Source: e.Source, Type: e.Type, Target: e.Target,
		State: v.State, Polarity: v.Polarity, Modality: v.Modality, Articles: v.ArticleCount, Sources: v.SourceCount,
		First: export.Day(v.FirstSeen), Last: export.Day(v.LastSeen), Confidence: v.MaxConfidence,
		Evidence: make([]evidence, len(e.Evidence)),
	}
	for i := range e.Evidence {
		r.Evidence[i] = evidenceRecord(&e.Evidence[i])
	}
	return r
}

func evidenceRecord(e *graph.Evidence) evidence {
	r := evidence{
		Article: e.Article, Text: e.Text, Trigger: within(e), Polarity: e.Polarity, Modality: e.Modality,
		Attribution: e.Attribution, Time: e.Time.Text, Place: e.Place,
		Instrument: e.Instrument, Role: e.Role, Confidence: e.Confidence,
	}
	if e.Time.Resolved() {
		// The interval is open at its end: its last day is the one before.
		r.From, r.Until = export.Day(e.Time.From), export.Day(e.Time.To.Add(-time.Nanosecond))
	}
	if e.Counts != (nlp.Counts{}) {
		r.Toll = &toll{e.Counts.Killed, e.Counts.Injured, e.Counts.Detained, e.Counts.People}
	}
	return r
}

// within is where the trigger stands in the sentence's text.
func within(e *graph.Evidence) [2]int {
	start, end := e.Trigger.Start-e.Sentence.Start, e.Trigger.End-e.Sentence.Start
	before := utf16Length(e.Text[:start])
	return [2]int{before, before + utf16Length(e.Text[start:end])}
}

// utf16Length is the length of s in UTF-16.
func utf16Length(s string) int {
	const firstPair = 0x10000 // from here on a rune takes two units
	n := 0
	for _, r := range s {
		n++
		if r >= firstPair {
			n++
		}
	}
	return n
}
