package score

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/newsgraph/nlp"
)

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

func TestCounts(t *testing.T) {
	tests := []struct {
		name                  string
		counts                Counts
		precision, recall, f1 float64
	}{
		{"nothing", Counts{}, 0, 0, 0},
		{"nothing found", Counts{Gold: 3}, 0, 0, 0},
		{"some", Counts{Right: 2, Found: 4, Gold: 8}, 0.5, 0.25, 1. / 3},
		{"all", Counts{Right: 3, Found: 3, Gold: 3}, 1, 1, 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := test.counts
			if !near(c.Precision(), test.precision) || !near(c.Recall(), test.recall) || !near(c.F1(), test.f1) {
				t.Errorf("precision %v, recall %v, F1 %v", c.Precision(), c.Recall(), c.F1())
			}
		})
	}
}

func TestLabels(t *testing.T) {
	var l Labels
	for _, pair := range [][2]string{{"NN", "NN"}, {"NN", "NN"}, {"NN", "VB"}, {"NN", "JJ"}, {"VB", "VB"}, {"VB", "NN"}, {"NN", "VB"}} {
		l.Pair(pair[0], pair[1])
	}
	l.Missed("VB")
	l.Spurious("NN")
	if got, want := l.Total(), (Counts{Right: 3, Found: 8, Gold: 8}); got != want {
		t.Errorf("total %v, want %v", got, want)
	}
	each := []LabelCounts{
		{"NN", Counts{Right: 2, Found: 4, Gold: 5}},
		{"VB", Counts{Right: 1, Found: 3, Gold: 3}},
		{"JJ", Counts{Found: 1}},
	}
	if diff := cmp.Diff(each, l.Each()); diff != "" {
		t.Errorf("each: -want +got:\n%s", diff)
	}
	confusions := []Confusion{{"NN", "VB", 2}, {"NN", "JJ", 1}}
	if diff := cmp.Diff(confusions, l.Confusions(2)); diff != "" {
		t.Errorf("confusions: -want +got:\n%s", diff)
	}
	if n := len(l.Confusions(10)); n != 3 {
		t.Errorf("%d confusions, want 3", n)
	}
}

func TestNames(t *testing.T) {
	gold := []Name{
		{nlp.Span{Start: 0, End: 2}, "PER"},
		{nlp.Span{Start: 4, End: 5}, "LOC"},
		{nlp.Span{Start: 7, End: 9}, "ORG"},
		{nlp.Span{Start: 11, End: 12}, "LOC"},
	}
	found := []Name{
		{nlp.Span{Start: 0, End: 2}, "PER"},
		{nlp.Span{Start: 0, End: 2}, "PER"},   // the same again
		{nlp.Span{Start: 4, End: 5}, "ORG"},   // another label
		{nlp.Span{Start: 7, End: 8}, "ORG"},   // too short
		{nlp.Span{Start: 20, End: 21}, "LOC"}, // nothing
	}
	var n Names
	n.Add(gold, found)
	if got, want := n.Total(), (Counts{Right: 1, Found: 4, Gold: 4}); got != want {
		t.Errorf("total %v, want %v", got, want)
	}
	if got, want := n.Spans, (Counts{Right: 2, Found: 4, Gold: 4}); got != want {
		t.Errorf("spans %v, want %v", got, want)
	}
	each := []LabelCounts{
		{"LOC", Counts{Found: 1, Gold: 2}},
		{"ORG", Counts{Found: 2, Gold: 1}},
		{"PER", Counts{Right: 1, Found: 1, Gold: 1}},
	}
	if diff := cmp.Diff(each, n.Each()); diff != "" {
		t.Errorf("each: -want +got:\n%s", diff)
	}
	if diff := cmp.Diff([]Confusion{{"LOC", "ORG", 1}}, n.Confusions(9)); diff != "" {
		t.Errorf("confusions: -want +got:\n%s", diff)
	}
}

// "Ann's dog barked ." as "Ann 's dog barked ." with the dog under the wrong
// head, and a subtype and a relation that are wrong.
func TestAttachment(t *testing.T) {
	gold := []Arc{{2, "nmod:poss"}, {0, "case"}, {3, "nsubj"}, {3, "root"}, {3, "punct"}}
	tests := []struct {
		name           string
		found          []Arc
		pairs          []Pair
		uas, las, full int
	}{
		{"all right", gold, Same(5), 5, 5, 5},
		{"subtype", []Arc{{2, "nmod"}, {0, "case"}, {3, "nsubj"}, {3, "root"}, {3, "punct"}}, Same(5), 5, 5, 4},
		{"relation", []Arc{{2, "nmod:poss"}, {0, "case"}, {3, "obj"}, {3, "root"}, {3, "punct"}}, Same(5), 5, 4, 4},
		{"head", []Arc{{3, "nmod:poss"}, {0, "case"}, {3, "nsubj"}, {3, "root"}, {3, "punct"}}, Same(5), 4, 4, 4},
		{"root elsewhere", []Arc{{2, "nmod:poss"}, {0, "case"}, {2, "root"}, {2, "nsubj"}, {3, "punct"}}, Same(5), 3, 3, 3},
		// "Ann's" was not cut: its words have no partner, but the others have.
		{"other words", []Arc{{1, "nmod"}, {2, "nsubj"}, {2, "root"}, {2, "punct"}}, []Pair{{2, 1}, {3, 2}, {4, 3}}, 3, 3, 3},
		{"no tree", make([]Arc, 5), nil, 0, 0, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var a Attachment
			a.Add(gold, test.found, test.pairs)
			got := []Counts{a.UAS, a.LAS, a.Full}
			var want []Counts
			for _, right := range []int{test.uas, test.las, test.full} {
				want = append(want, Counts{Right: right, Found: len(test.found), Gold: 5})
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("UAS, LAS, full: -want +got:\n%s", diff)
			}
			if total := a.Relations.Total(); total != a.LAS {
				t.Errorf("the relations sum up to %v, LAS is %v", total, a.LAS)
			}
		})
	}
}
