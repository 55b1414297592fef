package parse

import (
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/weights"
	"github.com/newsgraph/newsgraph/nlp/weights/weightstest"
)

func TestParseAgreesWithPyTorch(t *testing.T) {
	f, expected := weightstest.Tiny(t)
	p, err := New(f)
	if err != nil {
		t.Fatal(err)
	}
	heads, deps := p.Parse(expected.Ranges(), expected.Matrix())
	for i, w := range expected.Words {
		if heads[i] != expected.Heads[i] || deps[i] != expected.Deps[i] {
			t.Errorf("word %d, %q, is %s of %d; want %s of %d", i, w, deps[i], heads[i], expected.Deps[i], expected.Heads[i])
		}
	}
}

// randomArticle makes vectors of n words, and sentences of the given length.
func randomArticle(n, width, length int) (nlp.Vectors, []nlp.Range) {
	random := rand.New(rand.NewPCG(uint64(n), uint64(length)))
	v := nlp.Vectors{Width: width, Data: make([]float32, n*width)}
	for i := range v.Data {
		v.Data[i] = float32(random.NormFloat64())
	}
	var sentences []nlp.Range
	for first := 0; first < n; first += length {
		sentences = append(sentences, nlp.Range{First: first, End: min(first+length, n)})
	}
	return v, sentences
}

func TestEverySentenceIsATree(t *testing.T) {
	f, _ := weightstest.Tiny(t)
	p, err := New(f)
	if err != nil {
		t.Fatal(err)
	}
	for _, length := range []int{1, 2, 24, maxWords, maxWords + 1, 3*maxWords - 1, 10_000} {
		v, sentences := randomArticle(max(length, 2000), 64, length)
		heads, deps := p.Parse(sentences, v)
		doc := nlp.Doc{Sentences: sentences, Tokens: make([]nlp.Token, len(heads))}
		for i := range heads {
			doc.Tokens[i] = nlp.Token{Span: nlp.Span{Start: i, End: i + 1}, Norm: "x", Head: heads[i], Dep: deps[i]}
		}
		doc.Article = &nlp.Article{Text: string(make([]byte, len(heads)))}
		if err := doc.Check(); err != nil {
			t.Errorf("sentences of %d words: %v", length, err)
		}
		for i := range heads {
			if (deps[i] == "root") != (heads[i] == i) {
				t.Errorf("sentences of %d words: word %d is %s of %d", length, i, deps[i], heads[i])
			}
		}
		parts := (length + maxWords - 1) / maxWords
		joins := 0
		for _, d := range deps[:length] {
			if d == joinsParts {
				joins++
			}
		}
		if joins != parts-1 {
			t.Errorf("a sentence of %d words has %d joins of parts; want %d", length, joins, parts-1)
		}
	}
}

func TestParseByItself(t *testing.T) {
	f, _ := weightstest.Tiny(t)
	p, err := New(f)
	if err != nil {
		t.Fatal(err)
	}
	v, sentences := randomArticle(300, 64, 17)
	heads, deps := p.Parse(sentences, v)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for _, s := range sentences {
				part := nlp.Vectors{Width: 64, Data: v.Data[s.First*64 : s.End*64]}
				h, d := p.Parse([]nlp.Range{{First: 0, End: s.Len()}}, part)
				for i := range h {
					h[i] += s.First
				}
				if !slices.Equal(h, heads[s.First:s.End]) || !slices.Equal(d, deps[s.First:s.End]) {
					t.Errorf("the sentence at %d has another tree by itself", s.First)
				}
			}
		})
	}
	group.Wait()
}

func TestParseNothing(t *testing.T) {
	f, _ := weightstest.Tiny(t)
	p, err := New(f)
	if err != nil {
		t.Fatal(err)
	}
	if heads, deps := p.Parse(nil, nlp.Vectors{}); len(heads)+len(deps) > 0 {
		t.Errorf("nothing has the heads %v and the labels %v", heads, deps)
	}
}

func TestNewFindsWhatIsWrong(t *testing.T) {
	size := weightstest.Size{
		Layers: 1, Width: 8, Heads: 2, Inner: 8, Positions: 20, Window: 20, Vocabulary: weightstest.Vocabulary(60),
		XPOS: []string{"X"}, UPOS: []string{"X"},
		Main: []string{"O"}, Extra: []string{"O"}, Deps: []string{"root", "obj"}, Arc: 2, Label: 3,
	}
	load := func(size weightstest.Size) error {
		f, err := weights.Read(weightstest.Model(size, 1))
		if err != nil {
			t.Fatal(err)
		}
		_, err = New(f)
		return err
	}
	if err := load(size); err != nil {
		t.Fatal(err)
	}
	only := size
	only.Deps = []string{"root"}
	if load(only) == nil {
		t.Error("a parser without labels is built")
	}
	var empty weightstest.Builder
	f, err := weights.Read(empty.File(map[string]any{"width": 8}))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := New(f); err == nil {
		t.Error("a parser without weights is built")
	}
}

// BenchmarkParse parses sentences of 25 words with layers of the real size and
// random weights.
func BenchmarkParse(b *testing.B) {
	f, err := weights.Read(weightstest.Model(weightstest.Real(100), 1))
	if err != nil {
		b.Fatal(err)
	}
	p, err := New(f)
	if err != nil {
		b.Fatal(err)
	}
	v, sentences := randomArticle(500, 384, 25)
	b.ReportAllocs()
	for b.Loop() {
		p.Parse(sentences, v)
	}
	b.ReportMetric(float64(500*b.N)/b.Elapsed().Seconds(), "tokens/s")
}
