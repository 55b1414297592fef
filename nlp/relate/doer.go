package relate

import (
	"slices"

	"github.com/newsgraph/newsgraph/graph/ontology"
	"github.com/newsgraph/newsgraph/nlp"
)

// doing is who did the act of a noun, and how the text says so.
type doing struct {
	ends  ends
	light bool   // a verb that only carries the noun says so
	rule  string // where it is not the noun's own rule
	by    status // of a relative clause that says so
}

// doer is who did the act that phrase p tells of; nobody if it tells of none.
func (s *sentence) doer(p int) ends {
	if len(s.nounWordings(p)) > 0 {
		return s.doing(p).ends
	}
	if !s.words.weapons[s.lemma(s.phrases[p].head)] {
		return nil
	}
	if m := s.modifier(p); m != nlp.None {
		if e := s.actors(s.endOf(m)); len(e) > 0 {
			return e // "Norlandian warplanes hit"
		}
	}
	if d := s.doingByRelative(p, s.words.firing); len(d.ends) > 0 {
		return d.ends // "missiles fired by Norland hit"
	}
	ph := &s.phrases[s.phrases[p].lead]
	if ph.clause == nlp.None || ph.slot != objectSlot {
		return nil
	}
	if cl := &s.clauses[ph.clause]; s.words.firing[cl.lemma] && cl.subject != nlp.None {
		return s.endsOf(cl.subject) // "launched missiles that hit"
	}
	return nil
}

// doing finds who did the act of phrase p: around the noun, then by the verbs
// that it goes with.
func (s *sentence) doing(p int) doing {
	if q := s.byPhrase(p); q != nlp.None {
		return doing{ends: s.endsOf(q)}
	}
	if e := s.owners(p); len(e) > 0 && !s.befell(p) {
		return doing{ends: s.actors(e)}
	}
	if m := s.modifier(p); m != nlp.None && !s.isPatron(m) {
		if e := s.actors(s.endOf(m)); len(e) > 0 {
			return doing{ends: e}
		}
	}
	if d := s.doingByRelative(p, s.words.lightVerbs); len(d.ends) > 0 {
		return d
	}
	if d := s.doingMeanwhile(p); len(d.ends) > 0 {
		return d
	}
	return s.doingByVerb(p)
}

// owners is the entities that own phrase p: "Norland's attack", "its attack".
func (s *sentence) owners(p int) ends {
	if o := s.phrases[p].owner; o != nlp.None && !s.phrases[o].time {
		return s.endsOf(o)
	}
	if first := s.phrases[p].First; s.tag(first) == "PRP$" {
		return s.endOf(s.byHead[first])
	}
	return nil
}

// befell reports whether phrase p tells of what befell its owner: "his murder",
// but not "Norland's murder of".
func (s *sentence) befell(p int) bool {
	return s.words.befalling[s.lemma(s.phrases[p].head)] && s.held(p) == nlp.None
}

// isPatron reports whether mention m stands in front of a hyphen that makes it
// back others: who did "Norland-backed attacks" is not said.
func (s *sentence) isPatron(m int) bool {
	i := s.doc.Mentions[m].End
	if i+1 >= s.End || s.tag(i) != "HYPH" {
		return false
	}
	for _, c := range s.index.compounds[s.lower[i+1]] {
		if c.of.State {
			return true
		}
	}
	return false
}

// somebody is the entities of phrase p, nobody where it is "no group".
func (s *sentence) somebody(p int) ends {
	if s.negativePhrase(p) && !s.isName(p) {
		return nil
	}
	return s.endsOf(p)
}

// actors is the ends that can act.
func (s *sentence) actors(list ends) ends {
	kept := ends{}
	for _, e := range list {
		if actor(s.kindOf(e.chain)) {
			kept = append(kept, e)
		}
	}
	return kept
}

// byPhrase is the phrase after a "by" behind phrase p, or None.
func (s *sentence) byPhrase(p int) int {
	found := nlp.None
	for ; p != nlp.None && found == nlp.None; p = s.phrases[p].next {
		s.complements(p, func(prep, q int) bool {
			if s.words.agents[s.lower[prep]] {
				found = q
			}
			return found == nlp.None
		})
	}
	return found
}

// doingByRelative: "the attack carried out by Norland", "that Norland launched",
// with one of the verbs.
func (s *sentence) doingByRelative(p int, verbs set) doing {
	lead := s.phrases[p].lead
	for _, c := range s.phrases[lead].relatives {
		cl := &s.clauses[c]
		if cl.passive && len(s.blamed(cl)) > 0 { // "an attack blamed on Norland"
			t := s.statusOf(c)
			t.weaken(nlp.Alleged, cl.main)
			return doing{ends: s.blamed(cl), rule: "accusation", by: t}
		}
		if !verbs[cl.lemma] {
			continue
		}
		who := cl.subject
		if cl.passive {
			who = s.agent(cl)
		}
		if who != nlp.None && who != lead {
			return doing{ends: s.somebody(who), light: true, rule: "light-verb", by: s.statusOf(c)}
		}
	}
	return doing{}
}

// tellsOf reports whether the noun of phrase p may tell of an act whose class is
// such: hostile, violent.
func (s *sentence) tellsOf(p int, such func(ontology.Root) bool) bool {
	return slices.ContainsFunc(s.nounWordings(p), func(w wording) bool { return such(w.of.Root) })
}

// doingByVerb: "Norland launched the attack", "is responsible for the attack",
// "accused Norland of the attack", "blamed the attack on Norland".
func (s *sentence) doingByVerb(p int) doing {
	ph := &s.phrases[s.phrases[p].lead]
	if ph.clause == nlp.None {
		return doing{}
	}
	cl := &s.clauses[ph.clause]
	isPatient := ph.slot == objectSlot && !cl.passive || ph.slot == subjectSlot && cl.passive
	switch {
	case isPatient && s.words.lightVerbs[cl.lemma]:
		who := cl.subject
		if cl.passive {
			who = s.agent(cl)
		}
		k := s.cueOf(ph.clause)
		if who == nlp.None || k != nil && k.Speaker && k.Modality == "" && s.tellsOf(p, ontology.Root.Violent) {
			return doing{} // who "announced the death" did not cause it
		}
		d := doing{ends: s.actors(s.somebody(who)), light: true, rule: "light-verb"}
		if cl.passive && k != nil && k.Speaker && k.Modality != "" {
			d.by = s.statusOf(ph.clause) // "was claimed by"
			d.by.weaken(k.Modality, cl.main)
			d.by.speaker = s.speakerOf(ph.clause)
		}
		return d
	case isPatient:
		t := s.statusOf(ph.clause)
		t.weaken(nlp.Alleged, cl.main)
		return doing{ends: s.blamed(cl), rule: "accusation", by: t}
	case ph.slot == prepSlot && ph.prep != nlp.None:
		return s.doingByPreposition(cl, ph)
	}
	return doing{}
}

// blamed is whom the clause names as the doer of its patient: "blamed on".
func (s *sentence) blamed(cl *clause) ends {
	i := s.argument(cl, nil, func(a argument) bool { return s.words.blaming[cl.lemma+" "+s.lower[a.prep]] })
	if i == nlp.None {
		return nil
	}
	return s.endsOf(cl.args[i].phrase)
}

func (s *sentence) doingByPreposition(cl *clause, ph *phrase) doing {
	prep := s.lower[ph.prep]
	if s.words.copulas[cl.lemma] && cl.subject != nlp.None {
		responsible := s.words.responsible[prep]
		for _, w := range cl.words {
			responsible = responsible || s.words.responsible[s.lower[w]+" "+prep]
		}
		if responsible {
			return doing{ends: s.somebody(cl.subject), light: true, rule: "responsible"}
		}
		return doing{}
	}
	if cl.object != nlp.None && cl.subject != nlp.None && s.words.claiming[cl.lemma+" "+s.lemma(s.phrases[cl.object].head)+" "+prep] {
		return doing{ends: s.somebody(cl.subject), rule: "claim"}
	}
	if !s.words.charging[cl.lemma+" "+prep] {
		return doing{}
	}
	who := cl.object
	if cl.passive {
		who = cl.subject
	}
	if who == nlp.None {
		return doing{}
	}
	return doing{ends: s.endsOf(who), rule: "accusation"}
}

// behind is who stands for phrase p where what it names is no entity, in
// relations of types that reach so far: whose it is or where it is ("Sweden's
// exports", "positions in Karsa").
func (s *sentence) behind(t *ontology.Type, p int) ends {
	if !t.Extends {
		return nil
	}
	if o := s.phrases[p].owner; o != nlp.None {
		return s.ofKinds(s.endsOf(o), t.Objects)
	}
	if m := s.modifier(p); m != nlp.None {
		return s.ofKinds(s.endOf(m), t.Objects)
	}
	var list ends
	s.hanging(p, func(q int) bool {
		list = s.ofKinds(s.endsOf(q), t.Objects)
		return len(list) == 0
	})
	return list
}

// doers is the entities of phrase p; where p is an act with a known doer, that
// doer: "Norland's strike killed two"; where p is nobody, who it belongs to:
// "its batteries".
func (s *sentence) doers(p int) ends {
	if e := s.entity(p); e != nlp.None && actor(s.kindOf(e)) {
		return s.endsOf(p) // "the Norland-led coalition" acts for itself
	}
	if d := s.doer(p); len(d) > 0 {
		return d
	}
	if e := s.entity(p); e != nlp.None && s.definite(p) && s.doersOf[e].sentence <= s.number && len(s.doersOf[e].doers) > 0 {
		return s.doersOf[e].doers // "the airstrike killed two", after "a Norlandian airstrike"
	}
	if e := s.endsOf(p); len(e) > 0 || !s.isMeans(p) {
		return e
	}
	return s.actors(s.belonging(p))
}

// isMeans reports whether phrase p is something by which somebody acts: arms, a
// decision.
func (s *sentence) isMeans(p int) bool {
	head := s.lemma(s.phrases[p].head)
	return s.words.weapons[head] || s.words.arms[head] || s.words.nounCues[head] != nil
}

// actByMeans puts whose the subject of st is in its place where that only is a
// thing and st does not suit things: "Norlandian bulldozers levelled".
func (s *sentence) actByMeans(st *statement, b binding) {
	if b.subject != nlp.None && len(st.subjects) > 0 && s.kindOf(st.subjects[0].chain) == nlp.Artifact && s.bestFit(st) == 0 {
		if who := s.actors(s.belonging(b.subject)); len(who) > 0 {
			st.subjects = who
		}
	}
}

// belonging is what stands in front of the head of phrase p: its owner, or the
// name that modifies it.
func (s *sentence) belonging(p int) ends {
	if o := s.phrases[p].owner; o != nlp.None {
		return s.endsOf(o)
	}
	return s.endOf(s.modifier(p))
}
