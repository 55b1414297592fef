package neo4j

import (
	"context"
	"fmt"

	"github.com/newsgraph/newsgraph/export/propertygraph"
)

// revive gives nodes that were kept for the user's sake their place back, if the
// graph has them again.
func (c *change) revive(ctx context.Context) error {
	for _, record := range records {
		for ids := range c.contents[record].ids((*held).returns, c.cfg.RelationshipBatch) {
			class := propertygraph.ClassOf(labels[record])
			if _, err := c.runner.run(ctx, returning(class.ReviveQuery()), "ids", ids); err != nil {
				return fmt.Errorf("take nodes up again: %w", err)
			}
		}
	}
	return nil
}

// delete deletes what the graph does not have, except nodes that hold something
// of the user's.
func (c *change) delete(ctx context.Context) error {
	if c.difference.gone == 0 {
		return nil
	}
	done := 0
	for _, record := range records {
		for ids := range c.contents[record].ids((*held).gone, c.cfg.RelationshipBatch) {
			c.progress(Progress{"old builds", done, c.difference.gone})
			if err := c.deleteRecords(ctx, record, ids); err != nil {
				return fmt.Errorf("delete what is gone: %w", err)
			}
			done += len(ids)
		}
	}
	c.progress(Progress{"old builds", done, c.difference.gone})
	return nil
}

func (c *change) deleteRecords(ctx context.Context, record propertygraph.Record, ids []any) error {
	queries := []string{propertygraph.GoneRelationships}
	if label, isNode := labels[record]; isNode {
		class := propertygraph.ClassOf(label)
		queries = class.GoneQueries()
	}
	for _, query := range queries {
		w, err := c.runner.run(ctx, returning(query), "ids", ids)
		if err != nil {
			return err
		}
		c.summary.Deleted += w.nodesDeleted + w.relationshipsDeleted
		c.summary.Kept += w.labelsAdded
	}
	return nil
}
