package mention

import (
	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/lexicon"
)

// name is a name as it was found in one place.
type name struct {
	nlp.Range
	head  int // the last token of the name proper
	known lexicon.Name
	kind  nlp.Kind // "" until it is decided
	// sure says that the place itself shows the kind: the lexicon, a head
	// noun, a title. It decides for the name's other places.
	sure bool
	// within says that the name lies inside another one, as a country does in
	// "Syrian army".
	within bool
}

// scan walks over one sentence.
type scan struct {
	*text
	nlp.Range      // the sentence
	headline  bool // most words are capitalised, so that a capital says little
	names     []name
}

// namesIn finds the names of a sentence.
func (t *text) namesIn(sentence nlp.Range) []name {
	s := &scan{text: t, Range: sentence, headline: t.isHeadline(sentence)}
	for i := sentence.First; i < sentence.End; {
		end := s.runEnd(i)
		if end == i {
			i++
			continue
		}
		s.split(i, end)
		i = end
	}
	return s.names
}

// isHeadline reports whether the sentence lacks a full stop and most of its
// longer words start with a capital letter.
func (t *text) isHeadline(sentence nlp.Range) bool {
	if t.hasTag(sentence.End-1, ".", "''") {
		return false
	}
	words, capitals := 0, 0
	for i := sentence.First + 1; i < sentence.End; i++ {
		if len(t.words[i]) < 4 || t.tag(i) == "CD" {
			continue
		}
		words++
		if t.isCapital(i) {
			capitals++
		}
	}
	return words > 2 && 3*capitals > 2*words
}

// maxRun is the number of tokens after which a run of name words ends. Longer
// ones are lists or shouting, and no name; the bound keeps time linear.
const maxRun = 24

// runEnd is the end of the run of name words that starts at token i; i itself
// where none starts.
func (s *scan) runEnd(i int) int {
	end := s.nameWordEnd(i, i)
	if end == i {
		return i
	}
	for end < s.End && end-i < maxRun {
		next := s.step(i, end)
		if next == end {
			break
		}
		end = next
	}
	return end
}

// step is the end of the run after its next part, or end where it has none.
func (s *scan) step(first, end int) int {
	if next := s.nameWordEnd(first, end); next > end {
		return next
	}
	if end+1 >= s.End {
		return end
	}
	switch {
	case s.isHyphen(end):
		return s.afterHyphen(first, end)
	case s.is(lexicon.Particle, end) && !s.isCapital(end):
		return s.afterParticles(first, end)
	case s.is(lexicon.Joiner, end):
		return s.afterJoiner(first, end)
	case s.is(lexicon.Conjunction, end) && s.isCapital(end+1) && s.isConjoined(first, end):
		return end + 2
	case s.tag(end) == "CD" && s.isNumbered(first, end):
		return end + 1
	case s.words[end] == "\"":
		return s.afterNickname(first, end)
	case s.words[end] == "'s" || s.words[end] == "'":
		return s.afterPossessive(end)
	}
	return end
}

// nameWordEnd is the end of the name word that starts at token i of the run
// from first on: a known name of one or more words, or a capitalised word.
func (s *scan) nameWordEnd(first, i int) int {
	if i >= s.End {
		return i
	}
	if n := s.knownAt(i); n > 1 || n == 1 && !s.is(lexicon.Calendar, i) && !s.is(lexicon.Capitalised, i) &&
		(!s.lexicon.Common(s.words[i]) || !s.isPlainWord(first, i)) {
		return i + n
	}
	if s.isCapital(i) && !s.isPlainWord(first, i) {
		return i + 1
	}
	if first == i && s.is(lexicon.Particle, i) && i+2 < s.End && s.isHyphen(i+1) && s.isCapital(i+2) {
		return i + 3
	}
	return i
}

// knownAt is the number of tokens of the known name that starts at token i.
func (s *scan) knownAt(i int) int {
	_, n := s.lookup(i, s.End)
	return n
}

// lookup finds the longest known name that starts at token i and ends at the
// latest at end. It must be written as a name.
func (s *scan) lookup(i, end int) (lexicon.Name, int) {
	if !s.isCapital(i) && (i+2 >= end || !s.isHyphen(i+1) || !s.isCapital(i+2)) {
		return lexicon.Name{}, 0
	}
	known, n := s.lexicon.Longest(s.words[i:min(end, i+12)])
	if n == 0 || known.Acronym && n == 1 && !s.isAcronym(i) {
		return lexicon.Name{}, 0
	}
	for k := i + 1; k < i+n; k++ {
		// "West bank", "Red sea": the last word at least is a capital too.
		if k == i+n-1 && !s.isCapital(k) && !s.isHyphen(k-1) {
			return lexicon.Name{}, 0
		}
	}
	return known, n
}

// isPlainWord reports whether the capital of token i says nothing: it is a
// month or the like, or it starts a sentence or a headline word that is common
// in lower case, or it is a function word.
func (s *scan) isPlainWord(first, i int) bool {
	if s.is(lexicon.Calendar, i) || s.is(lexicon.Capitalised, i) {
		return true
	}
	if !s.lexicon.Common(s.words[i]) {
		return s.isFunctionWord(i) || first == i && s.isInitial(i) && !s.isInitialName(i)
	}
	if s.isFunctionWord(i) {
		return true
	}
	if first == i && s.isInitial(i) {
		return !s.hasTag(i, "NNP", "JJ") || s.headline || !s.capitals[s.words[i]] && !s.startsBody(i) && !s.startsTitle(i)
	}
	return s.headline && !s.hasNameHead(i)
}

// isJoiningWord reports whether token i, the only one of its run so far, can
// start the name of a body: Guardians in "Guardians of Faith Brigade".
func (s *scan) isJoiningWord(first, i int) bool {
	return first == i && !s.headline && !s.isTitle(i) && !s.isPersonWord(i) && s.knownAt(i) == 0
}

// startsBody reports whether the capitalised words from token i on end in a
// head noun of names.
func (s *scan) startsBody(i int) bool {
	end := i
	for end < s.End && end-i < maxRun && s.isCapital(end) {
		end++
	}
	return end > i && s.hasNameHead(end-1)
}

// startsTitle reports whether a title starts at token i with a name behind it.
func (s *scan) startsTitle(i int) bool {
	_, n := s.lexicon.Title(s.words[i:min(s.End, i+4)])
	return n > 0 && i+n < s.End && s.isCapital(i+n)
}

func (s *scan) isTitle(i int) bool {
	_, n := s.lexicon.Title(s.words[i : i+1])
	return n > 0
}

// isInitialName reports whether the word at the start of a sentence, which
// news does not write in lower case either, is a name.
func (s *scan) isInitialName(i int) bool {
	switch {
	case s.isPersonWord(i) || s.isAcronym(i) || s.capitals[s.words[i]]:
		return true
	case i+1 < s.End && s.isCapital(i+1):
		return s.hasTag(i, "NN", "JJ", "FW")
	}
	return s.hasTag(i, "NNP") && i+1 < s.End && s.hasTag(i+1, "VBD", "VBZ", "MD", "POS")
}

// isInitial reports whether nothing but opening marks stands before token i in
// its sentence, or a colon right in front.
func (s *scan) isInitial(i int) bool {
	for i > s.First && s.isOpening(i-1) {
		if s.words[i-1] == ":" {
			return true
		}
		i--
	}
	return i == s.First
}

func (s *scan) isFunctionWord(i int) bool {
	return s.hasTag(i, "DT", "IN", "PRP", "CC", "MD", "W", "TO", "EX", "PDT", "UH", "RB", "CD") &&
		(s.lexicon.Common(s.words[i]) || len(s.words[i]) == 1)
}

// hasNameHead reports whether token i can head a name: Ministry, Airport.
func (s *scan) hasNameHead(i int) bool {
	_, ok := s.nameHead(i, i)
	return ok
}

// isConjoined reports whether the conjunction at end, before a capitalised
// word, is part of the name: "Procter & Gamble", "Ministry of Health and
// Welfare", "National Aeronautics and Space Administration".
func (s *scan) isConjoined(first, end int) bool {
	if s.words[end] == "&" {
		return true
	}
	if s.hasJoiner(first, end) {
		return s.lexicon.Common(s.words[end+1])
	}
	return end-first > 1 && s.lexicon.Common(s.words[first]) && !s.hasNameHead(end-1) && !s.isTitle(first) &&
		s.startsBody(end+1) && s.knownAt(end+1) == 0
}

// afterHyphen goes on after the hyphen at end: into "al-Muhandis" and
// "Man-kei", but not into "Iran-backed" or "Syria-Iraq border".
func (s *scan) afterHyphen(first, end int) int {
	if _, n := s.lookup(first, end); n == end-first {
		return end
	}
	if s.isCapital(end + 1) {
		return end + 2
	}
	word := s.words[end+1]
	if end-first > 1 && len(word) <= 4 && !s.hasTag(end+1, "VB") {
		return end + 2 // "Park Won-soon"
	}
	if s.lexicon.Common(word) && !s.is(lexicon.Particle, end+1) || s.hasTag(end+1, "VB", "CD") {
		return end
	}
	return end + 2
}

// afterParticles goes on over lower-case particles to a capitalised word:
// "Osama bin Laden".
func (s *scan) afterParticles(first, end int) int {
	for i := end; i < s.End && i < end+4; i++ {
		switch {
		case s.isCapital(i) && !s.isPlainWord(first, i):
			return i + 1
		case !s.is(lexicon.Particle, i) && !s.isHyphen(i):
			return end
		}
	}
	return end
}

// afterJoiner goes on over "of" or "of the" to a capitalised word, if a head
// noun stands before ("Ministry of Health"), or common words with capitals do
// on both sides ("Guardians of Faith"), or the name is joined already.
func (s *scan) afterJoiner(first, end int) int {
	i := end + 1
	if i+1 < s.End && s.hasTag(i, "DT") {
		i++
	}
	if !s.isCapital(end-1) || i >= s.End {
		return end
	}
	headed := s.hasNameHead(end-1) || s.hasJoiner(first, end)
	if !headed && !s.isJoiningWord(first, end-1) || !headed && !s.startsBody(i) {
		return end
	}
	if next := s.nameWordEnd(first, i); next > i {
		return next
	}
	return end
}

func (s *scan) hasJoiner(first, end int) bool {
	for i := first + 1; i < end; i++ {
		if s.is(lexicon.Joiner, i) {
			return true
		}
	}
	return false
}

// isNumbered reports whether a number may belong to the name [first, end):
// "Resolution 242", "Boeing 747".
func (s *scan) isNumbered(first, end int) bool {
	if h, ok := s.nameHead(first, end-1); ok {
		return h.Kind == nlp.Document
	}
	known, n := s.lookup(first, end)
	return n == 1 && end == first+1 && known.Kind == nlp.Organization
}

// afterNickname goes on over a quoted nickname: John "Jack" Smith.
func (s *scan) afterNickname(first, end int) int {
	if end+3 < s.End && s.isCapital(end+1) && s.words[end+2] == "\"" && s.isCapital(end+3) {
		if _, ok := s.lexicon.Given(s.words[first]); ok || end-first == 1 {
			return end + 4
		}
	}
	return end
}

// afterPossessive goes on over a possessive ending inside a body's name:
// "People's Assembly", "Workers' Party".
func (s *scan) afterPossessive(end int) int {
	if !s.lexicon.Common(s.words[end-1]) || !s.isCapital(end+1) || s.headline {
		return end
	}
	for i := end + 1; i < s.End && i < end+4 && s.isCapital(i); i++ {
		if s.hasNameHead(i) {
			return i + 1
		}
	}
	return end
}
