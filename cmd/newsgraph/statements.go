package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/nlp"
)

// edges shows edges, each with its statements.
func (s *show) edges(ctx context.Context, edges []graph.Edge) error {
	nodes, articles := endsOf(edges)
	names, err := s.db.Names(ctx, nodes)
	if err != nil {
		return fmt.Errorf("read names: %w", err)
	}
	paths := map[string]string{}
	for _, id := range articles {
		a, err := s.db.FindArticle(ctx, id)
		if err != nil {
			return fmt.Errorf("read article %s: %w", id, err)
		}
		paths[id] = a.Path
	}
	for i := range edges {
		s.edge(&edges[i], names, paths)
	}
	return s.ownTypes(ctx, edges)
}

// ownTypes tells what the types of edges mean that are not built in, of which
// 'newsgraph ontology' cannot tell.
func (s *show) ownTypes(ctx context.Context, edges []graph.Edge) error {
	h, err := s.db.Header(ctx)
	if err != nil {
		return fmt.Errorf("read the relation types: %w", err)
	}
	for _, t := range h.Types {
		if slices.ContainsFunc(edges, func(e graph.Edge) bool { return e.Type == t.Name }) {
			s.out.printf("\n%s (%s): %s\n", s.style.bold(printable(t.Name)), printable(t.Family), printable(t.Definition))
		}
	}
	return nil
}

// endsOf lists every node and every article that edges point to, each once.
func endsOf(edges []graph.Edge) (nodes, articles []string) {
	seen := map[string]bool{"": true}
	add := func(list *[]string, id string) {
		if !seen[id] {
			seen[id] = true
			*list = append(*list, id)
		}
	}
	for i := range edges {
		add(&nodes, edges[i].Source)
		add(&nodes, edges[i].Target)
		for k := range edges[i].Evidence {
			e := &edges[i].Evidence[k]
			add(&nodes, e.Attribution)
			add(&nodes, e.Place)
			add(&articles, e.Article)
		}
	}
	return nodes, articles
}

func (s *show) edge(e *graph.Edge, names, paths map[string]string) {
	view := e.View()
	label := view.Label(e.Type)
	s.out.printf("\n%s %s %s\n", printable(names[e.Source]), s.style.label(label, view.Factual()), printable(names[e.Target]))
	for i := range e.Evidence {
		ev := &e.Evidence[i]
		s.out.printf("  %s\n", printable(strings.Join(statement(ev, names), ", ")))
		s.out.printf("    %s\n", s.style.sentence(ev.Text, ev.Trigger.Start-ev.Sentence.Start, ev.Trigger.End-ev.Sentence.Start))
		s.out.printf("    %s\n", s.style.faint(where(ev, paths[ev.Article])))
	}
}

// statement tells, part by part, what a statement says besides its sentence.
func statement(e *graph.Evidence, names map[string]string) []string {
	said := string(e.Modality)
	if e.Polarity == nlp.Negative {
		said += ", not so"
	}
	if e.Attribution != "" {
		said += " by " + names[e.Attribution]
	} else {
		said += " by the article"
	}
	parts := []string{said}
	for _, p := range []struct{ name, value string }{
		{"role ", e.Role}, {"with ", e.Instrument}, {"at ", names[e.Place]}, {"when: ", when(e.Time)},
	} {
		if p.value != "" {
			parts = append(parts, p.name+p.value)
		}
	}
	for _, p := range []struct {
		name  string
		value int
	}{{"killed", e.Counts.Killed}, {"injured", e.Counts.Injured}, {"detained", e.Counts.Detained}, {"people", e.Counts.People}} {
		if p.value > 0 {
			parts = append(parts, thousands(p.value)+" "+p.name)
		}
	}
	return parts
}

// when is the words of a time and the days that they stand for.
func when(t nlp.Time) string {
	if !t.Resolved() {
		return t.Text
	}
	from, to := date(t.From), date(t.To.Add(-time.Nanosecond))
	if to < from || to == from {
		return t.Text + " (" + from + ")"
	}
	return t.Text + " (" + from + " to " + to + ")"
}

// where is the place of a statement: the article, the bytes of the sentence,
// the publisher and the date, then what found it and how sure it is.
func where(e *graph.Evidence, path string) string {
	place := fmt.Sprintf("%s [%d:%d]", path, e.Sentence.Start, e.Sentence.End)
	for _, fact := range []string{e.Publisher, date(e.Published)} {
		if fact != "" {
			place += ", " + fact
		}
	}
	return printable(fmt.Sprintf("%s; rule %s, confidence %.2f", place, e.Rule, e.Confidence))
}

// date is the day of t, "" for the zero time.
func date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.DateOnly)
}
