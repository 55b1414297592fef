package gexf

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/newsgraph/newsgraph/graph"
)

// spell is a time in whole days, of which first and last both are part.
type spell struct{ first, last time.Time }

// day is what all times here are counted in.
const day = 24 * time.Hour

// spellsOf are the times of what the statements of e tell, in order; those
// that overlap or touch are one, since Gephi's timeline cannot hold the same
// moment twice. Statements of which no time is known add none: an edge without
// any is always there.
func spellsOf(e *graph.Edge) []spell {
	var all []spell
	for i := range e.Evidence {
		if s, known := spellOf(&e.Evidence[i]); known {
			all = append(all, s)
		}
	}
	slices.SortFunc(all, func(a, b spell) int { return a.first.Compare(b.first) })
	joined := all[:0]
	for _, s := range all {
		if n := len(joined); n > 0 && !s.first.After(joined[n-1].last.Add(day)) {
			joined[n-1].last = later(joined[n-1].last, s.last)
		} else {
			joined = append(joined, s)
		}
	}
	return joined
}

// spellOf is when it happened, by the words of ev, else the day on which the
// article was published.
func spellOf(ev *graph.Evidence) (spell, bool) {
	if ev.Time.Resolved() {
		first := midnight(ev.Time.From)
		return spell{first, later(first, midnight(ev.Time.To).Add(-day))}, true
	}
	published := midnight(ev.Published)
	return spell{published, published}, !ev.Published.IsZero()
}

func midnight(t time.Time) time.Time { return t.UTC().Truncate(day) }

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// join is the shortest spell that holds both.
func join(a, b spell) spell {
	if b.first.Before(a.first) {
		a.first = b.first
	}
	return spell{a.first, later(a.last, b.last)}
}

// lifetimes is what the edges of every node span, for nodes with a dated one.
func lifetimes(ctx context.Context, g graph.Reader) (map[string]spell, error) {
	lives := map[string]spell{}
	for e, err := range g.Edges(ctx) {
		if err != nil {
			return nil, fmt.Errorf("read edges: %w", err)
		}
		list := spellsOf(&e)
		if len(list) == 0 {
			continue
		}
		span := spell{list[0].first, list[len(list)-1].last}
		for _, end := range []string{e.Source, e.Target} {
			if known, found := lives[end]; found {
				lives[end] = join(known, span)
			} else {
				lives[end] = span
			}
		}
	}
	return lives, nil
}

// lifetime is when n is there: from the first article that mentions it to the
// last, and whenever one of its edges is, without which Gephi would not show
// the edge.
func (d *document) lifetime(n *graph.Node) (spell, bool) {
	life, known := d.lives[n.ID]
	if n.FirstSeen.IsZero() {
		return life, known
	}
	seen := spell{midnight(n.FirstSeen), midnight(n.LastSeen)}
	if !known {
		return seen, true
	}
	return join(seen, life), true
}
