// title: Whom did somebody meet or talk with?
// param person: text = Marit Ellefsen
MATCH (p:Entity {name: $person})-[r:MET_WITH|SPOKE_WITH|NEGOTIATED_WITH|VISITED]-(other:Entity)
MATCH (s:Statement {edgeId: r.id})-[:STATED_IN]->(sentence:Sentence)-[:IN_ARTICLE]->(a:Article)
RETURN DISTINCT date(a.publishedAt) AS reported, type(r) AS how, other.name AS other, other.kind AS kind, sentence.text AS sentence
ORDER BY reported, how, other, sentence, kind;
