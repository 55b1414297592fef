package coref

import (
	_ "embed" // what nlp/train/coref_fixture.py wrote
	"encoding/json"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/kernel"
	"github.com/newsgraph/newsgraph/nlp/lexicon"
	"github.com/newsgraph/newsgraph/nlp/weights"
)

// The head of a few numbers that the fixture scores with, and what the code
// that trained heads are fitted with finds in the fixture's article.
var (
	//go:embed testdata/head.bin
	fixtureHead []byte
	//go:embed testdata/expected.json
	fixtureExpected []byte
)

type fixture struct {
	Words, Lemmas, Tags, Deps []string
	Heads, Starts             []int
	Vectors                   [][]float32
	Candidates                []int
	Spans                     [][2]int // first and last word
	Unary                     [][unaryFeatures]int32
	Pairs                     []fixturePair
	NumberOfPairs             int `json:"number_of_pairs"`
	Clusters                  [][][2]int
}

// fixturePair is [anaphor, antecedent, features, score].
type fixturePair struct {
	i, j  int
	row   pairRow
	score float32
}

func (p *fixturePair) UnmarshalJSON(data []byte) error {
	return json.Unmarshal(data, &[]any{&p.i, &p.j, &p.row, &p.score})
}

func loadFixture(t testing.TB) (*fixture, *Resolver, *nlp.Doc) {
	t.Helper()
	var f fixture
	if err := json.Unmarshal(fixtureExpected, &f); err != nil {
		t.Fatal(err)
	}
	file, err := weights.Read(fixtureHead)
	if err != nil {
		t.Fatal(err)
	}
	l, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	r, err := New(l, file)
	if err != nil {
		t.Fatal(err)
	}
	return &f, r, f.doc()
}

// doc is the fixture's article, with a space behind each word.
func (f *fixture) doc() *nlp.Doc {
	doc := &nlp.Doc{Article: &nlp.Article{}, Vectors: nlp.Vectors{Width: len(f.Vectors[0])}}
	for i, w := range f.Words {
		start := len(doc.Article.Text)
		doc.Article.Text += w + " "
		doc.Tokens = append(doc.Tokens, nlp.Token{
			Span: nlp.Span{Start: start, End: start + len(w)}, Norm: w,
			Lemma: f.Lemmas[i], Tag: f.Tags[i], Head: f.Heads[i], Dep: f.Deps[i],
		})
		doc.Vectors.Data = append(doc.Vectors.Data, f.Vectors[i]...)
	}
	for i, s := range f.Starts {
		end := len(f.Words)
		if i+1 < len(f.Starts) {
			end = f.Starts[i+1]
		}
		doc.Sentences = append(doc.Sentences, nlp.Range{First: s, End: end})
	}
	return doc
}

func TestCandidatesAgreeWithTraining(t *testing.T) {
	f, r, doc := loadFixture(t)
	p, _, unary := r.analyse(doc)
	if len(p.cands) != len(f.Candidates) {
		t.Fatalf("%d candidates; want %d", len(p.cands), len(f.Candidates))
	}
	for i, c := range p.cands {
		want := nlp.Range{First: f.Spans[i][0], End: f.Spans[i][1] + 1}
		if c.head != f.Candidates[i] || c.span != want {
			t.Errorf("candidate %d is %q, of token %d; want %q, of token %d",
				i, doc.Words(c.span), c.head, doc.Words(want), f.Candidates[i])
		}
		row := unary[i]
		for k := range row {
			row[k] -= unaryOffsets[k]
		}
		if row != f.Unary[i] {
			t.Errorf("%q has the features %v; want %v", doc.Words(c.span), row, f.Unary[i])
		}
	}
}

func TestPairsAgreeWithTraining(t *testing.T) {
	f, r, doc := loadFixture(t)
	p, w, _ := r.analyse(doc)
	got := map[[2]int]fixturePair{}
	total := 0
	for i := range p.cands {
		js, rows := p.of(i, nil, nil)
		scores := w.scores(nil, i, js, rows)
		for n, j := range js {
			for k := range rows[n] {
				rows[n][k] -= pairOffsets[k]
			}
			got[[2]int{i, int(j)}] = fixturePair{i, int(j), rows[n], scores[n]}
			total++
		}
	}
	if total != f.NumberOfPairs {
		t.Errorf("%d pairs; want %d", total, f.NumberOfPairs)
	}
	for _, want := range f.Pairs {
		pair, ok := got[[2]int{want.i, want.j}]
		words := doc.Words(p.cands[want.j].span) + " <- " + doc.Words(p.cands[want.i].span)
		switch {
		case !ok:
			t.Errorf("%s is no pair", words)
		case pair.row != want.row:
			t.Errorf("%s has the features %v; want %v", words, pair.row, want.row)
		case math.Abs(float64(pair.score-want.score)) > 2e-3:
			t.Errorf("%s scores %v; want %v", words, pair.score, want.score)
		}
	}
}

func TestClustersAgreeWithTraining(t *testing.T) {
	f, r, doc := loadFixture(t)
	p, w, _ := r.analyse(doc)
	doc.Clusters = decode(p, w, nil)
	if err := doc.Check(); err != nil {
		t.Fatal(err)
	}
	var got [][][2]int
	for _, c := range doc.Clusters {
		var spans [][2]int
		for _, ref := range c {
			spans = append(spans, [2]int{ref.First, ref.End - 1})
		}
		got = append(got, spans)
	}
	slices.SortFunc(got, func(a, b [][2]int) int { return slices.Compare(a[0][:], b[0][:]) })
	if diff := cmp.Diff(f.Clusters, got); diff != "" {
		t.Errorf("clusters (-want +got):\n%s", diff)
	}
}

// A matching candidate must be found through the index as by looking at all.
func TestFarIndexFindsAllThatMatch(t *testing.T) {
	_, r, doc := loadFixture(t)
	p, _, _ := r.analyse(doc)
	index := newFarIndex()
	for i := range p.cands {
		var want []int32
		for j := i - 1; j >= 0 && p.cands[i].isNominal(); j-- {
			if matchOf(&p.cands[i], &p.cands[j]) != noMatch {
				want = append(want, int32(j))
			}
		}
		if got := index.find(&p.cands[i]); !slices.Equal(got, want) {
			t.Errorf("%q matches %v; want %v", doc.Words(p.cands[i].span), got, want)
		}
		index.add(&p.cands[i], int32(i))
	}
}

func TestNewNamesWhatIsMissing(t *testing.T) {
	l, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := loadClasses("reflexive\tmyself\n"); err == nil {
		t.Error("a list of one class is taken for all")
	}
	if _, err := loadClasses("a\tb\na\tc\n"); err == nil {
		t.Error("a class is taken twice")
	}
	file, err := weights.Read(fixtureHead)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := New(l, file); err != nil {
		t.Error(err)
	}
	var empty weights.File
	if _, err := New(l, &empty); err == nil {
		t.Error("an empty model is taken")
	}
}

func BenchmarkClusters(b *testing.B) {
	_, _, doc := loadFixture(b)
	r := realSize(b)
	const words = 1000
	doc = stretch(doc, words, r.scorer.anaphor.In)
	for b.Loop() {
		r.Clusters(doc)
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N), "ms/1000words")
}

// realSize is a resolver with a head of the size of the real one.
func realSize(t testing.TB) *Resolver {
	t.Helper()
	_, r, _ := loadFixture(t)
	const width, hidden, shared = 384, 128, 64
	layer := func(in, out int) *kernel.Linear {
		return kernel.NewLinear(make([]float32, in*out), nil, in, out)
	}
	r.scorer = &scorer{
		hidden: hidden, shared: shared,
		anaphor: layer(width, hidden), antecedent: layer(width, hidden),
		left: layer(width, shared), right: layer(width, shared), product: layer(shared, hidden),
		unary: make([]float32, unaryRows*2*hidden), pair: make([]float32, pairRows*hidden),
		score: make([]float32, hidden), bias: -1,
	}
	return r
}

// stretch repeats an article until it has n words, with vectors of a width.
func stretch(doc *nlp.Doc, n, width int) *nlp.Doc {
	long := &nlp.Doc{Article: &nlp.Article{}, Vectors: nlp.Vectors{Width: width, Data: make([]float32, n*width)}}
	for len(long.Tokens) < n {
		for _, s := range doc.Sentences {
			base := len(long.Tokens) - s.First
			if base+s.End > n {
				return long
			}
			for _, t := range doc.Tokens[s.First:s.End] {
				t.Head += base
				long.Tokens = append(long.Tokens, t)
			}
			long.Sentences = append(long.Sentences, nlp.Range{First: base + s.First, End: base + s.End})
		}
	}
	return long
}
