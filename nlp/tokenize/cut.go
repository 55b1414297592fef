package tokenize

import "strings"

// cutter cuts chunks into the words of Universal Dependencies.
type cutter struct {
	lexicon *lexicon
	lengths []int // of the parts of the chunk, in order
	parts   []int // prose's, with some put together again
	last    bool  // the chunk ends a sentence
}

// cut gives the lengths of the parts of word, the shadow of a chunk; parts is
// how prose cuts it and last tells that it ends a sentence. The result is good
// until the next call.
func (c *cutter) cut(word string, parts []int, last bool) []int {
	c.lengths, c.last = c.lengths[:0], last
	if len(word) > maxWord && !isAddress(word) {
		c.cutLong(word)
		return c.lengths
	}
	for _, n := range c.join(word, parts) {
		c.word(word[:n], last && n == len(word))
		word = word[n:]
	}
	return c.lengths
}

// emit makes a part of the next n characters.
func (c *cutter) emit(n int) {
	if n > 0 {
		c.lengths = append(c.lengths, n)
	}
}

// cutLong cuts what is too long for a word between letters or digits and
// signs; a row of one sign is one part. It is linear in the length.
func (c *cutter) cutLong(word string) {
	for word != "" {
		n := 1
		for n < len(word) && (word[n] == word[0] || isAlnum(word[0]) && isAlnum(word[n])) {
			n++
		}
		c.emit(n)
		word = word[n:]
	}
}

// join puts together again what prose has cut but the treebanks do not: rows
// of marks, the full stop of an abbreviation, the two halves of a quote.
func (c *cutter) join(word string, parts []int) []int {
	if len(parts) < 2 {
		return append(c.parts[:0], len(word))
	}
	c.parts = c.parts[:0]
	pos := 0
	for i, n := range parts {
		if i > 0 && c.joined(word, pos, pos+n, c.parts[len(c.parts)-1]) {
			c.parts[len(c.parts)-1] += n
		} else {
			c.parts = append(c.parts, n)
		}
		pos += n
	}
	return c.parts
}

// joined reports whether the part word[lo:hi] belongs to the part in front of
// it, which is n long.
func (c *cutter) joined(word string, lo, hi, n int) bool {
	before, after := word[lo-n:lo], word[lo:hi]
	switch {
	case row(word[lo-n:hi]) == n+hi-lo:
		return true
	case after == ".":
		return c.keepsStop(word[lo-n:hi], word[hi:])
	case isDecade(before, strings.TrimRight(after, ".,;:!?)]")): // prose leaves the marks on
		return true
	}
	return isSmiley(word[lo-n:hi]) && strings.Trim(before, ":;=-") == "" && !strings.Contains(word[:lo], "(")
}

// isDecade reports whether number and clitic are a decade, "the 1980's".
func isDecade(number, clitic string) bool {
	return strings.EqualFold(clitic, "'s") && number[len(number)-1] == '0' && isNumeral(number)
}

// keepsStop reports whether word, which ends with a full stop, is one token
// when rest is what follows it in the chunk.
func (c *cutter) keepsStop(word, rest string) bool {
	final := c.last && strings.Trim(rest, `"')]`) == ""
	if isInitialism(word) || isInitial(word) {
		return true
	}
	switch c.lexicon.abbreviationOf(word) {
	case titleAbbreviation, innerAbbreviation:
		return true
	case openAbbreviation, plainAbbreviation, wordAbbreviation, numberAbbreviation:
		return !final
	}
	return false
}
