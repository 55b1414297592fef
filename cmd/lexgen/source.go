package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// sources are the parts of the public sources that the outputs need.
type sources struct {
	countries   []country
	cities      []city
	actors      []actor
	militias    []phoenixEntry
	bodies      []phoenixEntry
	agencies    []string
	given       map[string]string // name → m, f, b (both) or u (unknown)
	surnames    map[string]bool   // a wide list, used to tell cities from people
	topSurnames []string
	legislators []string // family names
	news        *news
	wordnet     *wordnet
}

type country struct {
	Name struct {
		Common, Official string
	}
	Code         string `json:"cca2"`
	Independent  bool
	AltSpellings []string `json:"altSpellings"`
	Capital      []string
	Demonyms     map[string]struct{ F, M string }
}

type city struct{ name, country, region string }

// actor is one armed actor of the UCDP list.
type actor struct{ name, english, renamed string }

// phoenixEntry is one entry of a PETRARCH actor dictionary: a name and its
// other wordings, in the dictionary's form (upper case, "_" for a space).
type phoenixEntry struct {
	name    string
	aliases []string
	codes   string
}

func readSources(dir string) (*sources, error) {
	s := &sources{given: map[string]string{}, surnames: map[string]bool{}}
	gaz := filepath.Join(dir, "gazetteers")
	steps := []func() error{
		func() error { return readJSON(filepath.Join(gaz, "countries", "countries.json"), &s.countries) },
		func() error { return s.readCities(filepath.Join(gaz, "cities", "world-cities.csv")) },
		func() error { return s.readActors(filepath.Join(gaz, "ucdp", "ucdp-actor-221.csv")) },
		func() (err error) {
			s.militias, err = readPhoenix(filepath.Join(dir, "actors", "Phoenix.MilNonState.actors.txt"))
			return err
		},
		func() (err error) {
			s.bodies, err = readPhoenix(filepath.Join(dir, "actors", "Phoenix.International.actors.txt"))
			return err
		},
		func() error { return s.readAgencies(filepath.Join(gaz, "corpora_cc0", "us_federal_agencies.json")) },
		func() error { return s.readNames(gaz) },
		func() (err error) { s.news, err = readNews(filepath.Join(dir, "gmb", "gmb.tsv")); return err },
		func() (err error) { s.wordnet, err = readWordNet(filepath.Join(dir, "wordnet")); return err },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return s, nil
}

func readJSON(path string, v any) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, v); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

func readCSV(path string) (rows [][]string, column map[string]int, err error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, nil, err
	}
	rows, err = csv.NewReader(strings.NewReader(strings.TrimPrefix(string(b), "\ufeff"))).ReadAll()
	if err != nil || len(rows) == 0 {
		return nil, nil, fmt.Errorf("%s: no rows: %w", path, err)
	}
	column = map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	return rows[1:], column, nil
}

func (s *sources) readCities(path string) error {
	rows, col, err := readCSV(path)
	for _, r := range rows {
		s.cities = append(s.cities, city{r[col["name"]], r[col["country"]], r[col["subcountry"]]})
	}
	return err
}

func (s *sources) readActors(path string) error {
	rows, col, err := readCSV(path)
	for _, r := range rows {
		if r[col["Org"]] == "1" { // formally organised groups; the rest are states, crowds, clans
			s.actors = append(s.actors, actor{r[col["NameData"]], r[col["NameOrigFullEng"]], r[col["NewNameFullEng"]]})
		}
	}
	return err
}

func (s *sources) readAgencies(path string) error {
	var file struct{ Agencies []string }
	if err := readJSON(path, &file); err != nil {
		return err
	}
	s.agencies = file.Agencies
	return nil
}

func (s *sources) readNames(gaz string) error {
	genders := []struct{ file, gender string }{
		{"nltk_male.txt", "m"}, {"nltk_female.txt", "f"}, {"smashew_first_names_all.txt", "u"},
	}
	for _, g := range genders {
		lines, err := readLines(filepath.Join(gaz, "names", g.file))
		if err != nil {
			return err
		}
		for _, name := range lines {
			s.addGiven(name, g.gender)
		}
	}
	lines, err := readLines(filepath.Join(gaz, "names", "smashew_surnames_all.txt"))
	if err != nil {
		return err
	}
	for _, name := range lines {
		s.surnames[name] = true
	}
	var top struct{ LastNames []string }
	if err := readJSON(filepath.Join(gaz, "corpora_cc0", "lastNames.json"), &top); err != nil {
		return err
	}
	s.topSurnames = top.LastNames
	return s.readLegislators(filepath.Join(gaz, "legislators"))
}

func (s *sources) addGiven(name, gender string) {
	switch had := s.given[name]; {
	case had == "":
		s.given[name] = gender
	case gender != "u" && had != gender:
		s.given[name] = "b"
	}
}

var lastName = regexp.MustCompile(`^ +last: ["']?([^"']+)`)

// readLegislators takes the family names out of the YAML files, which always
// write them on a line of their own.
func (s *sources) readLegislators(dir string) error {
	for _, file := range []string{"us-legislators-current.yaml", "us-executive.yaml"} {
		lines, err := readLines(filepath.Join(dir, file))
		if err != nil {
			return err
		}
		for _, line := range lines {
			if m := lastName.FindStringSubmatch(line); m != nil {
				s.legislators = append(s.legislators, m[1])
			}
		}
	}
	return nil
}

func readLines(path string) ([]string, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var lines []string
	for line := range strings.Lines(strings.TrimPrefix(string(b), "\ufeff")) {
		if line = strings.TrimRight(line, " \r\n"); line != "" {
			lines = append(lines, line)
		}
	}
	return lines, nil
}

// readPhoenix reads a PETRARCH actor dictionary: a name, then "+" lines with
// its other wordings, with bracketed codes at any of them; "#" starts a
// comment.
func readPhoenix(path string) ([]phoenixEntry, error) {
	lines, err := readLines(path)
	if err != nil {
		return nil, err
	}
	var entries []phoenixEntry
	for _, line := range lines {
		line, _, _ = strings.Cut(line, "#")
		name, codes, _ := strings.Cut(line, "[")
		name = strings.TrimSpace(name)
		more := strings.HasPrefix(name, "+")
		if name != "" && !more {
			entries = append(entries, phoenixEntry{name: name})
		}
		if len(entries) == 0 {
			continue
		}
		last := &entries[len(entries)-1]
		last.codes += codes
		if more {
			last.aliases = append(last.aliases, name[1:])
		}
	}
	return entries, nil
}
