package graphtest

import (
	"context"

	"github.com/newsgraph/newsgraph/graph"
)

// Collect reads all of r into memory.
func Collect(ctx context.Context, r graph.Reader) (*graph.Graph, error) {
	h, err := r.Header(ctx)
	if err != nil {
		return nil, err
	}
	g := &graph.Graph{Engine: h.Engine, Ontology: h.Ontology, Types: h.Types, MinConfidence: h.MinConfidence}
	for a, err := range r.Articles(ctx) {
		if err != nil {
			return nil, err
		}
		g.ArticleList = append(g.ArticleList, a)
	}
	for n, err := range r.Nodes(ctx) {
		if err != nil {
			return nil, err
		}
		g.NodeList = append(g.NodeList, n)
	}
	for e, err := range r.Edges(ctx) {
		if err != nil {
			return nil, err
		}
		g.EdgeList = append(g.EdgeList, e)
	}
	return g, nil
}
