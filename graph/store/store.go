// Package store keeps a graph in one SQLite file.
//
//	Open, OpenReadOnly    the file, checked and locked
//	Draft, Publish        a file that is there when it is complete
//	Write, Remove         what each article contributed, one transaction a call
//	Merge                 other stores and graphs, in one transaction
//	Articles, Nodes, Edges  the whole graph in order: a graph.Reader
//	FindArticle, FindNodes, EdgesOf, Summary ...  parts of it, for showing
//
// The tables, which schema.sql describes, hold the contributions of the
// articles one by one. Reading merges them with graph.MergeNodes and
// graph.MergeEdges, so that a graph read from a store is what graph.Merge
// makes of the same extractions, whatever was written or removed before.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"

	"github.com/gofrs/flock"

	"github.com/newsgraph/newsgraph/graph"
)

// Store is a graph in a file. It is safe for concurrent use.
type Store struct {
	path    string
	file    string       // where it is: path, or that of a draft
	lock    *flock.Flock // held by the one writer; nil if read-only
	writing *sql.DB      // one connection; nil if read-only
	insert  *statements  // prepared for writing; nil if read-only
	mu      sync.Mutex   // held while writing
	known   wordings     // what need not be written again; guarded by mu
	reading *sql.DB
	least   float64 // confidence of the statements that are shown
	pinned  *sql.Tx // the snapshot that a read-only store shows; nil for a writer
}

var _ graph.Reader = (*Store)(nil)

// Open opens the store at path for writing and makes it if there is none.
// While it is open, no other process can: that one gets a *LockedError.
func Open(ctx context.Context, path string) (*Store, error) {
	s := &Store{path: path, known: wordings{}}
	if err := s.open(ctx, false); err != nil {
		return nil, errors.Join(s.explain(err), s.Close())
	}
	return s, nil
}

func (s *Store) open(ctx context.Context, draft bool) error {
	if info, err := os.Stat(s.path); err == nil && info.IsDir() {
		return errFolder
	}
	// For writing, so that a read-only disk shows here, in the clearest words.
	lock := flock.New(s.path+".lock", flock.SetFlag(os.O_CREATE|os.O_RDWR))
	held, err := lock.TryLock()
	if err != nil {
		return fmt.Errorf("cannot be locked for writing: %w", err)
	}
	if !held {
		return &LockedError{Path: s.path}
	}
	s.lock, s.file = lock, s.path
	if err := s.startDraft(draft); err != nil {
		return err
	}
	return s.connect(ctx)
}

// connect opens the file and makes it if there is none.
func (s *Store) connect(ctx context.Context) (err error) {
	options, journal := writeOptions, "WAL"
	if s.IsDraft() {
		options, journal = draftOptions, "MEMORY"
	}
	if s.writing, err = connect(s.file, options); err != nil {
		return err
	}
	s.writing.SetMaxOpenConns(1)
	if err := prepareSchema(ctx, s.writing, journal); err != nil {
		return err
	}
	if s.insert, err = prepare(ctx, s.writing); err != nil {
		return err
	}
	if s.reading, err = connect(s.file, readOptions); err != nil {
		return err
	}
	s.least, err = readLeast(ctx, s.writing)
	return err
}

// OpenReadOnly opens the store at path for reading. What it shows is the state
// at that moment, even while another process writes. The error wraps
// fs.ErrNotExist if there is no such file.
func OpenReadOnly(ctx context.Context, path string) (*Store, error) {
	s := &Store{path: path}
	switch info, err := os.Stat(path); {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("store %s does not exist: %w", path, fs.ErrNotExist)
	case err == nil && info.IsDir():
		return nil, s.explain(errFolder)
	}
	err := s.pin(ctx, readOptions)
	if err != nil && s.isAtRest(err) {
		err = s.pin(ctx, immutableOptions)
	}
	if err != nil {
		return nil, errors.Join(s.explain(err), s.Close())
	}
	return s, nil
}

// isAtRest reports whether reading failed with err because SQLite cannot make
// its shared memory file in a folder that is read-only, while no writer has
// left anything beside the file.
func (s *Store) isAtRest(err error) bool {
	_, statErr := os.Stat(s.path + "-wal")
	return errors.Is(statErr, fs.ErrNotExist) && cannotOpen(err)
}

// pin starts the transaction in which a read-only store reads.
func (s *Store) pin(ctx context.Context, options string) (err error) {
	if s.reading != nil {
		err = s.reading.Close()
	}
	if err == nil {
		s.reading, err = connect(s.path, options)
	}
	if err != nil {
		return err
	}
	// The snapshot outlives this call and so must not end with its context.
	if s.pinned, err = s.reading.BeginTx(context.WithoutCancel(ctx), &sql.TxOptions{ReadOnly: true}); err != nil {
		return err
	}
	format, err := identify(ctx, s.pinned)
	if err != nil {
		return errors.Join(err, s.unpin())
	}
	if format == formatEmpty {
		return errors.Join(errEmpty, s.unpin())
	}
	if s.least, err = readLeast(ctx, s.pinned); err != nil {
		return errors.Join(err, s.unpin())
	}
	return nil
}

func (s *Store) unpin() error {
	err := s.pinned.Rollback()
	s.pinned = nil
	return err
}

// Close releases the file and the lock. Sequences that are being read end.
func (s *Store) Close() error {
	return s.explain(errors.Join(s.disconnect(), s.unlock()))
}

// Discard closes a store and deletes its file, as if it had never been opened.
func (s *Store) Discard() error {
	return s.explain(errors.Join(s.disconnect(), os.Remove(s.file), s.unlock()))
}

// disconnect ends all connections; the last one puts everything into one file.
func (s *Store) disconnect() error {
	var errs []error
	if s.pinned != nil {
		errs = append(errs, s.unpin())
	}
	if s.insert != nil {
		errs = append(errs, s.insert.close())
	}
	for _, db := range []*sql.DB{s.reading, s.writing} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	s.insert, s.reading, s.writing = nil, nil, nil
	return errors.Join(errs...)
}

// unlock goes last, when nothing can touch the file any more. The lock's file
// stays: removing it would race with a process that has just opened it.
func (s *Store) unlock() error {
	if s.lock == nil {
		return nil
	}
	return s.lock.Unlock()
}

// view runs read in one consistent snapshot.
func (s *Store) view(ctx context.Context, read func(*sql.Tx) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if s.pinned != nil {
		return s.explain(read(s.pinned))
	}
	tx, err := s.reading.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return s.explain(err)
	}
	// Nothing was written, so that there is nothing that could fail to go.
	defer func() { _ = tx.Rollback() }()
	return s.explain(read(tx))
}

// update runs write in one transaction: all of it happens or nothing.
func (s *Store) update(ctx context.Context, write func(*sql.Tx) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if s.writing == nil {
		return fmt.Errorf("store %s is open for reading only", s.path)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.transact(ctx, write)
}

// updateUnchecked is update without the check of foreign keys, and so without
// what deleting takes along: write must not delete what others refer to.
func (s *Store) updateUnchecked(ctx context.Context, write func(*sql.Tx) error) (err error) {
	if err := ctx.Err(); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	quiet := context.WithoutCancel(ctx)
	if _, err := s.writing.ExecContext(quiet, "PRAGMA foreign_keys = 0"); err != nil {
		return s.explain(err)
	}
	defer func() {
		_, failed := s.writing.ExecContext(quiet, "PRAGMA foreign_keys = 1")
		err = errors.Join(err, s.explain(failed))
	}()
	return s.transact(ctx, write)
}

// transact is the transaction of an update.
func (s *Store) transact(ctx context.Context, write func(*sql.Tx) error) error {
	// A batch takes milliseconds, so that write asks the context itself, once
	// an article; asking it at every statement costs a goroutine each.
	tx, err := s.writing.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		return s.explain(err)
	}
	if err = write(tx); err != nil {
		err = errors.Join(err, rollback(tx))
	} else {
		err = tx.Commit()
	}
	if err != nil {
		clear(s.known)
	}
	return s.explain(err)
}

// rollback undoes tx. SQLite may have done so itself, when the disk was full.
func rollback(tx *sql.Tx) error {
	if err := tx.Rollback(); err != nil && !endedBefore(err) {
		return err
	}
	return nil
}
