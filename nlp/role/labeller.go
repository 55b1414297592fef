// Package role finds the predicates of sentences and the semantic roles of
// their arguments in the sense of PropBank, from the vectors of words.
//
// A linear layer says which words are predicates. For each role, a bilinear
// form scores every word of the sentence as that argument of a predicate, as in
// J. Cai et al., "A Full End-to-End Semantic Role Labeler, Syntactic-agnostic
// Over Syntactic-aware?", COLING 2018. An argument is the word that heads its
// phrase.
package role

import (
	"errors"
	"fmt"
	"sync"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/kernel"
	"github.com/newsgraph/newsgraph/nlp/weights"
)

const (
	// maxWords is the longest sentence that is labelled as one, the same as
	// for the parser. Time is quadratic in it at worst, where every word is a
	// predicate.
	maxWords = 400

	noRole = "_" // the first label: the word is no argument
)

// Labeller scores predicates and roles. It is safe for concurrent use.
type Labeller struct {
	predicate *kernel.Linear // of a vector: no predicate, predicate
	// pred and arg take vectors into the spaces of predicates and of
	// arguments; ReLU follows.
	pred, arg *kernel.Linear
	// form takes a predicate to what scores its arguments: a row
	// [predicate; 1]ᵀ·W, to be multiplied with [argument; 1], for each role.
	form    *kernel.Linear
	roles   []string
	workers sync.Pool
}

// New makes the labeller of a model file: the layers role.predicate, role.pred
// and role.arg, the matrices role.weight and the text role.labels. An error
// says what the file lacks.
func New(f *weights.File) (*Labeller, error) {
	l := &Labeller{}
	if err := l.load(f); err != nil {
		return nil, fmt.Errorf("the labeller of roles: %w", err)
	}
	l.workers.New = func() any { return &worker{Labeller: l} }
	return l, nil
}

func (l *Labeller) load(f *weights.File) error {
	width, err := f.Width()
	if err != nil {
		return err
	}
	if l.predicate, err = f.LinearOf("role.predicate", width, 2); err != nil {
		return err
	}
	if l.pred, err = f.LinearOf("role.pred", width, -1); err != nil {
		return err
	}
	if l.arg, err = f.LinearOf("role.arg", width, -1); err != nil {
		return err
	}
	if l.roles, err = f.Lines("role.labels"); err != nil {
		return err
	}
	if len(l.roles) == 0 || l.roles[0] != noRole {
		return errors.New("the first of role.labels is not " + noRole)
	}
	l.form, err = f.Bilinear("role.weight", len(l.roles), l.pred.Out+1, l.arg.Out+1)
	return err
}

// Label gives the frames of the predicates in the sentences, which are in order
// and disjoint, by the vectors of the tokens, in the model's width. Frames and
// their arguments are in text order. A word has at most one role of a
// predicate, its own included ("attacker" names who attacks), and a predicate
// has at most one argument in each of the roles ARG0 to ARG4, the most
// probable one.
func (l *Labeller) Label(sentences []nlp.Range, v nlp.Vectors) []nlp.Frame {
	w := l.workers.Get().(*worker)
	defer l.workers.Put(w)
	var frames []nlp.Frame
	for _, s := range sentences {
		for first := s.First; first < s.End; first += maxWords {
			frames = w.label(frames, nlp.Range{First: first, End: min(first+maxWords, s.End)}, v)
		}
	}
	return frames
}
