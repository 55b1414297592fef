// Package tokenize cuts an article's text into the words and sentences of
// Universal Dependencies, with exact byte offsets.
//
// Words are first cut by prose and then further, as the English Web Treebank
// (EWT) cuts them; sentences are found by Punkt and then corrected. Neither
// library is shown the text itself: both read its shadow, see shadow.go.
package tokenize

import (
	"fmt"

	"github.com/newsgraph/newsgraph/nlp"
)

// Tokenizer cuts text into tokens and sentences. It is safe for concurrent
// use, and costly enough to make that one should be shared.
type Tokenizer struct {
	lexicon   *lexicon
	sentences *splitter
}

// New makes a Tokenizer from the embedded data. It takes some 20 ms.
func New() (*Tokenizer, error) {
	lex, err := loadLexicon()
	if err != nil {
		return nil, fmt.Errorf("load the tokenizer's word lists: %w", err)
	}
	sentences, err := newSplitter(lex)
	if err != nil {
		return nil, fmt.Errorf("load the sentence model: %w", err)
	}
	return &Tokenizer{lexicon: lex, sentences: sentences}, nil
}

// Tokenize gives the tokens of text, with Span and Norm, and the sentences
// that they form. Tokens cover everything but white space; the sentences cover
// every token, and none has more than maxSentence of them. Its time is linear
// in len(text).
func (t *Tokenizer) Tokenize(text string) (tokens []nlp.Token, sentences []nlp.Range) {
	sh := newShadow(text)
	chunks := sh.chunks()
	markLineBreaks(sh, chunks)
	t.sentences.mark(sh, chunks)
	cuts := proseWords(sh, chunks)

	w := &writer{text: text, shadow: sh.bytes, tokens: make([]nlp.Token, 0, len(chunks)*5/4)}
	c := &cutter{lexicon: t.lexicon}
	for i := range chunks {
		w.write(&chunks[i], c.cut(sh.of(chunks[i]), cuts[i], chunks[i].last))
		if chunks[i].last {
			w.endSentence()
		}
	}
	return w.tokens, w.sentences
}
