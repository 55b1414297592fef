package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/newsgraph/newsgraph/export"
	"github.com/newsgraph/newsgraph/export/cypher"
	"github.com/newsgraph/newsgraph/export/gexf"
	"github.com/newsgraph/newsgraph/export/graphml"
	"github.com/newsgraph/newsgraph/export/html"
	"github.com/newsgraph/newsgraph/export/jsonl"
	"github.com/newsgraph/newsgraph/export/neo4j"
	"github.com/newsgraph/newsgraph/export/neo4jcsv"
	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/ontology"
)

func newExport(c *console) *cobra.Command {
	var o exportOptions
	var storePath string
	var least float64
	var quiet bool
	cmd := &cobra.Command{
		Use:   "export TARGET...",
		Short: "Write the graph of a store to files and servers",
		Long: `Write the graph of a store to files and servers. A target is one of
` + targetForms + `

A file or folder is replaced in one step, when all of it is written; a folder
that holds other files is left alone.

Statements that the store hides, since it was built with --min-confidence, are in no
target; JSON lines that are to hold everything need --min-confidence 0.`,
		Example: `  newsgraph export graph.html graph.graphml graph.jsonl
  NEO4J_PASSWORD=secret newsgraph export neo4j://localhost:7687`,
		Args: atLeastOne("a target, such as graph.graphml"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.targets = args
			if err := checkLeast(least); err != nil {
				return &usageError{cmd.CommandPath(), err}
			}
			return runExport(cmd, c, storePath, least, quiet, o)
		},
	}
	addStoreFlag(cmd, &storePath)
	cmd.Flags().Float64Var(&least, leastFlag, 0, leastUsage+"\n(default: that of the last build)")
	cmd.Flags().BoolVar(&quiet, "quiet", false, "print nothing but errors")
	o.addFlags(cmd)
	return cmd
}

// The flag that says how sure a statement must be.
const (
	leastFlag  = "min-confidence"
	leastUsage = "leave out statements of a confidence under `X` (0 to 1),\nand edges that have no others"
)

func checkLeast(least float64) error {
	if least >= 0 && least <= 1 {
		return nil
	}
	return fmt.Errorf("--%s is a number from 0 to 1, not %v", leastFlag, least)
}

// exportOptions are the settings of every command that exports.
type exportOptions struct {
	targets []string
	noText  bool
	extras  extraFlags
	neo4j   neo4jFlags
}

func (o *exportOptions) addFlags(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&o.noText, "no-text", false, "leave the articles' text out of JSONL")
	o.extras.addFlags(cmd)
	o.neo4j.addFlags(cmd)
}

func runExport(cmd *cobra.Command, c *console, storePath string, least float64, quiet bool, o exportOptions) (err error) {
	ctx := cmd.Context()
	e, err := o.prepare(ctx, c, cmd.CommandPath(), storePath)
	if err != nil {
		return err
	}
	db, err := openForReading(ctx, storePath)
	if err != nil {
		return err
	}
	defer closeStore(db, &err)
	if cmd.Flags().Changed(leastFlag) {
		db.ShowFrom(least)
	}
	p := newProgress(c, quiet)
	done, err := e.run(ctx, db, p)
	p.close()
	if quiet {
		return err
	}
	out := newPrinter(c.stdout)
	for _, line := range done {
		out.printf("%s\n", line)
	}
	return errors.Join(err, out.flush())
}

// exporter writes a graph to targets that have been found fit.
type exporter struct {
	targets []target
	noText  bool
	extras  extraFlags
	types   *ontology.Ontology      // what pages tell of the types of relations
	servers map[string]neo4j.Config // by the target's name
}

// prepare checks, without reading a graph, that every target can be written:
// its form, a file's folder, a server's answer.
func (o *exportOptions) prepare(ctx context.Context, c *console, command, storePath string) (*exporter, error) {
	targets, err := parseTargets(o.targets)
	if err == nil {
		err = errors.Join(o.extras.check(targets), o.neo4j.check(targets), checkNotStore(targets, storePath))
	}
	if err != nil {
		return nil, &usageError{command, err}
	}
	e := &exporter{targets: targets, noText: o.noText, extras: o.extras, servers: map[string]neo4j.Config{}}
	for _, t := range targets {
		switch t.form {
		case formNeo4j:
			e.servers[t.name], err = o.neo4j.prepare(ctx, c, t)
		case formNeo4jCSV:
			err = checkFolderWritable(t.name)
		default:
			err = checkWritable(t.name)
		}
		if err != nil {
			return nil, err
		}
	}
	return e, nil
}

// exported says what went where.
type exported struct {
	Target   string `json:"target"`
	Articles int    `json:"articles"`
	Entities int    `json:"entities"`
	Edges    int    `json:"edges"`
	// Changes is what a server was changed by; nil for a file.
	Changes *changes `json:"changes,omitempty"`
}

// changes is what had to be done to a server's graph.
type changes struct {
	Written int `json:"written"` // records that were not there, or otherwise
	Deleted int `json:"deleted"` // nodes and relationships
	Kept    int `json:"kept"`    // nodes that are gone from the graph and hold something of the user's
}

func (x exported) String() string {
	line := fmt.Sprintf("%s: %s, %s, %s", x.Target,
		count(x.Articles, "article"), count(x.Entities, "entity"), count(x.Edges, "edge"))
	if x.Changes != nil {
		line += "; " + x.Changes.String()
	}
	return line
}

func (c changes) String() string {
	if c == (changes{}) {
		return "nothing had changed"
	}
	line := count(c.Written, "record") + " written"
	if c.Deleted > 0 {
		line += fmt.Sprintf(", %s nodes and relationships deleted", thousands(c.Deleted))
	}
	if c.Kept > 0 {
		line += ", " + count(c.Kept, "node") + " kept for what you added"
	}
	return line
}

// run writes g to every target. One that fails does not keep the others from
// being written; the error joins all failures.
func (e *exporter) run(ctx context.Context, g graph.Reader, p progress) ([]exported, error) {
	h, err := g.Header(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the store: %w", err)
	}
	if e.types, err = withTypes(h.Types); err != nil {
		return nil, err
	}
	extras, err := e.extras.compute(ctx, g, p)
	if err != nil {
		return nil, err
	}
	var done []exported
	var failures []error
	for _, t := range e.targets {
		x := exported{Target: t.name, Articles: h.Counts.Articles, Entities: h.Counts.Nodes, Edges: h.Counts.Edges}
		if t.form == formNeo4j {
			x.Changes, err = e.load(ctx, t, g, p)
		} else {
			err = e.write(ctx, t, g, extras, p)
		}
		if err != nil {
			failures = append(failures, fmt.Errorf("export to %s: %w", t.name, err))
			continue
		}
		done = append(done, x)
	}
	return done, errors.Join(failures...)
}

// load loads g into the server that t names.
func (e *exporter) load(ctx context.Context, t target, g graph.Reader, p progress) (*changes, error) {
	s, err := neo4j.Load(ctx, e.servers[t.name], g, func(n neo4j.Progress) { p.at("Neo4j: "+n.Phase, n.Done, n.Total) })
	return &changes{s.Written, s.Deleted, s.Kept}, err
}

// write writes g to a file or folder.
func (e *exporter) write(ctx context.Context, t target, g graph.Reader, extras export.Extras, p progress) error {
	if t.form == formNeo4jCSV {
		return export.WriteFolder(t.name, neo4jcsv.Names(), func(folder string) error {
			return neo4jcsv.Write(ctx, folder, g, &meter{Writer: io.Discard, phase: writing(t), progress: p})
		})
	}
	return export.WriteFile(t.name, func(w io.Writer) error {
		w = &meter{Writer: w, phase: writing(t), progress: p}
		switch t.form {
		case formJSONL:
			return jsonl.Write(ctx, w, g, jsonl.Options{NoText: e.noText})
		case formCypher:
			return cypher.Write(ctx, w, g)
		case formGEXF:
			return gexf.Write(ctx, w, g, extras)
		case formHTML:
			return html.Write(ctx, w, g, html.Options{Types: e.types, Extras: extras})
		default:
			return graphml.Write(ctx, w, g, extras)
		}
	})
}

func writing(t target) string { return "writing " + t.name + ", megabytes" }

// meter tells how much has been written.
type meter struct {
	io.Writer
	phase    string
	progress progress
	written  int
}

func (m *meter) Write(text []byte) (int, error) {
	n, err := m.Writer.Write(text)
	m.written += n
	m.progress.at(m.phase, m.written>>20, 0)
	return n, err
}
