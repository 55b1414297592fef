package relate

import (
	"slices"

	"github.com/newsgraph/newsgraph/nlp"
)

// bodiesOf lists what the role h of phrase p can be in, the likeliest first.
func (s *sentence) bodiesOf(p int, h roleHit, w wording) []ends {
	ph := &s.phrases[p]
	var list []ends
	add := func(e ends) {
		if len(e) > 0 {
			list = append(list, e)
		}
	}
	last := p
	for q := p + 1; q < len(s.phrases) && s.phrases[q].First < h.End; q++ {
		last = q // "chief of staff" spans two phrases
	}
	front := s.mentionWithin(nlp.Range{First: ph.First, End: h.First}, ph.mention)
	if front != nlp.None && (!s.isBody(front, h) || s.isAdherence(front) && (w.of.Name == leads || w.of.Name == worksFor)) {
		front = nlp.None
	}
	titled := front != nlp.None && s.isName(p) && s.doc.Mentions[ph.mention].First >= h.End // "Senate leader Ann Holt of Norland"
	s.complements(last, func(prep, q int) bool {
		if titled || len(w.Rest) == 0 || !w.Rest[0].Has(s.lower[prep]) {
			return false
		}
		e := s.endsOf(q)
		if s.words.inside[s.lower[prep]] && !slices.Contains(w.of.Objects, nlp.Place) {
			e = slices.DeleteFunc(e, func(x end) bool { return meets(nlp.Place, s.kindOf(x.chain)) })
		}
		if front != nlp.None && s.kindOf(s.chains[front]) == nlp.Organization {
			e = append(e, s.endOf(front)...) // "a UN rapporteur for the Rights Office"
		}
		add(e)
		return len(e) == 0 && w.of.Name == worksFor // "the Secretary of Justice for Norland"
	})
	if n := s.sharer(p); len(list) == 0 && n != nlp.None {
		s.complements(n, func(prep, q int) bool {
			if len(w.Rest) > 0 && w.Rest[0].Has(s.lower[prep]) {
				add(s.endsOf(q))
			}
			return false
		})
	}
	if q := s.phraseBehind(h.End, w); len(list) == 0 && q != nlp.None {
		add(s.endsOf(q))
	}
	if front != nlp.None && (!w.of.Symmetric || len(s.owners(p)) == 0) { // "its Lebanese ally" is its
		add(append(s.endOf(front), s.joinedBefore(front, ph.First)...))
	}
	if ph.owner != nlp.None && !s.phrases[ph.owner].time && s.ownsRole(ph.owner, h) {
		add(s.endsOf(ph.owner))
	}
	return list
}

// joinedBefore is what stands joined in front of mention m, from token first on:
// the Norlandian of "Norlandian and Oman officials".
func (s *sentence) joinedBefore(m, first int) ends {
	var list ends
	for i := s.doc.Mentions[m].First - 1; i > first && (s.relation(i) == "cc" || s.lower[i] == ","); i-- {
		if n := s.byHead[i-1]; n != nlp.None && s.doc.Mentions[n].First >= first {
			list = append(list, s.endOf(n)...)
			i = s.doc.Mentions[n].First
		}
	}
	return list
}

// sharer is the phrase after an "and" that says of the same name what phrase p
// does, and may hold what both are in: "founder and head of Openhand"; None if
// there is none.
func (s *sentence) sharer(p int) int {
	n := p + 1
	if s.phrases[p].apposed == nlp.None || n >= len(s.phrases) || s.phrases[n].apposed != s.phrases[p].apposed {
		return nlp.None
	}
	if end := s.phrases[p].End; s.relation(end) != "cc" && s.relation(s.phrases[n].First) != "cc" {
		return nlp.None
	}
	return n
}

// phraseBehind is the phrase behind the preposition at token i, if the role of
// wording w has that, wherever the parser hung it; None if there is none.
func (s *sentence) phraseBehind(i int, w wording) int {
	if i+1 >= s.End || len(w.Rest) == 0 || !w.Rest[0].Has(s.lower[i]) || s.relation(i) != "case" {
		return nlp.None
	}
	q := s.phraseAt[i+1]
	if q == nlp.None || s.phrases[q].First != i+1 {
		return nlp.None
	}
	return q
}

// isBody reports whether the mention m in front of the role h may be what the
// role is in.
func (s *sentence) isBody(m int, h roleHit) bool {
	role := s.lemma(h.End - 1)
	end := s.doc.Mentions[m].End
	if s.tag(end) == "HYPH" {
		return false // "an Oslo-based lawyer", "the Kremlin-backed minister"
	}
	switch s.kindOf(s.chains[m]) {
	case nlp.Person:
		return s.doc.Mentions[m].Form != nlp.Pronoun || !s.words.independent[role] // "her editor"
	case nlp.PeopleGroup:
		return s.words.headed[role] // "Houthi rebels" are not in the Houthis
	case nlp.Country, nlp.Place:
		if s.words.private[role] {
			return false
		}
		if s.words.regions[role] && s.kindOf(s.chains[m]) == nlp.Place && (end == h.First || end == h.First-1 && s.tag(end) == "JJ") {
			return false // "the Karsa region" is Karsa
		}
		for i := end; i < h.First && s.words.headed[role]; i++ {
			if !s.words.incumbent[s.lower[i]] {
				return false // "a Norlandian gang leader"
			}
		}
	}
	return true
}

// ownsRole reports whether phrase p, a possessive in front of the role h, may be
// what the role is in.
func (s *sentence) ownsRole(p int, h roleHit) bool {
	e, role := s.entity(p), s.lemma(h.End-1)
	if e == nlp.None {
		return true
	}
	switch s.kindOf(e) {
	case nlp.Person:
		return !s.words.independent[role]
	case nlp.Country:
		for i := s.phrases[p].End + 1; i < h.First && s.words.headed[role]; i++ {
			if !s.words.incumbent[s.lower[i]] {
				return false // "Norland's rebel leaders"
			}
		}
	}
	return true
}
