package graphtest

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/nlp"
)

// In a Large graph every article makes so many statements of its own and repeats
// those of the article before.
const perArticle = 100

// Large is a graph of two nodes for every five edges and two statements an edge,
// with every text that it quotes. It is made while it is read, and only ids are held,
// so that it can be written where Random cannot.
func Large(edges int) graph.Reader {
	l := &large{edges: edges, nodes: max(2, edges*2/5), articles: max(2, edges/perArticle)}
	l.articleIDs = make([]string, l.articles)
	for i := range l.articleIDs {
		l.articleIDs[i] = (&nlp.Article{Path: largePath(i)}).ID()
	}
	l.touching = make([][]int32, l.nodes)
	for e := range edges {
		source, target := l.ends(e)
		l.touching[source] = append(l.touching[source], int32(e))
		l.touching[target] = append(l.touching[target], int32(e))
	}
	return l
}

type large struct {
	nodes, edges, articles int
	articleIDs             []string
	touching               [][]int32 // the edges of each node
}

func largePath(article int) string { return fmt.Sprintf("archive/%06d.txt", article) }

func largeName(node int) string { return fmt.Sprintf("Entity %07d", node) }

func (l *large) nodeID(node int) string {
	return graph.NodeID(nlp.Kinds[node%len(nlp.Kinds)], largeName(node), "", "")
}

func (l *large) ends(edge int) (source, target int) {
	const stride = 7919 // a prime: edges go everywhere
	source = edge % l.nodes
	target = (edge*stride + edge/l.nodes + 1) % l.nodes
	if target == source {
		target = (target + l.nodes/2) % l.nodes
	}
	return source, target
}

// telling is a place where an edge is stated.
type telling struct {
	article, line int
}

// tellings are the places of an edge: in capitals where it is repeated.
func (l *large) tellings(edge int) [2]telling {
	article := min(edge/perArticle, l.articles-1)
	line := edge - article*perArticle
	return [2]telling{{article, line}, {(article + 1) % l.articles, l.own((article+1)%l.articles) + line}}
}

// own is how many statements of its own an article makes.
func (l *large) own(article int) int {
	if article == l.articles-1 {
		return l.edges - article*perArticle
	}
	return perArticle
}

const (
	largeVerb   = " attacked "
	largeEnd    = " on Monday, the ministry said."
	largeLength = 14 + len(largeVerb) + 14 + len(largeEnd) // of a sentence
)

func (l *large) sentence(edge int, again bool) string {
	source, target := l.ends(edge)
	one, other := largeName(source), largeName(target)
	if again {
		one, other = strings.ToUpper(one), strings.ToUpper(other)
	}
	return one + largeVerb + other + largeEnd
}

func at(line int) int { return line * (largeLength + 1) }

// Header implements graph.Reader.
func (l *large) Header(context.Context) (graph.Header, error) {
	return graph.Header{Engine: "newsgraph-test", Ontology: "2025-1", Counts: graph.Counts{
		Articles: l.articles, Nodes: l.nodes, Edges: l.edges, Evidence: 2 * l.edges,
	}}, nil
}

// Articles implements graph.Reader.
func (l *large) Articles(context.Context) iter.Seq2[graph.Article, error] {
	return inOrder(l.articles, func(i int) string { return l.articleIDs[i] }, func(i int) graph.Article {
		before := (i + l.articles - 1) % l.articles
		var text strings.Builder
		for line := range l.own(i) {
			text.WriteString(l.sentence(i*perArticle+line, false) + "\n")
		}
		for line := range l.own(before) {
			text.WriteString(l.sentence(before*perArticle+line, true) + "\n")
		}
		return graph.Article{
			ID: l.articleIDs[i], Path: largePath(i), File: largePath(i), Language: "en",
			SHA256: (&nlp.Article{Text: text.String()}).TextHash(), Text: text.String(),
		}
	})
}

// Nodes implements graph.Reader.
func (l *large) Nodes(context.Context) iter.Seq2[graph.Node, error] {
	return inOrder(l.nodes, l.nodeID, func(i int) graph.Node {
		n := graph.Node{ID: l.nodeID(i), Kind: nlp.Kinds[i%len(nlp.Kinds)], Name: strings.ToUpper(largeName(i)), Named: true, Degree: len(l.touching[i])}
		n.Aliases = []string{largeName(i)}
		for _, e := range l.touching[i] {
			source, _ := l.ends(int(e))
			for k, told := range l.tellings(int(e)) {
				m := graph.Mention{Article: l.articleIDs[told.article], Form: nlp.Named, Text: []string{largeName(i), n.Name}[k]}
				m.Start = at(told.line)
				if source != i {
					m.Start += 14 + len(largeVerb)
				}
				m.End = m.Start + 14
				n.Mentions = append(n.Mentions, m)
			}
		}
		slices.SortFunc(n.Mentions, func(a, b graph.Mention) int { return cmp.Or(cmp.Compare(a.Article, b.Article), a.Start-b.Start) })
		return n
	})
}

// Edges implements graph.Reader.
func (l *large) Edges(context.Context) iter.Seq2[graph.Edge, error] {
	id := func(i int) string {
		source, target := l.ends(i)
		return graph.EdgeID(l.nodeID(source), "ATTACKED", l.nodeID(target))
	}
	return inOrder(l.edges, id, func(i int) graph.Edge {
		source, target := l.ends(i)
		e := graph.Edge{ID: id(i), Source: l.nodeID(source), Type: "ATTACKED", Target: l.nodeID(target)}
		for k, told := range l.tellings(i) {
			s := nlp.Span{Start: at(told.line), End: at(told.line) + largeLength}
			e.Evidence = append(e.Evidence, graph.Evidence{
				Article: l.articleIDs[told.article], Sentence: s, Text: l.sentence(i, k == 1),
				Trigger:  nlp.Span{Start: s.Start + 15, End: s.Start + 14 + len(largeVerb) - 1},
				Polarity: nlp.Positive, Modality: nlp.Modalities[i%len(nlp.Modalities)], Rule: "verb", Confidence: 0.87,
			})
		}
		slices.SortFunc(e.Evidence, graph.CompareEvidence)
		return e
	})
}

// inOrder gives n items in the order of their ids.
func inOrder[T any](n int, id func(int) string, item func(int) T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		type key struct {
			id string
			i  int32
		}
		keys := make([]key, n)
		for i := range keys {
			keys[i] = key{id(i), int32(i)}
		}
		slices.SortFunc(keys, func(a, b key) int { return cmp.Compare(a.id, b.id) })
		for _, k := range keys {
			if !yield(item(int(k.i)), nil) {
				return
			}
		}
	}
}
