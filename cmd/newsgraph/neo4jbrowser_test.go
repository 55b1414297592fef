package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/export"
	"github.com/newsgraph/newsgraph/export/exporttest/browser"
	"github.com/newsgraph/newsgraph/export/neo4j/neo4jtest"
	"github.com/newsgraph/newsgraph/nlp"
)

// drawn is a node or a relationship as Neo4j Browser draws it.
type drawn struct {
	Labels     []string
	Type       string
	Properties map[string]any
	Caption    string // of a node the first line
	Fill, Ink  string
}

// frame is what Neo4j Browser answers to a query.
type frame struct {
	Error, Status        string
	Nodes, Relationships []drawn
}

// TestNeo4jBrowser drops the style on Neo4j Browser, which then draws nodes and
// relationships in its colours, with names and claims as captions, and takes a
// query as it is printed.
func TestNeo4jBrowser(t *testing.T) {
	printed := func(args ...string) string {
		code, text, stderr := newsgraph(t, "", append([]string{"queries"}, args...)...)
		if code != exitOK {
			t.Fatalf("queries %s: exit code %d: %s", args, code, stderr)
		}
		return text
	}
	db := neo4jtest.Open(t, neo4jtest.Shared(t))
	db.Empty(t)
	loadArticles(t, db.Server)
	frames := useNeo4jBrowser(t, db.Server, printed("--style"),
		printed("timeline"),
		"MATCH p = (:Entity)-[:CLAIM|ATTACKED]->(:Entity) RETURN p",
		"MATCH (n) WITH coalesce(n.kind, labels(n)[0]) AS sort, collect(n)[0] AS one RETURN one")
	table, edges, nodes := frames[0], frames[1], frames[2]
	if !strings.Contains(table.Status, "records") {
		t.Errorf("beneath the timeline stands %q", table.Status)
	}
	states := map[string]bool{}
	for _, r := range edges.Relationships {
		checkRelationship(t, &r)
		if r.Type == "CLAIM" {
			states[r.Properties["state"].(string)] = true
		}
	}
	if !states["alleged"] || !states["negated"] || len(states) == len(edges.Relationships) {
		t.Errorf("of %d relationships the claims are %v", len(edges.Relationships), states)
	}
	sorts := map[string]bool{}
	for _, n := range slices.Concat(edges.Nodes, nodes.Nodes) {
		checkNode(t, &n)
		sorts[sortOf(&n)] = true
	}
	if len(sorts) != len(nlp.Kinds)+len([]string{"Article", "Sentence", "Statement"}) {
		t.Errorf("the nodes are %v", sorts)
	}
}

// useNeo4jBrowser opens Neo4j Browser, connects it to a server and gives its
// answers to queries.
func useNeo4jBrowser(t *testing.T, server neo4jtest.Server, style string, queries ...string) []frame {
	t.Helper()
	folder := browser.Need(t)
	site := httptest.NewServer(http.FileServerFS(neo4jtest.BrowserFiles(t)))
	defer site.Close()
	task, err := json.Marshal(map[string]any{
		"site": site.URL + "/", "server": server.URI, "username": server.Username, "password": server.Password, "style": style, "queries": queries,
	})
	if err != nil {
		t.Fatal(err)
	}
	var found struct {
		Faults  []string
		Answers []frame
	}
	if err := json.Unmarshal([]byte(browser.Node(t, folder, "neo4jbrowser.js", string(task))), &found); err != nil {
		t.Fatal(err)
	}
	for _, fault := range found.Faults {
		t.Errorf("Neo4j Browser reports: %s", fault)
	}
	if len(found.Answers) != len(queries) {
		t.Fatalf("%d answers to %d queries", len(found.Answers), len(queries))
	}
	for i, a := range found.Answers {
		if a.Error != "" {
			t.Errorf("the answer to %s is %s", queries[i], a.Error)
		}
	}
	return found.Answers
}

// sortOf is the kind of an entity, and the label of any other node.
func sortOf(n *drawn) string {
	if kind, ok := n.Properties["kind"].(string); ok {
		return kind
	}
	return n.Labels[0]
}

func checkNode(t *testing.T, n *drawn) {
	t.Helper()
	caption := map[string]string{"Article": "title", "Sentence": "text", "Statement": "type"}[sortOf(n)]
	if caption == "" {
		caption = "name"
		if want := colour(export.ColorOf(nlp.Kind(sortOf(n)))); n.Fill != want {
			t.Errorf("%s, a %s, is %s instead of %s", n.Properties[caption], sortOf(n), n.Fill, want)
		}
	}
	// A line that is too long ends in an ellipsis.
	text, line := n.Properties[caption].(string), strings.TrimSuffix(n.Caption, "…")
	if line == "" || !strings.HasPrefix(text, line) {
		t.Errorf("%q has the caption %q", text, n.Caption)
	}
}

func checkRelationship(t *testing.T, r *drawn) {
	t.Helper()
	claim, caption := colour(export.ClaimColor()), r.Type
	if r.Type == "CLAIM" {
		caption = fmt.Sprintf("%s (%s)", r.Properties["type"], r.Properties["state"])
	}
	if (r.Fill == claim) != (r.Type == "CLAIM") || r.Ink != r.Fill && r.Type == "CLAIM" || r.Caption != caption {
		t.Errorf("%s is %s and has the caption %q in %s", caption, r.Fill, r.Caption, r.Ink)
	}
}

func colour(c export.Color) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }
