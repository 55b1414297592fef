package mention

import (
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/lexicon"
)

// described finds the noun phrases whose head noun is a participant, an event
// or a document. names are the names already found.
func (t *text) described(sentences []nlp.Range, names []name) []nlp.Mention {
	within := t.nameTokens(names)
	var mentions []nlp.Mention
	for _, sentence := range sentences {
		for i := sentence.First; i < sentence.End; i++ {
			if within[i] != nil || !t.isPhraseHead(i, within) {
				continue
			}
			if m, ok := t.describe(i, sentence, within); ok {
				mentions = append(mentions, m)
			}
		}
	}
	return mentions
}

// nameTokens says of every token which name it is in, nil for none. Names inside
// other names are left to the outer one.
func (t *text) nameTokens(names []name) []*name {
	in := make([]*name, len(t.words))
	for k := range names {
		if names[k].within {
			continue
		}
		for i := names[k].First; i < names[k].End; i++ {
			in[i] = &names[k]
		}
	}
	return in
}

// isPhraseHead reports whether token i is a noun that heads a phrase of its own
// and does not modify another one.
func (t *text) isPhraseHead(i int, in []*name) bool {
	if t.isHeaded(i, in) {
		return true
	}
	if !t.hasTag(i, "NN") || t.titles[i] || t.times[i] || i+2 < len(t.words) && t.isHyphen(i+1) {
		return false
	}
	top := i
	if first := t.doc.Tokens[i].Head; t.isDep(i, "conj") && first < i {
		top = first // "American and coalition forces"
	}
	return t.doc.Tokens[top].Head <= i || !t.isDep(top, "compound", "amod", "flat")
}

// isHeaded reports whether token i is a noun for the group that the noun right
// behind it heads: the militia of "a Norlandian militia leader".
func (t *text) isHeaded(i int, in []*name) bool {
	if i == 0 || i+1 >= len(t.words) || !t.hasTag(i, "NN") || t.doc.Tokens[i].Head != i+1 && t.doc.Tokens[i].Head != t.doc.Tokens[i+1].Head || !t.is(lexicon.Heading, i+1) {
		return false
	}
	if in[i-1] == nil && (i < 2 || !t.isHyphen(i-2)) {
		return false // of "the police chief" nobody knows which police
	}
	h, ok := t.describedHead(i)
	return ok && (h.Kind == nlp.ArmedGroup || h.Kind == nlp.Organization)
}

// isBearer reports whether the noun at token i is what the bearer of the name
// behind it is: "journalist Ann Lee", "news agency X".
func (t *text) isBearer(i int, kind nlp.Kind, in []*name) bool {
	return i+1 < len(in) && in[i+1] != nil && coarse(in[i+1].kind) == coarse(kind)
}

// describe makes a mention of the phrase that token head heads if the lexicon
// knows the noun.
func (t *text) describe(head int, sentence nlp.Range, in []*name) (nlp.Mention, bool) {
	counted := t.counted(head)
	kind, ok := t.kindDescribed(counted)
	if !ok || t.isCounted(head) || t.isBearer(head, kind, in) {
		return nlp.Mention{}, false
	}
	first := t.phraseStart(head, sentence)
	if first == head && t.is(lexicon.Bare, head) && !t.isDetermined(head) {
		return nlp.Mention{}, false
	}
	if t.isHeaded(head, in) {
		first = t.groupStart(head, sentence, in)
	}
	for first < head && (t.is(lexicon.Article, first) || t.hasTag(first, "HYPH", "POS", ",", "CC")) {
		first++
	}
	// A name that the phrase would cut goes out of it whole.
	for first > 0 && first < head && in[first] != nil && in[first-1] == in[first] {
		first++
	}
	return nlp.Mention{
		Range: nlp.Range{First: first, End: counted + 1}, Head: head, Kind: kind, Form: nlp.Described,
		Name: t.surface(first, counted+1),
	}, true
}

// isDetermined reports whether an article or an owner stands in front of token i.
func (t *text) isDetermined(i int) bool {
	return i > 0 && (t.is(lexicon.Article, i-1) || t.hasTag(i-1, "DT", "PRP$", "POS"))
}

// groupStart is the first token of the name that stands, by itself or with a
// hyphen, in front of the group at token head, or head: what else is there
// modifies who heads the group.
func (t *text) groupStart(head int, sentence nlp.Range, in []*name) int {
	first := head
	for {
		last := first - 1
		if last-1 > sentence.First && t.isHyphen(last-1) {
			last -= 2
		}
		if last < sentence.First || in[last] == nil {
			return first
		}
		first = in[last].First
	}
}

// The bounds of phrases, which keep time linear: the number of tokens before a
// head, and of steps from one of them to it.
const (
	maxPhrase = 24
	maxDepth  = 6
)

// phraseStart is the first token of the unbroken modifiers before the head. A
// word that a hyphen joins to one goes with it.
func (t *text) phraseStart(head int, sentence nlp.Range) int {
	first := head
	for first > sentence.First && head-first < maxPhrase {
		switch {
		case t.isHyphen(first-1) && first-1 > sentence.First:
			first -= 2
		case t.isResult(first - 1):
			return first
		case t.isModifier(first-1, head):
			first--
		default:
			return first
		}
	}
	return first
}

// isResult reports whether token i is an adjective between a verb and a number, which
// says what the verb made of the counted: "shot dead five protesters".
func (t *text) isResult(i int) bool {
	adjective := t.tag(i) == "JJ" || t.tag(i) == "RB" && t.isDep(i, "amod")
	return i > 0 && adjective && t.tag(i+1) == "CD" && t.hasTag(i-1, "VB")
}

// isModifier reports whether token i modifies the noun at head, or a modifier of
// it, as adjectives, numbers and other nouns do, but neither determiners nor
// possessors. Trees may cross; what is drawn over the head is taken for its own.
func (t *text) isModifier(i, head int) bool {
	if t.doc.Tokens[i].Head == head && t.isDep(i, "advmod") {
		return false // "only two gunmen"
	}
	for range maxDepth {
		switch {
		case t.isDep(i, "amod", "compound", "nummod"):
			if t.doc.Tokens[i].Head >= head {
				return true
			}
		case t.isDep(i, "punct") && t.words[i] != ",", !t.isDep(i, "advmod", "flat", "nmod:desc", "nmod:unmarked", "conj", "cc", "punct"):
			return false
		}
		if i = t.doc.Tokens[i].Head; i == head {
			return true
		}
	}
	return false
}

// counted finds the noun that a quantity at token i is of: protesters in
// "dozens of protesters"; i itself if it is no quantity.
func (t *text) counted(i int) int {
	for range maxDepth {
		noun := t.objectOf(i)
		if noun == nlp.None || !t.is(lexicon.Quantity, i) {
			break
		}
		i = noun
	}
	return i
}

// isCounted reports whether the noun at token i stands behind the "of" of a
// quantity.
func (t *text) isCounted(i int) bool {
	head := t.doc.Tokens[i].Head
	return head < i && t.is(lexicon.Quantity, head) && t.objectOf(head) == i
}

// objectOf is the noun that "of" right behind token i joins to it, nlp.None if
// there is none.
func (t *text) objectOf(i int) int {
	if i+1 == len(t.words) || t.words[i+1] != "of" {
		return nlp.None
	}
	noun := t.doc.Tokens[i+1].Head
	if noun <= i+1 || t.doc.Tokens[noun].Head != i || !t.hasTag(noun, "NN") {
		return nlp.None
	}
	return noun
}

// kindDescribed is the kind of what a phrase describes whose noun is token i.
func (t *text) kindDescribed(i int) (kind nlp.Kind, ok bool) {
	h, ok := t.describedHead(i)
	if h.Kind == nlp.Person && t.isPlural(i) {
		return nlp.PeopleGroup, ok
	}
	return h.Kind, ok
}

// describedHead finds what the head noun at token i says; head nouns of two
// words go before those of one.
func (t *text) describedHead(i int) (lexicon.Head, bool) {
	if i > 0 && !t.isCapital(i-1) {
		if h, ok := t.lexicon.DescribedHead(strings.ToLower(t.words[i-1]) + " " + t.lemma(i)); ok {
			return h, true
		}
	}
	if h, ok := t.lexicon.DescribedHead(t.lemma(i)); ok {
		return h, true
	}
	return t.lexicon.DescribedHead(strings.ToLower(t.words[i]))
}

func (t *text) isPlural(i int) bool { return slices.Contains([]string{"NNS", "NNPS"}, t.tag(i)) }

// pronouns finds the personal and possessive pronouns of the third person.
func (t *text) pronouns() []nlp.Mention {
	var mentions []nlp.Mention
	for i, word := range t.words {
		if !t.hasTag(i, "PRP") {
			continue
		}
		if p, ok := t.lexicon.Pronoun(word); ok && p.Person == 3 {
			mentions = append(mentions, nlp.Mention{
				Range: nlp.Range{First: i, End: i + 1}, Head: i, Kind: pronounKind(p), Form: nlp.Pronoun,
			})
		}
	}
	return mentions
}

// pronounKind is the kind of entity that a pronoun most often stands for.
func pronounKind(p lexicon.Pronoun) nlp.Kind {
	switch p.Gender {
	case lexicon.Neuter:
		return nlp.Organization
	case lexicon.Plural:
		return nlp.PeopleGroup
	}
	return nlp.Person
}
