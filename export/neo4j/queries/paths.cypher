// title: How are two people connected?
// param one: text = Faris Qandil
// param other: text = Salim al-Khattabi
// The shortest paths over facts, whatever their direction.
MATCH (a:Entity {name: $one}), (b:Entity {name: $other})
MATCH path = allShortestPaths((a)-[*..6]-(b))
WHERE all(n IN nodes(path) WHERE n:Entity) AND none(r IN relationships(path) WHERE type(r) = 'CLAIM')
RETURN reduce(text = a.name, i IN range(1, length(path)) |
  text + CASE WHEN startNode(relationships(path)[i - 1]) = nodes(path)[i - 1]
    THEN ' -' + type(relationships(path)[i - 1]) + '-> ' ELSE ' <-' + type(relationships(path)[i - 1]) + '- ' END
  + nodes(path)[i].name) AS path
ORDER BY path
LIMIT 25;
