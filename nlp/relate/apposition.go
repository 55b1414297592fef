package relate

import "github.com/newsgraph/newsgraph/nlp"

// explains reports whether the parser took phrase p to explain another one: it
// is apposed, or a name that hangs there behind a comma and by no preposition.
func (s *sentence) explains(p int) bool {
	ph := &s.phrases[p]
	switch s.relation(ph.top) {
	case "appos":
		return true
	case "nmod":
		return ph.prep == nlp.None && !ph.owns && ph.First > s.First && s.lower[ph.First-1] == "," && s.isName(p) && !s.isName(s.phraseAt[s.head(ph.top)])
	}
	return false
}

// describesLast reports whether phrase p, which the parser joined with the name
// in phrase q, goes on with what is apposed to that: "Ann Holt, head of Openhand
// and a member of the party,".
func (s *sentence) describesLast(p, q int) bool {
	if s.isName(p) || !s.isName(q) || s.doc.Mentions[s.phrases[q].mention].Kind != nlp.Person || len(s.rolesIn(s.phrases[p].Range)) == 0 {
		return false
	}
	for _, d := range s.dependents.Of(s.phrases[q].top) {
		if s.relation(d) == "appos" && d < s.phrases[p].First && s.phraseAt[d] != nlp.None && !s.isName(s.phraseAt[d]) {
			return true
		}
	}
	return false
}

// appose joins phrase p with the one that it is apposed to: of the two, the one
// that describes explains the one that names.
func (s *sentence) appose(p int) {
	ph := &s.phrases[p]
	if s.precedesName(p) {
		ph.apposed = p + 1
		return
	}
	q := s.phraseAt[s.head(ph.top)]
	if !s.explains(p) || q == nlp.None || q == p || ph.time || s.phrases[q].time {
		return
	}
	if r := s.nameBefore(p, q); r != nlp.None {
		ph.apposed = r
		return
	}
	if g := s.bearerBefore(p, q); g != nlp.None {
		s.phrases[g].apposed = p
		return
	}
	if s.isName(p) && (!s.isName(q) || s.isPerson(p) && s.isAdherentNoun(q)) && (s.phrases[q].mention == nlp.None || s.isName(q) || s.describes(q, p) || s.phrases[p].next != nlp.None && s.isCrowd(q) && s.isPerson(p)) {
		s.phrases[q].apposed = p
		return
	}
	if s.isCrowd(p) && s.isPlaceName(q) {
		return // "Tashkent, alumni of" is the parser's list
	}
	ph.apposed = q
	if a := s.phrases[q].apposed; a != nlp.None && a != p {
		ph.apposed = a
	}
}

// isCrowd reports whether phrase p describes people.
func (s *sentence) isCrowd(p int) bool {
	m := s.phrases[p].mention
	return m != nlp.None && s.doc.Mentions[m].Form == nlp.Described && s.doc.Mentions[m].Kind == nlp.PeopleGroup
}

// isPlaceName reports whether phrase p names a place.
func (s *sentence) isPlaceName(p int) bool {
	if !s.isName(p) {
		return false
	}
	switch s.doc.Mentions[s.phrases[p].mention].Kind {
	case nlp.Place, nlp.Country, nlp.Facility:
		return true
	}
	return false
}

// nameBefore is the name right in front of phrase p and a comma, if p may
// describe that rather than phrase q, which the parser took: "a mosque in Karsa,
// a town near Halden"; None if there is none.
func (s *sentence) nameBefore(p, q int) int {
	first := s.outermost(p) // "Karsa, the country's capital"
	r := first - 1
	if r < 0 || r == q || s.isName(p) || !s.isName(r) || s.phrases[r].End+1 != s.phrases[first].First {
		return nlp.None
	}
	m, n, o := s.phrases[p].mention, s.phrases[r].mention, s.phrases[q].mention
	if m == nlp.None || o == nlp.None || s.kindOfMention(m) != s.kindOfMention(n) || s.kindOfMention(m) == s.kindOfMention(o) {
		return nlp.None
	}
	return r
}

// bearerBefore is the described phrase that the name in phrase p explains
// although the parser took it to explain the place q in between, or None: "a
// hospital in Karsa, Saint Ann".
func (s *sentence) bearerBefore(p, q int) int {
	g := s.phrases[q].governor
	if g == nlp.None || g > q || !s.isName(p) || !s.isName(q) || s.isName(g) || s.phrases[g].mention == nlp.None {
		return nlp.None
	}
	if s.lower[s.phrases[p].End-1] == s.lower[s.phrases[g].head] {
		return g
	}
	if alike(s.doc.Mentions[s.phrases[p].mention].Kind, s.doc.Mentions[s.phrases[q].mention].Kind) || !s.describes(g, p) {
		return nlp.None
	}
	return g
}

// precedesName reports whether phrase p describes the name right behind it,
// where the parser took both for one part of the clause: "bought the insurer
// Stonegate".
func (s *sentence) precedesName(p int) bool {
	if p+1 >= len(s.phrases) || s.isName(p) || !s.isName(p+1) {
		return false
	}
	a, b := &s.phrases[p], &s.phrases[p+1]
	return a.End == b.First && !a.time && s.head(a.top) == s.head(b.top) && s.relation(a.top) == s.relation(b.top) && s.relation(a.top) != "conj"
}

// describes reports whether phrase p may describe the name in phrase name.
func (s *sentence) describes(p, name int) bool {
	if s.isName(p) {
		return false
	}
	kind := s.doc.Mentions[s.phrases[name].mention].Kind
	if m := s.phrases[p].mention; m != nlp.None {
		other := s.doc.Mentions[m].Kind
		return s.doc.Mentions[m].Form == nlp.Described && (alike(other, kind) && other != nlp.PeopleGroup)
	}
	if len(s.rolesIn(s.phrases[p].Range)) > 0 {
		return kind == nlp.Person || kind == nlp.Organization || kind == nlp.ArmedGroup
	}
	return false
}
