package tag

import "strings"

// lemma is the dictionary form of a word with a tag: the table's, or the
// rules'.
func (t *wordTable) lemma(word, lower, tag string) string {
	if lemma, found := t.lemmas[wordClass{lower, ClassOf(tag)}]; found {
		return lemma
	}
	return Regular(word, tag, t.isBase)
}

func (t *wordTable) isBase(word, class string) bool { return t.bases[wordClass{word, class}] }

// ClassOf is the part of speech that the lemmas of a Penn tag belong to: "N",
// "P" (names), "V", "J", "R", and the tag itself for all others.
func ClassOf(tag string) string {
	switch tag {
	case "NN", "NNS":
		return "N"
	case "NNP", "NNPS":
		return "P"
	case "JJ", "JJR", "JJS":
		return "J"
	case "RB", "RBR", "RBS":
		return "R"
	case "VB", "VBD", "VBG", "VBN", "VBP", "VBZ":
		return "V"
	}
	return tag
}

// Regular is the lemma of a word by the rules of spelling alone. Where these
// allow for several ("planing": "plane", "plan"), the first of them that isBase
// knows as a lemma of the class is taken.
func Regular(word, tag string, isBase func(word, class string) bool) string {
	switch tag {
	case "NNP", "ADD", "FW", "LS", "SYM", "GW":
		return word
	case "CD":
		return strings.ToLower(strings.ReplaceAll(word, ",", ""))
	case "NNPS":
		return pick(word, "P", plural(word), isBase)
	case "POS":
		return "'s"
	case "NN":
		if strings.ToUpper(word) == word {
			return word // an acronym
		}
	case "NNS":
		if isDigit(word[0]) {
			return word // "1980s"
		}
		if stem, found := strings.CutSuffix(word, "s"); found && len(stem) > 1 && strings.ToUpper(stem) == stem {
			return stem
		}
	}
	word = strings.ToLower(word)
	switch tag {
	case "NNS":
		return pick(word, "N", plural(word), isBase)
	case "VBZ":
		return pick(word, "V", plural(word), isBase)
	case "VBG":
		return pick(word, "V", stems(word, "ing"), isBase)
	case "VBD", "VBN":
		return pick(word, "V", stems(word, "ed"), isBase)
	case "JJR", "RBR":
		return pick(word, tag[:1], stems(word, "er"), isBase)
	case "JJS", "RBS":
		return pick(word, tag[:1], stems(word, "est"), isBase)
	}
	return word
}

// pick is the first of candidates that is a base, or the first of all, or word
// if there is none.
func pick(word, class string, candidates []string, isBase func(word, class string) bool) string {
	for _, c := range candidates {
		if isBase(c, class) {
			return c
		}
	}
	if len(candidates) == 0 {
		return word
	}
	return candidates[0]
}

// plural gives what word, with the ending of a plural or of the third person,
// may be made from, the likeliest first.
func plural(word string) []string {
	stem, found := strings.CutSuffix(word, "s")
	switch {
	case !found || len(stem) < 2 || stem[len(stem)-1] == 's':
		return nil
	case strings.HasSuffix(stem, "ie"):
		return []string{stem[:len(stem)-2] + "y", stem}
	case hasSibilantE(stem):
		return []string{stem[:len(stem)-1], stem}
	case strings.HasSuffix(stem, "se"), strings.HasSuffix(stem, "ze"), strings.HasSuffix(stem, "oe"):
		return []string{stem, stem[:len(stem)-1]}
	}
	return []string{stem}
}

// hasSibilantE reports whether stem ends with an e that the plural has added.
func hasSibilantE(stem string) bool {
	for _, end := range []string{"che", "she", "sse", "xe", "zze"} {
		if strings.HasSuffix(stem, end) {
			return true
		}
	}
	return false
}

// stems gives what word may be made from by adding ending, the likeliest first.
func stems(word, ending string) []string {
	stem, found := strings.CutSuffix(word, ending)
	n := len(stem)
	if !found || n < 2 || !strings.ContainsAny(stem, "aeiouy") {
		return nil
	}
	last := stem[n-1]
	switch {
	case last == 'i' && ending[0] == 'e':
		return []string{stem[:n-1] + "y", stem + "e"}
	case last == stem[n-2] && !isVowel(last):
		if strings.IndexByte("lsfz", last) >= 0 {
			return []string{stem, stem[:n-1]}
		}
		return []string{stem[:n-1], stem}
	case wantsE(stem):
		return []string{stem + "e", stem}
	}
	return []string{stem, stem + "e"}
}

// endingsBeforeE are the last two letters, a vowel and a consonant, of stems
// that have more likely lost an e than not: "invoked", but "developed".
const endingsBeforeE = "ad ak ap ar at ib id ik in ir od ok ud ul um un ur ut bl tl"

// wantsE reports whether a stem has more likely lost an e than not: after a
// letter that few English words end with, by its last two letters, or after one
// consonant and one vowel.
func wantsE(stem string) bool {
	n := len(stem)
	last := stem[n-1]
	switch {
	case strings.IndexByte("cvuz", last) >= 0, last == 'g' && stem[n-2] != 'n', last == 's' && stem[n-2] != 's':
		return true
	case n > 2 && strings.Contains(endingsBeforeE, stem[n-2:]):
		return !isVowel(stem[n-3])
	case isVowel(last) || strings.IndexByte("wxyh", last) >= 0:
		return false
	}
	// One syllable: "hoping" is from "hope", as "hop" gives "hopping".
	return isVowel(stem[n-2]) && (n < 3 || !isVowel(stem[n-3])) && strings.IndexAny(stem, "aeiou") == n-2
}

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }
