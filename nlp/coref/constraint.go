package coref

import "github.com/newsgraph/newsgraph/nlp"

// Constraints keep apart what the score, which sees two candidates at a time,
// would join by way of a third: a cluster has one gender, is a person or is
// none, and every name in it matches another one.

// nature is whether something is a person.
type nature uint8

const (
	noNature nature = iota
	person
	thing
)

// constraints judge which cluster a candidate may join.
type constraints struct {
	cands    []candidate
	named    []bool   // whether a name stands at the candidate
	nature   []nature // of the candidate, by its name or pronoun
	profiles []profile
}

// profile is what is known of a cluster; it stands at its first candidate.
type profile struct {
	gender gender // masculine, feminine or unknown
	nature nature
	names  []int32 // candidates that are names, the last maxNames
}

// maxNames is the number of names of a cluster that another one is held
// against. Most clusters have fewer wordings.
const maxNames = 12

func newConstraints(cands []candidate, names []nlp.Name) *constraints {
	c := &constraints{cands, make([]bool, len(cands)), make([]nature, len(cands)), make([]profile, len(cands))}
	next := 0
	for i := range cands {
		for next < len(names) && names[next].End <= cands[i].head {
			next++
		}
		switch k := cands[i].kind; {
		case k == masculine || k == feminine || k == speaker:
			c.nature[i] = person
		case k == neuter:
			c.nature[i] = thing
		case k == properNoun && next < len(names) && names[next].Contains(cands[i].head):
			c.named[i], c.nature[i] = isEntity(names[next].Label), natureOf(names[next].Label)
		}
	}
	return c
}

func natureOf(label string) nature {
	switch label {
	case "PER":
		return person
	case "ORG", "LOC":
		return thing
	}
	return noNature
}

func isEntity(label string) bool { return natureOf(label) != noNature }

// allow reports whether candidate i may join the cluster of the first candidate f.
func (c *constraints) allow(i int, f int32) bool {
	p := &c.profiles[f]
	if g := sexOf(c.cands[i].gender); g != isUnknown && p.gender != isUnknown && g != p.gender {
		return false
	}
	if c.nature[i] != noNature && p.nature != noNature && c.nature[i] != p.nature {
		return false
	}
	if !c.named[i] || len(p.names) == 0 {
		return true
	}
	for _, j := range p.names {
		if areOneName(matchOf(&c.cands[i], &c.cands[j])) {
			return true
		}
	}
	return false
}

// areOneName reports whether two names that match so can be one entity's.
func areOneName(m match) bool {
	switch m {
	case noMatch, namesShared, namesAlike:
		return false
	}
	return true
}

func sexOf(g gender) gender {
	if g == isMasculine || g == isFeminine {
		return g
	}
	return isUnknown
}

// note adds candidate i to the cluster of the first candidate f.
func (c *constraints) note(i int, f int32) {
	p := &c.profiles[f]
	if g := sexOf(c.cands[i].gender); g != isUnknown {
		p.gender = g
	}
	if c.nature[i] != noNature {
		p.nature = c.nature[i]
	}
	if !c.named[i] {
		return
	}
	if len(p.names) == maxNames {
		p.names = append(p.names[:0], p.names[1:]...)
	}
	p.names = append(p.names, int32(i))
}
