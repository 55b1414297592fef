// Package neo4j loads a graph into a Neo4j server.
//
// Load mirrors a graph in a database, as the nodes and relationships that
// export/propertygraph makes of it.
//
// # Loading again
//
// All that Load writes carries the buildId of the graph, a hash of its
// content, and everything is merged by id: loading a graph twice changes
// nothing, and a load that was cut off is completed by running it again. When
// all is written, what carries another buildId is deleted. Until then the old
// and the new stand side by side. A database thus mirrors one graph: loading
// another graph replaces the first, and two loads at the same time undo each
// other.
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
