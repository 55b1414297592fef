package corpus

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"iter"

	"github.com/newsgraph/newsgraph/nlp"
)

// records reads JSONL: an article a line, blank lines apart. A file is read
// in memory bounded by its largest record.
type records struct{}

func (records) articles(in *input) iter.Seq2[*nlp.Article, error] {
	return func(yield func(*nlp.Article, error) bool) {
		found := false
		for l, err := range recordLines(in) {
			found = true
			if err != nil {
				yield(nil, articleError(in.path, err))
				return
			}
			if !yield(in.record(l)) {
				return
			}
		}
		if !found {
			yield(nil, fileError(in.path, errEmpty))
		}
	}
}

// recordLines yields the lines of in that are not blank. It ends after an
// error.
func recordLines(in *input) iter.Seq2[line, error] {
	return func(yield func(line, error) bool) {
		lines, err := newLineReader(bufio.NewReaderSize(in.reader, bufferSize), in.opts.MaxBytes)
		for err == nil {
			var l line
			if l, err = lines.next(); err == nil && !l.blank() && !yield(l, nil) {
				return
			}
		}
		if !errors.Is(err, io.EOF) {
			yield(line{}, err)
		}
	}
}

// record reads one line. An error has the name of the record where it is
// known and its own; a name that is taken stays with the article that has it.
func (in *input) record(l line) (*nlp.Article, error) {
	place := fmt.Sprintf("%s#%d", in.path, l.number)
	if l.size > in.opts.MaxBytes {
		return nil, in.recordError(l, place, tooLarge(l.size, in.opts.MaxBytes))
	}
	rec, err := decodeRecord(l.data)
	if err != nil {
		return nil, in.recordError(l, place, err)
	}
	path := cmp.Or(rec.ID, rec.URL, place)
	a, err := rec.article(path, in.path)
	if err != nil {
		return nil, in.recordError(l, path, err)
	}
	if err := in.finish(a); err != nil {
		return nil, in.recordError(l, place, err)
	}
	return a, nil
}

// recordError is the failure of the record on l. A *fault counts its bytes
// from the start of the line.
func (in *input) recordError(l line, path string, err error) *Error {
	e := articleError(path, err)
	e.File, e.record = in.path, l.number
	e.Offset = l.offset + max(e.Offset, 0)
	return e
}
