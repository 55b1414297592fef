package neo4j

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/newsgraph/newsgraph/export/propertygraph"
)

// revive gives nodes that were kept for the user's sake their place back, if the
// graph has them again.
func (c *change) revive(ctx context.Context) error {
	for _, record := range records {
		if !c.contents.wantsFormer(record) {
			continue
		}
		class := propertygraph.ClassOf(labels[record])
		err := c.each(ctx, record, c.contents.returns, func(ids []any) error {
			_, err := c.runner.run(ctx, returning(class.ReviveQuery()), "ids", ids)
			return err
		})
		if err != nil {
			return fmt.Errorf("take nodes up again: %w", err)
		}
	}
	return nil
}

// delete deletes what the graph does not have, except nodes that hold something
// of the user's.
func (c *change) delete(ctx context.Context) error {
	done := 0
	for _, record := range records {
		if n, _ := c.contents[record].unwanted(); n == 0 {
			continue
		}
		err := c.each(ctx, record, c.contents.gone, func(ids []any) error {
			c.progress(Progress{"old builds", done, c.changes.gone})
			done = min(done+len(ids), c.changes.gone)
			return c.deleteRecords(ctx, record, ids)
		})
		if err != nil {
			return fmt.Errorf("delete what is gone: %w", err)
		}
		c.progress(Progress{"old builds", done, c.changes.gone})
	}
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

// each calls use with the ids of the records that pick picks, in batches.
func (c *change) each(ctx context.Context, record propertygraph.Record, pick func(propertygraph.Record, element) bool, use func([]any) error) (err error) {
	// What runs in the meantime must not make the driver read all that is left.
	session := c.server.newSession(ctx)
	defer func() { err = errors.Join(err, session.Close(context.WithoutCancel(ctx))) }()
	var ids []any
	err = c.server.list(ctx, session, record, func(e element) error {
		if pick(record, e) {
			ids = append(ids, e.id)
		}
		if len(ids) < c.cfg.RelationshipBatch {
			return nil
		}
		full := ids
		ids = nil
		return use(full)
	})
	if err == nil && len(ids) > 0 {
		err = use(slices.Clip(ids))
	}
	return err
}
