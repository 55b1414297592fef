package relate

import (
	"github.com/newsgraph/newsgraph/graph/ontology"
	"github.com/newsgraph/newsgraph/nlp"
)

// findAct keeps what it does to somebody to refuse, to promise or to threaten
// what clause c tells: "refused to help Norland" rejects Norland. said is what
// the clause itself says, nil for nothing.
func (s *sentence) findAct(c int, said *statement) {
	st, ok := s.actOver(c)
	if !ok {
		st, ok = s.willingness(c, said)
	}
	if !ok || st.of == nil || len(st.subjects) == 0 || !s.mayAct(c, &st, said) {
		return
	}
	if said != nil {
		if said.objects.meets(st.subjects) {
			return // "Norway and Sweden agreed to meet"
		}
		st.objects = said.objects
	}
	if len(st.objects) == 0 || s.bestFit(&st) == 0 {
		st.objects = s.concerned(c, st.subjects)
	}
	if s.bestFit(&st) > 0 {
		s.say(st)
	}
}

// mayAct reports whether the act of st goes with what clause c says: it is no
// promise to strike somebody or to buy him, and no refusal not to.
func (s *sentence) mayAct(c int, st, said *statement) bool {
	switch {
	case st.of.Name != promised && st.of.Name != rejected:
		return true
	case said != nil:
		return s.words.favours[said.of.Name]
	}
	p := s.clauses[c].object
	return p == nlp.None || !s.words.lightVerbs[s.clauses[c].lemma] || !s.tellsOf(p, ontology.Root.Hostile)
}

// promised and rejected are the relations that a promise and a refusal make.
const (
	promised = "PROMISED"
	rejected = "REJECTED"
)

// actOver is the act of the verb or the noun that governs clause c.
func (s *sentence) actOver(c int) (statement, bool) {
	cl := &s.clauses[c]
	if !cl.infinitive && !cl.gerund {
		return statement{}, false
	}
	if p := cl.noun; p != nlp.None {
		head := s.phrases[p].head
		k := s.words.nounCues[s.lemma(head)]
		if k == nil || k.Act == "" || cl.subject == nlp.None {
			return statement{}, false
		}
		return statement{
			of: s.types.Type(k.Act), subjects: s.endsOf(cl.subject), status: s.statusOfNoun(p, false),
			trigger: nlp.Range{First: head, End: head + 1}, rule: "act",
		}, true
	}
	if cl.outer == nlp.None || cl.bond != complement {
		return statement{}, false
	}
	over := &s.clauses[cl.outer]
	k := s.cueOf(cl.outer)
	if s.relation(cl.top) == "advcl" && cl.infinitive && over.object != nlp.None {
		return statement{}, false // a purpose: "pledged support to form"
	}
	if k == nil || k.Act == "" || over.subject == nlp.None || over.passive && !s.cuedByAdjective(cl.outer) {
		return statement{}, false
	}
	return statement{
		of: s.types.Type(k.Act), subjects: s.somebody(over.subject), status: s.statusOf(cl.outer),
		trigger: nlp.Range{First: over.main, End: over.main + 1}, rule: "act",
	}, true
}

// willingness: who says that he will yield what clause c tells promises it, who
// says that he will not refuses it, as does who will not do somebody a favour.
func (s *sentence) willingness(c int, said *statement) (statement, bool) {
	cl := &s.clauses[c]
	t := s.statusOf(c)
	if cl.modal == nlp.None || cl.subject == nlp.None || cl.passive || t.modality != nlp.Planned {
		return statement{}, false
	}
	name := promised
	if t.polarity == nlp.Negative {
		name = rejected
	}
	subjects := s.somebody(cl.subject)
	yields := said == nil && len(subjects) == 1 && subjects[0].chain == t.speaker && s.words.yielding[cl.lemma]
	favours := said != nil && name == rejected && s.words.favours[said.of.Name]
	if !yields && !favours {
		return statement{}, false
	}
	t.polarity, t.modality = nlp.Positive, nlp.Asserted
	return statement{
		of: s.types.Type(name), subjects: subjects, status: t,
		trigger: nlp.Range{First: cl.First, End: cl.main + 1}, rule: "act",
	}, true
}

// concerned is whom the act of clause c concerns beside those who do it: to whom
// it gives something, else the party that its object is or belongs to, else that
// after another preposition.
func (s *sentence) concerned(c int, doers ends) ends {
	cl := &s.clauses[c]
	if cl.object == nlp.None || !s.isName(cl.object) {
		if e := s.partyAfter(cl, doers, s.words.receiving); len(e) > 0 {
			return e
		}
	}
	for p := cl.object; p != nlp.None; p = s.phrases[p].next {
		if e := s.party(p, doers, s.words.concerning); len(e) > 0 {
			return e
		}
	}
	if e := s.partyAfter(cl, doers, s.words.concerning); len(e) > 0 {
		return e
	}
	return s.awaited(c, doers)
}

// awaited is who must act before the act of clause c: "will not leave until the
// government pays".
func (s *sentence) awaited(c int, doers ends) ends {
	for _, d := range s.dependents.Of(s.clauses[c].top) {
		k := s.clauseAt[d]
		if k == nlp.None || s.relation(d) != "advcl" || s.clauses[k].mark == nlp.None || !s.words.until[s.lower[s.clauses[k].mark]] {
			continue
		}
		who := s.clauses[k].subject
		if s.clauses[k].passive {
			who = s.agent(&s.clauses[k])
		}
		if who != nlp.None {
			return s.others(s.endsOf(who), doers)
		}
	}
	return nil
}

// partyAfter is the party in the first phrase of clause cl behind one of the
// prepositions that has one.
func (s *sentence) partyAfter(cl *clause, doers ends, prepositions set) ends {
	for _, a := range cl.args {
		if !prepositions[s.lower[a.prep]] {
			continue
		}
		if e := s.party(a.phrase, doers, s.words.concerning); len(e) > 0 {
			return e
		}
	}
	return nil
}

// party is who can act in phrase p or stands behind what it names, without the
// doers: "Norland" of "the ban on Norlandian ships". Of what follows the phrase
// it takes what stands behind one of the prepositions.
func (s *sentence) party(p int, doers ends, prepositions set) ends {
	o := s.phrases[p].owner
	if e := s.partyIn(p, doers); len(e) > 0 || o != nlp.None && !s.endsOf(o).meets(doers) {
		return e
	}
	if e := s.others(s.filedBy(p), doers); len(e) > 0 {
		return e
	}
	return s.partyBehind(p, doers, prepositions, 2)
}

// partyBehind is who can act in what follows phrase p, at most depth phrases on.
func (s *sentence) partyBehind(p int, doers ends, prepositions set, depth int) ends {
	var found ends
	spoken := s.words.nounCues[s.lemma(s.phrases[p].head)] != nil
	s.hanging(p, func(q int) bool {
		prep := s.lower[s.phrases[q].prep]
		near := prepositions
		if prepositions[prep] || spoken && s.words.authorial[prep] {
			found = s.partyIn(q, doers)
		} else {
			near = s.words.agents
		}
		if len(found) == 0 && depth > 1 {
			found = s.partyBehind(q, doers, near, depth-1)
		}
		return len(found) == 0
	})
	return found
}

// partyIn is who can act in phrase p itself.
func (s *sentence) partyIn(p int, doers ends) ends {
	if s.owners(p).meets(doers) {
		return nil // "its embassy"
	}
	if e := s.others(s.endsOf(p), doers); len(e) > 0 {
		return e
	}
	if o := s.phrases[p].owner; o != nlp.None {
		if list := s.endsOf(o); len(s.actors(list)) == 0 && !list.meets(doers) {
			return list // "Oslo's efforts" are those of a government
		}
		return s.others(s.endsOf(o), doers)
	}
	return s.others(s.endOf(s.modifier(p)), doers)
}

// filedBy is who brought forward what phrase p names: "the appeal filed by Holt",
// "welcomed the decision by Holt".
func (s *sentence) filedBy(p int) ends {
	if ph := &s.phrases[p]; ph.clause != nlp.None && ph.slot == objectSlot && !s.clauses[ph.clause].passive {
		if a := s.agent(&s.clauses[ph.clause]); a != nlp.None {
			return s.endsOf(a)
		}
	}
	for _, d := range s.dependents.Of(s.phrases[p].top) {
		c := s.clauseAt[d]
		if c == nlp.None || s.relation(d) != "acl" {
			continue
		}
		cl := &s.clauses[c]
		if a := s.agent(cl); cl.participle && a != nlp.None {
			return s.endsOf(a)
		}
		if q := s.proposer(c); q != nlp.None {
			return s.endsOf(q)
		}
	}
	return nil
}

// proposer is the phrase behind a preposition that the parser took for the
// subject of the infinitive behind it: "a request from Norland to leave".
func (s *sentence) proposer(c int) int {
	for _, d := range s.dependents.Of(s.clauses[c].top) {
		p := s.phraseAt[d]
		if s.relation(d) == "nsubj" && p != nlp.None && s.phrases[p].top == d && s.phrases[p].prep != nlp.None && s.words.authorial[s.lower[s.phrases[p].prep]] {
			return p
		}
	}
	return nlp.None
}

// others is those of list that can act, nobody where the doers are among them.
func (s *sentence) others(list, doers ends) ends {
	if list = s.actors(list); list.meets(doers) {
		return nil
	}
	return list
}
