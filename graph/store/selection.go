package store

import (
	"fmt"
	"strings"
)

// selection is the part of the graph that a query is to give. Its condition
// uses the names that tables have in nodes.go and edges.go.
type selection struct {
	join  string // the words between the tables
	where string // the condition
	sign  string // in front of the key that the rows are sorted by
	args  []any
}

// everything reads in the order of keys. CROSS JOIN fixes the order of the
// tables, so that SQLite never sorts, which would take space and time before
// the first record.
func everything() selection { return selection{join: "CROSS JOIN", where: "TRUE"} }

// only is the part for which condition holds, which is small enough to sort:
// the sign keeps SQLite from going through all keys instead.
func only(condition string, args ...any) selection {
	return selection{join: "JOIN", where: condition, sign: "+", args: args}
}

// query puts the words of s into a query.
func (s *selection) query(template string) string {
	return strings.NewReplacer("$JOIN", s.join, "$WHERE", "WHERE "+s.where, "$ORDER BY ", "ORDER BY "+s.sign).Replace(template)
}

// shown puts into a query, in the place of $EVIDENCE and $RELATION, the evidence
// whose confidence is enough and the relations that have some.
func (s *Store) shown(query string) string {
	evidence, relation := "evidence", "relation"
	if s.least > 0 {
		evidence = fmt.Sprintf("(SELECT * FROM evidence WHERE confidence >= %g)", s.least)
		relation = fmt.Sprintf("(SELECT * FROM relation AS q WHERE EXISTS "+
			"(SELECT 1 FROM evidence WHERE relation_key = q.relation_key AND confidence >= %g))", s.least)
	}
	return strings.NewReplacer("$EVIDENCE", evidence, "$RELATION", relation).Replace(query)
}
