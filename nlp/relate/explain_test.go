package relate_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/relate"
)

// TestExplainIsRelate checks that explanations hold the very relations of
// Relate, each with words, a path and a confidence that is what it is made of.
func TestExplainIsRelate(t *testing.T) {
	r := newReader(t)
	for _, text := range explainedTexts(t) {
		d := r.prepare(t, text)
		var got []nlp.Relation
		for _, e := range r.relater.Explain(d) {
			for i := range e.Found {
				f := &e.Found[i]
				got = append(got, f.Relation)
				checkFound(t, d, e.Sentence, f)
			}
		}
		want := r.relater.Relate(d)
		if diff := cmp.Diff(want, got); diff != "" && len(want)+len(got) > 0 {
			t.Errorf("%.80q (-Relate +Explain):\n%s", text, diff)
		}
	}
}

// explainedTexts is the articles of the repository and the test sentences.
func explainedTexts(t *testing.T) []string {
	t.Helper()
	var texts []string
	articles, err := filepath.Glob(filepath.Join("..", "..", "testdata", "articles", "*.*"))
	check(t, err)
	for _, path := range articles {
		text, err := os.ReadFile(path)
		check(t, err)
		texts = append(texts, string(text))
	}
	sentences, err := filepath.Glob(filepath.Join("testdata", "sentences", "*.txt"))
	check(t, err)
	for _, path := range sentences {
		for _, e := range readExamples(t, path) {
			texts = append(texts, e.text)
		}
	}
	if len(articles) == 0 || len(sentences) == 0 {
		t.Fatal("there are no texts")
	}
	return texts
}

func checkFound(t *testing.T, d *nlp.Doc, sentence int, f *relate.Found) {
	t.Helper()
	r := &f.Relation
	product := 1.0
	for _, x := range f.Factors {
		product *= x.Value
	}
	switch {
	case r.Sentence != sentence:
		t.Errorf("%s of sentence %d is told of sentence %d", say(d, r), r.Sentence, sentence)
	case product != r.Confidence:
		t.Errorf("%s: the factors %v give %v, not %v", say(d, r), f.Factors, product, r.Confidence)
	case f.Path == "":
		t.Errorf("%s has no path", say(d, r))
	case (r.Polarity != nlp.Positive || r.Modality != nlp.Asserted || r.Attribution != nlp.None) && len(f.Cues) == 0:
		t.Errorf("%s has no cues", say(d, r))
	}
}

// TestExplain checks what is told of single sentences: each line that is wanted
// must be among those that tellAll gives.
func TestExplain(t *testing.T) {
	r := newReader(t)
	tests := []struct {
		text string
		want []string
	}{
		{"The Red Falcon militia may attack the town of Karsa, Dagny Holt said.", []string{
			`ATTACKED by verbs "attack": militia <-nsubj- attack -obj-> town`,
			`ATTACKED cue said: speaker = Dagny Holt (verb cue "say")`,
			`ATTACKED cue may: hypothetical (modal)`,
			`said, REJECTED "say no to": "no" not found`,
		}},
		{"The army of Norland did not attack Karsa on Monday.", []string{
			`ATTACKED cue not: negative (negation)`,
		}},
		{"\"Norway attacked Sweden,\" Dagny Holt said. \"Sweden attacked Finland.\"", []string{
			`ATTACKED cue : speaker = Dagny Holt (quotation)`,
		}},
		{"According to Norway, Sweden bought the refinery.", []string{
			`ACQUIRED cue According: speaker = Norway (source)`,
		}},
		{"The Red Falcon militia said it carried out a drone strike on Sweden.", []string{
			`BOMBED by nouns "drone_strike on|against|at": it <-nsubj- carried -obj-> strike -nmod:on-> Sweden`,
			`BOMBED cue : claimed (said of itself)`,
		}},
		{"A Norway-backed militia attacked Sweden.", []string{
			`BACKS by compounds "S-backed O": Norway <-compound- backed <-amod- militia`,
		}},
		{"Norway attacked the measure.", []string{
			`attacked, ATTACKED "attack": the participant "the measure" is no entity`,
		}},
		{"Norway struck Sweden.", []string{
			`struck, ATTACKED "strike": needs a sign of arms`,
		}},
		{"Sweden was attacked on Tuesday.", []string{
			`attacked, ATTACKED "attack": subject missing: nothing says by whom`,
		}},
		{"Dagny Holt invaded Tomas Reyle.", []string{
			`invaded, INVADED "invade": kinds do not suit: object "Tomas Reyle" is of kind Person`,
		}},
		{"Norway said the attack on Sweden was a mistake.", []string{
			`attack, ATTACKED "attack on|against|upon|at": subject missing: nothing says who did it`,
		}},
		{"Talks between Norway collapsed.", []string{
			`Talks, MET_WITH "talk with|between": "Norway" is one participant, and two are needed`,
		}},
	}
	for _, test := range tests {
		got := tellAll(r, r.prepare(t, test.text))
		for _, want := range test.want {
			if !slices.Contains(got, want) {
				t.Errorf("%s\nlacks %s\nin    %s", test.text, want, strings.Join(got, "\n      "))
			}
		}
	}
}

// tellAll writes an explanation a line a thing.
func tellAll(r *reader, d *nlp.Doc) []string {
	var lines []string
	for _, e := range r.relater.Explain(d) {
		for i := range e.Found {
			f := &e.Found[i]
			lines = append(lines, fmt.Sprintf("%s by %s %q: %s", f.Relation.Type, f.Wording.List, f.Wording.Text, f.Path))
			for _, c := range f.Cues {
				lines = append(lines, fmt.Sprintf("%s cue %s: %s (%s)", f.Relation.Type, c.Word, c.Effect, c.Kind))
			}
		}
		for _, m := range e.Missed {
			lines = append(lines, fmt.Sprintf("%s, %s %q: %s", d.Words(m.Trigger), m.Type, m.Wording.Text, m.Reason))
		}
	}
	return lines
}
