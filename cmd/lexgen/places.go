package main

import (
	"io"
	"slices"
	"strings"
)

const aboutPlaces = `# Places: kind, name, other wordings. Capitals, dependent territories, first-level regions, and the
# cities whose names are neither English words nor names of people.
# Sources: GeoNames by datasets/world-cities 49974c6, https://github.com/datasets/world-cities, CC BY 4.0;
#   mledoze/countries 5e9f370, https://github.com/mledoze/countries, ODbL 1.0;
#   place names of the newswire in the Groningen Meaning Bank, https://gmb.let.rug.nl, public domain
# Made by cmd/lexgen.
`

// englishSpeaking are the countries whose towns bear names that people bear
// too; their cities are taken only if the newswire knows them.
var englishSpeaking = []string{"United States", "United Kingdom", "Canada", "Australia", "New Zealand", "Ireland"}

func writePlaces(s *sources, w io.Writer) error {
	states := map[string]bool{}
	for _, c := range s.states() {
		for _, name := range append(s.wordings(&c, ""), c.Name.Common) {
			states[fold(name)] = true
		}
	}
	var places []entry
	add := func(name string) {
		if name = plain(name); isLatin(name) && len(name) > 2 && !states[fold(name)] && !isDirection(name) {
			places = append(places, entry{name: name, other: slices.DeleteFunc(spellings(name), isDirection)})
		}
	}
	for _, c := range s.countries {
		for _, capital := range c.Capital {
			add(capital)
		}
		if !c.isState() {
			add(c.Name.Common)
		}
	}
	towns := map[string]int{}
	for _, c := range s.cities {
		towns[c.country]++
	}
	for _, c := range s.cities {
		if s.isPlaceName(plain(c.name), c.country, towns[c.country]) {
			add(c.name)
		}
		if s.isPlaceName(plain(c.region), "", 0) || s.isLongRegion(plain(c.region)) || c.country == "United States" {
			add(c.region)
		}
	}
	for _, name := range s.news.names(3, "geo") {
		if words := strings.Fields(name); !s.news.isCommon(words[0]) && name == plain(name) && startsUpper(words) {
			add(name)
		}
	}
	return writeEntries(w, "Place", places)
}

// maxTowns is the number of listed towns above which only those towns of a
// country are taken that the newswire knows. The towns of large countries at
// peace would be most of the file and are seldom in the news.
const maxTowns = 300

// isPlaceName reports whether name most likely means a place when it stands
// in an article. Names known to the newswire do.
func (s *sources) isPlaceName(name, country string, towns int) bool {
	if s.news.isName(name, 2, "geo", "gpe") {
		return true
	}
	if len(name) < 5 || towns > maxTowns || slices.Contains(englishSpeaking, country) || len(s.news.labels[name]) > 0 {
		return false
	}
	for _, word := range strings.Fields(name) {
		if !s.news.isCommon(word) && s.given[word] == "" && !s.surnames[word] && startsUpper([]string{word}) {
			return true
		}
	}
	return false
}

// isLongRegion reports whether the name of a region is safe to take because it
// has several words and does not start as a person's name does.
func (s *sources) isLongRegion(name string) bool {
	words := strings.Fields(name)
	return len(words) > 1 && startsUpper(words) && s.given[words[0]] == ""
}

// isDirection reports whether the name only says where in a country a region lies,
// as "Western" does, which means more than one.
func isDirection(name string) bool {
	return slices.Contains([]string{"Central", "Eastern", "Northern", "Southern", "Western"}, name)
}

// startsUpper reports whether every word starts with a capital letter.
func startsUpper(words []string) bool {
	for _, w := range words {
		if w[0] < 'A' || w[0] > 'Z' {
			return false
		}
	}
	return true
}

// spellings are the names under which the article may also write a place:
// GeoNames calls Iraq's and Syria's governorates "Anbar" as well as
// "Muhafazat ...", and many regions "X Province".
func spellings(name string) []string {
	for _, kind := range wordsOf("region") {
		if short, ok := strings.CutSuffix(name, " "+kind); ok && len(short) > 3 {
			return []string{short}
		}
	}
	return nil
}
