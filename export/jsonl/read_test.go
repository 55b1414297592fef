package jsonl

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/nlp"
)

// read reads an export back. Keys that are not the format's are mistakes.
func read(t *testing.T, b []byte) *graph.Graph {
	t.Helper()
	r := reader{t: t, dates: map[string]time.Time{}, sources: map[string]string{}}
	for line := range bytes.Lines(b) {
		r.line(line)
	}
	return &r.Graph
}

type reader struct {
	graph.Graph
	t       *testing.T
	dates   map[string]time.Time // of the articles
	sources map[string]string
}

func (r *reader) decode(line []byte, record any) {
	d := json.NewDecoder(bytes.NewReader(line))
	d.DisallowUnknownFields()
	if err := d.Decode(record); err != nil {
		r.t.Fatalf("%v in %s", err, line)
	}
}

func (r *reader) line(line []byte) {
	var kind struct{ Record string }
	if err := json.Unmarshal(line, &kind); err != nil {
		r.t.Fatalf("%v in %s", err, line)
	}
	switch kind.Record {
	case "graph":
		var h header
		r.decode(line, &h)
		r.Engine, r.Ontology = h.Engine, h.Ontology
	case "article":
		var a article
		r.decode(line, &a)
		r.article(&a)
	case "entity":
		var e entity
		r.decode(line, &e)
		r.entity(&e)
	case "edge":
		var e edge
		r.decode(line, &e)
		r.edge(&e)
	default:
		r.t.Fatalf("unknown record in %s", line)
	}
}

func (r *reader) article(a *article) {
	r.dates[a.ID], r.sources[a.ID] = r.time(a.Published), a.Source
	r.ArticleList = append(r.ArticleList, graph.Article{
		ID: a.ID, Path: a.Path, Title: a.Title, Published: r.dates[a.ID], Source: a.Source, URL: a.URL,
		Language: a.Language, SHA256: a.SHA256, Text: *a.Text,
	})
}

func (r *reader) entity(e *entity) {
	n := graph.Node{ID: e.ID, Kind: e.Kind, Name: e.Name, Named: e.Named, Aliases: e.Aliases, Links: graph.Links(e.Links)}
	for _, m := range e.Mentions {
		n.Mentions = append(n.Mentions, graph.Mention{Article: m.Article, Span: nlp.Span{Start: m.Start, End: m.End}, Form: m.Form, Text: m.Text})
		if d := r.dates[m.Article]; !d.IsZero() {
			if n.FirstSeen.IsZero() || d.Before(n.FirstSeen) {
				n.FirstSeen = d
			}
			if d.After(n.LastSeen) {
				n.LastSeen = d
			}
		}
	}
	r.NodeList = append(r.NodeList, n)
}

func (r *reader) edge(e *edge) {
	out := graph.Edge{ID: e.ID, Source: e.Source, Type: e.Type, Target: e.Target}
	for _, v := range e.Evidence {
		ev := graph.Evidence{
			Article: v.Article, Published: r.dates[v.Article], Publisher: r.sources[v.Article],
			Sentence: nlp.Span{Start: v.Start, End: v.End}, Text: v.Text, Trigger: nlp.Span(v.Trigger),
			Polarity: v.Polarity, Modality: v.Modality, Attribution: text(v.Attribution), Place: text(v.Place),
			Instrument: v.Instrument, Role: v.Role, Rule: v.Rule, Confidence: v.Confidence,
		}
		if v.Cue != nil {
			ev.Cue = nlp.Span(*v.Cue)
		}
		if v.Time != nil {
			ev.Time = nlp.Time{Text: v.Time.Text, Interval: nlp.Interval{
				From: r.time(v.Time.From), To: r.time(v.Time.To), Granularity: nlp.Granularity(text(v.Time.Granularity)),
			}}
		}
		if v.Counts != nil {
			ev.Counts = nlp.Counts(*v.Counts)
		}
		out.Evidence = append(out.Evidence, ev)
	}
	r.EdgeList = append(r.EdgeList, out)
}

func (r *reader) time(s *string) time.Time {
	if s == nil {
		return time.Time{}
	}
	layout := time.DateOnly
	if strings.Contains(*s, "T") {
		layout = time.RFC3339Nano
	}
	parsed, err := time.Parse(layout, *s)
	if err != nil {
		r.t.Fatal(err)
	}
	return parsed
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
