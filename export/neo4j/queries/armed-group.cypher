// title: Who leads an armed group, and who belongs to it?
// param group: text = Palm Brigade
MATCH (g:ArmedGroup {name: $group})<-[r:LEADS|FOUNDED|MEMBER_OF|WORKS_FOR|PART_OF]-(who:Entity)
RETURN who.name AS who, who.kind AS kind, type(r) AS how, r.sourceCount AS sources, r.firstSeen AS first, r.lastSeen AS last
ORDER BY how, sources DESC, who, first, last, kind;
