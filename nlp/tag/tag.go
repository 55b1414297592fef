// Package tag gives tokens their Penn Treebank part-of-speech tags, as the
// English Web Treebank (EWT) uses them, and their lemmas.
//
// Tags come from the averaged perceptron that prose carries. It is evaluated
// here, because prose breaks ties in the order of a map and gives all uses of a
// word in a text the tag of the last one; tables made from the treebanks and a
// few rules correct it. Lemmas come from rules with a table of exceptions.
package tag

import (
	"fmt"

	"github.com/newsgraph/newsgraph/nlp"
)

// Tagger gives tags and lemmas. It is safe for concurrent use; making one
// costs some 0.1 s, so it should be shared.
type Tagger struct {
	model *perceptron
	words *wordTable
}

// New makes a Tagger from the model that prose carries and the embedded tables.
func New() (*Tagger, error) {
	model, err := loadPerceptron()
	if err != nil {
		return nil, fmt.Errorf("load the tagger's model: %w", err)
	}
	words, err := loadWords()
	if err != nil {
		return nil, fmt.Errorf("load the tables of tags and lemmas: %w", err)
	}
	return &Tagger{model: model, words: words}, nil
}

// Tag gives a tag and a lemma for each of the tokens of one sentence, of which
// it reads Span and Norm.
func (t *Tagger) Tag(tokens []nlp.Token) (tags, lemmas []string) {
	h := newHistory(tokens, t.model.isCommon)
	proposed := t.propose(h, tokens)
	tags = make([]string, len(tokens))
	lemmas = make([]string, len(tokens))
	for i, token := range tokens {
		next := ""
		if i+1 < len(tokens) {
			next = proposed[i+1]
		}
		tags[i] = t.words.correct(h.lower[i], proposed[i], next)
		word := h.words[i]
		if ClassOf(tags[i]) == "P" {
			word = token.Norm
		}
		lemmas[i] = t.words.lemma(word, h.lower[i], tags[i])
	}
	return tags, lemmas
}

// Propose gives the tags of the tokens of one sentence before the corrections
// that were learned from the treebanks; cmd/lexgen learns them from these.
func (t *Tagger) Propose(tokens []nlp.Token) []string {
	return t.propose(newHistory(tokens, t.model.isCommon), tokens)
}

// propose tags from left to right, since a tag is a feature of the next two:
// marks and addresses by their look, words that have one tag in the treebanks
// by the table, and all others by the perceptron.
func (t *Tagger) propose(h *history, tokens []nlp.Token) []string {
	tags := make([]string, len(tokens))
	quotes := quoteState{}
	for i := range tokens {
		tag := markTag(tokens, i, &quotes)
		if tag == "" && isScale(tokens, tags, i) {
			tag = "CD"
		}
		if tag == "" {
			tag = t.words.tags[h.words[i]]
		}
		if tag == "" {
			tag = t.model.tag(h, i)
			if tag == "VBD" && h.p1 == "HYPH" {
				tag = "VBN" // "Iran-backed"; the model knows no split words
			}
		}
		tags[i] = tag
		h.push(tag)
	}
	correctTo(tags)
	return tags
}
