package export

import (
	"slices"
	"strconv"
	"strings"

	"github.com/newsgraph/newsgraph/graph"
)

// Extras is what was computed over a whole graph for its nodes, by their ids.
// The zero Extras is nothing.
type Extras struct {
	Positions map[string]Position // nil without a layout
	Measures  map[string]Measures // nil without an analysis
}

// Position is where a node is drawn; x grows to the right and y upwards.
type Position struct{ X, Y float64 }

// Measures tell how a node stands in the whole graph.
type Measures struct {
	InDegree, OutDegree   int
	PageRank, Betweenness float64
	Community             int // from 0, the largest
}

// NodeRow is a node with what was computed for it.
type NodeRow struct {
	*graph.Node
	Position
	Measures
}

// Row is n with its part of x.
func (x *Extras) Row(n *graph.Node) NodeRow {
	return NodeRow{n, x.Positions[n.ID], x.Measures[n.ID]}
}

// EdgeRow is an edge with its evidence summed up.
type EdgeRow struct {
	*graph.Edge
	graph.View
}

// NewEdgeRow sums up e.
func NewEdgeRow(e *graph.Edge) EdgeRow { return EdgeRow{e, e.View()} }

// Label is the edge's type with its state where it is no fact.
func (r *EdgeRow) Label() string { return r.View.Label(r.Type) }

// ValueType is the type of the values of a column.
type ValueType int

// The types of values.
const (
	Text ValueType = iota
	Boolean
	Integer
	Double
	TextList
)

// Column is an attribute that nodes or edges have in formats that are tables
// at heart.
type Column[T any] struct {
	Name  string
	Type  ValueType
	Value func(*T) string   // "" where unknown; nil for a list
	List  func(*T) []string // of a list
}

// NodeColumns are the attributes of nodes that every table has, but for the
// id and what is only looks; those of an analysis are there where x has one.
func (x *Extras) NodeColumns() []Column[NodeRow] {
	if x.Measures == nil {
		return nodeColumns()
	}
	return slices.Concat(nodeColumns(), measureColumns())
}

func nodeColumns() []Column[NodeRow] {
	return []Column[NodeRow]{
		{"name", Text, func(n *NodeRow) string { return n.Name }, nil},
		{"kind", Text, func(n *NodeRow) string { return string(n.Kind) }, nil},
		{"named", Boolean, func(n *NodeRow) string { return strconv.FormatBool(n.Named) }, nil},
		{"aliases", TextList, nil, func(n *NodeRow) []string { return n.Aliases }},
		{"wikidata", Text, func(n *NodeRow) string { return n.Links.Wikidata }, nil},
		{"iso3166", Text, func(n *NodeRow) string { return n.Links.ISO3166 }, nil},
		{"mentionCount", Integer, func(n *NodeRow) string { return strconv.Itoa(len(n.Mentions)) }, nil},
		{"articleCount", Integer, func(n *NodeRow) string { return strconv.Itoa(n.ArticleCount()) }, nil},
		{"firstSeen", Text, func(n *NodeRow) string { return Day(n.FirstSeen) }, nil},
		{"lastSeen", Text, func(n *NodeRow) string { return Day(n.LastSeen) }, nil},
	}
}

func measureColumns() []Column[NodeRow] {
	return []Column[NodeRow]{
		{"degree", Integer, func(n *NodeRow) string { return strconv.Itoa(n.InDegree + n.OutDegree) }, nil},
		{"inDegree", Integer, func(n *NodeRow) string { return strconv.Itoa(n.InDegree) }, nil},
		{"outDegree", Integer, func(n *NodeRow) string { return strconv.Itoa(n.OutDegree) }, nil},
		{"pageRank", Double, func(n *NodeRow) string { return Significant(n.PageRank) }, nil},
		{"betweenness", Double, func(n *NodeRow) string { return Significant(n.Betweenness) }, nil},
		{"community", Integer, func(n *NodeRow) string { return strconv.Itoa(n.Community) }, nil},
	}
}

// Significant is x in six digits: more of a measure says nothing.
func Significant(x float64) string {
	const digits = 6
	return strconv.FormatFloat(x, 'g', digits, 64)
}

// EdgeColumns are the attributes of edges that every table has, but for the
// id, the ends, the label and the weight. The type is in lower case because
// Gephi rewrites values that contain "INF": INFLUENCED would become
// InfinityLUENCED. The lists sentences, articles and sources run in parallel:
// one item a piece of evidence, with "" for an unknown source.
func EdgeColumns() []Column[EdgeRow] {
	return []Column[EdgeRow]{
		{"type", Text, func(r *EdgeRow) string { return strings.ToLower(r.Type) }, nil},
		{"factual", Boolean, func(r *EdgeRow) string { return strconv.FormatBool(r.Factual()) }, nil},
		{"state", Text, func(r *EdgeRow) string { return string(r.State) }, nil},
		{"polarity", Text, func(r *EdgeRow) string { return string(r.Polarity) }, nil},
		{"modality", Text, func(r *EdgeRow) string { return string(r.Modality) }, nil},
		{"evidenceCount", Integer, func(r *EdgeRow) string { return strconv.Itoa(r.EvidenceCount) }, nil},
		{"articleCount", Integer, func(r *EdgeRow) string { return strconv.Itoa(r.ArticleCount) }, nil},
		{"sourceCount", Integer, func(r *EdgeRow) string { return strconv.Itoa(r.SourceCount) }, nil},
		{"firstSeen", Text, func(r *EdgeRow) string { return Day(r.FirstSeen) }, nil},
		{"lastSeen", Text, func(r *EdgeRow) string { return Day(r.LastSeen) }, nil},
		{"maxConfidence", Double, func(r *EdgeRow) string { return strconv.FormatFloat(r.MaxConfidence, 'f', -1, 64) }, nil},
		{"sentences", TextList, nil, evidenceList(func(e *graph.Evidence) string { return e.Text })},
		{"articles", TextList, nil, evidenceList(func(e *graph.Evidence) string { return e.Article })},
		{"sources", TextList, nil, evidenceList(func(e *graph.Evidence) string { return e.Publisher })},
	}
}

// evidenceList gives what field gives for every piece of evidence.
func evidenceList(field func(*graph.Evidence) string) func(*EdgeRow) []string {
	return func(r *EdgeRow) []string {
		list := make([]string, len(r.Evidence))
		for i := range r.Evidence {
			list[i] = field(&r.Evidence[i])
		}
		return list
	}
}
