package relate

import (
	"slices"

	"github.com/newsgraph/newsgraph/graph/ontology"
	"github.com/newsgraph/newsgraph/nlp"
)

// findVerbs lays the wordings of verbs over every clause.
func (s *sentence) findVerbs() {
	for c := range s.clauses {
		said := s.findVerb(c)
		s.findObligation(c)
		s.findAvowal(c)
		s.findAllegation(c, said)
		s.findAct(c, said)
		s.placeEvent(c, said)
		if said == nil || said.of.Name != deniedClaim {
			s.findEvaluation(c)
		}
	}
}

// findVerb keeps what the first wording that fits clause c says: the wordings
// come with the most specific first, and those whose kinds suit go before
// those whose kinds are only alike. It returns that, nil for nothing.
func (s *sentence) findVerb(c int) *statement {
	var best choice
	main := s.clauses[c].main
	for _, w := range s.index.verbs[s.clauses[c].lemma] {
		var st statement
		b, f := s.bind(c, w)
		if f.why == fitting {
			st = s.verbStatement(c, w, b)
			s.limit(&st, w)
			f = st.nameless(b)
		}
		if f.why != fitting {
			s.miss(w, nlp.Range{First: main, End: main + 1}, f)
			continue
		}
		s.actByMeans(&st, b)
		if s.choose(&best, st) {
			break
		}
	}
	if best.fit == 0 {
		return nil
	}
	s.say(best.statement)
	for _, p := range best.nouns {
		s.phrases[p].worded = best.of
	}
	return &best.statement
}

// choice is the statement that is said of those that could be: the first one
// whose kinds suit, else the first one whose kinds are only alike.
type choice struct {
	statement
	fit int
}

// choose takes st if it is better than what was chosen before. It reports
// whether nothing can be better.
func (s *sentence) choose(best *choice, st statement) bool {
	fit := s.bestFit(&st)
	if fit <= best.fit {
		s.lose(&st, &best.statement)
		return s.decided(best)
	}
	if best.fit > 0 {
		s.lose(&best.statement, &st)
	}
	best.statement, best.fit = st, fit
	return s.decided(best)
}

// decided reports whether the search is over; an explanation goes on to tell
// what else there was.
func (s *sentence) decided(best *choice) bool { return best.fit == 2 && s.trace == nil }

// limit takes out of st the ends that are not of the kinds that wording w asks
// for.
func (s *sentence) limit(st *statement, w wording) {
	if w.Subject != "" {
		st.subjects = slices.DeleteFunc(slices.Clone(st.subjects), func(e end) bool { return !meets(w.Subject, s.kindOf(e.chain)) })
	}
	if w.Object != "" {
		st.objects = slices.DeleteFunc(slices.Clone(st.objects), func(e end) bool { return !meets(w.Object, s.kindOf(e.chain)) })
	}
}

// bestFit is how well the best pair of ends of st suits its type.
func (s *sentence) bestFit(st *statement) int {
	best := 0
	for _, a := range st.subjects {
		for _, b := range st.objects {
			if a.chain != b.chain {
				best = max(best, fits(st.of, s.kindOf(a.chain), s.kindOf(b.chain)))
			}
		}
	}
	return best
}

// verbStatement is what wording w says of the phrases in b.
func (s *sentence) verbStatement(c int, w wording, b binding) statement {
	cl := &s.clauses[c]
	st := statement{
		of: w.of, wording: w.Wording, status: s.statusOf(c), trigger: nlp.Range{First: cl.main, End: cl.main + 1},
		rule: "verb", nouns: b.nouns, objects: s.endsOf(b.object), details: s.detailsOf(c, w.of, b.object),
	}
	switch {
	case cl.participle || cl.gerund && cl.antecedent != nlp.None:
		st.rule = "participle"
	case cl.passive:
		st.rule = "passive"
	}
	who := b.subject
	if who == nlp.None {
		who = b.event
	}
	if e := s.entity(who); b.event == nlp.None || e == nlp.None || !s.isSetting(e) {
		st.subjects = s.takers(w.of, who)
	}
	if w.of.Root.Verbal() && len(s.actors(st.subjects)) == 0 {
		st.subjects = s.speakers(who)
	}
	switch {
	case w.of.Symmetric && len(st.objects) == 0 && w.Rest[0].Slot == ontology.Literal:
		st.objects = s.partyIn(b.object, st.subjects) // "restored ties with Norland's negotiators"
	case w.of.State, !slices.Contains(w.of.Objects, nlp.Document) && !w.of.Root.Verbal():
	case len(st.objects) == 0 || s.bestFit(&st) == 0:
		st.objects = s.authors(b.object, st.subjects)
		if len(st.objects) == 0 && w.of.Name == deniedClaim {
			st.objects = s.accusers(st.subjects)
		}
	case w.of.Root.Verbal() && s.kindOf(st.objects[0].chain) == nlp.Document:
		st.objects = append(st.objects, s.proposers(b.object, st.subjects)...) // "rejected Norland's proposal"
	}
	if len(st.objects) == 0 {
		st.objects = s.behind(w.of, b.object)
	}
	if w.of.Name == withdrew && !slices.ContainsFunc(st.subjects, func(e end) bool { return s.kindOf(e.chain) == nlp.ArmedGroup }) {
		st.objects = slices.DeleteFunc(slices.Clone(st.objects), func(e end) bool { return s.kindOf(e.chain) == nlp.Facility }) // who goes home
	}
	if b.object == b.subject && len(st.objects) > 1 {
		st.subjects, st.objects = st.objects[:1], st.objects[1:]
	}
	if s.negativePhrase(who) && !s.isName(who) {
		st.subjects = nil // "no group has claimed": nobody is named
	}
	if p := b.object; s.negativePhrase(p) || cl.object != nlp.None && s.negativePhrase(cl.object) && !w.has(s.words.negativeDeterminers) {
		st.status.negate(s.phrases[p].First)
	}
	s.speakForItself(&st, c, w)
	for i := s.phrases[who].First; i < s.phrases[who].head; i++ {
		if m := s.words.adjectives[s.lower[i]]; m != "" {
			st.status.weaken(m, i)
		}
	}
	return st
}

// speakForItself settles what the verb of clause c itself says of st: who speaks to
// an end has spoken ("marched to demand"), and who links two others says so.
func (s *sentence) speakForItself(st *statement, c int, w wording) {
	cl := &s.clauses[c]
	if cl.infinitive && st.status.modality == nlp.Planned && st.status.cue == cl.main && (s.words.speech[w.of.Name] || s.words.voiced[w.of.Name]) {
		st.status.modality, st.status.cue = nlp.Asserted, nlp.None
	}
	if w.of.Name != linkedTo || w.Lead != ontology.Literal || cl.passive || cl.subject == nlp.None {
		return
	}
	if e := s.voice(cl.subject); e != nlp.None && actor(s.kindOf(e)) && st.status.speaker == nlp.None {
		st.status.attribute(e, cl.main)
	}
}

// linkedTo is the relation of two that somebody links to each other.
const linkedTo = "LINKED_TO"

// isSetting reports whether chain c is where something may happen and no doer of
// it: "killed in the consulate".
func (s *sentence) isSetting(c int) bool {
	switch s.kindOf(c) {
	case nlp.Place, nlp.Facility, nlp.Country, nlp.Organization:
		return true
	}
	return false
}

// deniedClaim is the relation to whoever made the claim that somebody denies.
const deniedClaim = "DENIED_CLAIM_BY"

// accusers is who accused one of the accused last, in this sentence or a little
// before: whose claim it is that "Norland denied the accusation".
func (s *sentence) accusers(accused ends) ends {
	const back = 4 // sentences
	for i := len(s.found) - 1; i >= max(0, len(s.found)-reach) && s.number-s.found[i].sentence <= back; i-- {
		if st := &s.found[i]; st.of.Name == accusation && st.objects.meets(accused) && !st.subjects.meets(accused) {
			return s.actors(st.subjects)
		}
	}
	return nil
}

// authors is who stands behind phrase p where what it names is no entity: the
// government of "rejected the government's demand".
func (s *sentence) authors(p int, doers ends) ends {
	for ; p != nlp.None; p = s.phrases[p].next {
		if e := s.party(p, doers, s.words.authorial); len(e) > 0 {
			return e
		}
	}
	return nil
}

// takers is the entities that take part as phrase p in a relation of type t: the
// doers of an act, but where an act itself is somewhere, the act.
func (s *sentence) takers(t *ontology.Type, p int) ends {
	if t.Name == hazard && s.words.blasts[s.lemma(s.phrases[p].head)] {
		return nil // "two rockets struck" is no accident
	}
	if t.State && slices.Contains(t.Subjects, nlp.Event) {
		return s.endsOf(p)
	}
	return s.doers(p)
}

// withdrew is the relation between those who pull out of something and that.
const withdrew = "WITHDREW_FROM"

// hazard is the relation between what is nobody's act and what it hits.
const hazard = "STRUCK"

// proposers is who brought forward the text of phrase p.
func (s *sentence) proposers(p int, doers ends) ends {
	if o := s.phrases[p].owner; o != nlp.None {
		return s.others(s.endsOf(o), doers)
	}
	if e := s.others(s.filedBy(p), doers); len(e) > 0 {
		return e
	}
	if q := s.byPhrase(p); q != nlp.None {
		return s.others(s.endsOf(q), doers)
	}
	return s.others(s.endOf(s.modifier(p)), doers)
}

// findObligation: who says that somebody must do something demands it.
func (s *sentence) findObligation(c int) {
	cl := &s.clauses[c]
	t := s.types.Type(demanded)
	if t == nil || cl.subject == nlp.None || cl.infinitive || cl.negator != nlp.None || cl.antecedent != nlp.None {
		return
	}
	who, addressee := s.statusOf(c).speaker, cl.subject
	if cl.passive {
		addressee = s.agent(cl) // "must be freed by Norland"
	}
	// "should Norland leave" is a condition.
	must := cl.modal != nlp.None && s.words.modals[s.lower[cl.modal]] == nlp.Demanded && cl.modal > s.phrases[cl.subject].First
	needs := cl.governed != nlp.None && cl.modal == nlp.None && s.words.obligations[cl.lemma] &&
		s.clauses[cl.governed].infinitive && !s.clauses[cl.governed].passive
	if who == nlp.None || addressee == nlp.None || !must && !needs {
		return
	}
	s.say(statement{
		of: t, subjects: speakerEnd(who), objects: s.endsOf(addressee),
		status:  status{polarity: nlp.Positive, modality: nlp.Asserted, speaker: nlp.None, cue: nlp.None},
		trigger: nlp.Range{First: cl.First, End: cl.main + 1}, rule: "obligation",
	})
}

// demanded is the relation that an obligation makes.
const demanded = "DEMANDED_OF"

// findAllegation: who alleges that somebody did something accuses him of it,
// and who demands that somebody does something demands it of him. said is what
// clause c says, nil for nothing.
func (s *sentence) findAllegation(c int, said *statement) {
	cl := &s.clauses[c]
	if cl.subject == nlp.None || cl.infinitive || cl.gerund || cl.passive {
		return
	}
	st := statement{objects: s.endsOf(cl.subject), rule: "accusation"}
	var word string
	var k *cue
	switch {
	case cl.noun != nlp.None: // "its demand that"
		if s.phrases[cl.noun].owner == nlp.None {
			return
		}
		head := s.phrases[cl.noun].head
		word, st.trigger = s.lemma(head), nlp.Range{First: head, End: head + 1}
		k, st.subjects, st.status = s.words.nounCues[word], s.endsOf(s.phrases[cl.noun].owner), s.statusOfNoun(cl.noun, false)
	case cl.outer != nlp.None && cl.bond == complement:
		over := &s.clauses[cl.outer]
		if over.subject == nlp.None || over.passive || over.negator != nlp.None {
			return
		}
		word, st.trigger = over.lemma, nlp.Range{First: over.main, End: over.main + 1}
		k, st.subjects, st.status = s.words.verbCues[word], s.speakers(over.subject), s.statusOf(cl.outer)
	}
	name := accusation
	if k != nil && k.Modality == nlp.Demanded && k.Speaker {
		name, st.rule = demanded, "obligation"
	} else if !s.accuses(word, said) {
		return
	}
	if st.of = s.types.Type(name); st.of != nil {
		s.say(st)
	}
}

// accuses reports whether a word like "allege" accuses whom it tells of; said is
// what it tells, nil where that is nothing known.
func (s *sentence) accuses(word string, said *statement) bool {
	isAct := said != nil && !said.of.State
	return s.words.accusing[word] || isAct && s.words.asserting[word]
}

// speakers is who speaks as phrase p: its entities or, of a text, who brings it
// out.
func (s *sentence) speakers(p int) ends {
	list := s.endsOf(p)
	if len(s.actors(list)) > 0 {
		return list
	}
	if e := s.voice(p); e != nlp.None {
		return ends{{chain: e, at: s.phrases[p].head}} // "a resolution demanding that"
	}
	return list
}

// accusation is the relation that an allegation makes beside what it alleges.
const accusation = "ACCUSED"
