package tokenize

import (
	"slices"
	"strings"
)

// word cuts s, a part that has no white space, by the first rule that holds.
// final tells that a sentence ends with it.
func (c *cutter) word(s string, final bool) {
	if len(s) < 2 || isWhole(s) || c.isWhole(s, final) {
		c.emit(len(s))
		return
	}
	if n := c.leading(s); n > 0 {
		c.emit(n)
		c.word(s[n:], final)
		return
	}
	if n := trailing(s); n > 0 {
		c.word(s[:len(s)-n], final)
		c.emit(n)
		return
	}
	if parts := lookup(c.lexicon.parts, s); parts != nil {
		for _, n := range parts {
			c.emit(n)
		}
		return
	}
	if n := c.clitic(s); n > 0 {
		c.word(s[:len(s)-n], false)
		c.emit(n)
		return
	}
	if lo, hi := c.separator(s); hi > 0 {
		c.word(s[:lo], false)
		c.emit(hi - lo)
		c.word(s[hi:], final)
		return
	}
	if n := c.unit(s); n > 0 {
		c.emit(len(s) - n)
		c.emit(n)
		return
	}
	c.emit(len(s))
}

// isWhole reports whether s is an abbreviation with its full stop, or a word
// with an apostrophe that is no clitic.
func (c *cutter) isWhole(s string, final bool) bool {
	if s[len(s)-1] == '.' {
		c.last = c.last && final
		return c.leading(s) == 0 && !strings.ContainsAny(s, "-/\x1d\x1e") && c.keepsStop(s, "")
	}
	return lookup(c.lexicon.wholes, s)
}

// leading is the length of the sign, or the row of one sign, that s starts
// with and that is cut off.
func (c *cutter) leading(s string) int {
	b := s[0]
	switch {
	case isAlnum(b):
		return 0
	case b == '\'' && isAlnum(s[1]) && c.isElided(s):
		return 0
	case (b == '.' || b == '+') && isDigit(s[1]), (b == '@' || b == '#') && isLetter(s[1]):
		return 0
	}
	return row(s)
}

// isElided reports whether the apostrophe that s starts with stands for
// letters or digits left out, and is no opening quote: "'em", "'90s", "'s".
func (c *cutter) isElided(s string) bool {
	n := 1
	for n < len(s) && isAlnum(s[n]) {
		n++
	}
	if isDigit(s[1]) {
		return n >= 3 && isDigit(s[2]) && strings.Trim(s[3:n], "s") == ""
	}
	return lookup(c.lexicon.wholes, s[:n]) || slices.Contains(c.lexicon.clitics, strings.ToLower(s[:n]))
}

// row is the length of the row of signs that s starts with and that is one
// token: marks that end a sentence may be mixed but for an ellipsis, others must
// be the same, and brackets and quotes stand alone.
func row(s string) int {
	n := 1
	switch s[0] {
	case '.', '!', '?':
		marks := ".!?"
		if strings.HasPrefix(s, "..") {
			marks = "."
		}
		for n < len(s) && strings.IndexByte(marks, s[n]) >= 0 {
			n++
		}
	case '-', '*', '=', '_', '~', '<', '>', '+', '#', '$', '/', '\\', shadowDash, shadowEllipsis:
		for n < len(s) && s[n] == s[0] {
			n++
		}
	case '\'':
		if len(s) > 1 && s[1] == '\'' {
			n = 2
		}
	}
	return n
}

// trailing is the length of the sign, or the row of signs, that s ends with
// and that is cut off.
func trailing(s string) int {
	last := s[len(s)-1]
	if isAlnum(last) {
		return 0
	}
	n := 1
	for n < len(s) && row(s[len(s)-n-1:]) == n+1 {
		n++
	}
	return n
}

// clitic is the length of the clitic that s ends with.
func (c *cutter) clitic(s string) int {
	for _, clitic := range c.lexicon.clitics {
		if n := len(clitic); len(s) > n && strings.EqualFold(s[len(s)-n:], clitic) && isAlnum(s[len(s)-n-1]) {
			if isDecade(s[:len(s)-n], clitic) {
				return 0
			}
			return n
		}
	}
	return 0
}

// unit is the length of the unit after a number that s ends with.
func (c *cutter) unit(s string) int {
	n := 0
	for n < len(s) && isLetter(s[len(s)-n-1]) {
		n++
	}
	if n == 0 || n == len(s) || !isNumber(s[:len(s)-n]) || !lookup(c.lexicon.units, s[len(s)-n:]) {
		return 0
	}
	return n
}
