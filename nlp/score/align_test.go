package score

import (
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/nlp"
)

// words makes words of tokens; "abc a b c" is the token "abc" of three words.
func words(tokens []string) []Word {
	var list []Word
	at := 0
	for _, token := range tokens {
		forms := strings.Fields(token)
		span := nlp.Span{Start: at, End: at + len(forms[0])}
		at = span.End
		if len(forms) == 1 {
			list = append(list, Word{span, token, false})
		}
		for _, form := range forms[1:] {
			list = append(list, Word{span, form, true})
		}
	}
	return list
}

// The cases are those of the class TestAlignment in the shared task's own
// scorer, conll18_ud_eval.py, version 1.2.
func TestAlign(t *testing.T) {
	tests := []struct {
		gold, found []string
		right       int
	}{
		{[]string{"a"}, []string{"a"}, 1},
		{[]string{"a", "b", "c"}, []string{"a", "b", "c"}, 3},
		{[]string{"abc a b c"}, []string{"a", "b", "c"}, 3},
		{[]string{"a", "bc b c", "d"}, []string{"a", "b", "c", "d"}, 4},
		{[]string{"abcd a b c d"}, []string{"ab a b", "cd c d"}, 4},
		{[]string{"abc a b c", "de d e"}, []string{"a", "bcd b c d", "e"}, 5},
		{[]string{"abcd"}, []string{"a", "b", "c", "d"}, 0},
		{[]string{"abc", "d"}, []string{"a", "b", "c", "d"}, 1},
		{[]string{"a", "bc", "d"}, []string{"a", "b", "c", "d"}, 2},
		{[]string{"a", "bc b c", "d"}, []string{"a", "b", "cd"}, 2},
		{[]string{"abc a BX c", "def d EX f"}, []string{"ab a b", "cd c d", "ef e f"}, 4},
		{[]string{"ab a b", "cd bc d"}, []string{"a", "bc", "d"}, 2},
		{[]string{"a", "bc b c", "d"}, []string{"ab AX BX", "cd CX a"}, 1},
		{[]string{"CAN'T CA N'T"}, []string{"ca", "n't"}, 2}, // case does not matter
		{nil, []string{"a"}, 0},
	}
	for _, test := range tests {
		gold, found := words(test.gold), words(test.found)
		pairs := Align(gold, found)
		if got, want := Words(gold, found, pairs), (Counts{test.right, len(found), len(gold)}); got != want {
			t.Errorf("%q and %q: %v, want %v", test.gold, test.found, got, want)
		}
		for i, p := range pairs {
			if i > 0 && (p.Gold <= pairs[i-1].Gold || p.Found <= pairs[i-1].Found) {
				t.Errorf("%q and %q: the pairs %v do not rise", test.gold, test.found, pairs)
			}
		}
	}
}

func TestSpans(t *testing.T) {
	gold := []nlp.Span{{Start: 0, End: 3}, {Start: 3, End: 9}}
	found := []nlp.Span{{Start: 0, End: 3}, {Start: 3, End: 5}, {Start: 5, End: 9}}
	if got, want := Spans(gold, found), (Counts{1, 3, 2}); got != want {
		t.Errorf("%v, want %v", got, want)
	}
}
