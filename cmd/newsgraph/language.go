package main

import (
	"fmt"
	"strings"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/store"
	"github.com/newsgraph/newsgraph/nlp/language"
)

// foreignNames is counts by the code of a language with its name in its place.
func foreignNames(counts []store.Count) ([]tallied, error) {
	list := tallies(counts)
	for i := range list {
		name, err := languageName(list[i].Name)
		if err != nil {
			return nil, err
		}
		list[i].Name = name
	}
	return list, nil
}

func languageName(code string) (string, error) {
	d, err := language.New()
	if err != nil {
		return "", fmt.Errorf("load the languages: %w", err)
	}
	return d.Name(code), nil
}

// isForeign reports whether nothing was read from a because of its language.
func isForeign(a *graph.Article) bool { return a.Language != "" && a.Language != language.English }

// foreignLine tells of the articles of a store that are not in English:
// "3 articles are not in English, so nothing is read from them (2 German, 1 French)".
func foreignLine(list []tallied) string {
	total := 0
	parts := make([]string, len(list))
	for i, l := range list {
		total += l.Count
		parts[i] = thousands(l.Count) + " " + l.Name
	}
	if total == 1 {
		return fmt.Sprintf("1 article is not in English, so nothing is read from it (%s)", list[0].Name)
	}
	return fmt.Sprintf("%s articles are not in English, so nothing is read from them (%s)", thousands(total), strings.Join(parts, ", "))
}
