package neo4j

import (
	"context"
	"fmt"
	"iter"

	"github.com/newsgraph/newsgraph/export/propertygraph"
)

// write writes, phase by phase, what the database does not hold.
func (c *change) write(ctx context.Context) error {
	phases := c.survey.Phases()
	for i := range phases {
		if c.difference.rows[phases[i].Name] == 0 {
			continue
		}
		if err := c.writePhase(ctx, &phases[i]); err != nil {
			return fmt.Errorf("write the %s: %w", phases[i].Name, err)
		}
	}
	return nil
}

// phase writes rows in batches and tells of it.
type phase struct {
	*change
	name        string
	done, total int
}

func (c *change) writePhase(ctx context.Context, from *propertygraph.Phase) error {
	limit := c.cfg.RelationshipBatch
	if from.Nodes {
		limit = c.cfg.NodeBatch
	}
	p := &phase{change: c, name: from.Name, total: c.difference.rows[from.Name]}
	p.progress(Progress{p.name, 0, p.total})
	for b, err := range propertygraph.Batched(c.missing(from.Rows(ctx, c.graph)), limit) {
		if err != nil {
			return err
		}
		if err := p.write(ctx, b); err != nil {
			return err
		}
	}
	return nil
}

// missing leaves out the rows that the database has.
func (c *change) missing(rows iter.Seq2[propertygraph.Row, error]) iter.Seq2[propertygraph.Row, error] {
	return func(yield func(propertygraph.Row, error) bool) {
		for r, err := range rows {
			if err == nil && c.contents.has(&r) {
				continue
			}
			if !yield(r, err) {
				return
			}
		}
	}
}

func (p *phase) write(ctx context.Context, b *propertygraph.Batch) error {
	if err := p.unlink(ctx, b); err != nil {
		return err
	}
	w, err := p.runner.run(ctx, mergeQuery(b.Shape), "rows", parameters(b.Rows))
	if err != nil {
		return err
	}
	if w.rows < len(b.Rows) {
		// Either the graph has dangling ends or another program deletes nodes.
		return fmt.Errorf("%d of %d rows refer to nodes that are not in the database", len(b.Rows)-w.rows, len(b.Rows))
	}
	p.summary.Written += len(b.Rows)
	p.summary.NodesCreated += w.nodesCreated
	p.summary.RelationshipsCreated += w.relationshipsCreated
	p.done += len(b.Rows)
	p.progress(Progress{p.name, p.done, p.total})
	return nil
}

// unlink deletes the relationships of nodes that are written again, which may
// lead elsewhere than they did.
func (p *phase) unlink(ctx context.Context, b *propertygraph.Batch) error {
	if b.Shape.Links() == 0 {
		return nil
	}
	var ids []any
	for i := range b.Rows {
		if r := &b.Rows[i]; p.contents[b.Shape.Record].find(r) != nil {
			ids = append(ids, r.Key())
		}
	}
	if len(ids) == 0 {
		return nil
	}
	class := propertygraph.ClassOf(labels[b.Shape.Record])
	w, err := p.runner.run(ctx, returning(class.UnlinkQuery()), "ids", ids)
	p.summary.Deleted += w.relationshipsDeleted
	return err
}
