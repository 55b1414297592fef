// Package coref finds which mentions of an article are one entity.
//
// Two ways meet in it. A learned score (scorer.go) groups all noun phrases by
// the vectors of their heads and by how their words, their numbers and genders
// and their places in the trees go together; see Resolver.Clusters. Sieves in
// the manner of Raghunathan et al. (2010) group the mentions of entities:
// precise rules on names first, then descriptions; then the clusters, for
// pronouns and for descriptions that no rule explains, and at last rules for the
// pronouns that are left. See Resolver.Resolve.
//
// Every step finds an earlier mention through an index or looks back over a
// bounded number of them, so that the time is linear in the length of the
// article.
package coref

import (
	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/lexicon"
	"github.com/newsgraph/newsgraph/nlp/weights"
)

// Resolver finds clusters and chains. It never changes and is safe for
// concurrent use.
type Resolver struct {
	lexicon *lexicon.Lexicon
	classes classes
	scorer  *scorer
}

// New makes a Resolver that knows the words of l and scores with the model f.
// An error says what the model lacks.
func New(l *lexicon.Lexicon, f *weights.File) (*Resolver, error) {
	words, err := loadClasses(wordsTSV)
	if err != nil {
		return nil, err
	}
	s, err := newScorer(f)
	if err != nil {
		return nil, err
	}
	return &Resolver{l, words, s}, nil
}

// Resolve groups the mentions of doc, of which it reads the tokens, the
// sentences, the mentions and the clusters. Every mention but a pronoun is in
// exactly one chain; a pronoun that nothing resolves is in none. The chains
// hold what nlp.Doc.Check asks of them.
func (r *Resolver) Resolve(doc *nlp.Doc) []nlp.Chain {
	a := newArticle(r.lexicon, r.classes, doc)
	a.joinNames()
	a.joinAppositions()
	a.joinCalled()
	a.joinDescriptions()
	a.joinPossessors()
	a.joinSubjects()
	a.joinPronouns(a.joinClusters())
	return a.chains()
}
