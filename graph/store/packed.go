package store

import (
	"encoding/binary"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/nlp"
)

// packedNode is a node as one article shows it, in what a sorter keeps.
type packedNode struct {
	line     int // that it is from
	key      int64
	name     string // in the graph
	first    int    // the number of the first of Mentions in the graph's node
	aliases  []string
	mentions []graph.Mention
}

// packedEvidence is what is checked of a piece of evidence.
type packedEvidence struct {
	line     int // that it is from
	edge     int64
	edgeType string
	number   int     // of the evidence in the edge
	about    []int64 // the nodes that the article must mention
	evidence graph.Evidence
}

// The sorts of records, which come after the line.
const (
	sortNode = iota
	sortEvidence
)

func (p *packedNode) pack(to []byte) []byte {
	to = packKeys(packNumbers(to, p.line, sortNode), p.key)
	to = packNumbers(to, p.first, len(p.aliases), len(p.mentions))
	to = packText(to, p.name)
	for _, alias := range p.aliases {
		to = packText(to, alias)
	}
	for i := range p.mentions {
		m := &p.mentions[i]
		to = packNumbers(to, m.Start, m.End)
		to = packText(packText(to, string(m.Form)), m.Text)
	}
	return to
}

func (p *packedEvidence) pack(to []byte) []byte {
	e := &p.evidence
	to = packKeys(packNumbers(to, p.line, sortEvidence), p.edge)
	to = packKeys(packNumbers(to, p.number, len(p.about)), p.about...)
	to = packNumbers(to, e.Sentence.Start, e.Sentence.End, e.Cue.Start, e.Cue.End)
	return packText(packText(to, p.edgeType), e.Text)
}

func packNumbers(to []byte, numbers ...int) []byte {
	for _, n := range numbers {
		to = binary.AppendVarint(to, int64(n))
	}
	return to
}

func packKeys(to []byte, keys ...int64) []byte {
	for _, k := range keys {
		to = binary.BigEndian.AppendUint64(to, uint64(k))
	}
	return to
}

func packText(to []byte, text string) []byte {
	return append(packNumbers(to, len(text)), text...)
}

// unpacker takes a record apart.
type unpacker struct{ from []byte }

func (u *unpacker) number() int {
	n, size := binary.Varint(u.from)
	u.from = u.from[size:]
	return int(n)
}

func (u *unpacker) key() int64 {
	const size = 8
	key := int64(binary.BigEndian.Uint64(u.from))
	u.from = u.from[size:]
	return key
}

func (u *unpacker) text() string {
	size := u.number()
	text := string(u.from[:size])
	u.from = u.from[size:]
	return text
}

func (u *unpacker) span() nlp.Span {
	start := u.number()
	return nlp.Span{Start: start, End: u.number()}
}

// node takes what follows the line and the sort.
func (u *unpacker) node(line int, article string) *packedNode {
	p := &packedNode{line: line, key: u.key(), first: u.number()}
	p.aliases, p.mentions = make([]string, u.number()), make([]graph.Mention, u.number())
	p.name = u.text()
	for i := range p.aliases {
		p.aliases[i] = u.text()
	}
	for i := range p.mentions {
		p.mentions[i] = graph.Mention{Article: article, Span: u.span(), Form: nlp.Form(u.text()), Text: u.text()}
	}
	return p
}

// evidence takes what follows the line and the sort.
func (u *unpacker) evidence(line int, article string) *packedEvidence {
	p := &packedEvidence{line: line, edge: u.key(), number: u.number()}
	p.about = make([]int64, u.number())
	for i := range p.about {
		p.about[i] = u.key()
	}
	p.evidence = graph.Evidence{Article: article, Sentence: u.span(), Cue: u.span()}
	p.edgeType, p.evidence.Text = u.text(), u.text()
	return p
}
