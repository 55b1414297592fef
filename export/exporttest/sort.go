package exporttest

import (
	"cmp"
	"slices"
)

// Sort brings the lists of s into the order that summaries are compared in.
func (s *Summary) Sort() {
	slices.SortFunc(s.Articles, func(a, b Article) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(s.Nodes, func(a, b Node) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(s.Edges, func(a, b Edge) int { return cmp.Compare(a.ID, b.ID) })
	for i := range s.Nodes {
		slices.Sort(s.Nodes[i].Aliases)
	}
	for i := range s.Edges {
		slices.Sort(s.Edges[i].Sentences)
	}
}

// mapText puts everything in s that comes from articles through f.
func (s *Summary) mapText(f func(string) string) {
	for i := range s.Articles {
		a := &s.Articles[i]
		a.Title, a.Source, a.URL = f(a.Title), f(a.Source), f(a.URL)
	}
	for i := range s.Nodes {
		s.Nodes[i].Name = f(s.Nodes[i].Name)
		mapAll(s.Nodes[i].Aliases, f)
	}
	for i := range s.Edges {
		mapAll(s.Edges[i].Sentences, f)
	}
	s.Sort()
}

func mapAll(texts []string, f func(string) string) {
	for i := range texts {
		texts[i] = f(texts[i])
	}
}
