package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
)

// Draft opens the store at path for writing, like Open. Where there is none it makes
// one in a file beside, which has its name from Publish on: until then nothing is at
// path, whatever happens, and so a draft is written without what else lets a store
// survive a process that is killed.
func Draft(ctx context.Context, path string) (*Store, error) {
	s := &Store{path: path, known: wordings{}}
	if err := s.open(ctx, true); err != nil {
		return nil, errors.Join(s.explain(err), s.Close())
	}
	return s, nil
}

// unfinished is what the name of a draft's file has after that of its store.
const unfinished = ".unfinished"

// besides are the files that SQLite may have beside one.
var besides = [...]string{"-wal", "-shm", "-journal"}

// IsDraft reports whether s waits for Publish.
func (s *Store) IsDraft() bool { return s.file != s.path }

// startDraft makes s a draft if there is no store. What a killed process left of one
// goes. The lock must be held.
func (s *Store) startDraft(wanted bool) error {
	draft := s.path + unfinished
	if err := removeFiles(draft); err != nil {
		return err
	}
	// A link that leads nowhere is not to be replaced.
	if _, err := os.Lstat(s.path); wanted && errors.Is(err, fs.ErrNotExist) {
		s.file = draft
	}
	return nil
}

// removeFiles removes a file of SQLite's and what belongs to it, if it is there.
func removeFiles(name string) error {
	for _, end := range append([]string{""}, besides[:]...) {
		if err := os.Remove(name + end); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// Publish gives a draft its name, complete and on the disk, and does nothing else.
// After an error it must be discarded.
func (s *Store) Publish(ctx context.Context) error {
	if !s.IsDraft() {
		return nil
	}
	return s.explain(s.publish(ctx))
}

func (s *Store) publish(ctx context.Context) error {
	if _, err := s.writing.ExecContext(ctx, "PRAGMA journal_mode = WAL"); err != nil {
		return err
	}
	if err := s.disconnect(); err != nil {
		return err
	}
	if err := syncFile(s.file); err != nil {
		return err
	}
	switch _, err := os.Lstat(s.path); {
	case err == nil:
		return errMadeMeanwhile
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	// What is left beside a store that was deleted must not be taken for this one's.
	if err := removeFiles(s.path); err != nil {
		return err
	}
	if err := os.Rename(s.file, s.path); err != nil {
		return err
	}
	s.file = s.path
	return s.connect(ctx)
}

// syncFile waits until a file is on the disk.
func syncFile(name string) error {
	f, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
