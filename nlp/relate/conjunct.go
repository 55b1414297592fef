package relate

import "github.com/newsgraph/newsgraph/nlp"

// placeConjunct: "came and attacked" share subject, modal and place.
func (s *sentence) placeConjunct(cl *clause, b int) {
	if b == nlp.None {
		return
	}
	from := &s.clauses[b]
	if s.outranks(cl, from) {
		s.placeConjunct(cl, from.outer)
		return
	}
	if o := from.object; cl.object == nlp.None && o != nlp.None && s.phrases[o].First > cl.main && !cl.passive && !from.passive {
		cl.object = o // "attacked and robbed Norland"
	}
	if cl.subject == nlp.None {
		cl.subject, cl.antecedent = from.subject, from.antecedent
		if from.passive && !cl.passive && s.tag(cl.main) != "VBN" && s.agent(from) != nlp.None {
			cl.antecedent = nlp.None
		}
		if cl.modal == nlp.None && !cl.gerund {
			cl.modal = from.modal
		}
		if bare := s.tag(cl.main) == "VB"; bare && cl.negator == nlp.None {
			cl.negator = from.negator
			cl.infinitive = cl.infinitive || from.infinitive
		}
		if s.tag(cl.main) == "VBN" && cl.participle && from.passive {
			cl.passive, cl.participle = true, from.participle
			s.shareAgent(cl, from)
		} else if cl.participle && !from.passive {
			cl.passive, cl.participle = false, false // "have come and attacked"
		}
	}
	if from.passive && cl.subject != from.subject && s.tag(cl.main) == "VBN" && s.child(cl.top, "aux") == nlp.None {
		s.shareTail(cl, from)
	}
	if cl.outer == nlp.None {
		cl.outer, cl.bond, cl.noun = from.outer, from.bond, from.noun
		if cl.mark == nlp.None {
			cl.mark = from.mark
		}
		cl.gerundPrep = from.gerundPrep
		if cl.outer == nlp.None && s.reports(b) && s.child(from.top, "ccomp") != nlp.None && cl.subject != from.subject {
			s.beside(cl, b)
		}
	}
}

// shareTail gives a passive clause what follows the one that is joined with it and
// leaves out the auxiliary: "two were killed and five wounded in the blast".
func (s *sentence) shareTail(cl, from *clause) {
	cl.passive, cl.participle = true, false
	for _, a := range from.args {
		if a.prep > from.main {
			return
		}
	}
	for _, a := range cl.args {
		if a.prep > cl.main && !s.phrases[a.phrase].time {
			from.args = append(from.args, a)
		}
	}
}

// outranks reports whether the clause has a tense and is joined with one that has
// only a modal verb's infinitive, or another tense, so that it goes with what that
// depends on: "said that they would not shoot and asked Norland to leave".
func (s *sentence) outranks(cl, from *clause) bool {
	tag := s.tag(cl.main)
	if cl.subject != nlp.None || cl.modal != nlp.None || tag != "VBD" && tag != "VBZ" || from.outer == nlp.None || from.bond != complement {
		return false
	}
	if from.modal != nlp.None {
		return s.tag(from.main) == "VB"
	}
	return tag == "VBZ" && s.tag(from.main) == "VBD" && s.tag(s.clauses[from.outer].main) == "VBZ" // "denies that it built it and accuses"
}

// shareAgent gives the passive clause the agent of the one that it is joined
// with, if that stands behind both: "funded and trained by Norland".
func (s *sentence) shareAgent(cl, from *clause) {
	if s.agent(cl) != nlp.None {
		return
	}
	for _, a := range from.args {
		if s.words.agents[s.lower[a.prep]] && a.prep > cl.main {
			cl.args = append(cl.args, a)
		}
	}
}
