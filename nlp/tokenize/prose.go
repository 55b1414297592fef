package tokenize

import (
	"strings"

	"github.com/jdkato/prose/v2"
)

// maxWord is the length in characters from which on a word is not shown to
// prose, whose time is quadratic in it. No word of the treebanks is that long
// but web addresses, which prose would not cut anyway.
const maxWord = 128

// proseWords has prose cut the chunks and gives, for every chunk, the lengths
// of its parts; nil means that it is one word.
//
// All words are given to prose as one document, since a document costs more
// than a word, with a mark in between: prose loses the end of some words
// (such as "it's,"), and by the marks the words after stay in step.
func proseWords(sh shadow, chunks []chunk) [][]int {
	var b strings.Builder
	var asked []int
	for i, c := range chunks {
		if word := sh.of(c); len(word) <= maxWord && !isWord(word) {
			asked = append(asked, i)
			b.WriteString(word)
			b.WriteString(" \x1f ")
		}
	}
	cuts := make([][]int, len(chunks))
	tokens := proseTokens(b.String())
	for _, i := range asked {
		n := 0
		for n < len(tokens) && tokens[n].Text != string(shadowMark) {
			n++
		}
		cuts[i] = align(sh.of(chunks[i]), tokens[:n])
		tokens = tokens[min(n+1, len(tokens)):]
	}
	return cuts
}

func proseTokens(text string) []prose.Token {
	// Without a model of our own, prose would load its tagger and its entity
	// recogniser; the empty one stands for both, as neither is run.
	doc, err := prose.NewDocument(text, prose.UsingModel(&prose.Model{}),
		prose.WithTagging(false), prose.WithExtraction(false), prose.WithSegmentation(false))
	if err != nil {
		return nil // every word is left whole
	}
	return doc.Tokens()
}

// isWord reports whether word is letters alone, which prose never cuts.
func isWord(word string) bool {
	for i := range len(word) {
		if !isLetter(word[i]) {
			return false
		}
	}
	return true
}

// align gives the lengths of the parts into which tokens cut word. What prose
// has lost becomes a part of its own; where the tokens do not fit the word at
// all, it stays whole.
func align(word string, tokens []prose.Token) []int {
	var lengths []int
	pos := 0
	for _, t := range tokens {
		gap := strings.Index(word[pos:], t.Text)
		if gap < 0 || t.Text == "" {
			return nil
		}
		if gap > 0 {
			lengths = append(lengths, gap)
		}
		lengths = append(lengths, len(t.Text))
		pos += gap + len(t.Text)
	}
	if pos < len(word) {
		lengths = append(lengths, len(word)-pos)
	}
	return lengths
}
