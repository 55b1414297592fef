package neo4j

import (
	"fmt"
	"testing"
)

// Whatever is added comes out once, and what is held stays bounded.
func TestBatches(t *testing.T) {
	const limit = 10
	b := newBatches(limit)
	written := map[string]int{}
	take := func(full *batch) {
		if len(full.rows) > limit {
			t.Errorf("a batch of %d rows", len(full.rows))
		}
		for _, r := range full.rows {
			written[full.query+" "+r.(row)["id"].(string)]++
		}
	}
	const rows = 1000
	for i := range rows {
		query := fmt.Sprint("query ", i%70)
		if full := b.add(query, row{"id": fmt.Sprint(i)}, (i%7)*1024); full != nil {
			take(full)
		}
		if held := held(b); held > limit*heldBatches || b.weight > limit*heldBatches {
			t.Fatalf("%d rows of the weight %d are held", held, b.weight)
		}
	}
	for full := b.rest(); full != nil; full = b.rest() {
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

func held(b *batches) int {
	rows := 0
	for _, open := range b.open {
		rows += len(open.rows)
	}
	return rows
}

// One query's rows make batches of the limit; long texts make smaller ones.
func TestBatchSizes(t *testing.T) {
	for _, test := range []struct{ bytes, want int }{{0, 100}, {1023, 100}, {1024, 50}, {1 << 20, 1}} {
		b := newBatches(100)
		n := 0
		for full := (*batch)(nil); full == nil; n++ {
			full = b.add("query", row{}, test.bytes)
		}
		if n != test.want {
			t.Errorf("batches of rows of %d bytes have %d rows, want %d", test.bytes, n, test.want)
		}
	}
}
