// Package relate finds what the sentences of an article say about two
// entities: the relations of a Doc.
//
// It reads the trees of dependencies: each sentence becomes noun phrases and
// clauses, which hang on each other and have the phrases as arguments, and the
// wordings of the ontology are laid over them.
//
//	phrases  tree.go, phrase.go, apposition.go, complement.go   noun phrases and their bonds
//	clauses  clause.go, argument.go, bond.go, conjunct.go, antecedent.go   verbs and their arguments
//	times    time.go                                what the expressions of time belong to
//	speakers quote.go                               who speaks where
//	acts     acts.go                                what "the attack" takes up
//	status   status.go, nounstatus.go                              how real a statement is
//	find     verbs.go, match.go, arms.go, nouns.go, doer.go, modifiers.go, roles.go, body.go, places.go
//	         speechact.go, avowal.go, resignation.go, evaluate.go              what it does to say so
//	emit     emit.go, details.go                    statements into relations
//
// The ontology says which words mean which relation; all other words are in
// the files under data.
package relate

import (
	"fmt"
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/graph/ontology"
	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/lexicon"
)

// Relater finds relations. It never changes and is safe for concurrent use.
type Relater struct {
	types   *ontology.Ontology
	index   *index
	lexicon *lexicon.Lexicon
	words   *words
}

// New makes a Relater for the types of o. An error means that the word lists
// are damaged.
func New(o *ontology.Ontology, l *lexicon.Lexicon) (*Relater, error) {
	w, err := loadWords()
	if err != nil {
		return nil, fmt.Errorf("relate: %w", err)
	}
	return &Relater{types: o, index: newIndex(o), lexicon: l, words: w}, nil
}

// Relate finds the relations of doc, of which it reads everything but the
// relations. They come in the order of the text and hold what nlp.Doc.Check
// asks of them. The time is linear in the number of tokens.
func (r *Relater) Relate(doc *nlp.Doc) []nlp.Relation {
	a := r.open(doc)
	a.find()
	return a.relations()
}

// find finds the statements of the article.
func (a *article) find() {
	times := 0
	for i := range a.sentences {
		s := &a.sentences[i]
		s.findPhrases()
		s.findClauses()
		times = s.findTimes(times)
	}
	a.findSpeakers()
	for i := range a.sentences {
		a.sentences[i].noteActs()
	}
	for i := range a.sentences {
		s := &a.sentences[i]
		s.findVerbs()
		s.findNouns()
		s.findCompounds()
		s.findRoles()
		s.findPlaces()
	}
	for i := range a.sentences {
		a.sentences[i].findResignations()
	}
	a.dropComments()
}

// article is what is known of a Doc while its relations are found.
type article struct {
	*Relater
	doc        *nlp.Doc
	dependents nlp.Dependents
	lower      []string // the norm of each token in lower case
	chains     []int    // the chain of each mention
	byHead     []int    // of each token the outermost mention that it heads, or None
	timeAt     []int    // of each token the expression of time that it lies in, or None
	nameAt     []int    // of each token the outermost name that it lies in, or None
	phraseAt   []int    // of each token the phrase in its sentence that it lies in, or None
	clauseAt   []int    // of a verb, and of a copula's predicate, the clause; or None
	speakerAt  []int    // of each token the chain that speaks it, or None for the writer
	sentences  []sentence
	acts       []act   // of each chain the act that it tells of, if any
	doersOf    []known // of each chain who did the act that it tells of
	toldActs   []act   // the acts that verbs tell of, in the order of the text
	found      []statement
	trace      *trace // nil but for Explain
}

func (r *Relater) open(doc *nlp.Doc) *article {
	n := len(doc.Tokens)
	a := &article{
		Relater: r, doc: doc, dependents: nlp.NewDependents(doc.Tokens), lower: make([]string, n), chains: doc.ChainOf(),
		byHead: nones(n), timeAt: timeIn(doc), nameAt: nones(n), phraseAt: nones(n), clauseAt: nones(n), speakerAt: nones(n),
		sentences: make([]sentence, len(doc.Sentences)), acts: make([]act, len(doc.Chains)), doersOf: make([]known, len(doc.Chains)),
	}
	for i := range doc.Tokens {
		a.lower[i] = strings.ToLower(doc.Tokens[i].Norm)
	}
	nameEnd := 0
	for m := range doc.Mentions {
		mention := &doc.Mentions[m]
		if a.byHead[mention.Head] == nlp.None {
			a.byHead[mention.Head] = m
		}
		if mention.Form == nlp.Named && mention.First >= nameEnd {
			for i := mention.First; i < mention.End; i++ {
				a.nameAt[i] = m
			}
			nameEnd = mention.End
		}
	}
	for i, sent := range doc.Sentences {
		a.sentences[i] = sentence{article: a, number: i, Range: sent, question: a.lower[sent.End-1] == "?", source: nlp.None}
	}
	return a
}

func nones(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = nlp.None
	}
	return list
}

func (a *article) tag(i int) string   { return a.doc.Tokens[i].Tag }
func (a *article) lemma(i int) string { return a.doc.Tokens[i].Lemma }

// relations is what was found, each thing once, in the order of the text.
func (a *article) relations() []nlp.Relation {
	list := make([]nlp.Relation, 0, len(a.found))
	for i := range a.found {
		list = append(list, a.found[i].relations(a)...)
	}
	slices.SortStableFunc(list, compareRelations)
	return slices.CompactFunc(list, sameRelation)
}
