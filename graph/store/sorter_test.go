package store

import (
	"encoding/binary"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/nlp"
)

// Records come back by article and else as they came, however much memory there is, and
// no file stays.
func TestSorter(t *testing.T) {
	for _, limit := range []int{1, 100, 5000, 1 << 20} {
		rng := rand.New(rand.NewPCG(uint64(limit), 5))
		s := sorter{folder: t.TempDir(), limit: limit}
		const articles, records = 17, 900
		var want [articles][]int
		for i := range records {
			article := rng.IntN(articles) - articles/2
			want[article+articles/2] = append(want[article+articles/2], i)
			err := s.add(int64(article), func(to []byte) []byte {
				return append(binary.AppendVarint(to, int64(i)), make([]byte, rng.IntN(40))...)
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		if spilt := len(s.runs) > 0; spilt != (limit < 1<<20) {
			t.Errorf("limit %d: there are %d runs", limit, len(s.runs))
		}
		var got [articles][]int
		last := int64(-articles)
		err := s.each(func(article int64, record []byte) error {
			if article < last {
				t.Errorf("limit %d: article %d comes after %d", limit, article, last)
			}
			n, _ := binary.Varint(record)
			last, got[article+articles/2] = article, append(got[article+articles/2], int(n))
			return nil
		})
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("limit %d: %v: want -, got +: %s", limit, err, diff)
		}
		if err := s.close(); err != nil {
			t.Error(err)
		}
		if left, err := os.ReadDir(s.folder); err != nil || len(left) > 0 {
			t.Errorf("limit %d: left %v (%v)", limit, left, err)
		}
	}
}

func TestPacked(t *testing.T) {
	node := packedNode{
		line: 12, key: -1 << 63, name: "Norland", first: 3, aliases: []string{"", "the Norlanders"},
		mentions: []graph.Mention{{Article: "a1", Span: nlp.Span{Start: -1, End: 1 << 40}, Form: nlp.Pronoun, Text: "\x00\xff"}},
	}
	evidence := packedEvidence{
		line: 1 << 40, edge: 1<<63 - 1, edgeType: "MET_WITH", number: 2, about: []int64{-5, 0, 7},
		evidence: graph.Evidence{Article: "a1", Sentence: nlp.Span{Start: 4, End: 9}, Cue: nlp.Span{Start: -7, End: 2}, Text: "Karsa"},
	}
	take := func(record []byte, sort int) (unpacker, int) {
		u := unpacker{record}
		line := u.number()
		if got := u.number(); got != sort {
			t.Errorf("the sort is %d, want %d", got, sort)
		}
		return u, line
	}
	u, line := take(node.pack(nil), sortNode)
	if diff := cmp.Diff(&node, u.node(line, "a1"), cmp.AllowUnexported(packedNode{})); diff != "" || len(u.from) > 0 {
		t.Errorf("%d bytes are left; want -, got +: %s", len(u.from), diff)
	}
	u, line = take(evidence.pack(nil), sortEvidence)
	if diff := cmp.Diff(&evidence, u.evidence(line, "a1"), cmp.AllowUnexported(packedEvidence{})); diff != "" || len(u.from) > 0 {
		t.Errorf("%d bytes are left; want -, got +: %s", len(u.from), diff)
	}
	if both := evidence.pack(node.pack(nil)); !slices.Equal(both, slices.Concat(node.pack(nil), evidence.pack(nil))) {
		t.Error("a record is not appended")
	}
}
