package propertygraph

import (
	"fmt"
	"testing"
)

// Whatever is added comes out once, and what is held stays bounded.
func TestBatches(t *testing.T) {
	const limit = 10
	b := NewBatches(limit)
	written := map[string]int{}
	take := func(full *Batch) {
		if len(full.Rows) > limit {
			t.Errorf("a batch of %d rows", len(full.Rows))
		}
		for _, r := range full.Rows {
			if r.Shape != full.Shape {
				t.Errorf("a row of the shape %v in a batch of %v", r.Shape, full.Shape)
			}
			written[r.Shape.Type+" "+r.Fields["id"].(string)]++
		}
	}
	const rows = 1000
	for i := range rows {
		r := newRow(Shape{Record: EdgeRecord, Type: fmt.Sprint("TYPE_", i%70)}, Fields{"id": fmt.Sprint(i)}, (i%7)*1024)
		if full := b.Add(r); full != nil {
			take(full)
		}
		if held := held(b); held > limit*heldBatches || b.weight > limit*heldBatches {
			t.Fatalf("%d rows of the weight %d are held", held, b.weight)
		}
	}
	for full := b.Rest(); full != nil; full = b.Rest() {
		take(full)
	}
	if len(written) != rows || b.weight != 0 {
		t.Errorf("%d of %d rows came out, weight %d is left", len(written), rows, b.weight)
	}
	for r, n := range written {
		if n != 1 {
			t.Errorf("%s came out %d times", r, n)
		}
	}
}

func held(b *Batches) int {
	rows := 0
	for _, open := range b.open {
		rows += len(open.Rows)
	}
	return rows
}

// One shape's rows make batches of the limit; long texts make smaller ones.
func TestBatchSizes(t *testing.T) {
	for _, test := range []struct{ bytes, want int }{{0, 100}, {1023, 100}, {1024, 50}, {1 << 20, 1}} {
		b := NewBatches(100)
		n := 0
		for full := (*Batch)(nil); full == nil; n++ {
			full = b.Add(Row{Bytes: test.bytes})
		}
		if n != test.want {
			t.Errorf("batches of rows of %d bytes have %d rows, want %d", test.bytes, n, test.want)
		}
	}
}
