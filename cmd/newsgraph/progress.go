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
		return &bar{stderr: c.stderr}
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

// bar shows one bar, of the phase that runs. To print a message it takes the
// bar off the screen for a moment: what is written to a container of mpb may
// be lost when the container ends.
type bar struct {
	stderr    io.Writer
	phase     string
	started   time.Time // the phase
	dropped   time.Time // the last bar
	container *mpb.Progress
	current   *mpb.Bar // nil when there is none on the screen
}

// barAfter is how long a bar stays off the screen. Taking it off waits for mpb
// to draw, so that many messages would take long if each brought it back.
const barAfter = time.Second

func (b *bar) Write(text []byte) (int, error) {
	b.drop()
	return b.stderr.Write(text)
}

func (b *bar) at(phase string, done, total int) {
	if phase != b.phase {
		b.drop()
		b.phase, b.started, b.dropped = phase, time.Now(), time.Time{}
	}
	if b.current == nil {
		if time.Since(b.dropped) < barAfter {
			return
		}
		b.draw(total)
	}
	b.current.SetCurrent(int64(done))
}

func (b *bar) draw(total int) {
	b.container = mpb.New(mpb.WithOutput(b.stderr))
	name := decor.Name(b.phase + " ")
	if total == 0 {
		b.current = b.container.AddSpinner(0, mpb.BarWidth(1), mpb.BarRemoveOnComplete(),
			mpb.PrependDecorators(name, decor.CurrentNoUnit("%d ")))
		return
	}
	b.current = b.container.AddBar(int64(total), mpb.BarRemoveOnComplete(),
		mpb.PrependDecorators(name, decor.CountersNoUnit("%d / %d")),
		mpb.AppendDecorators(decor.Percentage(), decor.NewAverageETA(decor.ET_STYLE_GO, b.started, nil, decor.WC{W: 8})),
	)
}

func (b *bar) drop() {
	if b.current != nil {
		b.current.Abort(true)
		b.container.Wait()
		b.current, b.dropped = nil, time.Now()
	}
}

func (b *bar) close() { b.drop() }

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
