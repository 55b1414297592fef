package tag

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/newsgraph/newsgraph/nlp"
)

// history is a sentence while it is being tagged.
type history struct {
	words   []string // as written, but in lower case where capitals say nothing
	lower   []string // in lower case
	context []string // the words as features, with two marks on either side
	p1, p2  string   // the last tag and the one before
	hashes  [featureCount]uint64
}

const featureCount = 14

// newHistory starts to tag a sentence. Capitals say nothing in a sentence of
// capitals, nor at the start of one on a word that isCommon knows.
func newHistory(tokens []nlp.Token, isCommon func(string) bool) *history {
	n := len(tokens)
	all := make([]string, 3*n+4)
	h := &history{words: all[:n], lower: all[n : 2*n], context: all[2*n:], p1: "-START-", p2: "-START2-"}
	h.context[0], h.context[1] = "-START-", "-START2-"
	h.context[n+2], h.context[n+3] = "-END-", "-END2-"
	initial, shouted := true, isShouted(tokens)
	for i := range tokens {
		word := tokens[i].Norm
		lower := strings.ToLower(word)
		if shouted || initial && lower != word && isCommon(lower) {
			word = lower
		}
		initial = initial && !isWordStart(word)
		h.words[i], h.lower[i], h.context[i+2] = word, lower, normalize(word, lower)
	}
	return h
}

func (h *history) push(tag string) { h.p1, h.p2 = tag, h.p1 }

// normalize is prose's: the word in lower case, or its kind.
func normalize(word, lower string) string {
	switch first := word[0]; {
	case first != '-' && strings.Contains(word, "-"):
		return "!HYPHEN"
	case '0' <= first && first <= '9':
		if _, err := strconv.Atoi(word); err == nil && len(word) == 4 {
			return "!YEAR"
		}
		return "!DIGITS"
	}
	return lower
}

// isWordStart reports whether word starts with a letter or a digit.
func isWordStart(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// features gives the hashes of prose's features of word i; the result is good
// until the next call. Prefixes and suffixes are bytes, as in prose.
func (h *history) features(i int) []uint64 {
	word, c := h.words[i], h.context[i:i+5]
	h.hashes = [featureCount]uint64{
		hashOf(hashStart, "bias"),
		hashOf(seeds.suffix, suffix(word)),
		hashOf(seeds.prefix, string(rune(word[0]))),
		hashOf(seeds.tag1, h.p1),
		hashOf(seeds.tag2, h.p2),
		hashOf(hashOf(seeds.tags, h.p1), " ", h.p2),
		hashOf(seeds.word, c[2]),
		hashOf(hashOf(seeds.tagWord, h.p1), " ", c[2]),
		hashOf(seeds.before, c[1]),
		hashOf(seeds.beforeSuffix, suffix(c[1])),
		hashOf(seeds.before2, c[0]),
		hashOf(seeds.after, c[3]),
		hashOf(seeds.afterSuffix, suffix(c[3])),
		hashOf(seeds.after2, c[4]),
	}
	return h.hashes[:]
}

func suffix(word string) string { return word[len(word)-min(len(word), 3):] }

// seeds are the hashes of what the names of features start with.
var seeds = struct {
	suffix, prefix, tag1, tag2, tags, word, tagWord           uint64
	before, beforeSuffix, before2, after, afterSuffix, after2 uint64
}{
	suffix:       hashOf(hashStart, "i suffix "),
	prefix:       hashOf(hashStart, "i pref1 "),
	tag1:         hashOf(hashStart, "i-1 tag "),
	tag2:         hashOf(hashStart, "i-2 tag "),
	tags:         hashOf(hashStart, "i tag+i-2 tag "),
	word:         hashOf(hashStart, "i word "),
	tagWord:      hashOf(hashStart, "i-1 tag+i word "),
	before:       hashOf(hashStart, "i-1 word "),
	beforeSuffix: hashOf(hashStart, "i-1 suffix "),
	before2:      hashOf(hashStart, "i-2 word "),
	after:        hashOf(hashStart, "i+1 word "),
	afterSuffix:  hashOf(hashStart, "i+1 suffix "),
	after2:       hashOf(hashStart, "i+2 word "),
}

// hashStart is the start of an FNV-1a hash of 64 bits. Unlike hash/maphash it
// is the same in every run.
const hashStart = 14695981039346656037

// hashOf goes on with an FNV-1a hash over parts.
func hashOf(hash uint64, parts ...string) uint64 {
	for _, s := range parts {
		for i := range len(s) {
			hash = (hash ^ uint64(s[i])) * 1099511628211
		}
	}
	return hash
}
