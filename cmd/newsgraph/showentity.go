package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/graph"
)

// entity shows a node and its edges: those that start there first, and of
// these the ones with the most statements.
func (s *show) entity(ctx context.Context, id string) error {
	n, err := s.db.Node(ctx, id)
	if err != nil {
		return fmt.Errorf("read the entity: %w", err)
	}
	edges, err := s.db.EdgesOf(ctx, n.ID)
	if err != nil {
		return fmt.Errorf("read the edges of %s: %w", n.Name, err)
	}
	s.out.printf("%s (%s)\n", s.style.bold(printable(n.Name)), n.Kind)
	s.out.printf("  id         %s\n", n.ID)
	if len(n.Aliases) > 0 {
		s.out.printf("  also       %s\n", printable(strings.Join(n.Aliases, ", ")))
	}
	for _, link := range []struct{ name, value string }{{"Wikidata", n.Links.Wikidata}, {"ISO 3166", n.Links.ISO3166}} {
		if link.value != "" {
			s.out.printf("  %-9s  %s\n", link.name, link.value)
		}
	}
	s.out.printf("  mentioned  %s in %s\n", count(len(n.Mentions), "time"), count(n.ArticleCount(), "article"))
	if !n.FirstSeen.IsZero() {
		s.out.printf("  seen       %s to %s\n", date(n.FirstSeen), date(n.LastSeen))
	}
	s.out.printf("  edges      %s\n", thousands(len(edges)))
	slices.SortStableFunc(edges, func(a, b graph.Edge) int {
		return cmp.Or(direction(&a, n.ID)-direction(&b, n.ID), len(b.Evidence)-len(a.Evidence))
	})
	return s.edges(ctx, edges)
}

// direction is 0 for an edge that starts at the node, 1 for one that ends there.
func direction(e *graph.Edge, node string) int {
	if e.Source == node {
		return 0
	}
	return 1
}
