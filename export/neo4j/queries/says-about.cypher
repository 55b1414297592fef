// title: Who says what about somebody?
// param about: text = Palm Brigade
MATCH (s:Statement)-[:ATTRIBUTED_TO]->(speaker:Entity)
MATCH (s)-[:SUBJECT]->(who:Entity), (s)-[:OBJECT]->(whom:Entity)
WHERE $about IN [who.name, whom.name] AND speaker.name <> $about
MATCH (s)-[:STATED_IN]->(sentence:Sentence)-[:IN_ARTICLE]->(a:Article)
RETURN speaker.name AS speaker, who.name AS who, s.type AS did, whom.name AS whom, s.modality AS modality,
  s.polarity AS polarity, a.source AS source, sentence.text AS sentence
ORDER BY speaker, who, did, whom, sentence, modality, polarity, source;
