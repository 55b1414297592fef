package coref

import "slices"

const (
	// nearest is the number of candidates before one that are scored, besides
	// those whose words match.
	nearest = 60
	// matching is the number of those that match, the nearest ones; it keeps
	// time linear in the length of an article.
	matching = 200
)

// farIndex finds candidates before the nearest ones whose words match.
type farIndex struct {
	names, lemmas, initials, acronyms map[int32][]int32 // candidates, rising
	found                             []int32
}

func newFarIndex() *farIndex {
	return &farIndex{map[int32][]int32{}, map[int32][]int32{}, map[int32][]int32{}, map[int32][]int32{}, nil}
}

// add adds candidate j, which must be later than all in the index. Words stand
// in names beside their beginnings, which are numbers of their own.
func (f *farIndex) add(c *candidate, j int32) {
	if !c.isNominal() {
		return
	}
	put := func(m map[int32][]int32, key int32) {
		if list := m[key]; key >= 0 && (len(list) == 0 || list[len(list)-1] != j) {
			m[key] = append(list, j)
		}
	}
	for _, w := range c.names {
		put(f.names, w)
	}
	for _, p := range c.prefixes {
		put(f.names, p)
	}
	put(f.lemmas, c.lemma)
	put(f.lemmas, c.lemmaStart)
	put(f.initials, c.initials)
	if c.acronym && len(c.names) == 1 {
		put(f.acronyms, c.form)
	}
}

// find gives the candidates in the index that match c, the nearest first. They
// are valid until the next call.
func (f *farIndex) find(c *candidate) []int32 {
	f.found = f.found[:0]
	if !c.isNominal() {
		return f.found
	}
	take := func(list []int32) {
		f.found = append(f.found, list[max(0, len(list)-matching):]...)
	}
	for _, w := range c.names {
		take(f.names[w])
	}
	for _, p := range c.prefixes {
		take(f.names[p])
	}
	take(f.lemmas[c.lemma])
	if c.lemmaStart >= 0 {
		take(f.lemmas[c.lemmaStart])
	}
	if c.initials >= 0 {
		take(f.acronyms[c.initials])
	}
	if c.acronym && len(c.names) == 1 {
		take(f.initials[c.form])
	}
	slices.SortFunc(f.found, func(a, b int32) int { return int(b - a) })
	f.found = slices.Compact(f.found)
	return f.found[:min(len(f.found), matching)]
}
