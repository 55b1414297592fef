package neo4j

import (
	"fmt"
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/export"
	"github.com/newsgraph/newsgraph/nlp"
)

// nodeClass is one of the four sorts of nodes that are merged by their id.
type nodeClass struct {
	label string
	// labels are all that a node of the class may have.
	labels []string
	// properties are all that a node of the class may have besides buildId.
	// What a row does not set of them would be taken for the user's.
	properties []string
}

// former is the label of a node of class c that left the graph but holds
// something of the user's.
func (c *nodeClass) former() string { return "Former" + c.label }

const (
	articleLabel   = "Article"
	sentenceLabel  = "Sentence"
	statementLabel = "Statement"
)

// nodeClasses lists the classes in the order in which they are deleted.
func nodeClasses() []nodeClass {
	return []nodeClass{
		{statementLabel, []string{statementLabel}, []string{
			"id", "edgeId", "type", "polarity", "modality", "time", "timeFrom", "timeTo", "granularity", "instrument", "role",
			"killed", "injured", "detained", "people", "trigger", "confidence", "rule",
		}},
		{sentenceLabel, []string{sentenceLabel}, []string{"id", "text", "start", "end"}},
		{articleLabel, []string{articleLabel}, []string{"id", "title", "url", "source", "path", "language", "publishedAt"}},
		{export.EntityLabel, entityLabels(), []string{
			"id", "name", "aliases", "kind", "named", "mentionCount", "articleCount", "firstSeen", "lastSeen",
			"wikidata", "iso3166",
		}},
	}
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

// schemaQueries make the constraints and indexes that are not there yet and
// wait until they can be used.
func schemaQueries() []string {
	var queries []string
	for _, c := range nodeClasses() {
		queries = append(queries, fmt.Sprintf("CREATE CONSTRAINT newsgraph_%s_id IF NOT EXISTS FOR (n:%s) REQUIRE n.id IS UNIQUE",
			strings.ToLower(c.label), c.label))
	}
	return append(queries,
		"CREATE INDEX newsgraph_statement_edge_id IF NOT EXISTS FOR (n:Statement) ON (n.edgeId)",
		"CREATE INDEX newsgraph_article_published_at IF NOT EXISTS FOR (n:Article) ON (n.publishedAt)",
		"CREATE FULLTEXT INDEX newsgraph_entity_names IF NOT EXISTS FOR (n:Entity) ON EACH [n.name, n.aliases]",
		"CALL db.awaitIndexes(600)",
	)
}
