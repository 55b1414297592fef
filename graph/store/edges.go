package store

import (
	"context"
	"database/sql"

	"github.com/newsgraph/newsgraph/graph"
)

// edgeSQL gives a row for every piece of evidence.
const edgeSQL = `SELECT r.relation_key, r.source_key, r.type, r.target_key, a.id, a.published, a.publisher,
		e.sentence_start, e.sentence_end, e.text, e.trigger_start, e.trigger_end,
		e.polarity, e.modality, e.attribution_key, e.cue_start, e.cue_end,
		e.time_text, e.time_from, e.time_to, e.granularity, e.place_key, e.instrument,
		e.killed, e.injured, e.detained, e.people, e.role, e.rule, e.confidence
	FROM relation AS r
	$JOIN $EVIDENCE AS e ON e.relation_key = r.relation_key
	$JOIN article AS a ON a.article_key = e.article_key
	$WHERE $ORDER BY r.relation_key`

// readEdges emits the edges of part with their evidence in part, sorted by id.
func (s *Store) readEdges(ctx context.Context, tx *sql.Tx, part selection, emit func(graph.Edge) bool) error {
	c, err := openCursor(ctx, tx, s.shown(part.query(edgeSQL)), part.args, scanStatement)
	if err != nil {
		return err
	}
	defer c.close()
	for !c.done {
		parts, err := c.take(c.key)
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
func scanStatement(rows *sql.Rows) (int64, graph.Edge, error) {
	var edge graph.Edge
	var e graph.Evidence
	var key, source, target int64
	var attribution, place sql.NullInt64
	var published, from, to string
	err := rows.Scan(&key, &source, &edge.Type, &target, &e.Article, &published, &e.Publisher,
		&e.Sentence.Start, &e.Sentence.End, &e.Text, &e.Trigger.Start, &e.Trigger.End,
		&e.Polarity, &e.Modality, &attribution, &e.Cue.Start, &e.Cue.End,
		&e.Time.Text, &from, &to, &e.Time.Granularity, &place, &e.Instrument,
		&e.Counts.Killed, &e.Counts.Injured, &e.Counts.Detained, &e.Counts.People, &e.Role, &e.Rule, &e.Confidence)
	if err != nil {
		return 0, edge, err
	}
	if e.Published, err = parseTime(published); err != nil {
		return 0, edge, err
	}
	if e.Time.From, err = parseTime(from); err != nil {
		return 0, edge, err
	}
	if e.Time.To, err = parseTime(to); err != nil {
		return 0, edge, err
	}
	e.Attribution, e.Place = optionalID(attribution), optionalID(place)
	edge.ID = idOf(edgeLetter, key)
	edge.Source, edge.Target = idOf(nodeLetter, source), idOf(nodeLetter, target)
	edge.Evidence = []graph.Evidence{e}
	return key, edge, nil
}

// optionalID is the id of the node with the given key, "" for NULL.
func optionalID(key sql.NullInt64) string {
	if !key.Valid {
		return ""
	}
	return idOf(nodeLetter, key.Int64)
}
