package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"runtime"
	"runtime/debug"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/newsgraph/newsgraph/graph/ontology"
	"github.com/newsgraph/newsgraph/nlp/corpus"
	"github.com/newsgraph/newsgraph/nlp/pipeline"
)

// buildOptions are the settings of a build.
type buildOptions struct {
	paths        []string
	store        string
	jobs         int
	date         string
	ontologyFile string
	least        float64
	quiet, json  bool
	export       exportOptions
}

func newBuild(c *console) *cobra.Command {
	var o buildOptions
	cmd := &cobra.Command{
		Use:   "build PATH...",
		Short: "Read articles and build the graph",
		Long: `Read articles and build the graph. A PATH is a file, a folder, which is read with
all that is in it, or - for standard input. Articles that the store already holds
and that have not changed are not read again; articles that are gone from a folder
or file given now are removed from the store.

Articles are texts (.txt), Markdown (.md) or JSON lines (.jsonl: id, title,
published, source, url and text). A text may begin with a block of lines such as
"title: ..." and "date: 2024-02-05" between two lines of three hyphens.

An article that cannot be read is reported, and the build goes on. A build that is
stopped or killed goes on where it was when it is run again.

Exit status: 0 all is well, 1 some articles failed, 2 the build could not be done.`,
		Example: `  newsgraph build news/
  newsgraph build news/ --to graph.graphml --to graph.jsonl
  newsgraph build news/ --store iran.db --date 2024-02-05 -j 4
  NEO4J_PASSWORD=secret newsgraph build news/ --to neo4j://localhost:7687
  jq -c '{id, title, published: .date, text: .body}' dump.json | newsgraph build -`,
		Args: atLeastOne("a file or folder to read, or - for standard input"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.paths = args
			return runBuild(cmd, c, o)
		},
	}
	f := cmd.Flags()
	addStoreFlag(cmd, &o.store)
	f.StringArrayVar(&o.export.targets, "to", nil, "export the graph to `TARGET` when it is built (may be repeated):\n"+targetForms)
	f.IntVarP(&o.jobs, "jobs", "j", runtime.GOMAXPROCS(0), "number `N` of articles read at the same time")
	f.StringVar(&o.date, "date", "", "publication `DATE` (2024-02-05) of articles that do not give one")
	addOntologyFlag(cmd, &o.ontologyFile)
	f.Float64Var(&o.least, leastFlag, 0, leastUsage+"; the store\nkeeps the others, so that another number needs no article read again")
	f.BoolVar(&o.quiet, "quiet", false, "print nothing but errors")
	f.BoolVar(&o.json, "json", false, "print the summary as JSON")
	o.export.addFlags(cmd)
	return cmd
}

// runBuild checks everything that can be checked at once, then reads, exports
// and reports.
func runBuild(cmd *cobra.Command, c *console, o buildOptions) (err error) {
	ctx, started := cmd.Context(), time.Now()
	date, err := o.check()
	if err != nil {
		return &usageError{cmd.CommandPath(), err}
	}
	e, err := o.export.prepare(ctx, c, cmd.CommandPath(), o.store)
	if err != nil {
		return err
	}
	if err := checkNotRead(e.targets, o.paths); err != nil {
		return &usageError{cmd.CommandPath(), err}
	}
	b, err := o.open(ctx)
	if err != nil {
		return err
	}
	defer closeStore(b.store, &err)
	collectFrom(memoryLimit)

	p := newProgress(c, o.quiet)
	b.progress = p
	err = b.run(ctx, corpus.Read(ctx, o.paths, corpus.Options{Date: date, Stdin: c.stdin}))
	if err != nil {
		p.close()
		return b.stopped(ctx, err)
	}
	done, err := e.run(ctx, b.store, p)
	p.close()
	// What has been done is told whatever becomes of the exports.
	err = errors.Join(err, o.report(context.WithoutCancel(ctx), c, b, done, time.Since(started)))
	if err == nil && b.tally.Failed > 0 {
		return &failedError{b.tally.Failed}
	}
	return b.stopped(ctx, err)
}

// memoryLimit is the memory in bytes from which garbage is collected more eagerly.
// Usual builds stay below it; an article of 10 MB would otherwise let as much
// garbage pile up as it has data.
const memoryLimit = 1 << 30

// collectFrom sets the limit unless the user has, by GOMEMLIMIT.
func collectFrom(limit int64) {
	if debug.SetMemoryLimit(-1) == math.MaxInt64 {
		debug.SetMemoryLimit(limit)
	}
}

// open loads what a build needs and opens its store.
func (o *buildOptions) open(ctx context.Context) (*build, error) {
	types, err := loadOntology(o.ontologyFile)
	if err != nil {
		return nil, err
	}
	db, err := openForWriting(ctx, o.store)
	if err != nil {
		return nil, err
	}
	return &build{
		store: db, types: types, engine: engine(types),
		stages: sync.OnceValues(func() (*pipeline.Pipeline, error) { return pipeline.Default(types) }),
		least:  o.least, roots: cleanPaths(o.paths), jobs: o.jobs, files: countFiles(o.paths),
	}, nil
}

// check looks at the settings that need no files; it gives the publication
// date, zero if there is none.
func (o *buildOptions) check() (time.Time, error) {
	if o.jobs < 1 {
		return time.Time{}, fmt.Errorf("-j must be at least 1, not %d", o.jobs)
	}
	if err := checkLeast(o.least); err != nil {
		return time.Time{}, err
	}
	if o.date == "" {
		return time.Time{}, nil
	}
	for _, layout := range []string{time.DateOnly, time.RFC3339} {
		if t, err := time.Parse(layout, o.date); err == nil {
			return t.UTC(), nil
		}
	}
	return time.Time{}, fmt.Errorf("--date %q is no date; it should look like 2024-02-05", o.date)
}

// engine names what reads the articles. The ontology is part of it: with other
// relation types, an article that has not changed gives another graph.
func engine(types *ontology.Ontology) string {
	return pipeline.Engine + ", ontology " + types.Version
}

// stopped makes of the error of a build that a signal stopped one that says
// what became of it. Where exactly it stopped is of no interest to anybody.
func (b *build) stopped(ctx context.Context, err error) error {
	if ctx.Err() == nil || !errors.Is(err, context.Canceled) {
		return err
	}
	return fmt.Errorf("stopped; %s of this run are in the store, and the same command goes on from there (%w)",
		count(b.tally.Read, "article"), ctx.Err())
}
