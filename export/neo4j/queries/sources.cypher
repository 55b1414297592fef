// title: How does each source report on somebody?
// param about: text = Palm Brigade
MATCH (e:Entity {name: $about})<-[m:MENTIONS]-(a:Article)
OPTIONAL MATCH (a)<-[:IN_ARTICLE]-(:Sentence)<-[:STATED_IN]-(s:Statement)-[:SUBJECT|OBJECT]->(e)
WITH a, m, collect(DISTINCT s) AS statements
RETURN a.source AS source, count(a) AS articles, sum(m.count) AS mentions, sum(size(statements)) AS statements,
  sum(size([s IN statements WHERE s.modality IN ['alleged', 'denied']])) AS disputed,
  min(date(a.publishedAt)) AS first, max(date(a.publishedAt)) AS last
ORDER BY mentions DESC, source, articles;
