package graphml

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/newsgraph/newsgraph/export"
)

// The prefixes keep the ids of keys apart, as the one name space of XML ids
// that some readers have for nodes and edges asks for.
const nodePrefix, edgePrefix = "n_", "e_"

// typeNames are the types of values that every reader knows. A list is a text
// in JSON.
var typeNames = map[export.ValueType]string{
	export.Text: "string", export.Boolean: "boolean", export.Integer: "int", export.Double: "double", export.TextList: "string",
}

type (
	nodeColumn = export.Column[export.NodeRow]
	edgeColumn = export.Column[export.EdgeRow]
)

// nodeColumns are the attributes of nodes. Gephi takes label, size, r, g, b, x
// and y for the looks of a node; name is what Neo4j and igraph show.
func nodeColumns(x *export.Extras) []nodeColumn {
	columns := slices.Concat(
		[]nodeColumn{{Name: "label", Value: func(n *export.NodeRow) string { return n.Name }}},
		x.NodeColumns(),
		[]nodeColumn{
			{Name: "size", Type: export.Double, Value: func(n *export.NodeRow) string { return strconv.FormatFloat(export.SizeOf(n.Degree), 'f', 1, 64) }},
			{Name: "r", Type: export.Integer, Value: func(n *export.NodeRow) string { return strconv.Itoa(int(export.ColorOf(n.Kind).R)) }},
			{Name: "g", Type: export.Integer, Value: func(n *export.NodeRow) string { return strconv.Itoa(int(export.ColorOf(n.Kind).G)) }},
			{Name: "b", Type: export.Integer, Value: func(n *export.NodeRow) string { return strconv.Itoa(int(export.ColorOf(n.Kind).B)) }},
		})
	if x.Positions == nil {
		return columns
	}
	return append(columns,
		nodeColumn{Name: "x", Type: export.Double, Value: func(n *export.NodeRow) string { return export.Coordinate(n.X) }},
		nodeColumn{Name: "y", Type: export.Double, Value: func(n *export.NodeRow) string { return export.Coordinate(n.Y) }})
}

// edgeColumns are the attributes of edges. Gephi takes label and weight for
// the looks. The id stands here too because igraph 1.0 reads other ids for
// edges than the file has.
func edgeColumns() []edgeColumn {
	return append([]edgeColumn{
		{Name: "edgeId", Value: func(r *export.EdgeRow) string { return r.ID }},
		{Name: "label", Value: func(r *export.EdgeRow) string { return r.Label() }},
		{Name: "weight", Type: export.Double, Value: func(r *export.EdgeRow) string { return strconv.Itoa(r.EvidenceCount) }},
	}, export.EdgeColumns()...)
}

// jsonList is list as JSON, "" where it is empty.
func jsonList(list []string) string {
	if len(list) == 0 {
		return ""
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(list); err != nil {
		panic(err) // strings always encode and a bytes.Buffer takes everything
	}
	return strings.TrimSuffix(b.String(), "\n")
}
