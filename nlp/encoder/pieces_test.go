package encoder

import (
	"slices"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/nlp/weights/weightstest"
)

// The splits are those of nlp/train/pieces.py.
func TestSplitsAgreeWithTraining(t *testing.T) {
	f, expected := weightstest.Tiny(t)
	vocabulary, err := f.Lines("vocab")
	if err != nil {
		t.Fatal(err)
	}
	s, err := newSplitter(vocabulary)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range expected.Splits {
		if got := split(s, vocabulary, want.Word); !slices.Equal(got, want.Pieces) {
			t.Errorf("%.40q is %q; want %q", want.Word, got, want.Pieces)
		}
		if got := shapeOf(want.Word, false); got != want.Shape {
			t.Errorf("%.40q has the shape %d; want %d", want.Word, got, want.Shape)
		}
	}
}

func split(s *splitter, vocabulary []string, word string) []string {
	var pieces []string
	for _, id := range s.split(word, &wordBuffer{}) {
		pieces = append(pieces, vocabulary[id])
	}
	return pieces
}

// The wanted pieces are those of BertTokenizer in transformers 5.24 with this
// vocabulary, but that a word has at least one piece and at most sixteen, and
// that a word with over 100 letters is not split.
func TestSplit(t *testing.T) {
	vocabulary := strings.Fields("[UNK] [CLS] [SEP] un ##aff ##able naive cafe 東 京 ##京 is ##tan ##bul " +
		"a ##a ##b b , . $ ! - ' ق ##ا ##ل co ##op co-op ß — … « 5")
	s, err := newSplitter(vocabulary)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ word, want string }{
		{"unaffable", "un ##aff ##able"},
		{"UNAFFABLE", "un ##aff ##able"},
		{"unaffables", "[UNK]"},
		{"Naïve", "naive"},
		{"Cafe\u0301", "cafe"},
		{"東京", "東 京"},
		{"東a京", "東 a 京"},
		{"İstanbul", "is ##tan ##bul"},
		{"a.b", "a . b"},
		{"$5!", "$ 5 !"},
		{"a\u200bb", "a ##b"},     // a character of no width is ignored
		{"co\u00adop", "co ##op"}, // so is a soft hyphen
		{"co-op", "co - [UNK]"},
		{"a\u00a0b\u2003a", "a b a"},
		{"قال", "ق ##ا ##ل"},
		{"ab🙂", "[UNK]"},
		{"🙂.b", "[UNK] . b"},
		{"a\x00b\ufffd", "a ##b"},
		{"a\xffb", "a ##b"},
		{"\u0301", "[UNK]"},
		{"—…«", "— … «"},
		{"ẞ", "ß"},
		{strings.Repeat("a", 100), "a" + strings.Repeat(" ##a", 15)},
		{strings.Repeat("a", 101), "[UNK]"},
	} {
		if got := strings.Join(split(s, vocabulary, test.word), " "); got != test.want {
			t.Errorf("%.40q is %q; want %q", test.word, got, test.want)
		}
	}
}

func TestShape(t *testing.T) {
	for kind, words := range [][]string{
		noLetters:    {"", ".", "--", "🙂", "$"},
		lowerCase:    {"talks", "'s", "a", "café", "co-op", "ª"},
		titleCase:    {"Talks", "O'clock", "St.", "Ωmega"},
		upperCase:    {"UN", "AT&T", "É-É"},
		single:       {"A", "I", "'A"},
		dotted:       {"U.S.", "J."},
		mixed:        {"McDonald", "iPhone", "DoD", "al-Assad", "Aب"},
		digits:       {"5", "1,500", "10:30", "$5", "½", "12/05"},
		alphanumeric: {"F-16", "1980s", "a1"},
		otherLetters: {"قال", "東京", "aب"},
	} {
		for _, w := range words {
			if got, want := shapeOf(w, false), uint8(1+2*kind); got != want {
				t.Errorf("%q has the shape %d; want %d", w, got, want)
			}
			if got, want := shapeOf(w, true), uint8(2+2*kind); got != want || int(got) >= shapes {
				t.Errorf("%q at the start has the shape %d; want %d", w, got, want)
			}
		}
	}
}

func FuzzSplit(f *testing.F) {
	for _, w := range []string{"talks", "東京", "a\xff", "İ\u0301", "👩‍👩‍👧‍👦", strings.Repeat("a.", 60)} {
		f.Add(w)
	}
	vocabulary := weightstest.Vocabulary(2000)
	s, err := newSplitter(vocabulary)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, word string) {
		pieces := s.split(word, &wordBuffer{})
		if len(pieces) < 1 || len(pieces) > maxPieces {
			t.Errorf("%d pieces", len(pieces))
		}
		for _, id := range pieces {
			if id < 0 || int(id) >= len(vocabulary) {
				t.Errorf("piece %d of %d", id, len(vocabulary))
			}
		}
		if s := shapeOf(word, true); int(s) >= shapes {
			t.Errorf("shape %d of %d", s, shapes)
		}
	})
}
