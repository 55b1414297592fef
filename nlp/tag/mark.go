package tag

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/newsgraph/newsgraph/nlp"
)

// quoteState is which quotes are open; the treebanks tag opening and closing
// ones differently.
type quoteState struct{ single, double bool }

// markTag is the tag of token i if it is a mark, an address or a number, and
// "" if it is a word. The tags are those of EWT, which has "," for most
// dashes, semicolons and ellipses and NFP for ornaments.
func markTag(tokens []nlp.Token, i int, quotes *quoteState) string {
	norm := tokens[i].Norm
	first, _ := utf8.DecodeRuneInString(norm)
	switch {
	case unicode.IsLetter(first):
		if strings.Contains(norm, "://") || strings.HasPrefix(norm, "www.") || strings.Contains(norm, "@") {
			return "ADD"
		}
		return ""
	case unicode.IsDigit(first), first == '.' && len(norm) > 1 && isDigit(norm[1]):
		return numberTag(norm)
	case len(norm) > 1 && strings.ContainsFunc(norm, unicode.IsLetter):
		return ""
	}
	switch norm {
	case "'", "`", "''", "``", `"`:
		return quoteTag(tokens, i, quotes)
	case "-", "--", "---", "/":
		return joinTag(tokens, i)
	}
	switch {
	case len(norm) > 1 && (first == ':' || first == ';' || first == '='):
		return "NFP" // a smiley
	case strings.Trim(norm, ".") == "" && len(norm) > 1 && i+1 < len(tokens):
		return "," // an ellipsis inside the sentence
	}
	return signTag(first)
}

// signTag is the tag of a token of signs that starts with r.
func signTag(r rune) string {
	switch r {
	case '.', '!', '?':
		return "."
	case ',', ';', '…':
		return ","
	case ':':
		return ":"
	case '(', '[', '{', '<':
		return "-LRB-"
	case ')', ']', '}', '>':
		return "-RRB-"
	case '&':
		return "CC"
	case '%', '#', '°':
		return "NN"
	case '@':
		return "IN"
	case '+', '=', '±', '×':
		return "SYM"
	}
	if unicode.Is(unicode.Sc, r) {
		return "$"
	}
	return "NFP"
}

// numberTag is the tag of a token that starts with a digit: CD, or "" where a
// word is written with digits, such as "1980s" and "2nd".
func numberTag(norm string) string {
	for i := range len(norm) {
		if c := norm[i]; !isDigit(c) && strings.IndexByte(".,:/-", c) < 0 {
			return ""
		}
	}
	return "CD"
}

// isScale reports whether token i belongs to the amount of money in front of
// it, to which it is joined: the "m" of "$5m".
func isScale(tokens []nlp.Token, tags []string, i int) bool {
	return i > 1 && tags[i-1] == "CD" && tags[i-2] == "$" && tokens[i-1].End == tokens[i].Start
}

// joinTag is the tag of a dash or slash: HYPH inside a word, SYM between
// numbers and else the comma that it stands for.
func joinTag(tokens []nlp.Token, i int) string {
	before := i > 0 && tokens[i-1].End == tokens[i].Start
	after := i+1 < len(tokens) && tokens[i].End == tokens[i+1].Start
	switch {
	case i == 0:
		return "NFP" // the mark of a list item
	case tokens[i].Norm != "-" || !before || !after:
		return ","
	case endsWithDigit(tokens[i-1].Norm) && isDigit(tokens[i+1].Norm[0]):
		return "SYM"
	}
	return "HYPH"
}

// quoteTag tells opening quotes, closing quotes and the apostrophe of a
// possessive apart, by the spaces around them and by what is open.
func quoteTag(tokens []nlp.Token, i int, quotes *quoteState) string {
	before := i > 0 && tokens[i-1].End == tokens[i].Start
	after := i+1 < len(tokens) && tokens[i].End == tokens[i+1].Start
	open := &quotes.double
	if len(tokens[i].Norm) == 1 && tokens[i].Norm != `"` {
		open = &quotes.single
		if !*open && before && !after && strings.HasSuffix(strings.ToLower(tokens[i-1].Norm), "s") {
			return "POS"
		}
	}
	if before != after {
		*open = after
	} else {
		*open = !*open
	}
	if *open {
		return "``"
	}
	return "''"
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func endsWithDigit(s string) bool { return isDigit(s[len(s)-1]) }

// isShouted reports whether the words of a sentence are in capitals, as in
// some headlines, so that capitals say nothing.
func isShouted(tokens []nlp.Token) bool {
	upper, lower := 0, 0
	for _, t := range tokens {
		for _, r := range t.Norm {
			switch {
			case unicode.IsUpper(r):
				upper++
			case unicode.IsLower(r):
				lower++
			}
		}
	}
	return upper > 12 && upper > 9*lower
}
