package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"
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

// statementSQL has the values in the order of the columns in schema.sql. Those
// that insert several rows at once are OR ROLLBACK, for the whole transaction
// fails anyway and SQLite need not note how to undo a part of it.
var statementSQL = [statementCount]string{
	insertArticle:    "INSERT INTO article VALUES (NULL,?,?,?,?,?,?,?,?,?,?,?,?)",
	insertText:       "INSERT INTO article_text VALUES (?,?)",
	insertFailure:    "INSERT INTO failure VALUES (?,?,?,?,?,?)",
	insertNode:       "INSERT OR IGNORE INTO node VALUES (?,?)",
	insertName:       "INSERT OR IGNORE INTO node_name VALUES (?,?,?)",
	insertNodeAlias:  "INSERT OR IGNORE INTO node_alias VALUES (?,?,?)",
	insertAppearance: "INSERT OR ROLLBACK INTO appearance VALUES (?,?,?,?,?,?)",
	insertAlias:      "INSERT OR ROLLBACK INTO alias VALUES (?,?,?)",
	insertMention:    "INSERT OR ROLLBACK INTO mention VALUES (?,?,?,?,?,?)",
	insertRelation:   "INSERT OR IGNORE INTO relation VALUES (?,?,?,?)",
	insertEvidence:   "INSERT OR ROLLBACK INTO evidence VALUES (NULL,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
	deleteArticle:    "DELETE FROM article WHERE path = ?",
	deleteFailure:    "DELETE FROM failure WHERE path = ?",
}

// bulk is how many rows one statement inserts where there are that many: eight
// take half of the time of eight statements, and few rows are left over.
const bulk = 8

// inBulk lists the statements that insert many rows an article.
var inBulk = [...]statement{
	insertNode, insertName, insertNodeAlias, insertRelation, insertAppearance, insertAlias, insertMention, insertEvidence,
}

// bulkSQL is the SQL of s for bulk rows.
func bulkSQL(s statement) string {
	one := statementSQL[s]
	row := one[strings.Index(one, "("):]
	return one + strings.Repeat(","+row, bulk-1)
}

// columns is how many values a row of s has.
func columns(s statement) int { return strings.Count(statementSQL[s], "?") }

// statements are prepared, each at its place.
type statements struct {
	one  [statementCount]*sql.Stmt
	many [statementCount]*sql.Stmt // those of inBulk for bulk rows
}

func prepare(ctx context.Context, db *sql.DB) (*statements, error) {
	s := &statements{}
	var err error
	for i, query := range statementSQL {
		if s.one[i], err = db.PrepareContext(ctx, query); err != nil {
			return nil, errors.Join(err, s.close())
		}
	}
	for _, i := range inBulk {
		if s.many[i], err = db.PrepareContext(ctx, bulkSQL(i)); err != nil {
			return nil, errors.Join(err, s.close())
		}
	}
	return s, nil
}

// within is s for use in tx. It needs no closing: it ends with tx.
func (s *statements) within(ctx context.Context, tx *sql.Tx) *statements {
	bound := &statements{}
	for i, stmt := range s.one {
		bound.one[i] = tx.StmtContext(ctx, stmt)
	}
	for _, i := range inBulk {
		bound.many[i] = tx.StmtContext(ctx, s.many[i])
	}
	return bound
}

func (s *statements) close() error {
	var errs []error
	for _, stmt := range append(s.one[:], s.many[:]...) {
		if stmt != nil {
			errs = append(errs, stmt.Close())
		}
	}
	return errors.Join(errs...)
}
