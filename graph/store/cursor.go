package store

import (
	"context"
	"database/sql"
)

// cursor steps through the rows of a query that are sorted by the id of the
// record they belong to, their first column.
type cursor[T any] struct {
	rows *sql.Rows
	scan func(*sql.Rows) (id string, row T, err error)

	id   string // of the row in hand
	row  T
	done bool // no row is in hand
}

func openCursor[T any](
	ctx context.Context, tx *sql.Tx, query string, args []any, scan func(*sql.Rows) (string, T, error),
) (*cursor[T], error) {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	c := &cursor[T]{rows: rows, scan: scan}
	if err := c.next(); err != nil {
		c.close()
		return nil, err
	}
	return c, nil
}

// close is safe on nil. What it could report, next has reported.
func (c *cursor[T]) close() {
	if c != nil {
		_ = c.rows.Close()
	}
}

func (c *cursor[T]) next() (err error) {
	if !c.rows.Next() {
		c.done = true
		return c.rows.Err()
	}
	c.id, c.row, err = c.scan(c.rows)
	return err
}

// take gives the rows that belong to record id and stands behind them. A nil
// cursor has none.
func (c *cursor[T]) take(id string) ([]T, error) {
	var rows []T
	if c == nil {
		return nil, nil
	}
	for !c.done && c.id == id {
		rows = append(rows, c.row)
		if err := c.next(); err != nil {
			return nil, err
		}
	}
	return rows, nil
}

// each gives the rows of a query to emit until it says false.
func each[T any](
	ctx context.Context, tx *sql.Tx, query string, args []any, scan func(*sql.Rows) (string, T, error), emit func(T) bool,
) error {
	c, err := openCursor(ctx, tx, query, args, scan)
	if err != nil {
		return err
	}
	defer c.close()
	for !c.done && emit(c.row) {
		if err := c.next(); err != nil {
			return err
		}
	}
	return nil
}
