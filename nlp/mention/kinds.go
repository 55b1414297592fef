package mention

import (
	"strings"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/lexicon"
)

// votes counts what the places of a name say about its kind.
type votes map[nlp.Kind]int64

// best is the kind with the most votes, the first in nlp.Kinds on ties.
func (v votes) best() (kind nlp.Kind) {
	for _, k := range nlp.Kinds {
		if v[k] > v[kind] {
			kind = k
		}
	}
	return kind
}

// The weights of votes. Each is so much more than the next that no number of
// votes that an article can reasonably hold outweighs it.
const (
	sureWeight  = 1e12 // what the name's own words, a title or the lexicon say
	closeWeight = 1e9  // a noun that the name is called by
	seenWeight  = 1e5  // the tagger of names, times its probability
	givenWeight = 1e2  // a given or family name at the start, an initial
	hintWeight  = 1    // a preposition, an article, a verb of saying
)

// kindSeen is the kind that the tagger's labels mean, where nothing tells more.
var kindSeen = map[string]nlp.Kind{
	"PER": nlp.Person, "ORG": nlp.Organization, "LOC": nlp.Place,
	"GRP": nlp.PeopleGroup, "EVT": nlp.Event, "ART": nlp.Artifact,
}

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
	starts := t.startsOfBodies(names, table, parts)
	for i := range names {
		n := &names[i]
		key := t.key(n.Range)
		switch {
		case n.known.Name == "":
			n.kind = t.decide(n, table[key], parts)
			if n.kind == nlp.Person && starts[key] && table[key][nlp.Person] < closeWeight {
				n.kind = nlp.Organization // Velmar, when the article speaks of Velmar Bank and of no Ann Velmar
			}
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

// minStart is the length of the shortest word by which a body is called for short.
const minStart = 4

// startsOfBodies are the folded first words of the longer names of bodies that
// are in nobody's name.
func (t *text) startsOfBodies(names []name, table map[string]votes, parts map[string]bool) map[string]bool {
	starts := map[string]bool{}
	for i := range names {
		n := &names[i]
		if n.Len() < 2 || n.known.Code != "" {
			continue
		}
		key := t.key(n.Range)
		first, _, _ := strings.Cut(key, " ")
		if len(first) >= minStart && !parts[first] && t.decide(n, table[key], nil) == nlp.Organization {
			starts[first] = true
		}
	}
	return starts
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
	if n.seen != nil {
		v[kindSeen[n.seen.Label]] += int64(seenWeight * n.seen.Score)
	}
	the := n.First > 0 && t.words[n.First-1] == "the"
	if t.isPersonal(n.Range) || !the && t.isPersonWord(n.First) && !t.is(lexicon.Particle, n.First) {
		v[nlp.Person] += givenWeight
	}
	if n.Len() > 3 && t.isBand(n.First) {
		v[nlp.Organization] += givenWeight
	}
	if kind := t.kindBeside(n); kind != "" && (kind != nlp.Organization || !t.isFullPerson(n)) {
		v[kind] += closeWeight
	}
	switch {
	case t.isBeforePlace(n.End):
		v[nlp.Place] += closeWeight
	case n.First > 0 && t.is(lexicon.Locative, n.First-1):
		v[nlp.Place] += hintWeight
	case the:
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

// isFullPerson reports whether the tagger of names and the given name both say that
// n is a person: "the head of the police, Ann Lee".
func (t *text) isFullPerson(n *name) bool {
	return n.Len() > 1 && n.First > 0 && t.words[n.First-1] == "," && n.seen != nil && n.seen.Label == "PER" && t.isPersonWord(n.First)
}

// kindBeside is the kind of a noun that the name is called by, as the tree
// shows it, "" if there is none.
func (t *text) kindBeside(n *name) nlp.Kind {
	top := t.top(n.Range)
	governor := t.doc.Tokens[top].Head
	var kind nlp.Kind
	switch {
	case n.Contains(governor):
	case t.isDep(top, "appos"), // "a hospital, X"
		t.isDep(top, "nsubj") && t.hasCopula(governor): // "X is a town"
		kind = t.kindOfNoun(governor)
	case t.isDep(top, "nmod") && n.First > 0 && t.words[n.First-1] == "of":
		if h, _ := t.describedHead(governor); h.Generic && h.Kind == nlp.Place {
			kind = h.Kind // "the town of X"
		}
	case n.First > 0 && t.is(lexicon.Calling, n.First-1):
		kind = t.kindOfNoun(t.doc.Tokens[governor].Head) // "a group calling itself X"
	}
	if kind == "" {
		kind = t.kindOfDependent(n.Range, top)
	}
	return kind
}

// maxApposition is how far behind a name an appositive is looked for.
const maxApposition = 16

// kindOfDependent is the kind of a noun that depends on the token top of the
// name r: "news agency X", "X, a militia in".
func (t *text) kindOfDependent(r nlp.Range, top int) nlp.Kind {
	for i := max(0, r.First-3); i < min(r.End+maxApposition, len(t.words)); i++ {
		if t.doc.Tokens[i].Head == top && (t.isDep(i, "appos") || i < r.First && t.isDep(i, "compound", "nmod:desc")) {
			if kind := t.kindOfNoun(i); kind != "" {
				return kind
			}
		}
	}
	return ""
}

// kindOfNoun is the kind of what the noun in lower case at token i describes,
// "" if nothing. Several people are no name's.
func (t *text) kindOfNoun(i int) nlp.Kind {
	if !t.hasTag(i, "NN") || t.isCapital(i) {
		return ""
	}
	h, _ := t.describedHead(i)
	return h.Kind
}

// hasCopula reports whether the predicate at token i is a noun with "be".
func (t *text) hasCopula(i int) bool {
	for k := max(0, i-8); k < i; k++ {
		if t.doc.Tokens[k].Head == i && t.isDep(k, "cop") {
			return true
		}
	}
	return false
}

// isBeforePlace reports whether a comma and a country or place follow: "Mosul,
// Iraq".
func (t *text) isBeforePlace(i int) bool {
	if i+1 >= len(t.words) || t.words[i] != "," || !t.isCapital(i+1) {
		return false
	}
	known, n := t.lexicon.Longest(t.words[i+1 : min(len(t.words), i+5)])
	seen := t.seen[i+1]
	return n > 0 && seen != nil && seen.Label == "LOC" && known.Use == lexicon.Noun && (known.Kind == nlp.Country || known.Kind == nlp.Place)
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

// decide is the kind of n, given all votes, "" where nothing but hints says that
// it is a name at all.
func (t *text) decide(n *name, v votes, parts map[string]bool) nlp.Kind {
	best := v.best()
	switch {
	case v[best] < sureWeight && n.Len() == 1 && parts[t.key(n.Range)]:
		return nlp.Person
	case v[best] < givenWeight:
		return ""
	}
	return best
}

func (t *text) isPersonWord(i int) bool {
	_, given := t.lexicon.Given(t.words[i])
	return (given || t.lexicon.Surname(t.words[i])) && !t.lexicon.Common(t.words[i])
}

// isPersonal reports whether the name has an initial, a nickname or a particle
// as names of people have: "John F. Smith", "Osama bin Laden".
func (t *text) isPersonal(r nlp.Range) bool {
	for i := r.First + 1; i+1 < r.End; i++ {
		switch {
		case len(t.words[i]) == 2 && t.words[i][1] == '.' && t.isCapital(i):
			return true
		case t.words[i] == "\"":
			return true
		case t.is(lexicon.Particle, i) && !t.isCapital(i) && !t.isHyphen(i+1):
			return true
		}
	}
	return false
}
