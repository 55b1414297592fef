package exporttest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/graphtest"
)

// The identity is an exporter that passes.
func TestRun(t *testing.T) {
	Run(t, Exporter{Export: func(t *testing.T, g graph.Reader) Summary {
		s, err := Summarize(t.Context(), g)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}})
}

func TestSummarize(t *testing.T) {
	s, err := Summarize(t.Context(), graphtest.Merge(graphtest.Small()))
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Articles) != 3 || len(s.Nodes) != 12 {
		t.Errorf("%d articles and %d nodes, want 3 and 12", len(s.Articles), len(s.Nodes))
	}
	for _, e := range s.Edges {
		if e.Type == "ARMED" {
			want := Edge{
				ID: e.ID, Source: e.Source, Type: "ARMED", Target: e.Target, Polarity: "pos", Modality: "alleged",
				EvidenceCount: 2, ArticleCount: 2, SourceCount: 2, FirstSeen: "2024-03-05", LastSeen: "2024-03-05",
				MaxConfidence: 0.8, Sentences: e.Sentences,
			}
			if diff := cmp.Diff(want, e); diff != "" {
				t.Error(diff)
			}
			if len(e.Sentences) != 2 || e.Sentences[0] != "Ana Holm accused Norland of arming the brigade." {
				t.Errorf("sentences %q", e.Sentences)
			}
			return
		}
	}
	t.Error("no ARMED edge")
}
