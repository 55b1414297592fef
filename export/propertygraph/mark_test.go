package propertygraph

import (
	"testing"
	"time"

	"github.com/newsgraph/newsgraph/graph/graphtest"
)

// A mark tells the content that it was made of.
func TestMark(t *testing.T) {
	for _, content := range []Content{0, 1, 1 << 63, 0xfedcba9876543210} {
		mark := Mark("0123abcd", content)
		if got, ok := ContentOf(mark); !ok || got != content {
			t.Errorf("%x has the mark %q, which tells %x, %v", content, mark, got, ok)
		}
	}
	for _, mark := range []string{"", "mine", "0123abcd0123456789abcde", "0123abcd0123456789abcdefg"} {
		if got, ok := ContentOf(mark); ok {
			t.Errorf("%q tells %x", mark, got)
		}
	}
}

// Rows that write something else have another content, whatever row was hashed before.
func TestContent(t *testing.T) {
	at := time.Date(2031, 3, 4, 0, 0, 0, 0, time.UTC)
	rows := []Row{
		newRow(Shape{Record: EntityRecord, Entity: "Person"}, Fields{"id": "a", "name": "b"}, 0),
		newRow(Shape{Record: EntityRecord, Entity: "Place"}, Fields{"id": "a", "name": "b"}, 0),
		newRow(Shape{Record: EntityRecord, Entity: "Person"}, Fields{"id": "a", "names": "b"}, 0),
		newRow(Shape{Record: EntityRecord, Entity: "Person"}, Fields{"id": "ab", "name": ""}, 0),
		newRow(Shape{Record: EntityRecord, Entity: "Person"}, Fields{"id": "a", "name": nil}, 0),
		newRow(Shape{Record: EntityRecord, Entity: "Person"}, Fields{"id": "a", "name": "-"}, 0),
		newRow(Shape{Record: EntityRecord, Entity: "Person"}, Fields{"id": "a", "name": []string{"b"}}, 0),
		newRow(Shape{Record: EntityRecord, Entity: "Person"}, Fields{"id": "a", "name": []string{"b", ""}}, 0),
		newRow(Shape{Record: EntityRecord, Entity: "Person"}, Fields{"id": "a", "name": 1}, 0),
		newRow(Shape{Record: EntityRecord, Entity: "Person"}, Fields{"id": "a", "name": 1.0}, 0),
		newRow(Shape{Record: EntityRecord, Entity: "Person"}, Fields{"id": "a", "name": true}, 0),
		newRow(Shape{Record: EntityRecord, Entity: "Person"}, Fields{"id": "a", "name": at}, 0),
		newRow(Shape{Record: EntityRecord, Entity: "Person"}, Fields{"id": "a", "name": Date(at)}, 0),
		newRow(Shape{Record: EdgeRecord, Type: "ATTACKED"}, Fields{"id": "a", "properties": Fields{"id": "a"}}, 0),
		newRow(Shape{Record: EdgeRecord, Type: "CLAIM"}, Fields{"id": "a", "properties": Fields{"id": "a"}}, 0),
		newRow(Shape{Record: EdgeRecord, Type: "CLAIM"}, Fields{"id": "a", "properties": Fields{"id": "a", "state": "denied"}}, 0),
	}
	together := newDigest()
	seen := map[Content]int{}
	for i := range rows {
		c := together.of(&rows[i])
		if k, found := seen[c]; found {
			t.Errorf("rows %d and %d have one content", k, i)
		}
		seen[c] = i
		if alone := newDigest().of(&rows[i]); alone != c {
			t.Errorf("row %d has the content %x, and %x after others", i, alone, c)
		}
	}
}

// No two rows of a graph write the same thing under one key.
func TestKeys(t *testing.T) {
	g := graphtest.Merge(graphtest.Random(7, 30, 300))
	s, err := TakeSurvey(t.Context(), g)
	if err != nil {
		t.Fatal(err)
	}
	type key struct {
		record Record
		key    string
	}
	seen := map[key]Content{}
	for _, p := range s.Phases() {
		for r, err := range p.Rows(t.Context(), g) {
			if err != nil {
				t.Fatal(err)
			}
			k := key{r.Shape.Record, r.Key()}
			if c, found := seen[k]; found && (r.Shape.Record != SentenceRecord || c != r.Content) {
				t.Errorf("%v stands for two rows", k)
			}
			seen[k] = r.Content
		}
	}
}
