package relate

import (
	"strings"

	"github.com/newsgraph/newsgraph/nlp"
)

// phrase is a noun phrase without what follows its head: "the two bases" of
// "the two bases in Karsa".
type phrase struct {
	nlp.Range
	head    int // token
	mention int // the mention with the same head, or None
	item    int // its place in sentence.items
	time    bool

	owner    int // the phrase with the possessive in front ("Norland's"), or None
	lead     int // the first phrase of a coordination: itself when there is none
	next     int // the next phrase of the coordination, or None
	apposed  int // the phrase that this one explains, or None
	prep     int // the token of the preposition in front, or None
	governor int // the phrase in front of that preposition, or None
	clause   int // the clause that has the phrase as an argument, or None
	slot     slot
}

// slot is the place of a phrase in its clause.
type slot int

const (
	noSlot slot = iota
	subjectSlot
	objectSlot
	prepSlot
)

// kind is what an item of a sentence is.
type kind int

const (
	other      kind = iota // any word that plays no part
	nounPhrase             // index: in phrases
	verbGroup              // index: in clauses
	preposition
	comma
	coordinator
	relative
	subordinator
	quoteMark
	possessive
	adverb // adverbs, particles and adjectives outside phrases
	stop   // colons, semicolons, dashes
)

// item is one chunk of a sentence.
type item struct {
	kind  kind
	token int // its first token
	index int
}

// sentence is a sentence cut into chunks, and what they are to each other.
type sentence struct {
	*article
	number   int  // index in Doc.Sentences
	question bool // it ends in a question mark
	nlp.Range
	phrases []phrase
	clauses []clause
	items   []item
}

// chunk cuts the sentence into items, from left to right.
func (s *sentence) chunk() {
	for i := s.First; i < s.End; {
		if end, head := s.phraseEnd(i); end > i {
			s.addPhrase(nlp.Range{First: i, End: end}, head)
			i = end
			continue
		}
		if c, ok := s.verbGroup(i); ok {
			s.items = append(s.items, item{verbGroup, i, len(s.clauses)})
			c.item = len(s.items) - 1
			s.clauses = append(s.clauses, c)
			i = c.End
			continue
		}
		if end := s.parenthesis(i); end > i {
			i = end
			continue
		}
		s.items = append(s.items, item{s.wordKind(i), i, 0})
		i++
	}
}

// parenthesis is the end of a short parenthesis that starts at token i, which
// no construction needs; i if there is none.
func (s *sentence) parenthesis(i int) int {
	const longest = 8
	if w := s.lower[i]; w != "(" && w != "[" {
		return i
	}
	for k := i + 1; k < s.End && k < i+longest; k++ {
		if w := s.lower[k]; w == ")" || w == "]" {
			return k + 1
		}
	}
	return i
}

func (s *sentence) addPhrase(r nlp.Range, head int) {
	p := phrase{
		Range: r, head: head, mention: s.byHead[head], item: len(s.items), lead: len(s.phrases),
		owner: nlp.None, next: nlp.None, apposed: nlp.None, prep: nlp.None, governor: nlp.None, clause: nlp.None,
	}
	p.time = p.mention == nlp.None && s.isTime(r)
	s.items = append(s.items, item{nounPhrase, r.First, len(s.phrases)})
	s.phrases = append(s.phrases, p)
}

func (s *sentence) isTime(r nlp.Range) bool {
	last := r.End - 1
	if s.words.days[s.lower[r.First]] || s.words.times[s.lemma(last)] || s.words.days[s.lower[last]] {
		return true
	}
	w := s.lower[last]
	return r.Len() == 1 && len(w) == 4 && s.tag(last) == "CD" && (strings.HasPrefix(w, "19") || strings.HasPrefix(w, "20"))
}

// wordKind is the kind of a token that is in no phrase and no verb group.
func (s *sentence) wordKind(i int) kind {
	w, tag := s.lower[i], s.tag(i)
	switch {
	case w == ",":
		return comma
	case w == "\"" || tag == "``" || tag == "''":
		return quoteMark
	case tag == "CC":
		return coordinator
	case tag == "POS":
		return possessive
	case s.words.relatives[w] && (tag == "WDT" || tag == "WP" || tag == "WP$" || s.afterPhrase() && s.verbStarts(i+1)):
		return relative
	case s.words.including[w]:
		return preposition
	case s.words.subordinators[w] && (tag == "IN" || tag == "WRB" || tag == "RB") && s.clauseFollows(i):
		return subordinator
	case tag == "IN" || tag == "TO":
		return preposition
	case w == ":" || w == ";" || tag == ":" || w == "(" || w == ")":
		return stop
	case tag == "RB" || tag == "RP" || tag == "RBR" || strings.HasPrefix(tag, "JJ"):
		return adverb
	}
	return other
}

// afterPhrase reports whether the last item is a noun phrase.
func (s *sentence) afterPhrase() bool {
	return len(s.items) > 0 && s.items[len(s.items)-1].kind == nounPhrase
}

func (s *sentence) verbStarts(i int) bool {
	for i < s.End && s.tag(i) == "RB" {
		i++
	}
	return i < s.End && (isVerb(s.tag(i)) || s.tag(i) == "MD")
}

// clauseFollows reports whether a verb follows the word at token i before the
// next comma: "after Norland attacked", and not "after the attack".
func (s *sentence) clauseFollows(i int) bool {
	const reach = 12
	for k := i + 1; k < s.End && k <= i+reach; k++ {
		switch s.tag(k) {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		case ",", ".", ":", "WDT", "WP":
			return false
		}
	}
	return false
}

func isVerb(tag string) bool { return strings.HasPrefix(tag, "VB") }
func isNoun(tag string) bool { return strings.HasPrefix(tag, "NN") }
