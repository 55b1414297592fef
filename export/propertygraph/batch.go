package propertygraph

import (
	"cmp"
	"iter"
	"maps"
	"slices"
)

// Batch is rows that one query merges.
type Batch struct {
	Shape  Shape
	Rows   []Row
	weight int
}

// Batches groups rows by their shape until they are enough for a transaction.
// It holds no more than four transactions' worth, however many shapes there
// are.
type Batches struct {
	limit  int // the weight of a full batch
	open   map[Shape]*Batch
	weight int
}

// heldBatches is how many full batches the open ones may weigh together. With
// fewer, rare types would be written in tiny transactions; more only take
// memory.
const heldBatches = 4

// Batched gives rows in batches of up to limit rows, and whatever error they end
// with.
func Batched(rows iter.Seq2[Row, error], limit int) iter.Seq2[*Batch, error] {
	return func(yield func(*Batch, error) bool) {
		batches := NewBatches(limit)
		for r, err := range rows {
			if err != nil {
				yield(nil, err)
				return
			}
			if b := batches.Add(r); b != nil && !yield(b, nil) {
				return
			}
		}
		for b := batches.Rest(); b != nil; b = batches.Rest() {
			if !yield(b, nil) {
				return
			}
		}
	}
}

// NewBatches makes batches of up to limit rows.
func NewBatches(limit int) *Batches {
	return &Batches{limit: limit, open: map[Shape]*Batch{}}
}

// weight is how many rows r counts for: one, and one more for every kilobyte,
// so that long texts make small batches.
func (r *Row) weight() int { return 1 + r.Bytes/1024 }

// Add puts a row into the batch of its shape. If a batch must be written to
// make room, it is returned, else nil.
func (b *Batches) Add(r Row) *Batch {
	open := b.open[r.Shape]
	if open == nil {
		open = &Batch{Shape: r.Shape}
		b.open[r.Shape] = open
	}
	open.Rows = append(open.Rows, r)
	open.weight += r.weight()
	b.weight += r.weight()
	if open.weight >= b.limit {
		return b.take(open)
	}
	if b.weight >= b.limit*heldBatches {
		return b.take(b.heaviest())
	}
	return nil
}

// Rest takes one of the batches that are left, nil if there is none.
func (b *Batches) Rest() *Batch {
	if len(b.open) == 0 {
		return nil
	}
	return b.take(b.heaviest())
}

// heaviest is the open batch of the greatest weight; of several, the first by
// its query.
func (b *Batches) heaviest() *Batch {
	return slices.MinFunc(slices.Collect(maps.Values(b.open)), func(x, y *Batch) int {
		return cmp.Or(cmp.Compare(y.weight, x.weight), cmp.Compare(x.Shape.Merge(), y.Shape.Merge()))
	})
}

func (b *Batches) take(full *Batch) *Batch {
	delete(b.open, full.Shape)
	b.weight -= full.weight
	return full
}
