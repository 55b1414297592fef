// title: Where is it written what two have to do with each other?
// param one: text = Iran
// param other: text = Palm Brigade
MATCH (s:Statement)-[:SUBJECT]->(a:Entity), (s)-[:OBJECT]->(b:Entity)
WHERE a.name = $one AND b.name = $other OR a.name = $other AND b.name = $one
MATCH (s)-[:STATED_IN]->(sentence:Sentence)-[:IN_ARTICLE]->(article:Article)
RETURN a.name AS who, s.type AS did, b.name AS whom, s.polarity AS polarity, s.modality AS modality,
  article.source AS source, date(article.publishedAt) AS published, sentence.text AS sentence
ORDER BY did, published, sentence, who, whom, polarity, modality, source;
