package main

import (
	"cmp"
	"slices"
	"strings"
)

// news is what the Groningen Meaning Bank's newswire says about words: how
// often a word is written in lower case, and what its names are labelled.
type news struct {
	lower, capital map[string]int            // by lower-case word; capital: not at a sentence's start
	labels         map[string]map[string]int // name → label (geo, gpe, org, per, ...) → count
}

func readNews(path string) (*news, error) {
	lines, err := readLines(path)
	if err != nil {
		return nil, err
	}
	n := &news{map[string]int{}, map[string]int{}, map[string]map[string]int{}}
	var words []string
	label := ""
	flush := func() {
		if len(words) > 0 {
			n.count(strings.Join(words, " "), label)
		}
		words = nil
	}
	first := true
	for _, line := range lines {
		f := strings.Split(line, "\t")
		if len(f) < 3 { // "# sent 12"
			flush()
			first = true
			continue
		}
		n.countCase(f[0], first)
		first = false
		switch kind, rest, _ := strings.Cut(f[2], "-"); {
		case kind == "B":
			flush()
			words, label = append(words, f[0]), rest
		case kind == "I" && len(words) > 0:
			words = append(words, f[0])
		default:
			flush()
		}
	}
	flush()
	return n, nil
}

func (n *news) count(name, label string) {
	if n.labels[name] == nil {
		n.labels[name] = map[string]int{}
	}
	n.labels[name][label]++
}

func (n *news) countCase(word string, first bool) {
	switch lower := strings.ToLower(word); {
	case !isWord(word):
	case word == lower:
		n.lower[lower]++
	case !first:
		n.capital[lower]++
	}
}

// isName reports whether the newswire has name at least atLeast times and
// mostly with one of the labels.
func (n *news) isName(name string, atLeast int, labels ...string) bool {
	all, hits := 0, 0
	for label, count := range n.labels[name] {
		all += count
		if slices.Contains(labels, label) {
			hits += count
		}
	}
	return all >= atLeast && 4*hits >= 3*all
}

// names lists the names with a label that isName accepts, sorted.
func (n *news) names(atLeast int, label string) []string {
	var names []string
	for name := range n.labels {
		if n.isName(name, atLeast, label) {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, cmp.Compare)
	return names
}

// isCommon reports whether the word is written in lower case more often than
// as a name.
func (n *news) isCommon(word string) bool {
	lower := strings.ToLower(word)
	return n.lower[lower] >= 3 && n.lower[lower] > n.capital[lower]
}
