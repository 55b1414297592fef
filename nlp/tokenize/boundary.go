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
	if dots := strings.Trim(word, ".") == ""; next[0] == '.' || dots && i > 0 && chunks[i-1].last {
		// An ellipsis that leaves out what comes first starts a sentence; one
		// with spaces inside goes on.
		return !dots && strings.HasPrefix(next, "..")
	}
	switch word[len(word)-1] {
	case '!', '?':
		return s.endsWithMark(sh, chunks, i, word, next)
	case shadowEllipsis:
		return isUpper(next[0])
	case '.':
		if isListNumber(sh, chunks, i) || opensDates(word) {
			return false
		}
		return s.endsWithStop(&chunks[i], strings.TrimLeft(word, openers), next, proposed)
	}
	return false
}

// endsWithMark decides for word, the part of chunk i that ends with an
// exclamation or question mark.
func (s *splitter) endsWithMark(sh shadow, chunks []chunk, i int, word, next string) bool {
	stem := strings.TrimRight(word, "!?")
	switch {
	case strings.Trim(next, "!?") == "":
		return false // the last of a row with spaces ends
	case lookup(s.lexicon.marked, stem):
		return s.starts(next)
	case !isLower(next[0]):
		return true
	}
	// A lower-case word comes next. The mark may belong to a quote ("Why?" he
	// asked) or to a name. Else it ends a sentence of somebody who has no use
	// for capitals; in EWT train that is right in 67 of 70 places.
	quoted := len(word) < chunks[i].hi-chunks[i].lo || strings.Trim(sh.of(chunks[i+1]), closers) == ""
	name := isUpper(word[0]) && len(stem) > 1
	return !quoted && !name && isAlnum(word[0])
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
	case openAbbreviation:
		return !isLower(next[0]) && !isDigit(next[0])
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

// isListNumber reports whether chunk i is the number of an item in a list that
// goes on in the line: the first word of a sentence, of one or two digits. Of
// those in EWT train 23 of 24 do not end a sentence.
func isListNumber(sh shadow, chunks []chunk, i int) bool {
	word := sh.of(chunks[i])
	return i > 0 && chunks[i-1].last && len(word) <= 3 && isNumeral(word[:len(word)-1])
}

// opensDates reports whether word is a bracket and a letter, as in
// "(b. March 1970)".
func opensDates(word string) bool {
	return len(word) == 3 && word[0] == '(' && isLower(word[1])
}

// lastPart is the part of word after its last hyphen or dash.
func lastPart(word string) string {
	return word[strings.LastIndexAny(word, "-/\x1d\x1e")+1:]
}

// starts reports whether next, after an abbreviation, starts a sentence.
func (s *splitter) starts(next string) bool {
	return next != "" && isUpper(next[0]) && lookup(s.lexicon.starters, strings.TrimRight(next, ",;:'\""))
}
