// Package exporttest holds every exporter to one account of a graph: it reads
// back what an exporter wrote as a Summary and compares it with the graph's.
package exporttest

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/newsgraph/newsgraph/graph"
)

// Summary is what every format must tell of a graph. Its lists are sorted by
// id; Sort does that.
type Summary struct {
	Articles []Article
	Nodes    []Node
	Edges    []Edge
}

// Article is what a format with articles tells of one.
type Article struct {
	ID, Title, Source, URL, Language string
	Published                        string // the day, as Day gives it
}

// Node is what a format tells of a node.
type Node struct {
	ID, Kind, Name             string
	Named                      bool
	Aliases                    []string // sorted
	Wikidata, ISO3166          string
	MentionCount, ArticleCount int
	FirstSeen, LastSeen        string // days, as Day gives them
}

// Edge is what a format tells of an edge.
type Edge struct {
	ID, Source, Type, Target string
	Factual                  bool
	// Polarity and Modality are those of the edge's graph.View; empty where
	// Factual, which says it all.
	Polarity, Modality                       string
	EvidenceCount, ArticleCount, SourceCount int
	FirstSeen, LastSeen                      string // days, as Day gives them
	MaxConfidence                            float64
	// Sentences has the sentence of every piece of evidence, sorted; one that
	// makes two statements is there twice.
	Sentences []string
}

// Day is the day of t in UTC as 2006-01-02, "" for the zero time.
func Day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.DateOnly)
}

// Summarize is the summary of g that every export of g must give back.
func Summarize(ctx context.Context, g graph.Reader) (Summary, error) {
	var s Summary
	for a, err := range g.Articles(ctx) {
		if err != nil {
			return s, fmt.Errorf("read articles: %w", err)
		}
		s.Articles = append(s.Articles, Article{a.ID, a.Title, a.Source, a.URL, a.Language, Day(a.Published)})
	}
	for n, err := range g.Nodes(ctx) {
		if err != nil {
			return s, fmt.Errorf("read nodes: %w", err)
		}
		s.Nodes = append(s.Nodes, summarizeNode(&n))
	}
	for e, err := range g.Edges(ctx) {
		if err != nil {
			return s, fmt.Errorf("read edges: %w", err)
		}
		s.Edges = append(s.Edges, summarizeEdge(&e))
	}
	s.Sort()
	return s, nil
}

func summarizeNode(n *graph.Node) Node {
	return Node{
		ID: n.ID, Kind: string(n.Kind), Name: n.Name, Named: n.Named, Aliases: slices.Clone(n.Aliases),
		Wikidata: n.Links.Wikidata, ISO3166: n.Links.ISO3166,
		MentionCount: len(n.Mentions), ArticleCount: n.ArticleCount(),
		FirstSeen: Day(n.FirstSeen), LastSeen: Day(n.LastSeen),
	}
}

func summarizeEdge(e *graph.Edge) Edge {
	v := e.View()
	s := Edge{
		ID: e.ID, Source: e.Source, Type: e.Type, Target: e.Target, Factual: v.Factual(),
		EvidenceCount: v.EvidenceCount, ArticleCount: v.ArticleCount, SourceCount: v.SourceCount,
		FirstSeen: Day(v.FirstSeen), LastSeen: Day(v.LastSeen), MaxConfidence: v.MaxConfidence,
	}
	if !s.Factual {
		s.Polarity, s.Modality = string(v.Polarity), string(v.Modality)
	}
	for i := range e.Evidence {
		s.Sentences = append(s.Sentences, e.Evidence[i].Text)
	}
	return s
}
