package coref

import "github.com/newsgraph/newsgraph/nlp"

// Constraints keep apart what the score, which sees two candidates at a time,
// would join by way of a third: a cluster has one gender, is a person or is
// none, and every name in it matches another one. A verb's object is not its
// subject, and no pronoun takes up the place of a dateline.

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
	tree     *tree
	of       []int32  // of each candidate: the first one of its cluster
	dateline []bool   // of each sentence
	named    []bool   // whether a name stands at the candidate
	nature   []nature // of the candidate, by its name or pronoun
	profiles []profile
}

// profile is what is known of a cluster; it stands at its first candidate.
type profile struct {
	gender gender // masculine, feminine or unknown
	nature nature
	told   bool    // it stands elsewhere than in datelines
	names  []int32 // candidates that are names, the last maxNames
}

// maxNames is the number of names of a cluster that another one is held
// against. Most clusters have fewer wordings.
const maxNames = 12

func newConstraints(t *tree, cands []candidate, doc *nlp.Doc) *constraints {
	n := len(cands)
	c := &constraints{
		cands: cands, tree: t, of: make([]int32, n), dateline: make([]bool, len(doc.Sentences)),
		named: make([]bool, n), nature: make([]nature, n), profiles: make([]profile, n),
	}
	for s, r := range doc.Sentences {
		c.dateline[s] = r.Len() > 1 && dashes[t.tokens[r.End-1].Norm] && isCapitals(t.tokens[r.First].Norm)
	}
	names := doc.Names
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

// dashes end datelines.
var dashes = set("- -- – —")

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
	if !c.cands[i].isNominal() && (!p.told || c.isArgued(i, f)) {
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

// isArgued reports whether the pronoun i is the object of a verb whose subject is
// in the cluster of the first candidate f: "the men abducted them".
func (c *constraints) isArgued(i int, f int32) bool {
	d := &c.cands[i]
	if d.place != object || d.reflexive {
		return false
	}
	verb := c.tree.tokens[d.head].Head
	for j := i - 1; j >= 0 && c.cands[j].sentence == d.sentence; j-- {
		if e := &c.cands[j]; c.of[j] == f && e.place <= passiveSubject && c.tree.tokens[e.head].Head == verb {
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
	c.of[i], p.told = f, p.told || !c.dateline[c.cands[i].sentence]
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
