package name

import (
	"math"
	"slices"

	"github.com/newsgraph/newsgraph/nlp/kernel"
)

// decoder finds the most probable sequence of tags that are spans. As the tags of
// different words are independent but for that, it is the one whose scores have
// the highest sum. Its buffers are kept.
type decoder struct {
	total  []float64 // by tag: the score of the best sequence that ends so here
	before []float64
	back   []int // by word and tag: the tag in front of it in that sequence
	words  []chosen
}

// decode gives the tags of words with the scores [words, tags], which become
// probabilities. The result is good until the next call.
func (d *decoder) decode(s *tagSet, scores []float32) []chosen {
	k := len(s.tags)
	n := len(scores) / k
	d.back = slices.Grow(d.back[:0], n*k)[:n*k]
	d.total = slices.Grow(d.total[:0], k)[:k]
	d.before = slices.Grow(d.before[:0], k)[:k]
	for i := range n {
		row := scores[i*k : (i+1)*k]
		bound(row)
		d.total, d.before = d.before, d.total
		for t, score := range row {
			d.step(s, i, t, float64(score))
		}
		kernel.Softmax(row)
	}
	return d.trace(scores, n, k)
}

// step finds the best sequence that gives word i the tag t.
func (d *decoder) step(s *tagSet, i, t int, score float64) {
	if i == 0 {
		d.total[t] = score
		if !s.starts(t) {
			d.total[t] = math.Inf(-1)
		}
		return
	}
	best := -1
	for b := range s.tags {
		if s.follows(b, t) && (best < 0 || d.before[b] > d.before[best]) {
			best = b
		}
	}
	d.back[i*len(s.tags)+t] = best
	d.total[t] = d.before[best] + score
}

// trace follows the best sequence from its end.
func (d *decoder) trace(probabilities []float32, n, k int) []chosen {
	d.words = slices.Grow(d.words[:0], n)[:n]
	if n == 0 {
		return d.words
	}
	at := 0
	for t, total := range d.total {
		if total > d.total[at] {
			at = t
		}
	}
	for i := n - 1; i >= 0; i-- {
		d.words[i] = chosen{at, probabilities[i*k+at]}
		at = d.back[i*k+at]
	}
	return d.words
}

// bound makes scores comparable that are no numbers, or so large that their sums
// would be none.
func bound(scores []float32) {
	const limit = 1e4
	for i, x := range scores {
		if x != x {
			x = 0
		}
		scores[i] = max(-limit, min(x, limit))
	}
}
