// title: Who denies what?
// Denials that are acts of their own, and statements that say that something is not so.
CALL () {
  MATCH (speaker:Entity)-[r:DENIED_RESPONSIBILITY_FOR|DENIED_LINKS_TO|DENIED_CLAIM_BY]->(other:Entity)
  MATCH (:Statement {edgeId: r.id})-[:STATED_IN]->(sentence:Sentence)
  RETURN speaker, type(r) + ' ' + other.name AS denies, sentence
  UNION
  MATCH (s:Statement)-[:ATTRIBUTED_TO]->(speaker:Entity), (s)-[:STATED_IN]->(sentence:Sentence)
  WHERE s.modality = 'denied' OR s.polarity = 'neg' AND s.modality = 'asserted'
  MATCH (s)-[:SUBJECT]->(who:Entity), (s)-[:OBJECT]->(whom:Entity)
  RETURN speaker, who.name + ' ' + s.type + ' ' + whom.name AS denies, sentence
}
RETURN DISTINCT speaker.name AS speaker, denies, sentence.text AS sentence
ORDER BY speaker, denies, sentence;
