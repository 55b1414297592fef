// title: Where were the attacks?
// param since: date = 2031-03-01
// The place is where the act happened, or what was attacked if that is a place.
MATCH (who:Entity)-[r:ATTACKED|BOMBED|KILLED|INJURED|KIDNAPPED|INVADED|DESTROYED|FOUGHT_AGAINST]->(whom:Entity)
WHERE r.lastSeen >= $since
OPTIONAL MATCH (:Statement {edgeId: r.id})-[:AT]->(at:Entity)
WITH who, r, whom, coalesce(at, whom) AS place
WHERE place:Place
OPTIONAL MATCH (place)-[:LOCATED_IN]->(wider:Place)
WITH place, min(wider.name) AS inside, collect(DISTINCT who.name + ' ' + type(r) + ' ' + whom.name) AS attacks
RETURN place.name AS place, inside, size(attacks) AS count, COLLECT { UNWIND attacks AS text RETURN text ORDER BY text } AS attacks
ORDER BY count DESC, place, inside;
