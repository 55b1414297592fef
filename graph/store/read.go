package store

import (
	"context"
	"database/sql"
	"errors"
	"iter"

	"github.com/newsgraph/newsgraph/graph"
)

// Header implements graph.Reader.
func (s *Store) Header(ctx context.Context) (h graph.Header, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		h, err = s.readHeader(ctx, tx)
		return err
	})
	return h, err
}

func (s *Store) readHeader(ctx context.Context, tx *sql.Tx) (h graph.Header, err error) {
	c := &h.Counts
	err = tx.QueryRowContext(ctx, s.shown(`SELECT
			coalesce((SELECT value FROM meta WHERE name = 'engine'), ''),
			coalesce((SELECT value FROM meta WHERE name = 'ontology'), ''),
			coalesce((SELECT max(least) FROM article), 0),
			(SELECT count(*) FROM article), (SELECT count(*) FROM node),
			(SELECT count(*) FROM $RELATION), (SELECT count(*) FROM $EVIDENCE)`)).
		Scan(&h.Engine, &h.Ontology, &h.MinConfidence, &c.Articles, &c.Nodes, &c.Edges, &c.Evidence)
	if err != nil {
		return h, err
	}
	h.MinConfidence = max(h.MinConfidence, s.least)
	err = each(ctx, tx, "SELECT name, family, definition FROM relation_type ORDER BY name", nil, scanType, func(t graph.RelationType) bool {
		h.Types = append(h.Types, t)
		return true
	})
	return h, err
}

func scanType(rows *sql.Rows) (string, graph.RelationType, error) {
	var t graph.RelationType
	err := rows.Scan(&t.Name, &t.Family, &t.Definition)
	return t.Name, t, err
}

// Articles implements graph.Reader. A sequence is one snapshot of the store.
func (s *Store) Articles(ctx context.Context) iter.Seq2[graph.Article, error] {
	return stream(ctx, s, func(tx *sql.Tx, emit func(graph.Article) bool) error {
		return readArticles(ctx, tx, "ORDER BY a.id", nil, emit)
	})
}

// Nodes implements graph.Reader. A sequence is one snapshot of the store.
func (s *Store) Nodes(ctx context.Context) iter.Seq2[graph.Node, error] {
	return stream(ctx, s, func(tx *sql.Tx, emit func(graph.Node) bool) error {
		return s.readNodes(ctx, tx, everything(), withMentions|withDegree, emit)
	})
}

// Edges implements graph.Reader. A sequence is one snapshot of the store.
func (s *Store) Edges(ctx context.Context) iter.Seq2[graph.Edge, error] {
	return stream(ctx, s, func(tx *sql.Tx, emit func(graph.Edge) bool) error {
		return s.readEdges(ctx, tx, everything(), emit)
	})
}

// stream is the sequence of what read emits inside one snapshot. read is to
// return when emit says false.
func stream[T any](ctx context.Context, s *Store, read func(*sql.Tx, func(T) bool) error) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		stopped := false
		emit := func(item T) bool {
			if ctx.Err() != nil {
				return false
			}
			stopped = !yield(item, nil)
			return !stopped
		}
		err := s.view(ctx, func(tx *sql.Tx) error { return errors.Join(read(tx, emit), ctx.Err()) })
		if err != nil && !stopped {
			var zero T
			yield(zero, err)
		}
	}
}

// collect is the list of what read emits inside one snapshot.
func collect[T any](ctx context.Context, s *Store, read func(*sql.Tx, func(T) bool) error) ([]T, error) {
	var items []T
	for item, err := range stream(ctx, s, read) {
		if err != nil {
			return nil, err
		}
		items = append(items, item)
	}
	return items, nil
}

// index is the rows of a query by their first columns.
func index[T any](
	ctx context.Context, s *Store, query string, args []any, scan scanner[string, T],
) (map[string]T, error) {
	rows := map[string]T{}
	err := s.view(ctx, func(tx *sql.Tx) error {
		c, err := openCursor(ctx, tx, query, args, scan)
		if err != nil {
			return err
		}
		defer c.close()
		for ; !c.done && err == nil; err = c.next() {
			rows[c.key] = c.row
		}
		return err
	})
	return rows, err
}

// readArticles emits the articles that condition, the end of a query on
// article AS a, leaves.
func readArticles(ctx context.Context, tx *sql.Tx, condition string, args []any, emit func(graph.Article) bool) error {
	return each(ctx, tx, `SELECT a.id, a.path, a.file, a.title, a.published, a.publisher, a.url, a.language, a.sha256, t.text
		FROM article AS a JOIN article_text AS t USING (article_key) `+condition, args, scanArticle, emit)
}

func scanArticle(rows *sql.Rows) (string, graph.Article, error) {
	var a graph.Article
	var published string
	err := rows.Scan(&a.ID, &a.Path, &a.File, &a.Title, &published, &a.Source, &a.URL, &a.Language, &a.SHA256, &a.Text)
	if err == nil {
		a.Published, err = parseTime(published)
	}
	return a.ID, a, err
}
