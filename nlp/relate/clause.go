package relate

import "github.com/newsgraph/newsgraph/nlp"

// clause is a verb group with its arguments and its place under other clauses.
type clause struct {
	group
	item    int   // its place in sentence.items
	end     int   // the item behind its last argument
	subject int   // the lead of a coordination of phrases, or None
	object  int   // the same
	second  int   // a further object, or None
	time    int   // a phrase of time, or None
	words   []int // particles and adjectives after the verb, tokens
	args    []argument

	mark       int // the token of the subordinator in front, or None
	outer      int // the clause above, or None
	bond       bond
	noun       int // the phrase that governs an infinitive ("a plan to"), or None
	antecedent int // the phrase that a relative clause explains, or None
	governed   int // the infinitive that is its complement, or None
	gerundPrep int // the token of the preposition before a gerund complement

	status  status
	settled bool
}

// argument is a prepositional phrase of a clause.
type argument struct {
	prep   int // token
	phrase int // the lead of a coordination
}

// bond is how a clause hangs on the clause above.
type bond int

const (
	unbound    bond = iota
	complement      // what is said, planned, denied
	adjunct         // relative and adverbial clauses, which stand for themselves
)

// reach bounds how many items the search for an argument looks at, so that the
// time stays linear in the length of a sentence.
const reach = 80

// build finds the arguments of every clause and how the clauses hang together.
func (s *sentence) build() {
	for c := range s.clauses {
		s.findSubject(c)
		s.findArguments(c)
	}
	s.findFronted()
	s.findTrailers()
	for c := range s.clauses {
		s.claimPhrases(c)
	}
}

// findFronted gives a gerund in front of the sentence the subject of the verb
// that follows: "Speaking to reporters, she said".
func (s *sentence) findFronted() {
	if len(s.clauses) < 2 || !s.clauses[0].gerund || s.clauses[0].subject != nlp.None {
		return
	}
	for c := 1; c < len(s.clauses) && c < 3; c++ {
		if cl := &s.clauses[c]; cl.subject != nlp.None && !cl.gerund && !cl.infinitive {
			s.clauses[0].subject = cl.subject
			return
		}
	}
}

// claimPhrases tells the phrases of clause c their slots.
func (s *sentence) claimPhrases(c int) {
	cl := &s.clauses[c]
	claim := func(p int, to slot) {
		for ; p != nlp.None; p = s.phrases[p].next {
			// A phrase keeps the slot of the first verb that takes it.
			if s.phrases[p].clause == nlp.None {
				s.phrases[p].clause, s.phrases[p].slot = c, to
			}
		}
	}
	claim(cl.object, objectSlot)
	claim(cl.second, objectSlot)
	for _, a := range cl.args {
		claim(a.phrase, prepSlot)
	}
	if !cl.infinitive && !cl.gerund && !cl.participle && cl.antecedent == nlp.None {
		claim(cl.subject, subjectSlot)
	}
}

// findArguments reads the items behind the verb of clause c.
func (s *sentence) findArguments(c int) {
	cl := &s.clauses[c]
	n := cl.item + 1
	for ; n < len(s.items) && n < cl.item+reach; n++ {
		next, ok := s.argumentAt(cl, n)
		if !ok {
			break
		}
		n = next
	}
	cl.end = n
}

// argumentAt takes item n into clause cl; it gives the last item that it took,
// and false if the clause ends before n.
func (s *sentence) argumentAt(cl *clause, n int) (int, bool) {
	switch it := s.items[n]; it.kind {
	case adverb:
		if cl.object == nlp.None || len(cl.args) == 0 {
			cl.words = append(cl.words, it.token)
		}
	case quoteMark:
	case nounPhrase:
		return s.objectAt(cl, n)
	case preposition:
		return s.prepAt(cl, n)
	case comma:
		after := s.ahead(n + 1)
		if after >= len(s.items) || s.items[after].kind != preposition || s.isSource(s.items[after].token) {
			return n, false
		}
	case possessive:
		return n, true
	default:
		return n, false
	}
	return n, true
}

func (s *sentence) objectAt(cl *clause, n int) (int, bool) {
	p := s.items[n].index
	if s.phrases[p].time && !s.isOwner(p) {
		if cl.time == nlp.None {
			cl.time = p
		}
		return n, true
	}
	p = s.phrases[s.headOf(p)].lead
	switch {
	case len(cl.args) > 0:
		return n, false
	case cl.object == nlp.None && !cl.passive:
		cl.object = p
	case cl.second == nlp.None:
		cl.second = p
	default:
		return n, false
	}
	return s.lastItem(p), true
}

func (s *sentence) prepAt(cl *clause, n int) (int, bool) {
	prep := s.items[n].token
	after := s.ahead(n + 1)
	p := s.phraseAtItem(after)
	if s.isSource(prep) {
		return n, false
	}
	if p == nlp.None {
		if after < len(s.items) && s.items[after].kind == preposition {
			return n, true
		}
		cl.words = append(cl.words, prep)
		return n, after < len(s.items) && s.items[after].kind != verbGroup
	}
	p = s.phrases[s.headOf(p)].lead
	if s.phrases[p].time && cl.time == nlp.None {
		cl.time = p
	}
	cl.args = append(cl.args, argument{prep, p})
	return s.lastItem(p), true
}

// lastItem is the item of the last phrase of the coordination that p leads.
func (s *sentence) lastItem(p int) int {
	for s.phrases[p].next != nlp.None {
		p = s.phrases[p].next
	}
	return s.phrases[p].item
}

// isSource reports whether the preposition at token i names who says so:
// "according to", "per".
func (s *sentence) isSource(i int) bool {
	if s.words.sources[s.lower[i]] {
		return true
	}
	return i+1 < s.End && s.words.sources[s.lower[i]+" "+s.lower[i+1]] || i > s.First && s.words.sources[s.lower[i-1]+" "+s.lower[i]]
}

// complements calls f with the prepositional phrases that follow phrase p one
// after the other: "on Karsa", "by Norland" after "attack".
func (s *sentence) complements(p int, f func(prep, phrase int) bool) {
	n := s.phrases[p].item + 1
	for limit := n + reach; n < len(s.items) && n < limit; n++ {
		switch it := s.items[n]; it.kind {
		case quoteMark, possessive:
		case preposition:
			q := s.phraseAtItem(s.ahead(n + 1))
			if q == nlp.None || s.isSource(it.token) {
				return
			}
			q = s.headOf(q)
			if !f(it.token, s.phrases[q].lead) {
				return
			}
			n = s.lastItem(s.phrases[q].lead)
		case nounPhrase:
			if !s.phrases[it.index].time {
				return
			}
		default:
			return
		}
	}
}

// findTrailers lets clauses that say who said the rest of the sentence
// ("..., officials said") govern what stands in front of them.
func (s *sentence) findTrailers() {
	for c := range s.clauses {
		cl := &s.clauses[c]
		k := s.words.verbCues[cl.lemma]
		if c == 0 || k == nil || !k.Speaker || cl.subject == nlp.None || cl.outer != nlp.None || !s.trails(c) {
			continue
		}
		for b := c - 1; b >= 0 && s.clauses[b].outer == nlp.None; b-- {
			s.clauses[b].outer, s.clauses[b].bond = c, complement
		}
	}
}

// trails reports whether clause c stands behind what it governs: its subject
// comes after a comma or quotation mark and nothing follows that it could
// govern.
func (s *sentence) trails(c int) bool {
	cl := &s.clauses[c]
	first := cl.item
	if n := s.phrases[s.outermost(cl.subject)].item; n < first {
		first = n
	}
	if first == 0 {
		return false
	}
	if k := s.items[first-1].kind; k != comma && k != quoteMark {
		return false
	}
	for b := c + 1; b < len(s.clauses) && b < c+reach; b++ {
		if s.clauses[b].outer == c && s.clauses[b].bond == complement {
			return false
		}
	}
	return true
}
