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
	appearanceSQL = `SELECT p.node_key, n.kind, p.name, p.named, p.wikidata, p.iso3166, p.article_key, a.id, a.published
		FROM appearance AS p
		$JOIN node AS n ON n.node_key = p.node_key
		$JOIN article AS a ON a.article_key = p.article_key
		$WHERE $ORDER BY p.node_key`
	aliasSQL = `SELECT p.node_key, p.article_key, p.alias FROM alias AS p
		$WHERE $ORDER BY p.node_key`
	mentionSQL = `SELECT p.node_key, m.article_key, m.span_start, m.span_end, m.form, m.text
		FROM appearance AS p
		$JOIN mention AS m ON m.article_key = p.article_key AND m.node_key = p.node_key
		$WHERE $ORDER BY p.node_key`
	degreeSQL = `SELECT p.node_key,
			(SELECT count(*) FROM $RELATION WHERE source_key = p.node_key) +
			(SELECT count(*) FROM $RELATION WHERE target_key = p.node_key)
		FROM node AS p
		$WHERE $ORDER BY p.node_key`
)

// nodeReader merges nodes from sequences that are all sorted by node.
type nodeReader struct {
	appearances *cursor[int64, appearance]
	aliases     *cursor[int64, alias]
	mentions    *cursor[int64, mention] // nil if not wanted
	degrees     *cursor[int64, int]     // nil if not wanted
}

// appearance is a node as one article shows it, but for aliases and mentions.
type appearance struct {
	node      graph.Node
	article   int64  // the article's key
	articleID string // and its id
}

// alias is a wording of one article.
type alias struct {
	article int64
	text    string
}

// mention is a mention without the id of its article.
type mention struct {
	article int64
	graph.Mention
}

// readNodes emits the nodes of part, sorted by id.
func (s *Store) readNodes(ctx context.Context, tx *sql.Tx, part selection, want detail, emit func(graph.Node) bool) error {
	r := &nodeReader{}
	defer r.close()
	if err := r.open(ctx, tx, part, want, s.shown(degreeSQL)); err != nil {
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

func (r *nodeReader) open(ctx context.Context, tx *sql.Tx, part selection, want detail, degree string) (err error) {
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
		r.degrees, err = openCursor(ctx, tx, part.query(degree), part.args, scanDegree)
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
	appearances, err := r.appearances.take(key)
	if err != nil {
		return graph.Node{}, err
	}
	aliases, err := r.aliases.take(key)
	if err != nil {
		return graph.Node{}, err
	}
	mentions, err := r.mentions.take(key)
	if err != nil {
		return graph.Node{}, err
	}
	degrees, err := r.degrees.take(key)
	if err != nil {
		return graph.Node{}, err
	}
	n := mergeNode(appearances, aliases, mentions)
	for _, d := range degrees {
		n.Degree = d
	}
	return n, nil
}

func mergeNode(appearances []appearance, aliases []alias, mentions []mention) graph.Node {
	parts := make([]graph.Node, len(appearances))
	at := make(map[int64]int, len(appearances))
	for i := range appearances {
		parts[i] = appearances[i].node
		at[appearances[i].article] = i
	}
	for _, a := range aliases {
		part := &parts[at[a.article]]
		part.Aliases = append(part.Aliases, a.text)
	}
	for _, m := range mentions {
		i := at[m.article]
		m.Article = appearances[i].articleID
		parts[i].Mentions = append(parts[i].Mentions, m.Mention)
	}
	return graph.MergeNodes(parts)[0]
}

func scanAppearance(rows *sql.Rows) (key int64, a appearance, err error) {
	n := &a.node
	var published string
	err = rows.Scan(&key, &n.Kind, &n.Name, &n.Named, &n.Links.Wikidata, &n.Links.ISO3166, &a.article, &a.articleID, &published)
	if err == nil {
		n.ID = idOf(nodeLetter, key)
		n.FirstSeen, err = parseTime(published)
		n.LastSeen = n.FirstSeen
	}
	return key, a, err
}

func scanAlias(rows *sql.Rows) (key int64, a alias, err error) {
	err = rows.Scan(&key, &a.article, &a.text)
	return key, a, err
}

func scanMention(rows *sql.Rows) (key int64, m mention, err error) {
	err = rows.Scan(&key, &m.article, &m.Start, &m.End, &m.Form, &m.Text)
	return key, m, err
}

func scanDegree(rows *sql.Rows) (key int64, degree int, err error) {
	err = rows.Scan(&key, &degree)
	return key, degree, err
}
