package pipeline

import (
	"fmt"

	"github.com/newsgraph/newsgraph/graph/ontology"
	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/coref"
	"github.com/newsgraph/newsgraph/nlp/lexicon"
	"github.com/newsgraph/newsgraph/nlp/mention"
	"github.com/newsgraph/newsgraph/nlp/relate"
	"github.com/newsgraph/newsgraph/nlp/tag"
	"github.com/newsgraph/newsgraph/nlp/tokenize"
)

// Engine names the engine and its version. It changes whenever a Doc of the
// same article may come out different, so that stores read their articles
// again.
const Engine = "chunk-1"

// Default is the engine that newsgraph reads articles with. It loads the
// models and word lists once; an error means that they are damaged.
func Default(types *ontology.Ontology) (*Pipeline, error) {
	words, err := lexicon.Load()
	if err != nil {
		return nil, fmt.Errorf("load the lexicon: %w", err)
	}
	tokenizer, err := tokenize.New()
	if err != nil {
		return nil, fmt.Errorf("load the tokenizer: %w", err)
	}
	tagger, err := tag.New()
	if err != nil {
		return nil, fmt.Errorf("load the tagger: %w", err)
	}
	relater, err := relate.New(types, words)
	if err != nil {
		return nil, fmt.Errorf("load the relation patterns: %w", err)
	}
	finder, resolver := mention.New(words), coref.New(words)

	return New(
		Stage{
			Name: "tokenize", Needs: []Field{Text}, Gives: []Field{Tokens},
			Run: func(d *nlp.Doc) error {
				d.Tokens, d.Sentences = tokenizer.Tokenize(d.Article.Text)
				return nil
			},
		},
		Stage{
			Name: "tag", Needs: []Field{Tokens}, Gives: []Field{Tags},
			Run: func(d *nlp.Doc) error {
				writeTags(d, tagger)
				return nil
			},
		},
		Stage{
			Name: "mention", Needs: []Field{Tokens, Tags}, Gives: []Field{Mentions},
			Run: func(d *nlp.Doc) error {
				d.Mentions = finder.Find(d)
				return nil
			},
		},
		Stage{
			Name: "coref", Needs: []Field{Tokens, Tags, Mentions}, Gives: []Field{Chains},
			Run: func(d *nlp.Doc) error {
				d.Chains = resolver.Resolve(d)
				return nil
			},
		},
		Stage{
			Name: "relate", Needs: []Field{Tokens, Tags, Mentions, Chains}, Gives: []Field{Relations},
			Run: func(d *nlp.Doc) error {
				d.Relations = relater.Relate(d)
				return nil
			},
		},
	)
}

func writeTags(d *nlp.Doc, tagger *tag.Tagger) {
	for _, s := range d.Sentences {
		tokens := d.Tokens[s.First:s.End]
		tags, lemmas := tagger.Tag(tokens)
		for i := range tokens {
			tokens[i].Tag, tokens[i].Lemma = tags[i], lemmas[i]
		}
	}
}
