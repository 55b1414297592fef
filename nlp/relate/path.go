package relate

import (
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/nlp"
)

// path is the way through the tree from the subject's token over the trigger
// to the object's: "militia <-nsubj- attacked -obj-> village". An end that is
// None is left out, and so is a trigger that is no content word.
func (a *article) path(subject int, trigger nlp.Range, object int) string {
	stops := []int{subject, a.topOf(trigger), object}
	switch a.doc.Tokens[stops[1]].UPOS {
	case "ADP", "PUNCT", "PART":
		stops = []int{subject, object}
	}
	stops = slices.DeleteFunc(stops, func(i int) bool { return i == nlp.None })
	var b strings.Builder
	b.WriteString(a.word(stops[0]))
	for i := 1; i < len(stops); i++ {
		a.writeWay(&b, stops[i-1], stops[i])
	}
	return b.String()
}

// topOf is the first token of r that hangs outside of r.
func (a *article) topOf(r nlp.Range) int {
	for i := r.First; i < r.End; i++ {
		if h := a.head(i); h == i || !r.Contains(h) {
			return i
		}
	}
	return r.First
}

// writeWay writes the way from one token up and down the tree to another one,
// without its first word.
func (a *article) writeWay(b *strings.Builder, from, to int) {
	up, down := a.ancestors(from), a.ancestors(to)
	for len(up) > 1 && len(down) > 1 && up[len(up)-2] == down[len(down)-2] {
		up, down = up[:len(up)-1], down[:len(down)-1]
	}
	for i := 1; i < len(up); i++ {
		b.WriteString(" <-" + a.link(up[i-1]) + "- " + a.word(up[i]))
	}
	for i := len(down) - 2; i >= 0; i-- {
		b.WriteString(" -" + a.link(down[i]) + "-> " + a.word(down[i]))
	}
}

// ancestors is token i and what it hangs on, up to the root.
func (a *article) ancestors(i int) []int {
	list := []int{i}
	for h := a.head(i); h != i; i, h = h, a.head(h) {
		list = append(list, h)
	}
	return list
}

// link is how token i hangs in the tree, with its preposition as in enhanced
// dependencies: "obl:on".
func (a *article) link(i int) string {
	dep := a.doc.Tokens[i].Dep
	if c := a.child(i, "case"); c != nlp.None && a.tag(c) != "POS" {
		return dep + ":" + a.lower[c]
	}
	return dep
}

// word is token i as the text has it.
func (a *article) word(i int) string { return a.doc.Text(a.doc.Tokens[i].Span) }
