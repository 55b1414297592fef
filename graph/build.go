package graph

import (
	"cmp"
	"slices"
	"strings"

	"github.com/newsgraph/newsgraph/graph/ontology"
	"github.com/newsgraph/newsgraph/nlp"
)

// Extraction is what one article adds to the graph. Nodes and edges are sorted
// by id and hold this article's mentions and evidence only.
type Extraction struct {
	Article Article
	Nodes   []Node
	Edges   []Edge
}

// Extract turns what was read from one article into its part of the graph.
// Chains become nodes; relations become edges with one piece of evidence each,
// those of one (source, type, target) joined. Relations whose ends turn out to
// be one node are dropped, and so are statements told twice in one place.
func Extract(doc *nlp.Doc, types *ontology.Ontology) Extraction {
	b := builder{doc: doc, types: types, article: newArticle(doc)}
	b.nodes()
	b.edges()
	return Extraction{b.article, b.nodeList, b.edgeList}
}

func newArticle(doc *nlp.Doc) Article {
	a := doc.Article
	return Article{
		ID: a.ID(), Path: a.Path, File: a.File, Title: a.Title, Published: a.Published,
		Source: a.Source, URL: a.URL, Language: doc.Language, SHA256: a.TextHash(), Text: a.Text,
	}
}

type builder struct {
	doc     *nlp.Doc
	types   *ontology.Ontology
	article Article

	nodeOf   []string // the node's id of each chain
	nodeList []Node
	edgeList []Edge
}

func (b *builder) nodes() {
	parts := make([]Node, len(b.doc.Chains))
	b.nodeOf = make([]string, len(b.doc.Chains))
	for c := range b.doc.Chains {
		parts[c] = b.node(c)
		b.nodeOf[c] = parts[c].ID
	}
	b.nodeList = MergeNodes(parts)
}

func (b *builder) node(c int) Node {
	chain, rep := &b.doc.Chains[c], b.doc.Representative(c)
	local, name := "", rep.Name
	if chain.Local {
		local, name = b.article.ID, b.fullName(rep)
	}
	n := Node{
		ID: NodeID(rep.Kind, name, rep.Code, local), Kind: rep.Kind, Name: name, Named: rep.Form == nlp.Named,
		Links:     Links{ISO3166: rep.Code},
		FirstSeen: b.article.Published, LastSeen: b.article.Published,
	}
	for _, i := range chain.Mentions {
		m := &b.doc.Mentions[i]
		span := b.doc.Span(m.Range)
		if chain.Local {
			span = b.doc.Span(m.Whole())
		}
		text := b.doc.Text(span)
		n.Mentions = append(n.Mentions, Mention{Article: b.article.ID, Span: span, Form: m.Form, Text: text})
		if m.Form != nlp.Pronoun {
			n.Aliases = append(n.Aliases, text)
		}
	}
	return n
}

// fullName is the name of mention m with its complement: of what means something
// in one article only, "head" tells less than "head of the central bank".
func (b *builder) fullName(m *nlp.Mention) string {
	if m.Complement == (nlp.Range{}) {
		return m.Name
	}
	return m.Name + " " + strings.Join(strings.Fields(b.doc.Words(m.Complement)), " ")
}

func (b *builder) edges() {
	var parts []Edge
	for i := range b.doc.Relations {
		r := &b.doc.Relations[i]
		source, target := b.nodeOf[r.Subject], b.nodeOf[r.Object]
		if source == target {
			continue
		}
		if t := b.types.Type(r.Type); t != nil && t.Symmetric && target < source {
			source, target = target, source
		}
		parts = append(parts, Edge{
			ID: EdgeID(source, r.Type, target), Source: source, Type: r.Type, Target: target,
			Evidence: []Evidence{b.evidence(r)},
		})
	}
	b.edgeList = MergeEdges(parts)
}

func (b *builder) evidence(r *nlp.Relation) Evidence {
	sentence := b.doc.Span(b.doc.Sentences[r.Sentence])
	return Evidence{
		Article: b.article.ID, Published: b.article.Published, Publisher: b.article.Source,
		Sentence: sentence, Text: b.doc.Text(sentence), Trigger: r.Trigger,
		Polarity: r.Polarity, Modality: r.Modality, Attribution: b.nodeID(r.Attribution), Cue: r.Cue,
		Time: r.Time, Place: b.nodeID(r.Place), Instrument: r.Instrument, Counts: r.Counts, Role: r.Role,
		Rule: r.Rule, Confidence: r.Confidence,
	}
}

func (b *builder) nodeID(chain int) string {
	if chain == nlp.None {
		return ""
	}
	return b.nodeOf[chain]
}

// MergeNodes joins the parts of nodes, whatever their order, into one node an
// id, sorted by id.
func MergeNodes(parts []Node) []Node {
	slices.SortStableFunc(parts, func(a, b Node) int { return cmp.Compare(a.ID, b.ID) })
	var merged []Node
	for start := 0; start < len(parts); {
		end := start + 1
		for end < len(parts) && parts[end].ID == parts[start].ID {
			end++
		}
		merged = append(merged, mergeNode(parts[start:end]))
		start = end
	}
	return merged
}

func mergeNode(parts []Node) Node {
	n := join(parts)
	n.Appearances = appearances(&n, parts)
	return n
}

// join joins parts of one node, all but their Appearances. Of the names, which can
// only differ in case and spacing, the first in byte order is taken: that prefers
// capitals and does not depend on the order of the articles.
func join(parts []Node) Node {
	n := parts[0]
	n.Aliases, n.Mentions, n.Appearances = nil, nil, nil
	for _, p := range parts {
		n.Name = min(n.Name, p.Name)
		n.Named = n.Named || p.Named
		n.Links = Links{Wikidata: max(n.Links.Wikidata, p.Links.Wikidata), ISO3166: max(n.Links.ISO3166, p.Links.ISO3166)}
		n.Aliases = append(n.Aliases, p.Aliases...)
		n.Mentions = append(n.Mentions, p.Mentions...)
		n.FirstSeen, n.LastSeen = widen(n.FirstSeen, n.LastSeen, p.FirstSeen)
		n.FirstSeen, n.LastSeen = widen(n.FirstSeen, n.LastSeen, p.LastSeen)
	}
	for _, p := range parts {
		n.Aliases = append(n.Aliases, p.Name)
	}
	slices.Sort(n.Aliases)
	n.Aliases = slices.DeleteFunc(slices.Compact(n.Aliases), func(a string) bool { return a == n.Name })
	slices.SortFunc(n.Mentions, compareMentions)
	n.Mentions = slices.Compact(n.Mentions)
	return n
}

func compareMentions(a, b Mention) int {
	return cmp.Or(cmp.Compare(a.Article, b.Article), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}

// MergeEdges joins the parts of edges, whatever their order, into one edge an
// id, sorted by id, and drops evidence told twice.
func MergeEdges(parts []Edge) []Edge {
	slices.SortStableFunc(parts, func(a, b Edge) int { return cmp.Compare(a.ID, b.ID) })
	var merged []Edge
	for start := 0; start < len(parts); {
		end := start + 1
		for end < len(parts) && parts[end].ID == parts[start].ID {
			end++
		}
		merged = append(merged, mergeEdge(parts[start:end]))
		start = end
	}
	return merged
}

func mergeEdge(parts []Edge) Edge {
	e := parts[0]
	e.Evidence = nil
	for _, p := range parts {
		e.Evidence = append(e.Evidence, p.Evidence...)
	}
	slices.SortFunc(e.Evidence, CompareEvidence)
	e.Evidence = slices.CompactFunc(e.Evidence, sameStatement)
	return e
}

// CompareEvidence is the order of an edge's evidence: by article and place,
// the surest of two statements in one place first.
func CompareEvidence(a, b Evidence) int {
	return cmp.Or(
		compareStatements(&a, &b),
		cmp.Compare(b.Confidence, a.Confidence),
		cmp.Compare(a.Rule, b.Rule),
		cmp.Compare(a.Role, b.Role),
	)
}

// sameStatement reports whether a and b are one statement, found twice.
func sameStatement(a, b Evidence) bool { return compareStatements(&a, &b) == 0 }

func compareStatements(a, b *Evidence) int {
	return cmp.Or(
		cmp.Compare(a.Article, b.Article),
		cmp.Compare(a.Sentence.Start, b.Sentence.Start),
		cmp.Compare(a.Sentence.End, b.Sentence.End),
		cmp.Compare(a.Trigger.Start, b.Trigger.Start),
		cmp.Compare(a.Trigger.End, b.Trigger.End),
		cmp.Compare(a.Polarity, b.Polarity),
		cmp.Compare(a.Modality, b.Modality),
		cmp.Compare(a.Attribution, b.Attribution),
	)
}
