// Package coref finds which mentions of an article are one entity.
//
// It is a baseline in the manner of the multi-pass sieve of Raghunathan et al.
// (2010): precise rules on names first, then descriptions, then pronouns.
// Every rule finds an earlier mention through an index or looks back over a
// few sentences, so that the time is linear in the length of the article.
package coref

import (
	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/lexicon"
)

// Resolver finds chains. It never changes and is safe for concurrent use.
type Resolver struct {
	lexicon *lexicon.Lexicon
}

// New makes a Resolver that knows the words of l.
func New(l *lexicon.Lexicon) *Resolver { return &Resolver{l} }

// Resolve groups the mentions of doc, of which it reads the tokens, the
// sentences and the mentions. Every mention but a pronoun is in exactly one
// chain; a pronoun that nothing resolves is in none. The chains hold what
// nlp.Doc.Check asks of them.
func (r *Resolver) Resolve(doc *nlp.Doc) []nlp.Chain {
	a := newArticle(r.lexicon, doc)
	a.joinNames()
	a.joinAppositions()
	a.joinDescriptions()
	a.joinPronouns()
	return a.chains()
}
