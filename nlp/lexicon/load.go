package lexicon

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"
	"unicode"

	"github.com/newsgraph/newsgraph/nlp"
)

//go:embed data/*.tsv
var embedded embed.FS

// Load reads the embedded word lists. An error names the file and the line of
// what is wrong; it cannot occur in a program whose tests pass.
func Load() (*Lexicon, error) {
	data, err := fs.Sub(embedded, "data")
	if err != nil {
		return nil, err
	}
	return load(data)
}

// load reads the word lists of a folder. Where files disagree about what a
// wording names, the one that is read first wins: hand-made lists go before
// generated ones, and countries before the rest of those.
func load(data fs.FS) (*Lexicon, error) {
	l := &Lexicon{
		names:          newPhrases[Name](20000),
		titles:         newPhrases[Title](500),
		countries:      map[string]Country{},
		seats:          map[string]string{},
		nameHeads:      map[string]Head{},
		describedHeads: map[string]Head{},
		given:          make(map[string]Gender, 25000),
		surnames:       map[string]bool{},
		common:         make(map[string]bool, 10000),
		pronouns:       map[string]Pronoun{},
		classes:        map[Class]map[string]bool{},
	}
	files := []struct {
		name   string
		fields int // the fewest that a line may have
		add    func(fields []string) error
	}{
		{"names.tsv", 2, l.addName},
		{"countries_extra.tsv", 3, l.addCountry},
		{"countries.tsv", 5, l.addCountry},
		{"seats.tsv", 2, l.addSeat},
		{"peoples.tsv", 2, l.addName},
		{"organizations.tsv", 2, l.addName},
		{"groups.tsv", 2, l.addName},
		{"places.tsv", 2, l.addName},
		{"titles.tsv", 3, l.addTitle},
		{"heads.tsv", 3, l.addHeads},
		{"people.tsv", 1, l.addPerson},
		{"given.tsv", 1, l.addGiven},
		{"surnames.tsv", 1, func(f []string) error { l.surnames[Fold(f[0])] = true; return nil }},
		{"common.tsv", 1, func(f []string) error { l.common[Fold(f[0])] = true; return nil }},
		{"pronouns.tsv", 3, l.addPronoun},
		{"words.tsv", 2, l.addClass},
	}
	for _, f := range files {
		if err := eachLine(data, f.name, f.fields, f.add); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// eachLine calls add with the tab-separated fields of every line that is not
// empty and not a comment.
func eachLine(data fs.FS, name string, fields int, add func([]string) error) error {
	b, err := fs.ReadFile(data, name)
	if err != nil {
		return fmt.Errorf("lexicon: %w", err)
	}
	number := 0
	for line := range strings.Lines(string(b)) {
		number++
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		err := checkFields(f, fields)
		if err == nil {
			err = add(f)
		}
		if err != nil {
			return fmt.Errorf("lexicon: %s:%d: %w", name, number, err)
		}
	}
	return nil
}

func checkFields(f []string, fields int) error {
	if len(f) < fields {
		return fmt.Errorf("%d fields, want %d or more", len(f), fields)
	}
	if strings.TrimSpace(f[0]) == "" {
		return fmt.Errorf("the first field is empty")
	}
	return nil
}

// wordings are the parts of a field that lists several.
func wordings(field string) []string {
	if field == "" {
		return nil
	}
	return strings.Split(field, "|")
}

func (l *Lexicon) addName(f []string) error {
	kind := nlp.Kind(f[0])
	if !kind.Valid() {
		return fmt.Errorf("unknown kind %q", f[0])
	}
	if f[1] == "" {
		return fmt.Errorf("the name is empty")
	}
	name := Name{Kind: kind, Name: f[1]}
	l.addWording(f[1], name)
	if len(f) > 2 {
		for _, w := range wordings(f[2]) {
			l.addWording(w, name)
		}
	}
	return nil
}

func (l *Lexicon) addWording(wording string, name Name) {
	name.Acronym = isAcronym(wording)
	l.names.add(wording, name)
}

// isAcronym reports whether the wording is one word in capitals that could be
// another word if it were not: "US", "U.S.", "WHO".
func isAcronym(wording string) bool {
	return len(wording) <= 6 && strings.IndexFunc(wording, func(r rune) bool {
		return !unicode.IsUpper(r) && !unicode.IsDigit(r) && r != '.'
	}) < 0
}

// addCountry adds the wordings of a line to its country, which bears the name
// that it was given first.
func (l *Lexicon) addCountry(f []string) error {
	switch {
	case len(f[0]) != 2:
		return fmt.Errorf("%q is no country code", f[0])
	case f[1] == "":
		return fmt.Errorf("the name is empty")
	}
	c, known := l.countries[f[0]]
	if !known {
		c = Country{f[0], f[1]}
		l.countries[c.Code] = c
	}
	name := Name{Kind: nlp.Country, Name: c.Name, Code: c.Code}
	l.addWording(f[1], name)
	for use, field := range f[2:min(len(f), 5)] {
		name.Use = Use(use)
		name.Kind = nlp.Country
		for _, w := range wordings(field) {
			if name.Use == People {
				name.Kind, name.Name, name.Code = nlp.PeopleGroup, w, f[0]
			}
			l.addWording(w, name)
		}
	}
	return nil
}

// addSeat adds the names of what news names for the government of a country.
func (l *Lexicon) addSeat(f []string) error {
	if _, known := l.countries[f[0]]; !known {
		return fmt.Errorf("%q is the code of no country", f[0])
	}
	for _, w := range wordings(f[1]) {
		l.seats[key(w)] = f[0]
	}
	return nil
}

func (l *Lexicon) addTitle(f []string) error {
	class := TitleClass(f[0])
	if class != Honorific && class != Rank && class != Office {
		return fmt.Errorf("unknown class of titles %q", f[0])
	}
	gender, err := genderOf(f[1], "mf")
	if err != nil {
		return err
	}
	for _, w := range wordings(f[2]) {
		l.titles.add(w, Title{class, gender})
	}
	return nil
}

// genderOf reads a gender that is one of the allowed letters or missing.
func genderOf(field, allowed string) (Gender, error) {
	switch {
	case field == "":
		return Unknown, nil
	case len(field) == 1 && strings.Contains(allowed, field):
		return Gender(field[0]), nil
	}
	return Unknown, fmt.Errorf("unknown gender %q", field)
}

// addPerson adds a noun for a person, unless the heads have it as something else.
func (l *Lexicon) addPerson(f []string) error {
	if noun := Fold(f[0]); l.describedHeads[noun] == (Head{}) && l.nameHeads[noun] == (Head{}) {
		l.describedHeads[noun] = Head{Kind: nlp.Person}
	}
	return nil
}

func (l *Lexicon) addHeads(f []string) error {
	head := Head{Kind: nlp.Kind(f[0])}
	if !head.Kind.Valid() {
		return fmt.Errorf("unknown kind %q", f[0])
	}
	var into []map[string]Head
	for _, use := range strings.Split(f[1], ",") {
		switch use {
		case "name":
			into = append(into, l.nameHeads)
		case "described":
			into = append(into, l.describedHeads)
		case "state":
			head.State = true
		case "reign":
			head.Reign = true
		case "generic":
			head.Generic = true
		case "first":
			head.First = true
		default:
			return fmt.Errorf("unknown use %q", use)
		}
	}
	for _, noun := range wordings(f[2]) {
		for _, heads := range into {
			if other, taken := heads[key(noun)]; taken {
				return fmt.Errorf("%q is listed twice, first as %s", noun, other.Kind)
			}
			heads[key(noun)] = head
		}
	}
	return nil
}

func (l *Lexicon) addGiven(f []string) error {
	gender := Unknown
	if len(f) > 1 && f[1] != "b" {
		var err error
		if gender, err = genderOf(f[1], "mf"); err != nil {
			return err
		}
	}
	l.given[Fold(f[0])] = gender
	return nil
}

func (l *Lexicon) addPronoun(f []string) error {
	gender, err := genderOf(f[1], "mfnp")
	if err != nil {
		return err
	}
	if len(f[2]) != 1 || f[2] < "1" || f[2] > "3" {
		return fmt.Errorf("unknown person %q", f[2])
	}
	l.pronouns[f[0]] = Pronoun{gender, int(f[2][0] - '0')}
	return nil
}

func (l *Lexicon) addClass(f []string) error {
	class := Class(f[0])
	if l.classes[class] == nil {
		l.classes[class] = map[string]bool{}
	}
	for _, w := range wordings(f[1]) {
		l.classes[class][Fold(w)] = true
	}
	return nil
}
