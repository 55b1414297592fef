// Package neo4j loads a graph into a Neo4j server.
//
// Load mirrors a graph in a database:
//
//	(:Entity:Person {id, name, aliases, kind, ...})     also :Group or :Place where it applies
//	(:Article {id, title, url, source, path, publishedAt})
//	(:Article)-[:MENTIONS {count}]->(:Entity)
//	(:Sentence {id, text, start, end})-[:IN_ARTICLE]->(:Article)
//	(:Statement {id, edgeId, type, polarity, modality, time, confidence, rule, ...})
//	    -[:SUBJECT|OBJECT|ATTRIBUTED_TO|AT]->(:Entity)
//	    -[:STATED_IN {start, end}]->(:Sentence)
//	(:Entity)-[:ATTACKED {id, evidenceCount, ...}]->(:Entity)       what is told as a fact
//	(:Entity)-[:CLAIM {id, type: "ATTACKED", modality, polarity, ...}]->(:Entity)   the rest
//
// A relationship of one of the ontology's types exists only where graph.View
// calls the edge a fact, so that MATCH (a)-[:ATTACKED]->(b) never finds what is
// only alleged, denied or planned. A relationship, of either sort, and the
// statements behind it share an id: Statement.edgeId. The start and end of a
// sentence, and those of STATED_IN, which are the words that say it, are byte
// offsets into the article's text. firstSeen and lastSeen are dates;
// publishedAt, timeFrom and timeTo are UTC datetimes; granularity is the unit in
// which the words tell the time ("day", "month"). What is unknown is null.
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
