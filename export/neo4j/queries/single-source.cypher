// title: Which accusations rest on a single source?
// Somebody is said to have done harm, as a fact or not, and only one source has it.
MATCH (who:Entity)-[r]->(whom:Entity)
WHERE r.sourceCount = 1 AND coalesce(r.type, type(r)) IN ['ATTACKED', 'BOMBED', 'KILLED', 'INJURED', 'KIDNAPPED', 'DIRECTED', 'FUNDED',
  'ARMED', 'TRAINED', 'DEFRAUDED', 'HACKED', 'DESTROYED', 'ARRESTED', 'THREATENED']
MATCH (s:Statement {edgeId: r.id, polarity: 'pos'})-[:ATTRIBUTED_TO]->(speaker:Entity)
WHERE s.modality IN ['asserted', 'claimed', 'alleged']
MATCH (s)-[:STATED_IN]->(:Sentence)-[:IN_ARTICLE]->(a:Article)
RETURN DISTINCT a.source AS source, speaker.name AS speaker, who.name AS who, s.type AS did, whom.name AS whom, s.modality AS modality
ORDER BY source, speaker, who, did, whom, modality;
