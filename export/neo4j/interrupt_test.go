package neo4j

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/newsgraph/export/neo4j/neo4jtest"
	"github.com/newsgraph/newsgraph/graph/graphtest"
)

// A server that dies in the middle of a load has the graph that it had before
// when it comes back. One that dies while changes are made in parts gets the rest,
// once, from the next load.
func TestServerKilled(t *testing.T) {
	server := neo4jtest.StartPrivate(t)
	db := openDatabase(t, server.Server)
	db.cfg.NodeBatch, db.cfg.RelationshipBatch, db.cfg.RetryTime = 100, 50, time.Second
	parts := graphtest.Random(2, 60, 500)
	before, after := graphtest.Merge(parts[:30]), graphtest.Merge(parts[20:])
	db.load(t, before)
	old := db.Content(t)

	kill := func(state string) {
		t.Helper()
		_, err := Load(t.Context(), db.cfg, after, func(p Progress) {
			if p.Phase == "edges" && p.Done > 0 {
				server.Kill()
			}
		})
		if !errors.Is(err, ErrUnreachable) || !strings.Contains(err.Error(), server.URI) || !strings.Contains(err.Error(), state) {
			t.Fatalf("got the error %v", err)
		}
		t.Log(err)
		server.Restart(t)
	}
	kill("the database holds the graph that it held before")
	if diff := cmp.Diff(strings.Split(old, "\n"), strings.Split(db.Content(t), "\n")); diff != "" {
		t.Errorf("the database changed:\n%.3000s", diff)
	}

	db.cfg.Transaction = 1
	kill("loading again makes the rest")
	db.load(t, after)
	got := strings.Split(db.Meaning(t), "\n")
	fresh := emptyDatabase(t)
	fresh.load(t, after)
	if diff := cmp.Diff(strings.Split(fresh.Meaning(t), "\n"), got); diff != "" {
		t.Errorf("the completed load differs from a fresh one:\n%.3000s", diff)
	}
}
