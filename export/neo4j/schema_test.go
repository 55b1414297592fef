package neo4j

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/newsgraph/graph/graphtest"
)

func TestSchema(t *testing.T) {
	db := emptyDatabase(t)
	for _, constraint := range db.Query(t, "SHOW CONSTRAINTS YIELD name") {
		db.Auto(t, "DROP CONSTRAINT "+str(constraint["name"]))
	}
	for _, index := range db.Query(t, "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP'") {
		db.Auto(t, "DROP INDEX "+str(index["name"]))
	}
	// The second load finds the schema there.
	for range 2 {
		db.load(t, graphtest.Merge(graphtest.Small()))
		constraints := db.Text(t, "SHOW CONSTRAINTS YIELD name, type, labelsOrTypes AS on, properties RETURN * ORDER BY name")
		want := `map[name:newsgraph_article_id on:[Article] properties:[id] type:UNIQUENESS]
map[name:newsgraph_entity_id on:[Entity] properties:[id] type:UNIQUENESS]
map[name:newsgraph_sentence_id on:[Sentence] properties:[id] type:UNIQUENESS]
map[name:newsgraph_statement_id on:[Statement] properties:[id] type:UNIQUENESS]
`
		if diff := cmp.Diff(want, constraints); diff != "" {
			t.Errorf("constraints (-want +got):\n%s", diff)
		}
		indexes := db.Text(t, `SHOW INDEXES YIELD name, type, state, labelsOrTypes AS on, properties, owningConstraint
WHERE type <> 'LOOKUP' AND owningConstraint IS NULL RETURN name, type, state, on, properties ORDER BY name`)
		want = `map[name:newsgraph_article_published_at on:[Article] properties:[publishedAt] state:ONLINE type:RANGE]
map[name:newsgraph_entity_names on:[Entity] properties:[name aliases] state:ONLINE type:FULLTEXT]
map[name:newsgraph_statement_edge_id on:[Statement] properties:[edgeId] state:ONLINE type:RANGE]
`
		if diff := cmp.Diff(want, indexes); diff != "" {
			t.Errorf("indexes (-want +got):\n%s", diff)
		}
	}
}
