package relate

import (
	"github.com/newsgraph/newsgraph/graph/ontology"
	"github.com/newsgraph/newsgraph/nlp"
)

// act is an act of violence that the article has told of, and its victims: what
// "the attack" takes up. News tells once whom an attack hit and speaks of "the
// attack" from then on.
type act struct {
	of       *ontology.Type
	victims  ends
	sentence int
}

// known is who did an act, and the sentence that tells it first.
type known struct {
	doers    ends
	sentence int
}

// recent is the number of sentences over which "the attack" takes up an act that
// only a verb has told of.
const recent = 8

// noteActs remembers the acts that sentence s tells of: those of nouns with
// their chains and their doers, and those of verbs.
func (s *sentence) noteActs() {
	for p := range s.phrases {
		e := s.entity(p)
		if e == nlp.None || s.kindOf(e) != nlp.Event || s.acts[e].of != nil {
			continue
		}
		if a, ok := s.actOfNoun(p); ok {
			s.acts[e] = a
		}
	}
	s.noteDoers()
	for c := range s.clauses {
		s.toldActs = append(s.toldActs, s.actsOfVerb(c)...)
	}
}

// noteDoers remembers who did the acts that the nouns of sentence s tell of as
// facts.
func (s *sentence) noteDoers() {
	for p := range s.phrases {
		e := s.entity(p)
		if e == nlp.None || s.kindOf(e) != nlp.Event || len(s.doersOf[e].doers) > 0 || len(s.nounWordings(p)) == 0 {
			continue
		}
		d := s.doing(p)
		if t := s.statusOfNoun(p, d.light); t.plain() && d.by.modality == "" || d.by.plain() {
			s.doersOf[e] = known{d.ends, s.number}
		}
	}
}

// actOfNoun is the act that the noun of phrase p tells of, with the victims that
// stand behind it.
func (s *sentence) actOfNoun(p int) (act, bool) {
	for _, w := range s.nounWordings(p) {
		if !w.of.Root.Violent() || !s.triggered(s.phrases[p].head, w) {
			continue
		}
		if b, between := s.bindNoun(p, w); b.object != nlp.None && !between {
			if victims := s.endsOf(b.object); len(victims) > 0 {
				return act{w.of, victims, s.number}, true
			}
		}
	}
	return act{}, false
}

// actsOfVerb is the act that the verb of clause c tells of as a fact, be its doer
// known or not, as each of the types that it may be.
func (s *sentence) actsOfVerb(c int) []act {
	cl := &s.clauses[c]
	patient := cl.object
	if cl.passive {
		patient = cl.subject
	}
	if patient == nlp.None {
		return nil
	}
	if t := s.statusOf(c); !t.plain() {
		return nil
	}
	victims := s.endsOf(patient)
	if !cl.passive && cl.subject != nlp.None && victims.meets(s.endsOf(cl.subject)) {
		return nil // "them" is taken for the wrong ones
	}
	var list []act
	for _, w := range s.index.verbs[cl.lemma] {
		if len(w.Rest) != 1 || w.Rest[0].Slot != ontology.Object || !w.of.Root.Violent() {
			continue
		}
		for _, v := range victims {
			if suits(w.of.Objects, s.kindOf(v.chain)) == 2 {
				list = append(list, act{w.of, victims, s.number})
				break
			}
		}
	}
	return list
}

// victims is whom the act that phrase p takes up hit, where nothing behind the
// noun tells it: "the attack". They suit wording w of the noun.
func (s *sentence) victims(p int, w wording) ends {
	if !w.of.Root.Violent() || !s.definite(p) {
		return nil
	}
	if e := s.entity(p); e != nlp.None && s.acts[e].of != nil {
		return s.acts[e].victims
	}
	var first ends
	for i := len(s.toldActs) - 1; i >= 0 && s.number-s.toldActs[i].sentence <= recent; i-- {
		if a := &s.toldActs[i]; a.sentence < s.number && a.of == w.of {
			first = a.victims // what the article told first is what it is about
		}
	}
	return first
}
