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

// A server that dies in the middle of a load gets the whole graph, once, from
// the next.
func TestServerKilled(t *testing.T) {
	server := neo4jtest.StartPrivate(t)
	db := openDatabase(t, server.Server)
	db.cfg.NodeBatch, db.cfg.RelationshipBatch, db.cfg.RetryTime = 100, 50, time.Second
	parts := graphtest.Random(2, 60, 500)
	before, after := graphtest.Merge(parts[:30]), graphtest.Merge(parts[20:])
	db.load(t, before)

	_, err := Load(t.Context(), db.cfg, after, func(p Progress) {
		if p.Phase == "edges" && p.Done > 0 {
			server.Kill()
		}
	})
	if !errors.Is(err, ErrUnreachable) || !strings.Contains(err.Error(), server.URI) {
		t.Fatalf("got the error %v", err)
	}
	t.Log(err)
	server.Restart(t)
	db.load(t, after)
	got := strings.Split(db.Meaning(t), "\n")

	fresh := emptyDatabase(t)
	fresh.load(t, after)
	if diff := cmp.Diff(strings.Split(fresh.Meaning(t), "\n"), got); diff != "" {
		t.Errorf("the completed load differs from a fresh one:\n%.3000s", diff)
	}
}
