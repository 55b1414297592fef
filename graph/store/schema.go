package store

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/nlp"
)

//go:embed schema.sql
var schema string

const (
	// applicationID marks a SQLite file as a newsgraph store: "NGph".
	applicationID = 0x4e477068
	// schemaVersion counts the changes of schema.sql that older programs
	// cannot read.
	schemaVersion = 3
)

var (
	errEmpty  = &unfitError{"is an empty file: build it first"}
	errFolder = &unfitError{"is a folder: name a file"}

	errMadeMeanwhile = &unfitError{"was made by another program meanwhile: name another file"}
)

// format is what a SQLite file holds.
type format int

const (
	formatEmpty format = iota
	formatStore
)

// querier is a connection or a transaction.
type querier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// identify tells a new file from a store; everything else is an error.
func identify(ctx context.Context, q querier) (format, error) {
	var application, version, tables int
	err := q.QueryRowContext(ctx, `SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema)
		FROM pragma_application_id, pragma_user_version`).Scan(&application, &version, &tables)
	switch {
	case err != nil:
		return formatEmpty, err
	case application == 0 && version == 0 && tables == 0:
		return formatEmpty, nil
	case application != applicationID:
		return formatEmpty, &unfitError{"is a SQLite file of another program: name another file"}
	case version > schemaVersion:
		return formatEmpty, &unfitError{fmt.Sprintf("was made by a newer newsgraph (format %d; this one knows %d): "+
			"use that one, or build a new store under another name", version, schemaVersion)}
	case version < schemaVersion:
		return formatEmpty, &unfitError{fmt.Sprintf("was made by an older newsgraph (format %d; this one knows %d): "+
			"build a new store under another name", version, schemaVersion)}
	}
	return formatStore, nil
}

// prepareSchema makes the tables if the file is new, which then has a journal of the
// given kind.
func prepareSchema(ctx context.Context, db *sql.DB, journal string) error {
	found, err := identify(ctx, db)
	if err != nil || found == formatStore {
		return err
	}
	if _, err := db.ExecContext(ctx, "PRAGMA journal_mode = "+journal); err != nil {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := createSchema(ctx, tx); err != nil {
		return errors.Join(err, rollback(tx))
	}
	return tx.Commit()
}

func createSchema(ctx context.Context, tx *sql.Tx) error {
	marks := fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d;", applicationID, schemaVersion)
	if _, err := tx.ExecContext(ctx, schema+marks); err != nil {
		return err
	}
	rank := 0
	for _, polarity := range []nlp.Polarity{nlp.Positive, nlp.Negative} {
		for _, modality := range nlp.Modalities {
			edge := graph.Edge{Evidence: []graph.Evidence{{Polarity: polarity, Modality: modality}}}
			_, err := tx.ExecContext(ctx, "INSERT INTO reality VALUES (?, ?, ?, ?)", rank, polarity, modality, edge.View().State)
			if err != nil {
				return err
			}
			rank++
		}
	}
	return nil
}
