// title: What is planned, threatened or demanded?
MATCH (who:Entity)-[c:CLAIM]->(whom:Entity)
WHERE c.modality IN ['planned', 'threatened', 'demanded'] AND c.polarity = 'pos'
RETURN c.lastSeen AS reported, c.modality AS how, who.name AS who, c.type AS what, whom.name AS whom
ORDER BY reported DESC, how, who, what, whom
LIMIT 25;
