package tag

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/jdkato/prose/v2"
	"github.com/newsgraph/newsgraph/nlp"
)

func newTagger(t testing.TB) *Tagger {
	t.Helper()
	tagger, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return tagger
}

// tokensOf makes tokens of the words of a sentence, which are joined where a
// word starts with "_".
func tokensOf(sentence string) []nlp.Token {
	var tokens []nlp.Token
	at := 0
	for _, w := range strings.Fields(sentence) {
		if len(w) > 1 && w[0] == '_' {
			w = w[1:]
			at--
		}
		tokens = append(tokens, nlp.Token{Span: nlp.Span{Start: at, End: at + len(w)}, Norm: w})
		at += len(w) + 1
	}
	return tokens
}

func TestTag(t *testing.T) {
	tests := []struct{ sentence, tags, lemmas string }{
		{"", "", ""},
		{
			"The Iran _- _backed group fired rockets at the base _.",
			"DT NNP HYPH VBN NN VBD NNS IN DT NN .",
			"the Iran - back group fire rocket at the base .",
		},
		{
			"\" _They do _n't know _, _\" he said _.",
			"`` PRP VBP RB VB , '' PRP VBD .",
			"\" they do not know , \" he say .",
		},
		{
			"The boys _' men went to Paris to see 1,200 of 10 _- _15 ( _so _) sites _.",
			"DT NNS POS NNS VBD IN NNP TO VB CD IN CD SYM CD -LRB- RB -RRB- NNS .",
			"the boy 's man go to Paris to see 1200 of 10 - 15 ( so ) site .",
		},
		{
			"Most Americans were running larger cities _; www.a.example",
			"JJS NNPS VBD VBG JJR NNS , ADD",
			"most American be run large city ; www.a.example",
		},
		{
			"REBELS SEIZED THE LARGEST CITIES",
			"NNS VBD DT JJS NNS",
			"rebel seize the large city",
		},
		{
			"$ _5 _m _, 20 _%",
			"$ CD CD , CD NN",
			"$ 5 million , 20 %",
		},
	}
	tagger := newTagger(t)
	for _, test := range tests {
		t.Run(test.sentence, func(t *testing.T) {
			tags, lemmas := tagger.Tag(tokensOf(test.sentence))
			if got := strings.Join(tags, " "); got != test.tags {
				t.Errorf("tags\n%s, want\n%s", got, test.tags)
			}
			if got := strings.Join(lemmas, " "); got != test.lemmas {
				t.Errorf("lemmas\n%s, want\n%s", got, test.lemmas)
			}
		})
	}
}

// TestRegular is on words that are in no table, so that the rules decide.
func TestRegular(t *testing.T) {
	tests := []struct{ word, tag, want string }{
		{"blorps", "NNS", "blorp"},
		{"Blorpies", "NNS", "blorpy"},
		{"blorshes", "NNS", "blorsh"},
		{"1980s", "NNS", "1980s"},
		{"NGOs", "NNS", "NGO"},
		{"Blorps", "NNPS", "Blorp"},
		{"blorping", "VBG", "blorp"},
		{"blopping", "VBG", "blop"},
		{"bloping", "VBG", "blope"},
		{"blorcing", "VBG", "blorce"},
		{"blelled", "VBD", "blell"},
		{"blorpied", "VBN", "blorpy"},
		{"blorpier", "JJR", "blorpy"},
		{"bloppest", "JJS", "blop"},
		{"Blorpian", "JJ", "blorpian"},
		{"BLORP", "NN", "BLORP"},
		{"Blorp", "NN", "blorp"},
		{"1,234,567", "CD", "1234567"},
		{"s", "NNS", "s"},
		{"ed", "VBD", "ed"},
	}
	none := func(string, string) bool { return false }
	for _, test := range tests {
		if got := Regular(test.word, test.tag, none); got != test.want {
			t.Errorf("Regular(%q, %s) = %q, want %q", test.word, test.tag, got, test.want)
		}
	}
	plan := func(word, class string) bool { return word == "plan" && class == "V" }
	if got := Regular("planing", "VBG", plan); got != "plan" {
		t.Errorf("a known lemma is passed over for %q", got)
	}
}

// TestProse checks that the model is evaluated as prose does, on sentences of
// the project's own articles. Only those in which no word is repeated can be
// compared: prose gives all uses of a word the tag of the last one.
func TestProse(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join("..", "..", "testdata", "articles", "*"))
	if err != nil {
		t.Fatal(err)
	}
	model, tagger := prose.ModelFromData("all"), newTagger(t)
	all, same := 0, 0
	for _, sentence := range comparable(append(readAll(t, paths), ownText)) {
		doc, err := prose.NewDocument(sentence, prose.UsingModel(model),
			prose.WithExtraction(false), prose.WithSegmentation(false))
		if err != nil {
			t.Fatal(err)
		}
		words := doc.Tokens()
		for i, tag := range rawTags(tagger.model, words) {
			all++
			if tag == words[i].Tag {
				same++
			} else {
				t.Logf("%q is %s, prose has %s: %s", words[i].Text, tag, words[i].Tag, sentence)
			}
		}
	}
	t.Logf("%d of %d tags are prose's", same, all)
	if all < 500 || float64(same) < 0.999*float64(all) {
		t.Errorf("%d of %d tags are prose's, want 99.9 %% of at least 500", same, all)
	}
}

// comparable cuts texts into pieces at about every eighth word, and leaves out
// those that repeat a word.
func comparable(texts []string) []string {
	var pieces []string
	for _, text := range texts {
		for piece := range slices.Chunk(strings.Fields(text), 8) {
			sorted := slices.Sorted(slices.Values(piece))
			if len(slices.Compact(sorted)) == len(piece) {
				pieces = append(pieces, strings.Join(piece, " "))
			}
		}
	}
	return pieces
}

const ownText = "The ministers who met in the harbour town could not agree on how the old " +
	"bridge, built in 1932, should be paid for. \"We'll see,\" one of them said quietly, and left."

func readAll(t *testing.T, paths []string) []string {
	t.Helper()
	texts := make([]string, len(paths))
	for i, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		texts[i] = string(data)
	}
	return texts
}

// rawTags is what prose's tagger does, with our evaluation of its model; tags
// that prose gives without the model are taken from it.
func rawTags(m *perceptron, words []prose.Token) []string {
	tokens := make([]nlp.Token, len(words))
	for i, w := range words {
		tokens[i].Norm = w.Text
	}
	h := newHistory(tokens, func(string) bool { return false })
	for i, w := range words {
		h.words[i], h.context[i+2] = w.Text, normalize(w.Text, strings.ToLower(w.Text))
	}
	tags := make([]string, len(words))
	for i, w := range words {
		tags[i] = m.tag(h, i)
		if w.Tag == "-" || w.Tag == "SYM" || strings.ContainsAny(w.Text, "@/") {
			tags[i] = w.Tag
		}
		h.push(tags[i])
	}
	return tags
}

// TestGob checks the reading of the weights against encoding/gob.
func TestGob(t *testing.T) {
	var want map[string]map[string]float64
	if err := decodeAsset("weights.gob", &want); err != nil {
		t.Fatal(err)
	}
	m := newTagger(t).model
	for feature, classes := range want {
		weights := m.find(hashOf(hashStart, feature))
		if len(weights) != len(classes) {
			t.Fatalf("%q has %d weights, want %d", feature, len(weights), len(classes))
		}
		for _, w := range weights {
			if got := float64(w.thousandths) / 1000; got != classes[m.classes[w.class]] {
				t.Fatalf("%q, %s: %v, want %v", feature, m.classes[w.class], got, classes[m.classes[w.class]])
			}
		}
	}
}

func FuzzGob(f *testing.F) {
	f.Add([]byte{3, 4, 0, 0})
	f.Add([]byte{255, 1, 2})
	f.Fuzz(func(_ *testing.T, data []byte) {
		m := &perceptron{classes: []string{"NN"}}
		_ = m.readWeights(data)
	})
}

func FuzzTag(f *testing.F) {
	f.Add("The U.S. _- _led \" group \" 's _' 5 _- _6 .")
	f.Add("\xff \xc3\x28 - _- İ")
	tagger := newTagger(f)
	f.Fuzz(func(t *testing.T, sentence string) {
		tokens := tokensOf(sentence)
		tags, lemmas := tagger.Tag(tokens)
		if len(tags) != len(tokens) || len(lemmas) != len(tokens) {
			t.Fatalf("%d tokens, %d tags, %d lemmas", len(tokens), len(tags), len(lemmas))
		}
		for i := range tags {
			if tags[i] == "" || lemmas[i] == "" {
				t.Fatalf("%q has the tag %q and the lemma %q", tokens[i].Norm, tags[i], lemmas[i])
			}
			if utf8.ValidString(sentence) && !utf8.ValidString(lemmas[i]) {
				t.Fatalf("%q has the lemma %q", tokens[i].Norm, lemmas[i])
			}
		}
	})
}

func TestConcurrentUse(t *testing.T) {
	tagger := newTagger(t)
	tokens := tokensOf("An Iran _- _backed militia fired many rockets at the base _.")
	want, _ := tagger.Tag(tokens)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 50 {
				if got, _ := tagger.Tag(tokens); !reflect.DeepEqual(got, want) {
					t.Errorf("got %v, want %v", got, want)
				}
			}
		})
	}
	wg.Wait()
}

func BenchmarkTag(b *testing.B) {
	tagger := newTagger(b)
	tokens := tokensOf("The ministers who met in the harbour town on Monday could not agree on how the " +
		"old bridge _, built in 1932 by Albert Hale _, should be paid for _, officials said _.")
	b.ReportAllocs()
	for b.Loop() {
		tagger.Tag(tokens)
	}
	b.ReportMetric(float64(len(tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		newTagger(b)
	}
}
