package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/nlp"
)

// Merge lets add put graphs into the store, all in one transaction: after an
// error the store is as it was. SQLite does not look whether every reference leads
// somewhere, which takes most of the time: in stores they do, and of graphs it is
// looked up here.
func (s *Store) Merge(ctx context.Context, add func(*Merger) error) error {
	return s.updateUnchecked(ctx, func(tx *sql.Tx) error {
		m := &Merger{
			w: s.writer(ctx, tx), tx: tx, folder: filepath.Dir(s.path),
			name: s.path, types: map[string]definition{}, sources: []source{{name: s.path}},
		}
		if err := m.start(s); err != nil {
			return err
		}
		if err := add(m); err != nil {
			return err
		}
		return m.makeIndexes()
	})
}

// Merger adds graphs to a store. An article that is there already, the same and
// read by the same engine, is not taken again; one that differs is an error.
type Merger struct {
	// Added and Known count the articles that were new and that were not.
	Added, Known int

	w       *writer
	tx      *sql.Tx
	folder  string       // for files of a merge's own
	indexes []string     // that makeIndexes is to make
	origin  graph.Header // engine and ontology of what is there
	name    string       // and where they come from
	types   map[string]definition
	sources []source
}

// definition is a relation type that is not built in, and the source that has it.
type definition struct {
	graph.RelationType
	source string
}

// source is a graph and the first key that its articles have in the store. Keys
// grow, so that an article's key tells where it came from.
type source struct {
	name  string
	first int64
}

// start learns what the store holds. An empty one takes the origin of the first
// graph that is added.
func (m *Merger) start(s *Store) error {
	h, err := s.readHeader(m.w.quiet, m.tx)
	if err != nil {
		return err
	}
	var used bool
	err = m.tx.QueryRowContext(m.w.quiet, "SELECT EXISTS (SELECT 1 FROM article) OR EXISTS (SELECT 1 FROM failure)").Scan(&used)
	if used {
		m.origin = h
		m.define(s.path, h.Types)
	}
	return err
}

// join begins a source that was made as h says.
func (m *Merger) join(name string, h graph.Header) error {
	var last sql.NullInt64
	if err := m.tx.QueryRowContext(m.w.quiet, "SELECT max(article_key) FROM article").Scan(&last); err != nil {
		return err
	}
	m.sources = append(m.sources, source{name, last.Int64 + 1})
	if err := m.dropIndexes(h.Counts.Evidence); err != nil {
		return err
	}
	switch {
	case m.origin.Engine == "" && m.origin.Ontology == "":
		m.origin, m.name = h, name
		m.define(name, h.Types)
		return setOrigin(m.w.quiet, m.tx, h.Engine, h.Ontology, h.Types)
	case h.Counts == graph.Counts{}:
		return nil
	case h.Ontology != m.origin.Ontology:
		return m.unlike(name, "ontology", h.Ontology, m.origin.Ontology, "with the --ontology of the other")
	case h.Engine != m.origin.Engine:
		return m.unlike(name, "engine", h.Engine, m.origin.Engine, "with the newsgraph of the other")
	}
	return m.joinTypes(name, h.Types)
}

func (m *Merger) unlike(name, what, one, other, remedy string) error {
	return &InputError{fmt.Errorf("%s was built with the %s %q, but %s with %q: build one of them again, %s",
		name, what, one, m.name, other, remedy)}
}

// define notes whose types are there.
func (m *Merger) define(source string, types []graph.RelationType) {
	for _, t := range types {
		m.types[t.Name] = definition{t, source}
	}
}

// joinTypes adds the types that a source has over those that are there.
func (m *Merger) joinTypes(source string, types []graph.RelationType) error {
	for _, t := range types {
		old, there := m.types[t.Name]
		switch {
		case !there:
			if err := addType(m.w.quiet, m.tx, t); err != nil {
				return err
			}
			m.define(source, []graph.RelationType{t})
		case old.RelationType != t:
			return &InputError{fmt.Errorf("%s defines the relation type %s (%s) as %q, but %s (%s) as %q: build one of them again, "+
				"with the --ontology of the other", source, t.Name, t.Family, t.Definition, old.source, old.Family, old.Definition)}
		}
	}
	return nil
}

// present says where an article is already, with its key there, "" if it is new. It
// is an error if another article has its place, or another engine read it.
func (m *Merger) present(a *graph.Article, engine string, least float64) (where string, key int64, err error) {
	var old graph.Article
	var published, oldEngine string
	var oldLeast float64
	err = m.tx.QueryRowContext(m.w.quiet, `SELECT article_key, title, published, publisher, url, sha256, engine, least
		FROM article WHERE path = ?`, a.Path).
		Scan(&key, &old.Title, &published, &old.Source, &old.URL, &old.SHA256, &oldEngine, &oldLeast)
	if errors.Is(err, sql.ErrNoRows) {
		return "", 0, nil
	}
	if err != nil {
		return "", 0, err
	}
	if old.Published, err = parseTime(published); err != nil {
		return "", 0, err
	}
	where = m.sourceOf(key)
	for _, difference := range []struct {
		what string
		is   bool
	}{
		{"another text", old.SHA256 != a.SHA256},
		{"another title", old.Title != a.Title},
		{"another date", !old.Published.Equal(a.Published)},
		{"another source", old.Source != a.Source},
		{"another address", old.URL != a.URL},
		{"what another engine read", oldEngine != engine},
		{fmt.Sprintf("its statements from a confidence of %g on, not %g", oldLeast, least), oldLeast != least},
	} {
		if difference.is {
			return where, key, fmt.Errorf("the article %s is in %s, too, with %s: remove it from one of them", a.Path, where, difference.what)
		}
	}
	return where, key, nil
}

// sourceOf names the source of the article with the given key.
func (m *Merger) sourceOf(key int64) string {
	name := m.sources[0].name
	for _, s := range m.sources[1:] {
		if s.first <= key {
			name = s.name
		}
	}
	return name
}

// asRead is a as it was before it was read.
func asRead(a *graph.Article) *nlp.Article {
	return &nlp.Article{
		Path: a.Path, File: a.File, Title: a.Title, Text: a.Text, Published: a.Published, Source: a.Source, URL: a.URL,
	}
}
