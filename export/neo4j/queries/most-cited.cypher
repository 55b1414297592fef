// title: Who is cited most?
MATCH (speaker:Entity)<-[:ATTRIBUTED_TO]-(s:Statement)-[:STATED_IN]->(:Sentence)-[:IN_ARTICLE]->(a:Article)
RETURN speaker.name AS speaker, speaker.kind AS kind, count(DISTINCT s) AS statements, count(DISTINCT a) AS articles
ORDER BY statements DESC, articles DESC, speaker, kind
LIMIT 15;
