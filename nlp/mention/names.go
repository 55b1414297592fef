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
	// seen is what the tagger of names sees in the place, nil if nothing.
	seen *nlp.Name
	// within says that the name lies inside another one, as a country does in
	// "Syrian army".
	within bool
}

// scan walks over one sentence.
type scan struct {
	*text
	nlp.Range // the sentence
	names     []name
}

// namesIn finds the names of a sentence: what the tagger of names sees, what
// the lexicon knows, and other words that are tagged as proper nouns. Those
// that touch are taken together and split where titles and known names are.
func (t *text) namesIn(sentence nlp.Range) []name {
	s := &scan{text: t, Range: sentence}
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

// maxRun is the number of tokens after which a run of name words ends. Longer
// ones are lists or shouting, and no name; the bound keeps time linear.
const maxRun = 24

// runEnd is the end of the run of name words that starts at token i; i itself
// where none starts.
func (s *scan) runEnd(i int) int {
	end := s.partEnd(i)
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
	if next := s.partEnd(end); next > end {
		return next
	}
	switch {
	case s.isHyphen(end) && s.isSplitName(end):
		return end + 2
	case s.hasTag(end, "NN") && s.isCapital(end) && s.hasNameHead(end):
		return end + 1
	case s.is(lexicon.Joiner, end) && end == first+1 && (s.hasNameHead(first) || s.isBand(first)):
		return max(end, s.behindJoiner(end))
	case s.tag(end) == "CD" && s.isNumbered(first, end):
		return end + 1
	}
	return end
}

// isBand reports whether token i calls a band by who is in it, as in "Sons of the
// Delta".
func (t *text) isBand(i int) bool {
	if i == 0 || i+3 >= len(t.words) || t.doc.Sentences[t.doc.SentenceOf(i)].First == i {
		return false // capitals at the start of a sentence say nothing
	}
	return t.isPlural(i) && t.isCapital(i) && t.words[i+1] == "of" && t.hasTag(i+2, "DT") && t.isCapital(i+3)
}

// behindJoiner is the end of the part of a name behind "of" or "of the" at
// token i, which a head noun stands before: "Office of the UN".
func (s *scan) behindJoiner(i int) int {
	i++
	if i < s.End && s.hasTag(i, "DT") {
		i++
	}
	if end := s.partEnd(i); end > i {
		return end
	}
	return 0
}

// isSplitName reports whether names are seen on both sides of the hyphen at
// token i, as if it were no word.
func (s *scan) isSplitName(i int) bool { return s.seen[i-1] != nil && s.seen[i+1] != nil }

// partEnd is the end of the part of a name that starts at token i, i if none
// does: a name that is seen, a known one of one or more words, or a proper noun.
func (s *scan) partEnd(i int) int {
	if i >= s.End {
		return i
	}
	end := i
	if seen := s.seenAt(i); seen != nil {
		end = seen.End
	}
	if _, n := s.lookup(i, s.End); n > 1 || n == 1 && s.isNameWord(i) {
		end = max(end, i+n)
	}
	if end == i && s.isNameWord(i) && (s.hasTag(i, "NNP") || s.isBand(i) || i+1 < s.End && s.tag(i+1) == "CD" && s.isNumbered(i, i+1)) {
		end++
	}
	return end
}

// isNameWord reports whether token i is written as a name and can be one: it is
// no time.
func (s *scan) isNameWord(i int) bool {
	return s.isCapital(i) && !s.times[i] && !s.is(lexicon.Capitalised, i) && s.hasTag(i, "NN", "JJ", "FW")
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

// isNumbered reports whether a number may belong to the name [first, end):
// "Resolution 242", "Boeing 747".
func (s *scan) isNumbered(first, end int) bool {
	if h, ok := s.nameHead(first, end-1); ok {
		return h.Kind == nlp.Document
	}
	known, n := s.lookup(first, end)
	return n == 1 && end == first+1 && known.Kind == nlp.Organization
}
