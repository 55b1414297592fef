package tag

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// lemma is the dictionary form of a word with a Penn tag: that of the table of
// words, or what the rules make of the word's ending. It is in lower case but
// for names and other words that dictionaries write with capitals.
// nlp/train/lemmas.py makes the tables by the same steps.
func (t *lemmaTables) lemma(form, tag string) string {
	if lemma, found := t.word(form, tag); found {
		return lemma
	}
	switch {
	case isKept(tag) || strings.IndexFunc(form, unicode.IsLetter) < 0:
		if tag == "CD" {
			return strings.ReplaceAll(form, ",", "")
		}
		return form
	case tag == "NNPS":
		return keepCase(form, t.regular(strings.ToLower(form), tag))
	}
	lower := strings.ToLower(form)
	if lower == form {
		return t.regular(form, tag)
	}
	base, found := t.word(lower, tag)
	if !found {
		base = t.regular(lower, tag)
	}
	if t.keepsCase(form, tag, base) {
		return keepCase(form, base)
	}
	return base
}

// isKept reports whether the words of a tag are their own lemmas.
func isKept(tag string) bool {
	switch tag {
	case "NNP", "FW", "ADD", "LS", "GW":
		return true
	}
	return false
}

// keepsCase reports whether a form with capitals is of a lemma, base in lower
// case, that dictionaries write with them: a noun, an adjective or a number that
// is not known in lower case, and that is an adjective ("Peruvian") or has
// capitals behind its first letter ("UAVs").
func (t *lemmaTables) keepsCase(form, tag, base string) bool {
	class := classOf(tag)
	if t.knows(base, other) {
		return false
	}
	if class != noun && class != adjective && tag != "CD" {
		return false
	}
	_, size := utf8.DecodeRuneInString(form)
	return class == adjective || form[size:] != strings.ToLower(form[size:])
}

// longestEnding is the length, in bytes, of the longest ending with a rule;
// LONGEST in nlp/train/lemmas.py.
const longestEnding = 5

// longestForm is the length, in bytes, of the longest form that is taken for an
// English word. It bounds what a word costs.
const longestForm = 64

// regular is the lemma of a form in lower case by the rules. Of what its
// endings may be replaced by, the first that makes a known lemma is taken, or
// else the first of all.
func (t *lemmaTables) regular(form, tag string) string {
	if len(form) > longestForm {
		return form
	}
	class, first := classOf(tag), ""
	for size := min(longestEnding, len(form)); size > 0; size-- {
		ending := len(form) - size
		for replacements, more := t.ending(form[ending:], tag); more; {
			var replacement string
			replacement, replacements, more = strings.Cut(replacements, "|")
			candidate := form[:ending] + replacement
			if candidate == "" {
				continue
			}
			if class == other || t.knows(candidate, class) {
				return candidate
			}
			if first == "" {
				first = candidate
			}
		}
	}
	if class == other || t.knows(form, class) {
		return form
	}
	if lemma, found := t.prefixed(form, tag); found {
		return lemma
	}
	if first == "" {
		return form
	}
	return first
}

// prefixed is the lemma of an irregular verb behind a prefix: of "underwent",
// as that of "went" is known.
func (t *lemmaTables) prefixed(form, tag string) (lemma string, found bool) {
	const shortest = 3
	if classOf(tag) != verb {
		return "", false
	}
	for i := 1; i <= len(form)-shortest; i++ {
		if lemma, found := t.word(form[i:], tag); found && t.knows(form[:i]+lemma, verb) {
			return form[:i] + lemma, true
		}
	}
	return "", false
}

// keepCase gives lemma the case of form as far as the two agree, and capitals
// behind that if the form is in capitals.
func keepCase(form, lemma string) string {
	i, rest := 0, lemma
	for i < len(form) && rest != "" {
		r, size := utf8.DecodeRuneInString(form[i:])
		of, sizeOf := utf8.DecodeRuneInString(rest)
		if unicode.ToLower(r) != of {
			break
		}
		i, rest = i+size, rest[sizeOf:]
	}
	if inCapitals(form) {
		rest = strings.ToUpper(rest)
	}
	return form[:i] + rest
}

// inCapitals reports whether all letters of a form are capitals and there are
// two or more.
func inCapitals(form string) bool {
	n := 0
	for _, r := range form {
		if unicode.IsLetter(r) {
			if !unicode.IsUpper(r) {
				return false
			}
			n++
		}
	}
	return n > 1
}

// VerbLemma is the lemma that a word in lower case is, or looks like a form of,
// as a verb. known says whether the tables have that lemma.
func VerbLemma(word string) (lemma string, known bool) {
	return inflected(word, verb, "VBZ", "VBD", "VBG", "VBN")
}

// NounLemma is the same for nouns.
func NounLemma(word string) (lemma string, known bool) { return inflected(word, noun, "NNS") }

// inflected is the lemma of a word that may have one of the tags. Of an unknown
// one only an ending -s, the first tag's, tells something: too many lemmas end
// as other forms do.
func inflected(word string, c class, tags ...string) (lemma string, known bool) {
	t := newLemmaTables()
	if t.knows(word, c) {
		return word, true
	}
	for _, tag := range tags {
		if lemma := t.lemma(word, tag); lemma != word && t.knows(lemma, c) {
			return lemma, true
		}
	}
	if strings.HasSuffix(word, "s") {
		return t.lemma(word, tags[0]), false
	}
	return word, false
}
