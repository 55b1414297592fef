package tokenize

import (
	"strings"

	"github.com/newsgraph/newsgraph/nlp"
)

// maxSentence is the greatest number of tokens of a sentence. The longest of
// EWT and GUM has 159. What is longer is a table, a list or a text without full
// stops, and the time of the stages that follow must not grow with it.
const maxSentence = 400

// cutAt is the number of tokens after which a sentence that begins with tokens
// and goes on is cut: in the second half of them after the last one that ends
// a line, else the last semicolon, else the last comma or colon, else all.
func (w *writer) cutAt(tokens []nlp.Token) int {
	best, rank := len(tokens), 0
	for i := len(tokens) / 2; i < len(tokens)-1; i++ {
		if r := w.cutRank(tokens[i], tokens[i+1].Start); r > 0 && r >= rank {
			best, rank = i+1, r
		}
	}
	return best
}

// cutRank says how good a place for a cut is behind token, before the one that
// starts at next; 0 is none.
func (w *writer) cutRank(token nlp.Token, next int) int {
	switch {
	case strings.ContainsAny(w.text[token.End:next], "\n\u2028\u2029"):
		return 3
	case token.Norm == ";":
		return 2
	case token.Norm == "," || token.Norm == ":":
		return 1
	}
	return 0
}
