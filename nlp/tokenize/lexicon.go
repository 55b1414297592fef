package tokenize

import (
	"embed"
	"fmt"
	"strings"
)

//go:embed data/*.tsv
var data embed.FS

// lexicon is the word lists of the folder data; the files say what each kind
// means. Words are in lower case.
type lexicon struct {
	abbreviations map[string]abbreviation
	prefixes      map[string]bool
	suffixes      map[string]bool
	clitics       []string // in the order in which they are tried
	wholes        map[string]bool
	parts         map[string][]int // the lengths of the parts
	units         map[string]bool
	common        map[string]bool // words that are no abbreviations
	starters      map[string]bool
	marked        map[string]bool // names that end with an exclamation mark
}

// abbreviation says how an abbreviation with a full stop is used.
type abbreviation byte

const (
	notAbbreviation abbreviation = iota
	titleAbbreviation
	innerAbbreviation
	numberAbbreviation
	openAbbreviation
	plainAbbreviation
	wordAbbreviation
)

func loadLexicon() (*lexicon, error) {
	lex := &lexicon{
		abbreviations: map[string]abbreviation{},
		prefixes:      map[string]bool{},
		suffixes:      map[string]bool{},
		wholes:        map[string]bool{},
		parts:         map[string][]int{},
		units:         map[string]bool{},
		common:        map[string]bool{},
		starters:      map[string]bool{},
		marked:        map[string]bool{},
	}
	for _, name := range []string{"abbreviations", "affixes", "contractions", "units", "starters"} {
		if err := lex.load(name + ".tsv"); err != nil {
			return nil, err
		}
	}
	return lex, nil
}

// load adds the entries of a file: lines of a kind, a tab, and words.
func (lex *lexicon) load(name string) error {
	text, err := data.ReadFile("data/" + name)
	if err != nil {
		return err
	}
	for i, line := range strings.Split(string(text), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		kind, words, found := strings.Cut(line, "\t")
		if !found || !lex.add(kind, strings.Fields(words)) {
			return fmt.Errorf("%s:%d: unknown kind %q", name, i+1, kind)
		}
	}
	return nil
}

// add files words under kind and reports whether there is such a kind.
func (lex *lexicon) add(kind string, words []string) bool {
	abbreviations := map[string]abbreviation{
		"title": titleAbbreviation, "inner": innerAbbreviation, "number": numberAbbreviation, "open": openAbbreviation,
		"plain": plainAbbreviation, "word": wordAbbreviation,
	}
	sets := map[string]map[string]bool{
		"prefix": lex.prefixes, "suffix": lex.suffixes, "never": lex.wholes, "common": lex.common,
		"time": lex.units, "amount": lex.units, "measure": lex.units, "starter": lex.starters, "marked": lex.marked,
	}
	switch {
	case abbreviations[kind] != notAbbreviation:
		for _, w := range words {
			lex.abbreviations[w] = abbreviations[kind]
		}
	case sets[kind] != nil:
		for _, w := range words {
			sets[kind][w] = true
		}
	case kind == "clitic":
		lex.clitics = append(lex.clitics, words...)
	case kind == "parts":
		for _, w := range words {
			parts := strings.Split(w, "|")
			lengths := make([]int, len(parts))
			for i, p := range parts {
				lengths[i] = len(p)
			}
			lex.parts[strings.Join(parts, "")] = lengths
		}
	default:
		return false
	}
	return true
}

// maxEntry is a bound on the length of the words in the lists, so that long
// words are not looked up.
const maxEntry = 24

// lookup is the entry of word, of any case, in one of the lists. It does not
// allocate.
func lookup[V any](list map[string]V, word string) V {
	var lower [maxEntry]byte
	if len(word) > maxEntry {
		var zero V
		return zero
	}
	for i := range len(word) {
		c := word[i]
		if isUpper(c) {
			c += 'a' - 'A'
		}
		lower[i] = c
	}
	return list[string(lower[:len(word)])]
}

// abbreviationOf says how word, which ends with a full stop, is used as an
// abbreviation.
func (lex *lexicon) abbreviationOf(word string) abbreviation {
	stem := word[:len(word)-1]
	kind := lookup(lex.abbreviations, stem)
	if kind == notAbbreviation && isInitialism(word) {
		return plainAbbreviation
	}
	if kind == wordAbbreviation && !isUpper(stem[0]) {
		return notAbbreviation
	}
	return kind
}

// isInitialism reports whether word is letters with a full stop after every
// one to three of them, at least twice: "U.S.", "p.m.", "Ph.D.".
func isInitialism(word string) bool {
	run, stops := 0, 0
	for i := range len(word) {
		switch {
		case isLetter(word[i]):
			run++
		case word[i] == '.' && 1 <= run && run <= 3:
			stops++
			run = 0
		default:
			return false
		}
		if run > 3 {
			return false
		}
	}
	return stops >= 2 && run == 0
}

// isInitial reports whether word is one capital with a full stop, "F.".
func isInitial(word string) bool {
	return len(word) == 2 && isUpper(word[0]) && word[1] == '.'
}
