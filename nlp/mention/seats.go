package mention

import (
	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/lexicon"
)

// nameGovernments makes countries of the places that stand for their governments:
// "Oslo accused", "talks with Oslo", but not "in Oslo".
func (t *text) nameGovernments(names []name) {
	for i := range names {
		n := &names[i]
		if n.kind != nlp.Place || n.within || !t.governs(n.Range) {
			continue
		}
		if c, ok := t.lexicon.Seat(t.phrase(n.First, n.End)); ok {
			n.known = lexicon.Name{Kind: nlp.Country, Name: c.Name, Code: c.Code}
			n.kind = nlp.Country
		}
	}
}

// governs reports whether the name r takes part in its clause as a government
// does.
func (t *text) governs(r nlp.Range) bool {
	top := t.top(r)
	for k := 0; k < maxDepth && t.isDep(top, "conj") && t.doc.Tokens[top].Head < top; k++ {
		top = t.doc.Tokens[top].Head
	}
	over := t.doc.Tokens[top].Head
	if over == top {
		return false
	}
	is := func(c lexicon.Class) bool { return t.lexicon.Is(c, t.lemma(over)) }
	verb := t.hasTag(over, "VB")
	switch {
	case t.isDep(top, "nsubj", "nsubj:pass", "obl:agent"):
		return verb && is(lexicon.Governing)
	case t.isDep(top, "obj", "iobj"):
		return verb && is(lexicon.Addressing)
	case t.isDep(top, "obl"):
		return verb && is(lexicon.Governing) && t.isToward(top)
	case t.isDep(top, "nmod"):
		return is(lexicon.Relating) && t.isToward(top)
	}
	return false
}

// isToward reports whether a preposition in front of token i makes it the other
// side of something.
func (t *text) isToward(i int) bool {
	for k := max(0, i-maxDepth); k < i; k++ {
		if t.doc.Tokens[k].Head == i && t.isDep(k, "case") && t.is(lexicon.Toward, k) {
			return true
		}
	}
	return false
}
