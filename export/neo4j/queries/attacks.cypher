// title: Who attacked whom since a day?
// param since: date = 2031-03-01
// Facts only, and no accidents. The day is that of the act where the text tells it, else that of the article.
MATCH (who:Entity)-[r:ATTACKED|BOMBED|KILLED|INJURED|KIDNAPPED|INVADED|DESTROYED|FOUGHT_AGAINST]->(whom:Entity)
MATCH (s:Statement {edgeId: r.id})-[:STATED_IN]->(:Sentence)-[:IN_ARTICLE]->(a:Article)
WHERE (who:Person OR who:Group OR who:Country) AND s.polarity = 'pos' AND s.modality IN ['asserted', 'claimed']
WITH who, r, whom, min(date(coalesce(s.timeFrom, a.publishedAt))) AS day, count(DISTINCT a.source) AS sources
WHERE day >= $since
RETURN day, who.name AS who, type(r) AS did, whom.name AS whom, sources
ORDER BY day, who, did, whom, sources;
