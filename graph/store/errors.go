package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// LockedError says that another process has the store open for writing.
type LockedError struct {
	Path string // the store's
}

func (e *LockedError) Error() string {
	return fmt.Sprintf("store %s is being written by another newsgraph: wait for it to end", e.Path)
}

// NotFoundError says that the store has no such article or node.
type NotFoundError struct {
	Thing string // "article" or "node"
	Ref   string // what was asked for
}

func (e *NotFoundError) Error() string { return fmt.Sprintf("no %s %q in the store", e.Thing, e.Ref) }

// AmbiguousError says that several articles are meant by one word.
type AmbiguousError struct {
	Ref        string   // what was asked for
	Candidates []string // paths of articles, sorted; at most ten
	Count      int      // how many there are in all
}

func (e *AmbiguousError) Error() string {
	list := strings.Join(e.Candidates, ", ")
	if e.Count > len(e.Candidates) {
		list += ", ..."
	}
	return fmt.Sprintf("%q may be any of %d articles: %s", e.Ref, e.Count, list)
}

// InputError says what is wrong with a graph that was to be merged into a store.
type InputError struct{ err error }

func (e *InputError) Error() string { return e.err.Error() }

func (e *InputError) Unwrap() error { return e.err }

// inputError says where in a graph the reason for err is. What SQLite says is
// about the store that is written, and so is what happens to files.
func inputError(place string, err error) error {
	var failure *sqlite.Error
	var file *fs.PathError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &failure), errors.As(err, &file):
		return fmt.Errorf("at %s: %w", place, err)
	default:
		return &InputError{fmt.Errorf("%s: %w", place, err)}
	}
}

// unfitError says why a file is no store for this program, in words that
// follow the file's name.
type unfitError struct{ words string }

func (e *unfitError) Error() string { return e.words }

// advice is what people should know of SQLite's primary result codes.
var advice = map[int]string{
	sqlite3.SQLITE_FULL:     "cannot grow because the disk is full: free some space and run again, nothing is lost",
	sqlite3.SQLITE_READONLY: "cannot be written: the file or its folder is read-only",
	sqlite3.SQLITE_CANTOPEN: "cannot be opened: see whether its folder exists and may be written",
	sqlite3.SQLITE_NOTADB:   "is not a newsgraph store: name another file",
	sqlite3.SQLITE_CORRUPT:  "is damaged: delete it and build it again, or use a copy of it",
	sqlite3.SQLITE_BUSY:     "is kept busy by another program: close what else has it open",
	sqlite3.SQLITE_IOERR:    "cannot be read or written: see whether the disk is full or failing",
}

// explain names the store in err and says what can be done about it. Errors
// that already speak of something else stay as they are.
func (s *Store) explain(err error) error {
	var locked *LockedError
	var missing *NotFoundError
	var ambiguous *AmbiguousError
	var input *InputError
	switch {
	case err == nil, errors.As(err, &locked), errors.As(err, &missing), errors.As(err, &ambiguous), errors.As(err, &input),
		errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	}
	var failure *sqlite.Error
	if errors.As(err, &failure) {
		if words := advice[failure.Code()&0xff]; words != "" {
			return fmt.Errorf("store %s %s: %w", s.path, words, err)
		}
	}
	var unfit *unfitError
	if errors.As(err, &unfit) {
		return fmt.Errorf("store %s %w", s.path, err)
	}
	return fmt.Errorf("store %s: %w", s.path, err)
}

// cannotOpen reports whether SQLite could not open the file or what belongs to it.
func cannotOpen(err error) bool {
	var failure *sqlite.Error
	return errors.As(err, &failure) &&
		(failure.Code()&0xff == sqlite3.SQLITE_CANTOPEN || failure.Code()&0xff == sqlite3.SQLITE_READONLY)
}

// endedBefore reports whether a rollback failed because SQLite had already
// rolled back, as it does when the disk is full.
func endedBefore(err error) bool {
	var failure *sqlite.Error
	return errors.As(err, &failure) && failure.Code() == sqlite3.SQLITE_ERROR
}
