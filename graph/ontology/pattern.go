package ontology

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/nlp"
)

// Slot is what a part of a wording stands for.
type Slot byte

// The slots.
const (
	Literal Slot = 0   // the part is words
	Subject Slot = 'S' // the relation's subject
	Object  Slot = 'O' // the relation's object
	Event   Slot = 'E' // an event, whose doer is the relation's subject
	Any     Slot = '*' // any noun phrase
	Action  Slot = 'V' // a verb phrase
)

// Part is one part of a wording.
type Part struct {
	Slot Slot
	Kind nlp.Kind // what alone may fill the slot of a participant, "" for anything
	// Words are the alternatives of a literal part, those of several words with
	// spaces; of a slot they are what its noun must be, any if there are none.
	Words []string
}

// Has reports whether word is one of the alternatives of a literal part.
func (p *Part) Has(word string) bool {
	for _, w := range p.Words {
		if w == word {
			return true
		}
	}
	return false
}

// Wording is where a pattern comes from.
type Wording struct {
	List string // the list of the type that has it: "armed_verbs"
	Text string // as it was written: "strike at|against"
	Line int    // where it stands in its file
}

// Pattern is the wording of a verb, a noun or a role.
type Pattern struct {
	Wording
	Lead    Slot     // what stands in front of a verb; Literal for nothing that counts
	Subject nlp.Kind // the kind that alone the subject may have, "" for any
	Object  nlp.Kind // likewise of the object
	Trigger []string // the lemmas that start it, those of several words with spaces
	Rest    []Part   // what follows the trigger, in order
	Armed   bool     // it counts only with a sign of arms
	Blast   bool     // it counts only with a sign of arms that explode
	Verbal  bool     // it counts only between people or bodies without any sign of arms
}

// Compound is the wording of a hyphenated modifier: "S-backed O".
type Compound struct {
	Wording
	Word    string // "backed"
	Inverse bool   // the word in front of the hyphen is the object: "O-based S"
}

var (
	wordsForm    = regexp.MustCompile(`^[\p{Ll}\p{Sc}\d'_.-]+(\|[\p{Ll}\p{Sc}\d'_.-]+)*$`)
	kindForm     = regexp.MustCompile(`^([SO]):(\p{Lu}\p{L}*)$`)
	compoundForm = regexp.MustCompile(`^(S|O)-(\p{Ll}+) (S|O)$`)
)

// parsePattern reads a wording. Where it names no subject and lead is set, the
// subject stands in front; where it names no object, the object ends it.
func parsePattern(text string, lead bool) (Pattern, error) {
	p := Pattern{Wording: Wording{Text: text}}
	seen := map[Slot]bool{}
	for _, field := range strings.Fields(text) {
		part, err := parsePart(field)
		if err != nil {
			return p, fmt.Errorf("wording %q: %w", text, err)
		}
		if (part.Slot == Subject || part.Slot == Object || part.Slot == Event) && seen[part.Slot] {
			return p, fmt.Errorf("wording %q names %c twice", text, part.Slot)
		}
		seen[part.Slot] = true
		switch part.Slot {
		case Subject:
			p.Subject = part.Kind
		case Object:
			p.Object = part.Kind
		}
		switch {
		case p.Trigger != nil:
			p.Rest = append(p.Rest, part)
		case part.Slot == Literal:
			p.Trigger = part.Words
		case lead && p.Lead == Literal && (part.Slot == Subject || part.Slot == Object):
			p.Lead = part.Slot
		default:
			return p, fmt.Errorf("wording %q has %q in front of its first word", text, field)
		}
	}
	switch {
	case p.Trigger == nil:
		return p, fmt.Errorf("wording %q has no word", text)
	case lead && strings.Contains(strings.Join(p.Trigger, ""), " "):
		return p, fmt.Errorf("wording %q begins with %q, and a verb is one word; what follows it are parts of their own", text, p.Trigger[0])
	}
	p.complete(lead, seen)
	return p, nil
}

// StartsWithVerb reports whether p is of a list whose wordings start with a verb.
func (p *Pattern) StartsWithVerb() bool { return isVerbs(p.List) }

// complete adds the participants that the wording leaves out.
func (p *Pattern) complete(lead bool, seen map[Slot]bool) {
	if lead && p.Lead == Literal && !seen[Subject] && !seen[Event] {
		p.Lead = Subject
	}
	if !seen[Object] && (lead || !seen[Subject]) {
		p.Rest = append(p.Rest, Part{Slot: Object})
	}
}

func parsePart(field string) (Part, error) {
	switch field {
	case "S", "O", "E", "V", "*":
		return Part{Slot: Slot(field[0])}, nil
	}
	if m := kindForm.FindStringSubmatch(field); m != nil {
		k := nlp.Kind(m[2])
		if !slices.Contains(nlp.Kinds[:], k) {
			return Part{}, fmt.Errorf("%q names the unknown kind %q", field, k)
		}
		return Part{Slot: Slot(m[1][0]), Kind: k}, nil
	}
	if nouns, ok := strings.CutPrefix(field, "O="); ok && wordsForm.MatchString(nouns) {
		return Part{Slot: Object, Words: alternatives(nouns)}, nil
	}
	if !wordsForm.MatchString(field) {
		return Part{}, fmt.Errorf("%q is neither lower-case words nor one of S, O, E, V and *", field)
	}
	return Part{Words: alternatives(field)}, nil
}

func alternatives(field string) []string {
	return strings.Split(strings.ReplaceAll(field, "_", " "), "|")
}

func parseCompound(text string) (Compound, error) {
	m := compoundForm.FindStringSubmatch(text)
	if m == nil || m[1] == m[3] {
		return Compound{}, fmt.Errorf("compound %q is not of the form \"S-backed O\" or \"O-based S\"", text)
	}
	return Compound{Wording: Wording{Text: text}, Word: m[2], Inverse: m[1] == "O"}, nil
}
