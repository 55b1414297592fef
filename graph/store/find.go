package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/graph"
)

// Node is the node with the given id, with its mentions. Error: *NotFoundError.
func (s *Store) Node(ctx context.Context, id string) (graph.Node, error) {
	key, err := keyOf(nodeLetter, id)
	if err != nil {
		return graph.Node{}, &NotFoundError{Thing: "node", Ref: id}
	}
	found, err := collect(ctx, s, func(tx *sql.Tx, emit func(graph.Node) bool) error {
		return s.readNodes(ctx, tx, only("p.node_key = ?", key), withMentions|withDegree, emit)
	})
	if err != nil {
		return graph.Node{}, err
	}
	if len(found) == 0 {
		return graph.Node{}, &NotFoundError{Thing: "node", Ref: id}
	}
	return found[0], nil
}

// EdgesOf lists the edges that start or end at a node, with all their
// evidence, sorted by id.
func (s *Store) EdgesOf(ctx context.Context, nodeID string) ([]graph.Edge, error) {
	key, err := keyOf(nodeLetter, nodeID)
	if err != nil {
		return nil, nil //nolint:nilerr // what is no id is no node and has no edges
	}
	return collect(ctx, s, func(tx *sql.Tx, emit func(graph.Edge) bool) error {
		return s.readEdges(ctx, tx, only("r.source_key = ?1 OR r.target_key = ?1", key), emit)
	})
}

// ArticleEdges lists the edges that an article speaks of, with the evidence
// from this article only, sorted by id.
func (s *Store) ArticleEdges(ctx context.Context, articleID string) ([]graph.Edge, error) {
	return collect(ctx, s, func(tx *sql.Tx, emit func(graph.Edge) bool) error {
		return s.readEdges(ctx, tx, only("e.article_key = (SELECT article_key FROM article WHERE id = ?)", articleID), emit)
	})
}

// ArticleNodes lists the nodes that an article mentions, as this article
// alone shows them: with its mentions and, as in its graph.Extraction, without
// their degrees. They are sorted by id.
func (s *Store) ArticleNodes(ctx context.Context, articleID string) ([]graph.Node, error) {
	return collect(ctx, s, func(tx *sql.Tx, emit func(graph.Node) bool) error {
		part := only("p.article_key = (SELECT article_key FROM article WHERE id = ?)", articleID)
		return s.readNodes(ctx, tx, part, withMentions, emit)
	})
}

// findNodesSQL ranks what a search finds: 0 for the id, 1 for a whole name or
// alias, 2 for the start of one.
const findNodesSQL = `
	WITH hit (node_key, rank) AS (
		SELECT node_key, 0 FROM node WHERE node_key = ?1
		UNION ALL
		SELECT node_key, iif(folded = ?2, 1, 2) FROM node_name WHERE folded >= ?2 AND folded < ?3
		UNION ALL
		SELECT node_key, iif(folded = ?2, 1, 2) FROM node_alias WHERE folded >= ?2 AND folded < ?3
	)
	SELECT node_key, min(rank) AS best,
		(SELECT count(*) FROM appearance AS p JOIN mention USING (article_key, node_key)
			WHERE p.node_key = hit.node_key) AS mentions
	FROM hit GROUP BY node_key ORDER BY best, mentions DESC, node_key LIMIT ?4`

// FindNodes finds at most limit nodes by id, by name or alias whatever its
// case, or by how one of these starts, in this order and the most mentioned
// first. The nodes come without their mentions.
func (s *Store) FindNodes(ctx context.Context, query string, limit int) ([]graph.Node, error) {
	id, err := keyOf(nodeLetter, query)
	start := fold(query)
	find := []any{sql.NullInt64{Int64: id, Valid: err == nil}, start, after(start), limit}
	place := map[string]int{} // in the result, by id
	nodes, err := collect(ctx, s, func(tx *sql.Tx, emit func(graph.Node) bool) error {
		var keys []int64
		err := each(ctx, tx, findNodesSQL, find, scanFound, func(key int64) bool {
			place[idOf(nodeLetter, key)] = len(keys)
			keys = append(keys, key)
			return true
		})
		if err != nil {
			return err
		}
		list, err := json.Marshal(keys)
		if err != nil {
			return err
		}
		return s.readNodes(ctx, tx, only("p.node_key IN (SELECT value FROM json_each(?))", string(list)), withDegree, emit)
	})
	slices.SortFunc(nodes, func(a, b graph.Node) int { return cmp.Compare(place[a.ID], place[b.ID]) })
	return nodes, err
}

func scanFound(rows *sql.Rows) (key, same int64, err error) {
	var rank, mentions int
	err = rows.Scan(&key, &rank, &mentions)
	return key, key, err
}

// Names gives the names of the nodes with the given ids. Those that the store
// does not have are missing.
func (s *Store) Names(ctx context.Context, ids []string) (map[string]string, error) {
	var keys []int64
	for _, id := range ids {
		if key, err := keyOf(nodeLetter, id); err == nil {
			keys = append(keys, key)
		}
	}
	list, err := json.Marshal(keys)
	if err != nil {
		return nil, err
	}
	query := `SELECT id, (SELECT min(name) FROM node_name AS p WHERE p.node_key = node.node_key)
		FROM node WHERE node_key IN (SELECT value FROM json_each(?))`
	return index(ctx, s, query, []any{string(list)}, scanName)
}

func scanName(rows *sql.Rows) (id, name string, err error) {
	err = rows.Scan(&id, &name)
	return id, name, err
}

// fold is text as it counts in a search: in lower case, with single spaces.
func fold(text string) string { return strings.ToLower(strings.Join(strings.Fields(text), " ")) }

// after is the first string in byte order behind all that start with prefix;
// "" for an empty prefix, so that it finds nothing.
func after(prefix string) string {
	if prefix == "" {
		return ""
	}
	last := len(prefix) - 1
	// A byte of UTF-8 is less than 0xff.
	return prefix[:last] + string([]byte{prefix[last] + 1})
}
