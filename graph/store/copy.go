package store

import (
	"encoding/json"
	"fmt"
	"strings"
)

// tableCopy says how the rows of one are copied from another store.
type tableCopy struct {
	name    string
	shared  bool   // several articles may have one row
	columns string // in the order of schema.sql; $ARTICLE is the article's new key
	// of is the condition for a row t that an article which is not in $KNOWN has.
	of string
}

// ofArticle is for tables whose rows are each of one article.
const ofArticle = "t.article_key NOT IN $KNOWN"

// tables are all that articles fill, those that others point to first.
var tables = [...]tableCopy{
	{
		name: "article", of: ofArticle,
		columns: "$ARTICLE, id, path, title, published, publisher, url, language, sha256, file, fingerprint, engine, least",
	},
	{name: "article_text", of: ofArticle, columns: "$ARTICLE, text"},
	{
		name: "node", shared: true, columns: "node_key, kind",
		of: "EXISTS (SELECT 1 FROM appearance WHERE node_key = t.node_key AND article_key NOT IN $KNOWN)",
	},
	{
		name: "node_name", shared: true, columns: "node_key, name, folded",
		of: "EXISTS (SELECT 1 FROM appearance WHERE node_key = t.node_key AND name = t.name AND article_key NOT IN $KNOWN)",
	},
	{
		name: "node_alias", shared: true, columns: "node_key, alias, folded",
		of: "EXISTS (SELECT 1 FROM alias WHERE node_key = t.node_key AND alias = t.alias AND article_key NOT IN $KNOWN)",
	},
	{name: "appearance", of: ofArticle, columns: "node_key, $ARTICLE, name, named, wikidata, iso3166"},
	{name: "alias", of: ofArticle, columns: "node_key, $ARTICLE, alias"},
	{name: "mention", of: ofArticle, columns: "node_key, $ARTICLE, span_start, span_end, form, text"},
	{
		name: "relation", shared: true, columns: "relation_key, source_key, type, target_key",
		of: "EXISTS (SELECT 1 FROM evidence WHERE relation_key = t.relation_key AND article_key NOT IN $KNOWN)",
	},
	{
		name: "evidence", of: ofArticle,
		columns: `NULL, relation_key, $ARTICLE, sentence_start, sentence_end, text, trigger_start, trigger_end, polarity,
			modality, attribution_key, cue_start, cue_end, time_text, time_from, time_to, granularity, place_key, instrument,
			killed, injured, detained, people, role, rule, confidence`,
	},
}

func (t *tableCopy) width() int { return strings.Count(t.columns, ",") + 1 }

// read is the query for the rows of the articles that are not in known, with the
// keys of articles moved by an offset.
func (t *tableCopy) read(offset int64, known []int64) (query string, args []any, err error) {
	query = strings.ReplaceAll("SELECT "+t.columns+" FROM "+t.name+" AS t NOT INDEXED", "$ARTICLE", fmt.Sprintf("t.article_key + %d", offset))
	if len(known) == 0 {
		return query, nil, nil
	}
	keys, err := json.Marshal(known)
	return query + " WHERE " + strings.ReplaceAll(t.of, "$KNOWN", "(SELECT value FROM json_each(?))"), []any{string(keys)}, err
}

// write is the statement that inserts so many rows.
func (t *tableCopy) write(rows int) string {
	insert := "INSERT OR ROLLBACK INTO "
	if t.shared {
		insert = "INSERT OR IGNORE INTO "
	}
	row := "(?" + strings.Repeat(",?", t.width()-1) + ")"
	return insert + t.name + " VALUES " + row + strings.Repeat(","+row, rows-1)
}

// rowsPerCopy is how many rows are written at once.
const rowsPerCopy = 64

// copyTable copies what the new articles have in a table.
func (a *storeAdder) copyTable(t *tableCopy) error {
	query, args, err := t.read(a.sources[len(a.sources)-1].first-1, a.known)
	if err != nil {
		return err
	}
	rows, err := a.from.QueryContext(a.w.quiet, query, args...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }() // what it could report, Err has reported
	insert, err := a.tx.PrepareContext(a.w.quiet, t.write(rowsPerCopy))
	if err != nil {
		return a.refuse(err)
	}
	defer func() { _ = insert.Close() }()
	values, into := make([]any, rowsPerCopy*t.width()), make([]any, rowsPerCopy*t.width())
	for i := range values {
		into[i] = &values[i]
	}
	filled := 0
	for rows.Next() {
		if err := rows.Scan(into[filled : filled+t.width()]...); err != nil {
			return err
		}
		if filled += t.width(); filled < len(values) {
			continue
		}
		if _, err := insert.ExecContext(a.w.quiet, values...); err != nil {
			return a.refuse(err)
		}
		if filled = 0; a.w.ctx.Err() != nil {
			return a.w.ctx.Err()
		}
	}
	if filled > 0 {
		if _, err := a.tx.ExecContext(a.w.quiet, t.write(filled/t.width()), values[:filled]...); err != nil {
			return a.refuse(err)
		}
	}
	return rows.Err()
}
