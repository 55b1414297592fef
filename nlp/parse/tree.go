package parse

import (
	"math"

	"github.com/newsgraph/newsgraph/nlp/kernel"
)

// treeFinder finds the best tree over the words of a sentence: the maximum
// spanning arborescence with a single root. It is the algorithm of J. Edmonds
// ("Optimum Branchings", 1967) in the form of R. Tarjan for dense graphs
// ("Finding Optimum Branchings", Networks 7, 1977), which takes time and memory
// quadratic in the number of words: from any word one walks to the best head,
// to that one's best head, and so on; where the walk runs in a circle, the
// circle becomes one node, and where it ends at the root or in a walk before
// it, the next begins.
//
// Nodes are numbered: 0 is the root, 1 to n the words, and what is above stands
// for a circle of other nodes. The zero treeFinder is ready for use; its
// buffers are kept.
type treeFinder struct {
	n int

	// rows has, for each node that is in no circle, and each head 0 to n, the
	// best arc from the head into the node. The row of a circle is in the place
	// of that of one of its nodes.
	rows []arc // [n, n+1]

	nodes []node
	path  []int // the walk: each node's head is in the next one
	stack []int
}

// arc leads from some head to the word in a node.
type arc struct {
	score float64
	word  int32
}

// node is a word, or a circle of nodes.
type node struct {
	row    int
	head   int // the best head of the node, a word or the root,
	best   arc // and the arc from it
	state  state
	circle int // the node of the circle that it is in, or 0
	top    int // leads to the outermost circle that it is in: itself, or another node in between
	next   int // the next node of the same circle, or 0
	first  int // the first node of this circle, or 0
}

type state int8

const (
	unseen state = iota
	onPath
	done // the heads of the node's head, and so on, lead to the root
)

// find appends to heads the best tree's head of each of n words, from 1, or 0
// for the root, of which there is one. scores [n, n+1] are those of the root
// and of the words as heads of each word; those that are no numbers count as
// very low. Of trees that are equally good the same one is found every time.
func (t *treeFinder) find(scores []float32, n int, heads []int) []int {
	t.start(scores, n)
	for word := 1; word <= n; word++ {
		if top := t.topOf(word); t.nodes[top].state == unseen {
			t.walk(top)
		}
	}
	first := len(heads)
	for range n {
		heads = append(heads, 0)
	}
	t.expand(heads[first:])
	return heads
}

// limit is the largest score that is told from larger ones: with it, sums over
// a sentence still have a precision of 1e-7.
const limit = 1e6

// start makes the nodes of n words.
func (t *treeFinder) start(scores []float32, n int) {
	t.n = n
	kernel.Grow(&t.rows, n*(n+1))
	t.nodes = append(t.nodes[:0], node{state: done})
	low, high := math.Inf(1), math.Inf(-1)
	for i := range n {
		for head := range n + 1 {
			score := -limit
			if s := float64(scores[i*(n+1)+head]); s == s {
				score = max(-limit, min(s, limit))
			}
			t.rows[i*(n+1)+head] = arc{score, int32(i + 1)}
			if head != i+1 {
				low, high = min(low, score), max(high, score)
			}
		}
		t.nodes = append(t.nodes, node{row: i, top: i + 1})
	}
	// Left alone, Edmonds' algorithm may give the root several words (R. Zmigrod
	// et al., "Please Mind the Root", EMNLP 2020). With so much taken from the
	// root's arcs, no tree with two of them is as good as the worst with one.
	penalty := 1 + float64(float64(n)*(high-low))
	for i := range n {
		t.rows[i*(n+1)].score -= penalty
	}
}

// topOf is the outermost circle around a node, or the node itself.
func (t *treeFinder) topOf(n int) int {
	top := n
	for t.nodes[top].top != top {
		top = t.nodes[top].top
	}
	for t.nodes[n].top != top { // to be shorter next time
		n, t.nodes[n].top = t.nodes[n].top, top
	}
	return top
}

// walk goes from a node to its head, on to that one's, until it comes to where
// a walk has been before.
func (t *treeFinder) walk(from int) {
	t.path = append(t.path[:0], from)
	for {
		at := t.path[len(t.path)-1]
		t.nodes[at].state = onPath
		t.chooseHead(at)
		switch head := t.topOf(t.nodes[at].head); t.nodes[head].state {
		case unseen:
			t.path = append(t.path, head)
		case onPath:
			t.contract(head)
		case done:
			for _, n := range t.path {
				t.nodes[n].state = done
			}
			return
		}
	}
}

func (t *treeFinder) row(n int) []arc {
	row := t.nodes[n].row * (t.n + 1)
	return t.rows[row : row+t.n+1]
}

// chooseHead finds the best head of a node outside it.
func (t *treeFinder) chooseHead(n int) {
	best := -1
	row := t.row(n)
	for head := range row {
		if (best < 0 || row[head].score > row[best].score) && t.topOf(head) != n {
			best = head
		}
	}
	t.nodes[n].head, t.nodes[n].best = best, row[best]
}

// contract makes one node of the end of the path from a node on, which is a
// circle, and puts it there. An arc into it replaces the one that the circle
// has to the same node, so it counts as much as it is better than that.
func (t *treeFinder) contract(from int) {
	start := len(t.path) - 1
	for t.path[start] != from {
		start--
	}
	circle, into := len(t.nodes), t.row(from)
	t.nodes = append(t.nodes, node{row: t.nodes[from].row, top: circle})
	for _, n := range t.path[start:] {
		row, old := t.row(n), t.nodes[n].best.score
		for head := range row {
			row[head].score -= old
			if row[head].score > into[head].score {
				into[head] = row[head]
			}
		}
		t.nodes[n].circle, t.nodes[n].top = circle, circle
		t.nodes[n].next, t.nodes[circle].first = t.nodes[circle].first, n
	}
	t.path = append(t.path[:start], circle)
}

// expand writes the heads of the words. The arc into a circle ends at one word
// in it and replaces the arcs into all nodes around that word; the others of
// their circles keep theirs.
func (t *treeFinder) expand(heads []int) {
	t.stack = t.stack[:0]
	for n := range t.nodes {
		if n > 0 && t.nodes[n].circle == 0 {
			t.stack = append(t.stack, n)
		}
	}
	for len(t.stack) > 0 {
		outer := t.stack[len(t.stack)-1]
		t.stack = t.stack[:len(t.stack)-1]
		word := int(t.nodes[outer].best.word)
		heads[word-1] = t.nodes[outer].head
		for n := word; n != outer; n = t.nodes[n].circle {
			for other := t.nodes[t.nodes[n].circle].first; other != 0; other = t.nodes[other].next {
				if other != n {
					t.stack = append(t.stack, other)
				}
			}
		}
	}
}
