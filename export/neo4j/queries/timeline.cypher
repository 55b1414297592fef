// title: What happened to somebody, day by day?
// param about: text = Palm Brigade
MATCH (s:Statement)-[:SUBJECT|OBJECT]->(:Entity {name: $about})
MATCH (s)-[:SUBJECT]->(who:Entity), (s)-[:OBJECT]->(whom:Entity)
MATCH (s)-[:STATED_IN]->(:Sentence)-[:IN_ARTICLE]->(a:Article)
WITH date(coalesce(s.timeFrom, a.publishedAt)) AS day, s, who, whom, a
WHERE day IS NOT NULL
RETURN DISTINCT day, CASE WHEN s.timeFrom IS NULL THEN 'published' ELSE s.granularity END AS told_as,
  who.name AS who, s.type AS did, whom.name AS whom, s.modality AS modality, s.polarity AS polarity, a.source AS source
ORDER BY day, who, did, whom, source, modality, polarity, told_as;
