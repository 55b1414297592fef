package encoder

import (
	"strings"
	"unicode"
)

// kind is how a word looks.
type kind uint8

const (
	noLetters    kind = iota // marks: "--"
	lowerCase                // "talks"
	titleCase                // "Talks", "O'clock"
	upperCase                // "UNESCO"
	single                   // one capital: "A"
	dotted                   // capitals with dots: "U.S.", "J."
	mixed                    // "McDonald", "iPhone"
	digits                   // no letters: "1,500", "$5"
	alphanumeric             // "F-16", "1980s"
	otherLetters             // of scripts without case
	kinds
)

// shapes is the number of shapes of pieces. Shape 0 is that of the marks at the
// ends of a window.
const shapes = 1 + 2*int(kinds)

// shapeOf is the shape of all pieces of a word, given whether it is the first
// of its sentence, where a capital says little.
func shapeOf(word string, first bool) uint8 {
	s := 1 + 2*uint8(kindOf(word))
	if first {
		s++
	}
	return s
}

func kindOf(word string) kind {
	letters, upper, lower := 0, 0, 0
	begins, hasDigit := false, false // with a capital
	for _, r := range word {
		switch {
		case unicode.IsLetter(r):
			letters++
			if isUpper(r) {
				upper++
				begins = begins || letters == 1
			} else if isLower(r) {
				lower++
			}
		case unicode.IsNumber(r):
			hasDigit = true
		}
	}
	switch {
	case letters == 0 && hasDigit:
		return digits
	case letters == 0:
		return noLetters
	case hasDigit:
		return alphanumeric
	case lower == letters:
		return lowerCase
	case upper == letters && strings.Contains(word, "."):
		return dotted
	case upper == 1 && letters == 1:
		return single
	case upper == letters:
		return upperCase
	case begins && lower == letters-1:
		return titleCase
	case upper > 0:
		return mixed
	}
	return otherLetters
}

// isUpper and isLower are Unicode's derived properties Uppercase and Lowercase,
// to which letters such as "ª" belong that have no pair.
func isUpper(r rune) bool {
	return r < 0x80 && 'A' <= r && r <= 'Z' || r >= 0x80 && unicode.In(r, unicode.Lu, unicode.Other_Uppercase)
}

func isLower(r rune) bool {
	return r < 0x80 && 'a' <= r && r <= 'z' || r >= 0x80 && unicode.In(r, unicode.Ll, unicode.Other_Lowercase)
}
