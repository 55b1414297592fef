package neo4j

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/newsgraph/newsgraph/export"
	"github.com/newsgraph/newsgraph/nlp"
)

// Every query that writes takes $rows, one map a row, and $buildId, and
// returns as rows how many of them found the nodes that they refer to. Data is
// only ever in the parameters; what is put into the text of a query is a
// relationship type that checkType let through or a label that stands in the
// code.

// claimType is the type of relationships that are no facts.
const claimType = "CLAIM"

// reservedTypes are what the types of the ontology must not be called.
var reservedTypes = map[string]bool{
	claimType: true, "MENTIONS": true, "IN_ARTICLE": true, "SUBJECT": true, "OBJECT": true,
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

const articleQuery = `UNWIND $rows AS row
MERGE (n:Article {id: row.id})
SET n += row, n.buildId = $buildId
RETURN count(*) AS rows`

// entityQuery merges entities of one kind.
func entityQuery(kind nlp.Kind) string {
	return fmt.Sprintf(`UNWIND $rows AS row
MERGE (n:Entity {id: row.id})
SET n += row, n:%s, n.buildId = $buildId
RETURN count(*) AS rows`, strings.Join(export.Labels(kind), ":"))
}

const mentionQuery = `UNWIND $rows AS row
MATCH (a:Article {id: row.article})
MATCH (e:Entity {id: row.entity})
MERGE (a)-[r:MENTIONS]->(e)
SET r.count = row.count, r.buildId = $buildId
RETURN count(*) AS rows`

const sentenceQuery = `UNWIND $rows AS row
MATCH (a:Article {id: row.article})
MERGE (n:Sentence {id: row.node.id})
SET n += row.node, n.buildId = $buildId
MERGE (n)-[r:IN_ARTICLE]->(a)
SET r.buildId = $buildId
RETURN count(*) AS rows`

// statementQuery merges statements with everything that they point to. There
// are four, for those with and without a speaker and a place.
func statementQuery(attributed, placed bool) string {
	var match, merge strings.Builder
	if attributed {
		match.WriteString("MATCH (speaker:Entity {id: row.speaker})\n")
		merge.WriteString("MERGE (n)-[says:ATTRIBUTED_TO]->(speaker)\nSET says.buildId = $buildId\n")
	}
	if placed {
		match.WriteString("MATCH (place:Entity {id: row.place})\n")
		merge.WriteString("MERGE (n)-[at:AT]->(place)\nSET at.buildId = $buildId\n")
	}
	return fmt.Sprintf(`UNWIND $rows AS row
MATCH (source:Entity {id: row.source})
MATCH (target:Entity {id: row.target})
MATCH (sentence:Sentence {id: row.sentence})
%sMERGE (n:Statement {id: row.node.id})
SET n += row.node, n.buildId = $buildId
MERGE (n)-[s:SUBJECT]->(source)
SET s.buildId = $buildId
MERGE (n)-[o:OBJECT]->(target)
SET o.buildId = $buildId
MERGE (n)-[i:STATED_IN]->(sentence)
SET i.start = row.start, i.end = row.end, i.buildId = $buildId
%sRETURN count(*) AS rows`, match.String(), merge.String())
}

// relationshipQuery merges relationships of one type, which is CLAIM or has
// passed checkType.
func relationshipQuery(relationshipType string) string {
	return fmt.Sprintf(`UNWIND $rows AS row
MATCH (source:Entity {id: row.source})
MATCH (target:Entity {id: row.target})
MERGE (source)-[r:%s {id: row.properties.id}]->(target)
SET r += row.properties, r.buildId = $buildId
RETURN count(*) AS rows`, relationshipType)
}
