package neo4j

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/graphtest"
)

// Only what differs is written, and the database is then what a fresh load makes.
func TestLoadWritesChanges(t *testing.T) {
	edgeWith := func(g *graph.Graph, fits func(*graph.Evidence) bool) *graph.Edge {
		for i := range g.EdgeList {
			if fits(&g.EdgeList[i].Evidence[0]) {
				return &g.EdgeList[i]
			}
		}
		t.Fatal("the graph has no such edge")
		return nil
	}
	tests := []struct {
		name    string
		change  func(*graph.Graph)
		written int
	}{
		{"nothing", func(*graph.Graph) {}, 0},
		{"a title", func(g *graph.Graph) { g.ArticleList[0].Title += "!" }, 1},
		{"an alias", func(g *graph.Graph) { g.NodeList[0].Aliases = append(g.NodeList[0].Aliases, "another") }, 1},
		{"a statement's place", func(g *graph.Graph) {
			e := edgeWith(g, func(ev *graph.Evidence) bool { return ev.Place != "" && ev.Place != g.NodeList[0].ID })
			e.Evidence[0].Place = g.NodeList[0].ID
		}, 1},
		{"a statement's place that is not known", func(g *graph.Graph) {
			edgeWith(g, func(ev *graph.Evidence) bool { return ev.Place != "" }).Evidence[0].Place = ""
		}, 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			db := emptyDatabase(t)
			db.load(t, graphtest.Merge(graphtest.Small()))
			g := graphtest.Merge(graphtest.Small())
			test.change(g)
			if s := db.load(t, g); s.Written != test.written {
				t.Errorf("wrote %d records, want %d: %+v", s.Written, test.written, s)
			}
			got := db.Meaning(t)
			db.Empty(t)
			db.load(t, g)
			if diff := cmp.Diff(strings.Split(db.Meaning(t), "\n"), strings.Split(got, "\n")); diff != "" {
				t.Errorf("-fresh +changed:\n%s", diff)
			}
		})
	}
}

// What somebody deleted of the graph comes back.
func TestLoadRepairs(t *testing.T) {
	db := emptyDatabase(t)
	g := graphtest.Merge(graphtest.Small())
	db.load(t, g)
	want := db.Meaning(t)
	for _, query := range []string{
		"MATCH (:Statement)-[r:SUBJECT]->() WITH r LIMIT 1 DELETE r",
		"MATCH (:Sentence)-[r:IN_ARTICLE]->() WITH r LIMIT 1 DELETE r",
		"MATCH ()-[r:MENTIONS]->() WITH r LIMIT 1 DELETE r",
		"MATCH (:Entity)-[r]->(:Entity) WITH r LIMIT 1 DELETE r",
		"MATCH (n:Entity) WITH n LIMIT 1 DETACH DELETE n",
		"MATCH (n:Sentence) WITH n LIMIT 1 DETACH DELETE n",
		"MATCH (n:Article) WITH n LIMIT 1 DETACH DELETE n",
		"MATCH (n:Statement) WITH n LIMIT 1 SET n.buildId = 'mine'",
		"MATCH (n:Statement) WITH n LIMIT 1 SET n.buildId = 5",
	} {
		db.Query(t, query)
		db.load(t, g)
		if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(db.Meaning(t), "\n")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", query, diff)
		}
	}
}
