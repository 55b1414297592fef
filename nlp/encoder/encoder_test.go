package encoder

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/kernel"
	"github.com/newsgraph/newsgraph/nlp/weights"
	"github.com/newsgraph/newsgraph/nlp/weights/weightstest"
)

func tiny(t testing.TB) (*Encoder, *weightstest.Expected) {
	t.Helper()
	f, expected := weightstest.Tiny(t)
	e, err := New(f)
	if err != nil {
		t.Fatal(err)
	}
	return e, expected
}

// tolerance is how far vectors may be from the reference, which computes in
// single precision; here the inputs of the layers have 8 bits.
const tolerance = 0.05

func TestEncodeAgreesWithPyTorch(t *testing.T) {
	e, expected := tiny(t)
	got := e.Encode(expected.Tokens(), expected.Ranges())
	if got.Width != len(expected.Vectors[0]) || len(got.Data) != got.Width*len(expected.Words) {
		t.Fatalf("%d numbers of width %d", len(got.Data), got.Width)
	}
	worst := 0.0
	for i, want := range expected.Vectors {
		for k, x := range got.Row(i) {
			worst = max(worst, math.Abs(float64(x-want[k])))
		}
		if worst > tolerance {
			t.Fatalf("the vector of word %d, %q, is off by %v", i, expected.Words[i], worst)
		}
	}
	t.Logf("largest difference %.2g with %s", worst, kernel.Level())
}

// A text's vectors are the same to the last bit beside any other.
func TestEncodeIsDeterministic(t *testing.T) {
	e, expected := tiny(t)
	tokens, sentences := expected.Tokens(), expected.Ranges()
	want := e.Encode(tokens, sentences)
	var group sync.WaitGroup
	for g := range 4 {
		group.Go(func() {
			random := rand.New(rand.NewPCG(uint64(g), 0))
			for range 20 {
				s := sentences[random.IntN(len(sentences))]
				e.Encode(tokens, []nlp.Range{s})
				if got := e.Encode(tokens, sentences); !slices.Equal(got.Data, want.Data) {
					t.Error("the vectors differ from those of the first time")
					return
				}
			}
		})
	}
	group.Wait()
}

// Words of one window see each other; those of others do not.
func TestWindowsAreApart(t *testing.T) {
	e, _ := tiny(t)
	encode := func(text string) nlp.Vectors {
		tokens, sentences := article(text)
		return e.Encode(tokens, sentences)
	}
	long := strings.TrimSpace(strings.Repeat("talks on ", 15)) // a window of its own
	a, b := encode("talks .\n"+long), encode("rebel .\n"+long)
	if slices.Equal(a.Row(1), b.Row(1)) {
		t.Error("a word does not see the one beside it")
	}
	if !slices.Equal(a.Data[2*a.Width:], b.Data[2*b.Width:]) {
		t.Error("a word sees another window")
	}
}

// article makes tokens of words, with a sentence a line.
func article(text string) (tokens []nlp.Token, sentences []nlp.Range) {
	for line := range strings.Lines(text) {
		first := len(tokens)
		for _, w := range strings.Fields(line) {
			tokens = append(tokens, nlp.Token{Norm: w})
		}
		sentences = append(sentences, nlp.Range{First: first, End: len(tokens)})
	}
	return tokens, sentences
}

func TestStrangeArticles(t *testing.T) {
	e, _ := tiny(t)
	for name, text := range map[string]string{
		"nothing":         "",
		"one word":        "talks",
		"emoji":           "🙂 👩‍👩‍👧‍👦 🙂",
		"Arabic":          "قال الوزير",
		"Chinese":         "部长会见了代表团",
		"long token":      strings.Repeat("x", 10000) + " said " + strings.Repeat("é.", 5000),
		"long sentence":   strings.Repeat("the talks ", 20000),
		"many sentences":  strings.Repeat("No .\n", 5000),
		"invalid UTF-8":   "a\xffb \xff\xfe \xc3",
		"control":         "\x00\x01 \u200b \u00ad",
		"combining marks": strings.Repeat("\u0301", 90) + " " + strings.Repeat("\u0301", 5000),
	} {
		tokens, sentences := article(text)
		v := e.Encode(tokens, sentences)
		for i, x := range v.Data {
			if math.IsNaN(float64(x)) || math.IsInf(float64(x), 0) {
				t.Errorf("%s: number %d of word %d is %v", name, i%v.Width, i/v.Width, x)
				break
			}
		}
		for i := range tokens {
			if !slices.ContainsFunc(v.Row(i), func(x float32) bool { return x != 0 }) {
				t.Errorf("%s: word %d has no vector", name, i)
				break
			}
		}
	}
}

func TestWindowsAreBounded(t *testing.T) {
	e, _ := tiny(t)
	tokens, sentences := article(strings.Repeat(strings.Repeat("the talks-on-talks ", 300)+"\n no .\n", 3))
	w := newWorker(e)
	w.to = nlp.Vectors{Width: e.config.Width, Data: make([]float32, len(tokens)*e.config.Width)}
	for _, s := range sentences {
		w.sentence(tokens, s)
	}
	if n := cap(w.window.pieces); n > 2*e.config.Positions {
		t.Errorf("a window has room for %d pieces", n)
	}
}

func TestEncodeAllocates(t *testing.T) {
	e, expected := tiny(t)
	tokens, sentences := expected.Tokens(), expected.Ranges()
	e.Encode(tokens, sentences)
	if n := testing.AllocsPerRun(20, func() { e.Encode(tokens, sentences) }); n > 2 {
		t.Errorf("%v allocations for an article; want the result's", n)
	}
}

func TestNewFindsWhatIsMissing(t *testing.T) {
	size := weightstest.Size{
		Layers: 1, Width: 8, Heads: 2, Inner: 8, Positions: 20, Window: 20, Vocabulary: weightstest.Vocabulary(60),
		XPOS: []string{"X"}, UPOS: []string{"X"},
		Main: []string{"O"}, Extra: []string{"O"}, Deps: []string{"root"}, Arc: 2, Label: 2,
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
	for name, change := range map[string]func(*weightstest.Size){
		"no layers":         func(s *weightstest.Size) { s.Layers = 0 },
		"heads":             func(s *weightstest.Size) { s.Heads = 3 },
		"no heads":          func(s *weightstest.Size) { s.Heads = 0 },
		"window":            func(s *weightstest.Size) { s.Window = 21 },
		"few positions":     func(s *weightstest.Size) { s.Positions, s.Window = 17, 17 },
		"no mark":           func(s *weightstest.Size) { s.Vocabulary = []string{"[UNK]", "[CLS]", "a"} },
		"a piece twice":     func(s *weightstest.Size) { s.Vocabulary = append(weightstest.Vocabulary(10), "a") },
		"no vocabulary":     func(s *weightstest.Size) { s.Vocabulary = nil },
		"an empty alphabet": func(s *weightstest.Size) { s.Vocabulary = []string{"[UNK]"} },
	} {
		changed := size
		change(&changed)
		if load(changed) == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// BenchmarkEncode reads sentences of 25 words with a model of the real size and
// random weights.
func BenchmarkEncode(b *testing.B) {
	f, err := weights.Read(weightstest.Model(weightstest.Real(30522), 1))
	if err != nil {
		b.Fatal(err)
	}
	e, err := New(f)
	if err != nil {
		b.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 1))
	var text strings.Builder
	for range 20 {
		for range 25 {
			// A quarter of the words has two pieces.
			fmt.Fprintf(&text, "%.*s ", 1+random.IntN(4)/3, []string{"ab", "xy", "cd"}[random.IntN(3)])
		}
		text.WriteString("\n")
	}
	tokens, sentences := article(text.String())
	b.ReportAllocs()
	for b.Loop() {
		e.Encode(tokens, sentences)
	}
	b.ReportMetric(float64(len(tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
	b.ReportMetric(0, "ns/op")
}

func BenchmarkNew(b *testing.B) {
	data := weightstest.Model(weightstest.Real(30522), 1)
	for b.Loop() {
		f, err := weights.Read(data)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := New(f); err != nil {
			b.Fatal(err)
		}
	}
}
