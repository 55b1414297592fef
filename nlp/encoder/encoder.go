// Package encoder gives every token a vector that stands for the word in its
// context: the mean of the last states of its word pieces in a transformer of
// the BERT family (J. Devlin et al., "BERT", NAACL 2019).
//
// An article passes through these steps:
//
//	splitter   a word to its pieces; their vocabulary has no capitals
//	shape      what the pieces lose of the word's look
//	window     pieces of whole consecutive sentences, read at once
//	layer      pieces to states, six times
//
// nlp/train/pieces.py and model.py do the same in training.
package encoder

import (
	"fmt"
	"sync"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/kernel"
	"github.com/newsgraph/newsgraph/nlp/weights"
)

// Encoder is a model's embeddings and layers. It is safe for concurrent use and
// holds the only copy of the weights; each goroutine in it takes some 3 MB
// besides.
type Encoder struct {
	config   config
	splitter *splitter
	word     *weights.Table
	place    []float32 // positions rows: what is added for the place in the window
	shape    []float32 // shapes rows
	norm     layerNorm
	layers   []layer

	workers sync.Pool
}

// New makes the encoder of a model file, whose weights it packs for the
// machine. An error says what the file lacks.
func New(f *weights.File) (*Encoder, error) {
	e := &Encoder{}
	if err := e.load(f); err != nil {
		return nil, fmt.Errorf("encoder: %w", err)
	}
	e.workers.New = func() any { return newWorker(e) }
	return e, nil
}

func (e *Encoder) load(f *weights.File) (err error) {
	if e.config, err = loadConfig(f); err != nil {
		return err
	}
	vocabulary, err := f.Lines("vocab")
	if err != nil {
		return err
	}
	if e.splitter, err = newSplitter(vocabulary); err != nil {
		return err
	}
	if e.word, err = f.Table("embed.word"); err != nil {
		return err
	}
	width := e.config.Width
	if e.word.Rows != len(vocabulary) || e.word.Width != width {
		return fmt.Errorf("%d pieces, and vectors for %d of width %d", len(vocabulary), e.word.Rows, e.word.Width)
	}
	if e.place, _, err = f.Matrix("embed.position", e.config.Positions, width); err != nil {
		return err
	}
	if e.shape, _, err = f.Matrix("embed.shape", shapes, width); err != nil {
		return err
	}
	if e.norm, err = loadNorm(f, "embed.norm", e.config); err != nil {
		return err
	}
	for i := range e.config.Layers {
		l, err := loadLayer(f, fmt.Sprintf("layer.%d.", i), e.config)
		if err != nil {
			return err
		}
		e.layers = append(e.layers, l)
	}
	return nil
}

// Encode gives the vectors of the tokens, of which it reads Norm, in the
// sentences, which are in order and disjoint. The vector of a token follows
// from the sentences around it alone. Besides the result it takes memory that
// no input makes grow.
func (e *Encoder) Encode(tokens []nlp.Token, sentences []nlp.Range) nlp.Vectors {
	v := nlp.Vectors{Width: e.config.Width, Data: make([]float32, len(tokens)*e.config.Width)}
	w := e.workers.Get().(*worker)
	defer e.workers.Put(w)
	w.to = v
	for _, s := range sentences {
		w.sentence(tokens, s)
	}
	w.flush(w.window.whole())
	w.to = nlp.Vectors{}
	return v
}

// worker is what one goroutine works in.
type worker struct {
	*Encoder

	to      nlp.Vectors // where the vectors of words go
	window  window
	letters wordBuffer
	states  []float32 // rows of Width: the pieces' states
	update  []float32 // rows of Width: what a layer adds to them
	heads   []float32 // rows of Width: what the heads of attention have read
	wide    []float32 // rows of 3*Width or Inner
	scratch kernel.Scratch
}

func newWorker(e *Encoder) *worker {
	c := e.config
	return &worker{
		Encoder: e,
		states:  make([]float32, c.Positions*c.Width),
		update:  make([]float32, c.Positions*c.Width),
		heads:   make([]float32, c.Positions*c.Width),
		wide:    make([]float32, c.Positions*max(3*c.Width, c.Inner)),
	}
}
