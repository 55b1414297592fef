package store

import (
	"context"
	"database/sql"

	"github.com/newsgraph/newsgraph/graph"
)

// edgeSQL gives a row for every piece of evidence.
const edgeSQL = `SELECT r.id, s.id, r.type, t.id, a.id, a.published, a.publisher,
		e.sentence_start, e.sentence_end, e.text, e.trigger_start, e.trigger_end,
		e.polarity, e.modality, coalesce(w.id, ''), e.cue_start, e.cue_end,
		e.time_text, e.time_from, e.time_to, coalesce(p.id, ''), e.instrument,
		e.killed, e.injured, e.detained, e.people, e.role, e.rule, e.confidence
	FROM relation AS r
	$JOIN evidence AS e ON e.relation_key = r.relation_key
	$JOIN article AS a ON a.article_key = e.article_key
	$JOIN node AS s ON s.node_key = r.source_key
	$JOIN node AS t ON t.node_key = r.target_key
	LEFT JOIN node AS w ON w.node_key = e.attribution_key
	LEFT JOIN node AS p ON p.node_key = e.place_key
	$WHERE $ORDER BY r.id`

// readEdges emits the edges of part with their evidence in part, sorted by id.
func readEdges(ctx context.Context, tx *sql.Tx, part selection, emit func(graph.Edge) bool) error {
	c, err := openCursor(ctx, tx, part.query(edgeSQL), part.args, scanStatement)
	if err != nil {
		return err
	}
	defer c.close()
	for !c.done {
		parts, err := c.take(c.id)
		if err != nil {
			return err
		}
		if !emit(graph.MergeEdges(parts)[0]) {
			return nil
		}
	}
	return nil
}

// scanStatement reads an edge with one piece of evidence.
func scanStatement(rows *sql.Rows) (string, graph.Edge, error) {
	var edge graph.Edge
	var e graph.Evidence
	var published, from, to string
	err := rows.Scan(&edge.ID, &edge.Source, &edge.Type, &edge.Target, &e.Article, &published, &e.Publisher,
		&e.Sentence.Start, &e.Sentence.End, &e.Text, &e.Trigger.Start, &e.Trigger.End,
		&e.Polarity, &e.Modality, &e.Attribution, &e.Cue.Start, &e.Cue.End,
		&e.Time.Text, &from, &to, &e.Place, &e.Instrument,
		&e.Counts.Killed, &e.Counts.Injured, &e.Counts.Detained, &e.Counts.People, &e.Role, &e.Rule, &e.Confidence)
	if err != nil {
		return "", edge, err
	}
	if e.Published, err = parseTime(published); err != nil {
		return "", edge, err
	}
	if e.Time.From, err = parseTime(from); err != nil {
		return "", edge, err
	}
	if e.Time.To, err = parseTime(to); err != nil {
		return "", edge, err
	}
	edge.Evidence = []graph.Evidence{e}
	return edge.ID, edge, nil
}
