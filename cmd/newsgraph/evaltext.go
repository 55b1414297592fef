package main

import (
	"fmt"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/pipeline"
	scoring "github.com/newsgraph/newsgraph/nlp/score"
	"github.com/newsgraph/newsgraph/nlp/tokenize"
	"github.com/newsgraph/newsgraph/nlp/treebank"
)

// evalText is one document as people and as the engine have read it.
type evalText struct {
	gold  *treebank.Document
	doc   *nlp.Doc
	words []nlp.Span     // the places of the gold's words in the doc's text
	pairs []scoring.Pair // the gold's words and the doc's tokens that are the same
}

// newEvalText has the engine read a document.
func newEvalText(gold *treebank.Document, raw bool, annotate annotator) (*evalText, error) {
	t := &evalText{gold: gold}
	article := &nlp.Article{Path: gold.ID}
	t.doc = &nlp.Doc{Article: article}
	if raw {
		article.Text, t.words = gold.Surface()
		if err := annotate(t.doc); err != nil {
			return nil, err
		}
		t.pairs = scoring.Align(t.goldWords(), t.foundWords())
		return t, nil
	}
	article.Text, t.words = gold.Spelled()
	t.doc.Tokens = givenTokens(article.Text, t.words)
	for _, s := range gold.Sentences {
		t.doc.Sentences = append(t.doc.Sentences, s.Range)
	}
	if err := annotate(t.doc, pipeline.Tokens); err != nil {
		return nil, err
	}
	if len(t.doc.Tokens) != len(gold.Words) {
		return nil, fmt.Errorf("%s: the engine has changed the words that it was given", gold.ID)
	}
	t.pairs = scoring.Same(len(gold.Words))
	return t, nil
}

func givenTokens(text string, words []nlp.Span) []nlp.Token {
	tokens := make([]nlp.Token, len(words))
	for i, w := range words {
		tokens[i] = nlp.Token{Span: w, Norm: tokenize.Norm(text[w.Start:w.End])}
	}
	return tokens
}

func (t *evalText) goldWords() []scoring.Word {
	words := make([]scoring.Word, len(t.words))
	for i, span := range t.words {
		words[i] = scoring.Word{Span: span, Form: t.gold.Words[i].Form}
	}
	for _, m := range t.gold.Multiwords {
		for i := m.First; i < m.End; i++ {
			words[i].Multiword = true
		}
	}
	return words
}

func (t *evalText) foundWords() []scoring.Word {
	words := make([]scoring.Word, len(t.doc.Tokens))
	for i, token := range t.doc.Tokens {
		words[i] = scoring.Word{Span: token.Span, Form: t.doc.Text(token.Span)}
	}
	return words
}

// goldSpan is the place of some of the gold's words.
func (t *evalText) goldSpan(r nlp.Range) nlp.Span {
	return nlp.Span{Start: t.words[r.First].Start, End: t.words[r.End-1].End}
}

// segments counts the words and sentences that are the same.
func (t *evalText) segments() (words, sentences scoring.Counts) {
	words = scoring.Words(t.goldWords(), t.foundWords(), t.pairs)
	gold := make([]nlp.Span, 0, len(t.gold.Sentences))
	found := make([]nlp.Span, 0, len(t.doc.Sentences))
	for _, s := range t.gold.Sentences {
		gold = append(gold, t.goldSpan(s.Range))
	}
	for _, s := range t.doc.Sentences {
		found = append(found, t.doc.Span(s))
	}
	return words, scoring.Spans(gold, found)
}
