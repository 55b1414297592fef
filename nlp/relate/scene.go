package relate

import "github.com/newsgraph/newsgraph/nlp"

// placeEvent puts an event where clause c says that it did harm, if the clause
// says st: "the blast killed two in Karsa".
func (s *sentence) placeEvent(c int, st *statement) {
	t := s.types.Type(locatedIn)
	if t == nil || st == nil || !st.of.Root.Hostile() || !st.status.plain() {
		return
	}
	cl := &s.clauses[c]
	who := cl.subject
	if cl.passive {
		who = s.agent(cl)
	}
	events := s.ofKinds(s.endsOf(who), []nlp.Kind{nlp.Event})
	if len(events) == 0 {
		return
	}
	for _, a := range cl.args {
		if places := s.ofKinds(s.placesOf(a.phrase), scenes); s.words.where[s.lower[a.prep]] && len(places) > 0 {
			s.say(statement{
				of: t, subjects: events, objects: places, status: st.status,
				trigger: nlp.Range{First: a.prep, End: a.prep + 1}, rule: "scene",
			})
			return
		}
	}
}

// scenes are the kinds of what things happen in or at.
var scenes = []nlp.Kind{nlp.Place, nlp.Country, nlp.Facility}

// locatedIn is the relation between something and where it is.
const locatedIn = "LOCATED_IN"
