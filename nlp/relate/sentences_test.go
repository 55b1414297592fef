package relate_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/newsgraph/graph/ontology"
	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/lexicon"
	"github.com/newsgraph/newsgraph/nlp/pipeline"
	"github.com/newsgraph/newsgraph/nlp/relate"
)

// reader is the stages up to the relations, and the relater.
type reader struct {
	stages  *pipeline.Pipeline
	relater *relate.Relater
}

func newReader(t testing.TB) *reader {
	t.Helper()
	types, err := ontology.Default()
	check(t, err)
	words, err := lexicon.Load()
	check(t, err)
	r := &reader{}
	r.stages, err = pipeline.Default(types)
	check(t, err)
	r.relater, err = relate.New(types, words)
	check(t, err)
	return r
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// prepare reads text up to the chains.
func (r *reader) prepare(t testing.TB, text string) *nlp.Doc {
	t.Helper()
	d := &nlp.Doc{Article: &nlp.Article{Path: "test", Text: text}}
	check(t, r.stages.Annotate(d, pipeline.Relations))
	return d
}

func (r *reader) read(t testing.TB, text string) *nlp.Doc {
	t.Helper()
	d := r.prepare(t, text)
	d.Relations = r.relater.Relate(d)
	check(t, d.Check())
	return d
}

// say writes a relation as testdata/sentences has it.
func say(d *nlp.Doc, r *nlp.Relation) string {
	name := func(c int) string { return d.Representative(c).Name }
	s := fmt.Sprintf("%s -%s-> %s", name(r.Subject), r.Type, name(r.Object))
	if r.Polarity == nlp.Negative {
		s += ", neg"
	}
	if r.Modality != nlp.Asserted {
		s += ", " + string(r.Modality)
	}
	if r.Attribution != nlp.None {
		s += ", says " + name(r.Attribution)
	}
	return s
}

// example is a text and the relations that must come out of it.
type example struct {
	line int
	text string
	want []string
}

// readExamples reads a file of examples: "> " and the text, then a line for
// each relation; "#" starts a comment.
func readExamples(t *testing.T, path string) []example {
	t.Helper()
	file, err := os.ReadFile(path)
	check(t, err)
	var list []example
	n := 0
	for line := range strings.Lines(string(file)) {
		n++
		line = strings.TrimSpace(line)
		switch text, isText := strings.CutPrefix(line, "> "); {
		case line == "" || line[0] == '#':
		case isText:
			list = append(list, example{line: n, text: text})
		case len(list) == 0:
			t.Fatalf("%s:%d: a relation without a text", path, n)
		default:
			list[len(list)-1].want = append(list[len(list)-1].want, line)
		}
	}
	return list
}

// TestSentences reads the sentences of every file under testdata/sentences.
func TestSentences(t *testing.T) {
	r := newReader(t)
	paths, err := filepath.Glob(filepath.Join("testdata", "sentences", "*.txt"))
	check(t, err)
	if len(paths) == 0 {
		t.Fatal("there are no sentences")
	}
	for _, path := range paths {
		for _, e := range readExamples(t, path) {
			d := r.read(t, e.text)
			got := make([]string, 0, len(d.Relations))
			for i := range d.Relations {
				got = append(got, say(d, &d.Relations[i]))
			}
			slices.Sort(got)
			got = slices.Compact(got)
			want := append([]string{}, e.want...)
			slices.Sort(want)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s:%d: %s\n(-want +got):\n%s", path, e.line, e.text, diff)
			}
		}
	}
}
