// Package parse finds the dependency tree of each sentence in the sense of
// Universal Dependencies, from the vectors of its words.
//
// Every pair of words gets a score by a biaffine form, the best tree is found
// by Edmonds' algorithm, and each of its arcs gets its best label (T. Dozat and
// C. Manning, "Deep Biaffine Attention for Neural Dependency Parsing", ICLR
// 2017).
package parse

import (
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/kernel"
	"github.com/newsgraph/newsgraph/nlp/weights"
)

const (
	// maxWords is the longest sentence that is parsed as one. Time and memory
	// are quadratic in it; longer ones are mostly lists and tables that the
	// tokeniser could not split.
	maxWords = 400

	rootLabel  = "root"
	joinsParts = "parataxis" // the label between the parts of a longer sentence
)

// Parser scores arcs and labels. It is safe for concurrent use.
type Parser struct {
	arc, label biaffine
	rootHead   []float32 // the root as a head, in the space of arcs
	labels     []string
	notRoot    []int // the labels that a word may have that is not the root
	workers    sync.Pool
}

// biaffine is a bilinear form of two words, each in a space of its own:
// score = [dep; 1]ᵀ·W·[head; 1] for every matrix W of the form.
type biaffine struct {
	dep, head *kernel.Linear // from vectors, followed by ReLU
	form      *kernel.Linear // [dep; 1]ᵀ·W for all W, one behind the other
}

// New makes the parser of a model file. An error says what the file lacks.
func New(f *weights.File) (*Parser, error) {
	p := &Parser{}
	if err := p.load(f); err != nil {
		return nil, fmt.Errorf("the parser: %w", err)
	}
	p.workers.New = func() any { return newWorker(p) }
	return p, nil
}

func (p *Parser) load(f *weights.File) error {
	width, err := f.Width()
	if err != nil {
		return err
	}
	if p.labels, err = f.Lines("parse.labels"); err != nil {
		return err
	}
	for i, label := range p.labels {
		if label != rootLabel {
			p.notRoot = append(p.notRoot, i)
		}
	}
	if len(p.notRoot) == 0 {
		return errors.New("no labels")
	}
	if err := p.arc.load(f, "parse.arc", width); err != nil {
		return err
	}
	if p.arc.form, err = f.Bilinear("parse.arc.weight", p.arc.dep.Out+1, p.arc.head.Out); err != nil {
		return err
	}
	if err := p.label.load(f, "parse.label", width); err != nil {
		return err
	}
	if p.label.form, err = f.Bilinear("parse.label.weight", len(p.labels), p.label.dep.Out+1, p.label.head.Out+1); err != nil {
		return err
	}
	root, _, err := f.Matrix("parse.root", width)
	if err != nil {
		return err
	}
	p.rootHead = make([]float32, p.arc.head.Out)
	p.arc.head.Apply(p.rootHead, root, 1, &kernel.Scratch{})
	kernel.ReLU(p.rootHead)
	return nil
}

func (b *biaffine) load(f *weights.File, name string, width int) (err error) {
	if b.dep, err = f.LinearOf(name+".dep", width, -1); err != nil {
		return err
	}
	b.head, err = f.LinearOf(name+".head", width, -1)
	return err
}

// Parse gives the head and the label of every token. v has the tokens' vectors
// in the model's width; the sentences hold every token once, in order. Heads
// are indices of tokens; each sentence is a tree whose root is its own head and
// has, alone, the label "root".
func (p *Parser) Parse(sentences []nlp.Range, v nlp.Vectors) (heads []int, labels []string) {
	n := 0
	if len(sentences) > 0 {
		n = sentences[len(sentences)-1].End
	}
	heads, labels = make([]int, n), make([]string, n)
	w := p.workers.Get().(*worker)
	defer p.workers.Put(w)
	for _, s := range sentences {
		w.sentence(s, v, heads, labels)
	}
	return heads, labels
}

// sentence parses one sentence; of a long one, every part, of which the roots
// of all but the first depend on that of the first.
func (w *worker) sentence(s nlp.Range, v nlp.Vectors, heads []int, labels []string) {
	parts := (s.Len() + maxWords - 1) / maxWords
	first := nlp.None
	for k := range parts {
		part := nlp.Range{First: s.First + k*s.Len()/parts, End: s.First + (k+1)*s.Len()/parts}
		w.parse(part, v, heads[part.First:part.End], labels[part.First:part.End])
		root := part.First + slices.Index(labels[part.First:part.End], rootLabel)
		if first == nlp.None {
			first = root
			continue
		}
		heads[root], labels[root] = first, joinsParts
	}
}
