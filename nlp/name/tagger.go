// Package name finds the spans in which names stand, from the vectors of words.
//
// Two taggers, a linear layer each, score the tags of every word: B-x begins a
// span with the label x, I-x goes on with it, O is in none. The main one knows
// persons, organisations and locations, the extra one what is rarer; the best
// sequences of tags that are spans are found by A. Viterbi's algorithm (1967).
package name

import (
	"cmp"
	"fmt"
	"slices"
	"sync"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/kernel"
	"github.com/newsgraph/newsgraph/nlp/weights"
)

// Finder finds names. It is safe for concurrent use.
type Finder struct {
	main, extra tagger
	workers     sync.Pool
}

// tagger is a linear layer with its tags.
type tagger struct {
	layer *kernel.Linear
	tags  tagSet
}

// worker is what one goroutine works in.
type worker struct {
	scores  []float32
	decoder decoder
	scratch kernel.Scratch
}

// New makes the finder of a model file: the layers name.main and name.extra
// with their labels. An error says what the file lacks.
func New(f *weights.File) (*Finder, error) {
	n := &Finder{}
	if err := n.load(f); err != nil {
		return nil, fmt.Errorf("the taggers of names: %w", err)
	}
	n.workers.New = func() any { return &worker{} }
	return n, nil
}

func (n *Finder) load(f *weights.File) error {
	width, err := f.Width()
	if err != nil {
		return err
	}
	for _, t := range []struct {
		name string
		to   *tagger
	}{{"name.main", &n.main}, {"name.extra", &n.extra}} {
		layer, labels, err := f.Classifier(t.name, width)
		if err != nil {
			return err
		}
		tags, err := newTagSet(labels)
		if err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
		*t.to = tagger{layer, tags}
	}
	return nil
}

// Find gives the names in the sentences, which are in order and disjoint, by
// the vectors of the tokens, in the model's width. Names are in text order and
// disjoint: one of the extra tagger is left out where it overlaps one of the
// main tagger.
func (n *Finder) Find(sentences []nlp.Range, v nlp.Vectors) []nlp.Name {
	w := n.workers.Get().(*worker)
	defer n.workers.Put(w)
	var names []nlp.Name
	for _, s := range sentences {
		first := len(names)
		names = w.spans(names, &n.main, s, v)
		main := len(names)
		names = w.spans(names, &n.extra, s, v)
		names = withoutOverlaps(names, first, main)
	}
	return names
}

// withoutOverlaps drops the names from extra on that overlap one of those from
// main to extra, and sorts the rest with those.
func withoutOverlaps(names []nlp.Name, main, extra int) []nlp.Name {
	kept := names[:extra]
	for _, name := range names[extra:] {
		if !slices.ContainsFunc(names[main:extra], func(n nlp.Name) bool { return n.Overlaps(name.Range) }) {
			kept = append(kept, name)
		}
	}
	slices.SortFunc(kept[main:], func(a, b nlp.Name) int { return cmp.Compare(a.First, b.First) })
	return kept
}

// maxWords is how many words are decoded at once, which bounds the memory; a
// name that stands where a longer sentence is cut comes out as two.
const maxWords = 1024

// spans appends the names that a tagger finds in a sentence.
func (w *worker) spans(names []nlp.Name, t *tagger, s nlp.Range, v nlp.Vectors) []nlp.Name {
	for first := s.First; first < s.End; first += maxWords {
		end := min(first+maxWords, s.End)
		n := (end - first) * t.layer.Out
		w.scores = slices.Grow(w.scores[:0], n)[:n]
		t.layer.Apply(w.scores, v.Data[first*v.Width:end*v.Width], end-first, &w.scratch)
		names = t.tags.names(names, first, w.decoder.decode(&t.tags, w.scores))
	}
	return names
}
