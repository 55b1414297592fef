package pipeline

import "github.com/newsgraph/newsgraph/nlp"

// partTokens is the number of tokens of a part, the last sentence apart: some
// twenty times those of a usual article. The vectors of a part take 30 MB;
// those of a dump of 10 MB read at once would take 3 GB.
const partTokens = 20_000

// leadingInParts is how many stages at the beginning of a list read in parts.
func leadingInParts(stages []Stage) int {
	for i, s := range stages {
		if !s.InParts {
			return i
		}
	}
	return len(stages)
}

// runInParts runs all of the stages on one part of doc after the other. A part
// is a Doc of whole sentences with indices of its own; its vectors go with it.
func (p *Pipeline) runInParts(stages []Stage, doc *nlp.Doc, report func(done, all int)) error {
	for first := 0; first < len(doc.Sentences); {
		end := first + 1
		for end < len(doc.Sentences) && doc.Sentences[end].End-doc.Sentences[first].First <= p.partTokens {
			end++
		}
		part := cutPart(doc, first, end)
		for _, s := range stages {
			if err := run(s, part.Doc); err != nil {
				return err
			}
		}
		part.giveBack(doc)
		report(part.start+len(part.Tokens), len(doc.Tokens))
		first = end
	}
	return nil
}

// part is some sentences of an article as a Doc, which shares the tokens.
type part struct {
	*nlp.Doc
	start int // the first token in the whole
}

// cutPart makes a part of the sentences from first to end.
func cutPart(doc *nlp.Doc, first, end int) part {
	start, stop := doc.Sentences[first].First, doc.Sentences[end-1].End
	p := part{&nlp.Doc{Article: doc.Article, Tokens: doc.Tokens[start:stop:stop]}, start}
	for _, s := range doc.Sentences[first:end] {
		p.Sentences = append(p.Sentences, moved(s, -start))
	}
	p.moveHeads(-start)
	return p
}

// giveBack adds to doc what was found in the part.
func (p *part) giveBack(doc *nlp.Doc) {
	p.moveHeads(p.start)
	for _, n := range p.Names {
		n.Range = moved(n.Range, p.start)
		doc.Names = append(doc.Names, n)
	}
	for _, f := range p.Frames {
		f.Predicate += p.start
		for i := range f.Arguments {
			f.Arguments[i].Head += p.start
		}
		doc.Frames = append(doc.Frames, f)
	}
	for _, c := range p.Clusters {
		for i := range c {
			c[i].Range, c[i].Head = moved(c[i].Range, p.start), c[i].Head+p.start
		}
		doc.Clusters = append(doc.Clusters, c)
	}
}

func (p *part) moveHeads(by int) {
	for i := range p.Tokens {
		p.Tokens[i].Head += by
	}
}

func moved(r nlp.Range, by int) nlp.Range { return nlp.Range{First: r.First + by, End: r.End + by} }
