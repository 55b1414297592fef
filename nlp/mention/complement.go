package mention

import (
	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/lexicon"
)

// maxComplement is the number of tokens that a complement may have: a longer
// one is more of a sentence than of a name.
const maxComplement = 10

// complement finds the complements of the descriptions among the mentions,
// which are in order.
func (t *text) complement(mentions []nlp.Mention) {
	for i := range mentions {
		m := &mentions[i]
		if m.Form != nlp.Described {
			continue
		}
		r := nlp.Range{First: m.End, End: t.complementEnd(m)}
		if r.Len() > 0 && r.Len() <= maxComplement && !crosses(mentions[i+1:], r.End) {
			m.Complement = r
		}
	}
}

// crosses reports whether one of the mentions, which are in order, starts in front
// of token end and ends behind it.
func crosses(mentions []nlp.Mention, end int) bool {
	for _, m := range mentions {
		if m.First >= end {
			return false
		}
		if m.End > end {
			return true
		}
	}
	return false
}

// complementEnd is the end of the prepositional phrases that stand right behind
// m and hang on it, one behind the other; m.End if there is none.
func (t *text) complementEnd(m *nlp.Mention) int {
	end := m.End
	who := m.Kind == nlp.Person || m.Kind == nlp.PeopleGroup || m.Kind == nlp.ArmedGroup
	sentence := t.doc.Sentences[t.doc.SentenceOf(m.First)]
	for end < sentence.End && end-m.End <= maxComplement {
		noun := t.doc.Tokens[end].Head
		if !t.is(lexicon.Complement, end) || !t.isDep(end, "case") || noun <= end || !t.isDep(noun, "nmod") {
			break
		}
		if who && t.is(lexicon.Opposed, end) {
			break // "attacks by rebels against Norland"
		}
		if top := t.doc.Tokens[noun].Head; top < m.First || top >= end {
			break
		}
		next := t.nounEnd(end+1, noun, sentence.End)
		if next <= noun {
			break
		}
		end = next
	}
	return end
}

// nounEnd is the end of the unbroken tokens from first on that modify the noun
// or are joined with it; none of them is a clause.
func (t *text) nounEnd(first, noun, limit int) int {
	end := first
	for end < limit && end-first <= maxComplement && (end == noun || t.hangsOn(end, noun)) {
		end++
	}
	for end > noun+1 && t.isDep(end-1, "punct", "cc", "case", "det") && !t.hasTag(end-1, "POS") {
		end--
	}
	return end
}

// partsOfPhrase are the relations by which the words of a noun phrase hang on
// each other.
var partsOfPhrase = []string{
	"det", "amod", "compound", "flat", "nummod", "nmod", "case", "conj", "cc", "punct", "advmod", "goeswith", "fixed",
}

// hangsOn reports whether token i is part of the phrase of the noun.
func (t *text) hangsOn(i, noun int) bool {
	for range maxDepth {
		head := t.doc.Tokens[i].Head
		if !t.isDep(i, partsOfPhrase...) || head == i {
			return false
		}
		if i = head; i == noun {
			return true
		}
	}
	return false
}
