package propertygraph

import (
	"fmt"
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/export"
	"github.com/newsgraph/newsgraph/nlp"
)

// Type is the type of a property's values.
type Type int

// The types, with the Go types that rows have for them.
const (
	String   Type = iota // string
	Strings              // []string
	Boolean              // bool
	Integer              // int
	Float                // float64
	Day                  // Date
	DateTime             // time.Time, in UTC
)

// Property is a property of a node or relationship.
type Property struct {
	Name string
	Type Type
}

// Class is one of the four sorts of nodes that are merged by their id.
type Class struct {
	Label string
	// Labels are all that a node of the class may have.
	Labels []string
	// Links are the types of the relationships that are written with a node of
	// the class, one of each at most.
	Links []string
	// Properties are all that a node of the class may have, the id first,
	// besides buildId. What a row does not set of them would be taken for the
	// user's.
	Properties []Property
}

// The labels of the classes other than export.EntityLabel.
const (
	ArticleLabel   = "Article"
	SentenceLabel  = "Sentence"
	StatementLabel = "Statement"
)

// Classes lists the classes in the order in which they are deleted.
func Classes() []Class {
	return []Class{
		{StatementLabel, []string{StatementLabel}, []string{"SUBJECT", "OBJECT", "ATTRIBUTED_TO", "AT", "STATED_IN"}, []Property{
			{"id", String},
			{"edgeId", String},
			{"type", String},
			{"polarity", String},
			{"modality", String},
			{"time", String},
			{"timeFrom", DateTime},
			{"timeTo", DateTime},
			{"granularity", String},
			{"instrument", String},
			{"role", String},
			{"killed", Integer},
			{"injured", Integer},
			{"detained", Integer},
			{"people", Integer},
			{"trigger", String},
			{"confidence", Float},
			{"rule", String},
		}},
		{SentenceLabel, []string{SentenceLabel}, []string{"IN_ARTICLE"}, []Property{
			{"id", String}, {"text", String}, {"start", Integer}, {"end", Integer},
		}},
		{ArticleLabel, []string{ArticleLabel}, nil, []Property{
			{"id", String},
			{"title", String},
			{"url", String},
			{"source", String},
			{"path", String},
			{"language", String},
			{"publishedAt", DateTime},
		}},
		{export.EntityLabel, entityLabels(), nil, []Property{
			{"id", String},
			{"name", String},
			{"aliases", Strings},
			{"kind", String},
			{"named", Boolean},
			{"mentionCount", Integer},
			{"articleCount", Integer},
			{"firstSeen", Day},
			{"lastSeen", Day},
			{"wikidata", String},
			{"iso3166", String},
		}},
	}
}

// ClassOf is the class with the given label.
func ClassOf(label string) Class {
	classes := Classes()
	return classes[slices.IndexFunc(classes, func(c Class) bool { return c.Label == label })]
}

// EdgeProperties are the properties of relationships between entities besides
// buildId; the last four are those of claims alone.
func EdgeProperties() []Property {
	return []Property{
		{"id", String},
		{"evidenceCount", Integer},
		{"articleCount", Integer},
		{"sourceCount", Integer},
		{"firstSeen", Day},
		{"lastSeen", Day},
		{"maxConfidence", Float},
		{"type", String},
		{"state", String},
		{"modality", String},
		{"polarity", String},
	}
}

// Former is the label of a node of class c that left the graph but holds
// something of the user's.
func (c *Class) Former() string { return "Former" + c.Label }

// names are the names of c's properties.
func (c *Class) names() []string {
	names := make([]string, len(c.Properties))
	for i, p := range c.Properties {
		names[i] = p.Name
	}
	return names
}

// entityLabels are the labels that entities of all kinds have.
func entityLabels() []string {
	var labels []string
	for _, k := range nlp.Kinds {
		for _, l := range export.Labels(k) {
			if !slices.Contains(labels, l) {
				labels = append(labels, l)
			}
		}
	}
	return labels
}

// SchemaQueries make the constraints and indexes that are not there yet and
// wait until they can be used.
func SchemaQueries() []string {
	var queries []string
	for _, c := range Classes() {
		queries = append(queries, fmt.Sprintf("CREATE CONSTRAINT newsgraph_%s_id IF NOT EXISTS FOR (n:%s) REQUIRE n.id IS UNIQUE",
			strings.ToLower(c.Label), c.Label))
	}
	return append(queries,
		"CREATE INDEX newsgraph_statement_edge_id IF NOT EXISTS FOR (n:Statement) ON (n.edgeId)",
		"CREATE INDEX newsgraph_article_published_at IF NOT EXISTS FOR (n:Article) ON (n.publishedAt)",
		"CREATE FULLTEXT INDEX newsgraph_entity_names IF NOT EXISTS FOR (n:Entity) ON EACH [n.name, n.aliases]",
		"CALL db.awaitIndexes(600)",
	)
}
