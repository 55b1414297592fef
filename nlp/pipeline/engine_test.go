package pipeline

import (
	"bytes"
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/newsgraph/graph/ontology"
	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/corpus"
	"github.com/newsgraph/newsgraph/nlp/kernel"
)

var update = flag.Bool("update", false, "rewrite the goldens")

const articlesDir = "../../testdata/articles"

func defaultEngine(tb testing.TB) *Pipeline {
	tb.Helper()
	types, err := ontology.Default()
	if err != nil {
		tb.Fatal(err)
	}
	p, err := Default(types)
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

func testArticles(tb testing.TB) []*nlp.Article {
	tb.Helper()
	var articles []*nlp.Article
	for a, err := range corpus.Read(tb.Context(), []string{articlesDir}, corpus.Options{}) {
		if err != nil {
			tb.Fatal(err)
		}
		articles = append(articles, a)
	}
	return articles
}

func read(tb testing.TB, p *Pipeline, a *nlp.Article) *nlp.Doc {
	tb.Helper()
	doc, err := p.Read(a)
	if err != nil {
		tb.Fatal(err)
	}
	return doc
}

// The golden shows what is read from one article, so that a change of the
// engine is seen word by word.
func TestGolden(t *testing.T) {
	const name = "01-rockets-zubair"
	articles := testArticles(t)
	i := slices.IndexFunc(articles, func(a *nlp.Article) bool { return strings.Contains(a.Path, name) })
	var got bytes.Buffer
	if err := read(t, defaultEngine(t), articles[i]).Dump(&got); err != nil {
		t.Fatal(err)
	}
	golden(t, name+".golden", got.Bytes())
}

// golden holds got to a file of testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-golden +got):\n%s", name, diff)
	}
}

// One engine, shared by many goroutines and asked twice, reads the same.
func TestReadIsDeterministic(t *testing.T) {
	p, articles := defaultEngine(t), testArticles(t)
	docs := make([]*nlp.Doc, len(articles))
	var wg sync.WaitGroup
	for i, a := range articles {
		wg.Go(func() { docs[i], _ = p.Read(a) })
	}
	wg.Wait()
	other := defaultEngine(t)
	for i, a := range articles {
		if diff := cmp.Diff(docs[i], read(t, other, a)); diff != "" {
			t.Errorf("%s:\n%s", a.Path, diff)
		}
	}
}

// Every implementation of the arithmetic that this machine has reads the same.
// The golden has sums of what the model's scores are read off, bit for bit, on
// every machine.
func TestEveryKernelReadsTheSame(t *testing.T) {
	articles := testArticles(t)
	var first []*nlp.Doc
	defer kernel.Use(kernel.Level())
	for _, level := range kernel.Levels() {
		kernel.Use(level)
		p, docs := defaultEngine(t), []*nlp.Doc{}
		var sums bytes.Buffer
		for _, a := range articles {
			doc := read(t, p, a)
			docs = append(docs, doc)
			scores := fmt.Append(nil, doc.Names, doc.Frames)
			fmt.Fprintf(&sums, "%x %s\n", sha256.Sum256(scores), filepath.Base(a.Path))
		}
		if first == nil {
			first = docs
		}
		if diff := cmp.Diff(first, docs); diff != "" {
			t.Errorf("%s (-%s +%s):\n%s", level, kernel.Levels()[0], level, diff)
		}
		golden(t, "scores.golden", sums.Bytes())
	}
}

// Texts that no newspaper prints but somebody will feed.
func TestReadSurvives(t *testing.T) {
	p := defaultEngine(t)
	texts := map[string]string{
		"empty":             "",
		"spaces":            " \n\t\n ",
		"one word":          "Iran",
		"no sentence":       strings.Repeat("attacked ", 5000),
		"long sentence":     strings.Repeat("Iran attacked Iraq, which denied it, and ", 1000) + "left.",
		"long word":         strings.Repeat("a", 10_000),
		"unbalanced quotes": strings.Repeat("“He said 'no. ", 500),
		"table":             strings.Repeat("Iran\t12\t14.5\t|\tIraq\n", 500),
		"possessives":       strings.Repeat("Iran's army's ", 3000),
		"coordination":      strings.Repeat("Iran and ", 5000) + "Iraq attacked Syria.",
		"commas":            strings.Repeat("Basra, Iraq, ", 3000),
		"Arabic":            "قالت إيران إنها لا تدعم الجماعة. وقال الوزير ذلك.",
		"Chinese":           "伊朗否认与该组织有任何联系。部长周四表示。",
		"emoji":             "Iran 🇮🇷 attacked 🚀 Iraq 🇮🇶. 👨‍👩‍👧 fled.",
		"list":              strings.Repeat("- Iran attacked Iraq\n* Basra: 12 dead\n", 500),
		"capitals":          strings.Repeat("IRAN ATTACKS IRAQ, SAYS U.S. OFFICIAL\n", 300),
		"markup":            strings.Repeat("<p class=\"a\">Iran&nbsp;attacked <a href='x'>Iraq</a>.</p><br/>\n", 300),
		"brackets":          strings.Repeat("(", 3000) + "Iran" + strings.Repeat("]", 3000) + " attacked Iraq.",
		"base64":            strings.Repeat("TWFuIGlzIGRpc3Rpbmd1aXNoZWQsIG5vdCBvbmx5IGJ5+/", 500),
		"nested clauses":    "Iran said " + strings.Repeat("that Iraq said ", 1500) + "that Syria attacked Turkey.",
		"control":           "Iran\u0000\u0001 attacked\u200b \ufeffIraq.",
		"combining":         "Ira\u0301n attacked I\u0307raq's İzmir'll.",
	}
	for name, text := range texts {
		t.Run(name, func(t *testing.T) {
			read(t, p, &nlp.Article{Path: name, Text: text})
		})
	}
}

func FuzzRead(f *testing.F) {
	p := defaultEngine(f)
	for _, a := range testArticles(f) {
		f.Add(a.Text)
	}
	f.Add("“Iran's” — U.S.-led İ'll 'attacked' (the) \"group\", who said")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip("corpus lets no such text in")
		}
		read(t, p, &nlp.Article{Path: "fuzz", Text: text})
	})
}

func BenchmarkRead(b *testing.B) {
	p, articles := defaultEngine(b), testArticles(b)
	tokens := 0
	b.ReportAllocs()
	for b.Loop() {
		for _, a := range articles {
			tokens += len(read(b, p, a).Tokens)
		}
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkDefault(b *testing.B) {
	for b.Loop() {
		defaultEngine(b)
	}
}
