package relate

import "github.com/newsgraph/newsgraph/nlp"

// subjectOfFinite looks back for the subject of a verb with a tense.
func (s *sentence) subjectOfFinite(c, n int) {
	cl := &s.clauses[c]
	if s.behindSpeech(cl) {
		s.inverted(c)
		return
	}
	p, at := s.lookBack(c, n)
	if p == nlp.None {
		s.inverted(c)
		s.attach(c, n)
		return
	}
	if a := s.phrases[p].apposed; a != nlp.None && a < p {
		p = a
	}
	cl.subject = s.phrases[p].lead
	s.attach(c, at)
}

// behindSpeech reports whether the verb stands right behind a quotation or a
// comma and its subject behind it: "..., said the minister".
func (s *sentence) behindSpeech(cl *clause) bool {
	k := s.words.verbCues[cl.lemma]
	if k == nil || !k.Speaker || cl.item == 0 {
		return false
	}
	p := s.phraseAtItem(s.ahead(cl.item + 1))
	if p == nlp.None || s.phrases[p].time {
		return false
	}
	switch s.items[cl.item-1].kind {
	case quoteMark:
		return true
	case comma:
		after := s.lastItem(s.phrases[s.headOf(p)].lead) + 1
		return after >= len(s.items) || s.items[after].kind == comma || s.items[after].kind == other
	}
	return false
}

// inverted: "..., said the minister".
func (s *sentence) inverted(c int) {
	cl := &s.clauses[c]
	k := s.words.verbCues[cl.lemma]
	n := s.ahead(cl.item + 1)
	if k == nil || !k.Speaker || cl.infinitive {
		return
	}
	if p := s.phraseAtItem(n); p != nlp.None && !s.phrases[p].time {
		cl.subject = s.phrases[s.headOf(p)].lead
	}
}

// lookBack walks from item n to the left to the phrase that can be the subject
// of clause c. It gives the phrase, or None, and the item in front of it.
// Every step leads to the left, whatever the links between the phrases are.
func (s *sentence) lookBack(c, n int) (phrase, at int) {
	start, limit := n, n-reach
	for n >= 0 && n > limit {
		switch it := s.items[n]; it.kind {
		case nounPhrase:
			p := it.index
			if s.phrases[p].time && !s.isOwner(p) {
				n = s.before(n)
				continue
			}
			first := s.outermost(s.phrases[p].lead)
			front := s.phrases[first].item - 1
			if s.phrases[s.phrases[p].lead].prep != nlp.None {
				n = min(n-1, s.itemOf(s.phrases[s.phrases[p].lead].prep, front)-1)
				continue
			}
			if b := s.takenBy(c, s.phrases[p].lead); b != nlp.None {
				if next, ok := s.passOver(b, c); ok {
					n = min(n-1, next)
					continue
				}
				if s.cueOf(b) == nil && s.lastItem(s.phrases[p].lead) != start {
					return nlp.None, n // the object of a verb that takes no clauses
				}
				s.release(b, s.phrases[p].lead)
			}
			return p, front
		case verbGroup:
			next, ok := s.passOver(it.index, c)
			if !ok {
				return nlp.None, n
			}
			n = min(n-1, next)
		case stop, subordinator:
			return nlp.None, n
		case relative:
			return s.objectRelative(n)
		default:
			n--
		}
	}
	return nlp.None, n
}

// objectRelative: no subject between a relative pronoun and the verb.
func (s *sentence) objectRelative(n int) (phrase, at int) { return s.antecedentOf(n), n }

// itemOf is the item of the token, looked for from item n to the left.
func (s *sentence) itemOf(token, n int) int {
	for n >= 0 && s.items[n].token > token {
		n--
	}
	return n
}

// takenBy is the earlier clause that has phrase p as its object, or None.
func (s *sentence) takenBy(c, p int) int {
	for b := c - 1; b >= 0 && b > c-4; b-- {
		if cl := &s.clauses[b]; cl.antecedent != p && (cl.object == p || cl.second == p) {
			return b
		}
	}
	return nlp.None
}

// passOver decides where the search for the subject of clause c goes on when
// it meets clause b: in front of the phrase that b explains. It fails where b
// is no relative clause.
func (s *sentence) passOver(b, c int) (int, bool) {
	a := s.clauses[b].antecedent
	if a == nlp.None || s.clauses[b].item > s.clauses[c].item {
		return 0, false
	}
	return s.phrases[a].item, s.phrases[a].item < s.clauses[b].item
}

// release takes phrase p from clause b, to which it had seemed to belong:
// "said the militia attacked".
func (s *sentence) release(b, p int) {
	if s.clauses[b].object == p {
		s.clauses[b].object = nlp.None
	}
	if s.clauses[b].second == p {
		s.clauses[b].second = nlp.None
	}
}

// attach hangs the finite clause c on the clause above, from what stands in
// front of its subject: item at.
func (s *sentence) attach(c, at int) {
	cl, b := &s.clauses[c], s.previous(c)
	at = s.clauseFront(at)
	front := other
	if at >= 0 {
		front = s.items[at].kind
	}
	if front == subordinator {
		cl.mark = s.items[at].token
		if p := s.phraseAtItem(s.before(at)); p != nlp.None && s.words.complementizers[s.lower[cl.mark]] && s.words.nounCues[s.lemma(s.phrases[p].head)] != nil {
			cl.noun = p // "claims that"
		}
	}
	switch governor := s.governorOf(c, at); {
	case governor != nlp.None:
		s.under(c, governor)
	case front == relative:
		s.beside(c, b)
		cl.antecedent = s.antecedentOf(at)
		if cl.object == nlp.None && s.tag(s.items[at].token) != "WP$" && s.tag(max(s.items[at].token-1, 0)) != "IN" {
			cl.object = cl.antecedent
		}
	case front == coordinator && b != nlp.None:
		cl.outer, cl.bond = s.clauses[b].outer, s.clauses[b].bond
	case front != stop:
		s.beside(c, b)
	}
}

// clauseFront walks from item n to the left over what a clause may start with
// in front of its subject: "that in the past, ...".
func (s *sentence) clauseFront(n int) int {
	for ; n >= 0; n-- {
		switch it := s.items[n]; it.kind {
		case quoteMark, adverb, preposition, comma:
		case nounPhrase:
			if p := &s.phrases[it.index]; !p.time && p.prep == nlp.None {
				return n
			}
		default:
			return n
		}
	}
	return n
}

// governorOf is the clause of which clause c is a complement: the nearest one
// whose verb takes clauses and that ends in front of c, or None.
func (s *sentence) governorOf(c, at int) int {
	marked := s.clauses[c].mark != nlp.None
	if marked && !s.words.complementizers[s.lower[s.clauses[c].mark]] {
		return nlp.None
	}
	for b := c - 1; b >= 0 && b > c-4; b-- {
		k := s.cueOf(b)
		if k == nil || s.clauses[b].item > at || !marked && s.clauses[b].end < at {
			continue
		}
		if at >= 0 && s.items[at].kind == stop && (!k.Speaker || s.clauses[b].end < at) {
			continue // only speech goes on behind a colon
		}
		return b
	}
	return nlp.None
}
