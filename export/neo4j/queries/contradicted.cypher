// title: What does one say and another deny?
// One side says that it is so; the other that it is not, or calls the claim false.
MATCH (yes:Statement)-[:SUBJECT]->(who:Entity), (yes)-[:OBJECT]->(whom:Entity)
WHERE yes.polarity = 'pos' AND yes.modality IN ['asserted', 'claimed', 'alleged']
MATCH (no:Statement {edgeId: yes.edgeId})
WHERE no.modality = 'denied' OR no.polarity = 'neg' AND no.modality IN ['asserted', 'claimed']
MATCH (yes)-[:STATED_IN]->(:Sentence)-[:IN_ARTICLE]->(a:Article), (no)-[:STATED_IN]->(said:Sentence)-[:IN_ARTICLE]->(b:Article)
OPTIONAL MATCH (yes)-[:ATTRIBUTED_TO]->(asserter:Entity)
OPTIONAL MATCH (no)-[:ATTRIBUTED_TO]->(denier:Entity)
RETURN DISTINCT who.name AS who, yes.type AS did, whom.name AS whom,
  coalesce(asserter.name, a.source) AS asserted_by, coalesce(denier.name, b.source) AS denied_by, said.text AS denial
ORDER BY who, did, whom, asserted_by, denied_by, denial;
