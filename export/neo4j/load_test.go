package neo4j

import (
	"context"
	"errors"
	"iter"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/newsgraph/export/exporttest"
	"github.com/newsgraph/newsgraph/export/neo4j/neo4jtest"
	"github.com/newsgraph/newsgraph/export/propertygraph"
	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/graphtest"
)

// Every fixture comes back whole. The small batches make many transactions.
func TestLoadKeepsEverything(t *testing.T) {
	db := emptyDatabase(t)
	db.cfg.NodeBatch, db.cfg.RelationshipBatch = 50, 40
	exporttest.Run(t, exporttest.Exporter{Export: func(t *testing.T, g graph.Reader) exporttest.Summary {
		db.load(t, g)
		return db.Summary(t)
	}})
}

func str(v any) string { return v.(string) }
func strs(v any) []string {
	var texts []string
	for _, s := range v.([]any) {
		texts = append(texts, s.(string))
	}
	return texts
}

// Every property of every label and relationship type is as documented.
func TestLoadedShape(t *testing.T) {
	db := emptyDatabase(t)
	db.load(t, graphtest.Merge(graphtest.Small()))
	known := map[string][]string{}
	for _, c := range propertygraph.Classes() {
		known[c.Label] = []string{propertygraph.BuildID}
		for _, p := range c.Properties {
			known[c.Label] = append(known[c.Label], p.Name)
		}
	}
	for _, r := range db.Query(t, `MATCH (n) UNWIND keys(n) AS key RETURN DISTINCT labels(n) AS labels, key`) {
		class := classOf(strs(r["labels"]))
		if !slices.Contains(known[class], str(r["key"])) {
			t.Errorf("nodes %v have the property %s", r["labels"], r["key"])
		}
	}
	if n := db.Number(t, "MATCH (n) WHERE n.buildId IS NULL RETURN count(n)"); n != 0 {
		t.Errorf("%d nodes without buildId", n)
	}
	if n := db.Number(t, "MATCH ()-[r]->() WHERE r.buildId IS NULL RETURN count(r)"); n != 0 {
		t.Errorf("%d relationships without buildId", n)
	}
	got := db.Query(t, `MATCH (n:Entity) RETURN DISTINCT n.kind AS kind, [l IN labels(n) WHERE l <> 'Entity' AND l <> n.kind] AS wide
ORDER BY kind`)
	wide := map[string]string{}
	for _, r := range got {
		wide[str(r["kind"])] = strings.Join(strs(r["wide"]), " ")
	}
	want := map[string]string{
		"Person": "", "Organization": "Group", "ArmedGroup": "Group", "PeopleGroup": "Group", "Country": "Place",
		"Place": "", "Facility": "Place", "Event": "", "Artifact": "", "Document": "",
	}
	if diff := cmp.Diff(want, wide); diff != "" {
		t.Errorf("wide labels by kind (-want +got):\n%s", diff)
	}
}

func classOf(labels []string) string {
	for _, c := range propertygraph.Classes() {
		if slices.Contains(labels, c.Label) {
			return c.Label
		}
	}
	return ""
}

// What the README tells people to ask.
func TestQueries(t *testing.T) {
	db := emptyDatabase(t)
	g := graphtest.Merge(graphtest.Small())
	db.load(t, g)
	facts, claims := 0, 0
	for i := range g.EdgeList {
		e := &g.EdgeList[i]
		v := e.View()
		found := db.Number(t, "MATCH ({id: $a})-[r]->({id: $b}) WHERE type(r) = $type RETURN count(r)",
			"a", e.Source, "b", e.Target, "type", e.Type)
		claim := db.Number(t, "MATCH ({id: $a})-[r:CLAIM {type: $type}]->({id: $b}) RETURN count(r)",
			"a", e.Source, "b", e.Target, "type", e.Type)
		if v.Factual() {
			facts++
		} else {
			claims++
		}
		if (found == 1) != v.Factual() || (claim == 1) == v.Factual() {
			t.Errorf("edge %s (%s) has %d relationships of its type and %d claims", e.ID, v.Label(e.Type), found, claim)
		}
		statements := db.Number(t, `MATCH (a:Entity)<-[:SUBJECT]-(s:Statement {edgeId: $edge})-[:OBJECT]->(b:Entity)
MATCH (s)-[:STATED_IN]->(:Sentence)-[:IN_ARTICLE]->(:Article)
WHERE a.id = $a AND b.id = $b RETURN count(s)`, "edge", e.ID, "a", e.Source, "b", e.Target)
		if statements != len(e.Evidence) {
			t.Errorf("edge %s has %d statements, want %d", e.ID, statements, len(e.Evidence))
		}
	}
	if facts == 0 || claims == 0 {
		t.Fatalf("the graph has %d facts and %d claims", facts, claims)
	}
	said := db.Query(t, `MATCH (s:Statement {type: 'ARMED'})-[:ATTRIBUTED_TO]->(who:Entity)
MATCH (s)-[at:STATED_IN]->(sentence)-[:IN_ARTICLE]->(a:Article)
RETURN DISTINCT who.name AS who, s.trigger AS words, at.end - at.start = size(s.trigger) AS fits,
a.publishedAt >= datetime('2024-01-01') AS recent`)
	if len(said) == 0 {
		t.Fatal("nobody says who armed whom")
	}
	for _, r := range said {
		if r["who"] != "Ana Holm" || r["fits"] != true || r["recent"] != true {
			t.Errorf("got %v", r)
		}
	}
	names := db.Query(t, "CALL db.index.fulltext.queryNodes('newsgraph_entity_names', 'holm') YIELD node RETURN node.name AS name")
	if len(names) == 0 || names[0]["name"] != "Ana Holm" {
		t.Errorf("searching for holm finds %v", names)
	}
}

func TestLoadTwice(t *testing.T) {
	db := emptyDatabase(t)
	g := graphtest.Merge(graphtest.Random(3, 40, 1500))
	first := db.load(t, g)
	if first.Written == 0 || first.NodesCreated == 0 || first.RelationshipsCreated == 0 || first.Deleted != 0 {
		t.Errorf("the first load: %+v", first)
	}
	before := db.Content(t)
	second := db.load(t, g)
	if second.Written+second.NodesCreated+second.RelationshipsCreated+second.Deleted+second.Kept != 0 {
		t.Errorf("the second load changed the database: %+v", second)
	}
	if diff := cmp.Diff(strings.Split(before, "\n"), strings.Split(db.Content(t), "\n")); diff != "" {
		t.Errorf("the second load changed the database:\n%.3000s", diff)
	}
}

func TestSummaryAndProgress(t *testing.T) {
	db := emptyDatabase(t)
	db.cfg.NodeBatch, db.cfg.RelationshipBatch = 7, 5
	g := graphtest.Merge(graphtest.Small())
	var seen []Progress
	got, err := Load(t.Context(), db.cfg, g, func(p Progress) { seen = append(seen, p) })
	if err != nil {
		t.Fatal(err)
	}
	claims := db.Number(t, "MATCH (:Entity)-[r:CLAIM]->(:Entity) RETURN count(r)")
	mentions := db.Number(t, "MATCH ()-[r:MENTIONS]->() RETURN count(r)")
	want := Summary{
		BuildID: got.BuildID, Articles: len(g.ArticleList), Nodes: len(g.NodeList), Relationships: len(g.EdgeList), Claims: claims,
		Statements:           db.Number(t, "MATCH (s:Statement) RETURN count(s)"),
		Written:              len(g.ArticleList) + len(g.EdgeList) + len(g.NodeList) + mentions + 2*db.Number(t, "MATCH (s:Statement) RETURN count(s)"),
		NodesCreated:         db.Number(t, "MATCH (n) RETURN count(n)"),
		RelationshipsCreated: db.Number(t, "MATCH ()-[r]->() RETURN count(r)"),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if h, _ := g.Header(t.Context()); got.Statements != h.Counts.Evidence {
		t.Errorf("%d statements, want %d", got.Statements, h.Counts.Evidence)
	}
	last := map[string]Progress{}
	for i, p := range seen {
		if p.Done > p.Total || (i > 0 && seen[i-1].Phase == p.Phase && p.Done < seen[i-1].Done) {
			t.Errorf("progress goes from %v to %v", seen[i-1], p)
		}
		last[p.Phase] = p
	}
	for name, p := range last {
		if p.Done != p.Total {
			t.Errorf("phase %s ends at %d of %d", name, p.Done, p.Total)
		}
	}
}

// A later graph replaces an earlier one.
func TestLoadReplaces(t *testing.T) {
	db := emptyDatabase(t)
	parts := graphtest.Random(5, 30, 600)
	db.load(t, graphtest.Merge(parts[:20]))
	want := db.Meaning(t)
	db.load(t, graphtest.Merge(parts[10:]))
	if db.Number(t, "MATCH (a:Article) RETURN count(a)") != 20 {
		t.Error("articles of the first graph are left")
	}
	db.load(t, graphtest.Merge(parts[:20]))
	if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(db.Meaning(t), "\n")); diff != "" {
		t.Errorf("the first graph came back otherwise:\n%.3000s", diff)
	}
	db.load(t, &graph.Graph{})
	if n := db.Number(t, "MATCH (n) RETURN count(n)"); n != 0 {
		t.Errorf("the empty graph leaves %d nodes", n)
	}
}

func TestLoadRefuses(t *testing.T) {
	db := emptyDatabase(t)
	whole := graphtest.Merge(graphtest.Small())
	tests := []struct {
		name, want string
		change     func(*graph.Graph)
	}{
		{"type that injects", "relationship types have", func(g *graph.Graph) { g.EdgeList[0].Type = "A]->() DELETE n //" }},
		{"empty type", "relationship types have", func(g *graph.Graph) { g.EdgeList[0].Type = "" }},
		{"reserved type", "another meaning", func(g *graph.Graph) { g.EdgeList[0].Type = "CLAIM" }},
		{"unknown kind", "unknown kind", func(g *graph.Graph) { g.NodeList[0].Kind = "Person) DETACH DELETE n //" }},
		{"dangling end", "not in the database", func(g *graph.Graph) { g.EdgeList[0].Source = "n0" }},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			g := *whole
			g.NodeList, g.EdgeList = slices.Clone(g.NodeList), slices.Clone(g.EdgeList)
			test.change(&g)
			if _, err := Load(t.Context(), db.cfg, &g, nil); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got the error %v, want one with %q", err, test.want)
			}
		})
	}
}

// A load that is stopped, wherever it is, leaves the graph that was there.
func TestLoadCancelled(t *testing.T) {
	db := emptyDatabase(t)
	db.cfg.RelationshipBatch = 20
	parts := graphtest.Random(9, 40, 500)
	before, after := graphtest.Merge(parts[:30]), graphtest.Merge(parts[10:])
	db.load(t, before)
	want := db.Content(t)
	for _, phase := range []string{"reading", "schema", "what is there", "comparing", "entities", "edges", "old builds"} {
		ctx, cancel := context.WithCancel(t.Context())
		_, err := Load(ctx, db.cfg, after, func(p Progress) {
			if p.Phase == phase {
				cancel()
			}
		})
		cancel()
		if !errors.Is(err, context.Canceled) {
			t.Errorf("cancelled in the phase %q: got the error %v", phase, err)
		}
		if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(db.Content(t), "\n")); diff != "" {
			t.Errorf("cancelled in the phase %q, the load changed something:\n%.3000s", phase, diff)
		}
	}
}

// Changes that are too many for a transaction are made in many; those that were
// stopped are completed by the next load.
func TestLoadInParts(t *testing.T) {
	db := emptyDatabase(t)
	parts := graphtest.Random(9, 40, 500)
	before, after := graphtest.Merge(parts[:30]), graphtest.Merge(parts[10:])
	db.load(t, after)
	want := db.Meaning(t)
	db.Empty(t)
	db.load(t, before)
	db.cfg.Transaction, db.cfg.RelationshipBatch = 1, 20
	for _, phase := range []string{"entities", "edges", "old builds"} {
		ctx, cancel := context.WithCancel(t.Context())
		_, err := Load(ctx, db.cfg, after, func(p Progress) {
			if p.Phase == phase && p.Done > 0 {
				cancel()
			}
		})
		cancel()
		if !errors.Is(err, context.Canceled) || !strings.Contains(err.Error(), "loading again makes the rest") {
			t.Errorf("cancelled in the phase %q: got the error %v", phase, err)
		}
	}
	db.load(t, after)
	if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(db.Meaning(t), "\n")); diff != "" {
		t.Errorf("the load after those that were stopped differs from a fresh one:\n%.3000s", diff)
	}
}

// A server that cannot keep all changes, or those of a batch, in memory gets them in
// parts.
func TestLoadTooLarge(t *testing.T) {
	db := openDatabase(t, neo4jtest.StartSmall(t))
	g := graphtest.Merge(graphtest.Random(4, 100, 700))
	var phases []string // Each begins twice: in the transaction that fails, and in parts.
	s, err := Load(t.Context(), db.cfg, g, func(p Progress) {
		if p.Done == 0 {
			phases = append(phases, p.Phase)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(phases[slices.Index(phases, "articles")+1:], "articles") {
		t.Errorf("the server took all in one transaction: %v", phases)
	}
	if nodes := db.Number(t, "MATCH (n) RETURN count(n)"); s.NodesCreated != nodes {
		t.Errorf("%d nodes are there, and %+v", nodes, s)
	}
	other := emptyDatabase(t)
	other.load(t, g)
	if diff := cmp.Diff(strings.Split(other.Meaning(t), "\n"), strings.Split(db.Meaning(t), "\n")); diff != "" {
		t.Errorf("the graph differs from one that was loaded whole:\n%.3000s", diff)
	}
}

// failingReader is a graph whose edges fail once they are read for the last
// time.
type failingReader struct {
	*graph.Graph
	readings int
}

var errInjected = errors.New("injected failure")

func (r *failingReader) Edges(ctx context.Context) iter.Seq2[graph.Edge, error] {
	r.readings++
	if r.readings < 5 {
		return r.Graph.Edges(ctx)
	}
	return func(yield func(graph.Edge, error) bool) {
		if yield(r.EdgeList[0], nil) {
			yield(graph.Edge{}, errInjected)
		}
	}
}

// A graph that cannot be read to its end leaves the one that was there.
func TestLoadFailingReader(t *testing.T) {
	db := emptyDatabase(t)
	db.load(t, graphtest.Merge(graphtest.Small()))
	want := db.Content(t)
	r := &failingReader{Graph: graphtest.Merge(graphtest.Random(1, 5, 50))}
	if _, err := Load(t.Context(), db.cfg, r, nil); !errors.Is(err, errInjected) {
		t.Errorf("got the error %v", err)
	}
	if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(db.Content(t), "\n")); diff != "" {
		t.Errorf("the load changed something:\n%.3000s", diff)
	}
}

// Times arrive as instants in UTC, whatever the zone they had.
func TestLoadedTimes(t *testing.T) {
	db := emptyDatabase(t)
	g := graphtest.Merge(graphtest.Small())
	g.ArticleList[0].Published = time.Date(2024, 3, 5, 23, 30, 0, 5e6, time.FixedZone("here", -3600))
	db.load(t, g)
	r := db.Query(t, "MATCH (a:Article) WHERE a.publishedAt IS NOT NULL RETURN a.id AS id, a.publishedAt AS at, toString(a.publishedAt) AS text")
	if len(r) == 0 {
		t.Fatal("no article has a date")
	}
	for _, record := range r {
		a := g.ArticleList[slices.IndexFunc(g.ArticleList, func(a graph.Article) bool { return a.ID == record["id"] })]
		if at := record["at"].(time.Time); !at.Equal(a.Published) || !strings.HasSuffix(str(record["text"]), "Z") {
			t.Errorf("article %s was published at %v (%s), want %v", a.ID, at, record["text"], a.Published)
		}
	}
}
