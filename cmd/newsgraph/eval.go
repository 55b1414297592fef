package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/newsgraph/newsgraph/graph/ontology"
	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/pipeline"
	"github.com/newsgraph/newsgraph/nlp/tokenize"
	"github.com/newsgraph/newsgraph/nlp/treebank"
)

// evalOptions are the settings of a measurement.
type evalOptions struct {
	raw, json bool
	jobs      int
	labels    []string // of names
	chains    string   // the folder of files of coreference, "" for none
}

// annotator fills a Doc of which some fields are given.
type annotator func(doc *nlp.Doc, given ...pipeline.Field) error

// evalTask is one of the things that eval measures.
type evalTask struct {
	use, short, long, example string
	read                      func(name string, o *evalOptions) ([]treebank.Document, error)
	newScorer                 func(o *evalOptions) scorer
	// tokens tells that only words and sentences are measured, on raw text.
	tokens bool
}

// name is the first word of how the task is called.
func (t *evalTask) name() string {
	name, _, _ := strings.Cut(t.use, " ")
	return name
}

// scorer compares documents with what the engine made of them.
type scorer interface {
	add(t *evalText)
	// report adds the figures to r; it is an error if there was nothing to
	// compare.
	report(r *evalReport) error
}

func newEval(c *console) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "eval",
		Short: "Measure how well the language engine reads, on texts that people have marked",
		Long: `Measure how well the language engine reads, on texts in which people have marked
what is to be found. The words and sentences are those of the file; with --raw they
are the engine's own, found in the text that the file was made from, and the words
of the two are aligned as in the CoNLL 2018 shared task.`,
		Example: `  newsgraph eval tags en_ewt-ud-test.conllu
  newsgraph eval parse en_ewt-ud-test.conllu --raw
  newsgraph eval names test.iob2 --json
  newsgraph eval coref gum-test.conllu --chains ontogum/
  newsgraph eval tokens en_ewt-ud-test.conllu`,
	}
	for _, task := range []*evalTask{tagsTask(), parseTask(), namesTask(), corefTask(), tokensTask()} {
		cmd.AddCommand(newEvalTask(c, task))
	}
	return cmd
}

func newEvalTask(c *console, task *evalTask) *cobra.Command {
	var o evalOptions
	cmd := &cobra.Command{
		Use: task.use, Short: task.short, Long: task.short + ".\n\n" + task.long, Example: task.example,
		Args: atLeastOne("a file to measure on"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.jobs < 1 {
				return &usageError{cmd.CommandPath(), fmt.Errorf("-j must be at least 1, not %d", o.jobs)}
			}
			o.raw = o.raw || task.tokens
			r, err := runEval(cmd.Context(), task, args, &o)
			if err != nil {
				return err
			}
			out := newPrinter(c.stdout)
			if o.json {
				return errors.Join(r.printJSON(out), out.flush())
			}
			r.print(out)
			return out.flush()
		},
	}
	f := cmd.Flags()
	f.BoolVar(&o.raw, "raw", false, "let the engine find words and sentences in the raw text")
	f.BoolVar(&o.json, "json", false, "print the figures as JSON")
	f.IntVarP(&o.jobs, "jobs", "j", runtime.GOMAXPROCS(0), "number `N` of documents read at the same time")
	switch task.name() {
	case "names":
		f.StringSliceVar(&o.labels, "labels", defaultLabels, "the `LABELS` to measure; names with others are left out")
	case "coref":
		f.StringVar(&o.chains, "chains", "", "take the chains of document ID from `FOLDER`/ID.conll")
	}
	return cmd
}

// runEval reads the files, runs the engine on their documents and scores what
// it made of them.
func runEval(ctx context.Context, task *evalTask, files []string, o *evalOptions) (*evalReport, error) {
	r := &evalReport{Task: task.name(), Engine: pipeline.Engine, Raw: o.raw, Files: files, Tables: []evalTable{}}
	var docs []treebank.Document
	for _, name := range files {
		read, err := task.read(name, o)
		if err != nil {
			return nil, err
		}
		docs = append(docs, read...)
	}
	annotate, err := newAnnotator(task)
	if err != nil {
		return nil, err
	}
	type result struct {
		text *evalText
		err  error
	}
	s := task.newScorer(o)
	for res := range inOrder(ctx, slices.Values(docs), o.jobs, func(d treebank.Document) result {
		text, err := newEvalText(&d, o.raw, annotate)
		return result{text, err}
	}) {
		if res.err != nil {
			return nil, res.err
		}
		r.Documents++
		r.Words += len(res.text.gold.Words)
		s.add(res.text)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if r.Documents == 0 {
		return nil, errors.New("there are no words to measure on")
	}
	return r, s.report(r)
}

// newAnnotator makes the engine, or what of it is measured.
func newAnnotator(task *evalTask) (annotator, error) {
	if task.tokens {
		t, err := tokenize.New()
		return func(doc *nlp.Doc, _ ...pipeline.Field) error {
			doc.Tokens, doc.Sentences = t.Tokenize(doc.Article.Text)
			return nil
		}, err
	}
	types, err := ontology.Default()
	if err != nil {
		return nil, fmt.Errorf("load the ontology: %w", err)
	}
	engine, err := pipeline.Default(types)
	if err != nil {
		return nil, err
	}
	return engine.Annotate, nil
}
