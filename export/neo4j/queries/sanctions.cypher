// title: Who is under sanctions, by whom, and who is close to them?
MATCH (target:Entity)<-[r:SANCTIONED|BANNED|DESIGNATED|SEIZED]-(by:Entity)
OPTIONAL MATCH (target)-[link:LEADS|OWNS|FOUNDED|FUNDED|MEMBER_OF|WORKS_FOR|BACKS|CONTROLS|RELATIVE_OF|BASED_IN|SUPPLIED]-(near:Entity)
WITH target, collect(DISTINCT by.name) AS by, collect(DISTINCT CASE startNode(link) WHEN near THEN near.name + ' ' + type(link) ELSE type(link) + ' ' + near.name END) AS close, min(r.firstSeen) AS first
RETURN target.name AS target, target.kind AS kind, COLLECT { UNWIND by AS name RETURN name ORDER BY name } AS by, first,
  COLLECT { UNWIND close AS text RETURN text ORDER BY text } AS close
ORDER BY first, target;
