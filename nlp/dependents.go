package nlp

// Dependents is the trees of a Doc from above: the tokens that depend on each
// token, in text order.
type Dependents struct {
	first []int // of token i, where its dependents begin in list; one more at the end
	list  []int
}

// NewDependents reads the heads of tokens. The time is linear.
func NewDependents(tokens []Token) Dependents {
	d := Dependents{first: make([]int, len(tokens)+1)}
	for i := range tokens {
		if h := tokens[i].Head; h != i {
			d.first[h+1]++
		}
	}
	for i := range tokens {
		d.first[i+1] += d.first[i]
	}
	d.list = make([]int, d.first[len(tokens)])
	next := append([]int(nil), d.first...)
	for i := range tokens {
		if h := tokens[i].Head; h != i {
			d.list[next[h]] = i
			next[h]++
		}
	}
	return d
}

// Of is the tokens that depend on token i, in text order.
func (d Dependents) Of(i int) []int { return d.list[d.first[i]:d.first[i+1]] }
