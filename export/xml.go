package export

import "unicode/utf8"

// AppendXMLText appends s to dst as the content of an XML element. Characters
// that XML 1.0 forbids even as references are left out, here and in
// AppendXMLAttribute: one of them makes every reader reject the file. As few
// characters as can be become references, since Gephi drops white space that
// stands between two of them.
func AppendXMLText(dst []byte, s string) []byte { return appendXML(dst, s, false) }

// AppendXMLAttribute appends s to dst as an attribute's value, to stand in
// double quotes.
func AppendXMLAttribute(dst []byte, s string) []byte { return appendXML(dst, s, true) }

func appendXML(dst []byte, s string, attribute bool) []byte {
	done := 0 // s[:done] is in dst
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c < utf8.RuneSelf && !escaped[c] {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if text, special := xmlEscape(r, attribute); special {
			dst = append(append(dst, s[done:i]...), text...)
			done = i + size
		}
		i += size
	}
	return append(dst, s[done:]...)
}

// escaped has the printable ASCII characters that xmlEscape may escape.
var escaped = [utf8.RuneSelf]bool{'&': true, '<': true, '>': true, '"': true}

// xmlEscape gives what stands for r where that is not r itself. Readers change
// bare carriage returns everywhere, bare tabs and line ends in attributes.
func xmlEscape(r rune, attribute bool) (text string, special bool) {
	switch r {
	case '&':
		return "&amp;", true
	case '<':
		return "&lt;", true
	case '>':
		return "&gt;", true
	case '\r':
		return "&#13;", true
	case '"':
		return "&quot;", attribute
	case '\t':
		return "&#9;", attribute
	case '\n':
		return "&#10;", attribute
	}
	return "", !inXML(r)
}

// inXML reports whether XML 1.0 allows r, which is no line end and no tab
// (its production 2, Char; surrogates cannot come out of valid UTF-8).
func inXML(r rune) bool {
	return r >= 0x20 && r != 0xFFFE && r != 0xFFFF
}
