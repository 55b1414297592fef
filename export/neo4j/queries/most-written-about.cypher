// title: Who is written about most?
MATCH (a:Article)-[m:MENTIONS]->(e:Entity)
WHERE e.named
RETURN e.name AS name, e.kind AS kind, count(DISTINCT a.source) AS sources, count(a) AS articles, sum(m.count) AS mentions
ORDER BY articles DESC, mentions DESC, name, kind, sources
LIMIT 15;
