package exporttest

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"testing"
	"time"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/nlp"
)

// large is a graph that is made while it is read and so takes no memory
// itself: all of its nodes differ and so do its edges.
type large struct{ nodes, edges int }

// Header implements graph.Reader.
func (g large) Header(context.Context) (graph.Header, error) {
	return graph.Header{Engine: "newsgraph-test", Ontology: "2025-1", Counts: graph.Counts{
		Articles: 1, Nodes: g.nodes, Edges: g.edges, Evidence: 2 * g.edges,
	}}, nil
}

// Articles implements graph.Reader.
func (g large) Articles(context.Context) iter.Seq2[graph.Article, error] {
	return generate(1, func(int) graph.Article { return graph.Article{ID: largeArticle, Path: "large.txt", Language: "en"} })
}

const largeArticle = "a0000000000000000"

var largeStart = time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)

// Nodes implements graph.Reader.
func (g large) Nodes(context.Context) iter.Seq2[graph.Node, error] {
	return generate(g.nodes, func(i int) graph.Node {
		name := fmt.Sprintf("Entity Number %d", i)
		return graph.Node{
			ID: largeNode(i), Kind: nlp.Kinds[i%len(nlp.Kinds)], Name: name, Named: true, Aliases: []string{"Number " + name},
			Mentions:  []graph.Mention{{Article: largeArticle, Span: nlp.Span{End: len(name)}, Form: nlp.Named, Text: name}},
			FirstSeen: largeStart, LastSeen: largeStart, Degree: 2 * g.edges / g.nodes,
		}
	})
}

func largeNode(i int) string { return fmt.Sprintf("n%016x", i) }

// Edges implements graph.Reader.
func (g large) Edges(context.Context) iter.Seq2[graph.Edge, error] {
	return generate(g.edges, func(i int) graph.Edge {
		const stride = 7919 // a prime: edges go everywhere
		source, target := largeNode(i%g.nodes), largeNode((i*stride+i/g.nodes+1)%g.nodes)
		text := fmt.Sprintf("Entity Number %d attacked another one on Monday, the ministry said.", i%g.nodes)
		statement := graph.Evidence{
			Article: largeArticle, Published: largeStart.AddDate(0, 0, i%1000), Publisher: "Norland Gazette",
			Sentence: nlp.Span{End: len(text)}, Text: text, Trigger: nlp.Span{End: 6},
			Polarity: nlp.Positive, Modality: nlp.Modalities[i%len(nlp.Modalities)], Confidence: 0.9,
		}
		again := statement
		again.Published = statement.Published.AddDate(0, 0, 30)
		return graph.Edge{ID: fmt.Sprintf("e%016x", i), Source: source, Type: "ATTACKED", Target: target, Evidence: []graph.Evidence{statement, again}}
	})
}

func generate[T any](n int, item func(int) T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for i := range n {
			if !yield(item(i), nil) {
				return
			}
		}
	}
}

// BenchLarge measures write on a graph of a million edges, with the memory that
// the process has taken from the system in the end.
func BenchLarge(b *testing.B, write Write) {
	g := large{nodes: 400_000, edges: 1_000_000}
	var c counter
	for b.Loop() {
		c.n = 0
		if err := write(b.Context(), &c, g); err != nil {
			b.Fatal(err)
		}
	}
	seconds := b.Elapsed().Seconds() / float64(b.N)
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	b.ReportMetric(float64(c.n)/1e6/seconds, "MB/s")
	b.ReportMetric(float64(g.edges)/seconds, "edges/s")
	b.ReportMetric(float64(memory.Sys)/1e6, "MB-taken")
}
