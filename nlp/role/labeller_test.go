package role

import (
	"math"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/weights"
	"github.com/newsgraph/newsgraph/nlp/weights/weightstest"
)

func TestLabelAgreesWithPyTorch(t *testing.T) {
	f, expected := weightstest.Tiny(t)
	got := labeller(t, f).Label(expected.Ranges(), expected.Matrix())
	arguments := 0
	for i := range expected.Frames {
		arguments += len(expected.Frames[i].Arguments)
	}
	if arguments < 20 {
		t.Fatalf("only %d arguments to compare", arguments)
	}
	close := cmp.Comparer(func(a, b float32) bool { return math.Abs(float64(a-b)) < 1e-3 })
	empty := cmp.Transformer("", func(a []nlp.Argument) []nlp.Argument { return append([]nlp.Argument{}, a...) })
	if diff := cmp.Diff(expected.Frames, got, close, cmp.FilterValues(eitherIsNil, empty)); diff != "" {
		t.Errorf("frames (-want +got):\n%s", diff)
	}
}

func eitherIsNil(a, b []nlp.Argument) bool { return (a == nil) != (b == nil) }

// TestFrames checks what must hold of all frames, in sentences of all lengths.
func TestFrames(t *testing.T) {
	f, _ := weightstest.Tiny(t)
	l := labeller(t, f)
	for _, length := range []int{1, 2, 24, maxWords, maxWords + 1, 3*maxWords - 1} {
		n := max(length, 1000)
		v, sentences := randomArticle(n, 64, length)
		doc := nlp.Doc{Article: &nlp.Article{Text: string(make([]byte, n))}, Sentences: sentences}
		for i := range n {
			doc.Tokens = append(doc.Tokens, nlp.Token{Span: nlp.Span{Start: i, End: i + 1}, Norm: "x"})
		}
		doc.Frames = l.Label(sentences, v)
		if err := doc.Check(); err != nil {
			t.Errorf("sentences of %d words: %v", length, err)
		}
		if len(doc.Frames) == 0 {
			t.Errorf("sentences of %d words have no frames", length)
		}
		for _, frame := range doc.Frames {
			checkArguments(t, frame)
		}
	}
}

func checkArguments(t *testing.T, frame nlp.Frame) {
	t.Helper()
	taken := map[string]bool{}
	last := -1
	for _, a := range frame.Arguments {
		if a.Head <= last || a.Score <= 0 || a.Score > 1 || a.Role == noRole {
			t.Errorf("predicate %d has the argument %+v behind word %d", frame.Predicate, a, last)
		}
		if taken[a.Role] && slices.Contains(coreRoles[:], a.Role) {
			t.Errorf("predicate %d has two arguments in the role %s", frame.Predicate, a.Role)
		}
		last, taken[a.Role] = a.Head, true
	}
}

func TestOneEach(t *testing.T) {
	found := []nlp.Argument{
		{Head: 1, Role: "ARG0", Score: 0.5},
		{Head: 2, Role: "ARGM-TMP", Score: 0.6},
		{Head: 3, Role: "ARG0", Score: 0.7},
		{Head: 4, Role: "ARGM-TMP", Score: 0.5},
		{Head: 5, Role: "ARG0", Score: 0.7},
		{Head: 6, Role: "ARG1", Score: 0.1},
	}
	want := []nlp.Argument{found[1], found[2], found[3], found[5]}
	if diff := cmp.Diff(want, oneEach(found)); diff != "" {
		t.Errorf("arguments (-want +got):\n%s", diff)
	}
}

func TestLabelByItself(t *testing.T) {
	f, _ := weightstest.Tiny(t)
	l := labeller(t, f)
	v, sentences := randomArticle(300, 64, 17)
	var want [][]nlp.Frame
	for _, s := range sentences {
		want = append(want, l.Label([]nlp.Range{s}, v))
	}
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			if diff := cmp.Diff(slices.Concat(want...), l.Label(sentences, v)); diff != "" {
				t.Errorf("sentences by themselves and together (-by themselves +together):\n%s", diff)
			}
		})
	}
	group.Wait()
}

func TestNewFindsWhatIsWrong(t *testing.T) {
	model := func(labels []string, width int) error {
		var b weightstest.Builder
		b.Floats("role.predicate.weight", make([]float32, 2*8), 2, 8)
		b.Floats("role.pred.weight", make([]float32, 3*8), 3, 8)
		b.Floats("role.arg.weight", make([]float32, 2*8), 2, 8)
		b.Floats("role.weight", make([]float32, 2*4*width), 2, 4, width)
		b.Lines("role.labels", labels...)
		f, err := weights.Read(b.File(map[string]any{"width": 8}))
		if err != nil {
			t.Fatal(err)
		}
		_, err = New(f)
		return err
	}
	if err := model([]string{"_", "ARG0"}, 3); err != nil {
		t.Fatal(err)
	}
	for name, err := range map[string]error{
		"a weight of another shape":  model([]string{"_", "ARG0"}, 2),
		"a label more":               model([]string{"_", "ARG0", "ARG1"}, 3),
		"no label for what has none": model([]string{"ARG0", "_"}, 3),
	} {
		if err == nil {
			t.Errorf("a labeller is made of a file with %s", name)
		}
	}
}

// BenchmarkLabel labels sentences of 25 words, of which half are predicates,
// with layers of the real size and random weights.
func BenchmarkLabel(b *testing.B) {
	f, err := weights.Default()
	if err != nil {
		b.Fatal(err)
	}
	l := labeller(b, f)
	v, sentences := randomArticle(500, 384, 25)
	b.ReportAllocs()
	frames := 0
	for b.Loop() {
		frames = len(l.Label(sentences, v))
	}
	b.ReportMetric(float64(500*b.N)/b.Elapsed().Seconds(), "tokens/s")
	b.ReportMetric(float64(frames), "frames/500tokens")
}

func labeller(t testing.TB, f *weights.File) *Labeller {
	t.Helper()
	l, err := New(f)
	if err != nil {
		t.Fatal(err)
	}
	return l
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
