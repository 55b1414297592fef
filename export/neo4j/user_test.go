package neo4j

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/graphtest"
)

// annotate does what users do: nodes, relationships, properties and labels of
// their own, beside and on those of a load.
func annotate(t *testing.T, db *database, entity string) {
	t.Helper()
	db.Query(t, "CREATE (:Note {text: 'mine'})-[:ABOUT {since: 2020}]->(:Person {name: 'nobody in the news', id: 'mine'})")
	db.Query(t, `MATCH (n:Entity {id: $id})
CREATE (:Note {text: 'see'})-[:ABOUT]->(n)
SET n.rating = 5, n:Watched`, "id", entity)
}

func TestUsersDataSurvives(t *testing.T) {
	db := emptyDatabase(t)
	parts := graphtest.Small()
	g := graphtest.Merge(parts)
	db.load(t, g)
	id := g.NodeList[0].ID
	annotate(t, db, id)
	want := db.Content(t)
	if s := db.load(t, g); s.Deleted+s.Kept != 0 {
		t.Errorf("loading again: %+v", s)
	}
	if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(db.Content(t), "\n")); diff != "" {
		t.Errorf("loading again changed something:\n%s", diff)
	}
}

// What the user hangs on a node keeps it in the database when it leaves the
// graph, out of the way of queries, and there when it comes back.
func TestUsersDataKeepsNodes(t *testing.T) {
	db := emptyDatabase(t)
	g := graphtest.Merge(graphtest.Small())
	db.load(t, g)
	node, article := g.NodeList[0], g.ArticleList[0].ID
	annotate(t, db, node.ID)
	db.Query(t, "MATCH (a:Article {id: $id}) SET a.rating = 3", "id", article)
	db.Query(t, "MATCH (s:Statement) WITH s ORDER BY s.id LIMIT 1 CREATE (:Note)-[:ABOUT]->(s)")
	db.Query(t, "MATCH (s:Sentence) WITH s ORDER BY s.id LIMIT 1 SET s:Quoted")
	before := db.Content(t)

	if s := db.load(t, &graph.Graph{}); s.Kept != 4 {
		t.Errorf("%d nodes are kept, want 4: %+v", s.Kept, s)
	}
	if n := db.Number(t, "MATCH (n) WHERE n.buildId IS NOT NULL OR n:Entity OR n:Article OR n:Sentence OR n:Statement RETURN count(n)"); n != 0 {
		t.Errorf("%d nodes look as if they were current", n)
	}
	kept := db.Query(t, "MATCH (:Note {text: 'see'})-[:ABOUT]->(n:FormerEntity) RETURN n.name AS name, n.rating AS rating, labels(n) AS labels")
	if len(kept) != 1 || kept[0]["name"] != node.Name || kept[0]["rating"] != int64(5) ||
		cmp.Diff([]string{"Watched", "FormerEntity"}, strs(kept[0]["labels"])) != "" {
		t.Errorf("kept %v", kept)
	}
	if s := db.load(t, &graph.Graph{}); s.Kept != 0 || s.Deleted != 0 {
		t.Errorf("loading nothing again: %+v", s)
	}

	if s := db.load(t, g); s.Kept != 0 {
		t.Errorf("nodes that came back are kept: %+v", s)
	}
	for _, query := range []string{
		"MATCH (:Note {text: 'see'})-[:ABOUT]->(n:Entity:Watched {rating: 5}) RETURN count(n)",
		"MATCH (:Note)-[:ABOUT]->(s:Statement)-[:SUBJECT]->() RETURN count(s)",
		"MATCH (a:Article {rating: 3}) RETURN count(a)",
		"MATCH (s:Sentence:Quoted) RETURN count(s)",
		"MATCH (:Note)-[:ABOUT {since: 2020}]->(p:Person {id: 'mine'}) RETURN count(p)",
	} {
		if n := db.Number(t, query); n != 1 {
			t.Errorf("%s: %d", query, n)
		}
	}
	if got := db.Content(t); strings.Count(got, "\n") != strings.Count(before, "\n") {
		t.Errorf("%d nodes and relationships, want %d", strings.Count(got, "\n"), strings.Count(before, "\n"))
	}
}

// An article that is removed takes with it what only it said.
func TestArticleRemoved(t *testing.T) {
	db := emptyDatabase(t)
	parts := graphtest.Small()
	whole, rest := graphtest.Merge(parts), graphtest.Merge(parts[1:])
	db.load(t, whole)
	gone := parts[0].Article.ID
	if n := db.Number(t, "MATCH (:Article {id: $id})<-[:IN_ARTICLE]-(s) RETURN count(s)", "id", gone); n == 0 {
		t.Fatal("the article says nothing")
	}
	// A relationship of the user's between nodes that stay.
	a, b := rest.EdgeList[0].Source, rest.EdgeList[0].Target
	db.Query(t, "MATCH (a:Entity {id: $a}), (b:Entity {id: $b}) CREATE (a)-[:KNOWS {why: 'mine'}]->(b)", "a", a, "b", b)
	s := db.load(t, rest)
	if s.Deleted == 0 || s.Kept != 0 || s.NodesCreated != 0 {
		t.Errorf("%+v", s)
	}
	if n := db.Number(t, "MATCH ({id: $a})-[r:KNOWS {why: 'mine'}]->({id: $b}) RETURN count(r)", "a", a, "b", b); n != 1 {
		t.Errorf("the user's relationship is there %d times", n)
	}
	edges := map[string]bool{}
	for _, e := range rest.EdgeList {
		edges[e.ID] = true
	}
	for _, e := range whole.EdgeList {
		n := db.Number(t, "MATCH (:Entity)-[r {id: $id}]->(:Entity) RETURN count(r)", "id", e.ID)
		if (n == 1) != edges[e.ID] {
			t.Errorf("edge %s is there %d times", e.ID, n)
		}
	}
	if n := db.Number(t, "MATCH (s:Sentence) WHERE s.id STARTS WITH $id RETURN count(s)", "id", gone); n != 0 {
		t.Errorf("%d sentences of the article are left", n)
	}
	if n := db.Number(t, "MATCH (n:Entity) WHERE NOT EXISTS { (:Article)-[:MENTIONS]->(n) } RETURN count(n)"); n != 0 {
		t.Errorf("%d entities are left that no article mentions", n)
	}
}

// An edge that is a fact no longer becomes a claim.
func TestFactTurnsIntoClaim(t *testing.T) {
	db := emptyDatabase(t)
	g := graphtest.Merge(graphtest.Small())
	db.load(t, g)
	for i := range g.EdgeList {
		if v := g.EdgeList[i].View(); v.Factual() {
			e := g.EdgeList[i]
			for k := range e.Evidence {
				e.Evidence[k].Modality = "alleged"
			}
			db.load(t, g)
			got := db.Query(t, "MATCH (:Entity)-[r {id: $id}]->() RETURN type(r) AS type, r.modality AS modality", "id", e.ID)
			if len(got) != 1 || got[0]["type"] != "CLAIM" || got[0]["modality"] != "alleged" {
				t.Errorf("got %v", got)
			}
			return
		}
	}
	t.Fatal("the graph has no fact")
}
