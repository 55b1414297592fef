package when

import (
	"strings"

	"github.com/newsgraph/newsgraph/nlp"
)

// parser reads the expressions of one article.
type parser struct {
	words      *words
	doc        *nlp.Doc
	dependents nlp.Dependents
	lower      []string
	word       []*word
	nameAt     []int           // of each token the name that it lies in, or None
	first, end int             // of the sentence at hand
	helpers    map[int]helpers // of the verbs that were asked for
	depth      int             // how deep expressions stand in each other
}

func (w *words) parse(doc *nlp.Doc) *parser {
	n := len(doc.Tokens)
	p := &parser{words: w, doc: doc, dependents: nlp.NewDependents(doc.Tokens), lower: make([]string, n), word: make([]*word, n), nameAt: make([]int, n), helpers: map[int]helpers{}}
	for i := range doc.Tokens {
		p.lower[i] = strings.ToLower(doc.Tokens[i].Norm)
		p.word[i] = w.lookup(p.lower[i])
		p.nameAt[i] = nlp.None
	}
	for k, name := range doc.Names {
		for i := name.First; i < name.End; i++ {
			p.nameAt[i] = k
		}
	}
	return p
}

// at is what token i can mean, nothing outside of the sentence.
func (p *parser) at(i int) *word {
	if i < p.first || i >= p.end {
		return nothing
	}
	return p.word[i]
}

func (p *parser) is(i int, c class) bool { return p.at(i).is(c) }

// skip is the token behind i if that is in class c, else i.
func (p *parser) skip(i int, c class) int {
	if p.is(i, c) {
		i++
	}
	return i
}

func (p *parser) tag(i int) string {
	if i < p.first || i >= p.end {
		return ""
	}
	return p.doc.Tokens[i].Tag
}

func (p *parser) isNoun(i int) bool { return strings.HasPrefix(p.tag(i), "NN") }

func (p *parser) isCapital(i int) bool {
	c := p.doc.Tokens[i].Norm[0]
	return 'A' <= c && c <= 'Z'
}

// hangsIn reports whether token i depends on one in [first, end).
func (p *parser) hangsIn(i, first, end int) bool {
	h := p.doc.Tokens[i].Head
	return first <= h && h < end
}

// Expressions stand in each other at most this deep: "the end of the first week
// of next year".
const deepest = 4

// expression reads the expression that begins at token i. It gives nil where
// there is none, and else the token behind it.
func (p *parser) expression(i int) (*node, int) {
	w := p.word[i]
	switch {
	case w.is(betweenWord):
		return p.fromTo(between, i+1, andWord)
	case w.is(fromWord):
		return p.fromTo(between, i+1, toWord|dash)
	case w.is(every):
		return p.every(i + 1)
	}
	if n, end := p.bound(i); n != nil {
		return n, end
	}
	n, end := p.point(i)
	if n == nil {
		return nil, i
	}
	if upto, last := p.rangeEnd(n, end); upto != nil {
		return &node{kind: between, of: n, upto: upto}, last
	}
	return n, end
}

// fromTo reads two times with a word of class c between.
func (p *parser) fromTo(k kind, i int, c class) (*node, int) {
	of, end := p.point(p.skip(i, article))
	end = p.skip(end, comma)
	if of == nil || !p.is(end, c) || of.kind == length || of.kind == vague {
		return nil, i
	}
	upto, last := p.point(p.skip(end+1, article))
	if upto == nil {
		return nil, i
	}
	return &node{kind: k, of: of, upto: upto}, last
}

// rangeEnd reads the second time of "Monday to Friday", "2003-2011".
func (p *parser) rangeEnd(n *node, i int) (*node, int) {
	if !p.is(i, dash|toWord) {
		return nil, i
	}
	if short := p.shortYear(n, i+1); short != nil {
		return short, i + 2
	}
	upto, end := p.point(i + 1)
	if upto == nil || upto.kind != n.kind || upto.kind == shift || upto.kind == length {
		return nil, i
	}
	return upto, end
}

// bound reads "since 2014", "until Friday", "by the end of the year". The word
// must belong to the time and not to a noun behind it: "by Monday's attack".
func (p *parser) bound(i int) (*node, int) {
	w := p.word[i]
	var k kind
	switch {
	case w.is(sinceWord):
		k = since
	case w.is(untilWord | byWord):
		k = until
	case w.is(beforeWord):
		k = before
	case w.is(afterWord):
		k = after
	default:
		return nil, i
	}
	of, end := p.point(p.skip(i+1, article))
	switch {
	case of == nil || of.kind == length || of.kind == vague || p.possessive(end):
		return nil, i
	case !p.hangsIn(i, i+1, end) || !p.free(i+1, end) || p.is(i-1, sooner|afterWord):
		return nil, i
	}
	if of.finer != "" {
		return of, end // "by 9 p.m." is on the day
	}
	return &node{kind: k, of: of}, end
}

// possessive reports whether token i is the clitic of a possessive.
func (p *parser) possessive(i int) bool { return p.tag(i) == "POS" }

// every reads "every Friday", "each year".
func (p *parser) every(i int) (*node, int) {
	w := p.at(i)
	if w.unit == "" && w.weekday == 0 && !w.is(dayPart|weekendWord) && w.season == 0 {
		return nil, i
	}
	return &node{kind: repeated, unit: w.unit}, i + 1
}

// free reports whether [first, end) is not a part of a longer name.
func (p *parser) free(first, end int) bool {
	for i := first; i < end; i++ {
		k := p.nameAt[i]
		if k == nlp.None {
			continue
		}
		name := &p.doc.Names[k]
		inside := first <= name.First && name.End <= end
		switch {
		case !inside && name.Label != eventLabel:
			return false
		case inside && name.Label == personLabel && end-first == 1:
			return false // "May"
		}
	}
	return true
}

// The labels of names that count here.
const (
	personLabel = "PER"
	eventLabel  = "EVT"
)
