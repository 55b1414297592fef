package coref

import (
	"strings"

	"github.com/newsgraph/newsgraph/nlp"
)

// The relations and tags that decide what heads a mention, and which words are
// its own. They are those of nlp/train/coref_data.py, where the learned score
// was fitted to them.
var (
	nouns    = set("NN NNS NNP NNPS")
	proper   = set("NNP NNPS")
	pronouns = set("PRP PRP$")

	// Words of otherHeads head a mention only where a noun could stand.
	otherHeads    = set("DT CD JJ FW SYM GW")
	nominalPlaces = set("nsubj nsubj:pass nsubj:outer obj iobj obl obl:agent nmod nmod:poss conj")
	inner         = set("flat fixed goeswith amod punct case reparandum flat:foreign")

	// A head's children of these relations are outside its span.
	outside = set("cc cc:preconj mark cop aux aux:pass expl discourse parataxis vocative dislocated reparandum " +
		"orphan conj nsubj nsubj:outer nsubj:pass csubj csubj:outer advcl list dep ccomp punct")
	// So are these of the head of a nominal predicate: they are its clause's.
	clausal = set("obl obl:unmarked advmod")
	// Where one of these begins, the words that name a mention end.
	tail = set("acl acl:relcl appos advcl advcl:relcl")

	prepositions = set("IN TO")
)

func set(words string) map[string]bool {
	s := map[string]bool{}
	for _, w := range strings.Fields(words) {
		s[w] = true
	}
	return s
}

// isCandidate reports whether token i may head a mention.
func (t *tree) isCandidate(i int) bool {
	tag, dep := t.tokens[i].Tag, t.tokens[i].Dep
	switch {
	case pronouns[tag]:
		return dep != "expl"
	case inner[dep]:
		return false
	case proper[tag]:
		return true
	case nouns[tag]:
		return dep != "compound"
	}
	return otherHeads[tag] && nominalPlaces[dep]
}

// spanOf is the mention that token i heads: the contiguous part of the head's
// subtree around the head, without what outside names.
func (t *tree) spanOf(i int) nlp.Range {
	t.begin()
	t.add(i)
	predicate := false
	for _, k := range t.Of(i) {
		predicate = predicate || t.tokens[k].Dep == "cop"
	}
	for _, k := range t.Of(i) {
		dep := t.tokens[k].Dep
		if outside[dep] || dep == "case" && k < i || predicate && clausal[dep] {
			continue
		}
		t.addSubtree(k)
	}
	first, last := t.reach(i, -1, false), t.reach(i, 1, !predicate)
	for first < i && (t.tokens[first].Dep == "punct" || prepositions[t.tokens[first].Tag]) {
		first++
	}
	return nlp.Range{First: first, End: t.trim(i, first, last) + 1}
}

// reach is the last token of the set from i on in steps of step, over
// punctuation and, if so asked, conjunctions.
func (t *tree) reach(i, step int, conjunctions bool) int {
	end := i
	for {
		j := end + step
		for 0 <= j && j < len(t.tokens) && !t.has(j) &&
			(t.tokens[j].Dep == "punct" || conjunctions && t.tokens[j].Dep == "cc") {
			j += step
		}
		if j < 0 || j >= len(t.tokens) || !t.has(j) {
			return end
		}
		end = j
	}
}

// trim is the last token of the mention [first, last] of head i without
// punctuation that nothing opened.
func (t *tree) trim(i, first, last int) int {
	norm := func(k int) string { return t.tokens[k].Norm }
	punct := func(k int) bool { return t.tokens[k].Dep == "punct" }
	for last > i && punct(last) && !isClosing(norm(last)) {
		last--
	}
	if last+1 < len(t.tokens) && norm(last+1) == ")" && t.count(first, last, "(") > t.count(first, last, ")") {
		return last + 1
	}
	for last > i && punct(last) && (norm(last) == `"` || norm(last) == "'") && t.count(first, last-1, norm(last)) == 0 {
		last--
	}
	return last
}

func isClosing(norm string) bool {
	return norm == ")" || norm == "]" || norm == `"` || norm == "'"
}

// count is the number of tokens of [first, last] that are the word.
func (t *tree) count(first, last int, word string) int {
	n := 0
	for k := first; k <= last; k++ {
		if t.tokens[k].Norm == word {
			n++
		}
	}
	return n
}
