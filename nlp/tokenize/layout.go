package tokenize

import "strings"

// maxDateline is the number of chunks of the longest dateline: "WEST PALM
// BEACH, Fla., Feb. 12 (AP) --".
const maxDateline = 9

// maxAcronym is the length of the longest word in capitals that is rather an
// acronym than a place.
const maxAcronym = 4

// dateline is the dash that ends the dateline with which a paragraph begins,
// or -1: "KYIV, Feb. 3 (AP) —", "NEW DELHI --". The treebanks make it a
// sentence of its own. Its first word is in capitals, and every other one starts
// with one or is a number. A hyphen or an en dash, which may as well join two
// names, ends it behind an agency, behind a place with a comma ("BASRA, Iraq -")
// or a long word, or before a word that is part of none.
func (s *splitter) dateline(sh shadow, chunks []chunk) int {
	if len(chunks) < 3 || !isCapitals(strings.TrimRight(sh.of(chunks[0]), ",")) {
		return -1
	}
	first := sh.of(chunks[0])
	placed := strings.HasSuffix(first, ",") || len(first) > maxAcronym
	for i := 1; i < min(len(chunks)-1, maxDateline); i++ {
		word := sh.of(chunks[i])
		if isDash(word) {
			next := nextWord(sh, chunks[i+1:])
			if s.starts(next) || next != "" && !isLower(next[0]) && (placed || isLongDash(word)) {
				return i
			}
			return -1
		}
		placed = placed || word[0] == '(' && word[len(word)-1] == ')'
		if c := word[0]; !isUpper(c) && !isDigit(c) && c != '(' {
			return -1
		}
	}
	return -1
}

// isCapitals reports whether word is three or more capitals.
func isCapitals(word string) bool {
	for i := range len(word) {
		if !isUpper(word[i]) {
			return false
		}
	}
	return len(word) >= 3
}

func isDash(word string) bool {
	return word == "-" || word == string(rune(shadowRange)) || isLongDash(word)
}

func isLongDash(word string) bool { return word == "--" || word == string(rune(shadowDash)) }

// apart reports whether chunk i and the next one are of different sentences by
// what they are: rows of signs that stand for a line, one web address after
// another, a smiley or an address before a capital.
func apart(sh shadow, chunks []chunk, i int) bool {
	word, next := sh.of(chunks[i]), sh.of(chunks[i+1])
	switch {
	case isRule(word) || isRule(next):
		return word != next
	case isFace(word):
		return isUpper(next[0])
	case isWebAddress(word):
		return isUpper(next[0]) || isWebAddress(next)
	}
	return false
}

// minRule is the length from which on a row of signs is a line across the page
// and no dash.
const minRule = 4

// isRule reports whether word is a row of signs that is drawn as a line.
func isRule(word string) bool {
	return len(word) >= minRule && strings.IndexByte("*=_~-", word[0]) >= 0 && strings.Trim(word, word[:1]) == ""
}

// isFace reports whether word is a smiley and cannot be a bracket.
func isFace(word string) bool {
	return len(word) >= 2 && word[0] != '(' && isSmiley(word)
}

// isWebAddress reports whether word is a web address and nothing else.
func isWebAddress(word string) bool {
	return isAddress(word) && (strings.Contains(word, "://") || len(word) > 4 && strings.EqualFold(word[:4], "www."))
}
