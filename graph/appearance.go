package graph

import (
	"cmp"
	"slices"

	"github.com/newsgraph/newsgraph/nlp"
)

// Appearance is how one article shows a node.
type Appearance struct {
	Article string // Article.ID
	Name    string // what the article calls it
	Named   bool
	Aliases []string // the article's other wordings, sorted, without Name
	Links   Links
}

// Parts is n as each of its articles shows it, in their order, without dates.
// Merged, they are n again.
//
// Few articles need an Appearance. Every other one has the node's name, and of its
// aliases those that stand in the article's mentions. Aliases that stand in no
// article are only of those whose Appearance has them or, where there is none, of
// all articles.
func (n *Node) Parts() []Node {
	parts, rest := n.usual(len(n.Appearances) == 0), n.Appearances
	for i := range parts {
		if len(rest) > 0 && rest[0].Article == parts[i].Mentions[0].Article {
			parts[i].Name, parts[i].Named, parts[i].Aliases, parts[i].Links = rest[0].Name, rest[0].Named, rest[0].Aliases, rest[0].Links
			rest = rest[1:]
		}
	}
	return parts
}

// usual is n as its articles show it that have no Appearance; shared says whose
// the aliases are that stand in none of them: all the articles', or nobody's.
func (n *Node) usual(shared bool) []Node {
	parts := n.byArticle()
	holders := make([][]int, len(n.Aliases))
	for i := range parts {
		for _, m := range parts[i].Mentions {
			at, found := slices.BinarySearch(n.Aliases, m.Text)
			if found && m.Form != nlp.Pronoun && !endsWith(holders[at], i) {
				holders[at] = append(holders[at], i)
			}
		}
	}
	for at, in := range holders {
		if len(in) == 0 && shared {
			for i := range parts {
				in = append(in, i)
			}
		}
		for _, i := range in {
			parts[i].Aliases = append(parts[i].Aliases, n.Aliases[at])
		}
	}
	return parts
}

func endsWith(list []int, last int) bool { return len(list) > 0 && list[len(list)-1] == last }

// byArticle cuts n where the article of its mentions changes, without the aliases.
func (n *Node) byArticle() []Node {
	var parts []Node
	for start := 0; start < len(n.Mentions); {
		end := start + 1
		for end < len(n.Mentions) && n.Mentions[end].Article == n.Mentions[start].Article {
			end++
		}
		parts = append(parts, Node{
			ID: n.ID, Kind: n.Kind, Name: n.Name, Named: n.Named, Links: n.Links, Mentions: n.Mentions[start:end:end],
		})
		start = end
	}
	return parts
}

// appearances are those that n, made of parts, needs.
func appearances(n *Node, parts []Node) []Appearance {
	if n.inOneArticle() {
		return nil
	}
	shown := partsByArticle(parts)
	if len(unusual(shown, n.usual(true))) == 0 {
		return nil
	}
	return unusual(shown, n.usual(false))
}

func (n *Node) inOneArticle() bool {
	return len(n.Mentions) == 0 || n.Mentions[0].Article == n.Mentions[len(n.Mentions)-1].Article
}

// partsByArticle joins the parts of a node that are of one article.
func partsByArticle(parts []Node) []Node {
	var all []Node
	for i := range parts {
		if p := &parts[i]; p.inOneArticle() {
			all = append(all, *p)
		} else {
			all = append(all, p.Parts()...)
		}
	}
	all = slices.DeleteFunc(all, func(p Node) bool { return len(p.Mentions) == 0 })
	slices.SortStableFunc(all, func(a, b Node) int { return cmp.Compare(a.Mentions[0].Article, b.Mentions[0].Article) })
	var joined []Node
	for start := 0; start < len(all); {
		end := start + 1
		for end < len(all) && all[end].Mentions[0].Article == all[start].Mentions[0].Article {
			end++
		}
		joined = append(joined, join(all[start:end]))
		start = end
	}
	return joined
}

// unusual are the appearances of the parts that are not as usual.
func unusual(shown, usual []Node) (list []Appearance) {
	for i := range shown {
		a, b := &shown[i], &usual[i]
		if a.Name != b.Name || a.Named != b.Named || a.Links != b.Links || !slices.Equal(a.Aliases, b.Aliases) {
			list = append(list, Appearance{a.Mentions[0].Article, a.Name, a.Named, a.Aliases, a.Links})
		}
	}
	return list
}
