package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"
)

// The exit codes.
const (
	exitOK          = 0
	exitFailed      = 1   // the command is done, but some articles failed, or what it checked has mistakes
	exitUsage       = 2   // wrong usage, or the environment does not let the program do it
	exitInterrupted = 130 // 128 and the number of SIGINT, as shells have it
)

// failedError says that a build is done but for some articles, each of which
// has been reported.
type failedError struct{ articles int }

func (e *failedError) Error() string { return count(e.articles, "article") + " failed; see above" }

// usageError is a command line that cannot be meant; it comes with a pointer
// to the command's help.
type usageError struct {
	command string // "newsgraph build"
	err     error
}

func (e *usageError) Error() string {
	return fmt.Sprintf("%v\nSee '%s --help'.", e.err, e.command)
}

func (e *usageError) Unwrap() error { return e.err }

// run is the whole program: it runs the command that args name and returns
// the exit code.
func run(ctx context.Context, args []string, c *console) int {
	root := newRoot(c)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if err != nil {
		// Where even this cannot be written, the exit code has to do.
		_, _ = fmt.Fprintf(c.stderr, "newsgraph: %v\n", err)
	}
	return exitCode(err)
}

func exitCode(err error) int {
	var failed *failedError
	var mistakes *mistakesError
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, context.Canceled):
		return exitInterrupted
	case errors.As(err, &failed), errors.As(err, &mistakes):
		return exitFailed
	default:
		return exitUsage
	}
}

func newRoot(c *console) *cobra.Command {
	root := &cobra.Command{
		Use:   "newsgraph",
		Short: "Build a graph of who did what to whom from news articles",
		Long: `newsgraph reads news articles and builds a graph of who did what to whom. Every
edge keeps the sentences that say so, who says so, and whether it is asserted,
alleged, denied or only planned.

The graph lives in one file, the store (newsgraph.db). Build it, look into it,
export it to Neo4j, Gephi and others.`,
		Example: `  # Read a folder of articles and write the graph for Gephi
  newsgraph build news/ --to graph.graphml

  # Read it again later: only what is new or changed is read
  newsgraph build news/

  # Load the graph into Neo4j
  NEO4J_PASSWORD=secret newsgraph export neo4j://localhost

  # Who is this, and who says so?
  newsgraph show "Lloyd Austin"`,
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.SetIn(c.stdin)
	root.SetOut(c.stdout)
	root.SetErr(c.stderr)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return &usageError{cmd.CommandPath(), err}
	})
	root.AddCommand(
		newBuild(c), newExport(c), newImport(c), newMerge(c), newQueries(c), newShow(c), newExplain(c), newRemove(c),
		newOntology(c), newEval(c), newVersion(c),
	)
	return root
}

// atLeastOne requires an argument; what says what the arguments are.
func atLeastOne(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return nil
		}
		return &usageError{cmd.CommandPath(), fmt.Errorf("%s needs %s", cmd.Name(), what)}
	}
}

// atMost allows up to n arguments.
func atMost(n int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) <= n {
			return nil
		}
		return &usageError{cmd.CommandPath(), fmt.Errorf("%s does not know what %q is for", cmd.Name(), args[n])}
	}
}

// onlyWith is an error where one of the flags is given without the switch that
// it belongs to.
func onlyWith(cmd *cobra.Command, name string, flags []string) error {
	for _, f := range flags {
		if cmd.Flags().Changed(f) && !cmd.Flags().Changed(name) {
			return &usageError{cmd.CommandPath(), fmt.Errorf("--%s is of no use without --%s", f, name)}
		}
	}
	return nil
}
