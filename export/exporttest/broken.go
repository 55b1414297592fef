package exporttest

import (
	"context"
	"iter"

	"github.com/newsgraph/newsgraph/graph"
)

// brokenReader is a graph with one part that fails: "header", or "articles",
// "nodes" or "edges" after the first record.
type brokenReader struct {
	*graph.Graph
	part   string
	failed bool // the part was read
}

// Header implements graph.Reader.
func (r *brokenReader) Header(ctx context.Context) (graph.Header, error) {
	if r.part == "header" {
		r.failed = true
		return graph.Header{}, errInjected
	}
	return r.Graph.Header(ctx)
}

// Articles implements graph.Reader.
func (r *brokenReader) Articles(ctx context.Context) iter.Seq2[graph.Article, error] {
	if r.part == "articles" {
		return firstOf(r, r.ArticleList)
	}
	return r.Graph.Articles(ctx)
}

// Nodes implements graph.Reader.
func (r *brokenReader) Nodes(ctx context.Context) iter.Seq2[graph.Node, error] {
	if r.part == "nodes" {
		return firstOf(r, r.NodeList)
	}
	return r.Graph.Nodes(ctx)
}

// Edges implements graph.Reader.
func (r *brokenReader) Edges(ctx context.Context) iter.Seq2[graph.Edge, error] {
	if r.part == "edges" {
		return firstOf(r, r.EdgeList)
	}
	return r.Graph.Edges(ctx)
}

// firstOf gives the first of list and then fails.
func firstOf[T any](r *brokenReader, list []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		if yield(list[0], nil) {
			var zero T
			r.failed = true
			yield(zero, errInjected)
		}
	}
}
