package graph

import (
	"time"

	"github.com/newsgraph/newsgraph/nlp"
)

// Article is an article as the graph keeps it. The zero Published and the
// empty strings stand for what is unknown.
type Article struct {
	ID        string
	Path      string
	File      string // that it was read from: Path, but for a record in a file of many articles
	Title     string
	Published time.Time // UTC
	Source    string
	URL       string
	Language  string // "en", "de" ...; nothing is read from an article that is not English
	SHA256    string // of Text, hexadecimal
	Text      string
}

// Node is an entity: a person, group, place, event or thing.
type Node struct {
	ID      string
	Kind    nlp.Kind
	Name    string   // the canonical name
	Named   bool     // false for described participants ("U.S. forces")
	Aliases []string // other wordings of names and descriptions, sorted, without Name
	Links   Links

	// Mentions are sorted by article, start and end; there is at least one.
	Mentions []Mention
	// Appearances, sorted by article, are those that Parts could not tell without.
	Appearances []Appearance

	// FirstSeen and LastSeen are the earliest and the latest publication date
	// of the articles that mention the node; zero when none has a date.
	FirstSeen, LastSeen time.Time
	// Degree is the number of edges that start or end at the node; zero in an
	// Extraction, which does not know the whole graph.
	Degree int
}

// Links are the node's identifiers in public registers, "" where unknown.
type Links struct {
	Wikidata string // "Q30"
	ISO3166  string // alpha-2 code of a country
}

// Mention is a place in an article that refers to a node.
type Mention struct {
	Article string // Article.ID
	nlp.Span
	Form nlp.Form
	Text string // the article's own bytes under Span
}

// ArticleCount is the number of articles that mention the node.
func (n *Node) ArticleCount() int {
	count, last := 0, ""
	for _, m := range n.Mentions {
		if m.Article != last {
			count, last = count+1, m.Article
		}
	}
	return count
}

// See notes that an article of that date, zero when unknown, mentions the node.
func (n *Node) See(published time.Time) {
	n.FirstSeen, n.LastSeen = widen(n.FirstSeen, n.LastSeen, published)
}
