package ontology

import (
	"errors"
	"fmt"
	"regexp"

	"github.com/newsgraph/newsgraph/nlp"
)

// file is the form of a TOML file of types. Its leaves check themselves while
// they are decoded, so that the decoder can tell the line of a mistake.
type file struct {
	Family      string     `toml:"family"`
	Description string     `toml:"description"`
	Types       []fileType `toml:"type"`
}

type fileType struct {
	Name       typeName    `toml:"name"`
	Definition filled      `toml:"definition"`
	Subjects   []kind      `toml:"subjects"`
	Objects    []kind      `toml:"objects"`
	Symmetric  bool        `toml:"symmetric"`
	State      bool        `toml:"state"`
	Root       root        `toml:"root"`
	Example    string      `toml:"example"`
	Verbs      []verb      `toml:"verbs"`
	ArmedVerbs []verb      `toml:"armed_verbs"`
	Nouns      []noun      `toml:"nouns"`
	Compounds  []*Compound `toml:"compounds"`
	Roles      []noun      `toml:"roles"`
}

// compile makes a Type of what was read.
func (f *fileType) compile(family string) (*Type, error) {
	t := &Type{
		Name: f.Name.string, Family: family, Definition: f.Definition.string,
		Subjects: kinds(f.Subjects), Objects: kinds(f.Objects),
		Symmetric: f.Symmetric, State: f.State, Root: f.Root.Root, Example: f.Example,
	}
	switch {
	case t.Name == "":
		return nil, errors.New("type without a name")
	case t.Definition == "":
		return nil, fmt.Errorf("type %s has no definition", t.Name)
	}
	f.addWordings(t)
	return t, nil
}

// The lists of wordings that a type has in a file.
const (
	listVerbs      = "verbs"
	listArmedVerbs = "armed_verbs"
	listNouns      = "nouns"
	listCompounds  = "compounds"
	listRoles      = "roles"
)

// addWordings gives t the wordings that were read.
func (f *fileType) addWordings(t *Type) {
	for _, v := range f.Verbs {
		v.List = listVerbs
		t.Verbs = append(t.Verbs, v.Pattern)
	}
	for _, v := range f.ArmedVerbs {
		v.List, v.Armed = listArmedVerbs, true
		t.Verbs = append(t.Verbs, v.Pattern)
	}
	for _, n := range f.Nouns {
		n.List = listNouns
		t.Nouns = append(t.Nouns, n.Pattern)
	}
	for _, c := range f.Compounds {
		c.List = listCompounds
		t.Compounds = append(t.Compounds, *c)
	}
	for _, r := range f.Roles {
		r.List = listRoles
		t.Roles = append(t.Roles, r.Pattern)
	}
}

func kinds(list []kind) []nlp.Kind {
	all := make([]nlp.Kind, len(list))
	for i, k := range list {
		all[i] = k.Kind
	}
	return all
}

type typeName struct{ string }

var nameForm = regexp.MustCompile(`^[A-Z][A-Z0-9_]*$`)

// UnmarshalText implements encoding.TextUnmarshaler.
func (n *typeName) UnmarshalText(text []byte) error {
	n.string = string(text)
	if !nameForm.MatchString(n.string) {
		return fmt.Errorf("bad type name %q: want capitals, digits and underscores", text)
	}
	return nil
}

type filled struct{ string }

// UnmarshalText implements encoding.TextUnmarshaler.
func (f *filled) UnmarshalText(text []byte) error {
	f.string = string(text)
	if f.string == "" {
		return errors.New("empty definition")
	}
	return nil
}

type kind struct{ nlp.Kind }

// UnmarshalText implements encoding.TextUnmarshaler.
func (k *kind) UnmarshalText(text []byte) error {
	k.Kind = nlp.Kind(text)
	if !k.Valid() {
		return fmt.Errorf("unknown kind %q: want one of %v", text, nlp.Kinds)
	}
	return nil
}

type root struct{ Root }

// roots are the classes of the PLOVER ontology.
var roots = [...]Root{
	"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE", "REJECT",
	"THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (r *root) UnmarshalText(text []byte) error {
	for _, known := range roots {
		if string(known) == string(text) {
			r.Root = known
			return nil
		}
	}
	return fmt.Errorf("unknown root %q: want one of %v", text, roots)
}

type verb struct{ Pattern }

// UnmarshalText implements encoding.TextUnmarshaler.
func (v *verb) UnmarshalText(text []byte) (err error) {
	v.Pattern, err = parsePattern(string(text), true)
	return err
}

type noun struct{ Pattern }

// UnmarshalText implements encoding.TextUnmarshaler.
func (n *noun) UnmarshalText(text []byte) (err error) {
	n.Pattern, err = parsePattern(string(text), false)
	return err
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (c *Compound) UnmarshalText(text []byte) (err error) {
	*c, err = parseCompound(string(text))
	return err
}
