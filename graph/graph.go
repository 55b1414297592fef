// Package graph joins what the articles say into one graph.
//
//	Extract   nlp.Doc → Extraction    what one article adds
//	Merge     Extractions → Graph     the whole, in memory
//	Reader                            a graph read in order, from memory or from graph/store
//
// A Node is an entity, an Edge everything that is said of one relation between
// two of them, Evidence one statement with its sentence. Ids are stable (id.go);
// no edge exists without evidence, and an edge's figures are a View over it.
package graph

import (
	"cmp"
	"context"
	"iter"
	"slices"
)

// Header says what made a graph and how large it is.
type Header struct {
	Engine   string // the extraction engine and its version
	Ontology string // the ontology's version
	// Types are the relation types that a user added to the built-in ones or put in
	// their place, sorted by name.
	Types []RelationType
	// MinConfidence is the confidence below which statements may be missing.
	MinConfidence float64
	Counts        Counts
}

// RelationType is what people are told of a type of relation.
type RelationType struct {
	Name, Family, Definition string
}

// Counts are the numbers of records in a graph.
type Counts struct {
	Articles, Nodes, Edges, Evidence int
}

// Reader is a graph that is read in order. Articles, nodes and edges come
// sorted by id, each complete; two readings give the same. A sequence ends
// after an error, which comes with a zero value.
type Reader interface {
	Header(ctx context.Context) (Header, error)
	Articles(ctx context.Context) iter.Seq2[Article, error]
	Nodes(ctx context.Context) iter.Seq2[Node, error]
	Edges(ctx context.Context) iter.Seq2[Edge, error]
}

// Graph is a whole graph in memory, its records sorted by id.
type Graph struct {
	Engine, Ontology string
	Types            []RelationType
	MinConfidence    float64
	ArticleList      []Article
	NodeList         []Node
	EdgeList         []Edge
}

var _ Reader = (*Graph)(nil)

// Merge joins what the articles add, whatever their order.
func Merge(engine, ontology string, parts ...Extraction) *Graph {
	g := &Graph{Engine: engine, Ontology: ontology}
	var nodes []Node
	var edges []Edge
	for _, p := range parts {
		g.ArticleList = append(g.ArticleList, p.Article)
		nodes = append(nodes, p.Nodes...)
		edges = append(edges, p.Edges...)
	}
	slices.SortFunc(g.ArticleList, func(a, b Article) int { return cmp.Compare(a.ID, b.ID) })
	g.NodeList, g.EdgeList = MergeNodes(nodes), MergeEdges(edges)
	g.countDegrees()
	return g
}

func (g *Graph) countDegrees() {
	degrees := map[string]int{}
	for i := range g.EdgeList {
		degrees[g.EdgeList[i].Source]++
		degrees[g.EdgeList[i].Target]++
	}
	for i := range g.NodeList {
		g.NodeList[i].Degree = degrees[g.NodeList[i].ID]
	}
}

// Header implements Reader.
func (g *Graph) Header(context.Context) (Header, error) {
	h := Header{Engine: g.Engine, Ontology: g.Ontology, Types: g.Types, MinConfidence: g.MinConfidence, Counts: Counts{
		Articles: len(g.ArticleList), Nodes: len(g.NodeList), Edges: len(g.EdgeList),
	}}
	for i := range g.EdgeList {
		h.Counts.Evidence += len(g.EdgeList[i].Evidence)
	}
	return h, nil
}

// Articles implements Reader.
func (g *Graph) Articles(ctx context.Context) iter.Seq2[Article, error] {
	return each(ctx, g.ArticleList)
}

// Nodes implements Reader.
func (g *Graph) Nodes(ctx context.Context) iter.Seq2[Node, error] { return each(ctx, g.NodeList) }

// Edges implements Reader.
func (g *Graph) Edges(ctx context.Context) iter.Seq2[Edge, error] { return each(ctx, g.EdgeList) }

func each[T any](ctx context.Context, list []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, item := range list {
			if err := ctx.Err(); err != nil {
				var zero T
				yield(zero, err)
				return
			}
			if !yield(item, nil) {
				return
			}
		}
	}
}
