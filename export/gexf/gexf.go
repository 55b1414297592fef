// Package gexf writes a graph as one GEXF 1.3 file, the format of Gephi, with
// time: an edge is there in the days in which its statements happened
// (spells.go), so that Gephi's timeline plays the news.
//
// The file has the entities and the edges, with the columns that
// export.NodeColumns and export.EdgeColumns name and looks. Articles are left
// out: they are no nodes of this graph.
package gexf

import (
	"context"
	"io"
	"strconv"
	"strings"

	"github.com/newsgraph/newsgraph/export"
	"github.com/newsgraph/newsgraph/graph"
)

// Write writes g and what was computed for it to w, an element at a time,
// without closing w. It reads the edges twice: nodes come first and are there
// as long as their edges.
func Write(ctx context.Context, w io.Writer, g graph.Reader, extras export.Extras) error {
	lives, err := lifetimes(ctx, g)
	if err != nil {
		return err
	}
	d := &document{export.NewMarkup(w), &extras, extras.NodeColumns(), export.EdgeColumns(), lives}
	d.open()
	d.Raw("<nodes>\n")
	if err := export.Each(d.Markup, "nodes", g.Nodes(ctx), d.node); err != nil {
		return err
	}
	d.Raw("</nodes>\n<edges>\n")
	if err := export.Each(d.Markup, "edges", g.Edges(ctx), d.edge); err != nil {
		return err
	}
	d.Raw("</edges>\n</graph>\n</gexf>\n")
	return d.Close()
}

// document is a file under way.
type document struct {
	*export.Markup
	extras *export.Extras
	nodes  []export.Column[export.NodeRow]
	edges  []export.Column[export.EdgeRow]
	lives  map[string]spell // what the edges of a node span, by its id
}

func (d *document) open() {
	d.Raw(`<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">`, "\n",
		"<meta><creator>newsgraph</creator></meta>\n",
		`<graph mode="dynamic" defaultedgetype="directed" idtype="string" timeformat="date" timerepresentation="interval">`, "\n")
	declare(d, "node", d.nodes)
	declare(d, "edge", d.edges)
}

// typeNames are the types of values as GEXF calls them.
var typeNames = map[export.ValueType]string{
	export.Text: "string", export.Boolean: "boolean", export.Integer: "integer", export.Double: "double", export.TextList: "liststring",
}

// declare appends the attributes of a class. They have no mode: GEXF 1.3 took
// it away, and without it values are for all times.
func declare[T any](d *document, class string, columns []export.Column[T]) {
	d.Raw(`<attributes class="`, class, `">`, "\n")
	for i := range columns {
		d.Raw("<attribute")
		d.Attribute("id", columns[i].Name)
		d.Attribute("title", columns[i].Name)
		d.Attribute("type", typeNames[columns[i].Type])
		d.Raw("/>\n")
	}
	d.Raw("</attributes>\n")
}

func (d *document) node(n *graph.Node) {
	row := d.extras.Row(n)
	d.Raw("<node")
	d.Attribute("id", n.ID)
	d.Attribute("label", n.Name)
	if s, known := d.lifetime(n); known {
		d.interval(s)
	}
	d.Raw(">")
	appendValues(d, d.nodes, &row)
	d.color(export.ColorOf(n.Kind))
	d.Raw(`<viz:size value="`, strconv.FormatFloat(export.SizeOf(n.Degree), 'f', 1, 64), `"/>`)
	if d.extras.Positions != nil {
		d.Raw(`<viz:position x="`, export.Coordinate(row.X), `" y="`, export.Coordinate(row.Y), `" z="0"/>`)
	}
	d.Raw("</node>\n")
}

// edge appends e. Gephi keeps edges of several kinds between two nodes.
func (d *document) edge(e *graph.Edge) {
	row := export.NewEdgeRow(e)
	d.Raw("<edge")
	d.Attribute("id", e.ID)
	d.Attribute("source", e.Source)
	d.Attribute("target", e.Target)
	d.Attribute("kind", row.Label())
	d.Attribute("label", row.Label())
	d.Attribute("weight", strconv.Itoa(row.EvidenceCount))
	d.Raw(">")
	appendValues(d, d.edges, &row)
	if list := spellsOf(e); len(list) > 0 {
		d.Raw("<spells>")
		for _, s := range list {
			d.Raw("<spell")
			d.interval(s)
			d.Raw("/>")
		}
		d.Raw("</spells>")
	}
	if color, own := export.EdgeColor(&row.View); own {
		d.color(color)
	}
	d.Raw("</edge>\n")
}

// interval appends the attributes of s. Both days belong to it.
func (d *document) interval(s spell) {
	d.Raw(` start="`, export.Day(s.first), `" end="`, export.Day(s.last), `"`)
}

func (d *document) color(c export.Color) {
	d.Raw(`<viz:color r="`, strconv.Itoa(int(c.R)), `" g="`, strconv.Itoa(int(c.G)), `" b="`, strconv.Itoa(int(c.B)), `"/>`)
}

// appendValues appends the values of row but for unknown ones.
func appendValues[T any](d *document, columns []export.Column[T], row *T) {
	d.Raw("<attvalues>")
	for i := range columns {
		c := &columns[i]
		var value string
		if c.Type == export.TextList {
			value = list(c.List(row))
		} else {
			value = c.Value(row)
		}
		if value != "" {
			d.Raw(`<attvalue for="`, c.Name, `"`)
			d.Attribute("value", value)
			d.Raw("/>")
		}
	}
	d.Raw("</attvalues>")
}

// inQuotes escapes what stands between double quotes in a list; Gephi's parser
// knows no other escapes.
var inQuotes = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

// list is items as Gephi reads lists, ["a", "b"]; "" where there are none.
func list(items []string) string {
	if len(items) == 0 {
		return ""
	}
	quoted := make([]string, len(items))
	for i, item := range items {
		quoted[i] = `"` + inQuotes.Replace(item) + `"`
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}
