package graphml

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/newsgraph/newsgraph/export"
	"github.com/newsgraph/newsgraph/graph"
)

// dataType is a type of values that every reader knows.
type dataType string

const (
	text    dataType = "string"
	boolean dataType = "boolean"
	integer dataType = "int"
	double  dataType = "double"
)

// column is an attribute that nodes or edges may have.
type column[T any] struct {
	name  string
	kind  dataType
	list  bool            // a list, as JSON
	value func(*T) string // "" where unknown
}

// key is the declaration of a column.
type key struct {
	id, name string
	kind     dataType
	list     bool
}

// The prefixes keep the ids of keys apart, as the one name space of XML ids
// that some readers have for nodes and edges asks for.
const nodePrefix, edgePrefix = "n_", "e_"

func (c *column[T]) keyOf(prefix string) key { return key{prefix + c.name, c.name, c.kind, c.list} }

// nodeColumns are the attributes of nodes. Gephi takes label, size, r, g and b
// for the looks of a node; name is what Neo4j and igraph show.
var nodeColumns = [...]column[graph.Node]{
	{"label", text, false, func(n *graph.Node) string { return n.Name }},
	{"name", text, false, func(n *graph.Node) string { return n.Name }},
	{"kind", text, false, func(n *graph.Node) string { return string(n.Kind) }},
	{"named", boolean, false, func(n *graph.Node) string { return strconv.FormatBool(n.Named) }},
	{"aliases", text, true, func(n *graph.Node) string { return jsonList(n.Aliases) }},
	{"wikidata", text, false, func(n *graph.Node) string { return n.Links.Wikidata }},
	{"iso3166", text, false, func(n *graph.Node) string { return n.Links.ISO3166 }},
	{"mentionCount", integer, false, func(n *graph.Node) string { return strconv.Itoa(len(n.Mentions)) }},
	{"articleCount", integer, false, func(n *graph.Node) string { return strconv.Itoa(n.ArticleCount()) }},
	{"firstSeen", text, false, func(n *graph.Node) string { return export.Day(n.FirstSeen) }},
	{"lastSeen", text, false, func(n *graph.Node) string { return export.Day(n.LastSeen) }},
	{"size", double, false, func(n *graph.Node) string { return strconv.FormatFloat(export.SizeOf(n.Degree), 'f', 1, 64) }},
	{"r", integer, false, func(n *graph.Node) string { return strconv.Itoa(int(export.ColorOf(n.Kind).R)) }},
	{"g", integer, false, func(n *graph.Node) string { return strconv.Itoa(int(export.ColorOf(n.Kind).G)) }},
	{"b", integer, false, func(n *graph.Node) string { return strconv.Itoa(int(export.ColorOf(n.Kind).B)) }},
}

// edgeRow is an edge with its evidence summed up.
type edgeRow struct {
	*graph.Edge
	graph.View
}

// edgeColumns are the attributes of edges. Gephi takes label and weight for
// the looks. The id stands here too because igraph 1.0 reads other ids for
// edges than the file has. The type is in lower case because Gephi rewrites values that
// contain "INF": INFLUENCED would become InfinityLUENCED. The lists sentences,
// articles and sources run in parallel: one item a piece of evidence, with ""
// for an unknown source.
var edgeColumns = [...]column[edgeRow]{
	{"edgeId", text, false, func(r *edgeRow) string { return r.ID }},
	{"label", text, false, func(r *edgeRow) string { return r.Label(r.Type) }},
	{"weight", double, false, func(r *edgeRow) string { return strconv.Itoa(r.EvidenceCount) }},
	{"type", text, false, func(r *edgeRow) string { return strings.ToLower(r.Type) }},
	{"factual", boolean, false, func(r *edgeRow) string { return strconv.FormatBool(r.Factual()) }},
	{"state", text, false, func(r *edgeRow) string { return string(r.State) }},
	{"polarity", text, false, func(r *edgeRow) string { return string(r.Polarity) }},
	{"modality", text, false, func(r *edgeRow) string { return string(r.Modality) }},
	{"evidenceCount", integer, false, func(r *edgeRow) string { return strconv.Itoa(r.EvidenceCount) }},
	{"articleCount", integer, false, func(r *edgeRow) string { return strconv.Itoa(r.ArticleCount) }},
	{"sourceCount", integer, false, func(r *edgeRow) string { return strconv.Itoa(r.SourceCount) }},
	{"firstSeen", text, false, func(r *edgeRow) string { return export.Day(r.FirstSeen) }},
	{"lastSeen", text, false, func(r *edgeRow) string { return export.Day(r.LastSeen) }},
	{"maxConfidence", double, false, func(r *edgeRow) string { return strconv.FormatFloat(r.MaxConfidence, 'f', -1, 64) }},
	{"sentences", text, true, func(r *edgeRow) string { return evidenceList(r, func(e *graph.Evidence) string { return e.Text }) }},
	{"articles", text, true, func(r *edgeRow) string { return evidenceList(r, func(e *graph.Evidence) string { return e.Article }) }},
	{"sources", text, true, func(r *edgeRow) string { return evidenceList(r, func(e *graph.Evidence) string { return e.Publisher }) }},
}

// evidenceList is what field gives for every piece of evidence of r.
func evidenceList(r *edgeRow, field func(*graph.Evidence) string) string {
	list := make([]string, len(r.Evidence))
	for i := range r.Evidence {
		list[i] = field(&r.Evidence[i])
	}
	return jsonList(list)
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
