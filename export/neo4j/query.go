package neo4j

import (
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/newsgraph/newsgraph/export/propertygraph"
)

// mergeQuery merges rows of one shape. It takes $rows and returns as rows how many
// of them found the nodes that they refer to.
func mergeQuery(s propertygraph.Shape) string {
	return returning("UNWIND $rows AS row\n" + s.Merge())
}

// returning has a query return as rows how many rows came to its end.
func returning(query string) string {
	return strings.TrimSuffix(query, "\n") + "\nRETURN count(*) AS rows"
}

// parameters is rows as the driver takes them. It changes them.
func parameters(rows []propertygraph.Row) []any {
	list := make([]any, len(rows))
	for i, r := range rows {
		list[i] = parameter(r.Fields)
	}
	return list
}

// parameter is a value as the driver takes it. The driver sends a time whose
// zone has this name with its offset, so that it reads 2024-03-05T00:00:00Z and
// not ...[UTC].
func parameter(value any) any {
	switch v := value.(type) {
	case propertygraph.Fields:
		for name, field := range v {
			v[name] = parameter(field)
		}
		return v
	case time.Time:
		return v.In(time.FixedZone("Offset", 0))
	case propertygraph.Date:
		return neo4j.DateOf(time.Time(v))
	default:
		return v
	}
}
