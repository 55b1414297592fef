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
	found, err := collect(ctx, s, func(tx *sql.Tx, emit func(graph.Node) bool) error {
		return readNodes(ctx, tx, only("n.id = ?", id), withMentions|withDegree, emit)
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
	return collect(ctx, s, func(tx *sql.Tx, emit func(graph.Edge) bool) error {
		return readEdges(ctx, tx, only(`r.relation_key IN (
			SELECT relation_key FROM relation JOIN node ON source_key = node_key WHERE node.id = ?1
			UNION SELECT relation_key FROM relation JOIN node ON target_key = node_key WHERE node.id = ?1)`, nodeID), emit)
	})
}

// ArticleEdges lists the edges that an article speaks of, with the evidence
// from this article only, sorted by id.
func (s *Store) ArticleEdges(ctx context.Context, articleID string) ([]graph.Edge, error) {
	return collect(ctx, s, func(tx *sql.Tx, emit func(graph.Edge) bool) error {
		return readEdges(ctx, tx, only("e.article_key = (SELECT article_key FROM article WHERE id = ?)", articleID), emit)
	})
}

// ArticleNodes lists the nodes that an article mentions, as this article
// alone shows them: with its mentions and, as in its graph.Extraction, without
// their degrees. They are sorted by id.
func (s *Store) ArticleNodes(ctx context.Context, articleID string) ([]graph.Node, error) {
	return collect(ctx, s, func(tx *sql.Tx, emit func(graph.Node) bool) error {
		part := only("p.article_key = (SELECT article_key FROM article WHERE id = ?)", articleID)
		return readNodes(ctx, tx, part, withMentions, emit)
	})
}

// findNodesSQL ranks what a search finds: 0 for the id, 1 for a whole name or
// alias, 2 for the start of one.
const findNodesSQL = `
	WITH hit (node_key, rank) AS (
		SELECT node_key, 0 FROM node WHERE id = ?1
		UNION ALL
		SELECT node_key, iif(folded = ?2, 1, 2) FROM appearance WHERE folded >= ?2 AND folded < ?3
		UNION ALL
		SELECT p.node_key, iif(l.folded = ?2, 1, 2) FROM alias AS l JOIN appearance AS p USING (appearance_key)
		WHERE l.folded >= ?2 AND l.folded < ?3
	)
	SELECT n.id, min(rank) AS best,
		(SELECT count(*) FROM appearance AS p JOIN mention USING (appearance_key) WHERE p.node_key = n.node_key) AS mentions
	FROM hit JOIN node AS n USING (node_key)
	GROUP BY n.node_key ORDER BY best, mentions DESC, n.id LIMIT ?4`

// FindNodes finds at most limit nodes by id, by name or alias whatever its
// case, or by how one of these starts, in this order and the most mentioned
// first. The nodes come without their mentions.
func (s *Store) FindNodes(ctx context.Context, query string, limit int) ([]graph.Node, error) {
	place := map[string]int{} // in the result, by id
	nodes, err := collect(ctx, s, func(tx *sql.Tx, emit func(graph.Node) bool) error {
		start := fold(query)
		find := []any{query, start, after(start), limit}
		var ids []string
		err := each(ctx, tx, findNodesSQL, find, scanFound, func(id string) bool {
			place[id] = len(ids)
			ids = append(ids, id)
			return true
		})
		if err != nil {
			return err
		}
		list, err := json.Marshal(ids)
		if err != nil {
			return err
		}
		return readNodes(ctx, tx, only("n.id IN (SELECT value FROM json_each(?))", string(list)), withDegree, emit)
	})
	slices.SortFunc(nodes, func(a, b graph.Node) int { return cmp.Compare(place[a.ID], place[b.ID]) })
	return nodes, err
}

func scanFound(rows *sql.Rows) (string, string, error) {
	var id string
	var rank, mentions int
	err := rows.Scan(&id, &rank, &mentions)
	return id, id, err
}

// Names gives the names of the nodes with the given ids. Those that the store
// does not have are missing.
func (s *Store) Names(ctx context.Context, ids []string) (map[string]string, error) {
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	query := "SELECT id, name FROM entity WHERE id IN (SELECT value FROM json_each(?))"
	return index(ctx, s, query, []any{string(list)}, scanAlias)
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
