package neo4j

import (
	"context"
	"errors"
	"fmt"

	"github.com/newsgraph/newsgraph/export/propertygraph"
	"github.com/newsgraph/newsgraph/graph"
)

// Progress tells how far a load is: Done of the Total rows of a phase. Phases
// come one after the other.
type Progress struct {
	Phase       string
	Done, Total int
}

// Summary is what a load did.
type Summary struct {
	// BuildID names the graph that the database holds now.
	BuildID string

	Articles, Nodes, Statements int
	// Relationships is the number of edges: relationships between entities.
	// Claims of them are no facts.
	Relationships, Claims int

	// NodesCreated and RelationshipsCreated count everything that the database
	// did not have yet: also sentences, mentions and what joins them.
	NodesCreated, RelationshipsCreated int
	// Deleted counts the nodes and relationships of earlier graphs that were
	// deleted; Kept the nodes that hold something of the user's instead.
	Deleted, Kept int
}

// Load makes the database mirror g, and tells progress, unless it is nil, of
// every batch. An error leaves the database with part of the work done; running
// Load again completes it. Errors that are the server's or the configuration's
// match one of the errors of this package with errors.Is, and no error holds
// the password.
func Load(ctx context.Context, cfg Config, g graph.Reader, progress func(Progress)) (Summary, error) {
	cfg, err := cfg.withDefaults()
	if err != nil {
		return Summary{}, err
	}
	if progress == nil {
		progress = func(Progress) {}
	}
	server, err := connect(ctx, cfg)
	if err != nil {
		return Summary{}, err
	}
	l := &loader{cfg: cfg, server: server, graph: g, progress: progress}
	return l.summary, errors.Join(l.load(ctx), server.close(ctx))
}

type loader struct {
	cfg      Config
	server   *server
	graph    graph.Reader
	progress func(Progress)

	survey  propertygraph.Survey
	summary Summary
	fresh   bool // the database held nothing when the load began
}

func (l *loader) load(ctx context.Context) error {
	steps := []func(context.Context) error{
		l.read,
		l.wipe,
		l.look,
		l.makeSchema,
		l.revive,
		l.write,
		l.sweep,
	}
	for _, step := range steps {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}

func (l *loader) read(ctx context.Context) error {
	l.progress(Progress{Phase: "reading"})
	var err error
	l.survey, err = propertygraph.TakeSurvey(ctx, l.graph)
	l.summary.BuildID = l.survey.BuildID
	return err
}

func (l *loader) makeSchema(ctx context.Context) error {
	_, err := l.runAll(ctx, "schema", propertygraph.SchemaQueries())
	return err
}

// look finds out whether anything of older builds can be in the database.
func (l *loader) look(ctx context.Context) error {
	result, err := l.server.session.Run(ctx, "MATCH (n) RETURN 1 AS something LIMIT 1", nil)
	if err != nil {
		return l.server.explain(ctx, err)
	}
	l.fresh = !result.Next(ctx)
	if _, err = result.Consume(ctx); err != nil {
		return l.server.explain(ctx, err)
	}
	return nil
}

// revive gives nodes that were kept for the user's sake their place back.
func (l *loader) revive(ctx context.Context) error {
	if l.fresh {
		return nil
	}
	_, err := l.runAll(ctx, "kept nodes", propertygraph.ReviveQueries())
	return err
}

// sweep deletes what other builds left.
func (l *loader) sweep(ctx context.Context) error {
	if l.fresh {
		return nil
	}
	w, err := l.runAll(ctx, "old builds", propertygraph.SweepQueries())
	l.summary.Deleted += w.nodesDeleted + w.relationshipsDeleted
	l.summary.Kept = w.labelsAdded
	return err
}

// runAll runs queries that take no rows and sums up what they did.
func (l *loader) runAll(ctx context.Context, phase string, queries []string) (written, error) {
	var sum written
	for i, query := range queries {
		l.progress(Progress{phase, i, len(queries)})
		w, err := l.server.run(ctx, query, l.survey.BuildID)
		if err != nil {
			return sum, fmt.Errorf("%s: %w", phase, err)
		}
		sum.nodesDeleted += w.nodesDeleted
		sum.relationshipsDeleted += w.relationshipsDeleted
		sum.labelsAdded += w.labelsAdded
	}
	l.progress(Progress{phase, len(queries), len(queries)})
	return sum, nil
}
