package coref

import "github.com/newsgraph/newsgraph/nlp"

// tree is the dependency trees of an article.
type tree struct {
	tokens   []nlp.Token
	first    []int32 // where the children of each token begin in children
	children []int32 // in text order
	mark     []int32 // the last walk that came by each token
	walk     int32
	stack    []int32
}

func newTree(tokens []nlp.Token) *tree {
	t := &tree{tokens: tokens, first: make([]int32, len(tokens)+1), mark: make([]int32, len(tokens))}
	for i := range tokens {
		if h := tokens[i].Head; h != i {
			t.first[h+1]++
		}
	}
	for i := range tokens {
		t.first[i+1] += t.first[i]
	}
	t.children = make([]int32, t.first[len(tokens)])
	next := append([]int32(nil), t.first...)
	for i := range tokens {
		if h := tokens[i].Head; h != i {
			t.children[next[h]] = int32(i)
			next[h]++
		}
	}
	return t
}

// of is the tokens that depend on token i, in text order.
func (t *tree) of(i int) []int32 { return t.children[t.first[i]:t.first[i+1]] }

// begin starts a set of tokens, with nothing in it.
func (t *tree) begin() { t.walk++ }

func (t *tree) add(i int)      { t.mark[i] = t.walk }
func (t *tree) has(i int) bool { return t.mark[i] == t.walk }

// addSubtree adds token i and all that depend on it to the set, and gives the
// first of them.
func (t *tree) addSubtree(i int) int {
	lowest := i
	t.stack = append(t.stack[:0], int32(i))
	for len(t.stack) > 0 {
		w := int(t.stack[len(t.stack)-1])
		t.stack = t.stack[:len(t.stack)-1]
		t.add(w)
		lowest = min(lowest, w)
		t.stack = append(t.stack, t.of(w)...)
	}
	return lowest
}
