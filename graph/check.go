package graph

import (
	"fmt"
	"slices"

	"github.com/newsgraph/newsgraph/nlp"
)

// Check verifies what the types state of g: records sorted by id without
// doubles, no dangling end, no edge without evidence, every piece of evidence
// and every mention inside the text of an article of g.
func (g *Graph) Check() error {
	articles, nodes := map[string]*Article{}, map[string]bool{}
	text := func(id string) (string, bool) {
		if a := articles[id]; a != nil {
			return a.Text, true
		}
		return "", false
	}
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
		if err := n.Check(text); err != nil {
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
		if err := e.Check(func(id string) bool { return nodes[id] }, text); err != nil {
			return fmt.Errorf("edge %s (%s) %w", e.ID, e.Type, err)
		}
	}
	return nil
}

// TextOf is the text of the article with an id, false if there is none.
type TextOf func(article string) (text string, found bool)

// Check verifies what the types state of n and its mentions. Without text,
// Mention.CheckText is left to the caller.
func (n *Node) Check(text TextOf) error {
	if !n.Kind.Valid() || n.Name == "" {
		return fmt.Errorf("has the kind %q and the name %q", n.Kind, n.Name)
	}
	for i, alias := range n.Aliases {
		if alias == n.Name || i > 0 && alias <= n.Aliases[i-1] {
			return fmt.Errorf("has the alias %q twice or out of order", alias)
		}
	}
	if len(n.Mentions) == 0 {
		return fmt.Errorf("is mentioned nowhere")
	}
	for i, m := range n.Mentions {
		if i > 0 && compareMentions(n.Mentions[i-1], m) >= 0 {
			return fmt.Errorf("has mention %d out of order", i)
		}
		if err := checkIn(text, m.Article, m.CheckText); err != nil {
			return fmt.Errorf("has mention %d %w", i, err)
		}
	}
	return n.checkAppearances()
}

// checkAppearances verifies that n's parts make up n.
func (n *Node) checkAppearances() error {
	if len(n.Appearances) == 0 {
		return nil
	}
	whole := mergeNode(n.Parts())
	same := func(a, b Appearance) bool {
		return a.Article == b.Article && a.Name == b.Name && a.Named == b.Named && a.Links == b.Links && slices.Equal(a.Aliases, b.Aliases)
	}
	if whole.Name != n.Name || whole.Named != n.Named || whole.Links != n.Links || !slices.Equal(whole.Aliases, n.Aliases) ||
		!slices.EqualFunc(whole.Appearances, n.Appearances, same) {
		return fmt.Errorf("is not what its appearances in articles make up")
	}
	return nil
}

// Check verifies what the types state of e and its evidence; known reports
// whether there is a node with an id. Without text, Evidence.CheckText is left to
// the caller.
func (e *Edge) Check(known func(node string) bool, text TextOf) error {
	switch {
	case !known(e.Source) || !known(e.Target):
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
		if err := checkIn(text, ev.Article, ev.CheckText); err != nil {
			return fmt.Errorf("has evidence %d %w", i, err)
		}
		if ev.Trigger.Empty() || !ev.Sentence.Contains(ev.Trigger) {
			return fmt.Errorf("has evidence %d with the trigger %v outside its sentence", i, ev.Trigger)
		}
		for _, id := range []string{ev.Attribution, ev.Place} {
			if id != "" && !known(id) {
				return fmt.Errorf("has evidence %d that points to %q, not in the graph", i, id)
			}
		}
	}
	return nil
}

// checkIn checks against the text of the article with an id.
func checkIn(text TextOf, id string, check func(whole string) error) error {
	if text == nil {
		return nil
	}
	whole, found := text(id)
	if !found {
		return fmt.Errorf("in article %q, not in the graph", id)
	}
	return check(whole)
}

// CheckText verifies that m quotes whole, the text of its article.
func (m *Mention) CheckText(whole string) error {
	return checkText(whole, m.Article, m.Span, m.Text)
}

// CheckText verifies that e quotes whole, the text of its article, and has its cue
// there.
func (e *Evidence) CheckText(whole string) error {
	if err := checkText(whole, e.Article, e.Sentence, e.Text); err != nil {
		return err
	}
	if e.Cue.Start < 0 || e.Cue.End > len(whole) {
		return fmt.Errorf("with the cue %v, outside article %s", e.Cue, e.Article)
	}
	return nil
}

// checkText verifies that words are what article id, whose text is whole, has under
// span.
func checkText(whole, id string, span nlp.Span, words string) error {
	switch {
	case span.Start < 0 || span.Empty() || span.End > len(whole):
		return fmt.Errorf("at %v, outside article %s", span, id)
	case whole[span.Start:span.End] != words:
		return fmt.Errorf("that quotes %q where article %s has %q", words, id, whole[span.Start:span.End])
	}
	return nil
}
