// Package mention finds who and what an article refers to: names, described
// participants ("two gunmen") and pronouns.
//
// Names are what the tagger of names sees, corrected by what the lexicon knows:
// titles are no part of them, head nouns and countries are. What kind of thing a
// name names is decided once for the whole article, by votes from all the places
// where it stands. Described participants are read off the trees.
package mention

import (
	"slices"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/lexicon"
)

// Finder finds mentions. It never changes and is safe for concurrent use.
type Finder struct {
	lexicon *lexicon.Lexicon
}

// New makes a Finder that knows the words of l.
func New(l *lexicon.Lexicon) *Finder { return &Finder{l} }

// Find finds the mentions of doc, of which it reads the tokens with their tags
// and heads, the sentences, the names and the times. The mentions hold what nlp.Doc.Check
// asks of them. The time is linear in the number of tokens.
func (f *Finder) Find(doc *nlp.Doc) []nlp.Mention {
	t := newText(f.lexicon, doc)
	var names []name
	for _, sentence := range doc.Sentences {
		names = append(names, t.namesIn(sentence)...)
	}
	t.decideKinds(names)
	t.nameGovernments(names)
	names = slices.DeleteFunc(names, func(n name) bool { return n.kind == "" })
	names = t.extendNames(names)

	mentions := make([]nlp.Mention, 0, 2*len(names))
	for i := range names {
		mentions = append(mentions, t.named(&names[i])...)
	}
	mentions = append(mentions, t.described(doc.Sentences, names)...)
	mentions = append(mentions, t.pronouns()...)
	mentions = tidy(mentions)
	t.complement(mentions)
	return mentions
}

// tidy sorts the mentions and leaves out those that cross another one or stand
// on the same tokens; of two such mentions the first in the argument stays.
func tidy(mentions []nlp.Mention) []nlp.Mention {
	slices.SortStableFunc(mentions, func(a, b nlp.Mention) int {
		if a.First != b.First {
			return a.First - b.First
		}
		return b.End - a.End
	})
	kept := mentions[:0]
	var open []nlp.Range
	for _, m := range mentions {
		for len(open) > 0 && open[len(open)-1].End <= m.First {
			open = open[:len(open)-1]
		}
		if len(open) > 0 {
			outer := open[len(open)-1]
			if !outer.Covers(m.Range) || outer == m.Range {
				continue
			}
		}
		open = append(open, m.Range)
		kept = append(kept, m)
	}
	return kept
}
