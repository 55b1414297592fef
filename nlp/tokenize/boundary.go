package tokenize

import "strings"

// ends decides whether a sentence ends after chunk i, which has a mark that
// may end one and is followed by another chunk. Punkt's proposal stands where
// no rule knows better.
func (s *splitter) ends(sh shadow, chunks []chunk, i int, proposed bool) bool {
	word := strings.TrimRight(sh.of(chunks[i]), `"')]`)
	closed := len(word) < chunks[i].hi-chunks[i].lo
	next := strings.TrimLeft(sh.of(chunks[i+1]), "\"'([\x1a")
	if word == "" || next == "" {
		return proposed
	}
	switch word[len(word)-1] {
	case '!', '?':
		return !isLower(next[0]) || proposed && !closed
	case shadowEllipsis:
		return isUpper(next[0])
	case '.':
		return s.endsWithStop(sh, chunks, i, strings.TrimLeft(word, "\"'([$\x1a"), next, proposed)
	}
	return false
}

// endsWithStop decides for word, which ends with a full stop.
func (s *splitter) endsWithStop(sh shadow, chunks []chunk, i int, word, next string, proposed bool) bool {
	switch {
	case word == ".":
		return proposed
	case strings.HasSuffix(word, ".."):
		return isUpper(next[0])
	case isInitial(word):
		return s.endsWithInitial(sh, chunks, i, next)
	case chunks[i].first && isNumeral(word[:len(word)-1]):
		return false // the number of a list item
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

// endsWithInitial decides for a single capital with a full stop: it ends a
// sentence if no name goes on after it.
func (s *splitter) endsWithInitial(sh shadow, chunks []chunk, i int, next string) bool {
	return s.starts(next)
}
