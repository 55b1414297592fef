package store

import (
	"context"
	"database/sql"
	"errors"
	"path"
	"strings"

	"github.com/newsgraph/newsgraph/graph"
)

// Seen is what the store knows of an article without reading it.
type Seen struct {
	File        string  // the file that it was read from
	Fingerprint string  // of the article as it was read
	Engine      string  // what read it
	Failed      bool    // it could not be read
	Least       float64 // as in Result
}

// Seen lists all articles, those that failed among them, by their paths.
func (s *Store) Seen(ctx context.Context) (map[string]Seen, error) {
	return index(ctx, s, `SELECT path, file, fingerprint, engine, FALSE, least FROM article
		UNION ALL SELECT path, file, fingerprint, engine, TRUE, 0 FROM failure`, nil, scanSeen)
}

func scanSeen(rows *sql.Rows) (path string, s Seen, err error) {
	err = rows.Scan(&path, &s.File, &s.Fingerprint, &s.Engine, &s.Failed, &s.Least)
	return path, s, err
}

// FailedArticle is an article that could not be read.
type FailedArticle struct {
	Path string
	Failure
}

// Failures lists the articles that could not be read, sorted by path.
func (s *Store) Failures(ctx context.Context) ([]FailedArticle, error) {
	return collect(ctx, s, func(tx *sql.Tx, emit func(FailedArticle) bool) error {
		return each(ctx, tx, "SELECT path, stage, reason FROM failure ORDER BY path", nil, scanFailure, emit)
	})
}

func scanFailure(rows *sql.Rows) (string, FailedArticle, error) {
	var f FailedArticle
	err := rows.Scan(&f.Path, &f.Stage, &f.Reason)
	return f.Path, f, err
}

// FindArticle finds the one article that ref means: its path or id; failing
// that the last element of its path, with or without extension; failing that
// the first characters of its id. Errors: *NotFoundError, *AmbiguousError.
func (s *Store) FindArticle(ctx context.Context, ref string) (graph.Article, error) {
	found, err := collect(ctx, s, func(tx *sql.Tx, emit func(graph.Article) bool) error {
		id, err := resolveArticle(ctx, tx, ref)
		if err != nil {
			return err
		}
		return readArticles(ctx, tx, "WHERE a.id = ?", []any{id}, emit)
	})
	if err != nil {
		return graph.Article{}, err
	}
	return found[0], nil
}

// resolveArticle gives the id of the article that ref means.
func resolveArticle(ctx context.Context, tx *sql.Tx, ref string) (string, error) {
	var id string
	err := tx.QueryRowContext(ctx, "SELECT id FROM article WHERE path = ?1 OR id = ?1 ORDER BY path = ?1 DESC", ref).Scan(&id)
	if !errors.Is(err, sql.ErrNoRows) {
		return id, err
	}
	// What ref can mean, the clearest first.
	var byBase, byStem, byPrefix matches
	err = each(ctx, tx, "SELECT id, path FROM article ORDER BY path", nil, scanArticleRef, func(a articleRef) bool {
		base := path.Base(a.path)
		switch {
		case base == ref:
			byBase.add(a)
		case strings.TrimSuffix(base, path.Ext(base)) == ref:
			byStem.add(a)
		case ref != "" && strings.HasPrefix(a.id, ref):
			byPrefix.add(a)
		}
		return true
	})
	if err != nil {
		return "", err
	}
	for _, m := range []matches{byBase, byStem, byPrefix} {
		if m.count > 0 {
			return m.only(ref)
		}
	}
	return "", &NotFoundError{Thing: "article", Ref: ref}
}

// articleRef is what articles are found by.
type articleRef struct{ id, path string }

func scanArticleRef(rows *sql.Rows) (string, articleRef, error) {
	var a articleRef
	err := rows.Scan(&a.id, &a.path)
	return a.id, a, err
}

// maxCandidates is how many articles an AmbiguousError lists: a person looks
// through no more.
const maxCandidates = 10

// matches are the articles that one way of reading a reference gives.
type matches struct {
	first []articleRef // at most maxCandidates
	count int
}

func (m *matches) add(a articleRef) {
	m.count++
	if len(m.first) < maxCandidates {
		m.first = append(m.first, a)
	}
}

// only is the id of the one article in m, which is not empty.
func (m *matches) only(ref string) (string, error) {
	if m.count == 1 {
		return m.first[0].id, nil
	}
	e := &AmbiguousError{Ref: ref, Count: m.count}
	for _, a := range m.first {
		e.Candidates = append(e.Candidates, a.path)
	}
	return "", e
}
