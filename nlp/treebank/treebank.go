// Package treebank reads corpora in which people have marked what newsgraph is
// to find, in the formats that they are published in:
//
//	ReadCoNLLU  words, tags, lemmas, dependencies, entities: CoNLL-U
//	ReadIOB     names: IOB, with two columns or more
//	ReadCoref   coreference: the columns of CoNLL-2012, and their short form
//
// All of them give Documents. The readers keep what the files say: they do not
// normalise forms, and where something is not annotated the field is empty.
// An error names the file and the line.
package treebank

import "github.com/newsgraph/newsgraph/nlp"

// Document is one text of a corpus. Its parts refer to its words by index, as
// those of nlp.Doc do to its tokens.
type Document struct {
	ID         string // "" where the file does not tell
	Words      []Word
	Multiwords []Multiword // in text order, disjoint
	Sentences  []Sentence  // in text order; together they hold every word once
	Names      []nlp.Name  // what an IOB file marks, with Score 1
	Mentions   []Mention   // sorted by First, the longer first
}

// Word is one syntactic word.
type Word struct {
	Form string
	// Lemma, UPOS, XPOS, Feats and Deprel are the columns of CoNLL-U; "" where
	// the file has "_".
	Lemma, UPOS, XPOS, Feats, Deprel string
	// Head is the index in Document.Words of the word that this one depends
	// on, its own index for a root, and nlp.None where the file does not tell.
	Head int
	// SpaceAfter tells that a space comes after the word.
	SpaceAfter bool
	// Misc is the last column of CoNLL-U as it stands.
	Misc string
}

// Multiword is several words that are written as one: "don't", "gonna".
type Multiword struct {
	nlp.Range
	Form string
}

// Sentence is one sentence.
type Sentence struct {
	nlp.Range
	ID        string
	Text      string // its "# text" comment
	Paragraph bool   // a paragraph starts with it
}

// Mention is one place where an entity is referred to. Its range may be any
// words of the document.
type Mention struct {
	nlp.Range
	Entity string // what it refers to: the same for all mentions of one entity
	Kind   string // "person"; "" where the file has no kinds
	Link   string // the Wikipedia title of the entity; "" where unknown
}

// Chains gives the ranges of the mentions of each entity, in the order of
// their first mentions. No range is in it twice: of two mentions with one
// range the first counts.
func (d *Document) Chains() [][]nlp.Range {
	var chains [][]nlp.Range
	of := map[string]int{}
	seen := map[nlp.Range]bool{}
	for _, m := range d.Mentions {
		if seen[m.Range] {
			continue
		}
		seen[m.Range] = true
		c, known := of[m.Entity]
		if !known {
			c = len(chains)
			of[m.Entity] = c
			chains = append(chains, nil)
		}
		chains[c] = append(chains[c], m.Range)
	}
	return chains
}
