package ontology

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// version names the built-in types. It changes whenever they do.
const version = "2025-1"

//go:embed data/*.toml
var data embed.FS

// families lists the built-in files in the order in which types are reported.
var families = [...]string{
	"violence", "responsibility_links", "posture_deescalation", "command_affiliation", "place",
	"diplomacy_cooperation", "verbal_conflict", "coercion_sanctions", "justice_crime",
	"civic_elections", "business", "disaster_relief",
}

// Default is the built-in ontology.
func Default() (*Ontology, error) {
	o := &Ontology{Version: version, byName: map[string]*Type{}}
	for _, family := range families {
		name := path.Join("data", family+".toml")
		text, err := data.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("ontology: %w", err)
		}
		types, err := parse(name, text)
		if err != nil {
			return nil, err
		}
		for _, t := range types {
			if err := o.add(t); err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
		}
	}
	return o, nil
}

// Load is base with the types of a user's file added, or put in the place of
// those of the same name; base itself does not change. The result's version
// tells the file by its content. Mistakes in the file give a *FileError.
func Load(base *Ontology, name string, r io.Reader) (*Ontology, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	types, err := parse(name, text)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(text)
	for _, t := range types {
		t.File = name
	}
	o := base.With(types...)
	o.Version += "+" + hex.EncodeToString(sum[:4])
	return o, nil
}

// With is o with types added, or put in the place of those of the same name; o
// itself does not change.
func (o *Ontology) With(types ...*Type) *Ontology {
	with := &Ontology{Version: o.Version, Types: slices.Clone(o.Types), byName: map[string]*Type{}}
	for _, t := range with.Types {
		with.byName[t.Name] = t
	}
	for _, t := range types {
		with.put(t)
	}
	return with
}

// add appends t, whose name must be new.
func (o *Ontology) add(t *Type) error {
	if o.byName[t.Name] != nil {
		return fmt.Errorf("type %s is already in another family", t.Name)
	}
	o.Types = append(o.Types, t)
	o.byName[t.Name] = t
	return nil
}

// put sets t in the place of the type of its name or at the end of its family.
func (o *Ontology) put(t *Type) {
	if old := o.byName[t.Name]; old != nil {
		o.Types[slices.Index(o.Types, old)] = t
		if t.Family == "" {
			t.Family = old.Family
		}
	} else {
		if t.Family == "" {
			t.Family = "other"
		}
		at := len(o.Types)
		for at > 0 && o.Types[at-1].Family != t.Family {
			at--
		}
		if at == 0 {
			at = len(o.Types)
		}
		o.Types = slices.Insert(o.Types, at, t)
	}
	o.byName[t.Name] = t
}

// parse reads the types of one file. Mistakes give a *FileError with all of
// them, but what is no TOML has one only.
func parse(name string, text []byte) ([]*Type, error) {
	var f file
	err := toml.NewDecoder(bytes.NewReader(text)).DisallowUnknownFields().Decode(&f)
	var unknown *toml.StrictMissingError
	if err != nil && !errors.As(err, &unknown) {
		return nil, malformed(name, err)
	}
	c := compiler{places: placesIn(text)}
	if unknown != nil {
		for i := range unknown.Errors {
			line, _ := unknown.Errors[i].Position()
			c.mistakes = append(c.mistakes, Mistake{line, fmt.Sprintf("unknown key %q", unknown.Errors[i].Key()[len(unknown.Errors[i].Key())-1])})
		}
	}
	seen := map[string]bool{}
	types := make([]*Type, len(f.Types))
	for i := range f.Types {
		at := element("type", i)
		t := c.compile(&f.Types[i], f.Family, at)
		if t.Name != "" && seen[t.Name] {
			c.wrong(at, "type %s is defined twice", t.Name)
		}
		seen[t.Name] = true
		types[i] = t
	}
	if len(c.mistakes) > 0 {
		slices.SortStableFunc(c.mistakes, func(a, b Mistake) int { return a.Line - b.Line })
		return nil, &FileError{name, c.mistakes}
	}
	return types, nil
}

// malformed is the error of the TOML decoder with the file and the line.
func malformed(name string, err error) error {
	var bad *toml.DecodeError
	if errors.As(err, &bad) {
		line, _ := bad.Position()
		return &FileError{name, []Mistake{{line, strings.TrimPrefix(err.Error(), "toml: ")}}}
	}
	return fmt.Errorf("%s: %w", name, err)
}
