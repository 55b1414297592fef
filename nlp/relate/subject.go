package relate

import (
	"slices"

	"github.com/newsgraph/newsgraph/graph/ontology"
	"github.com/newsgraph/newsgraph/nlp"
)

// findSubject finds the subject of clause c and the clause that it hangs on.
// Earlier clauses already have their arguments.
func (s *sentence) findSubject(c int) {
	cl := &s.clauses[c]
	n := s.before(cl.item)
	switch {
	case cl.infinitive:
		s.subjectOfInfinitive(c, n)
	case cl.gerund && !s.endsPhrase(n):
		s.subjectOfGerund(c, n)
	case (cl.gerund || cl.participle) && s.endsPhrase(n):
		s.reduced(c, n)
	case s.coordinated(c, n):
	case n >= 0 && s.items[n].kind == relative:
		s.subjectOfRelative(c, n)
	default:
		s.subjectOfFinite(c, n)
	}
}

// before is the item in front of item n that is no adverb or quotation mark.
func (s *sentence) before(n int) int {
	for n--; n >= 0 && (s.items[n].kind == adverb || s.items[n].kind == quoteMark || s.items[n].kind == other); n-- {
	}
	return n
}

func (s *sentence) endsPhrase(n int) bool {
	if n > 0 && s.items[n].kind == comma {
		n = s.before(n)
	}
	return n >= 0 && s.items[n].kind == nounPhrase && !s.phrases[s.items[n].index].time
}

// previous is the clause before c, or None.
func (s *sentence) previous(c int) int {
	if c == 0 {
		return nlp.None
	}
	return c - 1
}

// under hangs clause c on clause outer as its complement.
func (s *sentence) under(c, outer int) {
	if outer != nlp.None {
		s.clauses[c].outer, s.clauses[c].bond = outer, complement
	}
}

// beside hangs clause c where clause b hangs, so that it has the same speaker
// but stands for itself.
func (s *sentence) beside(c, b int) {
	if b == nlp.None {
		return
	}
	s.clauses[c].outer, s.clauses[c].bond = s.clauses[b].outer, adjunct
	if s.clauses[b].outer == nlp.None {
		s.clauses[c].bond = unbound
	}
	explains := s.clauses[c].antecedent != nlp.None && s.clauses[c].antecedent == s.clauses[b].subject
	if k := s.cueOf(b); k != nil && k.Speaker && !explains {
		s.clauses[c].outer, s.clauses[c].bond = b, adjunct
	}
}

// subjectOfInfinitive: the object of a verb like "urge", the subject of any
// other verb, the owner of a noun like "plan".
func (s *sentence) subjectOfInfinitive(c, n int) {
	cl, b := &s.clauses[c], s.previous(c)
	if p := s.phraseAtItem(n); p != nlp.None && s.words.nounCues[s.lemma(s.phrases[p].head)] != nil {
		cl.noun = p
		if o := s.phrases[p].owner; o != nlp.None {
			cl.subject = o
		}
	}
	if b == nlp.None {
		return
	}
	over := &s.clauses[b]
	s.under(c, b)
	over.governed = c
	switch {
	case cl.subject != nlp.None:
	case s.words.objectControl[over.lemma] && !over.passive && s.controlled(over) != nlp.None:
		cl.subject = s.controlled(over)
	default:
		cl.subject = over.subject
	}
}

// controlled is the phrase that an object-control verb acts on: its object, or
// the phrase after its preposition ("call on Norland to").
func (s *sentence) controlled(over *clause) int {
	if over.object != nlp.None {
		return over.object
	}
	if len(over.args) > 0 {
		return over.args[0].phrase
	}
	return nlp.None
}

// subjectOfGerund: "accused Norland of arming", "denied arming", ", killing".
func (s *sentence) subjectOfGerund(c, n int) {
	cl, b := &s.clauses[c], s.previous(c)
	if b == nlp.None {
		return
	}
	if n >= 0 && s.words.means[s.lower[s.items[n].token]] {
		s.means(c, b)
		return
	}
	over := &s.clauses[b]
	cl.subject = over.subject
	switch {
	case n >= 0 && s.items[n].kind == preposition:
		s.under(c, b)
		cl.gerundPrep = s.items[n].token
		if p := s.phraseAtItem(s.before(n)); p != nlp.None && s.words.nounCues[s.lemma(s.phrases[p].head)] != nil {
			cl.noun = p
		}
		if s.words.objectControl[over.lemma] && !over.passive && over.object != nlp.None && cl.noun == nlp.None {
			cl.subject = over.object
		}
	case n == over.item || n >= 0 && s.items[n].kind == coordinator:
		s.under(c, b)
	default:
		s.beside(c, b)
	}
}

// means: "protected them by killing" is as real as the clause with a tense.
func (s *sentence) means(c, b int) {
	for b > 0 && (s.clauses[b].infinitive || s.clauses[b].gerund || s.clauses[b].participle) {
		b--
	}
	cl, from := &s.clauses[c], &s.clauses[b]
	cl.subject, cl.outer, cl.bond, cl.noun = from.subject, from.outer, from.bond, from.noun
	cl.modal, cl.negator = from.modal, from.negator
}

// reduced: "a strike killing", "groups backed by". A gerund behind a comma
// goes with the subject of the clause: "hit the base, killing two".
func (s *sentence) reduced(c, n int) {
	cl, b := &s.clauses[c], s.previous(c)
	behindComma := s.items[n].kind == comma
	if behindComma {
		n = s.before(n)
	}
	p := s.phrases[s.headOf(s.items[n].index)].lead
	switch {
	case behindComma && cl.gerund && b != nlp.None && s.clauses[b].subject != nlp.None:
		cl.subject = s.clauses[b].subject
		if a := s.agent(&s.clauses[b]); a != nlp.None && s.clauses[b].passive {
			cl.subject = a // "was hit by a strike, killing two"
		}
		s.beside(c, b)
		return
	case cl.participle && s.actsAsFinite(c, p, behindComma):
		cl.participle = false
		s.subjectOfFinite(c, n)
		return
	}
	if a := s.phrases[p].apposed; a != nlp.None {
		p = a
	}
	cl.subject, cl.antecedent = p, p
	cl.passive = cl.participle
	s.beside(c, b)
}

// actsAsFinite reports whether a participle behind phrase p is the past tense
// of an active verb: an object follows it, and p is no other verb's.
func (s *sentence) actsAsFinite(c, p int, behindComma bool) bool {
	cl := &s.clauses[c]
	next := s.ahead(cl.item + 1)
	if !behindComma && s.onlyVerb(cl) && (next >= len(s.items) || s.items[next].kind != preposition || !s.words.agents[s.lower[s.items[next].token]]) {
		return true
	}
	if s.phraseAtItem(next) == nlp.None || s.phrases[s.items[next].index].time {
		return false
	}
	if behindComma {
		return s.endsApposition(p) || s.endsRelative(c)
	}
	for b := c - 1; b >= 0 && b > c-4; b-- {
		if s.clauses[b].object == p || s.clauses[b].subject == p {
			return false
		}
	}
	return s.phrases[p].prep == nlp.None
}

// endsRelative reports whether the clause before c is a relative one, which
// the comma in front of c ends.
func (s *sentence) endsRelative(c int) bool {
	b := s.previous(c)
	return b != nlp.None && s.clauses[b].antecedent != nlp.None && !s.clauses[b].participle
}

// onlyVerb reports whether no other verb of the sentence has a tense.
func (s *sentence) onlyVerb(cl *clause) bool {
	if len(s.clauses) > reach {
		return false
	}
	for c := range s.clauses {
		if o := &s.clauses[c]; o.main != cl.main && !o.infinitive && !o.gerund && !o.participle {
			return false
		}
	}
	return true
}

// endsApposition reports whether phrase p, or one that governs it, is apposed
// to an earlier phrase: the comma behind it then ends the apposition.
func (s *sentence) endsApposition(p int) bool {
	for k := 0; k < 4 && p != nlp.None; k++ {
		if a := s.phrases[p].apposed; a != nlp.None && a < p {
			return true
		}
		p = s.phrases[p].governor
	}
	return false
}

// coordinated finds the subject of "... and attacked": that of the verb before.
func (s *sentence) coordinated(c, n int) bool {
	cl, b := &s.clauses[c], s.previous(c)
	if n < 0 || b == nlp.None {
		return false
	}
	joined := s.items[n].kind == coordinator
	if !joined && s.items[n].kind == comma && cl.item-n <= 2 && s.listOfVerbs(c) {
		joined = true
	}
	if !joined {
		return false
	}
	from := &s.clauses[s.sibling(c, b)]
	cl.subject, cl.outer, cl.bond, cl.noun, cl.mark = from.subject, from.outer, from.bond, from.noun, from.mark
	cl.antecedent = from.antecedent
	if cl.modal == nlp.None {
		// "will come and attack": the modal is that of both.
		cl.modal = from.modal
	}
	if cl.bare && cl.negator == nlp.None {
		cl.negator = from.negator
	}
	cl.infinitive = cl.infinitive || cl.bare && from.infinitive
	return true
}

// sibling is the clause that clause c is joined with: the nearest one up to b
// that has the same form.
func (s *sentence) sibling(c, b int) int {
	cl := &s.clauses[c]
	for k := b; k >= 0 && k > b-4; k-- {
		from := &s.clauses[k]
		switch {
		case cl.gerund == from.gerund && cl.gerund, cl.bare && (from.infinitive || from.modal != nlp.None || from.bare):
			return k
		case !cl.bare && !cl.gerund && !from.infinitive && !from.gerund && !from.participle:
			return k
		}
	}
	return b
}

// listOfVerbs reports whether clause c stands in "hit X, took Y and left".
func (s *sentence) listOfVerbs(c int) bool {
	for n := s.clauses[c].item + 1; n < len(s.items) && n < s.clauses[c].item+12; n++ {
		switch s.items[n].kind {
		case coordinator:
			k := n + 1
			for k < len(s.items) && s.items[k].kind == adverb {
				k++
			}
			return k < len(s.items) && s.items[k].kind == verbGroup
		case verbGroup, subordinator, relative, stop:
			return false
		}
	}
	return false
}

// subjectOfRelative: "groups that attacked".
func (s *sentence) subjectOfRelative(c, n int) {
	cl := &s.clauses[c]
	p := s.antecedentOf(n)
	for k := 0; p != nlp.None && k < 4 && !s.accepts(cl.lemma, p) && s.phrases[p].governor != nlp.None; k++ {
		p = s.phrases[s.phrases[p].governor].lead
	}
	cl.subject, cl.antecedent = p, p
	s.beside(c, s.previous(c))
}

// accepts reports whether phrase p can be the subject of the verb: an act, or
// something of a kind that one of the verb's relations names.
func (s *sentence) accepts(lemma string, p int) bool {
	list := s.index.verbs[lemma]
	m := s.phrases[p].mention
	if len(list) == 0 || m == nlp.None {
		return true
	}
	for _, w := range list {
		if w.Lead == ontology.Subject && slices.Contains(w.of.Subjects, s.doc.Mentions[m].Kind) {
			return true
		}
	}
	return false
}

// antecedentOf is the phrase in front of the relative pronoun at item n.
func (s *sentence) antecedentOf(n int) int {
	k := s.before(n)
	if k >= 0 && s.items[k].kind == preposition {
		k = s.before(k)
	}
	if k >= 0 && s.items[k].kind == comma {
		k = s.before(k)
	}
	p := s.phraseAtItem(k)
	if p == nlp.None {
		return nlp.None
	}
	switch word := s.lower[s.items[n].token]; {
	case s.words.personal[word]:
		for s.phrases[p].governor != nlp.None && !s.isPeople(p) {
			p = s.phrases[p].governor
		}
	case s.words.impersonal[word] && s.isName(p) && s.doc.Mentions[s.phrases[p].mention].Kind == nlp.Person:
		return nlp.None
	}
	if a := s.phrases[p].apposed; a != nlp.None {
		p = a
	}
	return s.phrases[p].lead
}

// isPeople reports whether phrase p may name people.
func (s *sentence) isPeople(p int) bool {
	m := s.phrases[p].mention
	if m == nlp.None {
		return true
	}
	switch s.doc.Mentions[m].Kind {
	case nlp.Person, nlp.PeopleGroup, nlp.ArmedGroup:
		return true
	}
	return false
}
