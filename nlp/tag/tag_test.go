package tag

import (
	"math"
	"math/rand/v2"
	"slices"
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
	tags, upos, lemmas := h.Tag(expected.Tokens(), expected.Matrix())
	for i, w := range expected.Words {
		got := []string{tags[i], upos[i], lemmas[i]}
		if want := []string{expected.XPOS[i], expected.UPOS[i], expected.Lemmas[i]}; !slices.Equal(got, want) {
			t.Errorf("word %d, %q, is %q; want %q", i, w, got, want)
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

func TestScripts(t *testing.T) {
	for _, test := range []struct{ script, form, upos, want string }{
		{"l|0|", "Talks", "NOUN", "talks"},
		{"l|1|", "Talks", "NOUN", "talk"},
		{"k|0|", "Kabul", "PROPN", "Kabul"},
		{"k|3|y", "Ministries", "PROPN", "Ministry"},
		{"l|3|y", "ministries", "NOUN", "ministry"},
		{"=be", "were", "AUX", "be"},
		{"=|", "pipe", "NOUN", "|"},
		{"l|0||", "a", "NOUN", "a|"},
		{"l|1|é", "cafè", "NOUN", "café"},
		{"l|1|s", "日本", "NOUN", "日s"},
		{"l|2|go", "ab", "VERB", "go"},
		// Headlines.
		{"l|1|", "SAYS", "VERB", "say"},
		{"k|1|", "SAYS", "VERB", "say"},
		{"k|3|y", "DENIES", "VERB", "deny"},
		{"k|0|", "ISRAEL", "PROPN", "ISRAEL"},
		{"k|3|y", "PARTIES", "PROPN", "PARTY"},
		{"k|0|", "TV", "NOUN", "TV"},
		{"k|0|", "I", "PRON", "I"},
		{"l|3|y", "COUNTRIES", "NOUN", "country"},
		{"=be", "WERE", "AUX", "be"},
	} {
		s, err := parseScript(test.script)
		if err != nil {
			t.Errorf("%q: %v", test.script, err)
			continue
		}
		if inCapitals(test.form) {
			s = s.forCapitals(test.upos)
		}
		if got := s.apply(test.form); got != test.want {
			t.Errorf("%q makes %q of %s %q; want %q", test.script, got, test.upos, test.form, test.want)
		}
	}
	for _, text := range []string{"l|2|", "l|3|go"} {
		if s, err := parseScript(text); err != nil || s.fits("ab") {
			t.Errorf("%q fits a word of two letters, %v", text, err)
		}
	}
	for _, wrong := range []string{"", "=", "l", "l|", "l|1", "x|1|", "l|x|", "l|-1|", "l||s"} {
		if s, err := parseScript(wrong); err == nil {
			t.Errorf("%q is the script %v", wrong, s)
		}
	}
}

func TestLemmaFallsBack(t *testing.T) {
	var h Tagger
	for _, text := range []string{"l|3|", "l|1|y", "l|4|x", "k|0|"} {
		s, err := parseScript(text)
		if err != nil {
			t.Fatal(err)
		}
		h.scripts = append(h.scripts, s)
	}
	nan := float32(math.NaN())
	for _, test := range []struct {
		form   string
		scores []float32
		want   string
	}{
		{"talks", []float32{4, 3, 2, 1}, "ta"},
		{"ABC", []float32{4, 3, 2, 1}, "aby"}, // the best script leaves nothing
		{"at", []float32{4, 1, 3, 2}, "at"},   // the two best do not apply
		{"at", []float32{1, 2, 2, 2}, "ay"},   // the first of equal ones
		{"at", []float32{nan, nan, nan, nan}, "ay"},
		{"1,500", []float32{4, 3, 2, 1}, "1,500"},
		{"--", []float32{4, 3, 2, 1}, "--"},
	} {
		if got := h.lemmaOf(test.form, "NOUN", test.scores); got != test.want {
			t.Errorf("the lemma of %q with %v is %q; want %q", test.form, test.scores, got, test.want)
		}
	}
	h.scripts = h.scripts[2:3]
	if got := h.lemmaOf("at", "NOUN", []float32{1}); got != "at" {
		t.Errorf("without a script that applies, the lemma of at is %q", got)
	}
}

func TestNewFindsWhatIsWrong(t *testing.T) {
	for name, build := range map[string]func(*weightstest.Builder){
		"nothing":     func(*weightstest.Builder) {},
		"no labels":   func(b *weightstest.Builder) { addHead(b, "tag.lemma", 2) },
		"more labels": func(b *weightstest.Builder) { addHead(b, "tag.lemma", 2, "l|0|", "k|0|") },
		"no script":   func(b *weightstest.Builder) { addHead(b, "tag.lemma", 2, "VERB") },
		"width":       func(b *weightstest.Builder) { addHead(b, "tag.lemma", 3, "l|0|") },
	} {
		var b weightstest.Builder
		addHead(&b, "tag.xpos", 2, "NN")
		addHead(&b, "tag.upos", 2, "NOUN")
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

func FuzzScript(f *testing.F) {
	f.Add("l|1|y", "WORDS", "VERB")
	f.Add("k|3|", "é\xff東", "NOUN")
	f.Fuzz(func(t *testing.T, text, form, upos string) {
		s, err := parseScript(text)
		if err != nil {
			return
		}
		h := Tagger{scripts: []script{s}}
		if h.lemmaOf(form, upos, []float32{1}) == "" && form != "" {
			t.Errorf("%q makes nothing of %q", text, form)
		}
	})
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
