// Package pipeline runs the stages that turn an Article into a Doc. It is the
// only writer of a Doc: the stages' packages hold pure algorithms, and the
// list in engine.go says which field each of them fills.
package pipeline

import (
	"fmt"
	"slices"

	"github.com/newsgraph/newsgraph/nlp"
)

// Field is a part of a Doc that one stage fills.
type Field string

// The fields of a Doc. Text is there from the start.
const (
	Text      Field = "text"
	Language  Field = "language"
	Tokens    Field = "tokens" // spans and norms, with the sentences
	Vectors   Field = "vectors"
	Tags      Field = "tags" // with the parts of speech and the lemmas
	Trees     Field = "trees"
	Names     Field = "names"
	Frames    Field = "frames"
	Times     Field = "times"
	Clusters  Field = "clusters"
	Mentions  Field = "mentions"
	Chains    Field = "chains"
	Relations Field = "relations"
)

// Stage is one step of the pipeline.
type Stage struct {
	Name  string
	Needs []Field
	Gives []Field
	// InParts says that the stage reads a long article part by part. All that
	// has to do with vectors is such a stage.
	InParts bool
	// Run fills the fields that the stage gives and writes no others. It is
	// safe for concurrent use with different Docs.
	Run func(*nlp.Doc) error
}

// Pipeline is a list of stages that has been found to fit together. It is
// safe for concurrent use.
type Pipeline struct {
	stages     []Stage
	partTokens int // about how many tokens a part has
}

// New makes a pipeline of stages. It is an error if a stage needs a field that
// no stage before it gives, or if two stages give one field.
func New(stages ...Stage) (*Pipeline, error) {
	giver := map[Field]string{Text: "the article"}
	for _, s := range stages {
		for _, f := range s.Needs {
			if giver[f] == "" {
				return nil, fmt.Errorf("stage %s needs the %s, which no stage before it gives", s.Name, f)
			}
			if f == Vectors && !s.InParts {
				return nil, fmt.Errorf("stage %s needs the %s and must read in parts", s.Name, f)
			}
		}
		for _, f := range s.Gives {
			if giver[f] != "" {
				return nil, fmt.Errorf("stage %s gives the %s, which already come from %s", s.Name, f, giver[f])
			}
			giver[f] = s.Name
		}
	}
	return &Pipeline{stages, partTokens}, nil
}

// StageError is the failure of one stage on one article.
type StageError struct {
	Article string // the article's path
	Stage   string
	Err     error
}

func (e *StageError) Error() string {
	return fmt.Sprintf("%s: %s: %v", e.Article, e.Stage, e.Err)
}

func (e *StageError) Unwrap() error { return e.Err }

// Read runs every stage on a and checks what they made. A stage that fails or
// panics gives a *StageError; the panic of a stage is a defect, but one that
// must cost one article and not the batch.
func (p *Pipeline) Read(a *nlp.Article) (*nlp.Doc, error) {
	return p.ReadLong(a, func(int, int) {})
}

// ReadLong is Read for articles that may take minutes: it tells how many of all
// tokens are read, which is nearly all of the work.
func (p *Pipeline) ReadLong(a *nlp.Article, report func(done, all int)) (*nlp.Doc, error) {
	doc := &nlp.Doc{Article: a}
	if err := p.annotate(doc, report, nil); err != nil {
		return nil, err
	}
	return doc, nil
}

// Annotate runs the stages that are missing on doc, which has its article and
// the fields that are given: no stage that gives one of these runs. Parts of the
// article show their tokens alone of what is given. Errors are those of Read.
func (p *Pipeline) Annotate(doc *nlp.Doc, given ...Field) error {
	return p.annotate(doc, func(int, int) {}, given)
}

func (p *Pipeline) annotate(doc *nlp.Doc, report func(done, all int), given []Field) error {
	missing := slices.DeleteFunc(slices.Clone(p.stages), func(s Stage) bool {
		return slices.ContainsFunc(s.Gives, func(f Field) bool { return slices.Contains(given, f) })
	})
	for len(missing) > 0 {
		var err error
		if n := leadingInParts(missing); n > 0 {
			err = p.runInParts(missing[:n], doc, report)
			missing = missing[n:]
		} else {
			err = run(missing[0], doc)
			missing = missing[1:]
		}
		if err != nil {
			return err
		}
	}
	if err := doc.Check(); err != nil {
		return &StageError{Article: doc.Article.Path, Stage: "check", Err: err}
	}
	return nil
}

func run(s Stage, doc *nlp.Doc) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v", r)
		}
		if err != nil {
			err = &StageError{Article: doc.Article.Path, Stage: s.Name, Err: err}
		}
	}()
	return s.Run(doc)
}
