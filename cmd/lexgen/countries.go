package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

const aboutCountries = `# Countries: ISO 3166-1 alpha-2 code, name, other wordings, adjectives, words for the people.
# Source: mledoze/countries 5e9f370, https://github.com/mledoze/countries
# Licence: ODbL 1.0 (this file is a derived database under the same licence)
# Made by cmd/lexgen; countries_extra.tsv adds the wordings that the source lacks.
`

// writeCountries writes the states and the territories. A territory that is
// not independent counts as a country only where the source says it is one in
// fact (Kosovo, Palestine, Taiwan); the others are written to places.tsv.
func writeCountries(s *sources, w io.Writer) error {
	for _, c := range s.states() {
		adjective := c.Demonyms["eng"].M
		name := plain(c.Name.Common)
		if _, err := fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", c.Code, name,
			strings.Join(s.wordings(&c, name), "|"), adjective, people(adjective)); err != nil {
			return err
		}
	}
	return nil
}

// states lists the countries in the order of their codes.
func (s *sources) states() []country {
	var states []country
	for _, c := range s.countries {
		if c.isState() {
			states = append(states, c)
		}
	}
	slices.SortFunc(states, func(a, b country) int { return strings.Compare(a.Code, b.Code) })
	return states
}

var deFacto = []string{"TW", "PS", "XK", "VA"}

func (c *country) isState() bool {
	return c.Independent || slices.Contains(deFacto, c.Code)
}

// wordings are the other English names of a country. The source mixes them
// with names in the country's languages, codes, and inverted forms ("Iran,
// Islamic Republic of").
func (s *sources) wordings(c *country, name string) []string {
	var out []string
	for _, o := range append([]string{c.Name.Official}, c.AltSpellings...) {
		o = plain(o)
		english := strings.Contains(o, " of ") || s.news.isName(o, 2, "geo", "gpe")
		if o != name && english && isLatin(o) && !strings.HasPrefix(o, "The ") && !slices.Contains(out, o) {
			out = append(out, o)
		}
	}
	return out
}

// people is the plural noun that follows from an English adjective of
// nationality, "" where there is none of its own ("Chinese", "British").
func people(adjective string) string {
	for _, same := range []string{"ese", "ish", "ch", "ss", "men", "que"} {
		if strings.HasSuffix(adjective, same) {
			return ""
		}
	}
	switch {
	case adjective == "":
		return ""
	case strings.HasSuffix(adjective, "s"):
		return adjective
	}
	return adjective + "s"
}
