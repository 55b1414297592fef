// Package network has the bare structure of a graph: who is joined with whom,
// by number. It is what layouts and analyses compute with, a small part of the
// graph's own size.
package network

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/newsgraph/newsgraph/graph"
)

// Network is a graph's structure. Its nodes are numbered in the order of their
// ids.
type Network struct {
	IDs     []string
	Lengths []int  // of the nodes' names, in characters
	Degrees []int  // of the nodes, both ends of each edge counted
	Edges   []Edge // in the order of the graph's edges
}

// Edge joins two nodes, by their numbers.
type Edge struct {
	Source, Target int32
	Weight         float64 // the number of statements, at least 1
}

// Read reads the structure of g.
func Read(ctx context.Context, g graph.Reader) (*Network, error) {
	n := &Network{}
	numbers := map[string]int32{}
	for node, err := range g.Nodes(ctx) {
		if err != nil {
			return nil, fmt.Errorf("read nodes: %w", err)
		}
		numbers[node.ID] = int32(len(n.IDs))
		n.IDs = append(n.IDs, node.ID)
		n.Lengths = append(n.Lengths, utf8.RuneCountInString(node.Name))
	}
	n.Degrees = make([]int, len(n.IDs))
	for e, err := range g.Edges(ctx) {
		if err != nil {
			return nil, fmt.Errorf("read edges: %w", err)
		}
		s, t := numbers[e.Source], numbers[e.Target]
		n.Edges = append(n.Edges, Edge{s, t, float64(len(e.Evidence))})
		n.Degrees[s]++
		n.Degrees[t]++
	}
	return n, nil
}

// Link leads to a neighbour.
type Link struct {
	To     int32
	Weight float64 // of all edges together
}

// Links are the links of every node, sorted by the neighbour's number.
type Links struct {
	starts []int32
	all    []Link
}

// Of are the links of node i.
func (l *Links) Of(i int32) []Link { return l.all[l.starts[i]:l.starts[i+1]] }

// Len is the number of nodes.
func (l *Links) Len() int { return len(l.starts) - 1 }

// Size is the number of links.
func (l *Links) Size() int { return len(l.all) }

// Undirected are the links in both directions.
func (n *Network) Undirected() *Links {
	pairs := make([]Edge, 0, 2*len(n.Edges))
	for _, e := range n.Edges {
		pairs = append(pairs, e, Edge{e.Target, e.Source, e.Weight})
	}
	return n.links(pairs)
}

// Outgoing are the links along the edges.
func (n *Network) Outgoing() *Links { return n.links(slices.Clone(n.Edges)) }

// links joins parallel edges and leaves those out that lead back to their node.
func (n *Network) links(pairs []Edge) *Links {
	slices.SortStableFunc(pairs, func(a, b Edge) int {
		return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.Target, b.Target))
	})
	l := &Links{starts: make([]int32, len(n.IDs)+1)}
	previous := Edge{Source: -1}
	for _, p := range pairs {
		switch {
		case p.Source == p.Target:
			continue
		case p.Source == previous.Source && p.Target == previous.Target:
			l.all[len(l.all)-1].Weight += p.Weight
		default:
			l.all = append(l.all, Link{p.Target, p.Weight})
			l.starts[p.Source+1]++
		}
		previous = p
	}
	for i := 1; i < len(l.starts); i++ {
		l.starts[i] += l.starts[i-1]
	}
	return l
}

// Components are the parts of l that hang together, each sorted; the largest
// comes first, and of equal ones that with the lowest number.
func (l *Links) Components() [][]int32 {
	var all [][]int32
	seen := make([]bool, l.Len())
	for i := range seen {
		if seen[i] {
			continue
		}
		seen[i] = true
		part := []int32{int32(i)}
		for k := 0; k < len(part); k++ {
			for _, link := range l.Of(part[k]) {
				if !seen[link.To] {
					seen[link.To] = true
					part = append(part, link.To)
				}
			}
		}
		slices.Sort(part)
		all = append(all, part)
	}
	slices.SortStableFunc(all, func(a, b []int32) int { return cmp.Compare(len(b), len(a)) })
	return all
}
