package neo4j

import (
	"context"
	"errors"
	"fmt"
)

// change changes the database, in one transaction or in many.
type change struct {
	*loader
	runner  runner
	summary *Summary
}

// change makes the database what the graph is.
func (l *loader) change(ctx context.Context) error {
	if l.difference.size == 0 {
		return nil
	}
	if l.difference.size <= l.cfg.Transaction {
		err := l.changeInOne(ctx)
		switch {
		case err == nil:
			return nil
		case errors.Is(err, errEnd):
			return &unfinished{err, "the database holds the graph that it held before, or all of the new one"}
		case !errors.Is(err, errTooLarge):
			return &unfinished{err, "the database holds the graph that it held before"}
		}
	}
	if err := l.changeInMany(ctx); err != nil {
		return &unfinished{err, "a part of the changes has been made; loading again makes the rest"}
	}
	return nil
}

func (l *loader) changeInOne(ctx context.Context) error {
	var summary Summary
	err := l.server.inOne(ctx, func(r runner) error {
		summary = l.summary
		c := &change{l, r, &summary}
		if l.cfg.Wipe {
			w, err := r.run(ctx, returning(wipeInOne), "nothing", nil)
			if err != nil {
				return fmt.Errorf("delete everything: %w", err)
			}
			summary.Deleted = w.nodesDeleted + w.relationshipsDeleted
		}
		return c.all(ctx)
	})
	if err == nil {
		l.summary = summary
	}
	return err
}

func (l *loader) changeInMany(ctx context.Context) error {
	if l.cfg.Wipe {
		if err := l.runAll(ctx, "everything that was there", wipeQueries()); err != nil {
			return err
		}
	}
	return (&change{l, &manyTransactions{server: l.server}, &l.summary}).all(ctx)
}

// all changes everything. What is gone is deleted last, so that a change that is
// made in parts takes nothing away before all else is there.
func (c *change) all(ctx context.Context) error {
	for _, step := range []func(context.Context) error{c.revive, c.write, c.delete} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}

// unfinished is an error after which it matters what the database holds.
type unfinished struct {
	cause error
	state string
}

// Error implements error.
func (e *unfinished) Error() string { return fmt.Sprintf("%v (%s)", e.cause, e.state) }

// Unwrap gives the cause.
func (e *unfinished) Unwrap() error { return e.cause }
