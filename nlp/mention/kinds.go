package mention

import (
	"strings"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/lexicon"
)

// votes counts what the places of a name say about its kind.
type votes map[nlp.Kind]int

// best is the kind with the most votes, the first in nlp.Kinds on ties.
func (v votes) best() (kind nlp.Kind) {
	for _, k := range nlp.Kinds {
		if v[k] > v[kind] {
			kind = k
		}
	}
	return kind
}

// The weights of votes. What a name's own words or the lexicon say outweighs
// any number of hints that an article can reasonably hold.
const (
	sureWeight  = 1000
	closeWeight = 10 // a head noun beside the name
	hintWeight  = 1  // a preposition or a verb of saying
)

// decideKinds gives every name a kind: the one that all places of the name in
// the article speak for.
func (t *text) decideKinds(names []name) {
	table := map[string]votes{}
	for i := range names {
		n := &names[i]
		key := t.key(n.Range)
		if table[key] == nil {
			table[key] = votes{}
		}
		t.vote(table[key], n)
	}
	t.voteAcronyms(names, table)
	parts := t.partsOfPeople(names, table)
	for i := range names {
		n := &names[i]
		key := t.key(n.Range)
		switch {
		case n.known.Name == "":
			n.kind = t.decide(n, table[key], parts)
		case n.known.Kind == nlp.Place && parts[key]:
			// Austin, when the article speaks of Lloyd Austin.
			n.known, n.kind = lexicon.Name{}, nlp.Person
		}
	}
}

// partsOfPeople are the folded words of the full names of people.
func (t *text) partsOfPeople(names []name, table map[string]votes) map[string]bool {
	parts := map[string]bool{}
	for i := range names {
		n := &names[i]
		if n.Len() < 2 || n.known.Name != "" {
			continue
		}
		key := t.key(n.Range)
		if t.decide(n, table[key], nil) == nlp.Person {
			for _, w := range strings.Fields(key) {
				parts[w] = true
			}
		}
	}
	return parts
}

func (t *text) key(r nlp.Range) string {
	words := make([]string, 0, r.Len())
	for i := r.First; i < r.End; i++ {
		words = append(words, lexicon.Fold(t.words[i]))
	}
	return strings.Join(words, " ")
}

// vote adds what the place of n says.
func (t *text) vote(v votes, n *name) {
	if n.sure {
		v[n.kind] += sureWeight
	}
	if kind := t.kindBeside(n); kind != "" {
		v[kind] += closeWeight
	}
	switch {
	case t.isBeforePlace(n.End):
		v[nlp.Place] += closeWeight
	case n.First > 0 && t.is(lexicon.Locative, n.First-1):
		v[nlp.Place] += hintWeight
	case n.First > 0 && t.words[n.First-1] == "the":
		v[nlp.Organization] += hintWeight
	}
	switch head, _, ok := t.headBehind(n); {
	case ok && head.Generic:
		v[head.Kind] += closeWeight
	case ok && head.Reign:
		v[nlp.Person] += closeWeight
	}
	if t.isSpeaking(n) {
		v[nlp.Person] += hintWeight
	}
}

// kindBeside is the kind that a head noun right beside the name shows: "the
// town of X", "news agency X", "X, a militia in".
func (t *text) kindBeside(n *name) nlp.Kind {
	i := n.First - 1
	if i >= 1 && t.words[i] == "of" {
		i--
		if h, ok := t.lexicon.DescribedHead(t.lemma(i)); ok && h.Generic && h.Kind == nlp.Place {
			return h.Kind
		}
		return ""
	}
	if i >= 0 && t.is(lexicon.Calling, i) {
		return t.kindCalled(i)
	}
	if i >= 0 && t.hasTag(i, "NN") && !t.isCapital(i) {
		if h, ok := t.describedHead(i); ok && h.Kind != nlp.Event {
			return h.Kind
		}
	}
	return t.kindOfApposition(n.End)
}

// kindCalled is the kind of the description in front of a word of calling at
// token i: "a militant group calling itself X".
func (t *text) kindCalled(i int) nlp.Kind {
	for k := i - 1; k >= 0 && k > i-4; k-- {
		if t.hasTag(k, "NN") {
			h, _ := t.describedHead(k)
			return h.Kind
		}
	}
	return ""
}

// kindOfApposition is the kind of the description that follows a name after a
// comma: ", a militia in Iraq".
func (t *text) kindOfApposition(i int) nlp.Kind {
	tokens := t.doc.Tokens
	if i+2 >= len(tokens) || t.words[i] != "," || !t.hasTag(i+1, "DT") {
		return ""
	}
	for k := i + 2; k < len(tokens) && k < i+9; k++ {
		if t.hasTag(k, "NN") && (k+1 == len(tokens) || !t.hasTag(k+1, "NN", "HYPH", "POS")) {
			h, _ := t.describedHead(k)
			return h.Kind
		}
		if !t.hasTag(k, "NN", "JJ", "HYPH", "VBN", "RB", "CD", "POS") {
			return ""
		}
	}
	return ""
}

// isBeforePlace reports whether a comma and a country or place follow: "Mosul,
// Iraq".
func (t *text) isBeforePlace(i int) bool {
	if i+1 >= len(t.words) || t.words[i] != "," || !t.isCapital(i+1) {
		return false
	}
	known, n := t.lexicon.Longest(t.words[i+1 : min(len(t.words), i+5)])
	return n > 0 && known.Use == lexicon.Noun && (known.Kind == nlp.Country || known.Kind == nlp.Place)
}

// isSpeaking reports whether a verb of saying follows the name.
func (t *text) isSpeaking(n *name) bool {
	return n.End < len(t.words) && t.hasTag(n.End, "VB") && t.lexicon.Is(lexicon.Speech, t.lemma(n.End))
}

// voteAcronyms gives an acronym in brackets the kind of the name in front,
// whatever the lexicon takes it for.
func (t *text) voteAcronyms(names []name, table map[string]votes) {
	defined := map[string]bool{}
	for i := 1; i < len(names); i++ {
		a, n := &names[i], &names[i-1]
		if a.First != n.End+1 || t.words[n.End] != "(" || !t.isAcronym(a.First) {
			continue
		}
		if a.known.Name != "" && (a.known.Name == n.known.Name || a.known.Code != "") {
			continue
		}
		v := votes{}
		for kind, count := range table[t.key(n.Range)] {
			v[kind] += count
		}
		table[t.key(a.Range)] = v
		defined[t.key(a.Range)] = true
	}
	for i := range names {
		if n := &names[i]; n.known.Acronym && defined[t.key(n.Range)] {
			n.known = lexicon.Name{}
		}
	}
}

// decide is the kind of n, given all votes.
func (t *text) decide(n *name, v votes, parts map[string]bool) nlp.Kind {
	best := v.best()
	switch {
	case v[best] >= sureWeight:
		return best
	case n.Len() == 1 && parts[t.key(n.Range)]:
		return nlp.Person
	case v[best] > 0:
		return best
	case n.Len() == 1 && strings.ContainsAny(t.words[n.First], "0123456789"):
		return nlp.Artifact
	case n.Len() == 1 && t.isAcronym(n.First):
		return nlp.Organization
	case n.Len() == 1 && !t.isPersonWord(n.First):
		return nlp.Organization
	case n.Len() > 4 || t.areCommon(n.Range):
		return nlp.Organization
	}
	return nlp.Person
}

// areCommon reports whether all words of a name are common in lower case:
// "Community Fund Initiative" is no person.
func (t *text) areCommon(r nlp.Range) bool {
	for i := r.First; i < r.End; i++ {
		if !t.lexicon.Common(t.words[i]) {
			return false
		}
	}
	return true
}

func (t *text) isPersonWord(i int) bool {
	_, given := t.lexicon.Given(t.words[i])
	return given || t.lexicon.Surname(t.words[i])
}
