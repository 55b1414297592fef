package relate

import (
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/nlp"
)

// findArguments finds what clause c says of whom, without its subject.
func (s *sentence) findArguments(c int) {
	cl := &s.clauses[c]
	if cl.main != cl.top {
		s.findComplement(cl)
	}
	for _, d := range s.dependents.Of(cl.top) {
		s.takeArgument(cl, d)
	}
	slices.SortStableFunc(cl.args, func(a, b argument) int { return s.phrases[a.phrase].First - s.phrases[b.phrase].First })
	direct := cl.args
	for _, p := range []int{cl.object, cl.second} {
		s.takeModifiers(cl, p)
	}
	for _, a := range direct {
		s.takeModifiers(cl, a.phrase) // "in advance with Israel" may be parsed either way
	}
	s.lendArguments(cl)
}

// findComplement gives the copula what its subject is said to be.
func (s *sentence) findComplement(cl *clause) {
	p := s.phraseAt[cl.top]
	prep := s.preposition(cl.top)
	switch {
	case p == nlp.None:
		cl.words = append(cl.words, cl.top)
	case prep != nlp.None: // "was behind the attack"
		cl.args = append(cl.args, argument{prep, p})
		s.phrases[p].governor = nlp.None
	case s.phrases[p].time: // "was on Tuesday"
	default:
		cl.object = p
	}
}

// takeArgument takes dependent d of the clause into it.
func (s *sentence) takeArgument(cl *clause, d int) {
	p := s.phraseAt[d]
	if p != nlp.None && s.phrases[p].top != d {
		p = nlp.None
	}
	switch rel := s.relation(d); rel {
	case "obj", "iobj":
		switch {
		case p == nlp.None || p == s.fronted(cl):
		case s.phrases[p].prep != nlp.None:
			s.takeOblique(cl, p)
		default:
			s.takeObject(cl, p)
		}
	case "obl", "nmod":
		switch {
		case p == nlp.None || s.clauseAt[d] != nlp.None || rel == "nmod" && cl.main == cl.top:
		case s.isShifted(cl, p):
			s.takeObject(cl, p)
		default:
			s.takeOblique(cl, p)
		}
	case "xcomp":
		switch {
		case s.clauseAt[d] == nlp.None:
			s.takePredicative(cl, d, p)
		case s.tag(d) == "VB" && s.child(d, "mark", "obj", "obl") == nlp.None:
			cl.words = append(cl.words, d) // "let them go"
		}
	case "ccomp":
		if q := s.commanded(cl, d); q != nlp.None {
			s.takeObject(cl, q)
		}
	case "compound":
		if strings.HasSuffix(s.doc.Tokens[d].Dep, ":prt") {
			cl.words = append(cl.words, d)
		}
	case "advmod":
		if d > cl.main && cl.main == cl.top && s.negation(d) == nlp.None {
			cl.words = append(cl.words, d)
		}
	}
}

// commanded is whom a verb like "warn" tells to do what the infinitive at token d says,
// where the parser took him for the infinitive's subject; None if there is none.
func (s *sentence) commanded(cl *clause, d int) int {
	k := s.clauseAt[d]
	if k == nlp.None || !s.clauses[k].infinitive || !s.words.objectControl[cl.lemma] || cl.passive || cl.object != nlp.None {
		return nlp.None
	}
	for _, n := range s.dependents.Of(d) {
		if q := s.phraseAt[n]; s.relation(n) == "nsubj" && q != nlp.None && s.phrases[q].top == n && n > cl.main && n < s.clauses[k].main {
			return q
		}
	}
	return nlp.None
}

// isShifted reports whether phrase p is the object behind a prepositional phrase
// that the parser took for another such phrase: "freed on bail two ministers".
func (s *sentence) isShifted(cl *clause, p int) bool {
	ph := &s.phrases[p]
	return s.doc.Tokens[ph.top].Dep == "obl" && ph.prep == nlp.None && ph.mention != nlp.None && !ph.time &&
		!cl.passive && cl.object == nlp.None && len(cl.args) > 0 && s.phrases[cl.args[0].phrase].First > cl.main &&
		s.child(ph.top, "case", "mark") == nlp.None
}

func (s *sentence) takeObject(cl *clause, p int) {
	switch {
	case s.phrases[p].time:
	case cl.object == nlp.None:
		cl.object = p
	case cl.second == nlp.None:
		cl.second = p
	}
}

func (s *sentence) takeOblique(cl *clause, p int) {
	ph := &s.phrases[p]
	if ph.prep == nlp.None || s.isSource(ph.prep) {
		return
	}
	ph.governor = nlp.None
	cl.args = append(cl.args, argument{ph.prep, p})
	for _, d := range s.dependents.Of(ph.top) {
		if q := s.phraseAt[d]; q != nlp.None && q > p && s.phrases[q].top == d && s.relation(d) == "conj" && s.turns(q, p) {
			s.takeOblique(cl, q)
		}
	}
}

// takePredicative takes what an object or a subject is said to be or to become:
// "shot dead", "declared it a threat", "as a threat".
func (s *sentence) takePredicative(cl *clause, d, p int) {
	switch {
	case p == nlp.None:
		cl.words = append(cl.words, d)
	case s.phrases[p].prep != nlp.None:
		s.takeOblique(cl, p)
	case cl.object == nlp.None:
		cl.object = p
	case cl.second == nlp.None:
		cl.second = p
	}
}

// takeModifiers adds the prepositional phrases of an object to the arguments,
// since they belong to the verb with it: "claimed responsibility for the
// attack", "took control of Karsa".
func (s *sentence) takeModifiers(cl *clause, p int) {
	if p == nlp.None {
		return
	}
	for i := s.phrases[p].First; i < s.phrases[p].End; i++ {
		for _, d := range s.dependents.Of(i) {
			if s.relation(d) == "acl" && s.tag(d) == "VBN" {
				s.takeDependents(cl, d, p, "obl") // "lifted the sanctions imposed on"
			}
		}
		s.takeDependents(cl, i, p, "nmod")
	}
}

// takeDependents adds the prepositional phrases that hang on token i by the
// relation to the arguments, but not phrase p itself.
func (s *sentence) takeDependents(cl *clause, i, p int, relation string) {
	for _, d := range s.dependents.Of(i) {
		q := s.phraseAt[d]
		if q == nlp.None || q == p || s.phrases[q].top != d || s.phrases[q].prep == nlp.None || s.relation(d) != relation {
			continue
		}
		if !s.words.agents[s.lower[s.phrases[q].prep]] {
			cl.args = append(cl.args, argument{s.phrases[q].prep, q})
		}
	}
}

// lendArguments hangs what follows a light verb on the act that it carries:
// "held talks in Oslo".
func (s *sentence) lendArguments(cl *clause) {
	if cl.object == nlp.None || !s.words.lightVerbs[cl.lemma] || len(s.nounWordings(cl.object)) == 0 {
		return
	}
	for _, a := range cl.args {
		if ph := &s.phrases[a.phrase]; ph.governor == nlp.None && ph.First > cl.main {
			ph.governor = cl.object
		}
	}
}

// fronted is the phrase in front of an active verb without a subject that the
// parser took for its object: English has the subject there. It is None if
// there is none.
func (s *sentence) fronted(cl *clause) int {
	if cl.passive || cl.infinitive || cl.gerund || s.child(cl.top, "nsubj", "csubj") != nlp.None {
		return nlp.None
	}
	for _, d := range s.dependents.Of(cl.top) {
		if p := s.phraseAt[d]; d < cl.main && s.relation(d) == "obj" && p != nlp.None && s.phrases[p].top == d {
			return p
		}
	}
	return nlp.None
}

// agent is the phrase after the "by" of a passive clause, or None.
func (s *sentence) agent(cl *clause) int {
	for _, a := range cl.args {
		if s.words.agents[s.lower[a.prep]] {
			return a.phrase
		}
	}
	return nlp.None
}
