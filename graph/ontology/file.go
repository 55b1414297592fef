package ontology

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/nlp"
)

// file is the form of a TOML file of types.
type file struct {
	Family      string     `toml:"family"`
	Description string     `toml:"description"`
	Types       []fileType `toml:"type"`
}

type fileType struct {
	Name       string   `toml:"name"`
	Definition string   `toml:"definition"`
	Subjects   []string `toml:"subjects"`
	Objects    []string `toml:"objects"`
	Symmetric  bool     `toml:"symmetric"`
	State      bool     `toml:"state"`
	Extends    bool     `toml:"extends"`
	Root       string   `toml:"root"`
	Example    string   `toml:"example"`
	Verbs      []string `toml:"verbs"`
	ArmedVerbs []string `toml:"armed_verbs"`
	BlastVerbs []string `toml:"blast_verbs"`
	WordVerbs  []string `toml:"word_verbs"`
	Nouns      []string `toml:"nouns"`
	Compounds  []string `toml:"compounds"`
	Roles      []string `toml:"roles"`
}

// The lists of wordings that a type has in a file.
const (
	ListVerbs      = "verbs"
	ListArmedVerbs = "armed_verbs"
	ListBlastVerbs = "blast_verbs"
	ListWordVerbs  = "word_verbs"
	ListNouns      = "nouns"
	ListCompounds  = "compounds"
	ListRoles      = "roles"
)

// Mistake is something wrong, or worth a warning, in a file of types.
type Mistake struct {
	Line int
	Text string
}

// FileError is what is wrong with a file of types.
type FileError struct {
	Name     string
	Mistakes []Mistake // by their lines; one or more
}

func (e *FileError) Error() string {
	lines := make([]string, len(e.Mistakes))
	for i, m := range e.Mistakes {
		lines[i] = fmt.Sprintf("%s:%d: %s", e.Name, m.Line, m.Text)
	}
	return strings.Join(lines, "\n")
}

// compiler makes types of what was read and collects the mistakes.
type compiler struct {
	places   places
	mistakes []Mistake
}

// wrong keeps a mistake at a place of the file.
func (c *compiler) wrong(place, format string, args ...any) {
	c.mistakes = append(c.mistakes, Mistake{c.places.line(place), fmt.Sprintf(format, args...)})
}

var nameForm = regexp.MustCompile(`^[A-Z][A-Z0-9_]*$`)

// compile makes a Type of f, which stands at the given place.
func (c *compiler) compile(f *fileType, family, at string) *Type {
	t := &Type{
		Name: f.Name, Family: family, Line: c.places.line(at), Definition: f.Definition,
		Subjects: c.kinds(f.Subjects, at+".subjects"), Objects: c.kinds(f.Objects, at+".objects"),
		Symmetric: f.Symmetric, State: f.State, Extends: f.Extends, Root: c.root(f.Root, at+".root"), Example: f.Example,
	}
	switch {
	case t.Name == "":
		c.wrong(at, "type without a name")
	case !nameForm.MatchString(t.Name):
		c.wrong(at+".name", "bad type name %q: want capitals, digits and underscores", t.Name)
	}
	if strings.TrimSpace(t.Definition) == "" {
		c.wrong(at+".definition", "type %s has no definition", t.Name)
	}
	t.Verbs = slices.Concat(c.patterns(f.Verbs, ListVerbs, at), c.patterns(f.ArmedVerbs, ListArmedVerbs, at), c.patterns(f.BlastVerbs, ListBlastVerbs, at),
		c.patterns(f.WordVerbs, ListWordVerbs, at))
	t.Nouns = c.patterns(f.Nouns, ListNouns, at)
	t.Roles = c.patterns(f.Roles, ListRoles, at)
	for i, text := range f.Compounds {
		place := element(at+"."+ListCompounds, i)
		p, err := parseCompound(text)
		if err != nil {
			c.wrong(place, "%v", err)
		}
		p.List, p.Line = ListCompounds, c.places.line(place)
		t.Compounds = append(t.Compounds, p)
	}
	return t
}

// patterns reads one of the lists of a type.
func (c *compiler) patterns(texts []string, list, at string) []Pattern {
	all := make([]Pattern, 0, len(texts))
	verb := isVerbs(list)
	for i, text := range texts {
		place := element(at+"."+list, i)
		p, err := parsePattern(text, verb)
		if err != nil {
			c.wrong(place, "%v", err)
		}
		p.List, p.Line = list, c.places.line(place)
		p.Armed, p.Blast, p.Verbal = list == ListArmedVerbs, list == ListBlastVerbs, list == ListWordVerbs
		all = append(all, p)
	}
	return all
}

// isVerbs reports whether the wordings of the list start with a verb.
func isVerbs(list string) bool {
	switch list {
	case ListVerbs, ListArmedVerbs, ListBlastVerbs, ListWordVerbs:
		return true
	}
	return false
}

func (c *compiler) kinds(names []string, at string) []nlp.Kind {
	all := make([]nlp.Kind, len(names))
	for i, name := range names {
		all[i] = nlp.Kind(name)
		if !all[i].Valid() {
			c.wrong(element(at, i), "unknown kind %q: want one of %v", name, nlp.Kinds)
		}
	}
	return all
}

// roots are the classes of the PLOVER ontology.
var roots = [...]Root{
	"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE", "REJECT",
	"THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}

func (c *compiler) root(name, at string) Root {
	if name != "" && !slices.Contains(roots[:], Root(name)) {
		c.wrong(at, "unknown root %q: want one of %v", name, roots)
	}
	return Root(name)
}
