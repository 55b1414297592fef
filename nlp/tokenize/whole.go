package tokenize

import "strings"

// isWhole reports whether s is one token although it has signs inside: an
// address, a number, a date, a time, a currency, a smiley.
func isWhole(s string) bool {
	return isAddress(s) || isNumber(s) || isSmiley(s) || isCurrency(s)
}

// isAddress reports whether s is a web or e-mail address or the name of a
// file.
func isAddress(s string) bool {
	if end := s[len(s)-1]; !isAlnum(end) && strings.IndexByte("/=#_~-+%", end) < 0 || !isAlnum(s[0]) {
		return false
	}
	if strings.Contains(s, "://") || len(s) > 4 && strings.EqualFold(s[:4], "www.") {
		return true
	}
	if at := strings.IndexByte(s, '@'); at > 0 {
		return strings.IndexByte(s[at:], '.') > 0 && !strings.ContainsAny(s, "\"<>()[]")
	}
	return isDomain(s)
}

// isDomain reports whether s is words joined by full stops, the last of them
// in lower case and of two to four letters, perhaps with a path: "gov.uk/news".
func isDomain(s string) bool {
	host, _, _ := strings.Cut(s, "/")
	stop := strings.LastIndexByte(host, '.')
	if stop <= 0 || len(host)-stop-1 < 2 || len(host)-stop-1 > 4 || strings.Contains(host, "..") {
		return false
	}
	for i := range len(host) {
		b := host[i]
		if !isAlnum(b) && strings.IndexByte(".-_", b) < 0 || i > stop && !isLower(b) {
			return false
		}
	}
	return true
}

// isNumber reports whether s is digits, perhaps with a sign in front, with
// single separators between them: "1,200.50", "9/11", "10:30", "713-853-3989";
// with a hyphen or a dash it is a telephone number or a date, and not a range.
func isNumber(s string) bool {
	digits := strings.TrimLeft(s, "+.")
	if len(s)-len(digits) > 1 || digits == "" {
		return false
	}
	hyphens, run, area := 0, 0, 0 // run: of digits so far; area: those before the hyphen
	for i := range len(digits) {
		b := digits[i]
		if isDigit(b) {
			run++
			continue
		}
		if strings.IndexByte(".,:/-", b) < 0 || i == 0 || i+1 == len(digits) || !isDigit(digits[i+1]) {
			return false
		}
		if b == '-' {
			hyphens++
			area = run
		}
		run = 0
	}
	return hyphens != 1 || run == 4 && (area == 3 || area == 5)
}

// isSmiley reports whether s is two or three signs that make a face.
func isSmiley(s string) bool {
	if len(s) > 3 || strings.IndexByte(":;=(", s[0]) < 0 {
		return false
	}
	return strings.IndexByte(")(DP", s[len(s)-1]) >= 0 && strings.Trim(s[1:len(s)-1], "-'o") == "" ||
		s[0] == '(' && strings.IndexByte(":;=", s[len(s)-1]) >= 0
}

// isCurrency reports whether s is the sign of one country's currency, "US$".
func isCurrency(s string) bool {
	if len(s) > 3 || s[len(s)-1] != '$' {
		return false
	}
	for i := range len(s) - 1 {
		if !isUpper(s[i]) {
			return false
		}
	}
	return true
}
