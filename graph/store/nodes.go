package store

import (
	"context"
	"database/sql"

	"github.com/newsgraph/newsgraph/graph"
)

// detail says what of a node is read besides its names, kind and dates.
type detail int

const (
	withMentions detail = 1 << iota
	withDegree
)

// The queries for what nodes are made of.
const (
	appearanceSQL = `SELECT n.node_key, n.kind, p.name, p.named, p.wikidata, p.iso3166, a.published
		FROM node AS n
		$JOIN appearance AS p ON p.node_key = n.node_key
		$JOIN article AS a ON a.article_key = p.article_key
		$WHERE $ORDER BY n.node_key`
	aliasSQL = `SELECT p.node_key, p.alias FROM alias AS p
		$WHERE $ORDER BY p.node_key`
	mentionSQL = `SELECT n.node_key, a.id, m.span_start, m.span_end, m.form, m.text
		FROM node AS n
		$JOIN appearance AS p ON p.node_key = n.node_key
		$JOIN article AS a ON a.article_key = p.article_key
		$JOIN mention AS m ON m.article_key = p.article_key AND m.node_key = p.node_key
		$WHERE $ORDER BY n.node_key`
	degreeSQL = `SELECT p.node_key,
			(SELECT count(*) FROM relation WHERE source_key = p.node_key) +
			(SELECT count(*) FROM relation WHERE target_key = p.node_key)
		FROM node AS p
		$WHERE $ORDER BY p.node_key`
)

// nodeReader merges nodes from sequences that are all sorted by node.
type nodeReader struct {
	appearances *cursor[int64, graph.Node] // what each article says, but for aliases and mentions
	aliases     *cursor[int64, string]
	mentions    *cursor[int64, graph.Mention] // nil if not wanted
	degrees     *cursor[int64, int]           // nil if not wanted
}

// readNodes emits the nodes of part, sorted by id.
func readNodes(ctx context.Context, tx *sql.Tx, part selection, want detail, emit func(graph.Node) bool) error {
	r := &nodeReader{}
	defer r.close()
	if err := r.open(ctx, tx, part, want); err != nil {
		return err
	}
	for !r.appearances.done {
		n, err := r.next()
		if err != nil {
			return err
		}
		if !emit(n) {
			return nil
		}
	}
	return nil
}

func (r *nodeReader) open(ctx context.Context, tx *sql.Tx, part selection, want detail) (err error) {
	if r.appearances, err = openCursor(ctx, tx, part.query(appearanceSQL), part.args, scanAppearance); err != nil {
		return err
	}
	if r.aliases, err = openCursor(ctx, tx, part.query(aliasSQL), part.args, scanAlias); err != nil {
		return err
	}
	if want&withMentions != 0 {
		if r.mentions, err = openCursor(ctx, tx, part.query(mentionSQL), part.args, scanMention); err != nil {
			return err
		}
	}
	if want&withDegree != 0 {
		r.degrees, err = openCursor(ctx, tx, part.query(degreeSQL), part.args, scanDegree)
	}
	return err
}

func (r *nodeReader) close() {
	r.appearances.close()
	r.aliases.close()
	r.mentions.close()
	r.degrees.close()
}

// next merges the node that appearances stands at.
func (r *nodeReader) next() (graph.Node, error) {
	key := r.appearances.key
	parts, err := r.appearances.take(key)
	if err != nil {
		return graph.Node{}, err
	}
	// All aliases and mentions of the node count, whichever part has them.
	if parts[0].Aliases, err = r.aliases.take(key); err != nil {
		return graph.Node{}, err
	}
	if parts[0].Mentions, err = r.mentions.take(key); err != nil {
		return graph.Node{}, err
	}
	n := graph.MergeNodes(parts)[0]
	degrees, err := r.degrees.take(key)
	for _, d := range degrees {
		n.Degree = d
	}
	return n, err
}

func scanAppearance(rows *sql.Rows) (key int64, n graph.Node, err error) {
	var published string
	err = rows.Scan(&key, &n.Kind, &n.Name, &n.Named, &n.Links.Wikidata, &n.Links.ISO3166, &published)
	if err == nil {
		n.ID = idOf(nodeLetter, key)
		n.FirstSeen, err = parseTime(published)
		n.LastSeen = n.FirstSeen
	}
	return key, n, err
}

func scanAlias(rows *sql.Rows) (key int64, alias string, err error) {
	err = rows.Scan(&key, &alias)
	return key, alias, err
}

func scanMention(rows *sql.Rows) (key int64, m graph.Mention, err error) {
	err = rows.Scan(&key, &m.Article, &m.Start, &m.End, &m.Form, &m.Text)
	return key, m, err
}

func scanDegree(rows *sql.Rows) (key int64, degree int, err error) {
	err = rows.Scan(&key, &degree)
	return key, degree, err
}
