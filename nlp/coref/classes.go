package coref

import (
	_ "embed" // the words
	"fmt"
	"strings"
)

//go:embed data/words.tsv
var wordsTSV string

// classes are the words of data/words.tsv by their class.
type classes map[string]map[string]bool

// loadClasses reads the classes, and reports one that is missing.
func loadClasses(text string) (classes, error) {
	found := classes{}
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		name, list, ok := strings.Cut(line, "\t")
		if !ok || found[name] != nil {
			return nil, fmt.Errorf("the words of coreference: %q is no new class", name)
		}
		found[name] = map[string]bool{}
		for _, w := range strings.Split(list, "|") {
			found[name][w] = true
		}
	}
	needed := []string{"demonstrative", "demonstrative.p", "reflexive", "noun.m", "noun.f", "noun.person", "noun.p", "speech", "lesser", "institution", "public", "business", "calling", "relative", "as", "zone", "same"}
	for _, k := range pronounKinds {
		needed = append(needed, k.class)
	}
	for _, d := range determiners {
		needed = append(needed, d.class)
	}
	for _, name := range needed {
		if len(found[name]) == 0 {
			return nil, fmt.Errorf("the words of coreference lack the class %q", name)
		}
	}
	return found, nil
}
