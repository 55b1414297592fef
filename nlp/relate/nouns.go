package relate

import (
	"strings"

	"github.com/newsgraph/newsgraph/graph/ontology"
	"github.com/newsgraph/newsgraph/nlp"
)

// findNouns lays the wordings of nouns over every phrase: "Norland's attack on
// Karsa", "airstrikes on Karsa by Norland".
func (s *sentence) findNouns() {
	for p := range s.phrases {
		if list := s.nounWordings(p); len(list) > 0 {
			s.findNoun(p, list)
		}
		s.findBehest(p)
	}
}

// spokenFor reports whether phrase p is part of how a clause says something else
// than st, and tells of no act besides: the sanctions of "lifted sanctions on".
func (s *sentence) spokenFor(p int, st *statement) bool {
	t := s.phrases[p].worded
	return t != nil && t != st.of && st.status.plain()
}

// nounWordings is the wordings whose trigger phrase p ends with.
func (s *sentence) nounWordings(p int) []wording {
	head := s.phrases[p].head
	if list := s.index.nouns[s.lemma(head)]; len(list) > 0 {
		return list
	}
	return s.index.nouns[s.lower[head]]
}

func (s *sentence) findNoun(p int, list []wording) {
	var best choice
	head := s.phrases[p].head
	for _, w := range list {
		if !s.triggered(head, w) {
			continue
		}
		st, f := s.nounStatement(p, w)
		if f.why != fitting {
			s.miss(w, st.trigger, f)
			continue
		}
		if s.spokenFor(p, &st) {
			continue
		}
		if s.choose(&best, st) {
			break
		}
	}
	s.sayNoun(best.statement)
}

// sayNoun keeps st; who says that somebody is responsible for a hostile act
// accuses him.
func (s *sentence) sayNoun(st statement) {
	s.say(st)
	if st.rule != "responsible" || st.status.speaker == nlp.None || !st.of.Root.Hostile() || st.status.polarity == nlp.Negative {
		return
	}
	st.objects, st.subjects = st.subjects, speakerEnd(st.status.speaker)
	if st.status.modality == nlp.Asserted {
		s.outer(st, s.types.Type(accusation), "accusation")
	}
}

// nounStatement is what wording w says of the act that phrase p tells of.
func (s *sentence) nounStatement(p int, w wording) (statement, failure) {
	head := s.phrases[p].head
	st := statement{of: w.of, wording: w.Wording, trigger: nlp.Range{First: head, End: head + 1}, rule: "noun"}
	b, between := s.bindNoun(p, w)
	if b.object != nlp.None {
		if st.objects = s.endsOf(b.object); len(st.objects) == 0 {
			st.objects = s.behind(w.of, b.object)
		}
	} else if len(w.Rest) > 2 {
		return st, failure{why: noPart, part: &w.Rest[0]} // "use of O as a shield" is no act without its words
	} else if st.objects = s.struck(p, w); len(st.objects) == 0 {
		return st, failure{why: noPart, part: &w.Rest[0]}
	}
	light := false
	var d doing
	switch {
	case between:
		if len(st.objects) < 2 {
			return st, failure{why: noPair, phrase: b.object, found: 1}
		}
		st.subjects, st.objects = st.objects[:1], st.objects[1:]
	case b.subject != nlp.None:
		st.subjects = s.endsOf(b.subject)
	default:
		d = s.doing(p)
		st.subjects, light = d.ends, d.light
		if d.rule != "" {
			st.rule = d.rule
		}
		if len(st.subjects) == 0 && b.event != nlp.None {
			st.subjects = s.doers(b.event) // "the killing of two in an attack"
		}
		if q := b.object; len(st.subjects) == 0 && w.of.Symmetric && !w.of.State && !w.of.Root.Hostile() && q != nlp.None && s.words.joining[s.lower[s.phrases[q].prep]] {
			st.subjects, st.rule, d = s.proposing(p), "noun", doing{}
		}
	}
	st.status = s.statusOfNoun(p, light)
	if c := s.clauseAbove(p); w.of.State && c != nlp.None && s.phrases[p].slot == objectSlot {
		if k := s.cueOf(c); k != nil && k.States {
			st.status.negate(s.clauses[c].main) // "ended its support"
		}
	}
	st.status.weaken(d.by.modality, d.by.cue)
	if d.by.polarity == nlp.Negative {
		st.status.negate(d.by.cue)
	}
	if d.by.modality != "" && d.by.speaker != nlp.None {
		st.status.speaker = d.by.speaker
	}
	s.describeNoun(&st, p, b.object)
	s.limit(&st, w)
	if len(st.subjects) == 0 {
		return st, failure{why: noDoer, found: 1}
	}
	return st, st.nameless(b)
}

// proposing is who wants, plans or rejects the mutual act of phrase p and would be
// one of its two sides: "proposed talks with Norland".
func (s *sentence) proposing(p int) ends {
	ph := &s.phrases[s.phrases[p].lead]
	if ph.clause == nlp.None || ph.slot == subjectSlot {
		return nil
	}
	k := s.cueOf(ph.clause)
	if cl := &s.clauses[ph.clause]; k != nil && s.cueActs(k, nlp.None) && (k.Modality != "" || k.Negative) && !cl.passive && cl.subject != nlp.None {
		return s.actors(s.somebody(cl.subject))
	}
	return nil
}

// struck is whom the act that phrase p tells of was done to, where nothing
// behind the noun tells it.
func (s *sentence) struck(p int, w wording) ends {
	if e := s.owners(p); len(e) > 0 && s.befell(p) {
		return e
	}
	return s.victims(p, w)
}

// triggered reports whether the trigger of w ends at token head.
func (s *sentence) triggered(head int, w wording) bool {
	for _, t := range w.Trigger {
		if !strings.ContainsFunc(t, isJoint) || s.endsWith(head, t) {
			return true
		}
	}
	return false
}

// bindNoun finds the participants of wording w among the prepositional phrases
// behind phrase p. between says that object holds both sides.
func (s *sentence) bindNoun(p int, w wording) (b binding, between bool) {
	b = nothing()
	var part *ontology.Part
	whole := p
	for i := range w.Rest {
		if w.Rest[i].Slot == ontology.Literal && part == nil {
			part = &w.Rest[i]
			continue
		}
		if part == nil {
			continue
		}
		slot := w.Rest[i].Slot
		q, joins := s.complement(p, part, &w.Rest[i])
		if q == nlp.None && p != whole {
			q, joins = s.complement(whole, part, &w.Rest[i])
		}
		if n := s.phrases[whole].next; q == nlp.None && n != nlp.None {
			q, joins = s.complement(n, part, &w.Rest[i]) // "the murder and burial of"
		}
		part = nil
		switch {
		case q != nlp.None:
			b.set(slot, q)
			between = joins
		case slot == ontology.Literal:
			return nothing(), false
		}
		if slot == ontology.Literal {
			p = q // "suspension of aid" and what follows "aid"
		}
	}
	return b, between
}

// complement is the phrase that follows phrase p behind one of the prepositions
// and that suits part, or None; joins says that the preposition is one between
// two sides.
func (s *sentence) complement(p int, prepositions, part *ontology.Part) (found int, joins bool) {
	found = nlp.None
	s.complements(p, func(prep, q int) bool {
		if !prepositions.Has(s.lower[prep]) || part.Slot == ontology.Literal && !s.heads(q, part) || part.Slot == ontology.Event && !s.tellsAct(q) {
			return true
		}
		found, joins = q, s.words.between[s.lower[prep]]
		return false
	})
	return found, joins
}

// describeNoun adds the circumstances that stand around the noun of phrase p.
func (s *sentence) describeNoun(st *statement, p, object int) {
	ph := &s.phrases[p]
	for i := ph.First; i < ph.head; i++ {
		if s.words.weapons[s.lower[i]] {
			st.details.instrument = s.lower[i]
		}
	}
	if object != nlp.None {
		st.details.counts = s.count(st.of, object)
	}
	s.complements(p, func(prep, q int) bool {
		if s.words.inside[s.lower[prep]] && q != object {
			s.placeAt(&st.details, q)
		}
		return true
	})
}

// doingMeanwhile: "on a visit to Norland, Dagny Holt said", "in a call with".
func (s *sentence) doingMeanwhile(p int) doing {
	ph := &s.phrases[p]
	if ph.prep == nlp.None || !s.words.underway[s.lower[ph.prep]] || s.definite(p) || !s.isConsultation(p) {
		return doing{}
	}
	if g := ph.governor; g != nlp.None && s.isName(g) {
		return doing{ends: s.actors(s.endsOf(g))}
	}
	if ph.slot != prepSlot || ph.clause == nlp.None || s.clauses[ph.clause].passive || s.clauses[ph.clause].subject == nlp.None {
		return doing{}
	}
	return doing{ends: s.actors(s.somebody(s.clauses[ph.clause].subject))}
}

// isConsultation reports whether phrase p tells of a visit, a call, a meeting.
func (s *sentence) isConsultation(p int) bool {
	for _, w := range s.nounWordings(p) {
		if w.of.Root == consultation {
			return true
		}
	}
	return false
}

// consultation is the class of events in which people meet or talk.
const consultation ontology.Root = "CONSULT"

// findBehest: "at the president's direction" directs what the sentence tells,
// "at his request" somebody does what he demands.
func (s *sentence) findBehest(p int) {
	ph := &s.phrases[p]
	t := s.types.Type(directed)
	if t == nil || ph.prep == nlp.None || len(s.clauses) == 0 || !s.words.behests[s.lower[ph.prep]+" "+s.lemma(ph.head)] {
		return
	}
	who := ph.owner
	if who == nlp.None {
		who = s.held(p)
	}
	if who == nlp.None {
		return
	}
	c := s.told(p)
	cl := &s.clauses[c]
	ruled := []int{cl.subject, cl.object}
	if s.words.requests[s.lemma(ph.head)] {
		t, ruled = s.types.Type(demanded), ruled[:1]
	}
	for _, q := range ruled {
		if q == nlp.None {
			continue
		}
		st := statement{
			of: t, subjects: s.endsOf(who), objects: s.endsOf(q), status: s.statusOf(c),
			trigger: nlp.Range{First: ph.head, End: ph.head + 1}, rule: "behest",
		}
		if s.bestFit(&st) > 0 {
			s.say(st)
			return
		}
	}
}

// told is the clause that a phrase at the end of phrase p's sentence part goes
// with: the nearest one with a tense.
func (s *sentence) told(p int) int {
	c := max(s.clauseAbove(p), 0)
	for c > 0 && (s.clauses[c].infinitive || s.clauses[c].antecedent != nlp.None) {
		c--
	}
	return c
}

// directed is the relation between who gives an order and what it brings about.
const directed = "DIRECTED"
