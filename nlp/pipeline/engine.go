package pipeline

import (
	"fmt"

	"github.com/newsgraph/newsgraph/graph/ontology"
	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/coref"
	"github.com/newsgraph/newsgraph/nlp/encoder"
	"github.com/newsgraph/newsgraph/nlp/language"
	"github.com/newsgraph/newsgraph/nlp/lexicon"
	"github.com/newsgraph/newsgraph/nlp/mention"
	"github.com/newsgraph/newsgraph/nlp/name"
	"github.com/newsgraph/newsgraph/nlp/parse"
	"github.com/newsgraph/newsgraph/nlp/relate"
	"github.com/newsgraph/newsgraph/nlp/role"
	"github.com/newsgraph/newsgraph/nlp/tag"
	"github.com/newsgraph/newsgraph/nlp/tokenize"
	"github.com/newsgraph/newsgraph/nlp/weights"
	"github.com/newsgraph/newsgraph/nlp/when"
)

// Engine names the engine and its version. It changes whenever a Doc of the
// same article may come out different, so that stores read their articles
// again.
const Engine = "reader-3"

// Default is the engine that newsgraph reads articles with. It loads the
// models and word lists once; an error means that they are damaged.
func Default(types *ontology.Ontology) (*Pipeline, error) {
	languages, err := language.New()
	if err != nil {
		return nil, fmt.Errorf("load the languages: %w", err)
	}
	tokenizer, err := tokenize.New()
	if err != nil {
		return nil, fmt.Errorf("load the tokenizer: %w", err)
	}
	file, err := weights.Default()
	if err != nil {
		return nil, fmt.Errorf("load the model: %w", err)
	}
	heads, err := newReader(file)
	if err != nil {
		return nil, fmt.Errorf("load the model: %w", err)
	}
	rules, err := newRules(types, file)
	if err != nil {
		return nil, err
	}

	stages := []Stage{
		{
			Name: "language", Needs: []Field{Text}, Gives: []Field{Language},
			Run: func(d *nlp.Doc) error {
				d.Language = languages.Detect(d.Article.Text)
				return nil
			},
		},
		{
			// What is not English has no tokens, and so nothing is found in it.
			Name: "tokenize", Needs: []Field{Text, Language}, Gives: []Field{Tokens},
			Run: func(d *nlp.Doc) error {
				if d.Language == language.English {
					d.Tokens, d.Sentences = tokenizer.Tokenize(d.Article.Text)
				}
				return nil
			},
		},
	}
	stages = append(stages, heads.stages()...)
	return New(append(stages, rules.stages()...)...)
}

// reader is what the model serves: the encoder gives each word a vector, and
// each of the others reads its own thing off the vectors.
type reader struct {
	words    *encoder.Encoder
	tagger   *tag.Tagger
	parser   *parse.Parser
	namer    *name.Finder
	labeller *role.Labeller
}

func newReader(file *weights.File) (*reader, error) {
	var r reader
	for _, load := range []func() error{
		func() (err error) { r.words, err = encoder.New(file); return err },
		func() (err error) { r.tagger, err = tag.New(file); return err },
		func() (err error) { r.parser, err = parse.New(file); return err },
		func() (err error) { r.namer, err = name.New(file); return err },
		func() (err error) { r.labeller, err = role.New(file); return err },
	} {
		if err := load(); err != nil {
			return nil, err
		}
	}
	return &r, nil
}

func (r *reader) stages() []Stage {
	return []Stage{
		{
			Name: "encode", Needs: []Field{Tokens}, Gives: []Field{Vectors}, InParts: true,
			Run: func(d *nlp.Doc) error {
				d.Vectors = r.words.Encode(d.Tokens, d.Sentences)
				return nil
			},
		},
		{
			Name: "tag", Needs: []Field{Tokens, Vectors}, Gives: []Field{Tags}, InParts: true,
			Run: func(d *nlp.Doc) error {
				tags, upos, lemmas := r.tagger.Tag(d.Tokens, d.Vectors)
				for i := range d.Tokens {
					d.Tokens[i].Tag, d.Tokens[i].UPOS, d.Tokens[i].Lemma = tags[i], upos[i], lemmas[i]
				}
				return nil
			},
		},
		{
			Name: "parse", Needs: []Field{Tokens, Vectors}, Gives: []Field{Trees}, InParts: true,
			Run: func(d *nlp.Doc) error {
				heads, deps := r.parser.Parse(d.Sentences, d.Vectors)
				for i := range d.Tokens {
					d.Tokens[i].Head, d.Tokens[i].Dep = heads[i], deps[i]
				}
				return nil
			},
		},
		{
			Name: "name", Needs: []Field{Tokens, Vectors}, Gives: []Field{Names}, InParts: true,
			Run: func(d *nlp.Doc) error {
				d.Names = r.namer.Find(d.Sentences, d.Vectors)
				return nil
			},
		},
		{
			Name: "role", Needs: []Field{Tokens, Vectors}, Gives: []Field{Frames}, InParts: true,
			Run: func(d *nlp.Doc) error {
				d.Frames = r.labeller.Label(d.Sentences, d.Vectors)
				return nil
			},
		},
	}
}

// rules is what the word lists and the ontology serve, on what the reader gives.
type rules struct {
	times     *when.Finder
	mentions  *mention.Finder
	entities  *coref.Resolver
	relations *relate.Relater
}

func newRules(types *ontology.Ontology, file *weights.File) (*rules, error) {
	words, err := lexicon.Load()
	if err != nil {
		return nil, fmt.Errorf("load the lexicon: %w", err)
	}
	r := rules{mentions: mention.New(words)}
	if r.times, err = when.New(); err != nil {
		return nil, fmt.Errorf("load the words of time: %w", err)
	}
	if r.entities, err = coref.New(words, file); err != nil {
		return nil, fmt.Errorf("load the model: %w", err)
	}
	if r.relations, err = relate.New(types, words); err != nil {
		return nil, fmt.Errorf("load the relation patterns: %w", err)
	}
	return &r, nil
}

func (r *rules) stages() []Stage {
	return []Stage{
		{
			Name: "cluster", Needs: []Field{Tokens, Tags, Trees, Vectors, Names}, Gives: []Field{Clusters}, InParts: true,
			Run: func(d *nlp.Doc) error {
				d.Clusters = r.entities.Clusters(d)
				return nil
			},
		},
		{
			Name: "when", Needs: []Field{Tokens, Tags, Trees, Names}, Gives: []Field{Times},
			Run: func(d *nlp.Doc) error {
				d.Times = r.times.Find(d)
				return nil
			},
		},
		{
			Name: "mention", Needs: []Field{Tokens, Tags, Trees, Names, Times}, Gives: []Field{Mentions},
			Run: func(d *nlp.Doc) error {
				d.Mentions = r.mentions.Find(d)
				return nil
			},
		},
		{
			Name: "coref", Needs: []Field{Tokens, Tags, Trees, Mentions, Clusters}, Gives: []Field{Chains},
			Run: func(d *nlp.Doc) error {
				d.Chains = r.entities.Resolve(d)
				return nil
			},
		},
		{
			Name: "relate", Needs: []Field{Tokens, Tags, Trees, Times, Mentions, Chains}, Gives: []Field{Relations},
			Run: func(d *nlp.Doc) error {
				d.Relations = r.relations.Relate(d)
				return nil
			},
		},
	}
}
