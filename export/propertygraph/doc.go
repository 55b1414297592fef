// Package propertygraph turns a graph into the nodes and relationships of a
// property graph, as Neo4j has them. It is all that the exporters for Neo4j know
// of the graph, whether they load it through the network (export/neo4j), write
// CSV for the importer (export/neo4jcsv) or a script (export/cypher), so that
// they cannot disagree.
//
//	(:Entity:Person {id, name, aliases, kind, ...})     also :Group or :Place where it applies
//	(:Article {id, title, url, source, path, publishedAt})
//	(:Article)-[:MENTIONS {count}]->(:Entity)
//	(:Sentence {id, text, start, end})-[:IN_ARTICLE]->(:Article)
//	(:Statement {id, edgeId, type, polarity, modality, time, confidence, rule, ...})
//	    -[:SUBJECT|OBJECT|ATTRIBUTED_TO|AT]->(:Entity)
//	    -[:STATED_IN {start, end}]->(:Sentence)
//	(:Entity)-[:ATTACKED {id, evidenceCount, ...}]->(:Entity)       what is told as a fact
//	(:Entity)-[:CLAIM {id, type: "ATTACKED", state, modality, polarity, ...}]->(:Entity)   the rest
//
// A relationship of one of the ontology's types exists only where graph.View
// calls the edge a fact, so that MATCH (a)-[:ATTACKED]->(b) never finds what is
// only alleged, denied or planned. A relationship, of either sort, and the
// statements behind it share an id: Statement.edgeId. The start and end of a
// sentence, and those of STATED_IN, which are the words that say it, are byte
// offsets into the article's text. firstSeen and lastSeen are dates;
// publishedAt, timeFrom and timeTo are UTC datetimes; granularity is the unit in
// which the words tell the time ("day", "month"). What is unknown is null.
// Everything carries the buildId of the graph, a hash of its content.
package propertygraph
