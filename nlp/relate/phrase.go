package relate

import (
	"strings"

	"github.com/newsgraph/newsgraph/nlp"
)

// phraseEnd finds the noun phrase that starts at token i: its end and its head;
// the end is i if there is none.
func (s *sentence) phraseEnd(i int) (end, head int) {
	switch s.tag(i) {
	case "PRP", "EX":
		return i + 1, i
	}
	if s.words.days[s.lower[i]] && s.named(i) == nlp.None {
		return s.timeEnd(i), i
	}
	if !s.startsPhrase(i) {
		return i, i
	}
	f := phraseFinder{s, i, nlp.None}
	k := i
	for k < s.End {
		next := f.step(k)
		if next == k {
			break
		}
		k = next
	}
	return f.close(k)
}

// timeEnd is the end of the date that starts at token i.
func (s *sentence) timeEnd(i int) int {
	k := i + 1
	for k < s.End && (s.tag(k) == "CD" || s.words.days[s.lower[k]] || s.words.times[s.lower[k]]) {
		k++
	}
	return k
}

// startsPhrase reports whether a noun phrase may start at token i.
func (s *sentence) startsPhrase(i int) bool {
	if s.named(i) != nlp.None {
		return true
	}
	switch tag := s.tag(i); {
	case isNoun(tag), strings.HasPrefix(tag, "JJ"), tag == "DT", tag == "PDT", tag == "PRP$", tag == "CD", tag == "$", tag == "AFX":
		return true
	case tag == "RB":
		return i+1 < s.End && s.tag(i+1) == "CD"
	case tag == "VBN":
		return i+1 < s.End && isNoun(s.tag(i+1)) &&
			(i == s.First || s.tag(i-1) == "IN" || isVerb(s.tag(i-1)) && !s.auxiliary(i-1))
	}
	return false
}

// phraseFinder walks over the tokens of one noun phrase.
type phraseFinder struct {
	*sentence
	first int
	head  int // None until there is a noun
}

// step is the token after the part of the phrase at token k; k where the
// phrase ends.
func (f *phraseFinder) step(k int) int {
	if m := f.named(k); m != nlp.None {
		f.head = f.doc.Mentions[m].Head
		return f.doc.Mentions[m].End
	}
	tag := f.tag(k)
	switch {
	case tag == "HYPH" || tag == "AFX":
		return f.hyphen(k)
	case isNoun(tag):
		if f.head != nlp.None && f.words.days[f.lower[k]] {
			return k
		}
		f.head = k
		return k + 1
	case tag == "CD" || tag == "$":
		if f.head == nlp.None && tag == "CD" && !f.nounFollows(k) {
			f.head = k
		}
		return k + 1
	}
	if f.modifies(k, tag) {
		return k + 1
	}
	return k
}

// hyphen passes over a hyphen and the word that it joins.
func (f *phraseFinder) hyphen(k int) int {
	if k+1 >= f.End || f.tag(k) == "AFX" {
		return k + 1
	}
	if m := f.named(k + 1); m != nlp.None {
		f.head = f.doc.Mentions[m].Head
		return f.doc.Mentions[m].End
	}
	if isNoun(f.tag(k + 1)) {
		f.head = k + 1
	}
	return k + 2
}

// modifies reports whether the word at token k belongs to the phrase as a
// determiner or modifier of a noun to come.
func (f *phraseFinder) modifies(k int, tag string) bool {
	started := k > f.first
	switch {
	case f.head != nlp.None:
		// "U.S. defensive positions": an adjective after a noun needs one to come.
		return strings.HasPrefix(tag, "JJ") && f.nounFollows(k)
	case tag == "DT" || tag == "PDT" || tag == "PRP$":
		return !started || f.tag(k-1) == "PDT" || f.tag(k-1) == "DT" || f.tag(k-1) == "CC" || f.tag(k-1) == "RB"
	case strings.HasPrefix(tag, "JJ"), tag == "VBN", tag == "VBG" && f.nounFollows(k):
		return true
	case tag == "RB", tag == "RBS", tag == "RBR", tag == ",", tag == "CC", tag == "``", tag == "''", f.lower[k] == "\"":
		return f.modifierFollows(k, started)
	}
	return false
}

// nounFollows reports whether a noun comes after token k with nothing but
// modifiers between.
func (f *phraseFinder) nounFollows(k int) bool {
	const reach = 6
	for n := k + 1; n < f.End && n <= k+reach; n++ {
		switch tag := f.tag(n); {
		case isNoun(tag):
			return !f.words.days[f.lower[n]]
		case tag != "HYPH" && tag != "CD" && tag != "VBN" && tag != "VBG" && !strings.HasPrefix(tag, "JJ"):
			return false
		}
	}
	return false
}

// modifierFollows reports whether an adverb, comma, conjunction or quotation
// mark at token k stands between modifiers: "small, carefully calibrated".
func (f *phraseFinder) modifierFollows(k int, started bool) bool {
	if k+1 >= f.End || !started && f.tag(k) != "RB" {
		return false
	}
	switch tag := f.tag(k + 1); {
	case f.tag(k) == "RB" && tag == "CD", strings.HasPrefix(tag, "JJ"), tag == "VBN" && f.nounFollows(k+1):
		return f.tag(k) != "CC" && f.tag(k) != "," || strings.HasPrefix(f.tag(k-1), "JJ") && f.nounFollows(k+1)
	case f.lower[k] == "\"":
		return isNoun(tag) || tag == "NN"
	case tag == "RB":
		return f.tag(k) == "," || f.tag(k) == "CC"
	}
	return false
}

// close ends the phrase before token k. A phrase without a noun is one only if
// a determiner or a number makes it one.
func (f *phraseFinder) close(k int) (end, head int) {
	if f.head != nlp.None {
		return k, f.head
	}
	switch f.tag(f.first) {
	case "DT", "CD", "PDT":
		return k, k - 1
	}
	return f.first, f.first
}

// named is the outermost mention of a name that starts at token i, or None.
func (s *sentence) named(i int) int { return s.nameAt[i] }
