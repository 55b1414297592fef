package relate

import (
	"slices"

	"github.com/newsgraph/newsgraph/nlp"
)

// status is how real something is said to be, and who says so.
type status struct {
	polarity nlp.Polarity
	modality nlp.Modality
	speaker  int // chain, or None for the writer
	cue      int // the token that gave polarity, modality or speaker, or None
	trail    *step
}

// weaken makes the modality m where that is less real.
func (t *status) weaken(m nlp.Modality, cue int) {
	if slices.Index(nlp.Modalities[:], m) > slices.Index(nlp.Modalities[:], t.modality) {
		t.modality, t.cue = m, cue
		t.note(cue, byWord)
	}
}

func (t *status) negate(cue int) {
	t.polarity, t.cue = nlp.Negative, cue
	t.note(cue, byWord)
}

func (t *status) attribute(speaker, cue int) {
	t.speaker, t.cue = speaker, cue
	t.note(cue, byWord)
}

// plain reports whether t states a fact.
func (t *status) plain() bool { return t.polarity == nlp.Positive && t.modality == nlp.Asserted }

// cueOf is what clause c does to its complement, or nil.
func (s *sentence) cueOf(c int) *cue {
	cl := &s.clauses[c]
	for _, w := range cl.words {
		if k := s.words.adjectiveCues[s.lower[w]]; k != nil && s.words.copulas[cl.lemma] {
			return k
		}
	}
	for _, w := range cl.words {
		if k := s.words.verbCues[cl.lemma+" "+s.lower[w]]; k != nil {
			return k
		}
	}
	for _, a := range cl.args {
		if s.phrases[a.phrase].time {
			continue
		}
		if k := s.words.verbCues[cl.lemma+" "+s.lower[a.prep]]; k != nil {
			return k // "called on Norland to"
		}
	}
	return s.words.verbCues[cl.lemma]
}

// cuedByAdjective reports whether it is an adjective that makes clause c a cue:
// who "is committed to" something need not have said so.
func (s *sentence) cuedByAdjective(c int) bool {
	cl := &s.clauses[c]
	if !s.words.copulas[cl.lemma] {
		return false
	}
	for _, w := range cl.words {
		if s.words.adjectiveCues[s.lower[w]] != nil {
			return true
		}
	}
	return false
}

// statusOf is the status of what clause c says.
func (s *sentence) statusOf(c int) status {
	cl := &s.clauses[c]
	if !cl.settled {
		cl.settled = true // before the rest, so that no circle can be endless
		cl.status = s.plainStatus(cl.main)
		cl.status = s.above(c)
		s.own(c)
	}
	return cl.status
}

// plainStatus is that of a statement of the writer or, in a quotation, of its
// speaker.
func (s *sentence) plainStatus(token int) status {
	t := s.quotedStatus(token)
	if t.speaker == nlp.None {
		t.speaker = s.source
		t.note(nlp.None, bySpeaker)
	}
	return t
}

// quotedStatus is that of what is only mentioned: it is the writer's, whoever
// tells the rest of the sentence, but in a quotation its speaker's.
func (s *sentence) quotedStatus(token int) status {
	t := status{polarity: nlp.Positive, modality: nlp.Asserted, speaker: s.speakerAt[token], cue: nlp.None}
	s.trace.begin(&t)
	return t
}

// above is the status that clause c has from where it hangs.
func (s *sentence) above(c int) status {
	cl := &s.clauses[c]
	t := s.plainStatus(cl.main)
	if cl.outer != nlp.None {
		t = s.govern(cl.outer, c)
	}
	if cl.bond == adjunct {
		t.polarity = nlp.Positive
		if t.modality != nlp.Alleged {
			t.modality = nlp.Asserted
		}
		if cl.antecedent != nlp.None && s.presupposed(cl.antecedent) {
			t.speaker = s.speakerAt[cl.main] // "said that Holt, who led the army, had"
		}
		t.note(nlp.None, byAdjunct)
		if a := cl.antecedent; a != nlp.None && s.words.generic[s.lower[s.phrases[a].First]] {
			t.weaken(nlp.Hypothetical, s.phrases[a].First) // "any soldiers who attack"
		}
	}
	if cl.noun != nlp.None {
		s.applyNoun(&t, cl.noun)
	}
	return t
}

// presupposed reports whether what explains phrase p is the writer's, whoever
// speaks of it: not where it tells more of an act ("the attacks that hit"), means
// anybody ("any soldiers who"), or is the whole of a headline.
func (s *sentence) presupposed(p int) bool {
	ph := &s.phrases[p]
	return len(s.nounWordings(p)) == 0 && !s.words.generic[s.lower[ph.First]] && (ph.clause != nlp.None || ph.governor != nlp.None)
}

// govern is the status of a complement of clause outer: clause c, or a noun
// where c is None.
func (s *sentence) govern(outer, c int) status {
	t := s.statusOf(outer)
	over := &s.clauses[outer]
	k := s.cueOf(outer)
	if c != nlp.None && s.clauses[c].gerundPrep != nlp.None {
		if with := s.words.verbCues[over.lemma+" "+s.lower[s.clauses[c].gerundPrep]]; with != nil {
			k = with // "warned Norland against sending troops"
		}
	}
	if k != nil && k.On == onClause && s.isDemand(c) {
		t.negate(over.main) // "rejected calls to attack"
		return t
	}
	early := c != nlp.None && s.clauses[c].infinitive && s.clauses[c].main < over.main // "to attend the talks, he told them"
	if k == nil || early || !s.cueActs(k, c) {
		s.ungoverned(&t, c)
		return t
	}
	negated := t.polarity == nlp.Negative
	other := k.Other != "" && c != nlp.None && s.clauses[c].infinitive && s.clauses[c].subject != over.subject
	// "continued to attack" is not said.
	phase := k.Speaker && k.Modality == "" && c != nlp.None && s.clauses[c].infinitive && !over.passive && s.controlled(over) == nlp.None
	if (k.Speaker || other) && !phase && !s.cuedByAdjective(outer) {
		if who := s.speakerOf(outer); who != nlp.None {
			t.attribute(who, over.main)
		}
		if negated {
			t.polarity = nlp.Positive
			t.weaken(nlp.Hypothetical, over.main)
		}
	}
	modality := k.Modality
	if other {
		modality = k.Other
	}
	if modality == "" && k.Speaker && c != nlp.None && s.clauses[c].infinitive && s.clauses[c].noun == nlp.None {
		switch {
		case over.passive && !s.words.commanding[over.lemma]:
			modality = nlp.Alleged // "is said to have left"
		case over.passive:
			modality = nlp.Demanded // "was told to leave"
		case s.controlled(over) != nlp.None:
			modality = nlp.Demanded // "told Norland to leave"
		}
	}
	if modality != "" {
		t.weaken(modality, over.main)
	}
	switch {
	case k.Negative && negated: // "did not refuse"
		t.polarity = nlp.Positive
		t.weaken(nlp.Hypothetical, over.main)
	case k.Negative:
		t.negate(over.main)
	}
	return t
}

// isDemand reports whether clause c is the infinitive of a noun that demands
// something: "calls to attack".
func (s *sentence) isDemand(c int) bool {
	if c == nlp.None || !s.clauses[c].infinitive || s.clauses[c].noun == nlp.None {
		return false
	}
	k := s.words.nounCues[s.lemma(s.phrases[s.clauses[c].noun].head)]
	return k != nil && k.Modality == nlp.Demanded
}

// cueActs reports whether cue k acts on clause c, or on a noun where c is None.
func (s *sentence) cueActs(k *cue, c int) bool {
	switch k.On {
	case onInfinitive:
		return c != nlp.None && s.clauses[c].infinitive && s.clauses[c].noun == nlp.None
	case onClause:
		return c != nlp.None
	case onNoun:
		return c == nlp.None
	}
	return true
}

// ungoverned sets the status of clause c under a verb that is no cue: an
// infinitive tells a purpose; a gerund may tell anything, unless its
// preposition says that it is so.
func (s *sentence) ungoverned(t *status, c int) {
	if c == nlp.None || s.clauses[c].noun != nlp.None {
		return
	}
	switch cl := &s.clauses[c]; {
	case cl.infinitive && cl.outer != nlp.None && cl.antecedent == nlp.None && s.words.communicating[s.clauses[cl.outer].lemma]:
		// "phoned her to thank her": that is what the call did
	case cl.infinitive && cl.outer != nlp.None && s.words.helping[cl.lemma] && s.words.giving[s.clauses[cl.outer].lemma]:
		// "gave money to help the villagers": to give is to help
	case cl.infinitive && cl.antecedent != nlp.None && s.isSingled(cl.antecedent):
	case cl.infinitive:
		t.weaken(nlp.Planned, cl.main)
	case !cl.gerund || cl.gerundPrep != nlp.None && s.words.real[s.lower[cl.gerundPrep]]:
	case cl.gerundPrep != nlp.None && s.words.preventing[s.lower[cl.gerundPrep]]:
		t.negate(cl.gerundPrep)
	default:
		t.weaken(nlp.Hypothetical, cl.main)
	}
}

// isSingled reports whether phrase p singles out who did something: "the first", "one
// of the strongest storms".
func (s *sentence) isSingled(p int) bool {
	for i := s.phrases[p].First; i < s.phrases[p].End; i++ {
		if s.tag(i) == "JJS" || s.words.singled[s.lower[i]] {
			return true
		}
	}
	return false
}

// speakerOf is the chain that says what clause c reports, or None: the subject,
// or the agent of a passive.
func (s *sentence) speakerOf(c int) int {
	cl := &s.clauses[c]
	p := cl.subject
	if cl.passive {
		p = s.agent(cl)
	}
	if p == nlp.None {
		return nlp.None
	}
	return s.voice(p)
}

// voice is the chain that speaks where phrase p does: for "a Pentagon
// statement" the Pentagon.
func (s *sentence) voice(p int) int {
	whole := s.entity(p)
	if whole != nlp.None && s.kindOf(whole) != nlp.Document && s.kindOf(whole) != nlp.Event {
		return whole
	}
	if o := s.phrases[p].owner; o != nlp.None {
		return s.entity(o)
	}
	if m := s.modifier(p); m != nlp.None {
		return s.chains[m]
	}
	s.complements(p, func(_, q int) bool {
		if e := s.entity(q); e != nlp.None && actor(s.kindOf(e)) {
			whole = e
		}
		return false
	})
	if whole == nlp.None || !actor(s.kindOf(whole)) {
		if who := s.issuer(p); who != nlp.None {
			return who
		}
	}
	return whole
}

// issuer is who brings out the text of phrase p, or None: "issued a statement
// condemning Norland".
func (s *sentence) issuer(p int) int {
	ph := &s.phrases[s.phrases[p].lead]
	if ph.clause == nlp.None || ph.slot != objectSlot || s.clauses[ph.clause].passive || s.clauses[ph.clause].subject == nlp.None {
		return nlp.None
	}
	k := s.words.nounCues[s.lemma(s.phrases[p].head)]
	if e := s.entity(p); (e == nlp.None || s.kindOf(e) != nlp.Document) && (k == nil || !k.Speaker) {
		return nlp.None
	}
	e := s.entity(s.clauses[ph.clause].subject)
	if e == nlp.None || !actor(s.kindOf(e)) {
		return nlp.None
	}
	return e
}

// own adds what clause c says of itself: its modal, negation, adverbs and mark.
func (s *sentence) own(c int) {
	cl := &s.clauses[c]
	t := &cl.status
	if cl.modal != nlp.None {
		m := s.words.modals[s.lower[cl.modal]]
		if s.words.would[s.lower[cl.modal]] && cl.bond == complement {
			m = nlp.Planned // "said it would attack"
		}
		if m != "" {
			t.weaken(m, cl.modal)
		}
	}
	if cl.due != nlp.None {
		t.weaken(nlp.Planned, cl.due)
	}
	if cl.mark != nlp.None && s.words.conditions[s.lower[cl.mark]] {
		t.weaken(nlp.Hypothetical, cl.mark)
	}
	if cl.mark != nlp.None && s.words.until[s.lower[cl.mark]] && s.relation(cl.top) == "advcl" {
		if b := s.clauseOver(s.head(cl.top)); b != nlp.None && (s.clauses[b].modal != nlp.None || s.clauses[b].negator != nlp.None) {
			t.weaken(nlp.Hypothetical, cl.mark) // "will not return until Norland ends"
		}
	}
	if p := cl.subject; cl.mark == nlp.None && p != nlp.None && s.relation(cl.top) == "advcl" && cl.First < s.phrases[p].First && s.words.inverted[s.lower[cl.First]] {
		t.weaken(nlp.Hypothetical, cl.First) // "had Norland attacked"
	}
	if s.question {
		t.weaken(nlp.Hypothetical, cl.main)
	}
	for i := max(s.First, cl.First-2); i < cl.End; i++ {
		if m := s.words.adverbs[s.lower[i]]; m != "" {
			t.weaken(m, i)
		}
	}
	if cl.negator != nlp.None {
		t.negate(cl.negator)
	}
	if p := cl.subject; p != nlp.None && s.negativePhrase(p) {
		t.negate(s.phrases[p].First)
	}
}

// negativePhrase reports whether phrase p starts with "no" or the like.
func (s *sentence) negativePhrase(p int) bool {
	first := s.phrases[p].First
	if s.tag(first) == "RB" && first+1 < s.phrases[p].End {
		first++ // "absolutely no intention"
	}
	return s.words.negativeDeterminers[s.lower[first]]
}
