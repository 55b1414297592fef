package store

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/graphtest"
)

// table reads a query as lines of text.
func table(t *testing.T, s *Store, query string) (lines []string) {
	t.Helper()
	rows, err := s.reading.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer closeNow(t, rows)
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	for rows.Next() {
		values, places := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			places[i] = &values[i]
		}
		if err := rows.Scan(places...); err != nil {
			t.Fatal(err)
		}
		lines = append(lines, fmt.Sprintf("%v", values))
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return lines
}

func shown(at time.Time) string {
	text, err := timeText(at)
	if err != nil {
		panic(err)
	}
	return text
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}

// The views must show what package graph says of the same nodes and edges.
func TestViews(t *testing.T) {
	forLeasts(t, func(t *testing.T, f graphtest.Fixture, least float64) {
		s := newStore(t)
		write(t, s, results(f.Parts)...)
		setLeast(t, s, least)
		g := graph.Merge(engine, ontology, sure(f.Parts, least)...)

		var want []string
		names := map[string]string{}
		for _, n := range g.NodeList {
			names[n.ID] = n.Name
			want = append(want, fmt.Sprintf("%v", []any{
				n.ID, n.Kind, n.Name, flag(n.Named), n.ArticleCount(), len(n.Mentions), n.Degree,
				shown(n.FirstSeen), shown(n.LastSeen), n.Links.Wikidata, n.Links.ISO3166,
			}))
		}
		if diff := cmp.Diff(want, table(t, s, "SELECT * FROM entity ORDER BY id")); diff != "" {
			t.Error("entity: want -, got +:", diff)
		}

		want = nil
		var statements []string
		for _, e := range g.EdgeList {
			v := e.View()
			want = append(want, fmt.Sprintf("%v", []any{
				names[e.Source], e.Type, names[e.Target], v.State, v.EvidenceCount, v.ArticleCount, v.SourceCount,
				shown(v.FirstSeen), shown(v.LastSeen), v.MaxConfidence, e.ID, e.Source, e.Target,
			}))
			for _, ev := range e.Evidence {
				trigger := ev.Text[ev.Trigger.Start-ev.Sentence.Start : ev.Trigger.End-ev.Sentence.Start]
				var attribution, place any
				if ev.Attribution != "" {
					attribution = names[ev.Attribution]
				}
				if ev.Place != "" {
					place = names[ev.Place]
				}
				statements = append(statements, fmt.Sprintf("%v", []any{
					names[e.Source], ev.Polarity, ev.Modality, attribution, ev.Text, trigger, place, ev.Confidence, ev.Article,
				}))
			}
		}
		if diff := cmp.Diff(want, table(t, s, "SELECT * FROM edge ORDER BY id")); diff != "" {
			t.Error("edge: want -, got +:", diff)
		}
		got := table(t, s, `SELECT source, polarity, modality, attribution, text, trigger, place, confidence, article_id
				FROM statement`)
		less := func(a, b string) bool { return a < b }
		if diff := cmp.Diff(statements, got, cmpopts.SortSlices(less)); diff != "" {
			t.Error("statement: want -, got +:", diff)
		}
		mentions := 0
		for _, n := range g.NodeList {
			mentions += len(n.Mentions)
		}
		if got := len(table(t, s, "SELECT * FROM entity_mention")); got != mentions {
			t.Errorf("entity_mention has %d rows, want %d", got, mentions)
		}
	})
}
