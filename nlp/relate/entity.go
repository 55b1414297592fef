package relate

import (
	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/lexicon"
)

// entity is the chain that phrase p stands for, or None.
func (s *sentence) entity(p int) int {
	ph := &s.phrases[p]
	if s.words.containers[s.lemma(ph.head)] || s.words.containers[s.lower[ph.head]] {
		if q := s.held(p); q != nlp.None {
			if e := s.entity(q); e != nlp.None {
				return e
			}
		}
	}
	if q := s.sameAs(p); q != nlp.None {
		return s.chains[s.phrases[q].mention]
	}
	if ph.mention != nlp.None && s.chains[ph.mention] != nlp.None {
		return s.chains[ph.mention]
	}
	if s.tag(ph.head) == "PRP" && ph.mention != nlp.None && ph.slot == subjectSlot {
		return s.reporter(ph.clause)
	}
	if s.tag(ph.head) == "PRP" && s.words.firstPerson[s.lower[ph.head]] {
		return s.speakerAt[ph.head]
	}
	return nlp.None
}

// reporter is who says what clause c tells, where a verb of speech governs it:
// "it" of "the army said it attacked".
func (s *sentence) reporter(c int) int {
	cl := &s.clauses[c]
	if cl.outer == nlp.None || cl.bond != complement {
		return nlp.None
	}
	if k := s.cueOf(cl.outer); k == nil || !k.Speaker || s.clauses[cl.outer].subject == s.clauses[c].subject {
		return nlp.None
	}
	return s.speakerOf(cl.outer)
}

// sameAs is the phrase that names what phrase p only describes: that which p
// is apposed to, or the subject of "is" before p; None if there is none.
func (s *sentence) sameAs(p int) int {
	ph := &s.phrases[p]
	if s.isName(p) && !s.isAdherentNoun(p) {
		return nlp.None
	}
	q := ph.apposed
	if g := ph.governor; q == nlp.None && g != nlp.None && ph.prep != nlp.None && s.words.whole[s.lower[ph.prep]] && s.words.containers[s.lemma(s.phrases[g].head)] {
		q = s.phrases[g].apposed // "X, a group of hackers"
	}
	if c := ph.clause; q == nlp.None && c != nlp.None && s.clauses[c].negator == nlp.None {
		if q = s.described(p); q == nlp.None {
			return nlp.None
		}
		if s.phrases[q].next != nlp.None || !s.alikePhrases(p, q) {
			return nlp.None
		}
	}
	if q == nlp.None || s.phrases[q].mention == nlp.None || s.chains[s.phrases[q].mention] == nlp.None {
		return nlp.None
	}
	return q
}

// described is the phrase that the clause of phrase p says p of: the subject of
// "is", who "served as chairman", whom somebody "named as envoy"; None if p is
// something else in its clause.
func (s *sentence) described(p int) int {
	ph := &s.phrases[p]
	if ph.clause == nlp.None {
		return nlp.None
	}
	cl := &s.clauses[ph.clause]
	switch {
	case ph.slot == objectSlot && s.words.copulas[cl.lemma]:
		return cl.subject
	case ph.slot == objectSlot && s.words.naming[cl.lemma]:
		return s.named(cl, p)
	case ph.slot != prepSlot || ph.prep == nlp.None || !s.words.roles[s.lower[ph.prep]]:
		return nlp.None
	case cl.object != nlp.None && !cl.passive && !s.words.succeeding[cl.lemma] && s.alikePhrases(p, cl.object):
		return cl.object
	case cl.subject != nlp.None && s.alikePhrases(p, cl.subject):
		return cl.subject
	}
	return nlp.None
}

// named is whom clause cl says to become what phrase p says, or None: "Orrin Vail
// was elected president", "elected Orrin Vail president".
func (s *sentence) named(cl *clause, p int) int {
	who := cl.subject
	if !cl.passive {
		who = cl.object
	}
	if who == nlp.None || who == p || s.phrases[p].lead == who || !s.alikePhrases(p, who) {
		return nlp.None
	}
	return who
}

// alikePhrases reports whether phrases p and q may stand for the same thing.
func (s *sentence) alikePhrases(p, q int) bool {
	m, n := s.phrases[p].mention, s.phrases[q].mention
	return m != nlp.None && n != nlp.None && alike(s.doc.Mentions[m].Kind, s.doc.Mentions[n].Kind)
}

// held is the phrase after the "of" that follows phrase p: "soldiers" of
// "dozens of soldiers"; None if there is none.
func (s *sentence) held(p int) int {
	found := nlp.None
	s.complements(p, func(prep, q int) bool {
		if s.words.whole[s.lower[prep]] && q > p {
			found = q
		}
		return false
	})
	return found
}

// modifier is the mention inside phrase p, in front of its head, that is
// nearest to the head, or None: "U.S." of "U.S. airstrikes".
func (s *sentence) modifier(p int) int {
	ph := &s.phrases[p]
	return s.mentionWithin(nlp.Range{First: ph.First, End: ph.head}, ph.mention)
}

// mentionWithin is the last mention inside r that is in a chain and is not
// the one excepted; of nested ones the outermost.
func (s *sentence) mentionWithin(r nlp.Range, except int) int {
	for i := r.End - 1; i >= r.First; i-- {
		m := s.byHead[i]
		if m == nlp.None || m == except || s.chains[m] == nlp.None || !r.Covers(s.doc.Mentions[m].Range) {
			continue
		}
		return m
	}
	return nlp.None
}

// kindOf is the kind of chain c.
func (a *article) kindOf(c int) nlp.Kind { return a.doc.Representative(c).Kind }

// actor reports whether something of kind k can do something.
func actor(k nlp.Kind) bool {
	switch k {
	case nlp.Person, nlp.Organization, nlp.ArmedGroup, nlp.PeopleGroup, nlp.Country:
		return true
	}
	return false
}

// ends is one or more entities at one end of a statement, each with the token
// it is written at.
type ends []end

// meets reports whether a and b share an entity.
func (a ends) meets(b ends) bool {
	for _, x := range a {
		for _, y := range b {
			if x.chain == y.chain {
				return true
			}
		}
	}
	return false
}

type end struct {
	chain   int
	pronoun bool
	at      int // the token, or None for a speaker whose words are elsewhere
}

// endsOf is the entities of phrase p and of the phrases joined with it, with
// the members that it names.
func (s *sentence) endsOf(p int) ends {
	var list ends
	if p == nlp.None {
		return nil
	}
	if q := s.joinedBy(p); q != nlp.None {
		p = q
	}
	for ; p != nlp.None; p = s.phrases[p].next {
		if c := s.entity(p); c != nlp.None {
			list = append(list, end{c, s.tag(s.phrases[p].head) == "PRP", s.phrases[p].head})
		}
		if q := s.phrases[p].apposed; q != nlp.None && s.isCrowd(p) {
			list = append(list, s.othersOf(q)...)
		}
		if !s.isName(p) {
			list = append(list, s.included(p)...)
		}
	}
	return list
}

// joinedBy is the phrases joined with "and" that the plural pronoun in phrase p
// takes up, the subject of the clause above its own: "Norway and Sweden said they
// would"; None if there is none.
func (s *sentence) joinedBy(p int) int {
	ph := &s.phrases[p]
	if ph.clause == nlp.None || ph.slot != subjectSlot || s.tag(ph.head) != "PRP" {
		return nlp.None
	}
	k, ok := s.lexicon.Pronoun(s.doc.Tokens[ph.head].Norm)
	over := s.clauses[ph.clause].outer
	if !ok || k.Gender != lexicon.Plural || over == nlp.None || s.clauses[ph.clause].bond != complement {
		return nlp.None
	}
	q := s.clauses[over].subject
	if q == nlp.None || q == p || s.phrases[q].next == nlp.None {
		return nlp.None
	}
	return q
}

// othersOf is the entities of the phrases joined with phrase p: Joss of "his sons,
// Tomas and Joss".
func (s *sentence) othersOf(p int) ends {
	var list ends
	for q := s.phrases[p].next; q != nlp.None; q = s.phrases[q].next {
		if c := s.entity(q); c != nlp.None {
			list = append(list, end{c, s.tag(s.phrases[q].head) == "PRP", s.phrases[q].head})
		}
	}
	return list
}

func (s *sentence) endOf(m int) ends {
	if m == nlp.None || s.chains[m] == nlp.None {
		return nil
	}
	return ends{{s.chains[m], s.doc.Mentions[m].Form == nlp.Pronoun, s.doc.Mentions[m].Head}}
}

// speakerEnd is chain c as one that acts by speaking.
func speakerEnd(c int) ends { return ends{{chain: c, at: nlp.None}} }
