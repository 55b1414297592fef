package main

import (
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
)

// progress tells a person how far a long command is. Messages written to it do
// not get mixed up with what it shows. It is used by one goroutine.
type progress interface {
	io.Writer
	// at says that in phase so many things of total are done; a total of zero
	// is unknown.
	at(phase string, done, total int)
	// close takes off the screen what should not stay there.
	close()
}

// newProgress shows a bar on a terminal and a line now and then elsewhere;
// quiet shows nothing.
func newProgress(c *console, quiet bool) progress {
	switch {
	case quiet:
		return silent{c.stderr}
	case c.stderrTerminal:
		return &bar{container: mpb.New(mpb.WithOutput(c.stderr))}
	default:
		return &lines{Writer: c.stderr, last: time.Now()}
	}
}

// silent shows no progress.
type silent struct{ io.Writer }

func (silent) at(string, int, int) {}
func (silent) close()              {}

// lineEvery is how often progress is told where it cannot be shown: often
// enough to see that the program lives, seldom enough for a log.
const lineEvery = 5 * time.Second

// lines tells progress in lines of a log.
type lines struct {
	io.Writer
	last time.Time
}

func (l *lines) at(phase string, done, total int) {
	if time.Since(l.last) < lineEvery {
		return
	}
	l.last = time.Now()
	of := ""
	if total > 0 {
		of = fmt.Sprintf(" of %d", total)
	}
	// Progress that cannot be written is no reason to stop the work.
	_, _ = fmt.Fprintf(l, "%s newsgraph: %s: %d%s\n", l.last.UTC().Format(time.RFC3339), phase, done, of)
}

func (*lines) close() {}

// bar shows one bar, of the phase that runs.
type bar struct {
	container *mpb.Progress
	phase     string
	current   *mpb.Bar
}

// Write prints above the bar.
func (b *bar) Write(text []byte) (int, error) { return b.container.Write(text) }

func (b *bar) at(phase string, done, total int) {
	if b.current == nil || phase != b.phase {
		b.drop()
		b.phase = phase
		// A total of zero lets mpb take the bar for an open one.
		b.current = b.container.AddBar(int64(total),
			mpb.PrependDecorators(decor.Name(phase+" "), decor.CountersNoUnit("%d / %d")),
			mpb.AppendDecorators(decor.Percentage(), decor.AverageETA(decor.ET_STYLE_GO, decor.WC{W: 8})),
		)
	}
	b.current.SetCurrent(int64(done))
}

func (b *bar) drop() {
	if b.current != nil {
		b.current.Abort(true)
		b.current.Wait()
		b.current = nil
	}
}

func (b *bar) close() {
	b.drop()
	b.container.Wait()
}

// countFiles is about how many files the paths hold, for a bar to have an end.
// What cannot be read is for the reading itself to report.
func countFiles(paths []string) int {
	n := 0
	for _, path := range paths {
		_ = filepath.WalkDir(path, func(name string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil || name != path && strings.HasPrefix(entry.Name(), "."):
				if err == nil && entry.IsDir() {
					return fs.SkipDir
				}
			case entry.Type().IsRegular():
				n++
			}
			return nil
		})
	}
	return n
}
