package propertygraph

import (
	"fmt"
	"strings"
)

// Queries that are not given the ids of nodes find for themselves what a build
// does not have. They take $buildId and make transactions of their own.

// ReviveQueries bring back the nodes that were kept for the user's sake.
func ReviveQueries() []string {
	classes := Classes()
	queries := make([]string, 0, len(classes))
	for i := range classes {
		c := &classes[i]
		queries = append(queries, fmt.Sprintf("MATCH (n:%s)\nCALL (n) { %s } IN TRANSACTIONS OF 10000 ROWS", c.Former(), c.revive()))
	}
	return queries
}

// SweepQueries delete what other builds left, except nodes that hold something
// of the user's.
func SweepQueries() []string {
	classes := Classes()
	queries := make([]string, 0, 1+2*len(classes))
	queries = append(queries, fmt.Sprintf("MATCH ()-[r]->()\nWHERE %s\nCALL (r) { DELETE r } IN TRANSACTIONS OF 10000 ROWS", otherBuild("r")))
	for i := range classes {
		c := &classes[i]
		match := fmt.Sprintf("MATCH (n:%s)\nWHERE %s", c.Label, otherBuild("n"))
		queries = append(queries,
			fmt.Sprintf("%s AND (%s)\nCALL (n) { %s } IN TRANSACTIONS OF 10000 ROWS", match, c.held(), c.keep()),
			match+"\nCALL (n) { DELETE n } IN TRANSACTIONS OF 10000 ROWS")
	}
	return queries
}

// Queries that are given $ids run in a transaction with others. Where nothing else
// is said these are the element ids that the database has for its own.

// ReviveQuery brings back nodes of the class that were kept for the user's sake.
func (c *Class) ReviveQuery() string {
	return "UNWIND $ids AS id\n" + matchElement(c.Former()) + "\n" + c.revive()
}

// UnlinkQuery deletes the relationships with which nodes of the class, that have
// the ids $ids, were written, so that they can be written anew.
func (c *Class) UnlinkQuery() string {
	return fmt.Sprintf("UNWIND $ids AS id\nMATCH (n:%s {id: id})-[r:%s]->()\nWHERE r.buildId IS NOT NULL\nDELETE r",
		c.Label, strings.Join(c.Links, "|"))
}

// GoneQueries delete nodes of the class with all that was written to hang on
// them. Those that hold something of the user's are kept with another label.
func (c *Class) GoneQueries() []string {
	match := "UNWIND $ids AS id\n" + matchElement(c.Label) + " AND n.buildId IS NOT NULL"
	return []string{
		match + "\nMATCH (n)-[r]-() WHERE r.buildId IS NOT NULL\nDELETE r",
		match + " AND (" + c.held() + ")\n" + c.keep(),
		match + "\nDELETE n",
	}
}

// matchElement is the Cypher that finds the node that has a label and the element
// id that is called id.
func matchElement(label string) string {
	return fmt.Sprintf("MATCH (n:%s) WHERE elementId(n) = id", label)
}

// GoneRelationships deletes relationships.
const GoneRelationships = `UNWIND $ids AS id
MATCH ()-[r]->() WHERE elementId(r) = id AND r.buildId IS NOT NULL
DELETE r`

// held is the Cypher that finds out whether n holds something of the user's.
// Nothing else must hang on it.
func (c *Class) held() string {
	return fmt.Sprintf(`EXISTS { (n)--() }
  OR any(property IN keys(n) WHERE NOT property IN [%s, 'buildId'])
  OR any(label IN labels(n) WHERE NOT label IN [%s])`, quoted(c.names()), quoted(c.Labels))
}

// keep takes n for none of the graph's any longer.
func (c *Class) keep() string {
	return fmt.Sprintf("REMOVE n:%s, n.buildId SET n:%s", strings.Join(c.Labels, ":"), c.Former())
}

// revive gives n, which keep took out, its place back, without a build's mark, so
// that a graph can take it up again.
func (c *Class) revive() string {
	return fmt.Sprintf("REMOVE n:%s SET n:%s, n.buildId = ''", c.Former(), c.Label)
}

// quoted lists words of the code as Cypher strings.
func quoted(words []string) string { return "'" + strings.Join(words, "', '") + "'" }
