package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

const aboutGiven = `# Given names: name, gender (m, f, b for both; nothing where unknown).
# Sources: Names Corpus 1.3 by Mark Kantrowitz, with additions by Bill Ross (m, f), in nltk/nltk_data, free with credit;
#   smashew/NameDatabases 4a714a0, https://github.com/smashew/NameDatabases, public domain (gender unknown)
# Made by cmd/lexgen.
`

const aboutSurnames = `# Family names that are seen in news: common in the United States, of its members of congress and
# presidents, or last words of people's names in newswire.
# Sources: dariusk/corpora cf30ca2, https://github.com/dariusk/corpora, CC0;
#   unitedstates/congress-legislators dfa9622, https://github.com/unitedstates/congress-legislators, CC0;
#   Groningen Meaning Bank, https://gmb.let.rug.nl, public domain
# Made by cmd/lexgen.
`

const aboutCommon = `# Words that news writes in lower case, the common ones first: a capital letter alone makes them no name.
# Source: newswire of the Groningen Meaning Bank, https://gmb.let.rug.nl, public domain
# Made by cmd/lexgen.
`

func writeGiven(s *sources, w io.Writer) error {
	for _, name := range slices.Sorted(maps.Keys(s.given)) {
		latin := plain(name)
		if latin != name || !isWord(name) || len(name) < 3 || s.news.isCommon(name) {
			continue
		}
		if s.given[name] == "u" && s.news.isName(name, 2, "geo", "gpe", "org") {
			continue
		}
		line := strings.TrimSuffix(name+"\t"+s.given[name], "\tu")
		if _, err := fmt.Fprintln(w, line); err != nil {
			return err
		}
	}
	return nil
}

func writeSurnames(s *sources, w io.Writer) error {
	names := map[string]bool{}
	for _, list := range [][]string{s.topSurnames, s.legislators} {
		for _, name := range list {
			names[plain(name)] = true
		}
	}
	for _, name := range s.news.names(2, "per") {
		words := strings.Fields(name)
		names[words[len(words)-1]] = true
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if !isWord(name) || len(name) < 3 || name[0] > 'Z' || s.news.isCommon(name) {
			continue
		}
		if _, err := fmt.Fprintln(w, name); err != nil {
			return err
		}
	}
	return nil
}

func writeCommon(s *sources, w io.Writer) error {
	var words []string
	for word := range s.news.lower {
		if s.news.isCommon(word) && len(word) > 1 && plain(word) == word {
			words = append(words, word)
		}
	}
	slices.SortFunc(words, func(a, b string) int {
		if d := s.news.lower[b] - s.news.lower[a]; d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	for _, word := range words {
		if _, err := fmt.Fprintln(w, word); err != nil {
			return err
		}
	}
	return nil
}
