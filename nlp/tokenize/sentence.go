package tokenize

import (
	"strings"

	"github.com/neurosnap/sentences"
	"github.com/neurosnap/sentences/english"
)

// splitter finds the ends of sentences: Punkt (Kiss and Strunk 2006,
// "Unsupervised Multilingual Sentence Boundary Detection") proposes, and rules
// for what it gets wrong in news correct it.
type splitter struct {
	lexicon *lexicon
	punkt   *sentences.DefaultSentenceTokenizer
	blank   sentences.Token // a token with nothing set but its private parts
}

func newSplitter(lex *lexicon) (*splitter, error) {
	punkt, err := english.NewSentenceTokenizer(nil)
	if err != nil {
		return nil, err
	}
	for word, kind := range lex.abbreviations {
		if kind != wordAbbreviation {
			punkt.AbbrevTypes.Add(word)
		}
	}
	for word := range lex.common {
		delete(punkt.AbbrevTypes, word)
	}
	return &splitter{lexicon: lex, punkt: punkt, blank: *sentences.NewToken("")}, nil
}

// mark sets last on the chunks that end a sentence.
func (s *splitter) mark(sh shadow, chunks []chunk) {
	for from := 0; from < len(chunks); {
		to := from + 1
		for to < len(chunks) && !chunks[to].first {
			to++
		}
		s.markParagraph(sh, chunks[from:to])
		from = to
	}
}

func (s *splitter) markParagraph(sh shadow, chunks []chunk) {
	proposed := s.propose(sh, chunks)
	if i := s.dateline(sh, chunks); i >= 0 {
		chunks[i].last = true
	}
	for i := range len(chunks) - 1 {
		switch {
		case apart(sh, chunks, i):
			chunks[i].last = true
		case canEnd(sh.of(chunks[i])) && s.ends(sh, chunks, i, proposed[i]):
			chunks[skipClosers(sh, chunks, i)].last = true
		}
	}
	chunks[len(chunks)-1].last = true
}

// propose has Punkt say which chunks end a sentence. Only those with a mark
// that may end one, and those that follow them, are shown to it: all others do
// not change what it says.
func (s *splitter) propose(sh shadow, chunks []chunk) []bool {
	proposed := make([]bool, len(chunks))
	var shown []int
	var tokens []*sentences.Token
	for i := range chunks {
		word := sh.of(chunks[i])
		if len(word) > maxWord || !canEnd(word) && (i == 0 || !canEnd(sh.of(chunks[i-1]))) {
			continue
		}
		token := s.blank
		token.Tok = word
		tokens = append(tokens, &token)
		shown = append(shown, i)
	}
	for n, token := range s.punkt.AnnotateTokens(tokens, s.punkt.Annotations...) {
		proposed[shown[n]] = token.SentBreak
	}
	return proposed
}

// canEnd reports whether word has a mark that may end a sentence.
func canEnd(word string) bool {
	return len(word) <= maxWord && strings.ContainsAny(word, ".!?\x1c")
}

// maxClosers is enough for the notes behind a sentence of Wikipedia: "[3] [4]".
const maxClosers = 8

// skipClosers is the chunk that ends the sentence whose last word is chunk i:
// closing quotes and brackets that stand alone belong to it, and smileys, up
// to maxClosers.
func skipClosers(sh shadow, chunks []chunk, i int) int {
	for end := min(i+1+maxClosers, len(chunks)); i+1 < end; {
		next := sh.of(chunks[i+1])
		if strings.Trim(next, closers) != "" && !isCitation(next) && !isFace(next) || next[0] == '"' && !closesQuote(sh, chunks, i+1) {
			break
		}
		i++
	}
	return i
}

// isCitation reports whether word is the number of a note in brackets, which
// belongs to the sentence in front of it: "[12]".
func isCitation(word string) bool {
	return len(word) > 2 && word[0] == '[' && word[len(word)-1] == ']' && isNumeral(word[1:len(word)-1])
}

// closesQuote reports whether the lone double quote in chunk i closes a quote.
func closesQuote(sh shadow, chunks []chunk, i int) bool {
	quote := sh.text[chunks[i].start:chunks[i].end]
	if quote != `"` && quote != `''` {
		return quote == "”" || quote == "»"
	}
	if i+1 == len(chunks) {
		return true // nothing comes that it could open
	}
	open := false
	for n := i; n >= 0 && (n == i || !chunks[n].last); n-- {
		open = open != (strings.Count(sh.of(chunks[n]), `"`)%2 == 1)
	}
	return !open
}
