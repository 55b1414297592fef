package language

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/newsgraph/newsgraph/nlp/nlptest"
)

func newDetector(tb testing.TB) *Detector {
	tb.Helper()
	d, err := New()
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

// blocks yields the code and the text of each block of the file.
func blocks(tb testing.TB, yield func(code, text string)) {
	tb.Helper()
	content, err := os.ReadFile("testdata/foreign.txt")
	if err != nil {
		tb.Fatal(err)
	}
	for _, block := range strings.Split(string(content), "\n> ")[1:] {
		code, text, _ := strings.Cut(block, "\n")
		yield(code, text)
	}
}

func TestForeign(t *testing.T) {
	d := newDetector(t)
	codes := map[string]bool{}
	blocks(t, func(code, text string) {
		codes[code] = true
		for _, form := range []string{text, strings.ToUpper(text), text + "\n\nPhoto: The Ostby Herald"} {
			if got := d.Detect(form); got != code {
				t.Errorf("%s, not %s: %s", d.Name(got), d.Name(code), form)
			}
		}
	})
	t.Logf("%d languages", len(codes))
}

func TestEnglish(t *testing.T) {
	d := newDetector(t)
	content, err := os.ReadFile("testdata/english.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range append(strings.Split(string(content), "\n> ")[1:], "", " ", "...", "\xff\xfe") {
		if got := d.Detect(text); got != English {
			t.Errorf("%s: %s", d.Name(got), text)
		}
	}
}

// No English sentence of the corpora is taken for another language: what it
// says would be lost.
func TestNoFalseAlarm(t *testing.T) {
	d := newDetector(t)
	n := 0
	check := func(text string) {
		n++
		if got := d.Detect(text); got != English {
			t.Errorf("%s: %s", d.Name(got), text)
		}
	}
	for _, name := range []string{"eval/plover_dev.jsonl", "eval/petrarch_unit.jsonl", "data/wikinews/wikinews-2019-2020.jsonl"} {
		content, err := os.ReadFile(nlptest.Shared(t, name))
		if err != nil {
			t.Fatal(err)
		}
		for line := range bytes.Lines(content) {
			var r struct {
				Title, Text string
				Paragraphs  []string
			}
			if err := json.Unmarshal(line, &r); err != nil {
				t.Fatal(err)
			}
			for _, p := range append(r.Paragraphs, r.Title, r.Text, strings.Join(r.Paragraphs, "\n\n")) {
				check(p)
			}
		}
	}
	docs, err := filepath.Glob(filepath.Join(nlptest.Shared(t, "eval/docs"), "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for _, doc := range docs {
		content, err := os.ReadFile(doc)
		if err != nil {
			t.Fatal(err)
		}
		check(string(content))
	}
	t.Logf("%d texts", n)
}

// Sixteen times the text takes nearer to sixteen times as long than to its square.
func TestLinear(t *testing.T) {
	d := newDetector(t)
	cost := func(n int) time.Duration {
		text := strings.Repeat("Die Regierung von Norland 诺兰政府周一宣布 said that 政府, ", n)
		best := time.Hour
		for range 3 {
			start := time.Now()
			d.Detect(text)
			best = min(best, time.Since(start))
		}
		return best
	}
	cost(10)
	if small, large := cost(500), cost(8000); large > 100*small {
		t.Errorf("500 lines take %v, 8000 take %v", small, large)
	}
}

func FuzzDetect(f *testing.F) {
	d := newDetector(f)
	blocks(f, func(_, text string) { f.Add(text) })
	f.Fuzz(func(t *testing.T, text string) {
		code := d.Detect(text)
		if d.Name(code) == code {
			t.Errorf("the unknown language %q", code)
		}
		if utf8.RuneCountInString(text) < minLetters/2 && code != English {
			t.Errorf("%q is %s", text, d.Name(code))
		}
	})
}

func BenchmarkDetect(b *testing.B) {
	d := newDetector(b)
	text := strings.Repeat("The government of Norland said on Monday that it would withdraw its troops from Karsa. ", 1000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		d.Detect(text)
	}
}
