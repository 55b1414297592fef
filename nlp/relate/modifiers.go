package relate

import "github.com/newsgraph/newsgraph/nlp"

// findCompounds finds hyphenated modifiers: "Norland-backed militia".
func (s *sentence) findCompounds() {
	for p := range s.phrases {
		ph := &s.phrases[p]
		for i := ph.First + 1; i+1 < ph.End; i++ {
			if s.tag(i) == "HYPH" {
				s.findCompound(p, i)
			}
		}
	}
}

// findCompound reads the modifier with its hyphen at token i of phrase p.
func (s *sentence) findCompound(p, i int) {
	front := s.endOf(s.byHead[i-1])
	list := s.index.compounds[s.lower[i+1]]
	if len(front) == 0 || len(list) == 0 {
		return
	}
	whole := append(s.endsOf(p), s.included(p)...)
	for _, c := range list {
		st := statement{
			of: c.of, wording: c.Wording, subjects: front, objects: whole, status: s.plainStatus(i),
			trigger: nlp.Range{First: i + 1, End: i + 2}, rule: "compound",
		}
		if c.Inverse {
			st.subjects, st.objects = whole, front
		}
		if s.bestFit(&st) == 2 {
			s.say(st)
			return
		}
		s.lose(&st, &statement{})
	}
}

// included is the members that "including" adds to phrase p.
func (s *sentence) included(p int) ends {
	var members ends
	s.complements(p, func(prep, q int) bool {
		if s.words.including[s.lower[prep]] {
			members = s.endsOf(q)
		}
		return members == nil
	})
	if g := s.phrases[p].governor; members == nil && g != nlp.None && s.phrases[g].mention == s.phrases[p].mention {
		return s.included(g) // "a number of troops, including"
	}
	return members
}
