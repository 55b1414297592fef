package store

import (
	"context"
	"database/sql"
	"errors"
)

// statement is one of the prepared ones that writing needs.
type statement int

const (
	insertArticle statement = iota
	insertText
	insertFailure
	insertNode
	insertName
	insertNodeAlias
	insertAppearance
	insertAlias
	insertMention
	insertRelation
	insertEvidence
	deleteArticle
	deleteFailure
	statementCount
)

// statementSQL has the values in the order of the columns in schema.sql.
var statementSQL = [statementCount]string{
	insertArticle:    "INSERT INTO article VALUES (NULL,?,?,?,?,?,?,?,?,?,?)",
	insertText:       "INSERT INTO article_text VALUES (?,?)",
	insertFailure:    "INSERT INTO failure VALUES (?,?,?,?,?,?)",
	insertNode:       "INSERT INTO node VALUES (?,?) ON CONFLICT DO NOTHING",
	insertName:       "INSERT INTO node_name VALUES (?,?,?) ON CONFLICT DO NOTHING",
	insertNodeAlias:  "INSERT INTO node_alias VALUES (?,?,?) ON CONFLICT DO NOTHING",
	insertAppearance: "INSERT INTO appearance VALUES (?,?,?,?,?,?)",
	insertAlias:      "INSERT INTO alias VALUES (?,?,?)",
	insertMention:    "INSERT INTO mention VALUES (?,?,?,?,?,?)",
	insertRelation:   "INSERT INTO relation VALUES (?,?,?,?) ON CONFLICT DO NOTHING",
	insertEvidence:   "INSERT INTO evidence VALUES (NULL,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
	deleteArticle:    "DELETE FROM article WHERE path = ?",
	deleteFailure:    "DELETE FROM failure WHERE path = ?",
}

// statements are prepared, each at its place.
type statements [statementCount]*sql.Stmt

func prepare(ctx context.Context, db *sql.DB) (*statements, error) {
	s := &statements{}
	for i, query := range statementSQL {
		var err error
		if s[i], err = db.PrepareContext(ctx, query); err != nil {
			return nil, errors.Join(err, s.close())
		}
	}
	return s, nil
}

// within is s for use in tx. It needs no closing: it ends with tx.
func (s *statements) within(ctx context.Context, tx *sql.Tx) *statements {
	bound := &statements{}
	for i, stmt := range s {
		bound[i] = tx.StmtContext(ctx, stmt)
	}
	return bound
}

func (s *statements) close() error {
	var errs []error
	for _, stmt := range s {
		if stmt != nil {
			errs = append(errs, stmt.Close())
		}
	}
	return errors.Join(errs...)
}
