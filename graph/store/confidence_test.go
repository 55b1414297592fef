package store

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/graphtest"
)

// sure is parts without the statements of less confidence, and without the edges
// that have no others.
func sure(parts []graph.Extraction, least float64) []graph.Extraction {
	parts = slices.Clone(parts)
	for i := range parts {
		var edges []graph.Edge
		for _, e := range parts[i].Edges {
			e.Evidence = slices.DeleteFunc(slices.Clone(e.Evidence), func(e graph.Evidence) bool { return e.Confidence < least })
			if len(e.Evidence) > 0 {
				edges = append(edges, e)
			}
		}
		parts[i].Edges = edges
	}
	return parts
}

// leasts are confidences that tests try.
var leasts = [...]float64{0, 0.6, 1}

func setLeast(t *testing.T, s *Store, least float64) {
	t.Helper()
	if err := s.SetMinConfidence(context.Background(), least); err != nil {
		t.Fatal(err)
	}
}

func forLeasts(t *testing.T, test func(t *testing.T, f graphtest.Fixture, least float64)) {
	for _, f := range graphtest.Fixtures() {
		for _, least := range leasts {
			t.Run(fmt.Sprintf("%s from %v", f.Name, least), func(t *testing.T) { test(t, f, least) })
		}
	}
}

// The number is kept in the file; nothing that it hides is lost.
func TestMinConfidenceIsKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "news.db")
	parts := graphtest.Random(4, 10, 60)
	s := open(t, path)
	write(t, s, results(parts)...)
	setLeast(t, s, 0.6)
	reader, err := OpenReadOnly(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer closeNow(t, reader)
	for _, least := range []float64{0.6, 0.3, 0.9, 0} {
		if least != 0.6 {
			reader.ShowFrom(least)
		}
		if diff := differ(reader, sure(parts, least)); diff != "" {
			t.Errorf("from %v: want -, got +: %s", least, diff)
		}
	}
	setLeast(t, s, 0)
	if diff := differ(s, parts); diff != "" {
		t.Error("after all is shown again: want -, got +:", diff)
	}
}
