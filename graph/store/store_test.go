package store

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"testing"
	"testing/quick"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/graphtest"
)

const (
	engine   = "newsgraph-test"
	ontology = "2025-1"
)

// open makes or opens a store that the test closes.
func open(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := s.SetOrigin(context.Background(), engine, ontology); err != nil {
		t.Fatal(err)
	}
	return s
}

func newStore(t testing.TB) *Store {
	t.Helper()
	return open(t, filepath.Join(t.TempDir(), "news.db"))
}

// closeNow is for defer.
func closeNow(t testing.TB, c io.Closer) {
	t.Helper()
	if err := c.Close(); err != nil {
		t.Error(err)
	}
}

// result is x as a build hands it over.
func result(x *graph.Extraction) Result {
	return Result{
		Path: x.Article.Path, File: x.Article.File, Fingerprint: "of " + x.Article.SHA256, Engine: engine, Extraction: x,
	}
}

func results(parts []graph.Extraction) []Result {
	var list []Result
	for i := range parts {
		list = append(list, result(&parts[i]))
	}
	return list
}

func write(t testing.TB, s *Store, list ...Result) {
	t.Helper()
	if err := s.Write(context.Background(), list); err != nil {
		t.Fatal(err)
	}
}

// load reads the whole graph.
func load(r graph.Reader) (*graph.Graph, error) {
	ctx := context.Background()
	g, err := graphtest.Collect(ctx, r)
	if err != nil {
		return nil, err
	}
	h, err := r.Header(ctx)
	if err != nil {
		return nil, err
	}
	if counted, _ := g.Header(ctx); !reflect.DeepEqual(counted, h) {
		return nil, fmt.Errorf("the header says %+v and %+v was read", h, counted)
	}
	return g, nil
}

// differ tells how the graph in r differs from the one that parts make, whatever
// the confidence that it is shown from.
func differ(r graph.Reader, parts []graph.Extraction) string {
	got, err := load(r)
	if err != nil {
		return err.Error()
	}
	want := graph.Merge(engine, ontology, parts...)
	want.MinConfidence = got.MinConfidence
	return cmp.Diff(want, got)
}

func TestReadsWhatMergeMakes(t *testing.T) {
	forLeasts(t, func(t *testing.T, f graphtest.Fixture, least float64) {
		s := newStore(t)
		write(t, s, results(f.Parts)...)
		setLeast(t, s, least)
		if diff := differ(s, sure(f.Parts, least)); diff != "" {
			t.Error("want -, got +:", diff)
		}
	})
}

// Any history of writing, rewriting, failing and removing leaves the graph of
// the articles that are there at the end.
func TestHistoryLeavesNoTrace(t *testing.T) {
	check := func(seed uint64) bool {
		rng := rand.New(rand.NewPCG(seed, 1))
		s := newStore(t)
		now := map[string]graph.Extraction{}
		for step := range 6 {
			history(t, s, rng, seed+uint64(step), now)
			var parts []graph.Extraction
			for _, x := range now {
				parts = append(parts, x)
			}
			if diff := differ(s, parts); diff != "" {
				t.Logf("seed %d, step %d: want -, got +: %s", seed, step, diff)
				return false
			}
		}
		return true
	}
	count := 8
	if testing.Short() {
		count = 2
	}
	if err := quick.Check(check, &quick.Config{MaxCount: count, Rand: nil}); err != nil {
		t.Error(err)
	}
}

// history does one random thing to s and notes in now what is there after it.
// Articles of different seeds have the same paths and other contents.
func history(t *testing.T, s *Store, rng *rand.Rand, seed uint64, now map[string]graph.Extraction) {
	parts := graphtest.Random(seed, 1+rng.IntN(20), rng.IntN(80))
	rng.Shuffle(len(parts), func(i, k int) { parts[i], parts[k] = parts[k], parts[i] })
	switch rng.IntN(4) {
	case 0:
		var paths []string
		for _, x := range parts[:len(parts)/2] {
			paths = append(paths, x.Article.Path)
			delete(now, x.Article.Path)
		}
		if err := s.Remove(context.Background(), append(paths, "never seen")); err != nil {
			t.Fatal(err)
		}
	case 1:
		r := result(&parts[0])
		r.Extraction, r.Failure = nil, &Failure{Stage: "tag", Reason: "no words"}
		delete(now, r.Path)
		write(t, s, r)
	default:
		for len(parts) > 0 {
			n := 1 + rng.IntN(len(parts))
			write(t, s, results(parts[:n])...)
			for _, x := range parts[:n] {
				now[x.Article.Path] = x
			}
			parts = parts[n:]
		}
	}
}

// What is left when everything is removed is an empty file but for its tables.
func TestRemovingAllLeavesNothing(t *testing.T) {
	s := newStore(t)
	parts := graphtest.Random(5, 30, 200)
	write(t, s, results(parts)...)
	var paths []string
	for _, x := range parts {
		paths = append(paths, x.Article.Path)
	}
	if err := s.Remove(context.Background(), paths); err != nil {
		t.Fatal(err)
	}
	for _, table := range []string{
		"article", "article_text", "failure", "node", "node_name", "node_alias", "appearance", "alias", "mention", "relation", "evidence",
	} {
		var rows int
		if err := s.reading.QueryRow("SELECT count(*) FROM " + table).Scan(&rows); err != nil || rows != 0 {
			t.Errorf("%s has %d rows (%v), want none", table, rows, err)
		}
	}
}
