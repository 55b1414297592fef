package coref

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/lexicon"
)

// kind is what a candidate is.
type kind uint8

const (
	properNoun kind = iota
	commonNoun
	speaker       // I
	speakers      // we
	addressee     // you
	masculine     // he
	feminine      // she
	neuter        // it
	plural        // they
	demonstrative // this
	other         // anything else
	kindCount     = iota
)

var pronounKinds = []struct {
	class string
	kind  kind
}{
	{"pronoun.s1", speaker},
	{"pronoun.p1", speakers},
	{"pronoun.s2", addressee},
	{"pronoun.m", masculine},
	{"pronoun.f", feminine},
	{"pronoun.n", neuter},
	{"pronoun.p", plural},
}

// determiner is what determines a candidate.
type determiner uint8

const (
	noDeterminer determiner = iota
	definiteArticle
	demonstrativeDeterminer
	indefinite
	possessive
	numeral
	determinerCount = iota
)

var determiners = []struct {
	class      string
	determiner determiner
}{
	{"determiner.definite", definiteArticle},
	{"determiner.demonstrative", demonstrativeDeterminer},
	{"determiner.indefinite", indefinite},
}

// number is whether a candidate is one or several.
type number uint8

const (
	isSingular number = iota
	isPlural
	isEither
	isName
	numberCount = iota
)

// gender is what a candidate's gender can be.
type gender uint8

const (
	isUnknown gender = iota
	isMasculine
	isFeminine
	isNeuter
	isPerson
	genderCount = iota
)

// place is the part that a candidate has in its clause.
type place uint8

const (
	subject place = iota
	passiveSubject
	object
	oblique
	possessor
	modifier
	compound
	conjunct
	apposition
	root
	elsewhere
	placeCount = iota
)

var places = map[string]place{
	"nsubj": subject, "nsubj:outer": subject, "nsubj:pass": passiveSubject, "obj": object, "iobj": object,
	"obl": oblique, "obl:agent": oblique, "obl:unmarked": oblique, "nmod:poss": possessor,
	"nmod": modifier, "nmod:unmarked": modifier, "compound": compound, "conj": conjunct, "appos": apposition, "root": root,
}

// candidate is a word that may head a mention. Words that are compared are
// numbers that the article's interner gave them.
type candidate struct {
	head       int
	span       nlp.Range
	sentence   int
	kind       kind
	determiner determiner
	number     number
	gender     gender
	place      place
	lemma      int32   // folded
	form       int32   // folded
	names      []int32 // the folded words that name it, sorted
	prefixes   []int32 // the beginnings of the long ones among them, sorted
	lemmaStart int32   // the lemma's beginning, or -1 if it is short
	initials   int32   // of its capitalised words, -1 without
	acronym    bool    // the head is written as one
	reflexive  bool
}

// isNominal reports whether a noun or a name heads the candidate.
func (c *candidate) isNominal() bool { return c.kind <= commonNoun }

// interner numbers the words of an article.
type interner map[string]int32

func (n interner) id(word string) int32 {
	id, ok := n[word]
	if !ok {
		id = int32(len(n))
		n[word] = id
	}
	return id
}

// prefixLength is the number of letters at their beginning by which words are
// alike: a land and its people share them.
const prefixLength = 5

// start numbers the beginning of a folded word, -1 if the word is short. A word
// of just that length and the beginning of a longer one are one.
func (n interner) start(word string) int32 {
	letters := 0
	for at := range word {
		if letters == prefixLength {
			return n.id(word[:at])
		}
		letters++
	}
	if letters < prefixLength {
		return -1
	}
	return n.id(word)
}

// describer describes the candidates of one article.
type describer struct {
	classes classes
	lexicon *lexicon.Lexicon
	tree    *tree
	words   interner
	naming  []int // the words of the current candidate that name it
}

// candidates finds and describes the candidates of an article.
func (d *describer) candidates(sentences []nlp.Range) []candidate {
	var found []candidate
	for s, r := range sentences {
		for i := r.First; i < r.End; i++ {
			if d.tree.isCandidate(i) {
				c := d.describe(i, s)
				c.span.End = min(c.span.End, r.End) // a bracket may close in the next sentence
				found = append(found, c)
			}
		}
	}
	return found
}

func (d *describer) describe(i, sentence int) candidate {
	t := &d.tree.tokens[i]
	c := candidate{head: i, span: d.tree.spanOf(i), sentence: sentence, initials: -1}
	d.findNaming(i, c.span)
	c.kind = d.kindOf(t)
	c.determiner = d.determinerOf(i)
	c.number = d.numberOf(t, c.kind)
	c.gender = d.genderOf(i, c.kind)
	c.place = elsewhere
	if p, ok := places[t.Dep]; ok {
		c.place = p
	}
	form, lemma := lexicon.Fold(t.Norm), lexicon.Fold(t.Lemma)
	c.form, c.lemma, c.lemmaStart = d.words.id(form), d.words.id(lemma), d.words.start(lemma)
	d.name(&c)
	letters := strings.ReplaceAll(t.Norm, ".", "")
	c.acronym = utf8.RuneCountInString(form) > 1 && isCapitals(letters)
	c.reflexive = d.classes["reflexive"][strings.ToLower(t.Norm)]
	return c
}

// isCapitals reports whether the word is made of capital letters.
func isCapitals(word string) bool {
	capitals := false
	for _, r := range word {
		if !unicode.IsLetter(r) || unicode.IsLower(r) || unicode.IsTitle(r) {
			return false
		}
		capitals = capitals || unicode.IsUpper(r)
	}
	return capitals
}

// name notes the words that name a candidate.
func (d *describer) name(c *candidate) {
	var initials strings.Builder
	for _, k := range d.naming {
		norm := d.tree.tokens[k].Norm
		word := lexicon.Fold(norm)
		c.names = append(c.names, d.words.id(word))
		if start := d.words.start(word); start >= 0 {
			c.prefixes = append(c.prefixes, start)
		}
		if r, _ := utf8.DecodeRuneInString(norm); unicode.IsUpper(r) {
			first, _ := utf8.DecodeRuneInString(word)
			initials.WriteRune(first)
		}
	}
	slices.Sort(c.names)
	c.names = slices.Compact(c.names)
	slices.Sort(c.prefixes)
	c.prefixes = slices.Compact(c.prefixes)
	if initials.Len() > 0 {
		c.initials = d.words.id(initials.String())
	}
}

// farthest is the number of words between a head and a word that names it with
// it, so that lists of a thousand words cost no square of it.
const farthest = 24

var namingTags = set("NN NNS NNP NNPS JJ JJS JJR CD FW")

// findNaming finds the words of the span that say what it is, up to its first
// clause or apposition.
func (d *describer) findNaming(i int, span nlp.Range) {
	last := span.End - 1
	for _, k := range d.tree.Of(i) {
		if k > i && tail[d.tree.tokens[k].Dep] {
			d.tree.begin()
			last = min(last, d.tree.addSubtree(k)-1)
		}
	}
	first := max(span.First, i-farthest)
	last = min(max(last, i), i+farthest)
	d.naming = d.naming[:0]
	for k := first; k <= last; k++ {
		if k == i || namingTags[d.tree.tokens[k].Tag] {
			d.naming = append(d.naming, k)
		}
	}
}

func (d *describer) kindOf(t *nlp.Token) kind {
	word := strings.ToLower(t.Norm)
	if pronouns[t.Tag] {
		for _, p := range pronounKinds {
			if d.classes[p.class][word] {
				return p.kind
			}
		}
	}
	switch {
	case t.Tag == "DT" && d.classes["demonstrative"][word]:
		return demonstrative
	case proper[t.Tag]:
		return properNoun
	case nouns[t.Tag]:
		return commonNoun
	}
	return other
}

// determinerOf is what determines token i: its first child that does.
func (d *describer) determinerOf(i int) determiner {
	for _, k := range d.tree.Of(i) {
		switch t := &d.tree.tokens[k]; t.Dep {
		case "det", "det:predet", "amod":
			word := strings.ToLower(t.Norm)
			for _, e := range determiners {
				if d.classes[e.class][word] {
					return e.determiner
				}
			}
		case "nmod:poss":
			return possessive
		case "nummod":
			if k < i {
				return numeral
			}
		}
	}
	return noDeterminer
}

func (d *describer) numberOf(t *nlp.Token, k kind) number {
	word := strings.ToLower(t.Norm)
	switch {
	case k == speakers, k == plural, t.Tag == "NNS", t.Tag == "NNPS",
		d.classes["demonstrative.p"][word]:
		return isPlural
	case k == addressee, k == other, d.classes["noun.p"][strings.ToLower(t.Lemma)]:
		return isEither
	case k == properNoun:
		return isName
	}
	return isSingular
}

// genderOf is the gender of a pronoun or a noun, or of a name by its words.
func (d *describer) genderOf(i int, k kind) gender {
	switch k {
	case masculine:
		return isMasculine
	case feminine:
		return isFeminine
	case neuter:
		return isNeuter
	case speaker, speakers, addressee:
		return isPerson
	case properNoun, commonNoun:
		return d.genderOfNoun(i, k)
	}
	return isUnknown
}

func (d *describer) genderOfNoun(i int, k kind) gender {
	tokens := d.tree.tokens
	for _, n := range d.naming {
		if n != i && k != properNoun {
			continue
		}
		word, lemma := strings.ToLower(tokens[n].Norm), strings.ToLower(tokens[n].Lemma)
		switch {
		case d.classes["noun.m"][word] || d.classes["noun.m"][lemma]:
			return isMasculine
		case d.classes["noun.f"][word] || d.classes["noun.f"][lemma]:
			return isFeminine
		}
	}
	if k == commonNoun {
		if d.classes["noun.person"][strings.ToLower(tokens[i].Lemma)] {
			return isPerson
		}
		return isUnknown
	}
	for _, n := range d.naming {
		if proper[tokens[n].Tag] {
			return d.genderOfGiven(tokens[n].Norm)
		}
	}
	return isUnknown
}

func (d *describer) genderOfGiven(name string) gender {
	switch g, ok := d.lexicon.Given(name); {
	case !ok:
		return isUnknown
	case g == lexicon.Masculine:
		return isMasculine
	case g == lexicon.Feminine:
		return isFeminine
	}
	return isPerson
}
