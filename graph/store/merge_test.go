package store

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/graphtest"
)

// line is where test graphs break.
func line() int { return 7 }

// built is a store of parts, each read as a build reads it.
func built(t *testing.T, parts []graph.Extraction) *Store {
	t.Helper()
	s := newStore(t)
	write(t, s, results(parts)...)
	return s
}

func addStore(t *testing.T, s, from *Store) {
	t.Helper()
	if err := s.Merge(t.Context(), func(m *Merger) error { return m.AddStore(from.path, from) }); err != nil {
		t.Fatal(err)
	}
}

func addGraph(s *Store, g graph.Reader) error {
	return s.Merge(context.Background(), func(m *Merger) error { return m.AddGraph("graph.jsonl", g, line) })
}

// A store that takes over another one is that one: also in what it removes.
func TestAddStore(t *testing.T) {
	forLeasts(t, func(t *testing.T, f graphtest.Fixture, least float64) {
		from, s := built(t, f.Parts), newStore(t)
		write(t, from, Result{Path: "broken.txt", File: "broken.txt", Engine: engine, Failure: &Failure{"read", "no text"}})
		setLeast(t, from, least)
		addStore(t, s, from)
		if diff := differ(s, f.Parts); diff != "" {
			t.Error("want -, got +:", diff)
		}
		want, _ := from.Seen(t.Context())
		if got, err := s.Seen(t.Context()); err != nil || !cmp.Equal(want, got) {
			t.Errorf("seen, %v: %s", err, cmp.Diff(want, got))
		}
		if from.MinConfidence() != least {
			t.Errorf("the store that was read shows from %v", from.MinConfidence())
		}
		removeHalf(t, s, f.Parts)
	})
}

// removeHalf removes every second article and compares what is left.
func removeHalf(t *testing.T, s *Store, parts []graph.Extraction) {
	t.Helper()
	var left []graph.Extraction
	var gone []string
	for i, x := range parts {
		if i%2 == 0 {
			left = append(left, x)
		} else {
			gone = append(gone, x.Article.Path)
		}
	}
	if err := s.Remove(t.Context(), gone); err != nil {
		t.Fatal(err)
	}
	if diff := differ(s, left); diff != "" {
		t.Error("after removing, want -, got +:", diff)
	}
}

func TestAddGraph(t *testing.T) {
	for _, f := range graphtest.Fixtures() {
		t.Run(f.Name, func(t *testing.T) {
			s := newStore(t)
			if err := addGraph(s, f.Graph()); err != nil {
				t.Fatal(err)
			}
			if diff := differ(s, f.Parts); diff != "" {
				t.Error("want -, got +:", diff)
			}
			removeHalf(t, s, f.Parts)
		})
	}
}

// However articles are spread over stores and graphs, overlapping or not, all of
// them together are the graph of the articles.
func TestMergeIsOneBuild(t *testing.T) {
	for seed := range uint64(6) {
		rng := rand.New(rand.NewPCG(seed, 2))
		parts := append(graphtest.Random(seed, 20, 150), graphtest.Small()...)
		s := newStore(t)
		err := s.Merge(t.Context(), func(m *Merger) error {
			for start := 0; start < len(parts); start += 5 {
				part := slices.Clone(parts[start:min(start+5, len(parts))])
				for range rng.IntN(6) {
					part = append(part, parts[rng.IntN(len(parts))])
				}
				if err := addSome(t, m, distinct(part), rng.IntN(2) == 0); err != nil {
					return err
				}
			}
			if m.Added != len(parts) {
				t.Errorf("%d articles were added, want %d", m.Added, len(parts))
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if diff := differ(s, parts); diff != "" {
			t.Fatalf("seed %d: want -, got +: %s", seed, diff)
		}
	}
}

func addSome(t *testing.T, m *Merger, parts []graph.Extraction, asStore bool) error {
	if asStore {
		return m.AddStore("some.db", built(t, parts))
	}
	return m.AddGraph("some.jsonl", graphtest.Merge(parts), line)
}

func distinct(parts []graph.Extraction) (list []graph.Extraction) {
	seen := map[string]bool{}
	for _, x := range parts {
		if !seen[x.Article.ID] {
			seen[x.Article.ID] = true
			list = append(list, x)
		}
	}
	return list
}

// What an export left out is noted with its articles, and they are others than
// the whole ones.
func TestAddGraphNotesWhatIsMissing(t *testing.T) {
	parts := graphtest.Small()
	g := graphtest.Merge(sure(parts, 0.7))
	g.MinConfidence = 0.7
	s := newStore(t)
	if err := addGraph(s, g); err != nil {
		t.Fatal(err)
	}
	if h, err := s.Header(t.Context()); err != nil || h.MinConfidence != 0.7 {
		t.Errorf("the header says %v (%v)", h.MinConfidence, err)
	}
	other := newStore(t)
	addStore(t, other, s)
	seen, err := other.Seen(t.Context())
	if path := parts[0].Article.Path; err != nil || seen[path].Least != 0.7 {
		t.Errorf("%s is %+v (%v)", path, seen[path], err)
	}
	if err := addGraph(s, graphtest.Merge(parts)); err == nil || !strings.Contains(err.Error(), "with its statements from a confidence of 0.7 on, not 0") {
		t.Errorf("the whole was added with %v", err)
	}
	write(t, s, results(parts)...)
	if h, err := s.Header(t.Context()); err != nil || h.MinConfidence != 0 {
		t.Errorf("once the articles are read, the header says %v (%v)", h.MinConfidence, err)
	}
}

// Definitions of types go where the graph goes, and must agree.
func TestMergeOfTypes(t *testing.T) {
	defeated := graph.RelationType{Name: "DEFEATED", Family: "sport", Definition: "wins"}
	drew := graph.RelationType{Name: "DREW_WITH", Family: "sport", Definition: "neither wins"}
	with := func(parts []graph.Extraction, types ...graph.RelationType) *graph.Graph {
		g := graphtest.Merge(parts)
		g.Types = types
		return g
	}
	s, parts := newStore(t), graphtest.Small()
	for _, g := range []*graph.Graph{with(parts[:1], drew), with(parts[1:2]), with(parts[1:], defeated, drew)} {
		if err := addGraph(s, g); err != nil {
			t.Fatal(err)
		}
	}
	h, err := s.Header(t.Context())
	if want := []graph.RelationType{defeated, drew}; err != nil || !slices.Equal(h.Types, want) {
		t.Errorf("got %v (%v), want %v", h.Types, err, want)
	}
	drew.Definition = "both win"
	err = addGraph(s, with(graphtest.Random(3, 5, 20), drew))
	if err == nil || !strings.HasPrefix(err.Error(), `graph.jsonl defines the relation type DREW_WITH (sport) as "both win", but `+s.path) {
		t.Errorf("got %v", err)
	}
	other := newStore(t)
	addStore(t, other, s)
	if err := other.SetOrigin(t.Context(), engine, ontology, defeated); err != nil {
		t.Fatal(err)
	}
	if h, err = other.Header(t.Context()); err != nil || !slices.Equal(h.Types, []graph.RelationType{defeated}) {
		t.Errorf("got %v (%v)", h.Types, err)
	}
}

// What an article only seems to be called by others is kept for the whole.
func TestAddGraphKeepsWordingsThatStandNowhere(t *testing.T) {
	parts := graphtest.Small()
	for i := range parts {
		for k := range parts[i].Nodes {
			n := &parts[i].Nodes[k]
			n.Aliases = append(n.Aliases, fmt.Sprintf("wording %d", i), strings.ToUpper(n.Name))
		}
		parts[i].Nodes = graph.MergeNodes(parts[i].Nodes)
	}
	s := newStore(t)
	for _, some := range [][]graph.Extraction{parts[:len(parts)/2+1], parts[len(parts)/2:]} {
		if err := addGraph(s, graphtest.Merge(some)); err != nil {
			t.Fatal(err)
		}
	}
	if diff := differ(s, parts); diff != "" {
		t.Error("want -, got +:", diff)
	}
}

// A graph that is not what it says leaves the store as it was.
func TestAddGraphRefuses(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(*graph.Graph)
		want  string
	}{
		{"another path", func(g *graph.Graph) { g.ArticleList[0].Path = "?" }, "does not follow from the path"},
		{"another text", func(g *graph.Graph) { g.ArticleList[0].Text += "?" }, "was changed"},
		{"wrong quote", func(g *graph.Graph) { g.NodeList[0].Mentions[0].Text = "?" }, "that quotes"},
		{"outside", func(g *graph.Graph) { g.NodeList[0].Mentions[0].End = 1 << 40 }, "outside article"},
		{"before the start", func(g *graph.Graph) { g.NodeList[0].Mentions[0].Start = -1 }, "outside article"},
		{"unmentioned", func(g *graph.Graph) { g.NodeList[0].Mentions = nil }, "mentioned nowhere"},
		{"another name", func(g *graph.Graph) { g.NodeList[0].Name += "?" }, "does not follow from its kind and name"},
		{"unknown kind", func(g *graph.Graph) { g.NodeList[0].Kind = "?" }, "has the kind"},
		{"no such end", func(g *graph.Graph) { end(&g.EdgeList[0], "n0123456789abcdef") }, "does not mention"},
		{"no id", func(g *graph.Graph) { end(&g.EdgeList[0], "n0") }, "is not an id"},
		{"another type", func(g *graph.Graph) { g.EdgeList[0].Type = "MET" }, "does not follow from its ends"},
		{"another appearance", func(g *graph.Graph) {
			g.NodeList[0].Appearances = []graph.Appearance{{Article: g.ArticleList[0].ID, Name: "?"}}
		}, "is not what its appearances in articles make up"},
		{"no evidence", func(g *graph.Graph) { g.EdgeList[0].Evidence = nil }, "has no evidence"},
		{"unknown speaker", func(g *graph.Graph) { g.EdgeList[0].Evidence[0].Attribution = "n0123456789abcdef" }, "does not mention"},
		{"trigger elsewhere", func(g *graph.Graph) { g.EdgeList[0].Evidence[0].Trigger.End = 1 << 40 }, "outside its sentence"},
		{"cue elsewhere", func(g *graph.Graph) { g.EdgeList[0].Evidence[0].Cue.End = 1 << 40 }, "with the cue"},
		{"another engine", func(g *graph.Graph) { g.Engine = "other" }, `graph.jsonl was built with the engine "other", but`},
		{"another ontology", func(g *graph.Graph) { g.Ontology = "other" }, `with the ontology "other", but`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			before := graphtest.Random(3, 5, 20)
			s, g := built(t, before), graphtest.Merge(graphtest.Small())
			tt.spoil(g)
			err := addGraph(s, g)
			if err == nil || !strings.HasPrefix(err.Error(), "graph.jsonl") || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v; want an error with %q", err, tt.want)
			}
			if diff := differ(s, before); diff != "" {
				t.Error("the store has changed:", diff)
			}
		})
	}
}

func end(e *graph.Edge, id string) {
	e.Target = id
	e.ID = graph.EdgeID(e.Source, e.Type, e.Target)
}

// One article told in two ways is an error that names both places.
func TestMergeRefusesTwoOfOneArticle(t *testing.T) {
	first, second := graphtest.Small(), graphtest.Random(3, 5, 20)
	second[0] = first[0]
	second[0].Article.Title += "!"
	s := newStore(t)
	err := s.Merge(t.Context(), func(m *Merger) error {
		if err := m.AddStore("a.db", built(t, first)); err != nil {
			return err
		}
		if err := m.AddStore("b.db", built(t, graphtest.Random(4, 2, 5))); err != nil {
			return err
		}
		return m.AddGraph("c.jsonl", graphtest.Merge(second[:1]), line)
	})
	want := "c.jsonl, line 7: the article " + first[0].Article.Path + " is in a.db, too, with another title: remove it from one of them"
	if err == nil || err.Error() != want {
		t.Errorf("got %v; want %s", err, want)
	}
	if diff := differ(s, nil); diff != "" {
		// The origin is noted only with what came from there.
		t.Error("the store has changed:", diff)
	}
}

func TestMergeTakesWhatWasReadBeforeWhatFailed(t *testing.T) {
	parts := graphtest.Small()
	failed := newStore(t)
	write(t, failed, Result{Path: parts[0].Article.Path, File: "f", Engine: engine, Failure: &Failure{"read", "gone"}})
	for _, order := range [][]*Store{{failed, built(t, parts)}, {built(t, parts), failed}} {
		s := open(t, filepath.Join(t.TempDir(), "all.db"))
		for _, from := range order {
			addStore(t, s, from)
		}
		if failures, err := s.Failures(t.Context()); err != nil || len(failures) > 0 {
			t.Errorf("%v failed (%v)", failures, err)
		}
		if diff := differ(s, parts); diff != "" {
			t.Error("want -, got +:", diff)
		}
	}
}

// halting is a graph whose reading is stopped at its edges.
type halting struct {
	*graph.Graph
	stop func()
}

func (h halting) Edges(ctx context.Context) iter.Seq2[graph.Edge, error] {
	h.stop()
	return h.Graph.Edges(ctx)
}

func TestMergeStops(t *testing.T) {
	before := graphtest.Random(3, 5, 20)
	s := built(t, before)
	ctx, stop := context.WithCancel(t.Context())
	g := halting{graphtest.Merge(graphtest.Small()), stop}
	err := s.Merge(ctx, func(m *Merger) error { return m.AddGraph("graph.jsonl", g, line) })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if diff := differ(s, before); diff != "" {
		t.Error("the store has changed:", diff)
	}
}

func TestDiscard(t *testing.T) {
	folder := t.TempDir()
	s, err := Open(t.Context(), filepath.Join(folder, "news.db"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, s, results(graphtest.Small())...)
	if err := s.Discard(); err != nil {
		t.Fatal(err)
	}
	left, err := filepath.Glob(filepath.Join(folder, "*"))
	if want := []string{filepath.Join(folder, "news.db.lock")}; err != nil || !slices.Equal(left, want) {
		t.Errorf("left %v, want %v", left, want)
	}
}
