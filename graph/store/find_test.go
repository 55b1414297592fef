package store

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/graphtest"
	"github.com/newsgraph/newsgraph/nlp"
)

// invented is an extraction with a title and nothing else.
func invented(path string) graph.Extraction {
	a := nlp.Article{Path: path}
	return graph.Extraction{Article: graph.Article{ID: a.ID(), Path: path, File: path, Title: "Of " + path}}
}

func TestFindArticle(t *testing.T) {
	s := newStore(t)
	for _, path := range []string{
		"news/raid.txt", "news/harbour.md", "old/harbour.txt", "new/harbour.txt", "a.txt", "box.jsonl#7", "deep/raid.txt.bak",
	} {
		x := invented(path)
		write(t, s, result(&x))
	}
	for i := range 20 {
		x := invented("many/" + string(rune('a'+i)) + "/same.txt")
		write(t, s, result(&x))
	}
	id := (&nlp.Article{Path: "news/raid.txt"}).ID()
	tests := []struct {
		ref, want string // want is the path; "" for not found, "?" for ambiguous
		count     int    // of ambiguous ones
	}{
		{ref: "news/raid.txt", want: "news/raid.txt"},
		{ref: id, want: "news/raid.txt"},
		{ref: id[:9], want: "news/raid.txt"},
		{ref: "raid.txt", want: "news/raid.txt"}, // before the stem of raid.txt.bak
		{ref: "raid", want: "news/raid.txt"},
		{ref: "a", want: "a.txt"}, // a name comes before the start of an id
		{ref: "box.jsonl#7", want: "box.jsonl#7"},
		{ref: "harbour.md", want: "news/harbour.md"},
		{ref: "harbour.txt", want: "?", count: 2},
		{ref: "harbour", want: "?", count: 3},
		{ref: "same", want: "?", count: 20},
		{ref: "aid"},
		{ref: ""},
		{ref: "a%"},
	}
	for _, tt := range tests {
		t.Run(tt.ref, func(t *testing.T) {
			a, err := s.FindArticle(context.Background(), tt.ref)
			var missing *NotFoundError
			var ambiguous *AmbiguousError
			switch {
			case tt.want == "":
				if !errors.As(err, &missing) || missing.Ref != tt.ref {
					t.Errorf("%+v, %v; want a NotFoundError", a, err)
				}
			case tt.want == "?":
				if !errors.As(err, &ambiguous) || ambiguous.Count != tt.count ||
					len(ambiguous.Candidates) != min(tt.count, maxCandidates) || !slices.IsSorted(ambiguous.Candidates) {
					t.Errorf("%+v, %v; want an AmbiguousError with %d", a, err, tt.count)
				}
			case err != nil || a.Path != tt.want || a.Title != "Of "+tt.want:
				t.Errorf("%+v, %v; want %s", a, err, tt.want)
			}
		})
	}
}

func TestFindNodes(t *testing.T) {
	s := newStore(t)
	parts := graphtest.Small()
	write(t, s, results(parts)...)
	norland := graph.NodeID(nlp.Country, "Norland", "XN", "")
	tests := []struct {
		query string
		limit int
		want  []string
	}{
		{"Norland", 5, []string{"Norland"}},
		{"nORLAND", 5, []string{"Norland"}},
		{"norlandian", 5, []string{"Norland"}}, // an alias
		{"  ana   holm ", 5, []string{"Ana Holm"}},
		{"har", 5, []string{"Harbour Authority", "Harbour Union"}}, // the most mentioned first
		{"har", 1, []string{"Harbour Authority"}},
		{"union", 5, []string{"Harbour Union"}},
		{norland, 5, []string{"Norland"}},
		{norland[:8], 5, nil},
		{"", 5, nil},
		{"xyz", 5, nil},
		{"har", 0, nil},
	}
	whole := graph.Merge(engine, ontology, parts...)
	for _, tt := range tests {
		t.Run(tt.query, func(t *testing.T) {
			found, err := s.FindNodes(context.Background(), tt.query, tt.limit)
			if err != nil {
				t.Fatal(err)
			}
			var names []string
			for _, n := range found {
				names = append(names, n.Name)
				i := slices.IndexFunc(whole.NodeList, func(w graph.Node) bool { return w.ID == n.ID })
				if diff := cmp.Diff(whole.NodeList[i], n, cmpopts.IgnoreFields(graph.Node{}, "Mentions")); diff != "" {
					t.Error("want -, got +:", diff)
				}
			}
			if diff := cmp.Diff(tt.want, names); diff != "" {
				t.Error("want -, got +:", diff)
			}
		})
	}
}

// What a name finds must be gone with the article that had it.
func TestFindNodesForgets(t *testing.T) {
	s := newStore(t)
	parts := graphtest.Small()
	write(t, s, results(parts)...)
	if err := s.Remove(context.Background(), []string{"blog.md"}); err != nil {
		t.Fatal(err)
	}
	if found, err := s.FindNodes(context.Background(), "Norlandian", 5); err != nil || len(found) > 0 {
		t.Errorf("%v, %v; want nothing", found, err)
	}
}

func TestSearchFoldsCaseOfAllLetters(t *testing.T) {
	if fold("  ÉLYSÉE\u00a0Palace ") != "élysée palace" {
		t.Errorf("%q", fold("  ÉLYSÉE\u00a0Palace "))
	}
	for _, tt := range [][2]string{{"", ""}, {"a", "b"}, {"é", "ê"}, {"a\u007f", "a\u0080"[:1] + "\x80"}} {
		if after(tt[0]) != tt[1] {
			t.Errorf("after %q comes %q, want %q", tt[0], after(tt[0]), tt[1])
		}
	}
}

// The parts of the graph must be what the whole graph has.
func TestParts(t *testing.T) {
	for _, f := range graphtest.Fixtures() {
		t.Run(f.Name, func(t *testing.T) {
			ctx := context.Background()
			s := newStore(t)
			write(t, s, results(f.Parts)...)
			whole := graph.Merge(engine, ontology, f.Parts...)
			for _, want := range whole.NodeList {
				got, err := s.Node(ctx, want.ID)
				if diff := cmp.Diff(want, got); err != nil || diff != "" {
					t.Fatal(err, diff)
				}
				edges, err := s.EdgesOf(ctx, want.ID)
				if diff := cmp.Diff(edgesAt(whole, want.ID), edges); err != nil || diff != "" {
					t.Fatal(err, diff)
				}
				names, err := s.Names(ctx, []string{"n", want.ID, "e0123456789abcdef"})
				if diff := cmp.Diff(map[string]string{want.ID: want.Name}, names); err != nil || diff != "" {
					t.Fatal(err, diff)
				}
			}
			for _, x := range f.Parts {
				nodes, err := s.ArticleNodes(ctx, x.Article.ID)
				if diff := cmp.Diff(graph.MergeNodes(slices.Clone(x.Nodes)), nodes); err != nil || diff != "" {
					t.Fatal(err, diff)
				}
				edges, err := s.ArticleEdges(ctx, x.Article.ID)
				if diff := cmp.Diff(graph.MergeEdges(slices.Clone(x.Edges)), edges); err != nil || diff != "" {
					t.Fatal(err, diff)
				}
				a, err := s.FindArticle(ctx, x.Article.Path)
				if diff := cmp.Diff(x.Article, a); err != nil || diff != "" {
					t.Fatal(err, diff)
				}
			}
		})
	}
}

func edgesAt(g *graph.Graph, node string) (edges []graph.Edge) {
	for _, e := range g.EdgeList {
		if e.Source == node || e.Target == node {
			edges = append(edges, e)
		}
	}
	return edges
}

func TestUnknownParts(t *testing.T) {
	ctx := context.Background()
	s := newStore(t)
	for _, id := range []string{"", "nobody", "n0123456789abcdef"} {
		var missing *NotFoundError
		if _, err := s.Node(ctx, id); !errors.As(err, &missing) {
			t.Errorf("Node(%q): %v; want a NotFoundError", id, err)
		}
		if edges, err := s.EdgesOf(ctx, id); err != nil || edges != nil {
			t.Errorf("EdgesOf(%q): %v, %v", id, edges, err)
		}
		if edges, err := s.ArticleEdges(ctx, id); err != nil || edges != nil {
			t.Errorf("ArticleEdges(%q): %v, %v", id, edges, err)
		}
	}
	if names, err := s.Names(ctx, nil); err != nil || len(names) > 0 {
		t.Errorf("Names(nil): %v, %v", names, err)
	}
}

func TestSummary(t *testing.T) {
	s := newStore(t)
	parts := graphtest.Random(4, 10, 60)
	write(t, s, results(parts)...)
	write(t, s, Result{Path: "bad", Failure: &Failure{"read", "no text"}})
	setLeast(t, s, 0.7)
	parts[3].Article.Language, parts[7].Article.Language = "de", "de"
	write(t, s, results(parts)...)
	got, err := s.Summary(context.Background(), 3)
	if err != nil {
		t.Fatal(err)
	}
	whole := graph.Merge(engine, ontology, sure(parts, 0.7)...)
	want := Summary{Failed: 1, ForeignBy: []Count{{"de", 2}}}
	want.Header, _ = whole.Header(context.Background())
	want.MinConfidence = 0.7
	kinds, types := map[string]int{}, map[string]int{}
	for _, n := range whole.NodeList {
		kinds[string(n.Kind)]++
		want.MostConnected = append(want.MostConnected, NodeRef{n.ID, n.Kind, n.Name, n.Degree})
	}
	for _, e := range whole.EdgeList {
		types[e.Type]++
	}
	slices.SortFunc(want.MostConnected, func(a, b NodeRef) int { return cmpPair(b.Degree, a.Degree, a.ID, b.ID) })
	want.MostConnected = want.MostConnected[:3]
	want.NodesByKind, want.EdgesByType = sorted(kinds), sorted(types)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error("want -, got +:", diff)
	}
}

func sorted(counts map[string]int) (list []Count) {
	for name, n := range counts {
		list = append(list, Count{name, n})
	}
	slices.SortFunc(list, func(a, b Count) int { return cmpPair(b.Count, a.Count, a.Name, b.Name) })
	return list
}

func cmpPair(a, b int, c, d string) int {
	if a != b {
		return a - b
	}
	return slices.Compare([]string{c}, []string{d})
}

func TestSeenAndFailures(t *testing.T) {
	ctx := context.Background()
	s := newStore(t)
	good, changed := invented("good.txt"), invented("changed.txt")
	good.Article.File = "box"
	write(t, s,
		Result{Path: "good.txt", File: "box", Fingerprint: "f1", Engine: "e1", Least: 0.7, Extraction: &good},
		Result{Path: "changed.txt", File: "changed.txt", Fingerprint: "f2", Engine: "e1", Failure: &Failure{"tag", "why"}},
		Result{Path: "bad.txt", File: "bad.txt", Fingerprint: "f3", Engine: "e1", Failure: &Failure{"read", "not text"}},
	)
	write(t, s, Result{Path: "changed.txt", File: "changed.txt", Fingerprint: "f4", Engine: "e2", Extraction: &changed})
	seen, err := s.Seen(ctx)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]Seen{
		"good.txt":    {File: "box", Fingerprint: "f1", Engine: "e1", Least: 0.7},
		"changed.txt": {File: "changed.txt", Fingerprint: "f4", Engine: "e2"},
		"bad.txt":     {File: "bad.txt", Fingerprint: "f3", Engine: "e1", Failed: true},
	}
	if diff := cmp.Diff(want, seen); diff != "" {
		t.Error("want -, got +:", diff)
	}
	failures, err := s.Failures(ctx)
	if diff := cmp.Diff([]FailedArticle{{"bad.txt", Failure{"read", "not text"}}}, failures); err != nil || diff != "" {
		t.Error(err, diff)
	}
	if err := s.Remove(ctx, []string{"bad.txt"}); err != nil {
		t.Fatal(err)
	}
	if failures, err := s.Failures(ctx); err != nil || failures != nil {
		t.Errorf("Failures: %v, %v; want none", failures, err)
	}
}
