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

	// Written counts the records that the database did not have, or otherwise: an
	// article, entity, mention, statement, edge; a sentence for each of its
	// statements.
	Written int
	// NodesCreated and RelationshipsCreated count everything that the database
	// did not have yet: also sentences, mentions and what joins them.
	NodesCreated, RelationshipsCreated int
	// Deleted counts the nodes and relationships that were deleted; Kept the nodes
	// that left the graph and were not, for they hold something of the user's.
	Deleted, Kept int
}

// Load makes the database mirror g, and tells progress, unless it is nil, of
// every batch. After an error the database holds the graph that it held before,
// unless the changes were too many for one transaction (Config.Transaction); the
// error says so, and running Load again completes them. Errors that are the server's
// or the configuration's match one of the errors of this package with errors.Is, and
// no error holds the password.
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

// loader finds out what must be changed, and has it changed.
type loader struct {
	cfg      Config
	server   *server
	graph    graph.Reader
	progress func(Progress)

	survey     propertygraph.Survey
	contents   contents
	difference difference
	summary    Summary
}

func (l *loader) load(ctx context.Context) error {
	for _, step := range []func(context.Context) error{l.read, l.makeSchema, l.readContents, l.compare, l.change} {
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
	l.summary.Articles, l.summary.Nodes, l.summary.Statements = l.survey.Articles, l.survey.Nodes, l.survey.Statements
	l.summary.Relationships, l.summary.Claims = l.survey.Edges, l.survey.Claims
	return err
}

func (l *loader) makeSchema(ctx context.Context) error {
	return l.runAll(ctx, "schema", propertygraph.SchemaQueries())
}

// runAll runs queries that make transactions of their own.
func (l *loader) runAll(ctx context.Context, phase string, queries []string) error {
	for i, query := range queries {
		l.progress(Progress{phase, i, len(queries)})
		w, err := l.server.run(ctx, query)
		if err != nil {
			return fmt.Errorf("%s: %w", phase, err)
		}
		l.summary.Deleted += w.nodesDeleted + w.relationshipsDeleted
	}
	l.progress(Progress{phase, len(queries), len(queries)})
	return nil
}
