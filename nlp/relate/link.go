package relate

import (
	"github.com/newsgraph/newsgraph/nlp"
)

// link finds what the phrases of the sentence are to each other: prepositions,
// possessives, coordinations and appositions.
func (s *sentence) link() {
	for n := range s.items {
		if s.items[n].kind == nounPhrase {
			s.linkFront(s.items[n].index)
		}
	}
	for n := range s.items {
		if s.items[n].kind == coordinator {
			s.coordinate(n)
		}
	}
	for n := range s.items {
		if s.items[n].kind == comma {
			s.appose(n)
		}
	}
}

// linkFront sets the preposition and the owner in front of phrase p.
func (s *sentence) linkFront(p int) {
	n := s.back(s.phrases[p].item - 1)
	if n < 0 {
		return
	}
	switch it := s.items[n]; it.kind {
	case preposition:
		s.phrases[p].prep = it.token
		g := s.back(n - 1)
		if g > 0 && s.items[g].kind == comma && s.words.whole[s.lower[it.token]] {
			g = s.back(g - 1) // "Dagny Holt, of the Harvest Party"
		}
		if g >= 0 && s.items[g].kind == nounPhrase {
			s.phrases[p].governor = s.items[g].index
		}
	case possessive:
		if g := n - 1; g >= 0 && s.items[g].kind == nounPhrase {
			owner := s.items[g].index
			s.phrases[p].owner = owner
			// "in Norland's capital": the preposition governs the capital.
			s.phrases[p].prep, s.phrases[p].governor = s.phrases[owner].prep, s.phrases[owner].governor
			s.phrases[owner].prep, s.phrases[owner].governor = nlp.None, nlp.None
		}
	}
}

// back is the place of the item at n, or before it, that is no quotation mark.
func (s *sentence) back(n int) int {
	for n >= 0 && s.items[n].kind == quoteMark {
		n--
	}
	return n
}

// ahead is the place of the item at n, or after it, that is no quotation mark.
func (s *sentence) ahead(n int) int {
	for n < len(s.items) && s.items[n].kind == quoteMark {
		n++
	}
	return n
}

// phraseAtItem is the phrase that item n is, or None.
func (s *sentence) phraseAtItem(n int) int {
	if n < 0 || n >= len(s.items) || s.items[n].kind != nounPhrase {
		return nlp.None
	}
	return s.items[n].index
}

// isOwner reports whether a possessive follows phrase p.
func (s *sentence) isOwner(p int) bool {
	n := s.phrases[p].item + 1
	return n < len(s.items) && s.items[n].kind == possessive
}

// outermost is the phrase whose possessive stands first: "Norland" of
// "Norland's army's base".
func (s *sentence) outermost(p int) int {
	for s.phrases[p].owner != nlp.None {
		p = s.phrases[p].owner
	}
	return p
}

// coordinate joins the phrases around the conjunction at item n.
func (s *sentence) coordinate(n int) {
	right := s.phraseAtItem(s.ahead(n + 1))
	left := s.back(n - 1)
	if left >= 0 && s.items[left].kind == comma {
		left = s.back(left - 1)
	}
	first := s.phraseAtItem(left)
	if right == nlp.None || first == nlp.None || s.phrases[right].time != s.phrases[first].time {
		return
	}
	last := s.headOf(right)
	if s.startsClause(n, last, first) {
		return
	}
	first = s.partner(first, last)
	members := s.listBefore(first)
	members = append(members, last)
	for k, p := range members {
		s.phrases[p].lead = members[0]
		if k > 0 {
			s.phrases[members[k-1]].next = p
		}
	}
	s.inherit(members)
}

// inherit gives the members of a coordination the preposition of the first.
func (s *sentence) inherit(members []int) {
	lead := &s.phrases[members[0]]
	for _, p := range members[1:] {
		if s.phrases[p].prep == nlp.None {
			s.phrases[p].prep, s.phrases[p].governor = lead.prep, lead.governor
		}
	}
}

// headOf is the phrase that the possessives from p on lead to: "army" of
// "Norland's army".
func (s *sentence) headOf(p int) int {
	for s.isOwner(p) {
		next := s.phraseAtItem(s.phrases[p].item + 2)
		if next == nlp.None {
			break
		}
		p = next
	}
	return p
}

// startsClause reports whether the phrase right of the conjunction at item n
// is the subject of a clause of its own, while the one on the left belongs to
// an earlier verb: "X hit Y and Z fled".
func (s *sentence) startsClause(n, right, left int) bool {
	after := s.ahead(s.phrases[right].item + 1)
	if after >= len(s.items) || s.items[after].kind != verbGroup {
		return false
	}
	if c := &s.clauses[s.items[after].index]; c.infinitive || c.gerund || c.participle {
		return false
	}
	const reach = 8
	for k := s.phrases[left].item - 1; k >= 0 && k > n-reach; k-- {
		switch s.items[k].kind {
		case verbGroup:
			return true
		case subordinator, relative, stop, comma:
			return false
		}
	}
	return false
}

// partner is the phrase that last is joined with: first, or, where a phrase
// stands in a prepositional phrase after one that is more like last, that one:
// "the embassy in Karsa and the airport".
func (s *sentence) partner(first, last int) int {
	like := func(p int) bool {
		a, b := s.phrases[p].mention, s.phrases[last].mention
		return a != nlp.None && b != nlp.None && (s.doc.Mentions[a].Kind == s.doc.Mentions[b].Kind ||
			alike(s.doc.Mentions[a].Kind, s.doc.Mentions[b].Kind) && s.doc.Mentions[a].Form == s.doc.Mentions[b].Form)
	}
	if like(first) {
		return first
	}
	if g := s.phrases[first].governor; g != nlp.None && like(g) {
		return g
	}
	return first
}

// listBefore is the phrases that commas join in front of p, with p at the end.
func (s *sentence) listBefore(p int) []int {
	members := []int{p}
	for {
		front := s.outermost(members[0])
		n := s.back(s.phrases[front].item - 1)
		if n < 1 || s.items[n].kind != comma || s.phrases[front].prep != nlp.None {
			return members
		}
		before := s.phraseAtItem(s.back(n - 1))
		if before == nlp.None || s.phrases[before].time || s.phrases[before].lead != before || s.phrases[before].next != nlp.None {
			return members
		}
		if !s.listable(before, p) {
			return members
		}
		members = append([]int{before}, members...)
	}
}

// listable reports whether two phrases may be members of one list.
func (s *sentence) listable(a, b int) bool {
	x, y := s.phrases[a].mention, s.phrases[b].mention
	if x == nlp.None || y == nlp.None {
		return x == y
	}
	return alike(s.doc.Mentions[x].Kind, s.doc.Mentions[y].Kind) || actor(s.doc.Mentions[x].Kind) && actor(s.doc.Mentions[y].Kind)
}

// appose joins the phrases around the comma at item n where one explains the
// other: "Dagny Holt, a lawyer", "Norland's envoy, Dagny Holt".
func (s *sentence) appose(n int) {
	left, right := s.phraseAtItem(s.back(n-1)), s.phraseAtItem(s.ahead(n+1))
	if left == nlp.None || right == nlp.None {
		return
	}
	right = s.headOf(right)
	if s.phrases[left].next != nlp.None || s.phrases[right].lead == s.phrases[left].lead {
		return
	}
	if s.explains(left, right) || s.locates(left, right) {
		return
	}
	for k := 0; k < 4 && s.phrases[left].governor != nlp.None; k++ {
		left = s.phrases[left].governor
		if s.explains(left, right) {
			return
		}
	}
}

// explains joins phrases left and right if one of them names a person or group
// and the other describes it.
func (s *sentence) explains(left, right int) bool {
	a, b := &s.phrases[left], &s.phrases[right]
	if a.time || b.time {
		return false
	}
	switch {
	case s.isName(left) && s.describes(right, left):
		b.apposed = left
		if a.apposed != nlp.None {
			b.apposed = a.apposed
		}
	case s.isName(right) && a.prep == nlp.None && s.describes(left, right):
		a.apposed = right
		b.prep, b.governor = nlp.None, nlp.None
	default:
		return false
	}
	return true
}

// locates joins phrase right to left where it only says where left is:
// "Karsa, Norland".
func (s *sentence) locates(left, right int) bool {
	if !s.isName(left) || !s.isName(right) || s.phrases[right].next != nlp.None {
		return false
	}
	if n := s.ahead(s.phrases[right].item + 1); n < len(s.items) && s.items[n].kind == verbGroup {
		return false // "In Karsa, Norway said"
	}
	for _, p := range []int{left, right} {
		switch s.doc.Mentions[s.phrases[p].mention].Kind {
		case nlp.Place, nlp.Country, nlp.Facility:
		default:
			return false
		}
	}
	a, b := &s.phrases[left], &s.phrases[right]
	b.prep, b.governor = a.prep, a.governor
	b.apposed = left
	if a.apposed != nlp.None {
		b.apposed = a.apposed
	}
	return true
}

func (s *sentence) isName(p int) bool {
	m := s.phrases[p].mention
	return m != nlp.None && s.doc.Mentions[m].Form == nlp.Named
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
