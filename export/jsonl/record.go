package jsonl

import (
	"github.com/newsgraph/newsgraph/export"
	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/nlp"
)

// The records' keys come in the order of these fields. Pointers are null where
// nothing is known; spans are byte offsets into the article's text.

type header struct {
	Record   string `json:"record"` // "graph"
	Format   string `json:"format"`
	Version  int    `json:"version"`
	Engine   string `json:"engine"`
	Ontology string `json:"ontology"`
	Counts   totals `json:"counts"`
}

type totals struct {
	Articles int `json:"articles"`
	Entities int `json:"entities"`
	Edges    int `json:"edges"`
	Evidence int `json:"evidence"`
}

type article struct {
	Record    string  `json:"record"` // "article"
	ID        string  `json:"id"`
	Path      string  `json:"path"`
	Title     string  `json:"title"`
	Published *string `json:"published"`
	Source    string  `json:"source"`
	URL       string  `json:"url"`
	Language  string  `json:"language"`
	SHA256    string  `json:"sha256"`
	Text      *string `json:"text,omitempty"`
}

type entity struct {
	Record   string    `json:"record"` // "entity"
	ID       string    `json:"id"`
	Kind     nlp.Kind  `json:"kind"`
	Name     string    `json:"name"`
	Named    bool      `json:"named"`
	Aliases  []string  `json:"aliases"`
	Links    links     `json:"links"`
	Mentions []mention `json:"mentions"`
}

type links struct {
	Wikidata string `json:"wikidata,omitempty"`
	ISO3166  string `json:"iso3166,omitempty"`
}

type mention struct {
	Article string   `json:"article"`
	Start   int      `json:"start"`
	End     int      `json:"end"`
	Form    nlp.Form `json:"form"`
	Text    string   `json:"text"`
}

type edge struct {
	Record   string     `json:"record"` // "edge"
	ID       string     `json:"id"`
	Source   string     `json:"source"`
	Type     string     `json:"type"`
	Target   string     `json:"target"`
	Evidence []evidence `json:"evidence"`
}

type evidence struct {
	Article     string       `json:"article"`
	Start       int          `json:"start"`
	End         int          `json:"end"`
	Text        string       `json:"text"`
	Trigger     span         `json:"trigger"`
	Polarity    nlp.Polarity `json:"polarity"`
	Modality    nlp.Modality `json:"modality"`
	Attribution *string      `json:"attribution"`
	Cue         *span        `json:"cue"`
	Time        *when        `json:"time"`
	Place       *string      `json:"place"`
	Instrument  string       `json:"instrument"`
	Counts      *counts      `json:"counts"`
	Role        string       `json:"role"`
	Rule        string       `json:"rule"`
	Confidence  float64      `json:"confidence"`
}

type span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

type when struct {
	Text string  `json:"text"`
	From *string `json:"from"`
	To   *string `json:"to"`
	// Granularity is the unit in which the words tell the time.
	Granularity *string `json:"granularity"`
}

type counts struct {
	Killed   int `json:"killed,omitempty"`
	Injured  int `json:"injured,omitempty"`
	Detained int `json:"detained,omitempty"`
	People   int `json:"people,omitempty"`
}

func graphRecord(h graph.Header) header {
	return header{"graph", format, version, h.Engine, h.Ontology, totals{
		Articles: h.Counts.Articles, Entities: h.Counts.Nodes, Edges: h.Counts.Edges, Evidence: h.Counts.Evidence,
	}}
}

func articleRecord(a *graph.Article, opts Options) article {
	r := article{
		Record: "article", ID: a.ID, Path: a.Path, Title: a.Title, Published: known(export.Instant(a.Published)),
		Source: a.Source, URL: a.URL, Language: a.Language, SHA256: a.SHA256,
	}
	if !opts.NoText {
		r.Text = &a.Text
	}
	return r
}

func entityRecord(n *graph.Node) entity {
	r := entity{
		Record: "entity", ID: n.ID, Kind: n.Kind, Name: n.Name, Named: n.Named,
		Aliases: append([]string{}, n.Aliases...), // [] where there is none, never null
		Links:   links(n.Links), Mentions: make([]mention, len(n.Mentions)),
	}
	for i, m := range n.Mentions {
		r.Mentions[i] = mention{m.Article, m.Start, m.End, m.Form, m.Text}
	}
	return r
}

func edgeRecord(e *graph.Edge) edge {
	r := edge{"edge", e.ID, e.Source, e.Type, e.Target, make([]evidence, len(e.Evidence))}
	for i := range e.Evidence {
		r.Evidence[i] = evidenceRecord(&e.Evidence[i])
	}
	return r
}

func evidenceRecord(e *graph.Evidence) evidence {
	r := evidence{
		Article: e.Article, Start: e.Sentence.Start, End: e.Sentence.End, Text: e.Text, Trigger: span(e.Trigger),
		Polarity: e.Polarity, Modality: e.Modality, Attribution: known(e.Attribution), Place: known(e.Place),
		Instrument: e.Instrument, Role: e.Role, Rule: e.Rule, Confidence: e.Confidence,
	}
	if !e.Cue.Empty() {
		r.Cue = &span{e.Cue.Start, e.Cue.End}
	}
	if e.Time != (nlp.Time{}) {
		r.Time = &when{e.Time.Text, known(export.Instant(e.Time.From)), known(export.Instant(e.Time.To)), known(string(e.Time.Granularity))}
	}
	if e.Counts != (nlp.Counts{}) {
		r.Counts = &counts{e.Counts.Killed, e.Counts.Injured, e.Counts.Detained, e.Counts.People}
	}
	return r
}

// known is s, or null where s is empty.
func known(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
