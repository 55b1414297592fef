package neo4j

import (
	"fmt"
	"strings"
)

// deleteRelationships deletes the relationships of other builds.
const deleteRelationships = `MATCH ()-[r]->()
WHERE r.buildId <> $buildId
CALL (r) { DELETE r } IN TRANSACTIONS OF 10000 ROWS`

// keepQuery relabels the nodes of other builds that hold something of the
// user's. Their relationships of other builds must be gone: those that are
// left are the user's.
func keepQuery(c *nodeClass) string {
	return fmt.Sprintf(`MATCH (n:%s)
WHERE n.buildId <> $buildId AND (
  EXISTS { (n)--() }
  OR any(property IN keys(n) WHERE NOT property IN [%s, 'buildId'])
  OR any(label IN labels(n) WHERE NOT label IN [%s]))
CALL (n) { REMOVE n:%s, n.buildId SET n:%s } IN TRANSACTIONS OF 10000 ROWS`,
		c.label, quoted(c.properties), quoted(c.labels), strings.Join(c.labels, ":"), c.former())
}

// deleteQuery deletes the nodes of other builds. It fails where one has a
// relationship, which must be the user's, made a moment ago.
func deleteQuery(c *nodeClass) string {
	return fmt.Sprintf(`MATCH (n:%s)
WHERE n.buildId <> $buildId
CALL (n) { DELETE n } IN TRANSACTIONS OF 10000 ROWS`, c.label)
}

// reviveQuery gives the nodes that keepQuery relabelled their place back, as
// nodes of another build, so that the graph can take them up again.
func reviveQuery(c *nodeClass) string {
	return fmt.Sprintf(`MATCH (n:%s)
CALL (n) { REMOVE n:%s SET n:%s, n.buildId = '' } IN TRANSACTIONS OF 10000 ROWS`,
		c.former(), c.former(), c.label)
}

// quoted lists words of the code as Cypher strings.
func quoted(words []string) string { return "'" + strings.Join(words, "', '") + "'" }
