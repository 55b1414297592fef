package main

import (
	"io"
	"regexp"
	"slices"
	"strings"
)

const aboutOrganizations = `# International, governmental and other bodies: kind, name, other wordings.
# Sources: Phoenix.International.actors of openeventdata/petrarch2 676801c, https://github.com/openeventdata/petrarch2, MIT;
#   US federal agencies of dariusk/corpora cf30ca2, https://github.com/dariusk/corpora, CC0;
#   organisation names of the newswire in the Groningen Meaning Bank, https://gmb.let.rug.nl, public domain
# Made by cmd/lexgen; names.tsv goes before it.
`

// bodyNouns are words that show that a name of the international dictionary,
// which mixes bodies with their officials, names a body.
var bodyNouns = regexp.MustCompile(`(?i)\b(union|bank|council|commission|organi[sz]ations?|fund|agency|court|tribunal|` +
	`committee|association|federation|league|parliament|assembly|programme|program|office|group|forum|community|` +
	`conference|authority|institute|society|foundation|movement|watch|initiative|alliance|secretariat|center|centre)\b`)

// notNames marks newswire labels that run over a title or a clitic.
var notNames = regexp.MustCompile(`(?i)['/"]|^(the|president|premier|mr\.?|ms\.?|judge|prime|foreign|u\.s\. (ambassador|defense)|` +
	`state|interior|group|council|army|parliament|association|federation|committee|islamic|.*\bsecretary\b.*)$|` +
	`^(president|premier|judge|the) | (and|of|militant group .*)$`)

func writeOrganizations(s *sources, w io.Writer) error {
	var bodies []entry
	add := func(name string) {
		if name = plain(name); isLatin(name) && len(name) > 2 {
			bodies = append(bodies, entry{name: name})
		}
	}
	for _, p := range s.bodies {
		// Companies (MNC) and the long tail of associations (NGO) are left out:
		// the lists are old, and their last words tell what they are.
		if name, ok := bodyName(p); ok && strings.HasPrefix(p.codes, "IGO") {
			add(name)
		}
	}
	for _, name := range s.agencies {
		if words := strings.Fields(name); len(words) > 1 && len(words) < 6 {
			add(name)
		}
	}
	for _, name := range s.news.names(5, "org") {
		words := strings.Fields(name)
		if !notNames.MatchString(name) && startsUpper(words) && !misread[name] && (len(words) > 1 || s.isBodyWord(name)) {
			add(name)
		}
	}
	return writeEntries(w, "Organization", bodies)
}

// misread are the names that the newswire's labels, which no person has checked,
// take for bodies although they are people, places, wars and storms.
var misread = setOf(
	"Abu Musab", "Ahmadinejad", "Akayev", "Al Anbar", "Bakiyev", "Barack", "British Foreign", "Cayman Islands",
	"Cyclone Nargis", "Equatorial Guinea", "General Ante Gotovina", "General Gotovina", "General Ratko Mladic", "HIV",
	"Justice Sandra", "Lesotho", "Negroponte", "Phnom Penh", "Prophet Mohammed", "Putin", "Singapore", "Spin Boldak",
	"State Colin Powell", "State Robert Zoellick", "Supreme Leader Ayatollah Ali Khamenei", "Tal Afar", "Turin Olympics",
	"Vietnam War", "Virgin Islands", "Weah", "West Bank", "Western Hemisphere", "Yanukovych",
)

func setOf(names ...string) map[string]bool {
	set := map[string]bool{}
	for _, name := range names {
		set[name] = true
	}
	return set
}

// isBodyWord reports whether a one-word name is safe to take for a body.
func (s *sources) isBodyWord(name string) bool {
	return s.news.lower[strings.ToLower(name)] < 3 && s.given[name] == "" && !s.surnames[name]
}

var digits = regexp.MustCompile(`\d`)

// bodyName is the usual form of a dictionary entry that names a body and not
// an official; officials come with dates of office or without a body's noun.
func bodyName(p phoenixEntry) (string, bool) {
	words := strings.Fields(strings.ReplaceAll(p.name, "_", " "))
	if len(words) > 0 && words[0] == "THE" {
		words = words[1:]
	}
	joined := strings.Join(words, " ")
	switch {
	case len(words) < 2 || len(words) > 7 || digits.MatchString(p.codes+joined) || strings.ContainsAny(joined, "(),/#{}"):
		return "", false
	case !bodyNouns.MatchString(joined) || slices.Contains(words, "OF") && words[len(words)-1] == "OF":
		return "", false
	}
	return titleCase(joined), true
}
