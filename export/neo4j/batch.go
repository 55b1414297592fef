package neo4j

import (
	"maps"
	"slices"
)

// batch is rows for one query.
type batch struct {
	query  string
	rows   []any
	weight int
}

// batches groups rows by their query until they are enough for a transaction.
// It holds no more than four transactions' worth, however many queries there
// are.
type batches struct {
	limit  int // the weight of a full batch
	open   map[string]*batch
	weight int
}

// heldBatches is how many full batches the open ones may weigh together. With
// fewer, rare types would be written in tiny transactions; more only take
// memory.
const heldBatches = 4

func newBatches(limit int) *batches {
	return &batches{limit: limit, open: map[string]*batch{}}
}

// weight is how many rows a row with so many bytes of text counts for: one,
// and one more for every kilobyte, so that long texts make small batches.
func weight(bytes int) int { return 1 + bytes/1024 }

// add puts a row into the batch of its query. If a batch must be written to
// make room, it is returned, else nil.
func (b *batches) add(query string, r row, bytes int) *batch {
	open := b.open[query]
	if open == nil {
		open = &batch{query: query}
		b.open[query] = open
	}
	open.rows = append(open.rows, r)
	open.weight += weight(bytes)
	b.weight += weight(bytes)
	if open.weight >= b.limit {
		return b.take(open)
	}
	if b.weight >= b.limit*heldBatches {
		return b.take(b.heaviest())
	}
	return nil
}

// rest takes one of the batches that are left, nil if there is none.
func (b *batches) rest() *batch {
	if len(b.open) == 0 {
		return nil
	}
	return b.take(b.heaviest())
}

// heaviest is the open batch of the greatest weight; of several, the first in
// the order of their queries.
func (b *batches) heaviest() *batch {
	var heaviest *batch
	for _, query := range slices.Sorted(maps.Keys(b.open)) {
		if open := b.open[query]; heaviest == nil || open.weight > heaviest.weight {
			heaviest = open
		}
	}
	return heaviest
}

func (b *batches) take(full *batch) *batch {
	delete(b.open, full.query)
	b.weight -= full.weight
	return full
}
