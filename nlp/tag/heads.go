package tag

import (
	"fmt"
	"sync"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/kernel"
	"github.com/newsgraph/newsgraph/nlp/weights"
)

// Heads gives Penn tags, universal parts of speech and lemmas from the vectors
// of words, by a linear layer each, whose best class is taken. It is safe for
// concurrent use.
type Heads struct {
	xpos, upos, lemma classifier
	scripts           []script // what the classes of lemma mean
	buffers           sync.Pool
}

// classifier is a linear layer with the names of its outputs.
type classifier struct {
	*kernel.Linear
	labels []string
}

// block is how many words are scored at once, which bounds the memory.
const block = 64

// buffer holds the scores of one block.
type buffer struct {
	scores  []float32
	scratch kernel.Scratch
}

// NewHeads makes the heads of a model file: the layers tag.xpos, tag.upos and
// tag.lemma with their labels. An error says what the file lacks.
func NewHeads(f *weights.File) (*Heads, error) {
	h := &Heads{}
	if err := h.load(f); err != nil {
		return nil, fmt.Errorf("the tags' layers: %w", err)
	}
	widest := max(h.xpos.Out, h.upos.Out, h.lemma.Out)
	h.buffers.New = func() any { return &buffer{scores: make([]float32, block*widest)} }
	return h, nil
}

func (h *Heads) load(f *weights.File) error {
	width, err := f.Width()
	if err != nil {
		return err
	}
	for _, c := range []struct {
		name string
		to   *classifier
	}{{"tag.xpos", &h.xpos}, {"tag.upos", &h.upos}, {"tag.lemma", &h.lemma}} {
		if c.to.Linear, c.to.labels, err = f.Classifier(c.name, width); err != nil {
			return err
		}
	}
	for _, label := range h.lemma.labels {
		s, err := parseScript(label)
		if err != nil {
			return err
		}
		h.scripts = append(h.scripts, s)
	}
	return nil
}

// Tag gives the Penn tag, the universal part of speech and the lemma of every
// token, of which it reads Norm. v has their vectors, in the model's width.
func (h *Heads) Tag(tokens []nlp.Token, v nlp.Vectors) (tags, upos, lemmas []string) {
	tags, upos, lemmas = make([]string, len(tokens)), make([]string, len(tokens)), make([]string, len(tokens))
	b := h.buffers.Get().(*buffer)
	defer h.buffers.Put(b)
	for first := 0; first < len(tokens); first += block {
		end := min(first+block, len(tokens))
		x := v.Data[first*v.Width : end*v.Width]
		h.xpos.classify(tags[first:end], x, b)
		h.upos.classify(upos[first:end], x, b)
		h.lemma.Apply(b.scores, x, end-first, &b.scratch)
		for i := first; i < end; i++ {
			scores := b.scores[(i-first)*h.lemma.Out:][:h.lemma.Out]
			lemmas[i] = h.lemmaOf(tokens[i].Norm, upos[i], scores)
		}
	}
	return tags, upos, lemmas
}

// classify writes the best label of each row of x.
func (c *classifier) classify(labels []string, x []float32, b *buffer) {
	c.Apply(b.scores, x, len(labels), &b.scratch)
	for i := range labels {
		labels[i] = c.labels[best(b.scores[i*c.Out:][:c.Out])]
	}
}

// best is the index of the highest of scores, the first of equal ones.
func best(scores []float32) int {
	at := 0
	for i, s := range scores {
		if s > scores[at] {
			at = i
		}
	}
	return at
}
