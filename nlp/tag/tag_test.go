package tag

import (
	"math/rand/v2"
	"testing"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/weights"
	"github.com/newsgraph/newsgraph/nlp/weights/weightstest"
)

func TestHeadsAgreeWithPyTorch(t *testing.T) {
	f, expected := weightstest.Tiny(t)
	h, err := New(f)
	if err != nil {
		t.Fatal(err)
	}
	h.possible = "" // random weights give words tags that they never have
	tags, upos, lemmas := h.Tag(expected.Tokens(), expected.Matrix())
	for i, w := range expected.Words {
		if tags[i] != expected.XPOS[i] || upos[i] != expected.UPOS[i] {
			t.Errorf("word %d, %q, is %s %s; want %s %s", i, w, tags[i], upos[i], expected.XPOS[i], expected.UPOS[i])
		}
		if want := h.lemmas.lemma(w, tags[i]); lemmas[i] != want {
			t.Errorf("word %d, %q, has the lemma %q; want %q", i, w, lemmas[i], want)
		}
	}
}

// What is tagged together does not matter, block by block or alone.
func TestHeadsByWord(t *testing.T) {
	f, _ := weightstest.Tiny(t)
	h, err := New(f)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 1))
	tokens := make([]nlp.Token, 3*block+5)
	v := nlp.Vectors{Width: 64, Data: make([]float32, 64*len(tokens))}
	for i := range v.Data {
		v.Data[i] = float32(random.NormFloat64())
	}
	for i := range tokens {
		tokens[i].Norm = []string{"talks", "ISRAEL", "5", "a"}[i%4]
	}
	tags, upos, lemmas := h.Tag(tokens, v)
	for i := range tokens {
		row := nlp.Vectors{Width: 64, Data: v.Row(i)}
		tag, pos, lemma := h.Tag(tokens[i:i+1], row)
		if tag[0] != tags[i] || pos[0] != upos[i] || lemma[0] != lemmas[i] {
			t.Errorf("word %d is %s %s %s alone and %s %s %s with others",
				i, tag[0], pos[0], lemma[0], tags[i], upos[i], lemmas[i])
		}
	}
}

func TestPossibleTags(t *testing.T) {
	h := Tagger{possible: newTable(tagsTSV)}
	h.xpos.labels = []string{"NNP", "VB", "WP$", "PRP$", "DT", "NN"}
	for _, test := range []struct {
		form, tag string
		scores    []float32
		want      string
	}{
		{"whose", "PRP$", []float32{2, 0, -1, 9, 1, 0}, "WP$"},
		{"the", "NNP", []float32{9, 8, 7, 6, 5, 4}, "DT"},
		{"the", "DT", []float32{0, 0, 0, 0, 1, 0}, "DT"},
		{"must", "NN", []float32{0, 0, 0, 0, 0, 1}, "NN"}, // a modal, which these labels lack
		{"talks", "NNP", []float32{1, 0, 0, 0, 0, 0}, "NNP"},
		{"The", "NNP", []float32{1, 0, 0, 0, 0, 0}, "NNP"},
		{"IS", "NNP", []float32{1, 0, 0, 0, 0, 0}, "NNP"},
	} {
		if got := h.possibleTag(test.form, test.tag, test.scores); got != test.want {
			t.Errorf("%q, %s by the model, is %s; want %s", test.form, test.tag, got, test.want)
		}
	}
}

func TestNewFindsWhatIsWrong(t *testing.T) {
	for name, build := range map[string]func(*weightstest.Builder){
		"nothing":     func(*weightstest.Builder) {},
		"no labels":   func(b *weightstest.Builder) { addHead(b, "tag.upos", 2) },
		"more labels": func(b *weightstest.Builder) { addHead(b, "tag.upos", 2, "NOUN", "VERB") },
		"width":       func(b *weightstest.Builder) { addHead(b, "tag.upos", 3, "NOUN") },
	} {
		var b weightstest.Builder
		addHead(&b, "tag.xpos", 2, "NN")
		build(&b)
		f, err := weights.Read(b.File(map[string]any{"width": 2}))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := New(f); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// addHead adds a layer with one output.
func addHead(b *weightstest.Builder, name string, width int, labels ...string) {
	b.Floats(name+".weight", make([]float32, width), 1, width)
	b.Lines(name+".labels", labels...)
}

func BenchmarkHeads(b *testing.B) {
	f, err := weights.Read(weightstest.Model(weightstest.Real(100), 1))
	if err != nil {
		b.Fatal(err)
	}
	h, err := New(f)
	if err != nil {
		b.Fatal(err)
	}
	tokens := make([]nlp.Token, 500)
	for i := range tokens {
		tokens[i].Norm = "talks"
	}
	random := rand.New(rand.NewPCG(1, 1))
	v := nlp.Vectors{Width: 384, Data: make([]float32, 384*len(tokens))}
	for i := range v.Data {
		v.Data[i] = float32(random.NormFloat64())
	}
	b.ReportAllocs()
	for b.Loop() {
		h.Tag(tokens, v)
	}
	b.ReportMetric(float64(len(tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}
