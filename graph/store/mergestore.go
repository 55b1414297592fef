package store

import (
	"database/sql"
	"errors"

	"github.com/newsgraph/newsgraph/graph"
)

// AddStore adds what another store holds, called name, those statements that it
// does not show among them. It is taken over as it is, table by table.
func (m *Merger) AddStore(name string, from *Store) error {
	// Another look at the same file, which hides nothing.
	from = &Store{path: from.path, reading: from.reading, pinned: from.pinned}
	a := storeAdder{Merger: m, name: name}
	err := from.view(m.w.ctx, func(tx *sql.Tx) error {
		a.from = tx
		h, err := from.readHeader(m.w.quiet, tx)
		if err != nil {
			return err
		}
		if a.refused = m.join(name, h); a.refused != nil {
			return a.refused
		}
		return a.add()
	})
	switch {
	case a.refused != nil:
		return a.refused
	case err != nil:
		return &InputError{err}
	}
	return nil
}

// storeAdder adds one store.
type storeAdder struct {
	*Merger
	name    string
	from    *sql.Tx
	known   []int64 // keys of articles that are there already
	refused error
}

// refuse notes an error that does not come from reading the other store, and so
// must not be told as one of that.
func (a *storeAdder) refuse(err error) error {
	a.refused = inputError(a.name, err)
	return a.refused
}

func (a *storeAdder) add() error {
	if err := a.articles(); err != nil {
		return err
	}
	for i := range tables {
		if err := a.copyTable(&tables[i]); err != nil {
			return err
		}
	}
	err := each(a.w.ctx, a.from, "SELECT path, stage, reason, file, fingerprint, engine FROM failure ORDER BY path", nil,
		scanFailedResult, func(r Result) bool { return a.refuse(a.failure(&r)) == nil })
	return errors.Join(err, a.refused)
}

// articles finds out which articles are new.
func (a *storeAdder) articles() error {
	err := each(a.w.ctx, a.from, `SELECT article_key, id, path, file, title, published, publisher, url, sha256, engine, least
		FROM article ORDER BY path`, nil, scanKeyed, func(k keyed) bool { return a.refuse(a.article(&k)) == nil })
	return errors.Join(err, a.refused)
}

// keyed is an article of another store, without its text, and its key there.
type keyed struct {
	key int64
	graph.Article
	engine string
	least  float64
}

func scanKeyed(rows *sql.Rows) (_ int64, k keyed, err error) {
	var published string
	err = rows.Scan(&k.key, &k.ID, &k.Path, &k.File, &k.Title, &published, &k.Source, &k.URL, &k.SHA256, &k.engine, &k.least)
	if err == nil {
		k.Published, err = parseTime(published)
	}
	return k.key, k, err
}

func (a *storeAdder) article(k *keyed) error {
	if err := a.w.ctx.Err(); err != nil {
		return err
	}
	where, _, err := a.present(&k.Article, k.engine, k.least)
	switch {
	case err != nil:
		return err
	case where != "":
		a.Known++
		a.known = append(a.known, k.key)
		return nil
	}
	a.Added++
	_, err = a.w.exec(deleteFailure, k.Path)
	return err
}

func scanFailedResult(rows *sql.Rows) (string, Result, error) {
	r := Result{Failure: &Failure{}}
	err := rows.Scan(&r.Path, &r.Failure.Stage, &r.Failure.Reason, &r.File, &r.Fingerprint, &r.Engine)
	return r.Path, r, err
}

// failure adds an article that could not be read. One that read it knows more.
func (a *storeAdder) failure(r *Result) error {
	var there bool
	err := a.tx.QueryRowContext(a.w.quiet,
		"SELECT EXISTS (SELECT 1 FROM article WHERE path = ?1) OR EXISTS (SELECT 1 FROM failure WHERE path = ?1)", r.Path).Scan(&there)
	if err != nil || there {
		return err
	}
	return a.w.replace(r)
}
