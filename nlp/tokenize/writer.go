package tokenize

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/newsgraph/nlp"
)

// writer turns parts of chunks, counted in characters, into tokens.
type writer struct {
	text      string
	shadow    string
	tokens    []nlp.Token
	sentences []nlp.Range
	first     int // the first token of the sentence that is being written
}

// write adds the tokens of c, which lengths cuts into its parts.
func (w *writer) write(c *chunk, lengths []int) {
	start, at := c.start, c.lo
	for _, n := range lengths {
		end := start
		for range n {
			size := 1
			if w.text[end] >= utf8.RuneSelf {
				_, size = utf8.DecodeRuneInString(w.text[end:])
			}
			end += size
		}
		w.tokens = append(w.tokens, nlp.Token{
			Span: nlp.Span{Start: start, End: end},
			Norm: norm(w.text[start:end], w.shadow[at:at+n]),
		})
		start, at = end, at+n
	}
}

// endSentence makes a sentence of the tokens since the last one; of too many,
// more than one.
func (w *writer) endSentence() {
	for len(w.tokens)-w.first > maxSentence {
		w.endAt(w.first + w.cutAt(w.tokens[w.first:w.first+maxSentence]))
	}
	w.endAt(len(w.tokens))
}

func (w *writer) endAt(end int) {
	w.sentences = append(w.sentences, nlp.Range{First: w.first, End: end})
	w.first = end
}

// Norm is the Norm that Tokenize gives a token that is written as word: for
// words that come from elsewhere.
func Norm(word string) string { return norm(word, newShadow(word).bytes) }

// norm writes the quotes, apostrophes and dashes of word in ASCII: an em dash
// as "--", as the treebanks of newspapers have it, and all others as "-".
func norm(word, shadow string) string {
	if len(word) == len(shadow) {
		return word // each character is one byte
	}
	if len(shadow) == 1 {
		return normOfSign(word, shadow[0])
	}
	var b strings.Builder
	i := 0
	for pos, r := range word {
		b.WriteString(normOfSign(word[pos:pos+size(word[pos:], r)], shadow[i]))
		i++
	}
	return b.String()
}

// normOfSign is the norm of one character.
func normOfSign(character string, shadow byte) string {
	switch shadow {
	case '"':
		return `"`
	case '\'', shadowOpen:
		return "'"
	case '-', shadowRange:
		return "-"
	case shadowDash:
		return "--"
	}
	return character
}

func size(s string, r rune) int {
	if r != utf8.RuneError {
		return utf8.RuneLen(r)
	}
	_, n := utf8.DecodeRuneInString(s)
	return n
}
