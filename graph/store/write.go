package store

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/newsgraph/newsgraph/graph"
)

// Result is what became of one article.
type Result struct {
	Path        string // the article's, unique in a store
	File        string // the file that it was read from
	Fingerprint string // of the article: nlp.Article.Fingerprint
	Engine      string // the program and version that read it
	// Least is the confidence of the statements that Extraction has: 0, of all, but
	// for one from an export that left some out.
	Least float64

	// Extraction is nil if the article failed, and Failure if it did not.
	Extraction *graph.Extraction
	Failure    *Failure
}

// Failure says why an article could not be read.
type Failure struct {
	Stage  string // the step that failed
	Reason string // what it said
}

// SetOrigin notes what makes the graph: the engine and the ontology with their
// versions, and the ontology's types that are not built in. Header reports them.
func (s *Store) SetOrigin(ctx context.Context, engine, ontology string, types ...graph.RelationType) error {
	return s.update(ctx, func(tx *sql.Tx) error {
		return setOrigin(ctx, tx, engine, ontology, types)
	})
}

func setOrigin(ctx context.Context, tx *sql.Tx, engine, ontology string, types []graph.RelationType) error {
	_, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO meta VALUES ('engine', ?), ('ontology', ?)", engine, ontology)
	if err == nil {
		_, err = tx.ExecContext(ctx, "DELETE FROM relation_type")
	}
	for _, t := range types {
		if err == nil {
			err = addType(ctx, tx, t)
		}
	}
	return err
}

func addType(ctx context.Context, tx *sql.Tx, t graph.RelationType) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO relation_type VALUES (?, ?, ?)", t.Name, t.Family, t.Definition)
	return err
}

// Write keeps results, in the place of what their paths had before. It is one
// transaction: after an error the store is as it was.
func (s *Store) Write(ctx context.Context, results []Result) error {
	return s.update(ctx, func(tx *sql.Tx) error {
		w := s.writer(ctx, tx)
		for i := range results {
			if err := w.replace(&results[i]); err != nil {
				return fmt.Errorf("writing %s: %w", results[i].Path, err)
			}
		}
		return nil
	})
}

// Remove forgets the articles at paths: what only they said is gone. Paths
// that the store does not have are no error.
func (s *Store) Remove(ctx context.Context, paths []string) error {
	return s.update(ctx, func(tx *sql.Tx) error {
		w := s.writer(ctx, tx)
		for _, path := range paths {
			if err := w.remove(path); err != nil {
				return fmt.Errorf("removing %s: %w", path, err)
			}
		}
		return nil
	})
}

// writer writes within one transaction.
type writer struct {
	ctx        context.Context // the caller's, asked once an article
	quiet      context.Context // the same without its end, for the statements
	statements *statements
	known      wordings
	pending    [statementCount][]any // values of rows that flush will insert
}

func (s *Store) writer(ctx context.Context, tx *sql.Tx) *writer {
	quiet := context.WithoutCancel(ctx)
	return &writer{ctx: ctx, quiet: quiet, statements: s.insert.within(quiet, tx), known: s.known}
}

func (w *writer) replace(r *Result) error {
	if err := w.remove(r.Path); err != nil {
		return err
	}
	if r.Extraction != nil {
		return w.extraction(r)
	}
	if r.Failure == nil {
		return fmt.Errorf("neither an extraction nor a failure")
	}
	_, err := w.exec(insertFailure, r.Path, r.Failure.Stage, r.Failure.Reason, r.File, r.Fingerprint, r.Engine)
	return err
}

func (w *writer) remove(path string) error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	removed, err := w.exec(deleteArticle, path)
	if err != nil {
		return err
	}
	if n, err := removed.RowsAffected(); err != nil || n > 0 {
		// Wordings may have gone with the article.
		clear(w.known)
	}
	_, err = w.exec(deleteFailure, path)
	return err
}

func (w *writer) exec(s statement, args ...any) (sql.Result, error) {
	return w.statements.one[s].ExecContext(w.quiet, args...)
}

// add prepares a row for flush.
func (w *writer) add(s statement, values ...any) {
	w.pending[s] = append(w.pending[s], values...)
}

// flush inserts the rows that were added since the last time: those that
// others point to first.
func (w *writer) flush() error {
	for _, s := range inBulk {
		values, width := w.pending[s], columns(s)
		w.pending[s] = values[:0]
		for len(values) > 0 {
			stmt, n := w.statements.one[s], width
			if len(values) >= bulk*width {
				stmt, n = w.statements.many[s], bulk*width
			}
			if _, err := stmt.ExecContext(w.quiet, values[:n]...); err != nil {
				return err
			}
			values = values[n:]
		}
	}
	return nil
}
