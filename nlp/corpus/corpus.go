// Package corpus reads articles from files, folders and standard input.
//
//	walk.go         paths → the files to read, in a fixed order
//	format.go       which format reads which ending; the seam for more formats
//	text.go         .txt and .md: one article, with frontmatter.go and date.go
//	jsonl.go        .jsonl: one article a line, with lines.go and record.go
//	stdin.go        "-": either of the two
//	plain.go        telling text from binary files
//	names.go        no two articles of a run have one Path
//	error.go        what went wrong, and where
//
// Text is never altered, only cut at its start, so that byte offsets stay true.
// Memory is bounded by the largest article, but for the names of those already
// read, which cost 50 to 90 bytes each.
package corpus

import (
	"context"
	"errors"
	"io"
	"iter"
	"os"
	"time"
	"unicode/utf8"

	"github.com/newsgraph/newsgraph/nlp"
)

// DefaultMaxBytes is the size of the largest article that is read where
// Options says nothing. It is thousands of times that of a usual news article, so
// that what exceeds it is a mistake.
const DefaultMaxBytes = 16 << 20

// Options is what a Reader needs to know.
type Options struct {
	Date     time.Time // publication date of articles that carry none; zero: unknown
	MaxBytes int64     // largest article accepted; 0: DefaultMaxBytes (16 MiB)
	Stdin    io.Reader // what the path "-" reads; nil: "-" is an error
}

// Read yields every article under paths, in a fixed order: paths as given,
// folders recursively with entries in byte order, records in file order. A
// file that two of the paths lead to is read once. Hidden entries of folders
// and those with other endings are passed over.
//
// One bad article yields (nil, *Error) and the sequence goes on. If ctx is
// done before the end, its error comes last; a read that blocks is not
// interrupted.
func Read(ctx context.Context, paths []string, opts Options) iter.Seq2[*nlp.Article, error] {
	if opts.MaxBytes <= 0 {
		opts.MaxBytes = DefaultMaxBytes
	}
	return func(yield func(*nlp.Article, error) bool) {
		taken := names{}
		for src, err := range sources(ctx, paths) {
			if err != nil {
				if !yield(nil, err) {
					return
				}
				continue
			}
			for a, err := range readSource(src, opts, taken) {
				if ctx.Err() != nil {
					break
				}
				if !yield(a, err) {
					return
				}
			}
		}
		if err := ctx.Err(); err != nil {
			yield(nil, err)
		}
	}
}

// readSource yields the articles of one file.
func readSource(src source, opts Options, taken names) iter.Seq2[*nlp.Article, error] {
	return func(yield func(*nlp.Article, error) bool) {
		in, err := open(src.path, opts)
		if err != nil {
			yield(nil, fileError(src.path, err))
			return
		}
		defer func() { _ = in.close() }() // nothing was written that could be lost
		in.taken = taken
		src.format.articles(in)(yield)
	}
}

// input is one open file, or standard input, and what reading it needs.
type input struct {
	path   string // cleaned, with slashes: Article.File
	reader io.Reader
	close  func() error
	size   int64 // in bytes, -1 when unknown
	opts   Options
	taken  names
}

func open(path string, opts Options) (*input, error) {
	if path == stdinPath {
		if opts.Stdin == nil {
			return nil, errors.New("there is no standard input to read")
		}
		return &input{path: path, reader: opts.Stdin, close: func() error { return nil }, size: -1, opts: opts}, nil
	}
	if !utf8.ValidString(path) {
		return nil, errors.New("the file's name is not valid UTF-8")
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return &input{path: slashed(path), reader: f, close: f.Close, size: info.Size(), opts: opts}, nil
}

// finish gives a the date of the run where it has none, and its name to a
// alone.
func (in *input) finish(a *nlp.Article) error {
	if a.Published.IsZero() && !in.opts.Date.IsZero() {
		a.Published = in.opts.Date.UTC()
	}
	return in.taken.take(a)
}
