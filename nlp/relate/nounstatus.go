package relate

import (
	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/lexicon"
)

// applyNoun adds what noun p does to what it governs: "a plan to attack".
func (s *sentence) applyNoun(t *status, p int) {
	head := s.phrases[p].head
	k := s.words.nounCues[s.lemma(head)]
	if k == nil {
		return
	}
	if k.Modality != "" {
		t.weaken(k.Modality, head)
	}
	if k.Negative && (!s.words.ending[s.lemma(head)] || !t.plain()) || s.negativePhrase(p) {
		t.negate(head)
	}
	if k.Speaker && s.phrases[p].owner != nlp.None {
		if who := s.entity(s.phrases[p].owner); who != nlp.None {
			t.attribute(who, head)
		}
	}
}

// statusOfNoun is the status of the act that the noun of phrase p tells of.
// light says that the verb above only carries the noun.
func (s *sentence) statusOfNoun(p int, light bool) status {
	ph := &s.phrases[p]
	t := s.plainStatus(ph.head)
	if c := s.clauseAbove(p); c != nlp.None {
		t = s.nounUnder(p, c, light)
	}
	for k, g := 0, ph.governor; k < 4 && g != nlp.None; k++ {
		s.applyNoun(&t, g)
		g = s.phrases[g].governor
	}
	for i := ph.First; i < ph.head; i++ {
		// "a carefully planned attack" took place, "a planned attack" did not.
		if m := s.words.adjectives[s.lower[i]]; m != "" && s.tag(max(i-1, 0)) != "RB" {
			t.weaken(m, i)
		}
	}
	if s.negativePhrase(p) {
		t.negate(ph.First)
	}
	if ph.prep != nlp.None && s.words.negators[s.lower[ph.prep]] {
		t.negate(ph.prep) // "without an attack"
	}
	return t
}

// clauseAbove is the clause that phrase p is in, by itself or by the phrases
// that govern it; None if there is none.
func (s *sentence) clauseAbove(p int) int {
	for k := 0; k < 6 && p != nlp.None; k++ {
		if c := s.phrases[s.phrases[p].lead].clause; c != nlp.None {
			return c
		}
		p = s.phrases[p].governor
	}
	return nlp.None
}

// nounUnder is the status that the noun of phrase p has from clause c. A verb
// that is a cue governs it, a light verb shares its own status; under any
// other verb the noun is taken for granted, unless it is new and the clause
// itself is not real.
func (s *sentence) nounUnder(p, c int, light bool) status {
	t := s.statusOf(c)
	ph := &s.phrases[s.phrases[p].lead]
	switch k := s.cueOf(c); {
	case ph.slot == prepSlot && ph.prep != nlp.None && s.words.circumstances[s.lower[ph.prep]]:
	case k != nil && s.cueActs(k, nlp.None) && s.phrases[p].slot != subjectSlot:
		return s.govern(c, nlp.None)
	case light:
		return t
	case k != nil && k.Modality != "" && s.phrases[p].slot == subjectSlot && s.cuedByAdjective(c):
		t.weaken(k.Modality, s.clauses[c].main) // "an attack is possible"
		return t
	case t.modality == nlp.Hypothetical && !s.definite(p), t.modality == nlp.Alleged, t.modality == nlp.Denied:
		return t
	case !s.definite(p) && !t.plain() && !s.negativePhrase(p):
		if t.polarity == nlp.Negative {
			t.polarity = nlp.Positive
			t.weaken(nlp.Hypothetical, s.clauses[c].main)
		}
		return t
	}
	t.polarity, t.modality = nlp.Positive, nlp.Asserted
	t.note(nlp.None, byNoun)
	return t
}

// definite reports whether phrase p takes up something known: "the attack",
// "Norland's attack".
func (s *sentence) definite(p int) bool {
	ph := &s.phrases[p]
	if ph.owner != nlp.None {
		return true
	}
	first := s.lower[ph.First]
	return s.lexicon.Is(lexicon.Definite, first) || s.tag(ph.First) == "PRP$"
}
