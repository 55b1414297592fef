package store

import "database/sql"

// A merge that adds much to what the store held makes the indexes at its end: sorting
// their keys and writing one after the other takes the same time a row however many
// there are, while keys that come in any order, as hashes do, soon find no page in the
// cache. Primary keys stay: what is added is in their order.

// addedForIndexes is how many statements are added for every one that is there, at
// least, where the indexes are made anew. To insert a key takes several times as long.
const addedForIndexes = 0.25

// dropIndexes drops the indexes, for makeIndexes, where so many statements to come
// are enough for that.
func (m *Merger) dropIndexes(evidence int) error {
	var there int
	if err := m.tx.QueryRowContext(m.w.quiet, "SELECT coalesce(max(evidence_key), 0) FROM evidence").Scan(&there); err != nil {
		return err
	}
	if m.indexes != nil || float64(evidence) <= addedForIndexes*float64(there) {
		return nil
	}
	type index struct{ name, sql string }
	var all []index
	err := each(m.w.quiet, m.tx, "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY rowid", nil,
		func(rows *sql.Rows) (key string, i index, err error) {
			err = rows.Scan(&i.name, &i.sql)
			return i.name, i, err
		},
		func(i index) bool { all = append(all, i); return true })
	for _, i := range all {
		if err == nil {
			_, err = m.tx.ExecContext(m.w.quiet, "DROP INDEX "+i.name)
			m.indexes = append(m.indexes, i.sql)
		}
	}
	return err
}

// makeIndexes makes the indexes that were dropped.
func (m *Merger) makeIndexes() error {
	for _, create := range m.indexes {
		if err := m.w.ctx.Err(); err != nil {
			return err
		}
		if _, err := m.tx.ExecContext(m.w.quiet, create); err != nil {
			return err
		}
	}
	return nil
}
