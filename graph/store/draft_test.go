package store

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/graphtest"
)

// draft is a draft with the graph of parts.
func draft(t *testing.T, path string, parts []graph.Extraction) *Store {
	t.Helper()
	s, err := Draft(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := addGraph(s, graphtest.Merge(parts)); err != nil {
		t.Fatal(err)
	}
	return s
}

func filesOf(t *testing.T, path string) (names []string) {
	t.Helper()
	files, err := filepath.Glob(path + "*")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		names = append(names, strings.TrimPrefix(f, path))
	}
	return names
}

// A draft becomes a store like any other.
func TestPublish(t *testing.T) {
	path, parts := filepath.Join(t.TempDir(), "news.db"), graphtest.Small()
	s := draft(t, path, parts[:3])
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) || !s.IsDraft() {
		t.Fatalf("there is a store before it is published (%v)", err)
	}
	if err := s.SetMinConfidence(t.Context(), 0.1); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := s.Publish(t.Context()); err != nil || s.IsDraft() {
			t.Fatal(err)
		}
	}
	if s.MinConfidence() != 0.1 {
		t.Errorf("it shows from %v", s.MinConfidence())
	}
	write(t, s, results(parts[3:])...)
	if diff := differ(s, parts); diff != "" {
		t.Error("want -, got +:", diff)
	}
	removeHalf(t, s, parts)
	var journal string
	if err := s.writing.QueryRow("PRAGMA journal_mode").Scan(&journal); err != nil || journal != "wal" {
		t.Errorf("the journal is %q (%v)", journal, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if left := filesOf(t, path); !slices.Equal(left, []string{"", ".lock"}) {
		t.Errorf("left %q", left)
	}
	again, err := Draft(t.Context(), path)
	if err != nil || again.IsDraft() {
		t.Errorf("where a store is: %v", err)
	}
	closeNow(t, again)
}

func TestDiscardOfADraft(t *testing.T) {
	path := filepath.Join(t.TempDir(), "news.db")
	s := draft(t, path, graphtest.Small())
	if _, err := Draft(t.Context(), path); !errors.As(err, new(*LockedError)) {
		t.Errorf("a second draft: %v", err)
	}
	if err := s.Discard(); err != nil {
		t.Fatal(err)
	}
	if left := filesOf(t, path); !slices.Equal(left, []string{".lock"}) {
		t.Errorf("left %q", left)
	}
}

// A merge that fails leaves a draft as it was, too.
func TestDraftRollsBack(t *testing.T) {
	parts := graphtest.Small()
	s := draft(t, filepath.Join(t.TempDir(), "news.db"), parts[:2])
	g := graphtest.Merge(parts)
	g.EdgeList[len(g.EdgeList)-1].Evidence[0].Cue.End = 1 << 40
	if err := addGraph(s, g); err == nil {
		t.Fatal("a wrong graph was added")
	}
	if diff := differ(s, parts[:2]); diff != "" {
		t.Error("want -, got +:", diff)
	}
	if err := s.Discard(); err != nil {
		t.Error(err)
	}
}

// What a killed process leaves goes, with a draft or without. The log of a store that
// somebody deleted is not read into the new one.
func TestDraftAmongLeftovers(t *testing.T) {
	path, parts := filepath.Join(t.TempDir(), "news.db"), graphtest.Small()
	old := open(t, filepath.Join(t.TempDir(), "old.db"))
	write(t, old, results(graphtest.Random(3, 20, 100))...)
	log, err := os.ReadFile(old.path + "-wal")
	if err != nil {
		t.Fatal(err)
	}
	for _, end := range []string{"-wal", unfinished, unfinished + "-wal", unfinished + "-journal"} {
		if err := os.WriteFile(path+end, log, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s := draft(t, path, parts)
	if err := s.Publish(t.Context()); err != nil {
		t.Fatal(err)
	}
	if diff := differ(s, parts); diff != "" {
		t.Error("want -, got +:", diff)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path+unfinished, log, 0o600); err != nil {
		t.Fatal(err)
	}
	closeNow(t, open(t, path))
	if left := filesOf(t, path); !slices.Equal(left, []string{"", ".lock"}) {
		t.Errorf("left %q", left)
	}
}

// What comes to be at the path while a draft is written is not replaced.
func TestPublishReplacesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "news.db")
	s := draft(t, path, graphtest.Small())
	if err := os.WriteFile(path, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := s.Publish(t.Context()); err == nil || !strings.Contains(err.Error(), "store "+path+" was made by another program") {
		t.Errorf("got %v", err)
	}
	if err := s.Discard(); err != nil {
		t.Fatal(err)
	}
	if content, err := os.ReadFile(path); err != nil || string(content) != "mine" {
		t.Errorf("the file holds %q (%v)", content, err)
	}
}

// A link that leads nowhere stays one, and gets its store.
func TestDraftThroughALink(t *testing.T) {
	folder := t.TempDir()
	path, target := filepath.Join(folder, "news.db"), filepath.Join(folder, "target.db")
	if err := os.Symlink(target, path); err != nil {
		t.Skip("NOT TESTED: links:", err)
	}
	s := draft(t, path, graphtest.Small())
	if err := errors.Join(s.Publish(t.Context()), s.Close()); err != nil {
		t.Fatal(err)
	}
	if diff := differ(open(t, target), graphtest.Small()); diff != "" {
		t.Error("want -, got +:", diff)
	}
}

// However a store comes about, it has the tables, indexes and triggers of a new one.
func TestMergeKeepsTheSchema(t *testing.T) {
	want := schemaOf(t, newStore(t))
	for name, before := range map[string][]graph.Extraction{
		"into nothing": nil, "into less": graphtest.Small()[:1], "into more": graphtest.Random(3, 40, 900),
	} {
		for _, merge := range []func(*Store) error{
			func(s *Store) error { return addGraph(s, graphtest.Merge(graphtest.Small())) },
			func(s *Store) error {
				return s.Merge(t.Context(), func(m *Merger) error { return m.AddStore("b.db", built(t, graphtest.Small())) })
			},
			func(s *Store) error { // refused in the middle
				g := graphtest.Merge(graphtest.Small())
				g.EdgeList[0].Evidence[0].Cue.End = 1 << 40
				if err := addGraph(s, g); err == nil {
					return errors.New("a wrong graph was added")
				}
				return nil
			},
		} {
			s := built(t, before)
			if err := merge(s); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			if got := schemaOf(t, s); !slices.Equal(got, want) {
				t.Errorf("%s: got %d parts %q, want %q", name, len(got), got, want)
			}
		}
	}
}

func schemaOf(t *testing.T, s *Store) (parts []string) {
	t.Helper()
	err := s.view(context.Background(), func(tx *sql.Tx) error {
		return each(context.Background(), tx, "SELECT name, coalesce(sql, name) FROM sqlite_schema ORDER BY 1", nil,
			func(rows *sql.Rows) (name, text string, err error) {
				err = rows.Scan(&name, &text)
				return name, text, err
			},
			func(text string) bool { parts = append(parts, text); return true })
	})
	if err != nil {
		t.Fatal(err)
	}
	return parts
}
