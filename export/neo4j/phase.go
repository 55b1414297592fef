package neo4j

import (
	"context"
	"fmt"

	"github.com/newsgraph/newsgraph/export/propertygraph"
)

// write writes the graph phase by phase.
func (l *loader) write(ctx context.Context) error {
	for _, p := range l.survey.Phases() {
		if err := l.writePhase(ctx, p); err != nil {
			return err
		}
	}
	return nil
}

// phase writes rows in batches and tells of it.
type phase struct {
	*loader
	name        string
	done, total int
}

func (l *loader) writePhase(ctx context.Context, from propertygraph.Phase) error {
	limit := l.cfg.RelationshipBatch
	if from.Nodes {
		limit = l.cfg.NodeBatch
	}
	p := &phase{loader: l, name: from.Name, total: from.Total}
	l.progress(Progress{p.name, 0, p.total})
	batches := propertygraph.NewBatches(limit)
	for r, err := range from.Rows(ctx, l.graph) {
		if err != nil {
			return err
		}
		l.summary.count(r.Shape)
		if err := p.write(ctx, batches.Add(r)); err != nil {
			return err
		}
	}
	for b := batches.Rest(); b != nil; b = batches.Rest() {
		if err := p.write(ctx, b); err != nil {
			return err
		}
	}
	return nil
}

func (p *phase) write(ctx context.Context, b *propertygraph.Batch) error {
	if b == nil {
		return nil
	}
	w, err := p.server.write(ctx, mergeQuery(b.Shape), parameters(b.Rows), p.survey.BuildID)
	if err != nil {
		return fmt.Errorf("write the %s: %w", p.name, err)
	}
	if w.rows < len(b.Rows) {
		// Either the graph has dangling ends or another program deletes nodes.
		return fmt.Errorf("write the %s: %d of %d rows refer to nodes that are not in the database",
			p.name, len(b.Rows)-w.rows, len(b.Rows))
	}
	p.summary.NodesCreated += w.nodesCreated
	p.summary.RelationshipsCreated += w.relationshipsCreated
	p.done += len(b.Rows)
	p.progress(Progress{p.name, p.done, p.total})
	return nil
}

// count counts a row of the given shape.
func (s *Summary) count(shape propertygraph.Shape) {
	switch shape.Record {
	case propertygraph.ArticleRecord:
		s.Articles++
	case propertygraph.EntityRecord:
		s.Nodes++
	case propertygraph.StatementRecord:
		s.Statements++
	case propertygraph.EdgeRecord:
		s.Relationships++
		if shape.Type == propertygraph.ClaimType {
			s.Claims++
		}
	}
}
