package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// isWord reports whether s consists of letters alone.
func isWord(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}

// isLatin reports whether s is written in letters that English newspapers
// use, with spaces, hyphens, apostrophes and full stops between them.
func isLatin(s string) bool {
	for _, r := range s {
		if !unicode.Is(unicode.Latin, r) && !strings.ContainsRune(" -'.’&", r) {
			return false
		}
	}
	return s != ""
}

// plain is s without its diacritics, as English newspapers write it.
func plain(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case strings.ContainsRune("’‘ʻʼ", r):
			b.WriteByte('\'')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// titleCase gives a PETRARCH name ("UNITED_NATIONS_") its usual form. Words
// without a vowel are taken for acronyms.
func titleCase(name string) string {
	words, lower := strings.Fields(strings.ReplaceAll(name, "_", " ")), wordsOf("lower")
	for i, w := range words {
		parts := strings.Split(strings.ToLower(w), "-")
		for k, p := range parts {
			if k == len(parts)-1 && i == 0 || !slices.Contains(lower, p) {
				parts[k] = capitalise(p)
			}
		}
		words[i] = strings.Join(parts, "-")
	}
	return strings.Join(words, " ")
}

func capitalise(w string) string {
	if !strings.ContainsAny(w, "aeiouy") {
		return strings.ToUpper(w)
	}
	for i, r := range w {
		if unicode.IsLetter(r) {
			return w[:i] + string(unicode.ToUpper(r)) + w[i+len(string(r)):]
		}
	}
	return w
}

// entry is one line of a file of names: the name and its other wordings.
type entry struct {
	name  string
	other []string
}

// writeEntries writes entries as "kind, name, other wordings", sorted by name;
// a wording is only written once, for the first entry that has it.
func writeEntries(w io.Writer, kind string, entries []entry) error {
	slices.SortStableFunc(entries, func(a, b entry) int { return strings.Compare(a.name, b.name) })
	taken := map[string]bool{}
	for _, e := range entries {
		taken[fold(e.name)] = true
	}
	last := ""
	for _, e := range entries {
		if fold(e.name) == last {
			continue
		}
		last = fold(e.name)
		var other []string
		for _, o := range e.other {
			if o != "" && !taken[fold(o)] {
				taken[fold(o)] = true
				other = append(other, o)
			}
		}
		if _, err := fmt.Fprintf(w, "%s\t%s\t%s\n", kind, e.name, strings.Join(other, "|")); err != nil {
			return err
		}
	}
	return nil
}

// fold is what two wordings must share to count as one.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		case r == ' ' || r == '-':
			return ' '
		}
		return -1
	}, plain(s))
}
