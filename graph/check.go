package graph

import (
	"fmt"

	"github.com/newsgraph/newsgraph/nlp"
)

// Check verifies what the types state of g: records sorted by id without
// doubles, no dangling end, no edge without evidence, every piece of evidence
// and every mention inside the text of an article of g.
func (g *Graph) Check() error {
	articles, nodes := map[string]*Article{}, map[string]bool{}
	last := ""
	for i := range g.ArticleList {
		a := &g.ArticleList[i]
		if a.ID <= last {
			return fmt.Errorf("article %s is out of order", a.ID)
		}
		last, articles[a.ID] = a.ID, a
	}
	last = ""
	for i := range g.NodeList {
		n := &g.NodeList[i]
		if n.ID <= last {
			return fmt.Errorf("node %s is out of order", n.ID)
		}
		last, nodes[n.ID] = n.ID, true
		if err := checkNode(n, articles); err != nil {
			return fmt.Errorf("node %s (%s) %w", n.ID, n.Name, err)
		}
	}
	last = ""
	for i := range g.EdgeList {
		e := &g.EdgeList[i]
		if e.ID <= last {
			return fmt.Errorf("edge %s is out of order", e.ID)
		}
		last = e.ID
		if err := checkEdge(e, articles, nodes); err != nil {
			return fmt.Errorf("edge %s (%s) %w", e.ID, e.Type, err)
		}
	}
	return nil
}

func checkNode(n *Node, articles map[string]*Article) error {
	if !n.Kind.Valid() || n.Name == "" {
		return fmt.Errorf("has the kind %q and the name %q", n.Kind, n.Name)
	}
	if len(n.Mentions) == 0 {
		return fmt.Errorf("is mentioned nowhere")
	}
	for i, m := range n.Mentions {
		if i > 0 && compareMentions(n.Mentions[i-1], m) >= 0 {
			return fmt.Errorf("has mention %d out of order", i)
		}
		if err := checkText(articles, m.Article, m.Span, m.Text); err != nil {
			return fmt.Errorf("has mention %d %w", i, err)
		}
	}
	return nil
}

func checkEdge(e *Edge, articles map[string]*Article, nodes map[string]bool) error {
	switch {
	case !nodes[e.Source] || !nodes[e.Target]:
		return fmt.Errorf("joins %q and %q, not both in the graph", e.Source, e.Target)
	case e.Source == e.Target:
		return fmt.Errorf("joins a node with itself")
	case e.ID != EdgeID(e.Source, e.Type, e.Target):
		return fmt.Errorf("has an id that does not follow from its ends")
	case len(e.Evidence) == 0:
		return fmt.Errorf("has no evidence")
	}
	for i := range e.Evidence {
		ev := &e.Evidence[i]
		if i > 0 && CompareEvidence(e.Evidence[i-1], *ev) >= 0 {
			return fmt.Errorf("has evidence %d out of order", i)
		}
		if err := checkText(articles, ev.Article, ev.Sentence, ev.Text); err != nil {
			return fmt.Errorf("has evidence %d %w", i, err)
		}
		if ev.Trigger.Empty() || !ev.Sentence.Contains(ev.Trigger) {
			return fmt.Errorf("has evidence %d with the trigger %v outside its sentence", i, ev.Trigger)
		}
		for _, id := range []string{ev.Attribution, ev.Place} {
			if id != "" && !nodes[id] {
				return fmt.Errorf("has evidence %d that points to %q, not in the graph", i, id)
			}
		}
	}
	return nil
}

// checkText verifies that text is what article id has under span.
func checkText(articles map[string]*Article, id string, span nlp.Span, text string) error {
	a := articles[id]
	switch {
	case a == nil:
		return fmt.Errorf("in article %q, not in the graph", id)
	case span.Start < 0 || span.Empty() || span.End > len(a.Text):
		return fmt.Errorf("at %v, outside article %s", span, id)
	case a.Text[span.Start:span.End] != text:
		return fmt.Errorf("that quotes %q where article %s has %q", text, id, a.Text[span.Start:span.End])
	}
	return nil
}
