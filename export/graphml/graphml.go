// Package graphml writes a graph as one GraphML file that Gephi, networkx,
// igraph, yEd and APOC all read. Each of them has habits of its own; what the
// file does to please all of them is said beside the code that does it.
//
// The file has the entities and the edges, one edge for a (source, type,
// target), with figures and the sentences that say so (columns.go). Articles
// are left out: they are no nodes of this graph.
package graphml

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"iter"

	"github.com/newsgraph/newsgraph/export"
	"github.com/newsgraph/newsgraph/graph"
)

// Write writes g to w, an element at a time, without closing w.
func Write(ctx context.Context, w io.Writer, g graph.Reader) error {
	d := &document{w: bufio.NewWriter(w)}
	d.open()
	if err := each(d, "nodes", g.Nodes(ctx), d.node); err != nil {
		return err
	}
	if err := each(d, "edges", g.Edges(ctx), d.edge); err != nil {
		return err
	}
	d.raw("</graph>\n</graphml>\n")
	if err := d.flush(); err != nil {
		return fmt.Errorf("write the end: %w", err)
	}
	return d.w.Flush()
}

// each appends every item to d and writes it.
func each[T any](d *document, what string, items iter.Seq2[T, error], add func(*T)) error {
	for item, err := range items {
		if err != nil {
			return fmt.Errorf("read %s: %w", what, err)
		}
		add(&item)
		if err := d.flush(); err != nil {
			return fmt.Errorf("write %s: %w", what, err)
		}
	}
	return nil
}

// document is a file under way. An element grows in buf until it is flushed.
type document struct {
	w   *bufio.Writer
	buf []byte
}

func (d *document) flush() error {
	_, err := d.w.Write(d.buf)
	d.buf = d.buf[:0]
	return err
}

// raw appends markup.
func (d *document) raw(parts ...string) {
	for _, p := range parts {
		d.buf = append(d.buf, p...)
	}
}

// attribute appends an XML attribute.
func (d *document) attribute(name, value string) {
	d.raw(" ", name, `="`)
	d.buf = export.AppendXMLAttribute(d.buf, value)
	d.raw(`"`)
}

// open appends what stands before the first node. There is no DOCTYPE, which
// some readers would fetch, and all edges are directed: networkx and Gephi
// fail on a mix.
func (d *document) open() {
	d.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", `<graphml xmlns="http://graphml.graphdrawing.org/xmlns">`, "\n")
	for i := range nodeColumns {
		d.key("node", nodeColumns[i].keyOf(nodePrefix))
	}
	for i := range edgeColumns {
		d.key("edge", edgeColumns[i].keyOf(edgePrefix))
	}
	d.raw(`<graph id="newsgraph" edgedefault="directed">`, "\n")
}

func (d *document) key(element string, k key) {
	d.raw("<key")
	d.attribute("id", k.id)
	d.attribute("for", element)
	d.attribute("attr.name", k.name)
	d.attribute("attr.type", string(k.kind))
	if k.list {
		// APOC's sign for a list in JSON; the others read the text.
		d.attribute("attr.list", string(k.kind))
	}
	d.raw("/>\n")
}

// node appends n. The labels are for APOC; the other readers pass over them.
func (d *document) node(n *graph.Node) {
	d.raw("<node")
	d.attribute("id", n.ID)
	labels := ""
	for _, l := range export.Labels(n.Kind) {
		labels += ":" + l
	}
	d.attribute("labels", labels)
	d.raw(">")
	appendData(d, nodePrefix, nodeColumns[:], n)
	d.raw("</node>\n")
}

// edge appends e. Gephi takes the label for the edge's kind, so that it keeps
// edges of several types between two nodes, and APOC for the relationship's
// type: for neither may an accusation look like a fact.
func (d *document) edge(e *graph.Edge) {
	row := edgeRow{e, e.View()}
	d.raw("<edge")
	d.attribute("id", e.ID)
	d.attribute("source", e.Source)
	d.attribute("target", e.Target)
	d.attribute("label", row.Label(e.Type))
	d.raw(">")
	appendData(d, edgePrefix, edgeColumns[:], &row)
	d.raw("</edge>\n")
}

// appendData appends the values of row but for empty ones, which readers take
// for values.
func appendData[T any](d *document, prefix string, columns []column[T], row *T) {
	for i := range columns {
		if value := columns[i].value(row); value != "" {
			d.raw(`<data key="`, prefix, columns[i].name, `">`)
			d.buf = export.AppendXMLText(d.buf, value)
			d.raw("</data>")
		}
	}
}
