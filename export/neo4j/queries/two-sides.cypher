// title: What do two sides say about somebody or something?
// param one: text = Laura Prentiss
// param other: text = Sons of the Delta
// param about: text = Zubair air base
// A side speaks itself or through whoever leads it, works for it or is a part of it.
UNWIND [$one, $other] AS side
MATCH (side_entity:Entity {name: side})<-[:LEADS|WORKS_FOR|MEMBER_OF|PART_OF*0..2]-(speaker:Entity)<-[:ATTRIBUTED_TO]-(s:Statement)
MATCH (s)-[:SUBJECT]->(who:Entity), (s)-[:OBJECT]->(whom:Entity)
MATCH (s)-[:STATED_IN]->(sentence:Sentence)-[:IN_ARTICLE]->(a:Article)
WHERE $about IN [who.name, whom.name] OR sentence.text CONTAINS $about
RETURN DISTINCT side, speaker.name AS speaker, who.name AS who, s.type AS did, whom.name AS whom,
  s.polarity AS polarity, s.modality AS modality, date(a.publishedAt) AS published, sentence.text AS sentence
ORDER BY side, published, speaker, who, did, whom, sentence, polarity, modality;
