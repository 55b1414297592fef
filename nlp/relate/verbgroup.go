package relate

import (
	"github.com/newsgraph/newsgraph/nlp"
)

// group is a verb with its auxiliaries and negation: "has not been attacked".
type group struct {
	nlp.Range
	main       int // the token of the main verb
	lemma      string
	passive    bool
	infinitive bool // "to attack"
	bare       bool // no auxiliary and no ending: "attack" of "will come and attack"
	gerund     bool // "attacking" without an auxiliary
	participle bool // "attacked" without an auxiliary, as "backed by"
	modal      int  // token, or None
	negator    int  // token, or None
}

// verbGroup finds the verb group that starts at token i.
func (s *sentence) verbGroup(i int) (clause, bool) {
	g := group{Range: nlp.Range{First: i}, main: nlp.None, modal: nlp.None, negator: nlp.None}
	k := i
	if s.tag(k) == "TO" && s.verbStarts(k+1) && s.infinitiveFollows(k+1) {
		g.infinitive = true
		k++
	}
	auxiliary := nlp.None
	for ; k < s.End; k++ {
		switch tag := s.tag(k); {
		case tag == "MD":
			g.modal = k
		case isVerb(tag):
			if g.main != nlp.None && !s.auxiliary(g.main) || g.main != nlp.None && !s.follows(g.main, tag) {
				return s.closeGroup(g, auxiliary, k)
			}
			auxiliary, g.main = g.main, k
		case (tag == "RB" || s.words.negators[s.lower[k]]) && (g.main != nlp.None || g.modal != nlp.None || g.infinitive) && (s.verbStarts(k+1) || s.words.negators[s.lower[k]]):
			if s.words.negators[s.lower[k]] {
				if tag == "DT" {
					return s.closeGroup(g, auxiliary, k)
				}
				g.negator = k
			}
		default:
			return s.closeGroup(g, auxiliary, k)
		}
	}
	return s.closeGroup(g, auxiliary, k)
}

// infinitiveFollows reports whether a bare verb comes at token i or after
// adverbs.
func (s *sentence) infinitiveFollows(i int) bool {
	for i < s.End && s.tag(i) == "RB" {
		i++
	}
	return i < s.End && (s.tag(i) == "VB" || s.tag(i) == "VBP")
}

// auxiliary reports whether the verb at token i can help another one.
func (s *sentence) auxiliary(i int) bool {
	return s.words.auxiliaries[s.lemma(i)] != nil && isVerb(s.tag(i))
}

// follows reports whether a verb form with the given tag can be helped by the
// auxiliary at token i.
func (s *sentence) follows(i int, tag string) bool { return s.words.auxiliaries[s.lemma(i)][tag] }

// closeGroup ends the group before token end.
func (s *sentence) closeGroup(g group, auxiliary, end int) (clause, bool) {
	if g.main == nlp.None {
		return clause{}, false
	}
	g.End = end
	g.lemma = s.lemma(g.main)
	tag := s.tag(g.main)
	helped := auxiliary != nlp.None
	g.passive = (tag == "VBN" || tag == "VBD") && helped && s.words.passives[s.lemma(auxiliary)]
	g.gerund = tag == "VBG" && !helped
	g.participle = tag == "VBN" && !helped && g.modal == nlp.None
	g.bare = !helped && g.modal == nlp.None && !g.infinitive && (tag == "VB" || tag == "VBP")
	g.negator = s.negatorBefore(g)
	return clause{
		group: g, subject: nlp.None, object: nlp.None, second: nlp.None, outer: nlp.None, noun: nlp.None,
		antecedent: nlp.None, time: nlp.None, governed: nlp.None, mark: nlp.None, gerundPrep: nlp.None,
	}, true
}

// negatorBefore is the negator of the group, inside it or among the adverbs in
// front of it.
func (s *sentence) negatorBefore(g group) int {
	if g.negator != nlp.None {
		return g.negator
	}
	for k := g.First - 1; k >= s.First && k >= g.First-3; k-- {
		if s.words.negators[s.lower[k]] && s.tag(k) != "DT" {
			return k
		}
		if s.tag(k) != "RB" && s.tag(k) != "RBR" && s.tag(k) != "JJR" {
			break
		}
	}
	return nlp.None
}
