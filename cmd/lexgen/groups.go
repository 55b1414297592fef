package main

import (
	"io"
	"regexp"
	"strings"
)

const aboutGroups = `# Armed groups: kind, name, other wordings.
# Sources: UCDP actor list 22.1, https://ucdp.uu.se, CC BY 4.0;
#   Phoenix.MilNonState.actors of openeventdata/petrarch2 676801c, https://github.com/openeventdata/petrarch2, MIT
# Made by cmd/lexgen; names.tsv goes before it.
`

// notGroups marks UCDP's ways of describing an actor that has no name.
var notGroups = regexp.MustCompile(`(?i)government|faction|forces of|supporters|clan|residents|^non |[()/'"]|\d| - `)

// groupNouns are words that show that a dictionary's name names a group.
var groupNouns = regexp.MustCompile(`(?i)\b(front|brigades?|army|movement|organi[sz]ation|group|party|cells?|league|` +
	`liberation|resistance|militia|forces?|command|commandos?|guards?|jihad|mujahideen|mujahidin|jaish|jaysh|lashkar|` +
	`harakat|hizb\w*|ansar|jamaat|tigers|martyrs|battalion|corps|fighters|network|council|union|coalition|alliance)\b`)

// armedNouns are words that show that an English translation, which UCDP gives
// for every group, names an armed group and nothing else ("Unity Party").
var armedNouns = regexp.MustCompile(`(?i)\b(front|brigades?|army|liberation|resistance|militia|forces?|guards?|command|` +
	`jihad\w*|mujahid\w*|state|movement|tigers)\b`)

func writeGroups(s *sources, w io.Writer) error {
	groups := make([]entry, 0, len(s.actors)+len(s.militias))
	for _, a := range s.actors {
		names := []string{a.name}
		for _, english := range append(strings.Split(a.renamed, ", "), a.english) {
			if armedNouns.MatchString(english) {
				names = append(names, english)
			}
		}
		groups = append(groups, groupEntry(s, names)...)
	}
	for _, p := range s.militias {
		names := []string{}
		for _, name := range append([]string{p.name}, p.aliases...) {
			name, acronym, _ := strings.Cut(name, "(")
			if groupNouns.MatchString(strings.ReplaceAll(name, "_", " ")) {
				acronym, _, _ = strings.Cut(acronym, ")")
				names = append(names, titleCase(name), strings.ReplaceAll(acronym, "_", ""))
			}
		}
		groups = append(groups, groupEntry(s, names)...)
	}
	return writeEntries(w, "ArmedGroup", groups)
}

// groupEntry is one entry of all the usable names, the longest first, since
// the dictionaries put acronyms as often in front as behind.
func groupEntry(s *sources, names []string) []entry {
	var usable []string
	for _, name := range names {
		name = plain(strings.TrimSpace(name))
		if s.isGroupName(name) {
			usable = append(usable, name)
		}
	}
	if len(usable) == 0 {
		return nil
	}
	for i, name := range usable {
		if len(strings.Fields(name)) > 1 {
			usable[0], usable[i] = usable[i], usable[0]
			break
		}
	}
	return []entry{{usable[0], usable[1:]}}
}

func (s *sources) isGroupName(name string) bool {
	words := strings.Fields(name)
	if len(words) == 0 || !isLatin(name) || notGroups.MatchString(name) || strings.HasPrefix(name, "The ") {
		return false
	}
	if len(words) == 1 {
		acronym := name == strings.ToUpper(name)
		return acronym && (len(name) > 4 || s.news.isName(name, 2, "org")) && s.isBodyWord(capitalise(strings.ToLower(name))) || s.isBodyWord(name) && s.news.isName(name, 3, "org")
	}
	return name[0] >= 'A' && name[0] <= 'Z' || strings.HasPrefix(name, "al-")
}
