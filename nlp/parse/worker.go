package parse

import (
	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/kernel"
)

// worker is what one goroutine works in. Its buffers grow to the longest
// sentence it has met.
type worker struct {
	*Parser

	deps, heads []float32 // words in the two spaces of a form
	forms       []float32 // what the form makes of words as dependents
	scores      []float32 // [words, words+1]: of the root and of each word as head
	trees       treeFinder
	tree        []int
	scratch     kernel.Scratch
}

func newWorker(p *Parser) *worker { return &worker{Parser: p} }

// labelBlock is how many words get their label at once: for each, a row of
// labels × width numbers is made.
const labelBlock = 16

// parse parses a sentence of at most maxWords words.
func (w *worker) parse(s nlp.Range, v nlp.Vectors, heads []int, labels []string) {
	n := s.Len()
	x := v.Data[s.First*v.Width : s.End*v.Width]
	w.scoreArcs(x, n)
	w.tree = w.trees.find(w.scores, n, w.tree[:0])
	for i, head := range w.tree {
		heads[i] = s.First + i
		if head > 0 {
			heads[i] = s.First + head - 1
		}
	}
	w.chooseLabels(x, labels)
}

// scoreArcs scores all pairs of the n words with the vectors x.
func (w *worker) scoreArcs(x []float32, n int) {
	arc := &w.arc
	deps := project(arc.dep, kernel.Grow(&w.deps, n*arc.dep.Out), x, n, &w.scratch)
	width := arc.head.Out
	heads := kernel.Grow(&w.heads, (n+1)*width)
	copy(heads, w.rootHead)
	project(arc.head, heads[width:], x, n, &w.scratch)

	forms := kernel.Grow(&w.forms, n*width)
	arc.form.Apply(forms, deps, n, &w.scratch)
	kernel.MatMulT(kernel.Grow(&w.scores, n*(n+1)), forms, heads, n, width, n+1, &w.scratch)
}

// chooseLabels writes the labels of the arcs of w.tree between the words with
// the vectors x.
func (w *worker) chooseLabels(x []float32, labels []string) {
	label, n := &w.label, len(w.tree)
	deps := project(label.dep, kernel.Grow(&w.deps, n*label.dep.Out), x, n, &w.scratch)
	heads := project(label.head, kernel.Grow(&w.heads, n*label.head.Out), x, n, &w.scratch)
	depWidth, width := label.dep.Out, label.head.Out
	forms := kernel.Grow(&w.forms, labelBlock*label.form.Out)
	for first := 0; first < n; first += labelBlock {
		end := min(first+labelBlock, n)
		label.form.Apply(forms, deps[first*depWidth:end*depWidth], end-first, &w.scratch)
		for i := first; i < end; i++ {
			if w.tree[i] == 0 {
				labels[i] = rootLabel
				continue
			}
			head := w.tree[i] - 1
			labels[i] = w.bestLabel(forms[(i-first)*label.form.Out:], heads[head*width:(head+1)*width])
		}
	}
}

// bestLabel is the label, other than that of roots, whose form of the dependent
// scores highest with a head; form has a row [head; 1] for each label.
func (w *worker) bestLabel(forms, head []float32) string {
	width := len(head)
	best, top := nlp.None, float32(0)
	for _, l := range w.notRoot {
		form := forms[l*(width+1) : (l+1)*(width+1)]
		if score := kernel.Dot(head, form[:width]) + form[width]; best == nlp.None || score > top {
			best, top = l, score
		}
	}
	return w.labels[best]
}

// project writes the n words with the vectors x in the space of a layer.
func project(layer *kernel.Linear, dst, x []float32, n int, s *kernel.Scratch) []float32 {
	dst = dst[:n*layer.Out]
	layer.Apply(dst, x, n, s)
	kernel.ReLU(dst)
	return dst
}
