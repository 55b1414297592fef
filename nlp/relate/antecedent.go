package relate

import (
	"github.com/newsgraph/newsgraph/nlp"
)

// explained is the phrase that the relative clause explains, which hangs on
// phrase p: what does harm is the act, not what it hit ("an attack on the port
// that killed two").
func (s *sentence) explained(cl *clause, p int) int {
	g := s.phrases[p].governor
	if g == nlp.None || s.doc.Tokens[cl.top].Dep != "acl:relcl" || !s.nounTakes(g, s.lower[s.phrases[p].prep]) || !s.harms(cl) {
		return p
	}
	if e := s.entity(p); e != nlp.None && !s.isSetting(e) {
		return p
	}
	return s.phrases[g].lead
}

// harms reports whether the verb of the clause is a word of violence.
func (s *sentence) harms(cl *clause) bool {
	for _, w := range s.index.verbs[cl.lemma] {
		if w.of.Root.Violent() {
			return true
		}
	}
	return false
}

// isPlan reports whether phrase p, which may be None, is a plan, a wish, a duty.
func (s *sentence) isPlan(p int) bool {
	return p != nlp.None && s.words.nounCues[s.lemma(s.phrases[p].head)] != nil
}

// planner is who has the plan, the wish, the duty of phrase p: its owner, whom
// it is by, or the subject of clause b, which it is in.
func (s *sentence) planner(p, b int) int {
	if o := s.phrases[p].owner; o != nlp.None {
		return o
	}
	if q := s.byPhrase(p); q != nlp.None {
		return q
	}
	if b == nlp.None {
		return nlp.None
	}
	over := &s.clauses[b]
	if over.second == p && over.object != nlp.None {
		return over.object // "gave Norland the right to"
	}
	if q := s.agent(over); q != nlp.None && !over.passive && over.object == p {
		return q // "foiled a plot by the militia to"
	}
	return over.subject
}

// fillGap gives a relative clause the phrase that it explains, in the place of
// its pronoun: as the subject, after a preposition, or as the object.
func (s *sentence) fillGap(cl *clause, p int) {
	for _, d := range s.dependents.Of(cl.top) {
		if !s.isRelative(d) {
			continue
		}
		switch s.relation(d) {
		case "nsubj":
			if q := cl.subject; q == nlp.None || s.head(s.phrases[q].top) != cl.top {
				cl.subject = p
			} // else "rebels who Norland says are"
			return
		case "obl", "nmod":
			if c := s.child(d, "case"); c != nlp.None {
				cl.args = append(cl.args, argument{c, p})
			}
			return
		case "advmod":
			return // "where", "when"
		}
	}
	switch {
	case cl.subject == nlp.None:
		cl.subject = p
	case cl.object == nlp.None && !cl.passive && cl.main == cl.top:
		cl.object = p
	}
}
