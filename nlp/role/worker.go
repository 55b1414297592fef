package role

import (
	"slices"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/kernel"
)

// worker is what one goroutine works in. Its buffers grow to the longest
// sentence it has met.
type worker struct {
	*Labeller

	likely     []float32 // [words, 2]: the scores of being a predicate
	predicates []int     // words of the sentence
	vectors    []float32 // [block, width]: the vectors of predicates
	preds      []float32 // [block, preds]: the same in the space of predicates
	args       []float32 // [words, args+1]: words as arguments, with a one behind
	bare       []float32 // [words, args]: the same without it
	rows       []float32 // [block, roles, args+1]: what the form makes of them
	scores     []float32 // [words, roles]
	scratch    kernel.Scratch
}

// predicateBlock is how many predicates are taken to the form at once: its
// weights, a megabyte, are read once for all of them.
const predicateBlock = 16

// label appends the frames of a sentence of at most maxWords words.
func (w *worker) label(frames []nlp.Frame, s nlp.Range, v nlp.Vectors) []nlp.Frame {
	n, x := s.Len(), v.Data[s.First*v.Width:s.End*v.Width]
	w.findPredicates(x, n)
	if len(w.predicates) == 0 {
		return frames
	}
	w.projectArguments(x, n)
	for block := range slices.Chunk(w.predicates, predicateBlock) {
		w.projectPredicates(x, block, v.Width)
		for k, p := range block {
			w.scoreRoles(k, n)
			frames = append(frames, nlp.Frame{Predicate: s.First + p, Arguments: w.arguments(s)})
		}
	}
	return frames
}

// findPredicates finds the predicates among n words with the vectors x.
func (w *worker) findPredicates(x []float32, n int) {
	w.predicate.Apply(kernel.Grow(&w.likely, 2*n), x, n, &w.scratch)
	w.predicates = w.predicates[:0]
	for i := range n {
		if w.likely[2*i+1] > w.likely[2*i] {
			w.predicates = append(w.predicates, i)
		}
	}
}

// projectArguments takes the n words with the vectors x to the space of
// arguments.
func (w *worker) projectArguments(x []float32, n int) {
	width := w.arg.Out
	w.arg.Apply(kernel.Grow(&w.bare, n*width), x, n, &w.scratch)
	kernel.ReLU(w.bare)
	kernel.Grow(&w.args, n*(width+1))
	for i := range n {
		row := w.args[i*(width+1) : (i+1)*(width+1)]
		copy(row, w.bare[i*width:(i+1)*width])
		row[width] = 1
	}
}

// projectPredicates takes predicates, words among those with the vectors x, to
// the rows that score their arguments.
func (w *worker) projectPredicates(x []float32, predicates []int, width int) {
	n := len(predicates)
	vectors := kernel.Grow(&w.vectors, n*width)
	for k, p := range predicates {
		copy(vectors[k*width:], x[p*width:(p+1)*width])
	}
	w.pred.Apply(kernel.Grow(&w.preds, n*w.pred.Out), vectors, n, &w.scratch)
	kernel.ReLU(w.preds)
	w.form.Apply(kernel.Grow(&w.rows, n*w.form.Out), w.preds, n, &w.scratch)
}

// scoreRoles scores the roles of the n words for predicate k of the block.
func (w *worker) scoreRoles(k, n int) {
	roles := len(w.roles)
	rows := w.rows[k*w.form.Out : (k+1)*w.form.Out]
	kernel.MatMulT(kernel.Grow(&w.scores, n*roles), w.args, rows, n, w.arg.Out+1, roles, &w.scratch)
}

// arguments reads the arguments off the scores of the words of s.
func (w *worker) arguments(s nlp.Range) []nlp.Argument {
	var found []nlp.Argument
	roles := len(w.roles)
	for i := range s.Len() {
		if role, probability := best(w.scores[i*roles : (i+1)*roles]); role > 0 {
			found = append(found, nlp.Argument{Head: s.First + i, Role: w.roles[role], Score: probability})
		}
	}
	return oneEach(found)
}

// coreRoles are the roles that a predicate gives once.
var coreRoles = [...]string{"ARG0", "ARG1", "ARG2", "ARG3", "ARG4"}

// oneEach leaves the most probable argument in each of the core roles, the
// first on ties. It writes over found.
func oneEach(found []nlp.Argument) []nlp.Argument {
	var strongest [len(coreRoles)]int // the index in found, plus one
	for i, a := range found {
		if core := slices.Index(coreRoles[:], a.Role); core >= 0 {
			if k := strongest[core]; k == 0 || a.Score > found[k-1].Score {
				strongest[core] = i + 1
			}
		}
	}
	kept := found[:0]
	for i, a := range found {
		if core := slices.Index(coreRoles[:], a.Role); core < 0 || strongest[core] == i+1 {
			kept = append(kept, a)
		}
	}
	return kept
}

// best is the index of the highest score, the first on ties, and its
// probability.
func best(scores []float32) (index int, probability float32) {
	for i, x := range scores {
		if x > scores[index] {
			index = i
		}
	}
	total := float32(0)
	for _, x := range scores {
		total += kernel.Exp(x - scores[index])
	}
	return index, 1 / total
}
