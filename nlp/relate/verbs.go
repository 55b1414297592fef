package relate

import (
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/graph/ontology"
	"github.com/newsgraph/newsgraph/nlp"
)

// findVerbs lays the wordings of verbs over every clause.
func (s *sentence) findVerbs() {
	for c := range s.clauses {
		said := s.findVerb(c)
		s.findObligation(c)
		s.findAllegation(c)
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

// binding is the phrases that a wording has found for its slots, None for
// none, and for its nouns.
type binding struct {
	subject, object, event int
	nouns                  []int
}

func nothing() binding {
	return binding{nlp.None, nlp.None, nlp.None, nil}
}

func (b *binding) set(slot ontology.Slot, p int) {
	switch slot {
	case ontology.Subject:
		b.subject = p
	case ontology.Object:
		b.object = p
	case ontology.Event:
		b.event = p
	}
}

// matcher lays one wording over one clause.
type matcher struct {
	*sentence
	cl     *clause
	direct int           // the direct object, or the subject of a passive, until it is used
	second int           // what follows that, until it is used: "gave Norland an ultimatum"
	spent  bool          // the direct object was used
	next   ontology.Slot // what the part stands for that follows the one looked for
	after  int           // the phrase behind the preposition that was last found, or None
	noun   int           // the noun of the wording that was last found, or None
	used   int           // how many of cl.words were found
	taken  []int         // the prepositional phrases that were found, as indices in cl.args
	binding
}

// bind lays wording w over clause c. It fails where a word of w is not there,
// where a participant is missing, or where the verb has an object that w knows
// nothing of.
func (s *sentence) bind(c int, w wording) (binding, failure) {
	cl := &s.clauses[c]
	m := matcher{sentence: s, cl: cl, direct: cl.object, second: cl.second, after: nlp.None, noun: nlp.None, binding: nothing()}
	lead := cl.subject
	if cl.passive {
		m.direct, m.second, lead = cl.subject, cl.object, s.agent(cl)
	}
	m.set(w.Lead, lead)
	if w.Lead == ontology.Literal && w.hasEvent() && (!cl.passive || lead != nlp.None) {
		return m.binding, failure{why: noEvent}
	}
	if w.Lead != ontology.Literal && lead == nlp.None {
		return m.binding, failure{why: missing(w.Lead)}
	}
	rest := w.Rest
	if w.mutual() && lead != nlp.None && s.phrases[lead].next != nlp.None && s.several(lead) {
		rest, m.object = w.withoutObject(), lead // "Norway and Sweden met"
	}
	for i := range rest {
		if rest[i].Slot == ontology.Action {
			if cl.governed == nlp.None || s.clauses[cl.governed].passive || m.object == nlp.None {
				return m.binding, failure{why: noAction, found: i}
			}
			return m.binding, failure{}
		}
		if i+1 < len(rest) && rest[i+1].Slot == ontology.Action {
			continue
		}
		m.next = ontology.Literal
		if i+1 < len(rest) {
			m.next = rest[i+1].Slot
		}
		if !m.part(&rest[i]) {
			return m.binding, failure{why: missing(rest[i].Slot), part: &rest[i], found: i}
		}
	}
	return m.binding, m.check(w)
}

// missing is the failure of a wording that does not find what the slot stands
// for.
func missing(slot ontology.Slot) reason {
	switch slot {
	case ontology.Subject:
		return noSubject
	case ontology.Object:
		return noObject
	case ontology.Event:
		return noEvent
	}
	return noPart
}

// check looks at what wording w has left over and at what it still lacks when
// all of its parts are found.
func (m *matcher) check(w wording) failure {
	f := failure{found: len(w.Rest)}
	switch {
	case m.words.copulas[m.cl.lemma] && (m.used < len(m.cl.words) || len(m.taken) > 0 && m.taken[0] > 0), m.calls():
		f.why = extraWords
	case m.direct != nlp.None && !m.spent:
		f.why, f.phrase = extraObject, m.direct
	case w.Armed && !m.armed(m.binding), w.Blast && !m.signed(m.words.blasts, m.binding):
		f.why = unarmed
	case m.object == nlp.None:
		f.why = noObject
	case m.subject == nlp.None && m.event == nlp.None:
		f.why = noSubject
	}
	return f
}

// calls reports whether the verb says what something is called: who "called the
// vote a farce" telephoned nobody.
func (m *matcher) calls() bool {
	return m.words.calling[m.cl.lemma] && m.used == 0 && (m.direct != nlp.None || len(m.cl.words) > 0 || m.isNamed(m.cl.object))
}

// isNamed reports whether behind phrase p stands what it is called, even if the
// parser made nothing of that: a quotation, an article, an adjective.
func (s *sentence) isNamed(p int) bool {
	if p == nlp.None || s.phrases[p].End >= s.End {
		return false
	}
	switch i := s.phrases[p].End; s.tag(i) {
	case "DT", "JJ", "``", "''":
		return true
	}
	return false
}

// several reports whether phrase p leads a coordination of two or more
// entities.
func (s *sentence) several(p int) bool {
	n := 0
	for ; p != nlp.None; p = s.phrases[p].next {
		if s.entity(p) != nlp.None {
			n++
		}
	}
	return n > 1
}

// part finds one part of the wording.
func (m *matcher) part(p *ontology.Part) bool {
	if p.Slot != ontology.Literal {
		found := m.take()
		if found == nlp.None && p.Slot == ontology.Object && m.noun != nlp.None {
			found = m.phrases[m.noun].owner // "accepted Norland's demands"
		}
		m.set(p.Slot, found)
		return found != nlp.None && (len(p.Words) == 0 || m.heads(found, p))
	}
	if q := m.after; q != nlp.None {
		if m.led(q, p) {
			return true
		}
		if !m.found(q, p) {
			return false
		}
		m.after = nlp.None
		return true
	}
	if m.direct != nlp.None && m.found(m.direct, p) {
		m.direct, m.second, m.spent = m.second, nlp.None, true
		return true
	}
	return m.word(p) || m.preposition(p)
}

// found reports whether phrase q, or what it only counts ("some of its
// sanctions"), is the noun of part p, and notes it.
func (m *matcher) found(q int, p *ontology.Part) bool {
	if !m.heads(q, p) && m.words.containers[m.lower[m.phrases[q].head]] {
		q = m.held(q)
	}
	if q == nlp.None || !m.heads(q, p) {
		return false
	}
	m.noun = q
	m.nouns = append(m.nouns, q)
	return true
}

// led reports whether part p is the second preposition of phrase q: "out of".
func (m *matcher) led(q int, p *ontology.Part) bool {
	for _, d := range m.dependents.Of(m.phrases[q].top) {
		if m.relation(d) == "case" && d != m.phrases[q].prep && p.Has(m.lower[d]) {
			return true
		}
	}
	return false
}

// take uses the phrase that a slot stands for: after a preposition its phrase,
// else the direct object.
func (m *matcher) take() int {
	if p := m.after; p != nlp.None {
		m.after = nlp.None
		return p
	}
	p := m.direct
	m.direct, m.second, m.spent = m.second, nlp.None, true
	return p
}

// heads reports whether the head of phrase q is one of the words of p.
func (s *sentence) heads(q int, p *ontology.Part) bool {
	head := s.phrases[q].head
	for _, w := range p.Words {
		last := lastWord(w)
		if (s.lemma(head) == last || s.lower[head] == last) && s.endsWith(head, w) {
			return true
		}
	}
	return false
}

// isJoint reports whether r joins the words of one part of a wording.
func isJoint(r rune) bool { return r == ' ' || r == '-' }

// lastWord is the last of the words of w.
func lastWord(w string) string { return w[strings.LastIndexFunc(w, isJoint)+1:] }

// endsWith reports whether the words of w, but for the last, stand in front of
// token head, with or without hyphens.
func (s *sentence) endsWith(head int, w string) bool {
	fields := strings.FieldsFunc(w, isJoint)
	i := head - 1
	for k := len(fields) - 2; k >= 0; k-- {
		if i > s.First && s.tag(i) == "HYPH" {
			i--
		}
		if i < s.First || s.lower[i] != fields[k] && s.lemma(i) != fields[k] {
			return false
		}
		i--
	}
	return true
}

// word finds a particle or adjective after the verb.
func (m *matcher) word(p *ontology.Part) bool {
	for _, t := range m.cl.words {
		if p.Has(m.lower[t]) {
			m.used++
			return true
		}
	}
	// "shot dead two judges": the adjective may have become part of the object.
	if m.direct != nlp.None && !m.spent && !m.cl.passive {
		return p.Has(m.lower[m.phrases[m.direct].First])
	}
	return false
}

// preposition finds a preposition with a phrase after it: behind the noun of the
// wording in front ("troops for a war against"), else of the clause.
func (m *matcher) preposition(p *ontology.Part) bool {
	if m.noun != nlp.None {
		m.hanging(m.noun, func(q int) bool {
			if m.suits(p, m.phrases[q].prep, q) {
				m.after = q
			}
			return m.after == nlp.None
		})
	}
	i := m.argument(m.cl, m.taken, func(a argument) bool {
		return m.suits(p, a.prep, a.phrase) && a.phrase != m.noun && (m.after == nlp.None || a.phrase == m.after)
	})
	if i != nlp.None {
		m.after, m.taken = m.cl.args[i].phrase, append(m.taken, i)
	}
	return m.after != nlp.None
}

// suits reports whether the phrase behind token prep may follow part p.
func (m *matcher) suits(p *ontology.Part, prep, phrase int) bool {
	return p.Has(m.lower[prep]) && !m.phrases[phrase].time && (m.next != ontology.Event || m.tellsAct(phrase))
}

// tellsAct reports whether phrase p tells of something that happens.
func (s *sentence) tellsAct(p int) bool {
	if e := s.entity(p); e != nlp.None {
		return s.kindOf(e) == nlp.Event
	}
	return len(s.nounWordings(p)) > 0
}

// argument is the index of the first prepositional phrase of cl that is wanted
// and not taken; those that the object's noun claims ("blamed the attack on
// Karsa on") come last. It is None if there is none.
func (s *sentence) argument(cl *clause, taken []int, wanted func(argument) bool) int {
	claimed := nlp.None
	for i, a := range cl.args {
		switch {
		case !wanted(a) || slices.Contains(taken, i):
		case cl.object != nlp.None && s.phrases[a.phrase].governor == cl.object && s.nounTakes(cl.object, s.lower[a.prep]):
			if claimed == nlp.None {
				claimed = i
			}
		default:
			return i
		}
	}
	return claimed
}

// nounTakes reports whether a wording of the noun of phrase p has the
// preposition.
func (s *sentence) nounTakes(p int, prep string) bool {
	for _, w := range s.nounWordings(p) {
		if len(w.Rest) > 0 && w.Rest[0].Has(prep) {
			return true
		}
	}
	return false
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

// armed reports whether there is a sign of arms in what was bound: an armed
// group, or a word for a weapon or a fighter.
func (s *sentence) armed(b binding) bool {
	for _, p := range []int{b.subject, b.object} {
		if p == nlp.None {
			continue
		}
		if e := s.entity(p); e != nlp.None && s.kindOf(e) == nlp.ArmedGroup {
			return true
		}
	}
	return s.signed(s.words.arms, b)
}

// signed reports whether one of the words stands in what was bound.
func (s *sentence) signed(words set, b binding) bool {
	for _, p := range []int{b.subject, b.object} {
		if p == nlp.None {
			continue
		}
		for i := s.phrases[p].First; i < s.phrases[p].End; i++ {
			if words[s.lemma(i)] || words[s.lower[i]] {
				return true
			}
		}
	}
	return false
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
	case !slices.Contains(w.of.Objects, nlp.Document) && !w.of.Root.Verbal():
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
	if b.object == b.subject && len(st.objects) > 1 {
		st.subjects, st.objects = st.objects[:1], st.objects[1:]
	}
	if s.negativePhrase(who) && !s.isName(who) {
		st.subjects = nil // "no group has claimed": nobody is named
	}
	if p := b.object; s.negativePhrase(p) || cl.object != nlp.None && s.negativePhrase(cl.object) {
		st.status.negate(s.phrases[p].First)
	}
	for i := s.phrases[who].First; i < s.phrases[who].head; i++ {
		if m := s.words.adjectives[s.lower[i]]; m != "" {
			st.status.weaken(m, i)
		}
	}
	return st
}

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
	if t.State && slices.Contains(t.Subjects, nlp.Event) {
		return s.endsOf(p)
	}
	return s.doers(p)
}

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

// findObligation: who says that somebody must do something demands it.
func (s *sentence) findObligation(c int) {
	cl := &s.clauses[c]
	t := s.types.Type(demanded)
	if t == nil || cl.subject == nlp.None || cl.infinitive || cl.negator != nlp.None {
		return
	}
	who, addressee := s.statusOf(c).speaker, cl.subject
	if cl.passive {
		addressee = s.agent(cl) // "must be freed by Norland"
	}
	must := cl.modal != nlp.None && s.words.modals[s.lower[cl.modal]] == nlp.Demanded
	needs := cl.governed != nlp.None && cl.modal == nlp.None && s.words.obligations[cl.lemma]
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
// and who demands that somebody does something demands it of him.
func (s *sentence) findAllegation(c int) {
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
	} else if !s.words.accusing[word] {
		return
	}
	if st.of = s.types.Type(name); st.of != nil {
		s.say(st)
	}
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
