package coref

import (
	"fmt"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/kernel"
	"github.com/newsgraph/newsgraph/nlp/weights"
)

// scorer is the learned score of how likely a mention takes up an earlier one
// (V. Dobrovolskii, "Word-Level Coreference Resolution", EMNLP 2021):
//
//	score(i, j) = score(ReLU(anaphor(i) + antecedent(j) + product(left(i)∘right(j)) + the pair's features))
//
// where anaphor and antecedent are of the words' vectors plus what the
// candidates' own features add. nlp/train/coref.py fits it. It never changes.
type scorer struct {
	hidden, shared      int
	anaphor, antecedent *kernel.Linear
	left, right         *kernel.Linear
	product             *kernel.Linear
	unary, pair         []float32 // rows of 2·hidden, and of hidden
	score               []float32
	bias                float32
}

func newScorer(f *weights.File) (*scorer, error) {
	s := &scorer{}
	if err := s.load(f); err != nil {
		return nil, fmt.Errorf("the score of coreference: %w", err)
	}
	return s, nil
}

func (s *scorer) load(f *weights.File) error {
	width, err := f.Width()
	if err != nil {
		return err
	}
	if s.anaphor, err = f.LinearOf("coref.anaphor", width, -1); err != nil {
		return err
	}
	s.hidden = s.anaphor.Out
	if s.antecedent, err = f.LinearOf("coref.antecedent", width, s.hidden); err != nil {
		return err
	}
	if s.left, err = f.LinearOf("coref.left", width, -1); err != nil {
		return err
	}
	s.shared = s.left.Out
	if s.right, err = f.LinearOf("coref.right", width, s.shared); err != nil {
		return err
	}
	if s.product, err = f.LinearOf("coref.product", s.shared, s.hidden); err != nil {
		return err
	}
	return s.loadTables(f)
}

func (s *scorer) loadTables(f *weights.File) (err error) {
	if s.unary, _, err = f.Matrix("coref.unary.weight", unaryRows, 2*s.hidden); err != nil {
		return err
	}
	if s.pair, _, err = f.Matrix("coref.pair.weight", pairRows, s.hidden); err != nil {
		return err
	}
	if s.score, _, err = f.Matrix("coref.score.weight", 1, s.hidden); err != nil {
		return err
	}
	bias, _, err := f.Matrix("coref.score.bias", 1)
	if err != nil {
		return err
	}
	s.bias = bias[0]
	return nil
}

// block is the number of candidates, or of pairs, that are worked on at once.
const block = 256

// halves is what the candidates of an article add to the scores of their pairs,
// a row for each.
type halves struct {
	later, earlier  []float32 // rows of hidden: as anaphor, as antecedent
	leftOf, rightOf []float32 // rows of shared
}

// halves computes what the candidates add from their vectors and features.
func (s *scorer) halves(v nlp.Vectors, cands []candidate, unary []unaryRow, scratch *kernel.Scratch) halves {
	n := len(cands)
	h := halves{
		make([]float32, n*s.hidden), make([]float32, n*s.hidden),
		make([]float32, n*s.shared), make([]float32, n*s.shared),
	}
	x := make([]float32, 0, block*v.Width)
	for first := 0; first < n; first += block {
		end := min(n, first+block)
		x = x[:0]
		for i := first; i < end; i++ {
			x = append(x, v.Row(cands[i].head)...)
		}
		s.anaphor.Apply(h.later[first*s.hidden:], x, end-first, scratch)
		s.antecedent.Apply(h.earlier[first*s.hidden:], x, end-first, scratch)
		s.left.Apply(h.leftOf[first*s.shared:], x, end-first, scratch)
		s.right.Apply(h.rightOf[first*s.shared:], x, end-first, scratch)
	}
	for i, row := range unary {
		for _, u := range row {
			w := s.unary[int(u)*2*s.hidden:][:2*s.hidden]
			kernel.Add(h.later[i*s.hidden:], w[:s.hidden])
			kernel.Add(h.earlier[i*s.hidden:], w[s.hidden:])
		}
	}
	return h
}

// worker is the working memory of one article.
type worker struct {
	*scorer
	halves
	scratch kernel.Scratch
	shares  []float32 // rows of left∘right
	rows    []float32 // hidden rows
}

// scores appends the scores of candidate i with each of js, whose features are
// rows.
func (w *worker) scores(dst []float32, i int, js []int32, rows []pairRow) []float32 {
	for first := 0; first < len(js); first += block {
		end := min(len(js), first+block)
		dst = w.scoreBlock(dst, i, js[first:end], rows[first:end])
	}
	return dst
}

func (w *worker) scoreBlock(dst []float32, i int, js []int32, rows []pairRow) []float32 {
	h, s := w.hidden, w.shared
	kernel.Grow(&w.shares, len(js)*s)
	kernel.Grow(&w.rows, len(js)*h)
	left := w.leftOf[i*s:][:s]
	for n, j := range js {
		right, share := w.rightOf[int(j)*s:][:s], w.shares[n*s:][:s]
		for k, x := range left {
			share[k] = float32(x * right[k])
		}
	}
	w.product.Apply(w.rows, w.shares, len(js), &w.scratch)
	anaphor := w.later[i*h:][:h]
	for n, j := range js {
		row := w.rows[n*h:][:h]
		kernel.Add(row, anaphor)
		kernel.Add(row, w.earlier[int(j)*h:][:h])
		for _, p := range rows[n] {
			kernel.Add(row, w.pair[int(p)*h:][:h])
		}
	}
	kernel.ReLU(w.rows)
	for n := range js {
		dst = append(dst, kernel.Dot(w.rows[n*h:][:h], w.score)+w.bias)
	}
	return dst
}
