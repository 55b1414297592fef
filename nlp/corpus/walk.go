package corpus

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// source is a file that is to be read.
type source struct {
	path   string // cleaned, or stdinPath
	format format
}

// sources yields the files under paths, each once, in the order that Read
// promises, with an *Error for every path that leads to none.
// It ends early when ctx is done.
func sources(ctx context.Context, paths []string) iter.Seq2[source, error] {
	return func(yield func(source, error) bool) {
		w := walk{ctx: ctx, yield: yield, first: map[string]int{}}
		for i, path := range paths {
			if w.stopped() {
				return
			}
			w.current = i
			w.given(path)
		}
	}
}

// walk goes through the given paths.
type walk struct {
	ctx   context.Context
	yield func(source, error) bool
	sated bool // yield wants no more

	first   map[string]int // the position at which a cleaned path was first given
	current int            // the position that is being walked
}

func (w *walk) emit(src source, err error) {
	if !w.stopped() {
		w.sated = !w.yield(src, err)
	}
}

func (w *walk) stopped() bool { return w.sated || w.ctx.Err() != nil }

func (w *walk) fail(path string, err error) { w.emit(source{}, fileError(path, err)) }

// given walks a path that was named by the caller.
func (w *walk) given(path string) {
	if path == "" {
		w.fail(path, errors.New("the path is empty"))
		return
	}
	path = filepath.Clean(path)
	if _, again := w.first[path]; again {
		return
	}
	w.first[path] = w.current
	if path == stdinPath {
		w.emit(source{path, stdin{}}, nil)
		return
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		w.fail(path, err)
	case info.IsDir():
		if !w.folder(path, nil) {
			w.fail(path, fmt.Errorf("no article found (%s)", endings()))
		}
	case formatOf(path) == nil:
		w.fail(path, fmt.Errorf("unknown ending %q (%s)", filepath.Ext(path), endings()))
	default:
		w.file(path, info.Mode())
	}
}

// folder walks a folder and reports whether it held a file to read, or
// something that failed. The folders above it are those that the walk is in.
func (w *walk) folder(path string, above []fs.FileInfo) bool {
	if w.covered(path) {
		return true
	}
	info, err := os.Stat(path)
	if err != nil {
		w.fail(path, err)
		return true
	}
	if slices.ContainsFunc(above, func(a fs.FileInfo) bool { return os.SameFile(a, info) }) {
		w.fail(path, errors.New("symbolic link loop: it leads to a folder that it is in"))
		return true
	}
	entries, err := os.ReadDir(path) // sorted in byte order
	if err != nil {
		w.fail(path, err)
		return true
	}
	above = append(slices.Clip(above), info)
	found := false
	for _, e := range entries {
		if w.stopped() {
			break
		}
		if !hidden(e.Name()) && w.entry(filepath.Join(path, e.Name()), e.Type(), above) {
			found = true
		}
	}
	return found
}

// entry walks an entry of a folder and reports what folder reports.
func (w *walk) entry(path string, mode fs.FileMode, above []fs.FileInfo) bool {
	readable := formatOf(path) != nil
	if mode&fs.ModeSymlink != 0 {
		info, err := os.Stat(path)
		if errors.Is(err, fs.ErrNotExist) && !readable {
			return false
		}
		if err != nil {
			w.fail(path, err)
			return true
		}
		mode = info.Mode()
	}
	switch {
	case mode.IsDir():
		return w.folder(path, above)
	case readable:
		w.file(path, mode)
	}
	return readable
}

// file hands on a file whose ending is read. Pipes and devices are refused,
// since opening one could block for ever.
func (w *walk) file(path string, mode fs.FileMode) {
	switch {
	case w.covered(path):
	case !mode.IsRegular():
		w.fail(path, errors.New("not a regular file"))
	default:
		w.emit(source{path, formatOf(path)}, nil)
	}
}

// covered reports whether a path that was given earlier led to path already:
// that path itself or a folder above it. Asking the given paths, of which
// there are few, takes no memory for the files.
func (w *walk) covered(path string) bool {
	for {
		if at, ok := w.first[path]; ok && at < w.current {
			return true
		}
		parent := filepath.Dir(path)
		if parent == path || hidden(filepath.Base(path)) {
			return false
		}
		path = parent
	}
}

// hidden reports whether a folder's walk passes over the entry name. It is
// also true of "." and "..", which end the search for folders above.
func hidden(name string) bool { return strings.HasPrefix(name, ".") }

func slashed(path string) string { return filepath.ToSlash(path) }
