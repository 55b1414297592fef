package nlp

import (
	"slices"
	"testing"
)

func TestDependents(t *testing.T) {
	// Two trees: 1 over 0 and 3, 3 over 2; and 4 alone.
	tokens := []Token{{Head: 1}, {Head: 1}, {Head: 3}, {Head: 1}, {Head: 4}}
	d := NewDependents(tokens)
	for i, want := range [][]int{{}, {0, 3}, {}, {2}, {}} {
		if got := d.Of(i); !slices.Equal(got, want) {
			t.Errorf("token %d has the dependents %v, want %v", i, got, want)
		}
	}
	NewDependents(nil)
}
