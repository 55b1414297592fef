package store

import (
	"context"
	"database/sql"
)

// scanner reads the row that rows stand at and tells the key of the record
// that it belongs to.
type scanner[K comparable, T any] func(rows *sql.Rows) (key K, row T, err error)

// cursor steps through the rows of a query.
type cursor[K comparable, T any] struct {
	rows *sql.Rows
	scan scanner[K, T]

	key  K // of the row in hand
	row  T
	done bool // no row is in hand
}

func openCursor[K comparable, T any](
	ctx context.Context, tx *sql.Tx, query string, args []any, scan scanner[K, T],
) (*cursor[K, T], error) {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	c := &cursor[K, T]{rows: rows, scan: scan}
	if err := c.next(); err != nil {
		c.close()
		return nil, err
	}
	return c, nil
}

// close is safe on nil. What it could report, next has reported.
func (c *cursor[K, T]) close() {
	if c != nil {
		_ = c.rows.Close()
	}
}

func (c *cursor[K, T]) next() (err error) {
	if !c.rows.Next() {
		c.done = true
		return c.rows.Err()
	}
	c.key, c.row, err = c.scan(c.rows)
	return err
}

// take gives the rows of the record with the given key, which must come next
// if there are any, and stands behind them. A nil cursor has none.
func (c *cursor[K, T]) take(key K) ([]T, error) {
	var rows []T
	if c == nil {
		return nil, nil
	}
	for !c.done && c.key == key {
		rows = append(rows, c.row)
		if err := c.next(); err != nil {
			return nil, err
		}
	}
	return rows, nil
}

// each gives the rows of a query to emit until it says false.
func each[K comparable, T any](
	ctx context.Context, tx *sql.Tx, query string, args []any, scan scanner[K, T], emit func(T) bool,
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
