package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/newsgraph/newsgraph/graph/ontology"
	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/relate"
	"github.com/newsgraph/newsgraph/nlp/tag"
)

// mistakesError says that a file that was checked has mistakes, each of which
// has been printed.
type mistakesError struct {
	file string
	n    int
}

func (e *mistakesError) Error() string { return e.file + " has " + count(e.n, "mistake") }

func newOntologyCheck(c *console) *cobra.Command {
	return &cobra.Command{
		Use:   "check FILE",
		Short: "Check a file of relation types: mistakes, wordings, examples",
		Long: `Check a file of relation types as --ontology takes it, over the built-in ones. Every
mistake is printed with its line; if there is none, so are warnings (no example, a
wording that another type has too, a word that is no lemma), and every example is
read to see whether it gives the edge of its type.

Exit status: 0 no mistakes, 1 mistakes, 2 the file could not be read.`,
		Example: `  newsgraph ontology check my-types.toml`,
		Args: func(cmd *cobra.Command, args []string) error {
			return errors.Join(atLeastOne("a file of relation types")(cmd, args), atMost(1)(cmd, args))
		},
		RunE: func(_ *cobra.Command, args []string) error { return checkFile(c, args[0]) },
	}
}

// checkFile prints what is wrong with a file of types.
func checkFile(c *console, file string) error {
	out := newPrinter(c.stdout)
	types, err := loadOntology(file)
	var bad *ontology.FileError
	if errors.As(err, &bad) {
		out.printf("%v\n", bad)
		return errors.Join(&mistakesError{file, len(bad.Mistakes)}, out.flush())
	}
	if err != nil {
		return err
	}
	k := checker{file: file, types: types}
	if err := k.check(c); err != nil {
		return err
	}
	k.print(out)
	if k.failed > 0 {
		return errors.Join(&mistakesError{file, k.failed}, out.flush())
	}
	return out.flush()
}

// checker looks at the types of a file that are well formed.
type checker struct {
	file     string
	types    *ontology.Ontology
	remarks  []ontology.Mistake
	own      int // types of the file
	examples int // those whose example gives the edge
	warnings int
	failed   int // those whose example does not
}

// check gathers the remarks on every type of the file.
func (k *checker) check(c *console) error {
	o := explainOptions{ontologyFile: k.file}
	x, err := o.explainer(c)
	if err != nil {
		return err
	}
	for _, t := range k.types.Types {
		if t.File == "" {
			continue
		}
		k.own++
		for _, m := range append(k.types.Advice(t), lemmaAdvice(t)...) {
			k.warnings++
			k.remarks = append(k.remarks, ontology.Mistake{Line: m.Line, Text: "warning: " + m.Text})
		}
		if t.Example == "" {
			continue
		}
		doc, list, err := x.read(&nlp.Article{Path: "example of " + t.Name, Text: t.Example})
		if err != nil {
			return err
		}
		if gives(list, t.Name) {
			k.examples++
			continue
		}
		k.failed++
		k.remarks = append(k.remarks, ontology.Mistake{Line: t.Line, Text: notGiven(doc, list, t.Name)})
	}
	slices.SortStableFunc(k.remarks, func(a, b ontology.Mistake) int { return a.Line - b.Line })
	return nil
}

func (k *checker) print(out *printer) {
	for _, m := range k.remarks {
		out.printf("%s:%d: %s\n", k.file, m.Line, printable(m.Text))
	}
	out.printf("%s: %s, %s found, %s\n", k.file, count(k.own, "type"), count(k.examples, "example"), count(k.warnings, "warning"))
}

// lemmaAdvice warns of triggers that are forms of a lemma, or no word that the
// engine knows.
func lemmaAdvice(t *ontology.Type) []ontology.Mistake {
	var list []ontology.Mistake
	look := func(p *ontology.Pattern, lemmaOf func(string) (string, bool)) {
		for _, trigger := range p.Trigger {
			word := trigger[strings.LastIndexByte(trigger, ' ')+1:]
			var text string
			switch lemma, known := lemmaOf(word); {
			case lemma != word:
				text = fmt.Sprintf("wording %q: %q looks like a form of %q, and wordings want lemmas", p.Text, word, lemma)
			case !known && p.StartsWithVerb() && !strings.Contains(word, "-"):
				text = fmt.Sprintf("wording %q: no verb %q is known, so that its forms may be misread; try a sentence", p.Text, word)
			default:
				continue
			}
			list = append(list, ontology.Mistake{Line: p.Line, Text: text})
		}
	}
	for i := range t.Verbs {
		look(&t.Verbs[i], tag.VerbLemma)
	}
	for i := range t.Nouns {
		look(&t.Nouns[i], tag.NounLemma)
	}
	for i := range t.Roles {
		look(&t.Roles[i], tag.NounLemma)
	}
	return list
}

// gives reports whether an example gives a relation of the type.
func gives(list []relate.Explanation, name string) bool {
	for _, e := range list {
		if slices.ContainsFunc(e.Found, func(f relate.Found) bool { return f.Relation.Type == name }) {
			return true
		}
	}
	return false
}

// notGiven tells that an example does not give its type, and what came nearest.
func notGiven(doc *nlp.Doc, list []relate.Explanation, name string) string {
	text := "the example of " + name + " does not give it"
	for _, e := range list {
		for _, m := range e.Missed {
			if m.Type == name {
				return fmt.Sprintf("%s; at %q, %s: %s", text, words(doc, m.Trigger), wordingText(m.Wording), m.Reason)
			}
		}
	}
	return text + ", as none of its wordings begins there"
}
