package relate

import (
	"slices"

	"github.com/newsgraph/newsgraph/nlp"
)

// findAvowal finds who says, of the act that the article told of last, that it is
// his or that it is not: "the group claimed responsibility", "Norland denied any
// role".
func (s *sentence) findAvowal(c int) {
	cl := &s.clauses[c]
	if cl.object == nlp.None || cl.subject == nlp.None || cl.passive {
		return
	}
	head := s.phrases[cl.object].head
	t := s.types.Type(s.words.avowals[cl.lemma+" "+s.lemma(head)])
	if t == nil || s.isOfAct(cl) {
		return
	}
	e := s.lastDeed(cl.main)
	if e == nlp.None {
		return
	}
	st := statement{
		of: t, subjects: s.somebody(cl.subject), objects: ends{{chain: e, at: head}}, status: s.statusOf(c),
		trigger: nlp.Range{First: cl.main, End: cl.main + 1}, rule: "verb",
	}
	s.say(st)
	if k := s.cueOf(c); k != nil && k.Modality == nlp.Denied && st.status.plain() && len(st.subjects) == 1 {
		s.denyDeed(st, e)
	}
}

// denyDeed keeps that the subject of st denies that it did the act of event e.
func (s *sentence) denyDeed(st statement, e int) {
	a := s.acts[e]
	if a.of == nil {
		return
	}
	st.of, st.objects, st.rule = a.of, a.victims, "denial"
	st.status.weaken(nlp.Denied, st.trigger.First)
	st.status.attribute(st.subjects[0].chain, st.trigger.First)
	s.say(st)
}

// isOfAct reports whether the clause itself says of which act: "for the attack", "in
// killing her".
func (s *sentence) isOfAct(cl *clause) bool {
	for _, a := range cl.args {
		if a.prep > s.phrases[cl.object].head && !s.phrases[a.phrase].time && !s.words.inside[s.lower[a.prep]] {
			return true
		}
		if s.tellsAct(a.phrase) {
			return true
		}
	}
	for i := s.phrases[cl.object].First; i < s.phrases[cl.object].End; i++ {
		for _, d := range s.dependents.Of(i) {
			if s.clauseAt[d] != nlp.None {
				return true
			}
		}
	}
	for _, d := range s.dependents.Of(cl.top) {
		if k := s.clauseAt[d]; k != nlp.None && s.clauses[k].gerund {
			return true
		}
	}
	return false
}

// avowed is the number of sentences back in which the act is looked for that
// somebody says is his.
const avowed = 3

// lastDeed is the hostile event that was told of last before token end: the first
// of its sentence; None if there is none.
func (s *sentence) lastDeed(end int) int {
	for n := s.number; n >= max(0, s.number-avowed); n-- {
		t := &s.sentences[n]
		for p := range t.phrases {
			if t.phrases[p].head >= end {
				break
			}
			e := t.entity(p)
			if e != nlp.None && t.kindOf(e) == nlp.Event && t.tellsDeed(p) {
				return e
			}
		}
		end = t.First
	}
	return nlp.None
}

// tellsDeed reports whether the noun of phrase p by itself tells of a hostile act, and
// not of what befell somebody: a "death" is nobody's deed.
func (s *sentence) tellsDeed(p int) bool {
	return !s.words.befalling[s.lemma(s.phrases[p].head)] && slices.ContainsFunc(s.nounWordings(p), func(w wording) bool {
		return w.of.Root.Hostile() && s.triggered(s.phrases[p].head, w)
	})
}
