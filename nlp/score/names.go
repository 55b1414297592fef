package score

import "github.com/newsgraph/newsgraph/nlp"

// Name is a span of text, or of words, with the label of a name.
type Name struct {
	nlp.Span
	Label string
}

// Names measures names as CoNLL-2003 does (Tjong Kim Sang and De Meulder 2003,
// "Introduction to the CoNLL-2003 Shared Task"): a name is right only if its
// span and its label are. The zero Names is ready to use.
type Names struct {
	Labels
	// Spans counts without the labels.
	Spans Counts
}

// Add adds the names of a text. Those on either side with the same span and
// label count once.
func (n *Names) Add(gold, found []Name) {
	inGold, inFound := setOf(gold), setOf(found)
	for name := range inGold {
		if inFound[name] {
			n.Pair(name.Label, name.Label)
		} else {
			n.Missed(name.Label)
		}
	}
	for name := range inFound {
		if !inGold[name] {
			n.Spurious(name.Label)
		}
	}
	n.confuse(gold, found, inGold, inFound)
	n.Spans.Add(match(spansOf(gold), spansOf(found)))
}

// confuse notes which labels were found in place of others, with the spans
// right. It changes no counts.
func (n *Names) confuse(gold, found []Name, inGold, inFound map[Name]bool) {
	labels := map[nlp.Span]string{}
	for _, name := range found {
		if !inGold[name] {
			labels[name.Span] = name.Label
		}
	}
	for _, name := range gold {
		if label := labels[name.Span]; label != "" && !inFound[name] {
			if n.confusion == nil {
				n.confusion = map[[2]string]int{}
			}
			n.confusion[[2]string{name.Label, label}]++
		}
	}
}

func spansOf(names []Name) []nlp.Span {
	spans := make([]nlp.Span, len(names))
	for i, n := range names {
		spans[i] = n.Span
	}
	return spans
}
