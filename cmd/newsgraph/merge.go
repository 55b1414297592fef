package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/newsgraph/newsgraph/export/jsonl"
	"github.com/newsgraph/newsgraph/graph/store"
)

// mergeOptions are the settings of import and merge.
type mergeOptions struct {
	inputs []string
	store  string
	least  float64
	quiet  bool
}

func newImport(c *console) *cobra.Command {
	var o mergeOptions
	cmd := &cobra.Command{
		Use:   "import FILE...",
		Short: "Read exported graphs back into a store",
		Long: `Read graphs that 'newsgraph export graph.jsonl' wrote back into a store, whole or not
at all. A FILE is JSON lines, or - for standard input; it must hold the articles'
texts. The store may be a new one or hold articles already; an article that it has
already, the same, is not taken twice. Graphs of different engines or ontologies do
not go together.

All comes back that the export has, but for articles that could not be read, which are
in none. An export that was made with --min-confidence, or of a store that shows only
what is sure enough, lacks the other statements: a new store then shows from the same
confidence on, and the next build reads those articles again.`,
		Example: `  newsgraph import graph.jsonl --store copy.db
  zcat graph.jsonl.gz | newsgraph import -`,
		Args: atLeastOne("a file that 'newsgraph export graph.jsonl' wrote, or - for standard input"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.inputs = args
			return runMerge(cmd, c, o)
		},
	}
	o.addFlags(cmd)
	return cmd
}

func newMerge(c *console) *cobra.Command {
	var o mergeOptions
	cmd := &cobra.Command{
		Use:   "merge STORE|FILE... --store FILE",
		Short: "Join stores and exported graphs into one store",
		Long: `Join stores, and graphs that 'newsgraph export graph.jsonl' wrote, into the store
that --store names: a new one, or one that holds articles already. All of it is done
or nothing. The result is the graph of one build of all the articles.

An article that is in several of them, the same, is taken once, from a store first.
One that differs is an error: remove it from one of them. Graphs of different engines
or ontologies do not go together.`,
		Example: `  newsgraph merge monday.db tuesday.db --store week.db
  newsgraph merge wednesday.db graph.jsonl --store week.db`,
		Args: atLeastOne("a store or a file that 'newsgraph export graph.jsonl' wrote"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.inputs = args
			if !cmd.Flags().Changed("store") {
				return &usageError{cmd.CommandPath(), errors.New("merge needs --store, the file that is to hold all of it")}
			}
			return runMerge(cmd, c, o)
		},
	}
	o.addFlags(cmd)
	return cmd
}

func (o *mergeOptions) addFlags(cmd *cobra.Command) {
	addStoreFlag(cmd, &o.store)
	cmd.Flags().Float64Var(&o.least, leastFlag, 0,
		"show only statements of a confidence from `X` (0 to 1) on (default: as the store\ndoes; a new one as what it is made of where that agrees, else 0)")
	cmd.Flags().BoolVar(&o.quiet, "quiet", false, "print nothing but errors")
}

// check looks at the settings that need no files but their names.
func (o *mergeOptions) check() error {
	for i, name := range o.inputs {
		for _, other := range o.inputs[:i] {
			switch {
			case other == name:
				return fmt.Errorf("%s is given twice", name)
			case sameFile(other, name):
				return fmt.Errorf("%s and %s are one file", other, name)
			}
		}
		if name == o.store || sameFile(name, o.store) {
			return fmt.Errorf("%s cannot be merged into itself", name)
		}
	}
	return checkLeast(o.least)
}

// runMerge opens everything before it writes anything.
func runMerge(cmd *cobra.Command, c *console, o mergeOptions) (err error) {
	ctx := cmd.Context()
	if err := o.check(); err != nil {
		return &usageError{cmd.CommandPath(), err}
	}
	collectFrom(mergeMemoryLimit)
	p := newProgress(c, o.quiet)
	defer p.close()
	inputs, err := openInputs(ctx, c, o.inputs, cmd.Name() == "import", p)
	defer func() { err = errors.Join(err, closeInputs(inputs)) }()
	if err != nil {
		return err
	}
	db, err := openForMerging(ctx, o.store)
	if err != nil {
		return err
	}
	added, known, err := addInputs(ctx, db, inputs)
	if err == nil && cmd.Flags().Changed(leastFlag) {
		err = db.SetMinConfidence(ctx, o.least)
	} else if err == nil && db.IsDraft() {
		err = db.SetMinConfidence(ctx, sharedLeast(inputs))
	}
	if err == nil {
		err = db.Publish(ctx)
	}
	if err != nil && db.IsDraft() {
		return stoppedMerge(ctx, errors.Join(err, db.Discard()))
	}
	defer closeStore(db, &err)
	if err != nil {
		return stoppedMerge(ctx, err)
	}
	p.close()
	if o.quiet {
		return nil
	}
	return reportMerge(ctx, c, o.store, db, inputs, added, known)
}

// mergeMemoryLimit is memoryLimit for a merge, which has little at hand and makes
// much garbage. SQLite's cache comes on top of it.
const mergeMemoryLimit = 192 << 20

// stoppedMerge is the error of a merge that a signal stopped, else err.
func stoppedMerge(ctx context.Context, err error) error {
	if ctx.Err() == nil || !errors.Is(err, context.Canceled) {
		return err
	}
	return fmt.Errorf("stopped; nothing was added (%w)", ctx.Err())
}

func reportMerge(ctx context.Context, c *console, path string, db *store.Store, inputs []input, added, known int) error {
	h, err := db.Header(ctx)
	if err != nil {
		return fmt.Errorf("sum up the store: %w", err)
	}
	out := newPrinter(c.stdout)
	out.printf("Articles   %s added, %s there already\n", thousands(added), thousands(known))
	out.printf("Graph      %s, %s, %s, %s in %s\n", count(h.Counts.Articles, "article"), count(h.Counts.Nodes, "entity"),
		count(h.Counts.Edges, "edge"), count(h.Counts.Evidence, "statement"), path)
	shown := db.MinConfidence()
	if shown > 0 {
		out.printf("Shown      statements of a confidence from %g on; --%s 0 shows all that are there\n", shown, leastFlag)
	}
	for _, in := range inputs {
		if in.store == nil && in.least > shown {
			out.printf("Missing    statements of a confidence under %g, which %s was exported without\n", in.least, in.name)
		}
	}
	return out.flush()
}

// input is a graph to merge: a store, or a file with its reader.
type input struct {
	name  string
	store *store.Store
	file  io.Closer
	graph *jsonl.Reader
	least float64 // confidence from which it shows statements
}

// openInputs opens what names tell of, the stores first: they know more of their
// articles than a file does.
func openInputs(ctx context.Context, c *console, names []string, filesOnly bool, p progress) ([]input, error) {
	var inputs []input
	for _, name := range names {
		in, err := openInput(ctx, c, name, p)
		if err == nil && in.store != nil && filesOnly {
			err = fmt.Errorf("%s is a store; 'newsgraph merge' takes those", name)
		}
		inputs = append(inputs, in)
		if err != nil {
			return inputs, err
		}
	}
	slices.SortStableFunc(inputs, func(a, b input) int { return cmp.Compare(a.rank(), b.rank()) })
	return inputs, nil
}

func (in *input) rank() int {
	if in.store != nil {
		return 0
	}
	return 1
}

// How stores begin, and files that gzip packed.
const (
	sqliteMagic = "SQLite format 3\x00"
	gzipMagic   = "\x1f\x8b"
)

func openInput(ctx context.Context, c *console, name string, p progress) (input, error) {
	in := input{name: name, file: io.NopCloser(nil)}
	source := c.stdin
	if name == stdinPath {
		in.name = "standard input"
	} else {
		file, err := os.Open(name)
		if err != nil {
			return in, fmt.Errorf("open what is to be read: %w", err)
		}
		in.file, source = file, file
		if info, err := file.Stat(); err == nil && info.IsDir() {
			return in, fmt.Errorf("%s is a folder: name the files in it", name)
		}
	}
	content := bufio.NewReader(source)
	start, err := content.Peek(len(sqliteMagic))
	switch {
	case strings.HasPrefix(string(start), gzipMagic):
		return in, fmt.Errorf("%s is compressed: unpack it, as by zcat FILE | newsgraph import -", in.name)
	case err == nil && string(start) == sqliteMagic && name != stdinPath:
		if in.store, err = openForReading(ctx, name); err == nil {
			in.least = in.store.MinConfidence()
		}
		return in, err
	}
	in.graph = jsonl.NewReader(in.name, &readMeter{Reader: content, phase: "reading " + in.name + ", megabytes", progress: p})
	h, err := in.graph.Header(ctx)
	in.least = h.MinConfidence
	return in, err
}

func closeInputs(inputs []input) error {
	var errs []error
	for _, in := range inputs {
		errs = append(errs, in.file.Close())
		if in.store != nil {
			errs = append(errs, in.store.Close())
		}
	}
	return errors.Join(errs...)
}

// addInputs adds all inputs to db, or none.
func addInputs(ctx context.Context, db *store.Store, inputs []input) (added, known int, err error) {
	err = db.Merge(ctx, func(m *store.Merger) error {
		for _, in := range inputs {
			var err error
			if in.store != nil {
				err = m.AddStore(in.name, in.store)
			} else {
				err = m.AddGraph(in.name, in.graph, in.graph.Line)
			}
			if err != nil {
				return err
			}
		}
		added, known = m.Added, m.Known
		return nil
	})
	return added, known, err
}

// sharedLeast is the confidence from which all inputs show statements, 0 where
// they differ.
func sharedLeast(inputs []input) float64 {
	for _, in := range inputs {
		if in.least != inputs[0].least {
			return 0
		}
	}
	return inputs[0].least
}

// readMeter tells how much has been read.
type readMeter struct {
	io.Reader
	phase    string
	progress progress
	read     int
}

func (m *readMeter) Read(into []byte) (int, error) {
	n, err := m.Reader.Read(into)
	m.read += n
	m.progress.at(m.phase, m.read>>20, 0)
	return n, err
}
