package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/graph"
)

// article shows a with its entities marked, then its edges with the statements
// that it makes, in the order of the text.
func (s *show) article(ctx context.Context, a graph.Article) error {
	nodes, err := s.db.ArticleNodes(ctx, a.ID)
	if err != nil {
		return fmt.Errorf("read the entities of %s: %w", a.Path, err)
	}
	edges, err := s.db.ArticleEdges(ctx, a.ID)
	if err != nil {
		return fmt.Errorf("read the edges of %s: %w", a.Path, err)
	}
	slices.SortStableFunc(edges, func(a, b graph.Edge) int {
		return a.Evidence[0].Trigger.Start - b.Evidence[0].Trigger.Start
	})
	if err := s.articleHead(a); err != nil {
		return err
	}
	s.out.printf("\n%s\n", strings.TrimSpace(s.marked(a, nodes)))
	s.out.printf("\n%s, %s\n", s.style.bold(count(len(nodes), "entity")), s.style.bold(count(len(edges), "edge")))
	return s.edges(ctx, edges)
}

func (s *show) articleHead(a graph.Article) error {
	if a.Title != "" {
		s.out.printf("%s\n", s.style.bold(printable(a.Title)))
	}
	facts := []string{a.Path, a.ID, a.Source, date(a.Published), a.URL}
	facts = slices.DeleteFunc(facts, func(f string) bool { return f == "" })
	s.out.printf("%s\n", printable(strings.Join(facts, " · ")))
	if !isForeign(&a) {
		return nil
	}
	name, err := languageName(a.Language)
	s.out.printf("%s, not English, so nothing is read from it\n", name)
	return err
}

// mark is a place in the text to be marked as an entity of some kind.
type mark struct {
	start, end int
	kind       string
}

// marked is the text of a with the mentions of nodes marked. Mentions are
// disjoint or lie inside each other, which the marks follow.
func (s *show) marked(a graph.Article, nodes []graph.Node) string {
	var marks []mark
	for _, n := range nodes {
		for _, m := range n.Mentions {
			marks = append(marks, mark{m.Start, m.End, string(n.Kind)})
		}
	}
	slices.SortFunc(marks, func(a, b mark) int {
		if a.start != b.start {
			return a.start - b.start
		}
		return b.end - a.end
	})
	text, _ := s.markUp(a.Text, 0, len(a.Text), marks)
	return text
}

// markUp is text[start:end] with the marks in it; it gives the marks that lie
// behind.
func (s *show) markUp(text string, start, end int, marks []mark) (string, []mark) {
	var b strings.Builder
	for len(marks) > 0 && marks[0].end <= end {
		m := marks[0]
		b.WriteString(printable(text[start:m.start]))
		var inside string
		inside, marks = s.markUp(text, m.start, m.end, marks[1:])
		b.WriteString(s.style.entity(inside, m.kind))
		start = m.end
	}
	b.WriteString(printable(text[start:end]))
	return b.String(), marks
}
