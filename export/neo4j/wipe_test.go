package neo4j

import (
	"errors"
	"testing"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/graphtest"
)

// A load that wipes leaves nothing but the graph.
func TestWipe(t *testing.T) {
	db := emptyDatabase(t)
	g := graphtest.Merge(graphtest.Small())
	db.load(t, g)
	want := db.Meaning(t)
	before, err := Look(t.Context(), db.cfg)
	if err != nil || before.Empty() || before.Others != 0 {
		t.Errorf("a database with a graph holds %+v, %v", before, err)
	}
	db.Auto(t, "MATCH (a:Article) SET a.mine = 1 CREATE (:Note {text: 'mine'})-[:ABOUT]->(a)")
	if c, err := Look(t.Context(), db.cfg); err != nil || c.Others != 2*len(g.ArticleList) {
		t.Errorf("a database with %d notes holds %+v, %v", len(g.ArticleList), c, err)
	}
	db.cfg.Wipe = true
	if s := db.load(t, g); s.Deleted == 0 || s.Kept != 0 || s.NodesCreated != before.Nodes {
		t.Errorf("got %+v", s)
	}
	if db.Meaning(t) != want {
		t.Error("the graph is another one after the database was wiped")
	}
	db.load(t, &graph.Graph{})
	if c, err := Look(t.Context(), db.cfg); err != nil || !c.Empty() {
		t.Errorf("a database that was wiped holds %+v, %v", c, err)
	}
}

// A graph that cannot be read or written is found out before anything is wiped.
func TestWipeComesAfterReading(t *testing.T) {
	db := emptyDatabase(t)
	db.load(t, graphtest.Merge(graphtest.Small()))
	db.cfg.Wipe = true
	g := graphtest.Merge(graphtest.Small())
	g.EdgeList[0].Type = "no type"
	if _, err := Load(t.Context(), db.cfg, g, nil); err == nil {
		t.Error("no error")
	}
	if c, err := Look(t.Context(), db.cfg); err != nil || c.Empty() {
		t.Errorf("the database holds %+v, %v", c, err)
	}
	db.cfg.Password = secret
	_, err := Look(t.Context(), db.cfg)
	if !errors.Is(err, ErrLogin) {
		t.Errorf("got the error %v", err)
	}
}
