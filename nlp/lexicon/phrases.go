package lexicon

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold is the form in which the lexicon compares words: lower case, without
// diacritics, apostrophes and full stops. A word of such marks alone is left
// as it is.
func Fold(word string) string {
	// Almost all words are in ASCII, and most are folded already.
	lower := 0
	for lower < len(word) && 'a' <= word[lower] && word[lower] <= 'z' {
		lower++
	}
	if lower == len(word) {
		return word
	}
	folded := make([]byte, 0, len(word))
	for i := 0; i < len(word); i++ {
		switch c := word[i]; {
		case c >= 0x80:
			return foldUnicode(word)
		case 'A' <= c && c <= 'Z':
			folded = append(folded, c+'a'-'A')
		case c != '\'' && c != '`' && c != '.':
			folded = append(folded, c)
		}
	}
	if len(folded) == 0 {
		return word
	}
	return string(folded)
}

func foldUnicode(word string) string {
	folded := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) || strings.ContainsRune("'’‘ʼʻ`.", r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(word))
	if folded == "" {
		return word
	}
	return folded
}

// passedOver reports whether the token is a mark that phrases do not have.
func passedOver(word string) bool {
	return word == "-" || word == "'" || word == "–"
}

// key is a wording as phrases are keyed: its folded words with single spaces
// between. Hyphens part words, and so does a possessive ending, as they do in
// tokens.
func key(wording string) string {
	if strings.ContainsAny(wording, " -’'") {
		wording = strings.ReplaceAll(wording, "’", "'")
		wording = strings.ReplaceAll(wording, "-", " ")
		words := strings.Fields(wording)
		for i, w := range words {
			if stem, ok := strings.CutSuffix(w, "'s"); ok && stem != "" {
				w = Fold(stem) + " s"
			} else {
				w = Fold(w)
			}
			words[i] = w
		}
		return strings.Join(words, " ")
	}
	return Fold(wording)
}

// phrases finds values by sequences of words.
type phrases[T any] struct {
	exact map[string]T
	// longestFrom is the greatest number of words of the phrases that start
	// with a word.
	longestFrom map[string]int
}

func newPhrases[T any](size int) phrases[T] {
	return phrases[T]{make(map[string]T, size), make(map[string]int, size)}
}

// add gives a phrase its value unless it has one; it reports whether it was
// added.
func (p phrases[T]) add(wording string, value T) bool {
	k := key(wording)
	if _, taken := p.exact[k]; taken || k == "" {
		return false
	}
	p.exact[k] = value
	first, _, _ := strings.Cut(k, " ")
	p.longestFrom[first] = max(p.longestFrom[first], strings.Count(k, " ")+1)
	return true
}

// longest finds the longest phrase at the start of words.
func (p phrases[T]) longest(words []string) (value T, n int) {
	if len(words) == 0 {
		return value, 0
	}
	start := key(words[0])
	first, _, _ := strings.Cut(start, " ")
	most := p.longestFrom[first]
	if most == 0 {
		return value, 0
	}
	var room [64]byte
	k := append(room[:0], start...)
	if v, ok := p.exact[start]; ok {
		value, n = v, 1
	}
	// A token holds a word or more ("al-Sham"), so that most tokens suffice.
	for i, count := 1, 1; i < len(words) && count < most; i++ {
		if passedOver(words[i]) {
			continue
		}
		k = append(append(k, ' '), key(words[i])...)
		count++
		if v, ok := p.exact[string(k)]; ok {
			value, n = v, i+1
		}
	}
	return value, n
}
