// Package tag gives every word its Penn Treebank tag, its universal part of
// speech and its lemma: the tags are read off the word's vector, the lemma
// follows from form and tag by tables that were learned from treebanks.
package tag

import (
	"fmt"
	"strings"
	"sync"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/kernel"
	"github.com/newsgraph/newsgraph/nlp/weights"
)

// Tagger gives Penn tags and universal parts of speech from the vectors of
// words, by a linear layer each, whose best class is taken, and lemmas from the
// words and the Penn tags by tables. Words that are frequent get only Penn tags
// that they are known with. It is safe for concurrent use.
type Tagger struct {
	xpos, upos classifier
	possible   table // the Penn tags, joined by |, of frequent words
	lemmas     lemmaTables
	buffers    sync.Pool
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

// New makes the tagger of a model file: the layers tag.xpos and tag.upos with
// their labels. An error says what the file lacks.
func New(f *weights.File) (*Tagger, error) {
	t := &Tagger{possible: newTable(tagsTSV), lemmas: newLemmaTables()}
	if err := t.load(f); err != nil {
		return nil, fmt.Errorf("the tags' layers: %w", err)
	}
	widest := max(t.xpos.Out, t.upos.Out)
	t.buffers.New = func() any { return &buffer{scores: make([]float32, block*widest)} }
	return t, nil
}

func (t *Tagger) load(f *weights.File) error {
	width, err := f.Width()
	if err != nil {
		return err
	}
	for _, c := range []struct {
		name string
		to   *classifier
	}{{"tag.xpos", &t.xpos}, {"tag.upos", &t.upos}} {
		if c.to.Linear, c.to.labels, err = f.Classifier(c.name, width); err != nil {
			return err
		}
	}
	return nil
}

// Tag gives the Penn tag, the universal part of speech and the lemma of every
// token, of which it reads Norm. v has their vectors, in the model's width.
func (t *Tagger) Tag(tokens []nlp.Token, v nlp.Vectors) (tags, upos, lemmas []string) {
	tags, upos, lemmas = make([]string, len(tokens)), make([]string, len(tokens)), make([]string, len(tokens))
	b := t.buffers.Get().(*buffer)
	defer t.buffers.Put(b)
	for first := 0; first < len(tokens); first += block {
		end := min(first+block, len(tokens))
		x := v.Data[first*v.Width : end*v.Width]
		t.xpos.classify(tags[first:end], x, b)
		for i := first; i < end; i++ {
			scores := b.scores[(i-first)*t.xpos.Out:][:t.xpos.Out]
			tags[i] = t.possibleTag(tokens[i].Norm, tags[i], scores)
		}
		t.upos.classify(upos[first:end], x, b)
	}
	for i := range tokens {
		lemmas[i] = t.lemmas.lemma(tokens[i].Norm, tags[i])
	}
	return tags, upos, lemmas
}

// possibleTag is the best tag that a form can have by the table: mostly tag,
// which is the best of all.
func (t *Tagger) possibleTag(form, tag string, scores []float32) string {
	tags, found := t.possible.find([]byte(form))
	if !found || contains(tags, tag) {
		return tag
	}
	at := -1
	for i, s := range scores {
		if (at < 0 || s > scores[at]) && contains(tags, t.xpos.labels[i]) {
			at = i
		}
	}
	if at < 0 {
		return tag // the model knows none of them
	}
	return t.xpos.labels[at]
}

// contains reports whether tag is one of tags, which are joined by |.
func contains(tags, tag string) bool {
	for one := range strings.SplitSeq(tags, "|") {
		if one == tag {
			return true
		}
	}
	return false
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
