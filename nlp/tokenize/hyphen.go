package tokenize

import "strings"

// separator finds the sign inside s, which starts and ends with a letter or a
// digit, at which s is cut: a dash, a slash, a bracket, a quote, or a hyphen
// that does not join an affix. It gives the sign's place, or 0, 0.
func (c *cutter) separator(s string) (lo, hi int) {
	for i := 1; i < len(s); i++ {
		if isAlnum(s[i]) {
			continue
		}
		n := row(s[i:])
		if isCurrency(s[:i+1]) {
			return i + 1, i + 1
		}
		if c.separates(s, i, n) {
			return i, i + n
		}
		i += n - 1
	}
	return 0, 0
}

// separates reports whether the n signs at i cut s.
func (c *cutter) separates(s string, i, n int) bool {
	switch s[i] {
	case '-':
		return n > 1 || !c.isAffix(s, i)
	case '.':
		return n > 1
	case '\'', '_', shadowOpen:
		return false
	case shadowSymbol:
		return isDigit(s[i-1]) || i+1 < len(s) && isDigit(s[i+1])
	case ',', ':':
		return !isDigit(s[i-1]) || i+1 == len(s) || !isDigit(s[i+1])
	case '+', '@', '#':
		return false
	}
	return true
}

// isAffix reports whether the hyphen at i joins a prefix or a suffix.
func (c *cutter) isAffix(s string, i int) bool {
	start := strings.LastIndexAny(s[:i], "-/\x1d\x1e") + 1
	if lookup(c.lexicon.prefixes, s[start:i]) {
		return i+1 < len(s) && isAlnum(s[i+1])
	}
	return lookup(c.lexicon.suffixes, s[i+1:])
}
