package name

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/weights"
	"github.com/newsgraph/newsgraph/nlp/weights/weightstest"
)

func TestNamesAgreeWithPyTorch(t *testing.T) {
	f, expected := weightstest.Tiny(t)
	finder, err := New(f)
	if err != nil {
		t.Fatal(err)
	}
	got := finder.Find(expected.Ranges(), expected.Matrix())
	if len(got) != len(expected.Names) {
		t.Fatalf("%d names; want %d", len(got), len(expected.Names))
	}
	for i, n := range got {
		want := expected.Names[i]
		if n.First != want.First || n.End != want.End || n.Label != want.Label || math.Abs(float64(n.Score-want.Score)) > 1e-4 {
			t.Errorf("name %d is %v; want %v", i, n, want)
		}
	}
}

var bio = []string{"O", "B-PER", "I-PER", "B-ORG", "I-ORG"}

func newTags(t testing.TB, names ...string) *tagSet {
	t.Helper()
	s, err := newTagSet(names)
	if err != nil {
		t.Fatal(err)
	}
	return &s
}

func TestTagSet(t *testing.T) {
	newTags(t, bio...)
	newTags(t, "O")
	for _, wrong := range []string{"", "B-PER I-PER", "O B-PER", "O I-PER", "O O", "O B-", "O PER", "O B-A I-A B-A", "O B-A I-B"} {
		if _, err := newTagSet(strings.Fields(wrong)); err == nil {
			t.Errorf("the tags %q are taken", wrong)
		}
	}
}

func TestDecode(t *testing.T) {
	tags := newTags(t, bio...)
	for _, test := range []struct {
		name   string
		scores []float32
		want   string
	}{
		{"nothing", nil, ""},
		{"plain", []float32{
			9, 0, 0, 0, 0,
			0, 9, 0, 0, 0,
			0, 0, 9, 0, 0,
		}, "O B-PER I-PER"},
		{"an inside at the start", []float32{
			5, 4, 9, 0, 0,
			0, 0, 9, 0, 0,
		}, "B-PER I-PER"},
		{"an inside behind nothing", []float32{
			9, 0, 0, 0, 0,
			8, 2, 9, 0, 0,
		}, "O O"},
		{"an inside of another", []float32{
			0, 9, 0, 0, 0,
			0, 0, 7, 0, 9,
			0, 0, 0, 0, 1,
		}, "B-PER I-PER O"},
		{"a label that changes for all of it", []float32{
			0, 5, 0, 4, 0,
			0, 0, 5, 0, 9,
			0, 0, 5, 0, 9,
		}, "B-ORG I-ORG I-ORG"},
		{"two side by side", []float32{
			0, 5, 0, 0, 0,
			0, 9, 5, 0, 0,
		}, "B-PER B-PER"},
		{"the first of equal ones", make([]float32, 10), "O O"},
	} {
		got := decode(tags, test.scores)
		if want := strings.Fields(test.want); !slices.Equal(got, want) {
			t.Errorf("%s: %q; want %q", test.name, got, want)
		}
	}
}

func decode(s *tagSet, scores []float32) []string {
	var d decoder
	var names []string
	for _, w := range d.decode(s, slices.Clone(scores)) {
		names = append(names, bio[w.tag])
	}
	return names
}

// The decoder finds what trying all sequences finds.
func TestDecodeIsExact(t *testing.T) {
	tags := newTags(t, bio...)
	random := rand.New(rand.NewPCG(1, 1))
	for range 200 {
		const n = 5
		scores := make([]float32, n*len(bio))
		for i := range scores {
			scores[i] = float32(random.NormFloat64())
		}
		var d decoder
		got := 0.0
		for i, w := range d.decode(tags, slices.Clone(scores)) {
			got += float64(scores[i*len(bio)+w.tag])
		}
		if want := exhaustive(tags, scores, 0, -1); math.Abs(got-want) > 1e-5 {
			t.Fatalf("the sequence found has the sum %v; the best has %v", got, want)
		}
	}
}

// exhaustive is the highest sum of scores from word i on behind a tag.
func exhaustive(s *tagSet, scores []float32, i, before int) float64 {
	k := len(s.tags)
	if i*k == len(scores) {
		return 0
	}
	best := math.Inf(-1)
	for t := range k {
		if before < 0 && s.starts(t) || before >= 0 && s.follows(before, t) {
			best = max(best, float64(scores[i*k+t])+exhaustive(s, scores, i+1, t))
		}
	}
	return best
}

func TestExtraGivesWayToMain(t *testing.T) {
	name := func(first, end int, label string) nlp.Name {
		return nlp.Name{Range: nlp.Range{First: first, End: end}, Label: label}
	}
	names := []nlp.Name{
		name(0, 2, "PER"), // of the sentence before
		name(4, 6, "ORG"), name(9, 10, "LOC"),
		name(3, 4, "GRP"), name(5, 7, "EVT"), name(6, 9, "ART"), name(9, 10, "GRP"),
	}
	got := withoutOverlaps(names, 1, 3)
	want := []nlp.Name{name(0, 2, "PER"), name(3, 4, "GRP"), name(4, 6, "ORG"), name(6, 9, "ART"), name(9, 10, "LOC")}
	if !slices.Equal(got, want) {
		t.Errorf("%v; want %v", got, want)
	}
}

func TestNamesOfAnyArticle(t *testing.T) {
	f, _ := weightstest.Tiny(t)
	finder, err := New(f)
	if err != nil {
		t.Fatal(err)
	}
	if names := finder.Find(nil, nlp.Vectors{}); len(names) > 0 {
		t.Errorf("nothing has the names %v", names)
	}
	random := rand.New(rand.NewPCG(1, 1))
	for _, length := range []int{1, 10, maxWords, 3*maxWords + 1} {
		v := nlp.Vectors{Width: 64, Data: make([]float32, 4*maxWords*64)}
		for i := range v.Data {
			v.Data[i] = float32(random.NormFloat64())
		}
		v.Data[5] = float32(math.NaN())
		v.Data[64*7] = float32(math.Inf(1))
		var sentences []nlp.Range
		for first := 0; first < 4*maxWords; first += length {
			sentences = append(sentences, nlp.Range{First: first, End: min(first+length, 4*maxWords)})
		}
		end := 0
		for i, n := range finder.Find(sentences, v) {
			if n.First < end || n.End <= n.First || n.Label == "" || !(n.Score > 0 && n.Score <= 1) {
				t.Fatalf("sentences of %d words: name %d is %v", length, i, n)
			}
			end = n.End
		}
	}
}

func TestNewFindsWhatIsWrong(t *testing.T) {
	for name, extra := range map[string][]string{"tags": {"O", "B-EVT"}, "labels": {"O"}} {
		var b weightstest.Builder
		b.Floats("name.main.weight", make([]float32, 6), 3, 2)
		b.Lines("name.main.labels", "O", "B-PER", "I-PER")
		b.Floats("name.extra.weight", make([]float32, 4), 2, 2)
		b.Lines("name.extra.labels", extra...)
		f, err := weights.Read(b.File(map[string]any{"width": 2}))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := New(f); err == nil {
			t.Errorf("wrong %s: no error", name)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte{1, 2, 3, 4, 5, 0x80, 0x7f, 0, 0, 0})
	f.Fuzz(func(t *testing.T, data []byte) {
		tags := newTags(t, bio...)
		scores := make([]float32, len(data)/len(bio)*len(bio))
		for i := range scores {
			scores[i] = float32(int8(data[i]))
			switch data[i] {
			case 0x80:
				scores[i] = float32(math.NaN())
			case 0x7f:
				scores[i] = float32(math.Inf(1))
			}
		}
		var d decoder
		before := -1
		for i, w := range d.decode(tags, scores) {
			if before < 0 && !tags.starts(w.tag) || before >= 0 && !tags.follows(before, w.tag) {
				t.Errorf("word %d has the tag %s behind tag %d", i, bio[w.tag], before)
			}
			if !(w.probability >= 0 && w.probability <= 1.0001) {
				t.Errorf("word %d has the probability %v", i, w.probability)
			}
			before = w.tag
		}
	})
}

func BenchmarkFind(b *testing.B) {
	f, err := weights.Read(weightstest.Model(weightstest.Real(100), 1))
	if err != nil {
		b.Fatal(err)
	}
	finder, err := New(f)
	if err != nil {
		b.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 1))
	v := nlp.Vectors{Width: 384, Data: make([]float32, 500*384)}
	for i := range v.Data {
		v.Data[i] = float32(random.NormFloat64())
	}
	var sentences []nlp.Range
	for first := 0; first < 500; first += 25 {
		sentences = append(sentences, nlp.Range{First: first, End: first + 25})
	}
	b.ReportAllocs()
	for b.Loop() {
		finder.Find(sentences, v)
	}
	b.ReportMetric(float64(500*b.N)/b.Elapsed().Seconds(), "tokens/s")
}
