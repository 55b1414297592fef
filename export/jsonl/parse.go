package jsonl

import (
	"cmp"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/nlp"
)

// article, entity and edge turn the record in hand into what it was written
// from.

func (r *Reader) article() (string, graph.Article, error) {
	var a article
	if err := r.decode(&a); err != nil {
		return "", graph.Article{}, err
	}
	if a.Text == nil {
		return "", graph.Article{}, fmt.Errorf("article %s (%s) has no text: export the graph again, without --no-text", a.ID, a.Path)
	}
	published, err := parseTime(a.Published)
	if err != nil {
		return "", graph.Article{}, fmt.Errorf("article %s (%s) %w", a.ID, a.Path, err)
	}
	r.articles[a.ID] = origin{published, a.Source}
	r.found.Articles++
	return a.ID, graph.Article{
		ID: a.ID, Path: a.Path, File: cmp.Or(a.File, a.Path), Title: a.Title, Published: published, Source: a.Source, URL: a.URL,
		Language: a.Language, SHA256: a.SHA256, Text: *a.Text,
	}, nil
}

func (r *Reader) entity() (string, graph.Node, error) {
	var e entity
	if err := r.decode(&e); err != nil {
		return "", graph.Node{}, err
	}
	n := graph.Node{
		ID: e.ID, Kind: e.Kind, Name: e.Name, Named: e.Named, Aliases: e.Aliases, Links: graph.Links(e.Links),
		Mentions: make([]graph.Mention, len(e.Mentions)),
	}
	for i, m := range e.Mentions {
		n.Mentions[i] = graph.Mention{Article: m.Article, Span: nlp.Span{Start: m.Start, End: m.End}, Form: m.Form, Text: m.Text}
		from, err := r.from(m.Article)
		if err == nil {
			err = validForm(m.Form)
		}
		if err != nil {
			return "", n, fmt.Errorf("entity %s (%s) has mention %d %w", e.ID, e.Name, i, err)
		}
		n.See(from.published)
	}
	for _, a := range e.Appearances {
		n.Appearances = append(n.Appearances, graph.Appearance{Article: a.Article, Name: a.Name, Named: a.Named, Aliases: a.Aliases, Links: graph.Links(a.Links)})
	}
	r.found.Nodes++
	return e.ID, n, nil
}

func (r *Reader) edge() (string, graph.Edge, error) {
	var e edge
	if err := r.decode(&e); err != nil {
		return "", graph.Edge{}, err
	}
	out := graph.Edge{ID: e.ID, Source: e.Source, Type: e.Type, Target: e.Target, Evidence: make([]graph.Evidence, len(e.Evidence))}
	for i := range e.Evidence {
		if err := r.evidence(&e.Evidence[i], &out.Evidence[i]); err != nil {
			return "", out, fmt.Errorf("edge %s (%s) has evidence %d %w", e.ID, e.Type, i, err)
		}
	}
	r.found.Edges++
	r.found.Evidence += len(e.Evidence)
	return e.ID, out, nil
}

func (r *Reader) evidence(v *evidence, to *graph.Evidence) error {
	from, err := r.from(v.Article)
	if err != nil {
		return err
	}
	*to = graph.Evidence{
		Article: v.Article, Published: from.published, Publisher: from.source,
		Sentence: nlp.Span{Start: v.Start, End: v.End}, Text: v.Text, Trigger: nlp.Span(v.Trigger),
		Polarity: v.Polarity, Modality: v.Modality, Attribution: value(v.Attribution), Place: value(v.Place),
		Instrument: v.Instrument, Role: v.Role, Rule: v.Rule, Confidence: v.Confidence,
	}
	if v.Cue != nil {
		to.Cue = nlp.Span(*v.Cue)
	}
	if v.Counts != nil {
		to.Counts = nlp.Counts(*v.Counts)
	}
	if v.Time != nil {
		if to.Time, err = parseWhen(v.Time); err != nil {
			return err
		}
	}
	return validEvidence(to)
}

// from is what the article with the given id gives.
func (r *Reader) from(id string) (origin, error) {
	from, found := r.articles[id]
	if !found {
		return from, fmt.Errorf("from %q, which is no article of this file", id)
	}
	return from, nil
}

func validForm(f nlp.Form) error {
	switch f {
	case nlp.Named, nlp.Described, nlp.Pronoun:
		return nil
	}
	return fmt.Errorf("of the unknown form %q", f)
}

func validEvidence(e *graph.Evidence) error {
	switch {
	case e.Polarity != nlp.Positive && e.Polarity != nlp.Negative:
		return fmt.Errorf("of the unknown polarity %q", e.Polarity)
	case !e.Modality.Valid():
		return fmt.Errorf("of the unknown modality %q", e.Modality)
	case !(e.Confidence > 0 && e.Confidence <= 1):
		return fmt.Errorf("of the confidence %v, which should be above 0 and at most 1", e.Confidence)
	}
	return nil
}

func parseWhen(w *when) (t nlp.Time, err error) {
	t.Text, t.Granularity = w.Text, nlp.Granularity(value(w.Granularity))
	if t.Granularity != "" && !t.Granularity.Valid() {
		return t, fmt.Errorf("of the unknown granularity %q", t.Granularity)
	}
	if t.From, err = parseTime(w.From); err != nil {
		return t, err
	}
	t.To, err = parseTime(w.To)
	return t, err
}

// parseTime reads what export.Instant wrote, null as the zero time.
func parseTime(s *string) (time.Time, error) {
	if s == nil {
		return time.Time{}, nil
	}
	layout := time.DateOnly
	if strings.Contains(*s, "T") {
		layout = time.RFC3339Nano
	}
	t, err := time.Parse(layout, *s)
	if err == nil && t.IsZero() {
		err = errors.New("the zero time stands for what is unknown")
	}
	if err != nil {
		return t, fmt.Errorf("has the time %q: %w", *s, err)
	}
	return t.UTC(), nil
}

// value is the string under s, "" for null.
func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
