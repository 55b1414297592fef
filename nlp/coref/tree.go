package coref

import "github.com/newsgraph/newsgraph/nlp"

// tree is the dependency trees of an article, with a set of tokens to walk
// them by.
type tree struct {
	nlp.Dependents
	tokens []nlp.Token
	mark   []int32 // the last walk that came by each token
	walk   int32
	stack  []int
}

func newTree(tokens []nlp.Token) *tree {
	return &tree{Dependents: nlp.NewDependents(tokens), tokens: tokens, mark: make([]int32, len(tokens))}
}

// begin starts a set of tokens, with nothing in it.
func (t *tree) begin() { t.walk++ }

func (t *tree) add(i int)      { t.mark[i] = t.walk }
func (t *tree) has(i int) bool { return t.mark[i] == t.walk }

// addSubtree adds token i and all that depend on it to the set, and gives the
// first of them.
func (t *tree) addSubtree(i int) int {
	lowest := i
	t.stack = append(t.stack[:0], i)
	for len(t.stack) > 0 {
		w := t.stack[len(t.stack)-1]
		t.stack = t.stack[:len(t.stack)-1]
		t.add(w)
		lowest = min(lowest, w)
		t.stack = append(t.stack, t.Of(w)...)
	}
	return lowest
}
