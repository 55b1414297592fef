package relate

import (
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/graph/ontology"
	"github.com/newsgraph/newsgraph/nlp"
)

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
	taken := len(rest) == 1 && m.direct != nlp.None && !cl.passive // "Norway and Sweden met Ann Lee"
	if w.mutual() && !taken && lead != nlp.None && s.phrases[lead].next != nlp.None && s.several(lead) {
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
	case w.Verbal && !m.onlyWords(), w.of.Name == criticized && m.armed(m.binding) && m.harms(m.cl):
		f.why = notWords
	case m.object == nlp.None:
		f.why = noObject
	case m.subject == nlp.None && m.event == nlp.None:
		f.why = noSubject
	}
	return f
}

// criticized is the relation of words that arms do not speak: who "attacked the
// guards for their role" with rifles did not rebuke them.
const criticized = "CRITICIZED"

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
		return found != nlp.None && (len(p.Words) == 0 || m.heads(found, p) || m.standsFor(found, p))
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

// standsFor reports whether phrase q is a pronoun or a name for what is called by
// the noun of part p elsewhere: "it", the treaty.
func (m *matcher) standsFor(q int, p *ontology.Part) bool {
	e := m.entity(q)
	if e == nlp.None || m.tag(m.phrases[q].head) != "PRP" && !m.isName(q) {
		return false
	}
	const most = 12 // wordings that are looked at
	list := m.doc.Chains[e].Mentions
	for _, i := range list[:min(len(list), most)] {
		if head := m.doc.Mentions[i].Head; p.Has(m.lemma(head)) || p.Has(m.lower[head]) {
			return true
		}
	}
	return false
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
	if i != nlp.None && m.noun == nlp.None && m.ofNoun(m.cl.args[i]) {
		return false // "demanded a withdrawal from Norland" demands nothing of it
	}
	if i != nlp.None {
		m.after, m.taken = m.cl.args[i].phrase, append(m.taken, i)
	}
	return m.after != nlp.None
}

// ofNoun reports whether argument a rather goes with a noun in front of it. What is
// between two is between them, whichever word it goes with.
func (m *matcher) ofNoun(a argument) bool {
	g := m.phrases[a.phrase].governor
	return g != nlp.None && !m.words.between[m.lower[a.prep]] && m.nounTakes(g, m.lower[a.prep])
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
