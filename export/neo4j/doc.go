// Package neo4j loads a graph into a Neo4j server.
//
// Load mirrors a graph in a database, as the nodes and relationships that
// export/propertygraph makes of it.
//
// # Loading again
//
// All that Load writes carries a buildId, the mark of the build and of the content
// (propertygraph.Mark). Load reads the marks of what is there and writes only what
// is missing or says something else, all in one transaction: readers see the old
// graph until the new one is complete, and a load that fails, whatever the reason,
// leaves the old one. What the graph no longer has is deleted with it. Loading a
// graph twice changes nothing, and a database that held another graph is then what
// an empty one would be, but for the builds in the marks. Two loads at the same
// time undo each other.
//
// Where the changes are too many for one transaction they are made in many, what is
// gone last; one that was cut off is completed by the next load.
//
// What carries no buildId is the user's and is never changed or deleted:
// nodes, relationships, and properties and labels on the nodes that Load
// wrote. A node that left the graph but has a relationship, property or label
// of the user's is kept with what was last known of it; its labels are then
// replaced by FormerEntity, FormerArticle, FormerSentence or FormerStatement,
// so that no query takes it for current, and it returns to its place if a
// later graph has it again. A relationship that left the graph is deleted with
// its properties.
//
// The database needs a version of Neo4j that knows CALL (x) {...} IN
// TRANSACTIONS, which is 5.23 or later, and in particular 5.26 LTS. The
// Community edition is enough.
package neo4j
