package parse

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// isTree reports whether heads, from 1 and 0 for the root, are a tree with one
// root.
func isTree(heads []int) bool {
	roots := 0
	for i, head := range heads {
		if head < 0 || head > len(heads) {
			return false
		}
		if head == 0 {
			roots++
		}
		at := i + 1
		for steps := 0; at != 0; steps++ {
			if steps > len(heads) {
				return false
			}
			at = heads[at-1]
		}
	}
	return roots == 1 || len(heads) == 0
}

func total(scores []float32, heads []int) (sum float64) {
	for i, head := range heads {
		sum += float64(scores[i*(len(heads)+1)+head])
	}
	return sum
}

// exhaustive is the score of the best of all trees.
func exhaustive(scores []float32, n int) float64 {
	heads, best := make([]int, n), math.Inf(-1)
	var try func(i int)
	try = func(i int) {
		if i == n {
			if isTree(heads) {
				best = max(best, total(scores, heads))
			}
			return
		}
		for head := range n + 1 {
			heads[i] = head
			try(i + 1)
		}
	}
	try(0)
	return best
}

func TestBestTree(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var finder treeFinder
	for n := 1; n <= 5; n++ {
		for round := range 400 {
			scores := make([]float32, n*(n+1))
			for i := range scores {
				// Some with many ties, some with high scores for the root.
				scores[i] = float32(random.NormFloat64() * 5)
				if round%2 == 0 {
					scores[i] = float32(random.IntN(3))
				}
				if round%3 == 0 && i%(n+1) == 0 {
					scores[i] += 10
				}
			}
			heads := finder.find(scores, n, nil)
			if !isTree(heads) {
				t.Fatalf("%v is no tree, for %v", heads, scores)
			}
			if got, want := total(scores, heads), exhaustive(scores, n); math.Abs(got-want) > 1e-4 {
				t.Fatalf("the tree %v has the score %v; the best has %v; for %v", heads, got, want, scores)
			}
		}
	}
}

// In longer sentences no change of one word's head makes the tree better.
func TestLongTrees(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	var finder treeFinder
	for _, n := range []int{2, 7, 30, 100, 400} {
		scores := make([]float32, n*(n+1))
		for i := range scores {
			scores[i] = float32(random.NormFloat64())
		}
		heads := finder.find(scores, n, nil)
		if !isTree(heads) {
			t.Fatalf("not a tree, of %d words", n)
		}
		got := total(scores, heads)
		for i, old := range heads {
			for head := 1; head <= n && old != 0; head++ {
				heads[i] = head
				if isTree(heads) && total(scores, heads) > got+1e-4 {
					t.Errorf("%d words: word %d is better off below %d than below %d", n, i+1, head, old)
				}
				if n > 100 {
					head += 97
				}
			}
			heads[i] = old
		}
	}
}

func TestNestedCircles(t *testing.T) {
	// 1 and 2 prefer each other, then 3 and the two, then 4 and the three.
	scores := []float32{
		0, 0, 9, 5, 1,
		0, 9, 0, 4, 1,
		0, 7, 6, 0, 1,
		3, 2, 2, 5, 0,
	}
	heads := new(treeFinder).find(scores, 4, nil)
	if want := exhaustive(scores, 4); total(scores, heads) != want {
		t.Errorf("the tree %v has the score %v; the best has %v", heads, total(scores, heads), want)
	}
}

func TestTreesOfNoNumbers(t *testing.T) {
	nan, inf := float32(math.NaN()), float32(math.Inf(1))
	for _, x := range []float32{nan, inf, -inf, 0, math.MaxFloat32} {
		for n := range 6 {
			scores := make([]float32, n*(n+1))
			for i := range scores {
				scores[i] = x
			}
			first := new(treeFinder).find(scores, n, nil)
			if !isTree(first) {
				t.Errorf("%v is no tree, for scores of %v", first, x)
			}
			if again := new(treeFinder).find(scores, n, nil); !slices.Equal(first, again) {
				t.Errorf("with equal scores, %v and %v", first, again)
			}
		}
	}
}

func FuzzTree(f *testing.F) {
	f.Add([]byte{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
	f.Add([]byte{0xff, 0x80, 0x7f, 0, 0, 1})
	f.Fuzz(func(t *testing.T, data []byte) {
		n := 0
		for (n+1)*(n+2) <= len(data) && n < 60 {
			n++
		}
		scores := make([]float32, n*(n+1))
		for i := range scores {
			scores[i] = float32(int8(data[i])) / 8
			if data[i] == 0x80 {
				scores[i] = float32(math.NaN())
			}
		}
		heads := new(treeFinder).find(scores, n, nil)
		if !isTree(heads) {
			t.Errorf("%v is no tree", heads)
		}
		if n <= 4 && !slices.Contains(data, 0x80) {
			if got, want := total(scores, heads), exhaustive(scores, n); math.Abs(got-want) > 1e-4 && n > 0 {
				t.Errorf("the tree %v has the score %v; the best has %v", heads, got, want)
			}
		}
	})
}

func BenchmarkTree(b *testing.B) {
	random := rand.New(rand.NewPCG(5, 6))
	const n = 25
	scores := make([]float32, n*(n+1))
	for i := range scores {
		scores[i] = float32(random.NormFloat64() * 3)
	}
	var finder treeFinder
	var heads []int
	b.ReportAllocs()
	for b.Loop() {
		heads = finder.find(scores, n, heads[:0])
	}
}
