package tokenize

import "strings"

// The signs around the words at the ends of sentences.
const (
	closers = "\"')]"
	openers = "\"'([\x1a"
)

// ends decides whether a sentence ends after chunk i, which has a mark that
// may end one and is followed by another chunk. Punkt's proposal stands where
// no rule knows better.
func (s *splitter) ends(sh shadow, chunks []chunk, i int, proposed bool) bool {
	word, next := withoutClosers(sh.of(chunks[i])), nextWord(sh, chunks[i+1:])
	if word == "" || next == "" {
		return proposed
	}
	if next[0] == '.' {
		return false // an ellipsis with spaces
	}
	switch word[len(word)-1] {
	case '!', '?':
		return !isLower(next[0])
	case shadowEllipsis:
		return isUpper(next[0])
	case '.':
		return s.endsWithStop(&chunks[i], strings.TrimLeft(word, openers), next, proposed)
	}
	return false
}

// withoutClosers is word without the closing quotes and brackets, and the
// number of a note in brackets, at its end.
func withoutClosers(word string) string {
	word = strings.TrimRight(word, closers)
	if at := strings.LastIndexByte(word, '['); at > 0 && isNumeral(word[at+1:]) {
		return withoutClosers(word[:at])
	}
	return word
}

// nextWord is the first word of chunks that is more than opening quotes and
// brackets, and without these; it looks at three chunks.
func nextWord(sh shadow, chunks []chunk) string {
	for _, c := range chunks[:min(3, len(chunks))] {
		if word := strings.TrimLeft(sh.of(c), openers); word != "" {
			return word
		}
	}
	return ""
}

// endsWithStop decides for word, the part of chunk c that ends with a full
// stop.
func (s *splitter) endsWithStop(c *chunk, word, next string, proposed bool) bool {
	switch {
	case word == ".":
		return !isLower(next[0])
	case strings.HasSuffix(word, ".."):
		return isUpper(next[0])
	case isInitial(word):
		return s.starts(next)
	case isNumeral(word[:len(word)-1]):
		// The number of a list item, or the last word of a sentence.
		return !c.first && !isLower(next[0])
	}
	switch s.lexicon.abbreviationOf(lastPart(word)) {
	case titleAbbreviation, innerAbbreviation:
		return false
	case numberAbbreviation:
		return !isDigit(next[0]) && !isLower(next[0])
	case plainAbbreviation:
		return s.starts(next)
	case wordAbbreviation:
		return s.starts(next) || !isUpper(next[0]) && !isLower(next[0]) && !isDigit(next[0])
	}
	if closed := len(word) < c.hi-c.lo; closed || isAddress(word[:len(word)-1]) {
		return !isLower(next[0])
	}
	return proposed
}

// lastPart is the part of word after its last hyphen or dash.
func lastPart(word string) string {
	return word[strings.LastIndexAny(word, "-/\x1d\x1e")+1:]
}

// starts reports whether next, after an abbreviation, starts a sentence.
func (s *splitter) starts(next string) bool {
	return isUpper(next[0]) && lookup(s.lexicon.starters, strings.TrimRight(next, ",;:'\""))
}
