package propertygraph

import (
	"fmt"
	"strings"
)

// ReviveQueries bring back the nodes that were kept for the user's sake.
func ReviveQueries() []string {
	classes := Classes()
	queries := make([]string, 0, len(classes))
	for i := range classes {
		queries = append(queries, reviveQuery(&classes[i]))
	}
	return queries
}

// SweepQueries delete what other builds left, except nodes that hold something
// of the user's.
func SweepQueries() []string {
	classes := Classes()
	queries := make([]string, 0, 1+2*len(classes))
	queries = append(queries, deleteRelationships)
	for i := range classes {
		queries = append(queries, keepQuery(&classes[i]), deleteQuery(&classes[i]))
	}
	return queries
}

// deleteRelationships deletes the relationships of other builds.
const deleteRelationships = `MATCH ()-[r]->()
WHERE r.buildId <> $buildId
CALL (r) { DELETE r } IN TRANSACTIONS OF 10000 ROWS`

// keepQuery relabels the nodes of other builds that hold something of the
// user's. Their relationships of other builds must be gone: those that are
// left are the user's.
func keepQuery(c *Class) string {
	return fmt.Sprintf(`MATCH (n:%s)
WHERE n.buildId <> $buildId AND (
  EXISTS { (n)--() }
  OR any(property IN keys(n) WHERE NOT property IN [%s, 'buildId'])
  OR any(label IN labels(n) WHERE NOT label IN [%s]))
CALL (n) { REMOVE n:%s, n.buildId SET n:%s } IN TRANSACTIONS OF 10000 ROWS`,
		c.Label, quoted(c.names()), quoted(c.Labels), strings.Join(c.Labels, ":"), c.former())
}

// deleteQuery deletes the nodes of other builds. It fails where one has a
// relationship, which must be the user's, made a moment ago.
func deleteQuery(c *Class) string {
	return fmt.Sprintf(`MATCH (n:%s)
WHERE n.buildId <> $buildId
CALL (n) { DELETE n } IN TRANSACTIONS OF 10000 ROWS`, c.Label)
}

// reviveQuery gives the nodes that keepQuery relabelled their place back, as
// nodes of another build, so that the graph can take them up again.
func reviveQuery(c *Class) string {
	return fmt.Sprintf(`MATCH (n:%s)
CALL (n) { REMOVE n:%s SET n:%s, n.buildId = '' } IN TRANSACTIONS OF 10000 ROWS`,
		c.former(), c.former(), c.Label)
}

// quoted lists words of the code as Cypher strings.
func quoted(words []string) string { return "'" + strings.Join(words, "', '") + "'" }
