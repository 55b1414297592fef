package relate

import (
	"strconv"

	"github.com/newsgraph/newsgraph/graph/ontology"
	"github.com/newsgraph/newsgraph/nlp"
)

// details are the circumstances of a statement.
type details struct {
	placed     bool
	place      int // chain, where placed
	instrument string
	counts     nlp.Counts
}

// detailsOf reads the circumstances that clause c tells of a relation of type
// t whose object is phrase object.
func (s *sentence) detailsOf(c int, t *ontology.Type, object int) details {
	var d details
	cl := &s.clauses[c]
	for _, a := range cl.args {
		if s.words.inside[s.lower[a.prep]] && a.phrase != object {
			s.placeAt(&d, a.phrase)
		}
	}
	if object != nlp.None {
		d.counts = s.count(t, object)
	}
	return d
}

// placeAt keeps the entity of phrase p as the place if it is one.
func (s *sentence) placeAt(d *details, p int) {
	e := s.entity(p)
	if e == nlp.None || d.placed {
		return
	}
	switch s.kindOf(e) {
	case nlp.Place, nlp.Country, nlp.Facility:
		d.placed, d.place = true, e
	}
}

// count reads how many people an act of type t concerned from phrase p.
func (s *sentence) count(t *ontology.Type, p int) nlp.Counts {
	var n int
	for i := s.phrases[p].First; i < s.phrases[p].End && n == 0; i++ {
		if s.tag(i) == "CD" {
			n = s.valueOf(i)
		}
	}
	var counts nlp.Counts
	switch s.words.counts[t.Name] {
	case "killed":
		counts.Killed = n
	case "injured":
		counts.Injured = n
	case "detained":
		counts.Detained = n
	case "people":
		counts.People = n
	}
	return counts
}

// valueOf is the value of the number at token i, 0 if it is not understood.
func (s *sentence) valueOf(i int) int {
	if n, ok := s.words.numbers[s.lower[i]]; ok {
		return n
	}
	digits := make([]byte, 0, len(s.lower[i]))
	for k := 0; k < len(s.lower[i]); k++ {
		if c := s.lower[i][k]; c != ',' {
			digits = append(digits, c)
		}
	}
	n, err := strconv.Atoi(string(digits))
	if err != nil || n < 0 {
		return 0
	}
	return n
}
