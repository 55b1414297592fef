package main

import (
	"fmt"
	"strings"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/ontology"
	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/relate"
)

// sentenceOf prints a sentence, its edges with what gave them, and what almost
// matched.
func (x *explainer) sentenceOf(doc *nlp.Doc, e *relate.Explanation) {
	span := doc.Span(doc.Sentences[e.Sentence])
	x.out.printf("\n%s %s\n", x.style.faint(fmt.Sprintf("%d", e.Sentence+1)), x.style.bold(printable(flat(doc.Text(span)))))
	for i := range e.Found {
		x.found(doc, &e.Found[i])
	}
	x.missed(doc, e.Missed)
	if len(e.Found)+len(e.Missed) == 0 {
		x.out.printf("  %s\n", x.style.faint("no edge, and no word of a wording"))
	}
}

func (x *explainer) found(doc *nlp.Doc, f *relate.Found) {
	r := &f.Relation
	x.out.printf("\n  %s\n", x.edge(doc, r))
	if f.Wording.Text != "" {
		x.fact("pattern", x.pattern(r.Type, f.Wording))
	} else {
		x.fact("rule", r.Rule)
	}
	x.fact("path", f.Path)
	x.fact("subject", participant(doc, f.Subject, r.Subject))
	x.fact("object", participant(doc, f.Object, r.Object))
	for i, c := range f.Cues {
		x.fact([]string{"cues", ""}[min(i, 1)], cueText(&c))
	}
	if len(f.Cues) == 0 {
		x.fact("cues", "none: asserted by the article")
	}
	x.fact("confidence", confidence(f))
}

// edge is relation r as the edge that it would be alone.
func (x *explainer) edge(doc *nlp.Doc, r *nlp.Relation) string {
	name := func(c int) string { return printable(doc.Representative(c).Name) }
	edge := graph.Edge{Type: r.Type, Evidence: []graph.Evidence{{Polarity: r.Polarity, Modality: r.Modality}}}
	view := edge.View()
	return fmt.Sprintf("%s %s %s", name(r.Subject), x.style.label(view.Label(r.Type), view.Factual()), name(r.Object))
}

// pattern is a wording with the list, the type and, of a user's, the line that
// it is from.
func (x *explainer) pattern(name string, w ontology.Wording) string {
	text := fmt.Sprintf("%s, in %s of %s", w.Text, w.List, name)
	if file := x.types.Type(name).File; file != "" {
		text += fmt.Sprintf(" (%s:%d)", file, w.Line)
	}
	return text
}

// fact prints a line of what is known of an edge.
func (x *explainer) fact(name, value string) {
	if value != "" {
		x.out.printf("    %s %s\n", x.style.faint(fmt.Sprintf("%-11s", name)), printable(value))
	}
}

// participant is the words of an end of an edge, and the kind that it is taken
// for.
func participant(doc *nlp.Doc, r nlp.Range, chain int) string {
	text := words(doc, r)
	if text == "" {
		text = "who says so"
	}
	return fmt.Sprintf("%s (%s)", text, doc.Representative(chain).Kind)
}

// words is the text under r on one line, "" if r is empty.
func words(doc *nlp.Doc, r nlp.Range) string {
	if r.Len() == 0 {
		return ""
	}
	return flat(doc.Words(r))
}

// cueText is "may: hypothetical (modal)".
func cueText(c *relate.Cue) string {
	if c.Word == "" {
		return fmt.Sprintf("%s (%s)", c.Effect, c.Kind)
	}
	return fmt.Sprintf("%s: %s (%s)", c.Word, c.Effect, c.Kind)
}

// confidence is a number with what it is the product of.
func confidence(f *relate.Found) string {
	parts := make([]string, len(f.Factors))
	for i, x := range f.Factors {
		parts[i] = fmt.Sprintf("%s %.2f", x.Name, x.Value)
	}
	return fmt.Sprintf("%.2f = %s", f.Relation.Confidence, strings.Join(parts, " x "))
}

// nearest is how many of the wordings whose words are not there are listed of
// one trigger: the verbs that mean everything have dozens.
const nearest = 2

func (x *explainer) missed(doc *nlp.Doc, list []relate.Missed) {
	if len(list) == 0 {
		return
	}
	x.out.printf("\n  %s\n", x.style.faint("almost:"))
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].Trigger.First == list[0].Trigger.First {
			n++
		}
		x.missedAt(words(doc, list[0].Trigger), list[:n])
		list = list[n:]
	}
}

// missedAt prints what missed of one trigger.
func (x *explainer) missedAt(trigger string, list []relate.Missed) {
	far := 0
	for i := range list {
		m := &list[i]
		if !m.Near {
			far++
		}
		if far > nearest && !x.all && x.relation == "" {
			x.out.printf("    %s  %s\n", printable(trigger), x.style.faint(fmt.Sprintf("and %s without their words (--all lists them)", count(len(list)-i, "wording"))))
			return
		}
		x.out.printf("    %s  %s, %s: %s\n", printable(trigger), m.Type, wordingText(m.Wording), printable(m.Reason))
	}
}

func wordingText(w ontology.Wording) string { return fmt.Sprintf("%q in %s", w.Text, w.List) }
