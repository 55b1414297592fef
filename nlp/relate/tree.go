package relate

import (
	"strings"

	"github.com/newsgraph/newsgraph/nlp"
)

// tree is the dependents of every token of a Doc, in the order of the text.
type tree struct {
	first []int // of token i, where its dependents begin in list; one more at the end
	list  []int
}

func newTree(tokens []nlp.Token) tree {
	t := tree{first: make([]int, len(tokens)+1), list: make([]int, len(tokens))}
	for i := range tokens {
		if h := tokens[i].Head; h != i {
			t.first[h+1]++
		}
	}
	for i := range tokens {
		t.first[i+1] += t.first[i]
	}
	next := append([]int(nil), t.first...)
	for i := range tokens {
		if h := tokens[i].Head; h != i {
			t.list[next[h]] = i
			next[h]++
		}
	}
	return t
}

// dependents is the tokens that depend on token i.
func (t tree) dependents(i int) []int { return t.list[t.first[i]:t.first[i+1]] }

// relation is the dependency relation of token i without its subtype, "root"
// for the root.
func (a *article) relation(i int) string {
	dep, _, _ := strings.Cut(a.doc.Tokens[i].Dep, ":")
	return dep
}

func (a *article) head(i int) int { return a.doc.Tokens[i].Head }

// child is the first dependent of token i with one of the relations, subtypes
// aside, or None.
func (a *article) child(i int, relations ...string) int {
	for _, d := range a.tree.dependents(i) {
		for _, r := range relations {
			if a.relation(d) == r {
				return d
			}
		}
	}
	return nlp.None
}

func isVerb(tag string) bool { return strings.HasPrefix(tag, "VB") }

// isRelative reports whether token i is a relative pronoun.
func (s *sentence) isRelative(i int) bool {
	if !s.words.relatives[s.lower[i]] {
		return false
	}
	switch s.tag(i) {
	case "WDT", "WP", "WP$":
		return true
	}
	return false
}
