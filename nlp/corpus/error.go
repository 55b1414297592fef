package corpus

import (
	"errors"
	"fmt"
	"io/fs"
)

// Error is an article (or a path) that could not be read.
type Error struct {
	// Path is as Article.Path would be; "FILE#LINE" for a record whose id is
	// unknown or belongs to another record, and "-" for standard input.
	Path   string
	File   string // the file
	Offset int64  // byte offset of the fault, -1 if none
	Err    error

	record int // the number of the record's line, from 1; 0 for a whole file
}

// Error says where the fault is and what it is:
//
//	news/a.txt: byte 1042: invalid UTF-8
//	dump.jsonl: record 17 (byte 88120): field "published": "soon" is not a date
func (e *Error) Error() string {
	place := shown(e.File)
	switch {
	case e.record > 0:
		place = fmt.Sprintf("%s: record %d (byte %d)", place, e.record, e.Offset)
	case e.Offset >= 0:
		place = fmt.Sprintf("%s: byte %d", place, e.Offset)
	}
	return place + ": " + e.Err.Error()
}

func (e *Error) Unwrap() error { return e.Err }

// fileError is the failure of a whole file. What the operating system says is
// taken without its own mention of the path.
func fileError(path string, err error) *Error {
	var said *fs.PathError
	if errors.As(err, &said) {
		err = said.Err
	}
	return &Error{Path: slashed(path), File: slashed(path), Offset: -1, Err: err}
}

// fault is an error at a byte offset.
type fault struct {
	offset int64
	err    error
}

func (f *fault) Error() string { return f.err.Error() }

// articleError is the failure of the one article in a file.
func articleError(path string, err error) *Error {
	e := fileError(path, err)
	var at *fault
	if errors.As(err, &at) {
		e.Offset, e.Err = at.offset, at.err
	}
	return e
}

// tooLarge is the error of an article of size bytes.
func tooLarge(size, limit int64) error {
	return fmt.Errorf("%d bytes are too large for one article; the limit is %d", size, limit)
}

// shown is the name of a file as people read it.
func shown(file string) string {
	switch file {
	case stdinPath:
		return "standard input"
	case "":
		return `""`
	}
	return file
}
