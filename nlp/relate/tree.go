package relate

import (
	"strings"

	"github.com/newsgraph/newsgraph/nlp"
)

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
	for _, d := range a.dependents.Of(i) {
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
