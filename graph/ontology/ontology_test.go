package ontology

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/newsgraph/nlp"
)

func defaults(t testing.TB) *Ontology {
	t.Helper()
	o, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func TestDefault(t *testing.T) {
	o := defaults(t)
	if len(o.Types) != 81 {
		t.Errorf("%d types, want 81", len(o.Types))
	}
	for _, typ := range o.Types {
		if len(typ.Subjects) == 0 || len(typ.Objects) == 0 || typ.Example == "" {
			t.Errorf("%s lacks its kinds or its example", typ.Name)
		}
		if len(typ.Verbs)+len(typ.Nouns)+len(typ.Roles)+len(typ.Compounds) == 0 {
			t.Errorf("%s has no wording", typ.Name)
		}
		if o.Type(typ.Name) != typ {
			t.Errorf("%s is not found by its name", typ.Name)
		}
	}
	if o.Type("NO_SUCH_TYPE") != nil {
		t.Error("a type that is not there is found")
	}
	if typ := o.Type("MET_WITH"); !typ.Symmetric || typ.State || typ.Root != "CONSULT" {
		t.Errorf("MET_WITH is %+v", typ)
	}
}

func TestPattern(t *testing.T) {
	object := Part{Slot: Object}
	tests := []struct {
		text string
		lead bool
		want Pattern
	}{
		{"attack", true, Pattern{Lead: Subject, Trigger: []string{"attack"}, Rest: []Part{object}}},
		{"attack on|against", false, Pattern{
			Trigger: []string{"attack"}, Rest: []Part{{Words: []string{"on", "against"}}, object},
		}},
		{"drone_strike on", false, Pattern{
			Trigger: []string{"drone strike"}, Rest: []Part{{Words: []string{"on"}}, object},
		}},
		{"link S to O", true, Pattern{
			Trigger: []string{"link"}, Rest: []Part{{Slot: Subject}, {Words: []string{"to"}}, object},
		}},
		{"O fall to S", true, Pattern{
			Lead: Object, Trigger: []string{"fall"}, Rest: []Part{{Words: []string{"to"}}, {Slot: Subject}},
		}},
		{"urge O to V", true, Pattern{
			Lead: Subject, Trigger: []string{"urge"},
			Rest: []Part{object, {Words: []string{"to"}}, {Slot: Action}},
		}},
		{"subsidiary of S", false, Pattern{
			Trigger: []string{"subsidiary"}, Rest: []Part{{Words: []string{"of"}}, {Slot: Subject}},
		}},
	}
	for _, test := range tests {
		test.want.Text = test.text
		got, err := parsePattern(test.text, test.lead)
		if err != nil {
			t.Errorf("%q: %v", test.text, err)
			continue
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.text, diff)
		}
	}
	for _, text := range []string{"", "S O", "Attack", "attack (armed)", "O O hit", "S hit S", "hit X", "* hit"} {
		if p, err := parsePattern(text, true); err == nil {
			t.Errorf("%q is read as %+v, want an error", text, p)
		}
	}
}

const userFile = `family = "sport"

[[type]]
name = "DEFEATED"
definition = "A team wins a match against another one."
subjects = ["Organization"]
objects = ["Organization"]
verbs = ["trounce", "win against"]
compounds = ["O-beating S"]

[[type]]
name = "ATTACKED"
definition = "Only with teeth."
verbs = ["bite"]
armed_verbs = ["snap at"]
`

func TestLoad(t *testing.T) {
	base := defaults(t)
	before := *base.Type("ATTACKED")
	o, err := Load(base, "user.toml", strings.NewReader(userFile))
	if err != nil {
		t.Fatal(err)
	}
	if len(o.Types) != len(base.Types)+1 {
		t.Errorf("%d types, want one more than %d", len(o.Types), len(base.Types))
	}
	if !strings.HasPrefix(o.Version, base.Version+"+") || len(o.Version) != len(base.Version)+9 {
		t.Errorf("version %q does not tell the change of %q", o.Version, base.Version)
	}
	added := o.Type("DEFEATED")
	if added == nil || added.Family != "sport" || len(added.Verbs) != 2 {
		t.Errorf("the new type is %+v", added)
	}
	if diff := cmp.Diff([]Compound{{Wording: Wording{ListCompounds, "O-beating S", 9}, Word: "beating", Inverse: true}}, added.Compounds); diff != "" {
		t.Errorf("compounds (-want +got):\n%s", diff)
	}
	changed := o.Type("ATTACKED")
	if changed.Definition != "Only with teeth." || len(changed.Verbs) != 2 || !changed.Verbs[1].Armed {
		t.Errorf("the overridden type is %+v", changed)
	}
	if o.Types[0] != changed {
		t.Error("the overridden type has left its place")
	}
	if diff := cmp.Diff(&before, base.Type("ATTACKED")); diff != "" {
		t.Errorf("the base has changed (-before +after):\n%s", diff)
	}
}

func TestLoadKeepsFamilies(t *testing.T) {
	o, err := Load(defaults(t), "u", strings.NewReader(`family = "place"
[[type]]
name = "BORDERS"
definition = "Two places touch."
`))
	if err != nil {
		t.Fatal(err)
	}
	done := map[string]bool{}
	last := ""
	for _, typ := range o.Types {
		if typ.Family != last && done[typ.Family] {
			t.Errorf("family %s is split before %s", typ.Family, typ.Name)
		}
		last = typ.Family
		done[last] = true
	}
}

func TestLoadErrors(t *testing.T) {
	tests := []struct{ name, file, want string }{
		{"syntax", "family = ", "u.toml:1: "},
		{"no list", "[[type]]\nname = \"A\"\nverbs = \"raid\"\n", "u.toml:3: "},
		{"no truth value", "[[type]]\nsymmetric = \"yes\"\n", "u.toml:2: "},
		{"a key twice", "[[type]]\nname = \"A\"\nname = \"B\"\n", "u.toml:3: "},
		{"no table of types", "[type]\nname = \"A\"\n", "u.toml:1: "},
		{"unknown key", "[[type]]\nname = \"A\"\ndefinition = \"x\"\ncolour = \"red\"\n", `u.toml:4: unknown key "colour"`},
		{"bad name", "[[type]]\nname = \"attacked\"\ndefinition = \"x\"\n", `u.toml:2: bad type name "attacked"`},
		{"no name", "\n[[type]]\ndefinition = \"x\"\n", "u.toml:2: type without a name"},
		{"unknown kind", "[[type]]\nname = \"A\"\ndefinition = \"x\"\nsubjects = [\"Person\",\n# a remark\n\"Robot\"]\n", `u.toml:6: unknown kind "Robot"`},
		{"empty definition", "[[type]]\nname = \"A\"\ndefinition = \"\"\n", "u.toml:3: type A has no definition"},
		{"no definition", "[[type]]\nname = \"A\"\n", "u.toml:1: type A has no definition"},
		{"unknown root", "[[type]]\nname = \"A\"\ndefinition = \"x\"\nroot = \"WALK\"\n", `u.toml:4: unknown root "WALK"`},
		{"bad wording", "[[type]]\nname = \"A\"\ndefinition = \"x\"\nverbs = [\"raid (armed)\"]\n", `u.toml:4: wording "raid (armed)"`},
		{"two subjects", "[[type]]\nname = \"A\"\ndefinition = \"x\"\nverbs = [\"S raid S\"]\n", `u.toml:4: wording "S raid S" names S twice`},
		{"verb of two words", "[[type]]\nname = \"A\"\ndefinition = \"x\"\nverbs = [\"open_fire on\"]\n", `u.toml:4: wording "open_fire on" begins with "open fire"`},
		{"bad compound", "[[type]]\nname = \"A\"\ndefinition = \"x\"\ncompounds = [\"backed\"]\n", `u.toml:4: compound "backed"`},
		{
			"doubled type",
			"[[type]]\nname = \"A\"\ndefinition = \"x\"\n[[type]]\nname = \"A\"\ndefinition = \"x\"\n",
			"u.toml:4: type A is defined twice",
		},
		{"inline types", "type = [\n{name = \"A\", definition = \"x\"},\n{name = \"b\", definition = \"x\"}]\n", `u.toml:3: bad type name "b"`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := Load(defaults(t), "u.toml", strings.NewReader(test.file))
			if err == nil || !strings.HasPrefix(err.Error(), test.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("error %v, want only %q...", err, test.want)
			}
		})
	}
}

// TestLoadTellsAllMistakes checks that mistakes do not hide each other.
func TestLoadTellsAllMistakes(t *testing.T) {
	_, err := Load(defaults(t), "u.toml", strings.NewReader(`family = "sport"
[[type]]
name = "Defeated"
subjects = ["Team", "Country"]
verbs = [
    "trounce",
    "Beat",
    "O O beat",
]
stage = true
[[type]]
name = "SIGNED"
definition = "A club takes a player."
root = "SPORT"
compounds = ["S-signed"]
`))
	var bad *FileError
	if !errors.As(err, &bad) {
		t.Fatalf("error %v, want a FileError", err)
	}
	var lines []int
	for _, m := range bad.Mistakes {
		lines = append(lines, m.Line)
	}
	if diff := cmp.Diff([]int{2, 3, 4, 7, 8, 10, 14, 15}, lines); diff != "" {
		t.Errorf("lines (-want +got):\n%s\n%v", diff, err)
	}
}

func FuzzLoad(f *testing.F) {
	f.Add([]byte(userFile))
	f.Add([]byte("[[type]]\nname = \"A\"\ndefinition = \"d\"\nverbs = [\"link S to O\"]\n"))
	f.Add([]byte("[[type]]\n[[ type ]]"))
	base := defaults(f)
	f.Fuzz(func(t *testing.T, text []byte) {
		o, err := Load(base, "u", strings.NewReader(string(text)))
		if err != nil {
			return
		}
		for _, typ := range o.Types {
			if o.Type(typ.Name) != typ || typ.Definition == "" {
				t.Errorf("type %+v", typ)
			}
			for _, k := range append(append([]nlp.Kind(nil), typ.Subjects...), typ.Objects...) {
				if !k.Valid() {
					t.Errorf("%s has the kind %q", typ.Name, k)
				}
			}
		}
	})
}

func TestAdvice(t *testing.T) {
	o, err := Load(defaults(t), "u", strings.NewReader(`[[type]]
name = "ASSAILED"
definition = "Somebody hits somebody."
subjects = ["Country"]
example = "Norway attacked Sweden."
verbs = ["attack", "attack at dawn", "give O * with S"]
armed_verbs = ["criticize"]
nouns = ["blow", "assault on|upon"]
compounds = ["S-backed O"]
[[type]]
name = "PAINTED"
definition = "A picture of a deal."
subjects = ["Artifact"]
objects = ["Document"]
verbs = ["attack"]
[[type]]
name = "IDLE"
definition = "Nothing."
`))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string][]string{
		"ASSAILED": {
			`6: wording "attack": comes after "attack" in verbs of ATTACKED and gets only what does not suit ATTACKED`,
			`6: wording "attack": comes after "attack" in verbs of CRITICIZED and gets only what does not suit CRITICIZED`,
			`7: wording "criticize": goes before "criticize" in verbs of CRITICIZED where there is a sign of arms`,
			`8: wording "blow" never matches: a noun needs a preposition in front of O, as in "attack on"`,
			`8: wording "assault on|upon": comes after "assault on|against" in nouns of ATTACKED and gets only what does not suit ATTACKED`,
			`9: wording "S-backed O": comes after "S-backed O" in compounds of BACKS and gets only what does not suit BACKS`,
		},
		"PAINTED": {"10: type PAINTED has no example"},
		"IDLE":    {"16: type IDLE has no example", "16: type IDLE has no wording, so nothing gives it"},
	} {
		var got []string
		for _, m := range o.Advice(o.Type(name)) {
			got = append(got, fmt.Sprintf("%d: %s", m.Line, m.Text))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
