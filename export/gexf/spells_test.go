package gexf

import (
	"strings"
	"testing"
	"time"

	"github.com/newsgraph/newsgraph/export"
	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/graphtest"
	"github.com/newsgraph/newsgraph/nlp"
)

// statement is evidence that was published on a day and tells an interval
// [from, to); empty texts are unknown.
func statement(t *testing.T, published, from, to string) graph.Evidence {
	t.Helper()
	on := func(day string) time.Time {
		if day == "" {
			return time.Time{}
		}
		at, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
	return graph.Evidence{Published: on(published), Time: nlp.Time{Interval: nlp.Interval{From: on(from), To: on(to)}}}
}

func TestSpells(t *testing.T) {
	for _, test := range []struct {
		name       string
		statements [][3]string // published, from, to
		want       string
	}{
		{"nothing known", [][3]string{{"", "", ""}}, ""},
		{"the day of publication", [][3]string{{"2024-03-05", "", ""}}, "2024-03-05/2024-03-05"},
		{"the day of the words", [][3]string{{"2024-03-05", "2024-03-04", "2024-03-05"}}, "2024-03-04/2024-03-04"},
		{"a month", [][3]string{{"2024-03-05", "2024-02-01", "2024-03-01"}}, "2024-02-01/2024-02-29"},
		{"an article without a date", [][3]string{{"", "1999-01-01", "2000-01-01"}}, "1999-01-01/1999-12-31"},
		{"no end", [][3]string{{"", "1999-01-01", ""}}, "1999-01-01/1999-01-01"},
		{"the same day twice", [][3]string{{"2024-03-05", "", ""}, {"2024-03-05", "", ""}}, "2024-03-05/2024-03-05"},
		{"days that touch", [][3]string{{"2024-03-06", "", ""}, {"2024-03-05", "", ""}}, "2024-03-05/2024-03-06"},
		{"days apart", [][3]string{{"2024-03-07", "", ""}, {"2024-03-05", "", ""}, {"", "", ""}}, "2024-03-05/2024-03-05 2024-03-07/2024-03-07"},
		{"one in the other", [][3]string{{"2024-03-05", "", ""}, {"", "2024-01-01", "2025-01-01"}}, "2024-01-01/2024-12-31"},
	} {
		var e graph.Edge
		for _, s := range test.statements {
			e.Evidence = append(e.Evidence, statement(t, s[0], s[1], s[2]))
		}
		var got []string
		for _, s := range spellsOf(&e) {
			got = append(got, export.Day(s.first)+"/"+export.Day(s.last))
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s: got %s, want %s", test.name, got, test.want)
		}
	}
}

// A node is there whenever one of its edges is: Gephi would hide the edge else.
func TestNodesOutliveEdges(t *testing.T) {
	for _, fixture := range graphtest.Fixtures() {
		f := parse(t, written(t, fixture.Graph(), export.Extras{}))
		lives := map[string]interval{}
		for _, n := range f.Graph.Nodes {
			lives[n.ID] = n.interval
		}
		for _, e := range f.Graph.Edges {
			for i, s := range e.Spells {
				for _, life := range []interval{lives[e.Source], lives[e.Target]} {
					if life.Start == "" || s.Start < life.Start || s.End > life.End || s.End < s.Start {
						t.Errorf("%s: %s is there in %v, one of its nodes in %v", fixture.Name, e.ID, s, life)
					}
				}
				if i > 0 && s.Start <= e.Spells[i-1].End {
					t.Errorf("%s: the spells %v of %s overlap", fixture.Name, e.Spells, e.ID)
				}
			}
		}
	}
}
