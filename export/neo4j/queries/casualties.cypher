// title: How many were killed and injured, and who says so?
MATCH (s:Statement)-[:STATED_IN]->(:Sentence)-[:IN_ARTICLE]->(a:Article)
WHERE s.killed IS NOT NULL OR s.injured IS NOT NULL
MATCH (s)-[:SUBJECT]->(who:Entity), (s)-[:OBJECT]->(whom:Entity)
OPTIONAL MATCH (s)-[:ATTRIBUTED_TO]->(speaker:Entity)
RETURN date(a.publishedAt) AS published, who.name AS by, whom.name AS whom, s.killed AS killed, s.injured AS injured,
  s.modality AS modality, coalesce(speaker.name, a.source) AS says
ORDER BY published, by, whom, says, killed, injured, modality;
