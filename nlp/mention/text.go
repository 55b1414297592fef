package mention

import (
	"slices"
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
	words   []string    // the tokens' norms
	titles  []bool      // the tokens of titles before names
	seen    []*nlp.Name // for each token, the name that is seen over it, or nil
	times   []bool      // the tokens of expressions of time
}

func newText(l *lexicon.Lexicon, doc *nlp.Doc) *text {
	t := &text{l, doc, make([]string, len(doc.Tokens)), make([]bool, len(doc.Tokens)), make([]*nlp.Name, len(doc.Tokens)), make([]bool, len(doc.Tokens))}
	for i := range doc.Tokens {
		t.words[i] = doc.Tokens[i].Norm
	}
	for k := range doc.Times {
		for i := doc.Times[k].First; i < doc.Times[k].End; i++ {
			t.times[i] = true
		}
	}
	for k := range doc.Names {
		if n := t.trimmed(&doc.Names[k]); t.canBeName(n.Range) {
			t.see(n)
		}
	}
	t.seeAgain()
	return t
}

// canBeName reports whether r is written as a name: it has a capital, where the
// sentence has any, and is no time.
func (t *text) canBeName(r nlp.Range) bool {
	if r.Len() == 1 && (t.times[r.First] || t.is(lexicon.Capitalised, r.First)) {
		return false
	}
	return t.hasCapital(r) || !t.hasCapital(t.doc.Sentences[t.doc.SentenceOf(r.First)])
}

// trimmed is the name n without the noun in lower case by which it is called:
// "movement Southern Renewal".
func (t *text) trimmed(n *nlp.Name) *nlp.Name {
	first := n.First
	if _, ok := t.lexicon.DescribedHead(t.words[first]); !ok || t.isCapital(first) {
		return n
	}
	for first < n.End && !t.isCapital(first) {
		first++
	}
	if first == n.End {
		return n
	}
	return &nlp.Name{Range: nlp.Range{First: first, End: n.End}, Label: n.Label, Score: n.Score}
}

func (t *text) hasCapital(r nlp.Range) bool {
	for i := r.First; i < r.End; i++ {
		if t.isCapital(i) {
			return true
		}
	}
	return false
}

// see marks the tokens of a name that is seen.
func (t *text) see(n *nlp.Name) {
	for i := n.First; i < n.End; i++ {
		t.seen[i] = n
	}
}

// seeAgain marks the places of names of two or more words that the tagger saw
// whole in another place of the article, and here not or in parts.
func (t *text) seeAgain() {
	whole := map[string]*nlp.Name{} // by their words
	longest := map[string]int{}     // by their first words
	for k := range t.doc.Names {
		if n := &t.doc.Names[k]; n.Len() > 1 && n.Len() <= maxRun && t.canBeName(n.Range) {
			whole[t.phrase(n.First, n.End)] = n
			longest[t.words[n.First]] = max(longest[t.words[n.First]], n.Len())
		}
	}
	for _, sentence := range t.doc.Sentences {
		for i := sentence.First; i < sentence.End; i++ {
			for size := min(longest[t.words[i]], sentence.End-i); size > 1; size-- {
				r := nlp.Range{First: i, End: i + size}
				if n := whole[t.phrase(i, i+size)]; n != nil && t.isWhole(r) {
					t.see(&nlp.Name{Range: r, Label: n.Label, Score: n.Score})
					break
				}
			}
		}
	}
}

// isWhole reports whether what is seen in r is none or lies inside it.
func (t *text) isWhole(r nlp.Range) bool {
	for _, n := range t.seen[r.First:r.End] {
		if n != nil && (n.Range == r || !r.Covers(n.Range)) {
			return false
		}
	}
	return true
}

// seenAt is the name that is seen to start at token i, nil if none is.
func (t *text) seenAt(i int) *nlp.Name {
	if seen := t.seen[i]; seen != nil && seen.First == i {
		return seen
	}
	return nil
}

// seenIn is the first name that is seen over one of the tokens [first, end),
// nil if none is.
func (t *text) seenIn(first, end int) *nlp.Name {
	for _, seen := range t.seen[first:end] {
		if seen != nil {
			return seen
		}
	}
	return nil
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

// isDep reports whether the relation of token i to its head is one of deps or a
// subtype of one.
func (t *text) isDep(i int, deps ...string) bool {
	dep := t.doc.Tokens[i].Dep
	plain, _, _ := strings.Cut(dep, ":")
	return slices.Contains(deps, dep) || slices.Contains(deps, plain)
}

// top is the token of r that the others depend on; the first such token if r is
// no phrase.
func (t *text) top(r nlp.Range) int {
	for i := r.First; i < r.End; i++ {
		if head := t.doc.Tokens[i].Head; head == i || !r.Contains(head) {
			return i
		}
	}
	return r.First
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
func (t *text) isHyphen(i int) bool { return i < len(t.words) && t.words[i] == "-" && t.touches(i) }

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
