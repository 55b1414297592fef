package relate

import "github.com/newsgraph/newsgraph/nlp"

// findCompounds finds hyphenated modifiers: "Norland-backed militia".
func (s *sentence) findCompounds() {
	for i := s.First + 1; i+1 < s.End; i++ {
		if s.tag(i) == "HYPH" && len(s.index.compounds[s.lower[i+1]]) > 0 {
			s.findCompound(i)
		}
	}
}

// findCompound reads the modifier with its hyphen at token i.
func (s *sentence) findCompound(i int) {
	p := s.modified(i)
	if p == nlp.None {
		return
	}
	front, whole := s.frontOf(p, i), s.wholeOf(p, i)
	if len(front) == 0 {
		return
	}
	for _, c := range s.index.compounds[s.lower[i+1]] {
		st := statement{
			of: c.of, wording: c.Wording, subjects: front, objects: whole, status: s.quotedStatus(i),
			trigger: nlp.Range{First: i + 1, End: i + 2}, rule: "compound",
		}
		switch {
		case c.Inverse:
			st.subjects, st.objects = whole, front
		case c.of.Name == mediated:
			st.objects = s.sidesOf(p)
		}
		if s.bestFit(&st) == 2 {
			s.say(st)
			return
		}
		s.lose(&st, &statement{})
	}
}

// mediated is the relation to the two sides of what somebody has brokered.
const mediated = "MEDIATED_BETWEEN"

// sidesOf is the two sides of the deal or the talks of phrase p.
func (s *sentence) sidesOf(p int) ends {
	var sides ends
	s.complements(p, func(prep, q int) bool {
		if s.words.between[s.lower[prep]] {
			sides = s.endsOf(q)
		}
		return sides == nil
	})
	return sides
}

// modified is the phrase that the compound with its hyphen at token i modifies:
// the one that it lies in or, where its front is a name of its own, the one that
// the word behind the hyphen hangs on.
func (s *sentence) modified(i int) int {
	if p := s.phraseAt[i]; p != nlp.None && s.phrases[p].End > i+1 {
		return p
	}
	if h := s.head(i + 1); h > i {
		return s.phraseAt[h]
	}
	return nlp.None
}

// frontOf is what stands in front of the hyphen at token i of phrase p. For
// "state" that is the state whose the phrase is: "Norland's state-owned bank".
func (s *sentence) frontOf(p, i int) ends {
	if !s.words.state[s.lower[i-1]] {
		return s.endOf(s.byHead[i-1])
	}
	ph := &s.phrases[p]
	countries := []nlp.Kind{nlp.Country}
	if e := s.ofKinds(s.endOf(s.mentionWithin(nlp.Range{First: ph.First, End: ph.End}, ph.mention)), countries); len(e) > 0 {
		return e
	}
	if ph.owner == nlp.None {
		return nil
	}
	return s.ofKinds(s.endsOf(ph.owner), countries)
}

// wholeOf is what the compound with its hyphen at token i modifies inside phrase
// p: the militia of "the Norland-backed militia leader", else the phrase.
func (s *sentence) wholeOf(p, i int) ends {
	for k := i + 2; k < s.phrases[p].head; k++ {
		if m := s.byHead[k]; m != nlp.None && m != s.phrases[p].mention && s.doc.Mentions[m].Contains(i+1) {
			return s.endOf(m)
		}
	}
	if q := s.phrases[p].apposed; q != nlp.None {
		return s.endsOf(q)
	}
	return s.endsOf(p)
}

// included is the members that "including" adds to phrase p.
func (s *sentence) included(p int) ends {
	var members ends
	s.complements(p, func(prep, q int) bool {
		if s.words.including[s.lower[prep]] && q > p {
			members = s.endsOf(q)
		}
		return members == nil
	})
	ph := &s.phrases[p]
	if ph.mention == nlp.None || ph.prep == nlp.None || s.words.including[s.lower[ph.prep]] {
		return members
	}
	if g := ph.governor; members == nil && g != nlp.None && g < p && s.phrases[g].mention == ph.mention {
		return s.included(g) // "a number of troops, including"
	}
	return members
}
