package mention

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/lexicon"
)

// text is one article under work: its tokens and what the rules ask of them.
type text struct {
	lexicon *lexicon.Lexicon
	doc     *nlp.Doc
	words   []string // the tokens' norms
	// capitals are the words that somewhere bear a capital inside a sentence
	// that is no headline.
	capitals map[string]bool
}

func newText(l *lexicon.Lexicon, doc *nlp.Doc) *text {
	t := &text{l, doc, make([]string, len(doc.Tokens)), map[string]bool{}}
	for i := range doc.Tokens {
		t.words[i] = doc.Tokens[i].Norm
	}
	for _, sentence := range doc.Sentences {
		if t.isHeadline(sentence) {
			continue
		}
		for i := sentence.First + 1; i < sentence.End; i++ {
			if t.isCapital(i) && !t.isOpening(i-1) {
				t.capitals[t.words[i]] = true
			}
		}
	}
	return t
}

func (t *text) tag(i int) string { return t.doc.Tokens[i].Tag }

// hasTag reports whether the tag of token i starts with one of the prefixes.
func (t *text) hasTag(i int, prefixes ...string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(t.tag(i), p) {
			return true
		}
	}
	return false
}

func (t *text) is(class lexicon.Class, i int) bool { return t.lexicon.Is(class, t.words[i]) }

// lemma is the lemma of token i, the word itself where there is none.
func (t *text) lemma(i int) string {
	if l := t.doc.Tokens[i].Lemma; l != "" {
		return strings.ToLower(l)
	}
	return strings.ToLower(t.words[i])
}

// isCapital reports whether token i is written as a name: it starts with a
// capital letter, if need be after a particle ("al-Assad").
func (t *text) isCapital(i int) bool {
	r, _ := utf8.DecodeRuneInString(t.words[i])
	if unicode.IsLower(r) {
		if particle, rest, ok := strings.Cut(t.words[i], "-"); ok && t.lexicon.Is(lexicon.Particle, particle) {
			r, _ = utf8.DecodeRuneInString(rest)
		}
	}
	return unicode.IsUpper(r)
}

// isAcronym reports whether token i has two or more letters, all capitals.
func (t *text) isAcronym(i int) bool {
	letters := 0
	for _, r := range t.words[i] {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters > 1
}

// isHyphen reports whether token i joins the words beside it.
func (t *text) isHyphen(i int) bool { return t.words[i] == "-" && t.touches(i) }

// touches reports whether token i stands without a space on either side.
func (t *text) touches(i int) bool {
	tokens := t.doc.Tokens
	return i > 0 && i+1 < len(tokens) && tokens[i-1].End == tokens[i].Start && tokens[i].End == tokens[i+1].Start
}

// phrase is the words of tokens [first, end) with single spaces between.
func (t *text) phrase(first, end int) string { return strings.Join(t.words[first:end], " ") }

// surface is the article's own text under tokens [first, end), with the white
// space in it made single spaces.
func (t *text) surface(first, end int) string {
	return strings.Join(strings.Fields(t.doc.Words(nlp.Range{First: first, End: end})), " ")
}

// isOpening reports whether token i is a mark with which a sentence may start.
func (t *text) isOpening(i int) bool {
	return t.hasTag(i, "``", "''", ":", "-LRB-", "HYPH", "NFP", "LS") || t.words[i] == "\"" || t.words[i] == "("
}
