// title: What was reported for the first time since a day?
// param since: date = 2031-05-21
MATCH (who:Entity)-[r]->(whom:Entity)
WHERE r.firstSeen >= $since
RETURN r.firstSeen AS first, who.name AS who, coalesce(r.type, type(r)) AS did, whom.name AS whom,
  coalesce(r.state, 'fact') AS state
ORDER BY first, who, did, whom, state;
