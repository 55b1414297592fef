package store

import (
	"context"
	"database/sql"
)

// SetMinConfidence notes how sure a statement must be to be shown, from now on
// and whenever the store is opened. All statements stay in the file, so that
// another number needs no article read again. It must not be called while the
// store is read.
func (s *Store) SetMinConfidence(ctx context.Context, least float64) error {
	err := s.update(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO meta VALUES ('min_confidence', ?)", least)
		return err
	})
	if err == nil {
		s.least = least
	}
	return err
}

// MinConfidence is how sure a statement must be to be shown.
func (s *Store) MinConfidence() float64 { return s.least }

// ShowFrom shows the statements that are as sure as that until the store is
// closed. Like SetMinConfidence, it must not be called while the store is read.
func (s *Store) ShowFrom(least float64) { s.least = least }

func readLeast(ctx context.Context, q querier) (least float64, err error) {
	err = q.QueryRowContext(ctx,
		"SELECT coalesce((SELECT CAST(value AS REAL) FROM meta WHERE name = 'min_confidence'), 0)").Scan(&least)
	return least, err
}
