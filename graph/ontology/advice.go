package ontology

import (
	"fmt"
	"slices"
)

// Advice lists what is no mistake in type t of o but may not be meant: no
// example, no wording, wordings that can never match, and wordings that another
// type has too.
func (o *Ontology) Advice(t *Type) []Mistake {
	var list []Mistake
	add := func(line int, format string, args ...any) {
		list = append(list, Mistake{line, fmt.Sprintf(format, args...)})
	}
	if t.Example == "" {
		add(t.Line, "type %s has no example", t.Name)
	}
	if len(t.Verbs)+len(t.Nouns)+len(t.Compounds)+len(t.Roles) == 0 {
		add(t.Line, "type %s has no wording, so nothing gives it", t.Name)
	}
	for i := range t.Nouns {
		if p := &t.Nouns[i]; p.Rest[0].Slot != Literal {
			add(p.Line, "wording %q never matches: a noun needs a preposition in front of O, as in \"attack on\"", p.Text)
		}
	}
	for _, mine := range t.patterns() {
		for _, other := range o.Types {
			if w := other.sharing(mine); other != t && w != nil && meet(t, other) {
				add(mine.Line, "wording %q: %s", mine.Text, o.clash(t, other, mine, w))
			}
		}
	}
	slices.SortStableFunc(list, func(a, b Mistake) int { return a.Line - b.Line })
	return list
}

// patterns is the wordings of t, compounds among them.
func (t *Type) patterns() []*Pattern {
	var list []*Pattern
	for _, patterns := range [][]Pattern{t.Verbs, t.Nouns, t.Roles} {
		for i := range patterns {
			list = append(list, &patterns[i])
		}
	}
	for _, c := range t.Compounds {
		p := &Pattern{Wording: c.Wording, Lead: Subject, Trigger: []string{c.Word}}
		if c.Inverse {
			p.Lead = Object
		}
		list = append(list, p)
	}
	return list
}

// sharing is a wording of t that matches where p does and says as much, or nil.
func (t *Type) sharing(p *Pattern) *Pattern {
	for _, q := range t.patterns() {
		if sameList(p.List, q.List) && p.Lead == q.Lead && overlap(p.Trigger, q.Trigger) &&
			slices.EqualFunc(p.Rest, q.Rest, func(a, b Part) bool {
				return a.Slot == b.Slot && (a.Slot != Literal || overlap(a.Words, b.Words))
			}) {
			return q
		}
	}
	return nil
}

// sameList reports whether the wordings of two lists compete: all lists of verbs
// do.
func sameList(a, b string) bool { return a == b || isVerbs(a) && isVerbs(b) }

func overlap(a, b []string) bool {
	return slices.ContainsFunc(a, func(w string) bool { return slices.Contains(b, w) })
}

// meet reports whether two types may join the same kinds.
func meet(t, u *Type) bool {
	share := func(a, b []string) bool { return len(a) == 0 || len(b) == 0 || overlap(a, b) }
	return share(names(t.Subjects), names(u.Subjects)) && share(names(t.Objects), names(u.Objects))
}

func names[T ~string](list []T) []string {
	all := make([]string, len(list))
	for i, k := range list {
		all[i] = string(k)
	}
	return all
}

// clash tells which of two types with one wording wins: the armed one, where
// there are arms, else the one that comes first.
func (o *Ontology) clash(t, other *Type, mine, its *Pattern) string {
	first := slices.Index(o.Types, t) < slices.Index(o.Types, other)
	where := fmt.Sprintf("%q in %s of %s", its.Text, its.List, other.Name)
	switch {
	case mine.Armed && !its.Armed:
		return "goes before " + where + " where there is a sign of arms"
	case its.Armed && !mine.Armed:
		return "comes after " + where + " where there is a sign of arms"
	case first:
		return "goes before " + where + ", which gets only what does not suit " + t.Name
	}
	return "comes after " + where + " and gets only what does not suit " + other.Name
}
