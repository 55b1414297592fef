package export

import "unicode/utf8"

// AppendXML appends s to dst as the content of an XML element or of an
// attribute in double quotes. Characters that XML 1.0 forbids even as
// references are left out: one of them makes every reader reject the file.
func AppendXML(dst []byte, s string) []byte {
	done := 0 // s[:done] is in dst
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		if text, special := xmlEscape(r); special {
			dst = append(append(dst, s[done:i]...), text...)
			done = i + size
		}
		i += size
	}
	return append(dst, s[done:]...)
}

// xmlEscape gives what stands for r where that is not r itself. Tabs and line
// ends are references because readers change bare ones in attributes, and bare
// carriage returns everywhere.
func xmlEscape(r rune) (text string, special bool) {
	switch r {
	case '&':
		return "&amp;", true
	case '<':
		return "&lt;", true
	case '>':
		return "&gt;", true
	case '"':
		return "&quot;", true
	case '\t':
		return "&#9;", true
	case '\n':
		return "&#10;", true
	case '\r':
		return "&#13;", true
	}
	return "", !inXML(r)
}

// inXML reports whether XML 1.0 allows r (its production 2, Char; surrogates
// cannot come out of valid UTF-8).
func inXML(r rune) bool {
	return r >= 0x20 && r != 0xFFFE && r != 0xFFFF || r == '\t' || r == '\n' || r == '\r'
}
