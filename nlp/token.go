package nlp

// Token is one syntactic word in the sense of Universal Dependencies: clitics
// ("'s", "n't") and the parts of hyphenated words are tokens of their own.
type Token struct {
	// Span is where the word stands. Tokens are in text order and never
	// overlap.
	Span
	// Norm is the word with its quotes, apostrophes and dashes written in
	// ASCII; its case is the text's own.
	Norm string
	// Lemma is the dictionary form, lower case but for names.
	Lemma string
	// Tag is the Penn Treebank part-of-speech tag, with "HYPH" for the hyphen
	// inside a word as in the English Web Treebank.
	Tag string
	// UPOS is the universal part of speech ("NOUN", "PROPN").
	UPOS string
	// Head is the index in Doc.Tokens of the word that this one depends on; it
	// is in the same sentence. The one token of each sentence that is its own
	// head is the root.
	Head int
	// Dep is the Universal Dependencies relation to Head, with its subtype
	// ("nsubj:pass"); "root" for the root. Empty before the sentence is parsed.
	Dep string
}
