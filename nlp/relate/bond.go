package relate

import (
	"github.com/newsgraph/newsgraph/nlp"
)

// findTrailer lets a clause that says who said the rest of the sentence
// ("..., officials said") govern what it is put beside.
func (s *sentence) findTrailer(c int) {
	cl := &s.clauses[c]
	k := s.words.verbCues[cl.lemma]
	if s.relation(cl.top) != "parataxis" || k == nil || !k.Speaker || s.child(cl.top, "nsubj") == nlp.None || s.child(cl.top, "ccomp") != nlp.None {
		return
	}
	if b := s.clauseAt[s.head(cl.top)]; b != nlp.None && b != c {
		s.clauses[b].outer, s.clauses[b].bond = c, complement
	}
}

// place finds the subject of clause c and the clause that it hangs on; those
// above it come first.
func (s *sentence) place(c int, placed []bool) {
	if placed[c] {
		return
	}
	placed[c] = true
	cl := &s.clauses[c]
	h := s.head(cl.top)
	b := nlp.None
	if h != cl.top {
		b = s.clauseOver(h)
	}
	if b == c {
		b = nlp.None
	}
	if b != nlp.None {
		s.place(b, placed)
	}
	if o := cl.outer; o != nlp.None {
		s.place(o, placed)
	}
	s.ownSubject(cl)
	relation := s.relation(cl.top)
	if relation == "obl" && cl.infinitive && cl.subject == nlp.None {
		relation = "xcomp" // "are believed to be behind", however it is labelled
	}
	switch relation {
	case "conj":
		s.placeConjunct(cl, b)
	case "ccomp", "xcomp", "csubj":
		s.placeComplement(c, b)
	case "advcl":
		s.placeAdverbial(c, b)
	case "acl", "amod":
		s.placeModifier(c, b, h)
	case "obl", "nmod", "appos", "parataxis", "list":
		if cl.outer == nlp.None {
			s.beside(cl, b)
		}
	}
}

// clauseOver is the clause that token i is in: of the nearest predicate above.
func (s *sentence) clauseOver(i int) int {
	for {
		if c := s.clauseAt[i]; c != nlp.None {
			return c
		}
		h := s.head(i)
		if h == i {
			return nlp.None
		}
		i = h
	}
}

// ownSubject finds the subject that hangs on the clause itself; a relative
// pronoun stands for what the clause explains. Of two in front of the verb the
// nearer one is it: the other one is the place of a dateline.
func (s *sentence) ownSubject(cl *clause) {
	found := nlp.None
	for _, d := range s.dependents.Of(cl.top) {
		if s.relation(d) != "nsubj" || found != nlp.None && d > cl.main {
			continue
		}
		if p := s.phraseAt[d]; p != nlp.None && s.phrases[p].top == d {
			found = p
		}
	}
	if found == nlp.None {
		cl.subject = s.fronted(cl)
		return
	}
	if a := s.phrases[found].apposed; a != nlp.None && a < found {
		found = a
	}
	cl.subject = s.phrases[found].lead
}

// under hangs clause c on clause b as its complement.
func (s *sentence) under(c, b int) {
	if b != nlp.None {
		s.clauses[c].outer, s.clauses[c].bond = b, complement
	}
}

// beside hangs a clause where clause b hangs, or on b if that reports, so that
// it has the same speaker but stands for itself.
func (s *sentence) beside(cl *clause, b int) {
	if b == nlp.None {
		return
	}
	over := &s.clauses[b]
	cl.outer, cl.bond = over.outer, adjunct
	if over.outer == nlp.None {
		cl.bond = unbound
	}
	explains := cl.antecedent != nlp.None && cl.antecedent == over.subject
	if k := s.cueOf(b); k != nil && k.Speaker && k.On != onClause && !explains && !s.isAside(cl, over, k) {
		cl.outer, cl.bond = b, adjunct
	}
}

// isAside reports whether the writer, and not the subject of the clause over with its
// cue k, tells what the clause beside it says: "which he said was so, after they had
// left", "assumed office after they had left", "denied the charge, which"; but what
// tells more of an act goes with what is said of it.
func (s *sentence) isAside(cl, over *clause, k *cue) bool {
	if over.antecedent != nlp.None && s.relation(cl.top) == "advcl" {
		return true
	}
	if s.child(over.top, "ccomp", "xcomp") != nlp.None || s.relation(cl.top) == "parataxis" {
		return false
	}
	ofAct := cl.antecedent != nlp.None && len(s.nounWordings(cl.antecedent)) > 0
	return over.negator != nlp.None || k.Modality == nlp.Alleged && !ofAct
}

// reports reports whether clause b says what somebody says.
func (s *sentence) reports(b int) bool {
	k := s.cueOf(b)
	return k != nil && k.Speaker
}

// placeComplement: what is said, wanted or done with the verb above.
func (s *sentence) placeComplement(c, b int) {
	cl := &s.clauses[c]
	if b == nlp.None {
		return
	}
	if cl.outer == nlp.None {
		s.under(c, b)
	}
	over := &s.clauses[b]
	told := cl.infinitive && cl.subject != nlp.None && cl.subject == over.object
	if (s.relation(cl.top) == "xcomp" || told) && (cl.infinitive || over.governed == nlp.None) {
		over.governed = c
	}
	switch {
	case cl.subject != nlp.None:
	case s.relation(cl.top) == "ccomp" && !cl.infinitive && over.antecedent != nlp.None && over.subject != over.antecedent:
		cl.subject = over.antecedent // "rebels who they say are backed by"
	default:
		cl.subject = s.controller(over)
	}
}

// controller is the phrase that does what an infinitive under the clause says:
// the object of a verb like "urge", else the subject.
func (s *sentence) controller(over *clause) int {
	if s.controls(over) && !over.passive {
		if p := s.controlled(over); p != nlp.None {
			return p
		}
	}
	return over.subject
}

// controls reports whether the verb of the clause lets its object act, with its
// preposition where it needs one: "call on", but not "call".
func (s *sentence) controls(over *clause) bool {
	if s.words.objectControl[over.lemma] {
		return true
	}
	for _, a := range over.args {
		if !s.phrases[a.phrase].time && s.words.objectControl[over.lemma+" "+s.lower[a.prep]] {
			return true
		}
	}
	return false
}

// controlled is the phrase that an object-control verb acts on: its object, or
// the phrase after its preposition ("call on Norland to").
func (s *sentence) controlled(over *clause) int {
	if over.object != nlp.None {
		return over.object
	}
	for _, a := range over.args {
		if s.words.objectControl[over.lemma+" "+s.lower[a.prep]] {
			return a.phrase
		}
	}
	if len(over.args) > 0 {
		return over.args[0].phrase
	}
	return nlp.None
}

// placeAdverbial: "if they attack", "by killing", "to kill", ", killing two",
// "accused Norland of arming".
func (s *sentence) placeAdverbial(c, b int) {
	cl := &s.clauses[c]
	if b == nlp.None {
		return
	}
	over := &s.clauses[b]
	bare := cl.subject == nlp.None
	if bare {
		cl.subject = over.subject
		if a := s.agent(over); a != nlp.None && over.passive && cl.gerund && cl.gerundPrep == nlp.None {
			cl.subject = a // "was hit by a strike, killing two"
		}
	}
	switch {
	case cl.gerundPrep != nlp.None && s.words.means[s.lower[cl.gerundPrep]]:
		cl.outer, cl.bond, cl.noun = over.outer, over.bond, over.noun
		if cl.negator == nlp.None {
			cl.modal, cl.negator = over.modal, over.negator
		}
	case cl.gerundPrep != nlp.None:
		s.under(c, b)
		if bare {
			cl.subject = s.controller(over)
		}
	case cl.infinitive && bare && s.isPlan(over.object):
		s.under(c, b)
		cl.noun, cl.subject = over.object, s.planner(over.object, b)
	case cl.infinitive:
		s.under(c, b)
		if s.controls(over) && cl.main > over.main {
			over.governed = c
			if bare {
				cl.subject = s.controller(over)
			}
		}
	case cl.mark != nlp.None && s.words.complementizers[s.lower[cl.mark]] && s.cueOf(b) != nil && !s.words.conditions[s.lower[cl.mark]]:
		s.under(c, b)
	case bare && cl.gerund && s.reports(b):
		cl.outer, cl.bond = over.outer, adjunct // "speaking to reporters, she said": the writer says so
		if over.outer == nlp.None {
			cl.bond = unbound
		}
	default:
		s.beside(cl, b)
	}
}

// placeModifier: relative clauses, "groups backed by", "a plan to", "claims
// that".
func (s *sentence) placeModifier(c, b, h int) {
	cl := &s.clauses[c]
	p := s.phraseAt[h]
	if p == nlp.None {
		s.beside(cl, b)
		return
	}
	if s.placeTold(cl, c, b, p) {
		return
	}
	if cl.gerundPrep != nlp.None { // "progress in taking Karsa"
		s.under(c, b)
		switch {
		case cl.subject != nlp.None:
		case b != nlp.None && s.clauses[b].object == p && s.controls(&s.clauses[b]) && s.entity(p) != nlp.None:
			cl.subject = p // "accused the group of attacking"
		default:
			cl.subject = s.planner(p, b)
		}
		return
	}
	if a := s.phrases[p].apposed; a != nlp.None {
		p = a
	}
	if s.phrases[p].lead != p && s.preposition(s.phrases[p].top) == nlp.None {
		p = s.phrases[p].lead // but what explains Bob in "by Ann and by Bob" is said of him alone
	}
	p = s.explained(cl, p)
	cl.antecedent = p
	switch {
	case cl.infinitive: // "the first to attack", "troops to fight"
		if s.isSingled(p) {
			s.beside(cl, b)
		} else {
			s.under(c, b)
		}
		if cl.subject == nlp.None {
			cl.subject = p
		}
		return
	case s.doc.Tokens[cl.top].Dep == "acl:relcl":
		s.fillGap(cl, p)
	case cl.subject == nlp.None:
		cl.subject = p
		if k := s.words.verbCues[cl.lemma]; cl.gerund && k != nil && k.Speaker && b != nlp.None && s.voice(p) == nlp.None && s.clauses[b].subject != nlp.None {
			cl.subject, cl.antecedent = s.clauses[b].subject, nlp.None // "responded to the comments saying"
		}
	}
	s.beside(cl, b)
}

// placeTold places a clause that tells what the noun of phrase p is about: "claims
// that", "a plan to". It is false for a clause that does not.
func (s *sentence) placeTold(cl *clause, c, b, p int) bool {
	cue := s.words.nounCues[s.lemma(s.phrases[p].head)]
	told := cl.mark != nlp.None && s.words.complementizers[s.lower[cl.mark]] || cl.infinitive || cl.gerundPrep != nlp.None
	if !told || cue == nil || s.doc.Tokens[cl.top].Dep == "acl:relcl" {
		return false
	}
	cl.noun = p
	if cue.Speaker && s.phrases[p].owner != nlp.None {
		s.beside(cl, b) // a claim stays its owner's, whatever others do with it
	} else {
		s.under(c, b)
	}
	switch {
	case cue.Modality == nlp.Demanded && cl.infinitive:
		cl.subject = s.addressee(p, b)
	case cl.subject == nlp.None:
		cl.subject = s.planner(p, b)
	}
	return true
}

// addressee is who is to do what the demand of phrase p is about: whom it is
// made to, or who refuses or meets it; None if that is not said.
func (s *sentence) addressee(p, b int) int {
	found := nlp.None
	s.hanging(p, func(q int) bool {
		if s.words.addressing[s.lower[s.phrases[q].prep]] {
			found = q
		}
		return found == nlp.None
	})
	if found == nlp.None && b != nlp.None && s.clauses[b].object == p && !s.words.lightVerbs[s.clauses[b].lemma] {
		return s.clauses[b].subject
	}
	return found
}
