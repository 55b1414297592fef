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
	// MinConfidence is the one below which statements are left out.
	MinConfidence float64 `json:"min_confidence,omitempty"`
	// Types are those of the user, which are not built in.
	Types []relationType `json:"types,omitempty"`
}

type relationType struct {
	Name       string `json:"name"`
	Family     string `json:"family"`
	Definition string `json:"definition"`
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
	File      string  `json:"file,omitempty"` // that has it, where that is not path
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
	// Appearances are how articles show the entity, as far as it does not follow from
	// the rest: graph.Node.Parts.
	Appearances []appearance `json:"appearances,omitempty"`
}

type appearance struct {
	Article string   `json:"article"`
	Name    string   `json:"name"`
	Named   bool     `json:"named"`
	Aliases []string `json:"aliases"`
	Links   links    `json:"links"`
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
	r := header{
		Record: "graph", Format: format, Version: version, Engine: h.Engine, Ontology: h.Ontology,
		Counts: totals{
			Articles: h.Counts.Articles, Entities: h.Counts.Nodes, Edges: h.Counts.Edges, Evidence: h.Counts.Evidence,
		},
		MinConfidence: h.MinConfidence,
	}
	for _, t := range h.Types {
		r.Types = append(r.Types, relationType(t))
	}
	return r
}

func articleRecord(a *graph.Article, opts Options) article {
	r := article{
		Record: "article", ID: a.ID, Path: a.Path, Title: a.Title, Published: known(export.Instant(a.Published)),
		Source: a.Source, URL: a.URL, Language: a.Language, SHA256: a.SHA256,
	}
	if a.File != a.Path {
		r.File = a.File
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
	for _, a := range n.Appearances {
		r.Appearances = append(r.Appearances, appearance{a.Article, a.Name, a.Named, append([]string{}, a.Aliases...), links(a.Links)})
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
