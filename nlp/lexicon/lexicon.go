// Package lexicon holds the words that the language stages know: names of
// countries, places, groups and bodies, names of people, titles, head nouns
// and the small closed classes. They live in the files under data, each with
// its source and licence in its first lines; cmd/lexgen makes most of them.
//
// All lookups fold the words they are given: case, diacritics, apostrophes and
// full stops do not matter (see Fold), so "Shi'ite" finds "Shiite".
package lexicon

import (
	"strings"

	"github.com/newsgraph/newsgraph/nlp"
)

// Lexicon is a loaded set of word lists. It never changes and is safe for
// concurrent use.
type Lexicon struct {
	names     phrases[Name]
	titles    phrases[Title]
	countries map[string]Country // by code
	seats     map[string]string  // the code of the country whose government sits there

	nameHeads      map[string]Head
	describedHeads map[string]Head

	given    map[string]Gender
	surnames map[string]bool
	common   map[string]bool
	pronouns map[string]Pronoun
	classes  map[Class]map[string]bool
}

// Use is how a wording stands for what it names.
type Use int

// The uses of wordings. Only countries have other uses than Noun.
const (
	Noun      Use = iota // "Iran"
	Adjective            // "Iranian"
	People               // "Iranians"
)

// Name is what a wording names.
type Name struct {
	Kind nlp.Kind
	Name string // the canonical name: "United States" for "American"
	Code string // ISO 3166-1 alpha-2 of a country, "" for the rest
	Use  Use
	// Acronym says that the wording must be written in capitals: "US", "WHO".
	Acronym bool
}

// Country is a state.
type Country struct {
	Code string // ISO 3166-1 alpha-2, or the last one that it had ("SU")
	Name string
}

// Gender is the grammatical gender of a pronoun, title or given name.
type Gender byte

// The genders. Neuter and Plural are those of pronouns only.
const (
	Unknown   Gender = 0
	Masculine Gender = 'm'
	Feminine  Gender = 'f'
	Neuter    Gender = 'n'
	Plural    Gender = 'p'
)

// Title is a title or an office.
type Title struct {
	Class  TitleClass
	Gender Gender
}

// TitleClass says what kind of title a title is.
type TitleClass string

// The classes of titles. Honorifics and ranks need a name behind them.
const (
	Honorific TitleClass = "honorific"
	Rank      TitleClass = "rank"
	Office    TitleClass = "office"
)

// Head is what a head noun says about the phrase that it heads.
type Head struct {
	Kind nlp.Kind
	// State: a country in front makes it a name ("Syrian army").
	State bool
	// Reign: a person or country in front makes it a name ("Biden
	// administration").
	Reign bool
	// Generic: right behind a name it belongs to the name ("Islamic State
	// group").
	Generic bool
	// First: it heads a name as its first word too ("Hurricane Ann").
	First bool
}

// Pronoun is a personal or possessive pronoun.
type Pronoun struct {
	Gender Gender
	Person int // 1, 2 or 3
}

// Class is a small class of words, listed in words.tsv.
type Class string

// The classes.
const (
	Particle    Class = "particle"    // inside names: bin, al, de
	Joiner      Class = "joiner"      // joins a head noun and its name: of, for
	Locative    Class = "locative"    // prepositions before places: in, near
	Speech      Class = "speech"      // verbs of saying, as lemmas
	Calling     Class = "calling"     // before a name that a description gets: called
	Heading     Class = "heading"     // who heads or speaks for the group named right in front
	Compass     Class = "compass"     // northern, western
	Capitalised Class = "capitalised" // capitals that make no name: TV, DNA
	Article     Class = "article"     // determiners that no mention starts with
	Definite    Class = "definite"    // determiners that take up what was said: the, this
	Indefinite  Class = "indefinite"  // determiners that bring in something new: a, another
	Forces      Class = "forces"      // nouns that all call a state's armed forces: troops, military
	Band        Class = "band"        // nouns for bodies that an armed group can be called by: group, movement
	Complement  Class = "complement"  // prepositions that say which one a description means: of, in
	Governing   Class = "governing"   // lemmas of what a government does and no city: accuse, agree
	Addressing  Class = "addressing"  // lemmas of what is done to governments: urge, sanction
	Relating    Class = "relating"    // nouns for what stands between governments: talks, ties
	Bare        Class = "bare"        // nouns that without an article name nothing: to leave office
	Opposed     Class = "opposed"     // prepositions that say of an act, and of nobody, whom it is against
	Toward      Class = "toward"      // prepositions before the other side: talks with, sanctions against
	Quantity    Class = "quantity"    // nouns that count what stands behind "of": dozens, number
)

// Longest finds the longest run of words, from the first on, that is a known
// name, and the number of words in it; 0 if none. Hyphens and apostrophes that
// are words of their own are passed over.
func (l *Lexicon) Longest(words []string) (Name, int) { return l.names.longest(words) }

// Lookup finds the name that the wording stands for.
func (l *Lexicon) Lookup(wording string) (Name, bool) {
	n, ok := l.names.exact[key(wording)]
	return n, ok
}

// Title finds the longest title that starts at the first of the words, and
// the number of words in it; 0 if none.
func (l *Lexicon) Title(words []string) (Title, int) { return l.titles.longest(words) }

// Country finds the country of a wording: name, adjective or people.
func (l *Lexicon) Country(wording string) (Country, bool) {
	n, ok := l.Lookup(wording)
	if !ok || n.Code == "" {
		return Country{}, false
	}
	return l.countries[n.Code], true
}

// Seat finds the country for whose government the wording stands: Norway for
// "Oslo". It stands for the city, too.
func (l *Lexicon) Seat(wording string) (Country, bool) {
	code, ok := l.seats[key(wording)]
	return l.countries[code], ok
}

// NameHead finds what a head noun says about a capitalised name ("Foreign
// Ministry"). The noun may have two words.
func (l *Lexicon) NameHead(noun string) (Head, bool) {
	h, ok := l.nameHeads[key(noun)]
	return h, ok
}

// DescribedHead finds what the lemma of a head noun says about a description
// ("two gunmen"). The noun may have two words.
func (l *Lexicon) DescribedHead(lemma string) (Head, bool) {
	h, ok := l.describedHeads[key(lemma)]
	return h, ok
}

// Given finds the gender of a given name; Unknown for those that both or
// neither are known to bear.
func (l *Lexicon) Given(name string) (gender Gender, ok bool) {
	gender, ok = l.given[Fold(name)]
	return gender, ok
}

// Surname reports whether the name is a well-known family name.
func (l *Lexicon) Surname(name string) bool { return l.surnames[Fold(name)] }

// Common reports whether news mostly writes the word in lower case.
func (l *Lexicon) Common(word string) bool { return l.common[Fold(word)] }

// Pronoun finds a personal or possessive pronoun.
func (l *Lexicon) Pronoun(word string) (Pronoun, bool) {
	p, ok := l.pronouns[strings.ToLower(word)]
	return p, ok
}

// Is reports whether the word belongs to the class.
func (l *Lexicon) Is(class Class, word string) bool {
	return l.classes[class][Fold(word)]
}
