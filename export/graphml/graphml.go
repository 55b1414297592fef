// Package graphml writes a graph as one GraphML file that Gephi, networkx,
// igraph and APOC all read, and yEd as far as is known. Each of them has habits
// of its own; what the file does to please all of them is said beside the code
// that does it.
//
// The file has the entities and the edges, one edge for a (source, type,
// target), with figures and the sentences that say so (columns.go). Articles
// are left out: they are no nodes of this graph.
package graphml

import (
	"context"
	"io"

	"github.com/newsgraph/newsgraph/export"
	"github.com/newsgraph/newsgraph/graph"
)

// Write writes g and what was computed for it to w, an element at a time,
// without closing w.
func Write(ctx context.Context, w io.Writer, g graph.Reader, extras export.Extras) error {
	d := &document{export.NewMarkup(w), &extras, nodeColumns(&extras), edgeColumns()}
	d.open()
	if err := export.Each(d.Markup, "nodes", g.Nodes(ctx), d.node); err != nil {
		return err
	}
	if err := export.Each(d.Markup, "edges", g.Edges(ctx), d.edge); err != nil {
		return err
	}
	d.Raw("</graph>\n</graphml>\n")
	return d.Close()
}

// document is a file under way.
type document struct {
	*export.Markup
	extras *export.Extras
	nodes  []nodeColumn
	edges  []edgeColumn
}

// open appends what stands before the first node. There is no DOCTYPE, which
// some readers would fetch, and all edges are directed: networkx and Gephi
// fail on a mix.
func (d *document) open() {
	d.Raw(`<graphml xmlns="http://graphml.graphdrawing.org/xmlns">`, "\n")
	appendKeys(d, "node", nodePrefix, d.nodes)
	appendKeys(d, "edge", edgePrefix, d.edges)
	d.Raw(`<graph id="newsgraph" edgedefault="directed">`, "\n")
}

func appendKeys[T any](d *document, element, prefix string, columns []export.Column[T]) {
	for i := range columns {
		c := &columns[i]
		d.Raw("<key")
		d.Attribute("id", prefix+c.Name)
		d.Attribute("for", element)
		d.Attribute("attr.name", c.Name)
		d.Attribute("attr.type", typeNames[c.Type])
		if c.Type == export.TextList {
			// APOC's sign for a list in JSON; the others read the text.
			d.Attribute("attr.list", typeNames[export.Text])
		}
		d.Raw("/>\n")
	}
}

// node appends n. The labels are for APOC; the other readers pass over them.
func (d *document) node(n *graph.Node) {
	d.Raw("<node")
	d.Attribute("id", n.ID)
	labels := ""
	for _, l := range export.Labels(n.Kind) {
		labels += ":" + l
	}
	d.Attribute("labels", labels)
	d.Raw(">")
	row := d.extras.Row(n)
	appendData(d, nodePrefix, d.nodes, &row)
	d.Raw("</node>\n")
}

// edge appends e. Gephi takes the label for the edge's kind, so that it keeps
// edges of several types between two nodes, and APOC for the relationship's
// type: for neither may an accusation look like a fact.
func (d *document) edge(e *graph.Edge) {
	row := export.NewEdgeRow(e)
	d.Raw("<edge")
	d.Attribute("id", e.ID)
	d.Attribute("source", e.Source)
	d.Attribute("target", e.Target)
	d.Attribute("label", row.Label())
	d.Raw(">")
	appendData(d, edgePrefix, d.edges, &row)
	d.Raw("</edge>\n")
}

// appendData appends the values of row but for empty ones, which readers take
// for values.
func appendData[T any](d *document, prefix string, columns []export.Column[T], row *T) {
	for i := range columns {
		c := &columns[i]
		var value string
		if c.Type == export.TextList {
			value = jsonList(c.List(row))
		} else {
			value = c.Value(row)
		}
		if value != "" {
			d.Raw(`<data key="`, prefix, c.Name, `">`)
			d.Text(value)
			d.Raw("</data>")
		}
	}
}
