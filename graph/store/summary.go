package store

import (
	"context"
	"database/sql"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/nlp"
)

// Summary is a store at a glance.
type Summary struct {
	graph.Header
	Failed        int       // articles that could not be read
	ForeignBy     []Count   // articles that are not English by language, the most frequent first
	NodesByKind   []Count   // the most frequent first
	EdgesByType   []Count   // the most frequent first
	MostConnected []NodeRef // the most edges first
}

// Count is how many there are of something.
type Count struct {
	Name  string
	Count int
}

// NodeRef names a node.
type NodeRef struct {
	ID     string
	Kind   nlp.Kind
	Name   string
	Degree int // edges that start or end at it
}

// Summary counts what the store has and lists the top most connected nodes.
func (s *Store) Summary(ctx context.Context, top int) (Summary, error) {
	var sum Summary
	err := s.view(ctx, func(tx *sql.Tx) (err error) {
		if sum.Header, err = s.readHeader(ctx, tx); err != nil {
			return err
		}
		if err = tx.QueryRowContext(ctx, "SELECT count(*) FROM failure").Scan(&sum.Failed); err != nil {
			return err
		}
		if sum.ForeignBy, err = counts(ctx, tx, `SELECT language, count(*) AS n FROM article
			WHERE language NOT IN ('', 'en') GROUP BY language ORDER BY n DESC, language`); err != nil {
			return err
		}
		if sum.NodesByKind, err = counts(ctx, tx, "SELECT kind, count(*) AS n FROM node GROUP BY kind ORDER BY n DESC, kind"); err != nil {
			return err
		}
		if sum.EdgesByType, err = counts(ctx, tx, s.shown("SELECT type, count(*) AS n FROM $RELATION GROUP BY type ORDER BY n DESC, type")); err != nil {
			return err
		}
		sum.MostConnected, err = s.mostConnected(ctx, tx, top)
		return err
	})
	return sum, err
}

func counts(ctx context.Context, tx *sql.Tx, query string) (list []Count, err error) {
	err = each(ctx, tx, query, nil, scanCount, func(c Count) bool {
		list = append(list, c)
		return true
	})
	return list, err
}

func scanCount(rows *sql.Rows) (string, Count, error) {
	var c Count
	err := rows.Scan(&c.Name, &c.Count)
	return c.Name, c, err
}

// mostConnected counts the ends of edges before it looks at names, which only
// the top nodes need.
func (s *Store) mostConnected(ctx context.Context, tx *sql.Tx, top int) (list []NodeRef, err error) {
	query := `SELECT id, kind, (SELECT min(name) FROM node_name AS p WHERE p.node_key = n.node_key), degree
		FROM (SELECT node_key, count(*) AS degree
			FROM (SELECT source_key AS node_key FROM $RELATION UNION ALL SELECT target_key FROM $RELATION)
			GROUP BY node_key)
		JOIN node AS n USING (node_key)
		ORDER BY degree DESC, id LIMIT ?`
	err = each(ctx, tx, s.shown(query), []any{top}, scanNodeRef, func(n NodeRef) bool {
		list = append(list, n)
		return true
	})
	return list, err
}

func scanNodeRef(rows *sql.Rows) (string, NodeRef, error) {
	var n NodeRef
	err := rows.Scan(&n.ID, &n.Kind, &n.Name, &n.Degree)
	return n.ID, n, err
}
