package tokenize

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A shadow is a text with every character replaced by one ASCII byte that
// stands for its kind. prose lower-cases words and then cuts the original at
// the offsets found, and both libraries cut bytes off the ends of words: that
// is only right for ASCII. Offsets in the shadow count characters.
type shadow struct {
	text  string
	bytes string // text itself where that is plain ASCII
}

// The bytes of a shadow that do not stand for themselves. All of them are
// control characters that neither library takes for white space.
const (
	shadowMark     = '\x1f' // between the words given to prose; never in a shadow
	shadowDash     = '\x1e' // an em dash
	shadowRange    = '\x1d' // an en dash
	shadowEllipsis = '\x1c'
	shadowSymbol   = '\x1b' // any other sign
	shadowOpen     = '\x1a' // an opening single quote, which is no apostrophe
)

// isSpace reports whether r separates words: white space as Unicode has it,
// with the two invisible characters that web pages use for it.
func isSpace(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff'
}

func newShadow(text string) shadow {
	if isPlain(text) {
		return shadow{text, text}
	}
	var b strings.Builder
	b.Grow(len(text))
	for _, r := range text {
		b.WriteByte(shadowOf(r))
	}
	return shadow{text, b.String()}
}

// isPlain reports whether text is its own shadow.
func isPlain(text string) bool {
	for i := range len(text) {
		if c := text[i]; c >= utf8.RuneSelf || shadowOf(rune(c)) != c {
			return false
		}
	}
	return true
}

// shadowOf is the byte that stands for r.
func shadowOf(r rune) byte {
	switch {
	case r == '\n' || r == '\u2028' || r == '\u2029':
		return '\n'
	case isSpace(r):
		return ' '
	case r < utf8.RuneSelf:
		return shadowOfASCII(byte(r))
	case unicode.IsUpper(r) || unicode.IsTitle(r):
		return 'X'
	case unicode.IsLetter(r) || unicode.IsMark(r) || r == '\u00ad' || r == '\u200c' || r == '\u200d':
		return 'x'
	case unicode.IsDigit(r):
		return '0'
	case unicode.Is(unicode.Sc, r):
		return '$'
	}
	return shadowOfPunctuation(r)
}

func shadowOfASCII(c byte) byte {
	switch {
	case c == '&':
		return '+' // prose would read "&rsquo;" as one character
	case c < ' ' || c == 0x7f:
		return shadowSymbol
	}
	return c
}

func shadowOfPunctuation(r rune) byte {
	switch r {
	case '“', '”', '„', '‟', '«', '»', '″', '〝', '〞':
		return '"'
	case '’', '‛', 'ʼ', '′', '´':
		return '\''
	case '‘', '‚', '‹', '›':
		return shadowOpen
	case '‐', '‑', '‒', '−', '﹣', '\uff0d':
		return '-'
	case '–':
		return shadowRange
	case '—', '―':
		return shadowDash
	case '…':
		return shadowEllipsis
	}
	return shadowSymbol
}

// A chunk is a stretch of text without white space.
type chunk struct {
	start, end int  // in the text
	lo, hi     int  // in the shadow
	first      bool // a paragraph, or a line that is one, starts here
	last       bool // a sentence ends here
}

// of is the shadow of c.
func (s shadow) of(c chunk) string { return s.bytes[c.lo:c.hi] }

// chunks cuts the text at its white space, and where a sentence has lost the
// space after it.
func (s shadow) chunks() []chunk {
	chunks := make([]chunk, 0, len(s.bytes)/5)
	var c chunk
	pos, at := 0, 0 // the same place in the text and in the shadow
	for pos < len(s.text) {
		size := 1
		if s.text[pos] >= utf8.RuneSelf {
			_, size = utf8.DecodeRuneInString(s.text[pos:])
		}
		if b := s.bytes[at]; b != ' ' && b != '\n' {
			if c.hi == 0 {
				c = chunk{start: pos, lo: at}
			}
			c.end, c.hi = pos+size, at+1
			if at+1 == len(s.bytes) || s.bytes[at+1] == ' ' || s.bytes[at+1] == '\n' || isGlued(s.bytes[c.lo:], at+1-c.lo) {
				chunks = append(chunks, c)
				c = chunk{}
			}
		}
		pos, at = pos+size, at+1
	}
	return chunks
}

// isGlued reports whether at lies between two sentences with no space between
// them: "the end.The next".
func isGlued(word string, at int) bool {
	end := at - 1
	for end > 2 && end > at-4 && strings.IndexByte(closers, word[end]) >= 0 {
		end--
	}
	if end < 2 || at+1 >= len(word) || strings.IndexByte(".!?", word[end]) < 0 ||
		!isLower(word[end-1]) || !isLower(word[end-2]) || !isUpper(word[at]) || !isLower(word[at+1]) {
		return false
	}
	around := word[max(0, at-maxWord):min(len(word), at+maxWord)]
	around, _, _ = strings.Cut(around, " ")
	return !strings.ContainsAny(around, "@/_")
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

func isUpper(c byte) bool { return 'A' <= c && c <= 'Z' }

func isLower(c byte) bool { return 'a' <= c && c <= 'z' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isAlnum(c byte) bool { return isLetter(c) || isDigit(c) }
