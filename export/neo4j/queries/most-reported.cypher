// title: What do most sources report?
MATCH (who:Entity)-[r]->(whom:Entity)
WHERE r.sourceCount > 1
RETURN who.name AS who, coalesce(r.type, type(r)) AS did, whom.name AS whom, type(r) <> 'CLAIM' AS fact,
  r.sourceCount AS sources, r.articleCount AS articles, r.firstSeen AS first, r.lastSeen AS last
ORDER BY sources DESC, articles DESC, who, did, whom, fact, first, last
LIMIT 25;
