// title: What is only alleged, and by whom?
MATCH (who:Entity)-[c:CLAIM {modality: 'alleged'}]->(whom:Entity)
MATCH (s:Statement {edgeId: c.id, modality: 'alleged'})
OPTIONAL MATCH (s)-[:ATTRIBUTED_TO]->(speaker:Entity)
RETURN DISTINCT coalesce(speaker.name, 'the writer') AS says, who.name AS who, c.type AS did, whom.name AS whom, c.sourceCount AS sources
ORDER BY says, who, did, whom, sources;
