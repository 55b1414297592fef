// Package nlp holds what one article says: the types that the stages of the
// language pipeline fill and the graph is built from. It only has types; the
// algorithms are in its subpackages and the order in which they run in
// nlp/pipeline.
//
// The types and the stage that fills each of them:
//
//	Article           nlp/corpus    what was read
//	Doc               nlp/pipeline  all that is known of one article
//	  .Language       nlp/language  what the article is written in
//	  .Tokens         nlp/tokenize  words with byte offsets; .Tag, .UPOS, .Lemma:
//	                                nlp/tag; .Head, .Dep: nlp/parse
//	  .Sentences      nlp/tokenize  ranges of tokens
//	  .Vectors        nlp/encoder   a vector a word, while the article is read
//	  .Names          nlp/name      spans that a name stands in
//	  .Frames         nlp/role      predicates with their arguments
//	  .Times          nlp/when      expressions of time and what they stand for
//	  .Mentions       nlp/mention   who and what is referred to, where
//	  .Clusters       nlp/coref     which noun phrases refer to one thing
//	  .Chains         nlp/coref     which mentions are one entity
//	  .Relations      nlp/relate    what the sentences say about two entities
//
// References between the parts of a Doc are indices, so that a Doc can be
// compared, printed and checked; Doc.Check states what must hold.
package nlp

// Doc is what is known of one article.
type Doc struct {
	Article   *Article
	Language  string // "en", "de" ...; an article that is not English has no tokens
	Tokens    []Token
	Sentences []Range          // in text order; together they hold every token once
	Vectors   Vectors          // what the stages score with; dropped once all have run
	Names     []Name           // in text order, disjoint
	Frames    []Frame          // sorted by their predicate
	Times     []TimeExpression // in text order, disjoint
	Mentions  []Mention
	Clusters  [][]Reference // sorted by their first reference
	Chains    []Chain       // sorted by their first mention
	Relations []Relation
}

// Vectors is a matrix with a row of Width numbers for each token.
type Vectors struct {
	Width int
	Data  []float32
}

// Row is the vector of token i. It shares memory with v.
func (v Vectors) Row(i int) []float32 { return v.Data[i*v.Width : (i+1)*v.Width] }

// Name is a span in which a name stands, as the names' tagger sees it. It is
// raw material: which entity is meant, and of which kind, nlp/mention decides.
type Name struct {
	Range
	// Label is the class of the span: PER, ORG, LOC, or GRP (a nationality, a
	// faith), EVT (an event), ART (a thing or a work).
	Label string
	// Score is the mean probability of the span's tags, in (0, 1].
	Score float32
}

// Frame is a predicate with its semantic arguments in the sense of PropBank.
type Frame struct {
	Predicate int // a token
	Arguments []Argument
}

// Argument is one argument of a Frame.
type Argument struct {
	Head int // the token that heads the argument
	// Role is ARG0 (who does it), ARG1 (to whom it is done), ARG2 ..., or a
	// modifier such as ARGM-TMP, ARGM-LOC, ARGM-NEG.
	Role  string
	Score float32 // its probability, in (0, 1]
}

// Reference is a noun phrase that refers to the same thing as others, which need
// not be an entity: the references of a cluster, of which there are two or
// more, are sorted by Head, and no word heads two references.
type Reference struct {
	Range     // the whole phrase, with its articles, inside one sentence
	Head  int // the token in Range that heads it
	// Score is how likely the reference takes up an earlier one of its cluster,
	// in [0, 1]; 0 for the first.
	Score float32
}

// Text is the article's text under s.
func (d *Doc) Text(s Span) string { return d.Article.Text[s.Start:s.End] }

// Span is the bytes from the first to the last token of r, which must not be
// empty.
func (d *Doc) Span(r Range) Span {
	return Span{d.Tokens[r.First].Start, d.Tokens[r.End-1].End}
}

// Words is the article's text under r, which must not be empty.
func (d *Doc) Words(r Range) string { return d.Text(d.Span(r)) }

// SentenceOf is the index of the sentence that holds token i.
func (d *Doc) SentenceOf(i int) int {
	lo, hi := 0, len(d.Sentences)
	for lo < hi {
		if mid := (lo + hi) / 2; d.Sentences[mid].End <= i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// Representative is the mention that names chain c.
func (d *Doc) Representative(c int) *Mention {
	return &d.Mentions[d.Chains[c].Representative]
}

// ChainOf gives, for every mention, the index of its chain, or None.
func (d *Doc) ChainOf() []int {
	of := make([]int, len(d.Mentions))
	for i := range of {
		of[i] = None
	}
	for c := range d.Chains {
		for _, m := range d.Chains[c].Mentions {
			of[m] = c
		}
	}
	return of
}
