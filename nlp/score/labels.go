package score

import (
	"cmp"
	"slices"
)

// Labels compares labels: of words, of relations, of names. The zero Labels is
// ready to use.
type Labels struct {
	counts    map[string]*Counts
	confusion map[[2]string]int // gold, found
}

// LabelCounts are the counts of one label.
type LabelCounts struct {
	Label string
	Counts
}

// Confusion is how often one label was found where another is right.
type Confusion struct {
	Gold, Found string
	Count       int
}

// Pair adds a thing that is labelled in the gold and in what was found.
func (l *Labels) Pair(gold, found string) {
	l.Missed(gold)
	l.Spurious(found)
	if gold == found {
		l.of(gold).Right++
		return
	}
	if l.confusion == nil {
		l.confusion = map[[2]string]int{}
	}
	l.confusion[[2]string{gold, found}]++
}

// Missed adds a thing that was not found.
func (l *Labels) Missed(gold string) { l.of(gold).Gold++ }

// Spurious adds a thing that is not in the gold.
func (l *Labels) Spurious(found string) { l.of(found).Found++ }

func (l *Labels) of(label string) *Counts {
	if l.counts == nil {
		l.counts = map[string]*Counts{}
	}
	c := l.counts[label]
	if c == nil {
		c = &Counts{}
		l.counts[label] = c
	}
	return c
}

// Total is the counts of all labels together.
func (l *Labels) Total() Counts {
	var total Counts
	for _, c := range l.counts {
		total.Add(*c)
	}
	return total
}

// Each gives the counts of every label, the most frequent in the gold first.
func (l *Labels) Each() []LabelCounts {
	list := make([]LabelCounts, 0, len(l.counts))
	for label, c := range l.counts {
		list = append(list, LabelCounts{label, *c})
	}
	slices.SortFunc(list, func(a, b LabelCounts) int {
		return cmp.Or(cmp.Compare(b.Gold, a.Gold), cmp.Compare(a.Label, b.Label))
	})
	return list
}

// Confusions gives the n most frequent confusions, the most frequent first.
func (l *Labels) Confusions(n int) []Confusion {
	list := make([]Confusion, 0, len(l.confusion))
	for pair, count := range l.confusion {
		list = append(list, Confusion{pair[0], pair[1], count})
	}
	slices.SortFunc(list, func(a, b Confusion) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Gold, b.Gold), cmp.Compare(a.Found, b.Found))
	})
	return list[:min(n, len(list))]
}
