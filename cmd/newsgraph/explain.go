package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/newsgraph/newsgraph/graph/ontology"
	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/corpus"
	"github.com/newsgraph/newsgraph/nlp/language"
	"github.com/newsgraph/newsgraph/nlp/lexicon"
	"github.com/newsgraph/newsgraph/nlp/pipeline"
	"github.com/newsgraph/newsgraph/nlp/relate"
)

// explainOptions say what is explained, and by which relation types.
type explainOptions struct {
	ontologyFile string
	sentence     int    // its number, from 1; 0 for all
	find         string // words of the sentences to explain, "" for all
	relation     string // the type to explain, "" for all
	all          bool   // list everything that almost matched
}

// explainFlags are the names of the flags that addFlags adds.
var explainFlags = [...]string{"ontology", "sentence", "find", "type", "all"}

func (o *explainOptions) addFlags(cmd *cobra.Command) {
	addOntologyFlag(cmd, &o.ontologyFile)
	f := cmd.Flags()
	f.IntVar(&o.sentence, "sentence", 0, "explain only sentence `N` of an article")
	f.StringVar(&o.find, "find", "", "explain only sentences with this `TEXT` in them")
	f.StringVar(&o.relation, "type", "", "explain only relations of this `TYPE`, with all that almost matched")
	f.BoolVar(&o.all, "all", false, "list everything that almost matched, not only the nearest")
}

func newExplain(c *console) *cobra.Command {
	var o explainOptions
	cmd := &cobra.Command{
		Use:   "explain FILE|-",
		Short: "Read a text and tell why it gives the edges that it gives",
		Long: `Read an article, or - for standard input, without a store, and tell of every sentence
which edges it gives and why: the wording of the ontology, the path in the tree of
dependencies, the words that say how real it is and who says so, and what the
confidence is made of. Then what almost matched, and what it lacks.

It is the tool to extend the ontology with: try a sentence, see which wording fails
and why, change the file, try again.`,
		Example: `  echo "Norland's army may attack Karsa, Dagny Holt said." | newsgraph explain -
  echo "Oslo United trounced Bergen City." | newsgraph explain - --ontology sport.toml
  newsgraph explain news/2024-02-05.txt --find drone --type BOMBED`,
		Args: func(cmd *cobra.Command, args []string) error {
			return errors.Join(atLeastOne("a file to read, or - for standard input")(cmd, args), atMost(1)(cmd, args))
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			x, err := o.explainer(c)
			if err != nil {
				return err
			}
			return errors.Join(x.articles(corpus.Read(cmd.Context(), args, corpus.Options{Stdin: c.stdin})), x.out.flush())
		},
	}
	o.addFlags(cmd)
	return cmd
}

// explainer reads articles and prints why they give their edges.
type explainer struct {
	explainOptions
	types   *ontology.Ontology
	stages  *pipeline.Pipeline
	relater *relate.Relater
	out     *printer
	style   style
	printed int // sentences
}

// explainer loads the engine. The relater is one of its own, since that of the
// engine gives no more than relations.
func (o *explainOptions) explainer(c *console) (*explainer, error) {
	types, err := loadOntology(o.ontologyFile)
	if err != nil {
		return nil, err
	}
	x := &explainer{explainOptions: *o, types: types, out: newPrinter(c.stdout), style: c.style()}
	if o.sentence < 0 {
		return nil, fmt.Errorf("--sentence counts from 1, so there is no %d", o.sentence)
	}
	if o.relation != "" {
		x.relation = strings.ToUpper(o.relation)
		if types.Type(x.relation) == nil {
			return nil, unknownType(o.relation)
		}
	}
	if x.stages, err = pipeline.Default(types); err != nil {
		return nil, err
	}
	words, err := lexicon.Load()
	if err != nil {
		return nil, fmt.Errorf("load the lexicon: %w", err)
	}
	x.relater, err = relate.New(types, words)
	return x, err
}

// read reads a and explains it.
func (x *explainer) read(a *nlp.Article) (*nlp.Doc, []relate.Explanation, error) {
	doc := &nlp.Doc{Article: a}
	if err := x.stages.Annotate(doc, pipeline.Relations); err != nil {
		return nil, nil, err
	}
	return doc, x.relater.Explain(doc), nil
}

// articles prints why the articles give their edges. It stops at the first one
// that cannot be read.
func (x *explainer) articles(list iter.Seq2[*nlp.Article, error]) error {
	for a, err := range list {
		if err != nil {
			return err
		}
		if a.File != "-" {
			x.out.printf("%s\n", x.style.faint(printable(a.Path)))
		}
		if err := x.article(a); err != nil {
			return err
		}
	}
	return x.nothing()
}

// nothing is an error if the options leave no sentence to explain.
func (x *explainer) nothing() error {
	switch {
	case x.printed > 0:
		return nil
	case x.find != "":
		return fmt.Errorf("there is no sentence with %q", x.find)
	case x.sentence != 0:
		return fmt.Errorf("there is no sentence %d", x.sentence)
	case x.relation != "":
		return fmt.Errorf("no sentence has a word of a wording of %s", x.relation)
	}
	return errors.New("there is no sentence to explain")
}

// article prints why a gives its edges.
func (x *explainer) article(a *nlp.Article) error {
	doc, list, err := x.read(a)
	if err != nil {
		return err
	}
	if doc.Language != language.English {
		name, err := languageName(doc.Language)
		return errors.Join(err, fmt.Errorf("%s is written in %s; newsgraph reads English", a.Path, name))
	}
	for i := range list {
		if x.wanted(doc, &list[i]) {
			x.sentenceOf(doc, &list[i])
			x.printed++
		}
	}
	return nil
}

// wanted reports whether the options ask for the sentence of e; of a type,
// what concerns it is left in e.
func (x *explainer) wanted(doc *nlp.Doc, e *relate.Explanation) bool {
	if x.sentence != 0 && x.sentence != e.Sentence+1 {
		return false
	}
	if !strings.Contains(folded(doc.Words(doc.Sentences[e.Sentence])), folded(x.find)) {
		return false
	}
	if x.relation == "" {
		return true
	}
	e.Found = slices.DeleteFunc(e.Found, func(f relate.Found) bool { return f.Relation.Type != x.relation })
	e.Missed = slices.DeleteFunc(e.Missed, func(m relate.Missed) bool { return m.Type != x.relation })
	return x.sentence != 0 || x.find != "" || len(e.Found)+len(e.Missed) > 0
}

// folded is text in the form in which it is searched: in lower case, with one
// space between words.
func folded(text string) string {
	return strings.ToLower(strings.Join(strings.Fields(text), " "))
}

// explain explains an article of a store, as it was read for the store.
func (s *show) explain(ctx context.Context, c *console, ref string, o *explainOptions) error {
	a, err := s.db.FindArticle(ctx, ref)
	if err != nil {
		return err
	}
	x, err := o.explainer(c)
	if err != nil {
		return err
	}
	x.out = s.out
	seen, err := s.db.Seen(ctx)
	if err != nil {
		return fmt.Errorf("read what the store has read: %w", err)
	}
	if was, is := seen[a.Path].Engine, engine(x.types); was != is {
		return fmt.Errorf("%s was read by %s, and this is %s: name the same --ontology, or build it again", a.Path, was, is)
	}
	if err := s.articleHead(a); err != nil {
		return err
	}
	err = x.article(&nlp.Article{
		Path: a.Path, File: seen[a.Path].File, Title: a.Title, Text: a.Text, Published: a.Published, Source: a.Source, URL: a.URL,
	})
	if err == nil {
		err = x.nothing()
	}
	return errors.Join(err, s.out.flush())
}
