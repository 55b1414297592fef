package relate

import (
	"github.com/newsgraph/newsgraph/nlp"
)

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

// onlyWords reports whether what was bound can only be done with words: a named
// person or a body does it to another one, and nothing tells of arms.
func (m *matcher) onlyWords() bool {
	if m.armed(m.binding) || m.subject == nlp.None || m.object == nlp.None {
		return false
	}
	for _, p := range []int{m.subject, m.object} {
		e := m.entity(p)
		if e == nlp.None {
			return false
		}
		r := m.doc.Representative(e)
		if r.Kind != nlp.Organization && (r.Kind != nlp.Person || r.Form != nlp.Named) {
			return false
		}
	}
	for _, a := range m.cl.args {
		if w := m.lemma(m.phrases[a.phrase].head); m.words.weapons[w] || m.words.arms[w] {
			return false
		}
	}
	return true
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
