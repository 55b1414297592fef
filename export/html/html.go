// Package html writes a graph as one HTML file that draws it: no server, no
// network, nothing to install. The file has the page's style and script, which
// web/ makes, and the graph's data between them, as JSON in script elements
// that no browser runs (record.go has the records).
//
// What articles say cannot get out of the data: the JSON has no "<", the
// script shows texts as texts, and the page's content security policy lets
// nothing run but that one script and lets nothing be fetched.
package html

import (
	"context"
	"fmt"
	"io"
	"iter"

	"github.com/newsgraph/newsgraph/export"
	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/ontology"
)

// Options say what the page shows beside the graph itself.
type Options struct {
	// Types groups the types of relations by their families and tells what they
	// mean; those that it does not know come last, without a meaning.
	Types *ontology.Ontology
	// Extras are shown of the nodes. Where a node that has an edge is missing among
	// the positions, the page lays out all of them itself.
	Extras export.Extras
}

// Write writes g to w, a record at a time, without closing w. It writes often
// and little: w should be buffered.
func Write(ctx context.Context, w io.Writer, g graph.Reader, opts Options) error {
	p := openPage(w)
	header, err := g.Header(ctx)
	if err != nil {
		return fmt.Errorf("read the header: %w", err)
	}
	if err := p.block("graph", headerRecord(header, opts)); err != nil {
		return fmt.Errorf("write the header: %w", err)
	}
	if err := each(p, "articles", g.Articles(ctx), articleRecord); err != nil {
		return err
	}
	node := func(n *graph.Node) node { return nodeRecord(n, opts) }
	if err := each(p, "nodes", g.Nodes(ctx), node); err != nil {
		return err
	}
	if err := each(p, "edges", g.Edges(ctx), edgeRecord); err != nil {
		return err
	}
	if err := p.close(); err != nil {
		return fmt.Errorf("write the end: %w", err)
	}
	return nil
}

// each writes the record of every item, in as many lists as it takes.
func each[T, R any](p *page, part string, items iter.Seq2[T, error], record func(*T) R) error {
	for item, err := range items {
		if err != nil {
			return fmt.Errorf("read %s: %w", part, err)
		}
		if err := p.item(part, record(&item)); err != nil {
			return fmt.Errorf("write %s: %w", part, err)
		}
	}
	if err := p.endList(); err != nil {
		return fmt.Errorf("write %s: %w", part, err)
	}
	return nil
}
