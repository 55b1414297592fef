package store

import "fmt"

// finish goes through the articles of the graph once more, with what their nodes and
// edges are: it writes what the file has by article, and verifies that each article
// has the words that it is quoted with and mentions all whom its statements are about.
// Of several mistakes the first of the graph is told.
func (a *graphAdder) finish() error {
	if err := a.w.flush(); err != nil {
		return err
	}
	c := &byArticle{graphAdder: a}
	if err := a.sorter.each(c.visit); err != nil {
		return err
	}
	if err := a.w.flush(); err != nil {
		return err
	}
	return a.at(c.line, c.mistake)
}

// byArticle goes through articles.
type byArticle struct {
	*graphAdder
	key      int64 // of the article in hand
	id, text string
	known    bool               // it was in the store before
	mentions map[int64]struct{} // the nodes that it mentions
	records  int                // since flush

	line    int   // of the first mistake
	mistake error // nil if there is none
}

func (c *byArticle) visit(article int64, record []byte) error {
	if c.mentions == nil || article != c.key {
		if err := c.begin(article); err != nil {
			return err
		}
	}
	u := unpacker{record}
	line := u.number()
	var wrong error
	if u.number() == sortNode {
		wrong = c.node(u.node(line, c.id))
	} else {
		wrong = c.evidence(u.evidence(line, c.id))
	}
	if wrong != nil && (c.mistake == nil || line < c.line) {
		c.line, c.mistake = line, wrong
	}
	if c.records++; c.records%recordsPerFlush > 0 {
		return nil
	}
	return c.w.flush()
}

// begin takes the next article in hand.
func (c *byArticle) begin(article int64) error {
	if err := c.w.ctx.Err(); err != nil {
		return err
	}
	c.key, c.mentions = article, map[int64]struct{}{}
	err := c.textOf.QueryRowContext(c.w.quiet, article).Scan(&c.id, &c.text)
	if err == nil {
		c.known = c.articles[c.id].known
	}
	return err
}

func (c *byArticle) node(p *packedNode) error {
	c.mentions[p.key] = struct{}{}
	for i := range p.mentions {
		if err := p.mentions[i].CheckText(c.text); err != nil {
			return fmt.Errorf("entity %s (%s) has mention %d %w", idOf(nodeLetter, p.key), p.name, p.first+i, err)
		}
	}
	if !c.known {
		c.w.wordings(c.key, p.key, p.aliases, p.mentions)
	}
	return nil
}

func (c *byArticle) evidence(p *packedEvidence) error {
	if err := p.evidence.CheckText(c.text); err != nil {
		return fmt.Errorf("edge %s (%s) has evidence %d %w", idOf(edgeLetter, p.edge), p.edgeType, p.number, err)
	}
	for _, node := range p.about {
		if _, mentioned := c.mentions[node]; !mentioned && !c.known {
			return fmt.Errorf("edge %s (%s) needs the entity %s, which article %s does not mention",
				idOf(edgeLetter, p.edge), p.edgeType, idOf(nodeLetter, node), c.id)
		}
	}
	return nil
}
