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
		headline := t.isHeadline(sentence)
		for i := sentence.First; i < sentence.End; {
			end := t.chunkEnd(i, sentence.End)
			if end == i {
				i++
				continue
			}
			if headline {
				i = max(i, end-2) // tags are not to be trusted further
			}
			if m, ok := t.describe(i, end, within); ok {
				mentions = append(mentions, m)
			}
			i = end
		}
	}
	return mentions
}

// nameTokens says of every token which name it is in: the name's index plus
// one, 0 for none. Names inside other names are left to the outer one.
func (t *text) nameTokens(names []name) []int {
	in := make([]int, len(t.words))
	for k := range names {
		if names[k].within {
			continue
		}
		for i := names[k].First; i < names[k].End; i++ {
			in[i] = k + 1
		}
	}
	return in
}

// maxChunk is the number of tokens after which a noun chunk ends; the bound
// keeps time linear.
const maxChunk = 24

// chunkEnd is the end of the noun chunk that starts at token i, i if none
// does. A chunk has no determiner and ends in a noun.
func (t *text) chunkEnd(i, limit int) int {
	end := i
	for k := i; k < limit && k < i+maxChunk; k++ {
		switch {
		case t.hasTag(k, "NN"):
			end = k + 1
		case t.hasTag(k, "CD") && end == k && k > i && !t.is(lexicon.Calendar, k-1):
			return end
		case t.hasTag(k, "VBN") && end == k && k > i:
			return end // a verb behind its subject: "the group held talks"
		case t.hasTag(k, "JJ", "CD", "VBN", "HYPH", "AFX") || t.hasTag(k, "VBG") && k > i,
			t.hasTag(k, "RB") && k+1 < limit && t.hasTag(k+1, "JJ", "VBN", "RB"):
		case t.hasTag(k, "CC", ",") && k > i && k+1 < limit && t.hasTag(k-1, "JJ") && t.hasTag(k+1, "JJ", "RB"):
		default:
			return end
		}
	}
	return end
}

// describe makes a mention of the chunk [first, end) if its head noun is one
// that the lexicon knows. A chunk that a name ends in is no description, and
// neither is one that stands before a name it belongs to ("journalist Smith").
func (t *text) describe(first, end int, in []int) (nlp.Mention, bool) {
	head := end - 1
	if in[head] > 0 || t.is(lexicon.Calendar, head) {
		return nlp.Mention{}, false
	}
	h, ok := t.describedHead(head)
	if !ok {
		return nlp.Mention{}, false
	}
	for first < head && (t.is(lexicon.Article, first) || t.hasTag(first, "HYPH", "POS", ",", "CC") || t.isVerbal(first)) {
		first++
	}
	// A name that the chunk would cut goes out of it whole.
	for first > 0 && first < head && in[first] > 0 && in[first-1] == in[first] {
		first++
	}
	kind := h.Kind
	if kind == nlp.Person && t.isPlural(head) {
		kind = nlp.PeopleGroup
	}
	return nlp.Mention{
		Range: nlp.Range{First: first, End: end}, Head: head, Kind: kind, Form: nlp.Described,
		Name: t.surface(first, end),
	}, true
}

// isVerbal reports whether token i, at the start of a chunk, is a verb and no
// participle before a noun: "has attacked troops", "the group held talks",
// where the tagger takes the past tense for a participle.
func (t *text) isVerbal(i int) bool {
	return i > 0 && t.hasTag(i, "VBN") && (t.is(lexicon.Auxiliary, i-1) || t.hasTag(i-1, "NN", "PRP", "WP", "WDT"))
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
