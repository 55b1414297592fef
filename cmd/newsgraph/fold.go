package main

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
	"sync/atomic"
	"time"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/ontology"
	"github.com/newsgraph/newsgraph/graph/store"
	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/corpus"
	"github.com/newsgraph/newsgraph/nlp/pipeline"
)

// A batch goes to the store when it holds so many articles, so many bytes of
// text, or when the last one went so long ago. A killed build loses one batch,
// and the store is fastest with some hundred articles at a time.
const (
	batchArticles = 128
	batchBytes    = 8 << 20
	batchTime     = 5 * time.Second
)

// build is one run over articles. Its phases: read the articles that are new
// or changed, write them to the store batch by batch, remove what is gone.
type build struct {
	store *store.Store
	// stages gives the pipeline, which is loaded when the first article needs
	// it: most of the time of a build that finds nothing new would go there.
	stages   func() (*pipeline.Pipeline, error)
	types    *ontology.Ontology
	engine   string
	least    float64  // confidence of the statements that the graph has
	roots    []string // what was to be read, as cleanPaths gives it
	jobs     int
	progress progress
	files    int // about how many files there are to read

	seen  map[string]store.Seen // what the store knew at the start, by path
	met   map[string]bool       // the paths of the articles met in this run
	blind []string              // files and folders that could not be read as a whole
	batch []store.Result        // read but not yet written
	bytes int                   // of text in batch
	wrote time.Time             // when the last batch was written
	file  string                // that the last article came from
	tally tally
}

// tally is what became of the articles of a run.
type tally struct {
	Read, Unchanged, Removed, Failed int
	// Outdated are articles that this run had nothing to do with and that
	// another engine had read.
	Outdated int
	Tokens   int // of the articles read
	Files    int
	Failures []failure
}

// failure is one article that could not be read.
type failure struct {
	Path   string `json:"path"`
	Stage  string `json:"stage"`
	Reason string `json:"reason"`
}

// item is an article to read, or what kept it from being one.
type item struct {
	article *nlp.Article
	err     error
	percent *atomic.Int64 // of the article that is read
}

// outcome is what reading one article gave.
type outcome struct {
	path, file string
	result     *store.Result // nil for an unchanged article, and with err
	tokens     int
	err        error // what kept the article from being one
}

// run reads the articles and leaves the store as if all that it holds of the
// roots had been read just now. When ctx is done, what has been read is kept.
func (b *build) run(ctx context.Context, articles iter.Seq2[*nlp.Article, error]) error {
	if err := b.start(ctx); err != nil {
		return err
	}
	err := b.readAll(ctx, articles)
	if err == nil {
		err = ctx.Err()
	}
	// A build that stops still keeps what it has read.
	if err := errors.Join(err, b.flush(context.WithoutCancel(ctx))); err != nil {
		return err
	}
	if err := b.removeGone(ctx); err != nil {
		return err
	}
	if b.tally.Read+b.tally.Unchanged == 0 {
		return errors.New("no article could be read")
	}
	return nil
}

func (b *build) start(ctx context.Context) (err error) {
	if err := b.store.SetOrigin(ctx, b.engine, b.types.Version, ownTypes(b.types)...); err != nil {
		return err
	}
	if err := b.store.SetMinConfidence(ctx, b.least); err != nil {
		return err
	}
	b.met, b.wrote = map[string]bool{}, time.Now()
	b.seen, err = b.store.Seen(ctx)
	return err
}

func (b *build) readAll(ctx context.Context, articles iter.Seq2[*nlp.Article, error]) error {
	items := func(yield func(item) bool) {
		for a, err := range articles {
			if !yield(item{a, err, new(atomic.Int64)}) {
				return
			}
		}
	}
	for o := range inOrderWatched(ctx, items, b.jobs, b.read, b.wait) {
		if err := b.fold(ctx, o); err != nil {
			return err
		}
	}
	return nil
}

// read is the work of one worker on one article. It only looks at b.
func (b *build) read(i item) outcome {
	if i.err != nil {
		return outcome{err: i.err}
	}
	a := i.article
	o, fingerprint := outcome{path: a.Path, file: a.File}, a.Fingerprint()
	if b.seen[a.Path] == (store.Seen{File: a.File, Fingerprint: fingerprint, Engine: b.engine}) {
		return o
	}
	o.result = &store.Result{Path: a.Path, File: a.File, Fingerprint: fingerprint, Engine: b.engine}
	stages, err := b.stages()
	if err != nil {
		return outcome{err: fmt.Errorf("set up the pipeline: %w", err)}
	}
	doc, err := stages.ReadLong(a, func(done, all int) { i.percent.Store(int64(100 * done / all)) })
	if err != nil {
		o.result.Failure = stageFailure(err)
		return o
	}
	extraction := graph.Extract(doc, b.types)
	o.result.Extraction, o.tokens = &extraction, len(doc.Tokens)
	return o
}

func stageFailure(err error) *store.Failure {
	var at *pipeline.StageError
	if errors.As(err, &at) {
		return &store.Failure{Stage: at.Stage, Reason: at.Err.Error()}
	}
	return &store.Failure{Stage: "pipeline", Reason: err.Error()}
}

// fold takes in one outcome, in the order of the articles.
func (b *build) fold(ctx context.Context, o outcome) error {
	if o.err != nil {
		var fatal error
		if o, fatal = b.unreadable(o.err); fatal != nil || o.path == "" {
			return fatal
		}
	}
	b.met[o.path] = true
	b.show(o.file)
	switch {
	case o.result == nil:
		b.tally.Unchanged++
		return nil
	case o.result.Failure != nil:
		b.fail(failure{o.path, o.result.Failure.Stage, o.result.Failure.Reason})
	default:
		b.tally.Read++
		b.tally.Tokens += o.tokens
		b.bytes += len(o.result.Extraction.Article.Text)
	}
	b.batch = append(b.batch, *o.result)
	if len(b.batch) < batchArticles && b.bytes < batchBytes && time.Since(b.wrote) < batchTime {
		return nil
	}
	return b.flush(ctx)
}

// unreadable makes an outcome of what corpus.Read reports instead of an
// article. What is no article at all is reported but has no place in the
// store: its outcome has no path. Any other error is fatal.
func (b *build) unreadable(err error) (o outcome, fatal error) {
	var bad *corpus.Error
	if !errors.As(err, &bad) {
		return o, fmt.Errorf("read articles: %w", err)
	}
	if bad.Path == bad.File {
		b.blind = append(b.blind, bad.File)
	}
	reason := bad.Err.Error()
	if bad.Offset >= 0 {
		reason = fmt.Sprintf("byte %d: %s", bad.Offset, reason)
	}
	if isMissing(bad) {
		b.fail(failure{bad.Path, readStage, reason})
		return o, nil
	}
	return outcome{path: bad.Path, file: bad.File, result: &store.Result{
		Path: bad.Path, File: bad.File, Engine: b.engine,
		Failure: &store.Failure{Stage: readStage, Reason: reason},
	}}, nil
}

// isMissing reports whether there is no article where bad stands: nothing at
// all, or a folder.
func isMissing(bad *corpus.Error) bool {
	info, err := os.Stat(bad.File)
	return bad.File != stdinPath && (err == nil && info.IsDir() || errors.Is(err, fs.ErrNotExist))
}

// readStage is the stage of failures that come before the pipeline.
const readStage = "read"

func (b *build) fail(f failure) {
	b.tally.Failed++
	b.tally.Failures = append(b.tally.Failures, f)
	// A report that cannot be written must not stop the build; the failure is
	// in the store and in the summary as well.
	_, _ = fmt.Fprintf(b.progress, "newsgraph: %s: %s: %s\n", f.Path, f.Stage, f.Reason)
}

// show tells the progress, which counts files, when a new file is reached.
func (b *build) show(file string) {
	if file != b.file {
		b.file = file
		b.tally.Files++
	}
	b.progress.at(reading, b.tally.Files, b.files)
}

// The phase of progress, and the size in bytes from which an article is told of
// while it is read.
const (
	reading = "reading files"
	long    = 1 << 20
)

// wait tells the progress that an article is not read yet.
func (b *build) wait(i item) {
	phase := reading
	if i.article != nil && len(i.article.Text) >= long {
		phase = fmt.Sprintf("%s (%d %% of %s)", reading, i.percent.Load(), printable(i.article.Path))
	}
	b.progress.at(phase, b.tally.Files, b.files)
}

func (b *build) flush(ctx context.Context) error {
	if len(b.batch) > 0 {
		if err := b.store.Write(ctx, b.batch); err != nil {
			return fmt.Errorf("write to the store: %w", err)
		}
	}
	b.batch, b.bytes, b.wrote = b.batch[:0], 0, time.Now()
	return nil
}

// removeGone removes from the store the articles of the roots that this run
// did not meet, unless they are in something that could not be read: a disk
// that is not there must not empty the store.
func (b *build) removeGone(ctx context.Context) error {
	var gone []string
	for path, s := range b.seen {
		switch {
		case b.met[path]:
		case under(b.roots, s.File) && !under(b.blind, s.File):
			gone = append(gone, path)
		case s.Engine != b.engine:
			b.tally.Outdated++
		}
	}
	if len(gone) == 0 {
		return nil
	}
	slices.Sort(gone)
	if err := b.store.Remove(ctx, gone); err != nil {
		return fmt.Errorf("remove articles that are gone: %w", err)
	}
	b.tally.Removed = len(gone)
	return nil
}

// stdinPath is the path that stands for standard input.
const stdinPath = "-"

// cleanPaths writes paths the way articles' files are named. Standard input is
// left out: what comes from it does not stand for all that ever came from it.
func cleanPaths(paths []string) []string {
	var clean []string
	for _, p := range paths {
		if p != stdinPath {
			clean = append(clean, filepath.ToSlash(filepath.Clean(p)))
		}
	}
	return clean
}

// under reports whether file is one of roots or lies in one of them.
func under(roots []string, file string) bool {
	return slices.ContainsFunc(roots, func(root string) bool {
		switch {
		case file == stdinPath:
			return false
		case file == root:
			return true
		case root == ".":
			return !strings.HasPrefix(file, "/") && !strings.HasPrefix(file, "../")
		default:
			return strings.HasPrefix(file, strings.TrimSuffix(root, "/")+"/")
		}
	})
}
