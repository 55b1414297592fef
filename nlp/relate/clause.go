package relate

import (
	"github.com/newsgraph/newsgraph/nlp"
)

// clause is a verb with its arguments and its place under other clauses. Where
// a noun or an adjective is the predicate ("is the leader", "is responsible"),
// the copula is the verb.
type clause struct {
	nlp.Range         // the verb with the auxiliaries in front of it
	main       int    // the token of the verb
	top        int    // the token by which the clause hangs in the tree
	lemma      string // of the verb
	passive    bool
	infinitive bool // "to attack"
	gerund     bool // "attacking" without an auxiliary
	participle bool // "attacked" without an auxiliary, as "backed by"
	modal      int  // token, or None
	due        int  // "is" of "is to attack", or None
	negator    int  // token, or None

	subject int // the lead of a coordination of phrases, or None
	object  int // the same
	second  int // a further object, or None
	time    int // when, an expression of time, or None
	shared  int // the same, or that of what it tells more about; once timed
	timed   bool
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

// findClauses finds the clauses, their arguments, and how they hang together.
func (s *sentence) findClauses() {
	for i := s.First; i < s.End; i++ {
		if main, top, ok := s.verbAt(i); ok {
			s.addClause(main, top)
		}
	}
	for c := range s.clauses {
		s.findArguments(c)
	}
	for c := range s.clauses {
		s.findTrailer(c)
	}
	placed := make([]bool, len(s.clauses))
	for c := range s.clauses {
		s.place(c, placed)
	}
	for c := range s.clauses {
		s.claimPhrases(c)
		if a := s.clauses[c].antecedent; a != nlp.None {
			s.phrases[a].relatives = append(s.phrases[a].relatives, c)
		}
	}
}

// verbAt reports whether token i is the verb of a clause: a full verb that
// modifies no noun, or a copula. It gives the verb and the token by which the
// clause hangs.
func (s *sentence) verbAt(i int) (main, top int, ok bool) {
	t := &s.doc.Tokens[i]
	rel := s.relation(i)
	switch {
	case s.isPredicate(i):
		return i, i, true
	case rel == "cop" && s.tag(t.Head) == "VB":
		return 0, 0, false // "is to leave"
	case rel == "cop", t.Dep == "aux:pass" && !isVerb(s.tag(t.Head)):
		return i, t.Head, true
	case t.UPOS != "VERB" && (t.UPOS != "AUX" || rel == "aux"):
		return 0, 0, false
	case !isVerb(t.Tag) && (t.UPOS != "VERB" || s.child(i, "nsubj") == nlp.None): // tags err where trees do not
		return 0, 0, false
	}
	switch rel {
	case "amod", "compound", "case", "mark", "aux", "fixed", "flat", "cc", "det", "advmod", "discourse":
		return 0, 0, false
	}
	if s.child(i, "cop") != nlp.None && t.Tag != "VB" || s.nameOver(i) != nlp.None {
		return 0, 0, false
	}
	return i, i, true
}

// isPredicate reports whether token i is an adjective behind its noun with a
// complement, which stands for a relative clause: "gunmen loyal to the duke".
func (s *sentence) isPredicate(i int) bool {
	rel := s.relation(i)
	if s.doc.Tokens[i].UPOS != "ADJ" || rel != "amod" && rel != "acl" || s.head(i) > i || s.child(i, "cop") != nlp.None {
		return false
	}
	d := s.child(i, "obl")
	return d > i && s.child(d, "case") != nlp.None
}

func (s *sentence) addClause(main, top int) {
	c := clause{
		Range: nlp.Range{First: main, End: main + 1}, main: main, top: top, lemma: s.lemma(main),
		modal: nlp.None, due: nlp.None, negator: nlp.None, subject: nlp.None, object: nlp.None, second: nlp.None, time: nlp.None,
		mark: nlp.None, outer: nlp.None, noun: nlp.None, antecedent: nlp.None, governed: nlp.None, gerundPrep: nlp.None,
	}
	if s.isPredicate(main) {
		c.lemma, c.words = s.words.copula, []int{main}
	}
	helped, having := false, false
	for _, d := range s.dependents.Of(top) {
		having = having || s.relation(d) == "aux" && s.tag(d) == "VBG"
		switch {
		case s.relation(d) == "aux" && d < main:
			c.First = min(c.First, d)
			s.addAuxiliary(&c, d, &helped)
		case s.relation(d) == "aux":
			s.addAuxiliary(&c, d, &helped)
		case s.relation(d) == "advmod" || s.relation(d) == "cc" || s.relation(d) == "det":
			if n := s.negation(d); n != nlp.None {
				c.negator = n
			}
		case s.relation(d) == "mark" && s.words.infinitives[s.lower[d]]:
			c.infinitive = true
		case s.relation(d) == "mark" || s.relation(d) == "case" && main == top:
			c.mark = d
		}
	}
	tag := s.tag(main)
	if tag == "VBN" && !helped && main == top && s.hasDependent(top, "nsubj:pass") {
		c.passive = true
	}
	if main == top && tag == "VB" {
		c.due, c.infinitive = s.child(top, "cop"), c.infinitive && s.child(top, "cop") == nlp.None
	}
	c.gerund = tag == "VBG" && !helped || tag == "VBN" && having // "of having attacked"
	c.participle = tag == "VBN" && !helped && c.modal == nlp.None
	c.passive = c.passive || c.participle && s.relation(top) != "root" && main == top
	if c.mark != nlp.None && c.gerund {
		c.gerundPrep, c.mark = c.mark, nlp.None
	}
	s.clauseAt[main], s.clauseAt[top] = len(s.clauses), len(s.clauses)
	s.clauses = append(s.clauses, c)
}

// hasDependent reports whether something hangs on token i by the relation, its
// subtype included.
func (s *sentence) hasDependent(i int, relation string) bool {
	for _, d := range s.dependents.Of(i) {
		if s.doc.Tokens[d].Dep == relation {
			return true
		}
	}
	return false
}

// addAuxiliary adds the auxiliary at token d to clause c.
func (s *sentence) addAuxiliary(c *clause, d int, helped *bool) {
	*helped = true
	if s.tag(d) == "MD" {
		c.modal = d
	}
	if s.doc.Tokens[d].Dep == "aux:pass" && d != c.main {
		c.passive = true
	}
}

// negation is the negator at token d or under it ("no longer"), or None.
func (s *sentence) negation(d int) int {
	if s.words.negators[s.lower[d]] {
		return d
	}
	for _, k := range s.dependents.Of(d) {
		if s.words.negators[s.lower[k]] && s.relation(d) == "advmod" {
			return k
		}
	}
	return nlp.None
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
