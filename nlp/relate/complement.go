package relate

import "github.com/newsgraph/newsgraph/nlp"

// complements calls f with the prepositional phrases that follow phrase p: those
// that hang on it, in the order of the text ("on Karsa", "by Norland" of
// "attack"), then those that hang on them, since the parser may have hung "by
// Norland" on "Karsa", then those of the verb that only carries the noun.
func (s *sentence) complements(p int, f func(prep, phrase int) bool) {
	var direct []int
	if !s.hanging(p, func(q int) bool {
		direct = append(direct, q)
		return f(s.phrases[q].prep, q)
	}) {
		return
	}
	for _, q := range direct {
		if !s.hanging(q, func(r int) bool { return f(s.phrases[r].prep, r) }) {
			return
		}
	}
	s.carried(p, f)
}

// hanging calls f with the prepositional phrases that hang on phrase p until f
// says that it is enough, which it reports as false.
func (s *sentence) hanging(p int, f func(phrase int) bool) bool {
	for i := s.phrases[p].First; i < s.phrases[p].End; i++ {
		for _, d := range s.dependents.Of(i) {
			q := s.phraseAt[d]
			if q == nlp.None || q == p || s.phrases[q].top != d || s.phrases[q].prep == nlp.None || s.phrases[q].lead != q {
				continue
			}
			if s.relation(d) == "conj" || s.relation(d) == "appos" || s.isSource(s.phrases[q].prep) {
				continue
			}
			if !f(q) {
				return false
			}
		}
	}
	return true
}

// carried calls f with the prepositional phrases that hang on the verb that
// only carries the noun of phrase p: "carried out an attack on Karsa" may be
// parsed either way.
func (s *sentence) carried(p int, f func(prep, phrase int) bool) {
	ph := &s.phrases[p]
	if ph.clause == nlp.None || ph.slot != objectSlot || !s.words.lightVerbs[s.clauses[ph.clause].lemma] {
		return
	}
	for _, a := range s.clauses[ph.clause].args {
		q := &s.phrases[a.phrase]
		if q.First > ph.head && s.phraseAt[s.head(q.top)] != p && !f(a.prep, a.phrase) {
			return
		}
	}
}

// isSource reports whether the preposition at token i names who says so:
// "according to", "per".
func (s *sentence) isSource(i int) bool {
	if s.words.sources[s.lower[i]] {
		return true
	}
	return i+1 < s.End && s.words.sources[s.lower[i]+" "+s.lower[i+1]] || i > s.First && s.words.sources[s.lower[i-1]+" "+s.lower[i]]
}
