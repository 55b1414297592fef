package mention

import (
	"strings"
	"unicode/utf8"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/lexicon"
)

// split parts the run [first, end) into names and drops the titles: "Pentagon
// Press Secretary Ann Lee" holds the names Pentagon and Ann Lee.
func (s *scan) split(first, end int) {
	titled := s.isTitledBefore(first)
	start := first // of the name under way
	flush := func(to int) {
		if to > start {
			s.add(start, to, titled)
		}
		titled = false
	}
	for i := first; i < end; {
		if n := s.titleAt(i, end); n > 0 && !s.hasJoiner(start, i) && !s.isInPerson(i) {
			flush(i)
			start, titled = i+n, i+n < end
			for ; i < start; i++ {
				s.titles[i] = titled
			}
			continue
		}
		known, n := s.lookup(i, end)
		if seen := s.seenAt(i); seen != nil && i > start && (n == 0 || i+n <= seen.End) && !s.isJoined(i) {
			flush(i)
			start = i
		}
		switch {
		case n == 0:
			i++
		case i == start && (s.isHeaded(i+n, end) || i+n < end && s.tag(i+n) == "CD" || known.Kind == nlp.Country && s.hasHeadBehind(i+n, end)):
			i = end // "U.S. Embassy": the head noun makes it one name
		case s.isInside(i, n), i > start && s.hasJoiner(start, i):
			i += n // "Office of the UN"
		case s.isPartOfPerson(start, i, n, end, titled, known), s.isPartOfPlace(start, i, n, end, known):
			i += n
		default:
			flush(i)
			s.addKnown(i, i+n, known)
			i += n
			start = i
		}
	}
	flush(end)
}

// isInPerson reports whether token i is a later word of what is seen as a
// person's name: Bishop in "Ann Bishop".
func (s *scan) isInPerson(i int) bool {
	seen := s.seen[i]
	return seen != nil && seen.Label == "PER" && i > seen.First
}

// isJoined reports whether no name starts at token i, whatever is seen there: a
// hyphen, a quotation mark, or "of" or "of the" joins it to what is in front.
func (s *scan) isJoined(i int) bool {
	if s.hasTag(i-1, "DT") {
		i--
	}
	return s.isHyphen(i-1) || s.words[i-1] == "\"" || s.is(lexicon.Joiner, i-1)
}

// isInside reports whether the known name of n tokens at i is only a part of
// what is seen as a name: London in "London Choral Works". The parts of "Syria-Iraq"
// are names of their own, as is what stands before a noun in lower case, and
// what ends inside a word is not seen well.
func (s *scan) isInside(i, n int) bool {
	seen := s.seen[i]
	if seen == nil || i+n > seen.End || n == seen.Len() || s.isHyphen(seen.End) || i == seen.First && !s.isCapital(seen.End-1) {
		return false
	}
	return !s.isHyphen(i+n) && (i == seen.First || !s.isHyphen(i-1))
}

// titleAt is the number of tokens of the title that starts at token i of a run
// up to end; 0 if none, or if the words are rather part of a body's name
// ("General Assembly").
func (s *scan) titleAt(i, end int) int {
	if !s.isCapital(i) {
		return 0
	}
	_, n := s.lexicon.Title(s.words[i:end])
	if n == 0 {
		return s.occupationAt(i, end)
	}
	if _, known := s.lookup(i, end); known >= n && known > 1 {
		return 0
	}
	if i+n < end && s.isHeaded(i+n, end) && !s.isGiven(i+n) {
		return 0
	}
	return n
}

// occupationAt is 1 if token i is an occupation or another common word in front
// of a given name: "Guitarist Ann Lee" at the start of a sentence, "Economy Ann
// Lee" behind "minister of".
func (s *scan) occupationAt(i, end int) int {
	if i+1 >= end || !s.isGiven(i+1) || s.isGiven(i) {
		return 0
	}
	h, _ := s.lexicon.DescribedHead(s.words[i])
	if h.Kind == nlp.Person || i+2 < end && s.lexicon.Common(s.words[i]) && !s.isHeaded(i+1, end) {
		return 1
	}
	return 0
}

// isHeaded reports whether the rest [i, end) of a run ends in a head noun of
// names, without a title and a given name in it: "Embassy", "National Police".
func (s *scan) isHeaded(i, end int) bool {
	if i >= end {
		return false
	}
	for k := i; k < end; k++ {
		if _, n := s.lexicon.Title(s.words[k:end]); n > 0 && k+n < end && s.isGiven(k+n) {
			return false
		}
	}
	head := s.headOf(i, end)
	_, ok := s.nameHead(i, head)
	return ok && s.isCapital(head)
}

func (s *scan) hasNameHead(i int) bool {
	_, ok := s.nameHead(i, i)
	return ok
}

func (s *scan) hasJoiner(first, end int) bool {
	for i := first + 1; i < end; i++ {
		if s.is(lexicon.Joiner, i) {
			return true
		}
	}
	return false
}

// headOf is the head token of the name [first, end): the last one, or the one
// before the first "of" or "for".
func (s *scan) headOf(first, end int) int {
	if end-1 > first && s.tag(end-1) == "CD" {
		end--
	}
	for i := first + 1; i < end; i++ {
		if s.is(lexicon.Joiner, i) && !s.hasNameHead(end-1) || s.is(lexicon.Joiner, i) && s.hasNameHead(i-1) {
			return i - 1
		}
	}
	return end - 1
}

// nameHead finds what the head noun at token head says about a name that
// starts at first. Head nouns of two words go before those of one.
func (s *scan) nameHead(first, head int) (lexicon.Head, bool) {
	if head > first {
		if h, ok := s.lexicon.NameHead(s.phrase(head-1, head+1)); ok {
			return h, true
		}
	}
	if h, ok := s.lexicon.NameHead(s.words[head]); ok {
		return h, true
	}
	return s.lexicon.NameHead(strings.TrimSuffix(s.words[head], "s"))
}

func (s *scan) isGiven(i int) bool {
	_, ok := s.lexicon.Given(s.words[i])
	return ok
}

// isPartOfPerson reports whether a known name of n tokens at i is a part of a
// person's name instead: Jordan in "Michael Jordan", Paris in "Paris Jones".
func (s *scan) isPartOfPerson(start, i, n, end int, titled bool, known lexicon.Name) bool {
	if n > 1 || known.Acronym || s.isAcronym(i) {
		return false
	}
	if i == start && i+2 < end && s.isGiven(i+1) && !titled {
		return false // "Scotland Ann Lee", behind "minister of"
	}
	before := i > start && (titled || s.isGiven(start))
	after := i == start && i+1 < end && (titled || s.isGiven(i)) && known.Use != lexicon.Adjective &&
		!s.lexicon.Common(s.words[i+1]) && known.Kind != nlp.Organization
	return before || after || titled && i == start && known.Kind == nlp.Place && i+1 == end && s.isSurnameLike(i)
}

// isPartOfPlace reports whether a known place at i only is a word of a longer
// unknown name: most lists of places hold words that other names hold too.
func (s *scan) isPartOfPlace(start, i, n, end int, known lexicon.Name) bool {
	if known.Kind != nlp.Place || s.isAcronym(i) {
		return false
	}
	if i > start {
		return true
	}
	if n > 1 || i+n >= end || s.titleAt(i+n, end) > 0 {
		return false
	}
	_, next := s.lookup(i+n, end)
	return next == 0 && !s.isGiven(i+n)
}

// hasHeadBehind reports whether tokens [i, end) are followed by a head noun in
// lower case that belongs to names: "Thai Raksa Chart" before "party".
func (s *scan) hasHeadBehind(i, end int) bool {
	if i == end || end >= s.End || !s.hasTag(end, "NN") {
		return false
	}
	for k := i; k < end; k++ {
		if _, n := s.lookup(k, end); n > 0 {
			return false
		}
		if s.titleAt(k, end) > 0 {
			return false
		}
	}
	h, ok := s.lexicon.DescribedHead(s.lemma(end))
	return ok && h.Generic && h.Kind != nlp.Place
}

func (s *scan) isSurnameLike(i int) bool { return s.isGiven(i) || s.lexicon.Surname(s.words[i]) }

// isTitledBefore reports whether a title in lower case ends right before token
// first: "security minister Smith".
func (s *scan) isTitledBefore(first int) bool {
	for i := max(s.First, first-3); i < first; i++ {
		if s.isCapital(i) && i+1 < first {
			continue
		}
		if title, n := s.lexicon.Title(s.words[i:first]); n > 0 && i+n == first {
			return title.Class != lexicon.Office || !s.isCapital(i)
		}
	}
	return false
}

// addKnown adds a name of the lexicon.
func (s *scan) addKnown(first, end int, known lexicon.Name) {
	s.names = append(s.names, name{
		Range: nlp.Range{First: first, End: end}, head: end - 1, known: known, kind: known.Kind, sure: true,
	})
}

// add adds the name [first, end) with what its own words say about its kind.
func (s *scan) add(first, end int, titled bool) {
	first, end = s.trim(first, end)
	if first >= end {
		return
	}
	seen := s.seenIn(first, end)
	if !titled && seen == nil && (s.isBareCommon(first, end) || s.isNumber(first, end)) {
		return
	}
	if known, n := s.lookup(first, end); n == end-first && !titled {
		s.addKnown(first, end, known)
		return
	}
	kind := s.kindOfWords(first, end, titled)
	if kind == "" && s.hasNumber(first, end) {
		kind = nlp.Artifact
	}
	s.names = append(s.names, name{
		Range: nlp.Range{First: first, End: end}, head: end - 1, kind: kind, sure: kind != "", seen: seen,
	})
}

// trim takes off both ends what is not written as a name, but for words in lower
// case that names are seen to begin with, other than "eastern".
func (s *scan) trim(first, end int) (int, int) {
	for first < end && !s.isCapital(first) && (s.seenAt(first) == nil || s.is(lexicon.Compass, first)) && !s.is(lexicon.Particle, first) {
		first++
	}
	for end > first && !s.isCapital(end-1) && !s.hasTag(end-1, "CD", "NN") && (end-2 < first || !s.isHyphen(end-2)) {
		end--
	}
	return first, end
}

// isBareCommon reports whether the run is one word that is common in lower
// case: "the Resolution", "the Member". It is a description, if anything.
func (s *scan) isBareCommon(first, end int) bool {
	if end-first > 1 {
		return false
	}
	if utf8.RuneCountInString(s.words[first]) == 1 || strings.ContainsAny(s.words[first], "0123456789") && strings.Contains(s.words[first], ".") {
		return true
	}
	_, described := s.lexicon.DescribedHead(s.words[first])
	return described || s.lexicon.Common(s.words[first])
}

// isNumber reports whether the run is one unknown word with a number behind:
// "Category 3", "Article 5".
func (s *scan) isNumber(first, end int) bool {
	return end-first == 1 && end < s.End && s.tag(end) == "CD" && !s.isPersonWord(first)
}

func (s *scan) hasNumber(first, end int) bool {
	for i := first + 1; i < end; i++ {
		if s.tag(i) == "CD" {
			return true
		}
	}
	return false
}

// kindOfWords is the kind that the words of a name show, "" if none.
func (s *scan) kindOfWords(first, end int, titled bool) nlp.Kind {
	if titled {
		return nlp.Person
	}
	if end-first > 1 && !s.isPersonal(nlp.Range{First: first, End: end}) {
		head := s.headOf(first, end)
		if h, ok := s.nameHead(first, head); ok {
			return h.Kind
		}
		if h, ok := s.lexicon.DescribedHead(s.words[head]); ok && head < end-1 {
			return h.Kind
		}
		if h, _ := s.lexicon.NameHead(s.words[first]); h.First {
			return h.Kind
		}
	}
	return ""
}
