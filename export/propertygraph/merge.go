package propertygraph

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/newsgraph/newsgraph/export"
	"github.com/newsgraph/newsgraph/nlp"
)

// ClaimType is the type of relationships that are no facts.
const ClaimType = "CLAIM"

// reservedTypes are what the types of the ontology must not be called.
var reservedTypes = map[string]bool{
	ClaimType: true, "MENTIONS": true, "IN_ARTICLE": true, "SUBJECT": true, "OBJECT": true,
	"ATTRIBUTED_TO": true, "AT": true, "STATED_IN": true,
}

var typePattern = regexp.MustCompile(`^[A-Z][A-Z0-9_]*$`)

// checkType verifies that an edge's type can be a relationship type.
func checkType(edgeType string) error {
	if !typePattern.MatchString(edgeType) {
		return fmt.Errorf("has the type %q; relationship types have capital letters, digits and underscores only", edgeType)
	}
	if reservedTypes[edgeType] {
		return fmt.Errorf("has the type %s, which has another meaning in the Neo4j graph", edgeType)
	}
	return nil
}

// Shape is what rows have in common that one query can merge.
type Shape struct {
	Record              Record
	Entity              nlp.Kind // of an EntityRecord
	Type                string   // of an EdgeRecord: the relationship's type
	Attributed, AtPlace bool     // of a StatementRecord: it has a speaker, a place
}

// Links is how many relationships are written with a node of the shape.
func (s Shape) Links() int {
	switch s.Record {
	case SentenceRecord:
		return 1
	case StatementRecord:
		links := 3
		if s.Attributed {
			links++
		}
		if s.AtPlace {
			links++
		}
		return links
	default:
		return 0
	}
}

// Elements is how many nodes and relationships a row of the shape writes.
func (s Shape) Elements() int { return 1 + s.Links() }

// Merge is the Cypher that merges the row that is called row there. Data is only
// ever in the row; what is put into the text is a relationship type that checkType
// let through or a label that stands in the code.
func (s Shape) Merge() string {
	switch s.Record {
	case ArticleRecord:
		return mergeArticle
	case EntityRecord:
		return fmt.Sprintf(mergeEntity, strings.Join(export.Labels(s.Entity), ":"))
	case MentionRecord:
		return mergeMention
	case SentenceRecord:
		return mergeSentence
	case StatementRecord:
		return mergeStatement(s.Attributed, s.AtPlace)
	default:
		return fmt.Sprintf(mergeEdge, s.Type)
	}
}

const mergeArticle = `MERGE (n:Article {id: row.id})
SET n += row
`

const mergeEntity = `MERGE (n:Entity {id: row.id})
SET n += row, n:%s
`

const mergeMention = `MATCH (a:Article {id: row.article})
MATCH (e:Entity {id: row.entity})
MERGE (a)-[r:MENTIONS]->(e)
SET r.count = row.count, r.buildId = row.buildId
`

const mergeSentence = `MATCH (a:Article {id: row.article})
MERGE (n:Sentence {id: row.node.id})
SET n += row.node, n.buildId = row.buildId
MERGE (n)-[r:IN_ARTICLE]->(a)
SET r.buildId = row.buildId
`

// mergeStatement merges a statement with everything that it points to. There
// are four, for those with and without a speaker and a place.
func mergeStatement(attributed, atPlace bool) string {
	var match, merge string
	if attributed {
		match += "MATCH (speaker:Entity {id: row.speaker})\n"
		merge += "MERGE (n)-[says:ATTRIBUTED_TO]->(speaker)\nSET says.buildId = row.buildId\n"
	}
	if atPlace {
		match += "MATCH (place:Entity {id: row.place})\n"
		merge += "MERGE (n)-[at:AT]->(place)\nSET at.buildId = row.buildId\n"
	}
	return `MATCH (source:Entity {id: row.source})
MATCH (target:Entity {id: row.target})
MATCH (sentence:Sentence {id: row.sentence})
` + match + `MERGE (n:Statement {id: row.node.id})
SET n += row.node, n.buildId = row.buildId
MERGE (n)-[s:SUBJECT]->(source)
SET s.buildId = row.buildId
MERGE (n)-[o:OBJECT]->(target)
SET o.buildId = row.buildId
MERGE (n)-[i:STATED_IN]->(sentence)
SET i.start = row.start, i.end = row.end, i.buildId = row.buildId
` + merge
}

const mergeEdge = `MATCH (source:Entity {id: row.source})
MATCH (target:Entity {id: row.target})
MERGE (source)-[r:%s {id: row.properties.id}]->(target)
SET r += row.properties, r.buildId = row.buildId
`
