package store

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/graphtest"
)

// edit changes a SQLite file behind the store's back.
func edit(t *testing.T, path, statements string) {
	t.Helper()
	db, err := connect(path, "")
	if err != nil {
		t.Fatal(err)
	}
	defer closeNow(t, db)
	if _, err := db.Exec(statements); err != nil {
		t.Fatal(err)
	}
}

// filled makes a closed store with a small graph.
func filled(t *testing.T) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "news.db")
	s, err := Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	write(t, s, results(graphtest.Small())...)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestOpenSaysWhatIsWrong(t *testing.T) {
	dir := t.TempDir()
	file := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	foreign := filepath.Join(dir, "foreign.db")
	edit(t, foreign, "CREATE TABLE bookmark (url TEXT)")
	newer, older := filled(t), filled(t)
	edit(t, newer, "PRAGMA user_version = 99")
	edit(t, older, "PRAGMA user_version = 0")
	whole, err := os.ReadFile(filled(t))
	if err != nil {
		t.Fatal(err)
	}
	scrambled := []byte(strings.Repeat("\x07", len(whole)))
	copy(scrambled, whole[:100])

	tests := []struct {
		name, path string
		writing    string // part of Open's error, "" if it works
		reading    string // part of OpenReadOnly's
	}{
		{"text", file("notes.txt", strings.Repeat("These are only my notes. ", 100)), "is not a newsgraph store", "is not a newsgraph store"},
		{"empty file", file("empty.db", ""), "", "is an empty file"},
		{"other program", foreign, "of another program", "of another program"},
		{"newer", newer, "newer newsgraph (format 99; this one knows 3)", "newer newsgraph"},
		{"older", older, "older newsgraph (format 0; this one knows 3)", "older newsgraph"},
		{"truncated", file("cut.db", string(whole[:len(whole)/3])), "is damaged", "is damaged"},
		{"scrambled", file("scrambled.db", string(scrambled)), "is damaged", "is damaged"},
		{"folder", dir, "is a folder", "is a folder"},
		{"no folder", filepath.Join(dir, "no", "news.db"), "no such file or directory", "does not exist"},
		{"odd name", filepath.Join(dir, "what? 100% #1 ünï;.db"), "", "does not exist"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			check := func(want string, open func(context.Context, string) (*Store, error)) {
				before, _ := os.ReadFile(tt.path)
				s, err := open(context.Background(), tt.path)
				if (err == nil) != (want == "") {
					t.Errorf("%v; want an error with %q", err, want)
				}
				if err == nil {
					if err := s.Close(); err != nil {
						t.Error(err)
					}
					return
				}
				if !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), tt.path) {
					t.Errorf("%v; want an error with %q that names the file", err, want)
				}
				if after, _ := os.ReadFile(tt.path); string(before) != string(after) {
					t.Error("the file was changed")
				}
			}
			check(tt.reading, OpenReadOnly)
			check(tt.writing, Open)
		})
	}
}

// The name of a file must be the name of the file.
func TestOddNames(t *testing.T) {
	path := filepath.Join(t.TempDir(), "what? 100% #1;mode=memory&ünï.db")
	open(t, path)
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
}

func TestOpenReadOnlyNeedsTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "none.db")
	if _, err := OpenReadOnly(context.Background(), path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("OpenReadOnly: %v; want fs.ErrNotExist", err)
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Error("OpenReadOnly made the file")
	}
}

func TestOneWriter(t *testing.T) {
	path := filepath.Join(t.TempDir(), "news.db")
	s := open(t, path)
	var locked *LockedError
	if _, err := Open(context.Background(), path); !errors.As(err, &locked) || locked.Path != path {
		t.Fatalf("Open: %v; want a LockedError", err)
	}
	// The one that has the lock is not disturbed.
	write(t, s, results(graphtest.Small())...)
}

func TestReadOnlyDoesNotWrite(t *testing.T) {
	s, err := OpenReadOnly(context.Background(), filled(t))
	if err != nil {
		t.Fatal(err)
	}
	defer closeNow(t, s)
	if err := s.Write(context.Background(), nil); err == nil || !strings.Contains(err.Error(), "for reading only") {
		t.Errorf("Write: %v", err)
	}
}

// A reader sees one state while a writer goes on, and leaves no files behind.
func TestReadOnlyIsASnapshot(t *testing.T) {
	path := filepath.Join(t.TempDir(), "news.db")
	w := open(t, path)
	parts := graphtest.Small()
	write(t, w, result(&parts[0]))

	r, err := OpenReadOnly(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	write(t, w, results(parts)...)
	if diff := differ(r, parts[:1]); diff != "" {
		t.Error("the reader sees what was written later:", diff)
	}
	if diff := differ(w, parts); diff != "" {
		t.Error("the writer does not see what it wrote:", diff)
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	if r, err = OpenReadOnly(context.Background(), path); err != nil {
		t.Fatal(err)
	}
	defer closeNow(t, r)
	if diff := differ(r, parts); diff != "" {
		t.Error("a second reader does not see what was written:", diff)
	}
}

func TestCloseLeavesOneFile(t *testing.T) {
	path := filled(t)
	r, err := OpenReadOnly(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != "news.db" && e.Name() != "news.db.lock" {
			t.Errorf("%s is left", e.Name())
		}
	}
}

func TestCancelledContext(t *testing.T) {
	s := newStore(t)
	parts := graphtest.Small()
	write(t, s, results(parts)...)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	seen := 0
	var last error
	for _, err := range s.Nodes(ctx) {
		seen++
		last = err
		cancel()
	}
	if !errors.Is(last, context.Canceled) {
		t.Errorf("Nodes ended with %v after %d, want the cancellation", last, seen)
	}
	if err := s.Write(ctx, results(parts)); !errors.Is(err, context.Canceled) {
		t.Errorf("Write: %v", err)
	}
	if diff := differ(s, parts); diff != "" {
		t.Error("the store suffered:", diff)
	}
}

// A sequence may be left early and others read inside of it.
func TestSequencesNest(t *testing.T) {
	path := filled(t)
	r, err := OpenReadOnly(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer closeNow(t, r)
	for _, s := range []*Store{r, open(t, path)} {
		for n, err := range s.Nodes(context.Background()) {
			if err != nil {
				t.Fatal(err)
			}
			if names, err := s.Names(context.Background(), []string{n.ID}); err != nil || names[n.ID] != n.Name {
				t.Errorf("Names: %v, %v; want %s", names, err, n.Name)
			}
			for _, err := range s.Edges(context.Background()) {
				if err != nil {
					t.Fatal(err)
				}
				break
			}
		}
	}
}

func TestWriteRefusesWhatIsNotAnArticlesOwn(t *testing.T) {
	tests := []struct {
		name string
		edit func(*Result)
		want string
	}{
		{"other path", func(r *Result) { r.Path = "other" }, "of another article"},
		{"nothing", func(r *Result) { r.Extraction = nil }, "neither"},
		{"mention elsewhere", func(r *Result) { r.Extraction.Nodes[0].Mentions[0].Article = "a0" }, "mentioned in another article"},
		{"dangling end", func(r *Result) { r.Extraction.Nodes = r.Extraction.Nodes[1:] }, "not both mentioned"},
		{"evidence elsewhere", func(r *Result) { r.Extraction.Edges[0].Evidence[0].Publisher = "?" }, "from another article"},
		{"no evidence", func(r *Result) { r.Extraction.Edges[0].Evidence = nil }, "no evidence"},
		{"other date", func(r *Result) { r.Extraction.Article.Published = r.Extraction.Article.Published.Add(1) }, "another time"},
		{"odd id", func(r *Result) {
			for i := range r.Extraction.Edges {
				r.Extraction.Edges[i].ID = "edge"
			}
		}, "not an id"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newStore(t)
			good := graphtest.Small()[1:]
			bad := result(&graphtest.Small()[0])
			write(t, s, results(good)...)
			tt.edit(&bad)
			err := s.Write(context.Background(), []Result{result(&graphtest.Small()[2]), bad})
			if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), bad.Path) {
				t.Errorf("Write: %v; want an error with %q that names the article", err, tt.want)
			}
			if diff := differ(s, good); diff != "" {
				t.Error("half of a batch was written:", diff)
			}
		})
	}
}

// Whoever deletes an article with SQL and keeps PRAGMA foreign_keys on gets
// what Remove does.
func TestDeletingByHand(t *testing.T) {
	path := filled(t)
	edit(t, path, "PRAGMA foreign_keys = ON; DELETE FROM article WHERE path = 'news/raid.txt'")
	s := open(t, path)
	if diff := differ(s, graphtest.Small()[1:]); diff != "" {
		t.Error("want -, got +:", diff)
	}
}

// The order of keys must be the order of ids, and SQL must show the id.
func TestKeys(t *testing.T) {
	ids := []string{
		"n0000000000000000", "n0000000000000001", "n0fffffffffffffff", "n7fffffffffffffff", "n8000000000000000",
		"nabcdef0123456789", "nffffffffffffffff",
	}
	s := newStore(t)
	last := int64(0)
	for i, id := range ids {
		key, err := keyOf(nodeLetter, id)
		if err != nil || idOf(nodeLetter, key) != id {
			t.Errorf("%s: key %d, %v, back to %s", id, key, err, idOf(nodeLetter, key))
		}
		if i > 0 && key <= last {
			t.Errorf("%s has the key %d, not after %d", id, key, last)
		}
		last = key
		var shown string
		err = s.update(context.Background(), func(tx *sql.Tx) error {
			return tx.QueryRow("INSERT INTO node VALUES (?, 'Person') RETURNING id", key).Scan(&shown)
		})
		if err != nil || shown != id {
			t.Errorf("SQL shows %s as %s (%v)", id, shown, err)
		}
	}
	for _, id := range []string{"", "n", "e0000000000000000", "n000000000000000g", "nABCDEF0123456789", "n00000000000000000"} {
		if key, err := keyOf(nodeLetter, id); err == nil {
			t.Errorf("%q has the key %d", id, key)
		}
	}
}

// No query of a whole graph may sort, or memory and time to the first record
// would grow with it.
func TestStreamingDoesNotSort(t *testing.T) {
	s := newStore(t)
	all := everything()
	for i, query := range []string{appearanceSQL, aliasSQL, mentionSQL, degreeSQL, edgeSQL, degreeSQL, edgeSQL} {
		if i >= 5 {
			s.ShowFrom(0.5)
		}
		rows, err := s.reading.Query("EXPLAIN QUERY PLAN " + s.shown(all.query(query)))
		if err != nil {
			t.Fatal(err)
		}
		defer closeNow(t, rows)
		for rows.Next() {
			var id, parent, unused int
			var detail string
			if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
				t.Fatal(err)
			}
			if strings.Contains(detail, "TEMP B-TREE") || strings.Contains(detail, "AUTOMATIC") {
				t.Errorf("%s\nof %s", detail, query)
			}
		}
	}
}

// Whatever is in the file, reading it is an error at worst.
func FuzzOpenDamaged(f *testing.F) {
	path := filepath.Join(f.TempDir(), "seed.db")
	s := open(f, path)
	write(f, s, results(graphtest.Small())...)
	if err := s.Close(); err != nil {
		f.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(100, []byte{0, 0, 0, 0})
	f.Add(4096+8, []byte("damage"))
	f.Add(20*4096, []byte("more damage"))
	f.Fuzz(func(t *testing.T, at int, damage []byte) {
		broken := []byte(string(whole))
		copy(broken[min(max(at, 0), len(broken)):], damage)
		path := filepath.Join(t.TempDir(), "news.db")
		if err := os.WriteFile(path, broken, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := OpenReadOnly(context.Background(), path)
		if err != nil {
			return
		}
		defer closeNow(t, s)
		var g *graph.Graph
		if g, err = load(s); err == nil && g == nil {
			t.Error("no graph and no error")
		}
	})
}
