package relate

import (
	"cmp"
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/graph/ontology"
	"github.com/newsgraph/newsgraph/nlp"
)

// wording is a pattern of a relation type.
type wording struct {
	*ontology.Pattern
	of *ontology.Type
}

// hasEvent reports whether the doer of an event is the subject.
func (w wording) hasEvent() bool {
	return slices.ContainsFunc(w.Rest, func(p ontology.Part) bool { return p.Slot == ontology.Event })
}

// mutual reports whether the two sides of w may stand together as its subject.
func (w wording) mutual() bool {
	n := len(w.Rest)
	return w.of.Symmetric && w.Lead == ontology.Subject && n > 0 && w.Rest[n-1].Slot == ontology.Object
}

// has reports whether one of the words is part of w.
func (w wording) has(words set) bool {
	for i := range w.Rest {
		for _, word := range w.Rest[i].Words {
			if words[word] {
				return true
			}
		}
	}
	return false
}

// withoutObject is what follows the trigger of a mutual wording but for the
// object and its preposition.
func (w wording) withoutObject() []ontology.Part {
	n := len(w.Rest) - 1
	if n > 0 && w.Rest[n-1].Slot == ontology.Literal {
		n--
	}
	return w.Rest[:n]
}

// compound is a hyphenated modifier of a relation type.
type compound struct {
	ontology.Compound
	of *ontology.Type
}

// index finds the wordings of the ontology by their words.
type index struct {
	verbs     map[string][]wording // by lemma, the most specific first
	nouns     map[string][]wording // by the last word of the trigger, the longest first
	compounds map[string][]compound
	roles     map[string][]wording // by the first word of the trigger, the longest first
}

func newIndex(o *ontology.Ontology) *index {
	x := &index{
		verbs: map[string][]wording{}, nouns: map[string][]wording{},
		compounds: map[string][]compound{}, roles: map[string][]wording{},
	}
	for _, t := range o.Types {
		for i := range t.Verbs {
			for _, lemma := range t.Verbs[i].Trigger {
				x.verbs[lemma] = append(x.verbs[lemma], wording{&t.Verbs[i], t})
			}
		}
		for i := range t.Nouns {
			for _, noun := range t.Nouns[i].Trigger {
				last := lastWord(noun)
				x.nouns[last] = append(x.nouns[last], wording{&t.Nouns[i], t})
			}
		}
		for _, c := range t.Compounds {
			x.compounds[c.Word] = append(x.compounds[c.Word], compound{c, t})
		}
		for i := range t.Roles {
			for _, role := range t.Roles[i].Trigger {
				first, _, _ := strings.Cut(role, " ")
				x.roles[first] = append(x.roles[first], wording{&t.Roles[i], t})
			}
		}
	}
	x.sort()
	return x
}

// sort puts the wordings that say more before those that say less; wordings
// that say as much stay in the order of the ontology.
func (x *index) sort() {
	for _, list := range x.verbs {
		slices.SortStableFunc(list, func(a, b wording) int { return literals(b) - literals(a) })
	}
	for _, list := range x.nouns {
		slices.SortStableFunc(list, func(a, b wording) int { return triggerWords(b) - triggerWords(a) })
	}
	for _, list := range x.roles {
		slices.SortStableFunc(list, func(a, b wording) int {
			return cmp.Or(triggerWords(b)-triggerWords(a), explicit(b)-explicit(a))
		})
	}
}

// explicit is 1 for a role of the object, which fits fewer pairs than one of the
// subject: "unit of S" owners, "unit of" whatever it is part of.
func explicit(w wording) int {
	if w.inverseRole() {
		return 1
	}
	return 0
}

// literals measures how much a wording says: its words weigh more than its
// placeholders, and a verb of force that asks for arms less than any word.
func literals(w wording) int {
	n := 0
	for i := range w.Rest {
		if w.Rest[i].Slot == ontology.Literal {
			n += 3
		}
	}
	switch {
	case w.Blast, w.Verbal:
		n += 2
	case w.Armed:
		n++
	}
	return n
}

func triggerWords(w wording) int { return strings.Count(w.Trigger[0], " ") }

// fits says how well two kinds suit a type: 2 where the type names both, 1
// where they are at least of the same sort as those that it names, else 0.
func fits(t *ontology.Type, subject, object nlp.Kind) int {
	fit := min(suits(t.Subjects, subject), suits(t.Objects, object))
	if fit < 2 && t.Symmetric && t.State {
		return 0 // a road that links two towns makes no allies of them
	}
	return fit
}

func suits(kinds []nlp.Kind, k nlp.Kind) int {
	if len(kinds) == 0 || slices.Contains(kinds, k) {
		return 2
	}
	if k == nlp.Person {
		return 0 // a crowd may do what people do, but nobody is a crowd
	}
	for _, other := range kinds {
		if alike(other, k) {
			return 1
		}
	}
	return 0
}

// meets reports whether something of kind k is what a wording that asks for
// kind want means: people are many a person, and a place is whatever lies
// somewhere.
func meets(want, k nlp.Kind) bool {
	switch want {
	case nlp.Person:
		return k == nlp.Person || k == nlp.PeopleGroup
	case nlp.Place:
		return k == nlp.Place || k == nlp.Country || k == nlp.Facility
	}
	return k == want
}

// likeness is the pairs of kinds that are easily taken for each other and that
// act alike.
var likeness = [...][2]nlp.Kind{
	{nlp.Organization, nlp.ArmedGroup},
	{nlp.ArmedGroup, nlp.PeopleGroup},
	{nlp.PeopleGroup, nlp.Person},
	{nlp.Place, nlp.Facility},
	{nlp.Place, nlp.Country},
}

func alike(a, b nlp.Kind) bool {
	for _, pair := range likeness {
		if pair == [2]nlp.Kind{a, b} || pair == [2]nlp.Kind{b, a} {
			return true
		}
	}
	return a == b
}
