package relate_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/relate"
)

// TestExplainIsRelate checks that explanations hold the very relations of
// Relate, each with words, a path and a confidence that is what it is made of.
func TestExplainIsRelate(t *testing.T) {
	r := newReader(t)
	for _, text := range explainedTexts(t) {
		d := r.prepare(t, text)
		var got []nlp.Relation
		for _, e := range r.relater.Explain(d) {
			for i := range e.Found {
				f := &e.Found[i]
				got = append(got, f.Relation)
				checkFound(t, d, e.Sentence, f)
			}
		}
		want := r.relater.Relate(d)
		if diff := cmp.Diff(want, got); diff != "" && len(want)+len(got) > 0 {
			t.Errorf("%.80q (-Relate +Explain):\n%s", text, diff)
		}
	}
}

// explainedTexts is the articles of the repository and the test sentences.
func explainedTexts(t *testing.T) []string {
	t.Helper()
	var texts []string
	articles, err := filepath.Glob(filepath.Join("..", "..", "testdata", "articles", "*.*"))
	check(t, err)
	for _, path := range articles {
		text, err := os.ReadFile(path)
		check(t, err)
		texts = append(texts, string(text))
	}
	sentences, err := filepath.Glob(filepath.Join("testdata", "sentences", "*.txt"))
	check(t, err)
	for _, path := range sentences {
		for _, e := range readExamples(t, path) {
			texts = append(texts, e.text)
		}
	}
	if len(articles) == 0 || len(sentences) == 0 {
		t.Fatal("there are no texts")
	}
	return texts
}

func checkFound(t *testing.T, d *nlp.Doc, sentence int, f *relate.Found) {
	t.Helper()
	r := &f.Relation
	product := 1.0
	for _, x := range f.Factors {
		product *= x.Value
	}
	switch {
	case r.Sentence != sentence:
		t.Errorf("%s of sentence %d is told of sentence %d", say(d, r), r.Sentence, sentence)
	case product != r.Confidence:
		t.Errorf("%s: the factors %v give %v, not %v", say(d, r), f.Factors, product, r.Confidence)
	case f.Path == "":
		t.Errorf("%s has no path", say(d, r))
	case (r.Polarity != nlp.Positive || r.Modality != nlp.Asserted || r.Attribution != nlp.None) && len(f.Cues) == 0:
		t.Errorf("%s has no cues", say(d, r))
	}
}
