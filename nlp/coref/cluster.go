package coref

import (
	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/kernel"
)

// Clusters groups the noun phrases of doc that refer to one thing: names,
// descriptions and pronouns of all persons, whether or not they are mentions of
// entities. It reads the tokens with their trees, the sentences, the
// names and the vectors; a Doc that lacks trees or vectors has no clusters. They hold what
// nlp.Doc.Check asks of them.
//
// Time is linear in the length of the article: a phrase is compared with the
// nearest ones before it and with a bounded number of those whose words match.
func (r *Resolver) Clusters(doc *nlp.Doc) [][]nlp.Reference {
	if len(doc.Vectors.Data) == 0 || len(doc.Tokens) == 0 || doc.Tokens[0].Dep == "" {
		return nil
	}
	p, w, _ := r.analyse(doc)
	return decode(p, w, newConstraints(p.tree, p.cands, doc))
}

// analyse describes the candidates of doc and prepares to score them.
func (r *Resolver) analyse(doc *nlp.Doc) (*pairs, *worker, []unaryRow) {
	t := newTree(doc.Tokens)
	d := describer{classes: r.classes, lexicon: r.lexicon, tree: t, words: interner{}}
	cands := d.candidates(doc.Sentences)
	before, after := occurrences(cands)
	unary := make([]unaryRow, len(cands))
	for i := range cands {
		unary[i] = cands[i].unary(before[i], after[i])
	}
	w := &worker{scorer: r.scorer}
	w.halves = w.scorer.halves(doc.Vectors, cands, unary, &w.scratch)
	quotes := findQuotes(t, doc.Sentences, r.classes["speech"])
	return &pairs{tree: t, quotes: quotes, cands: cands, before: before, far: newFarIndex()}, w, unary
}

// decode joins each candidate with the earlier cluster, if any, that is more
// likely meant than none and that the constraints, which may be nil, allow.
func decode(p *pairs, w *worker, may *constraints) [][]nlp.Reference {
	c := newClustering(len(p.cands), may)
	var (
		js     []int32
		rows   []pairRow
		scores []float32
	)
	for i := range p.cands {
		js, rows = p.of(i, js[:0], rows[:0])
		scores = w.scores(scores[:0], i, js, rows)
		c.place(i, js, scores)
	}
	return c.clusters(p.cands)
}

// clustering is the clusters of the candidates so far.
type clustering struct {
	first   []int32   // of each candidate: the first one of its cluster
	odds    []float64 // of each candidate: how much likelier its cluster is than none
	sum     []float64 // of clusters, by their first candidates: working memory
	touched []int32
	may     *constraints
}

func newClustering(n int, may *constraints) *clustering {
	return &clustering{first: make([]int32, n), odds: make([]float64, n), sum: make([]float64, n), may: may}
}

// place puts candidate i into a cluster. A score is the logarithm of how much
// likelier the earlier candidate is meant than none, so that the odds of a
// cluster are the sum of its members': this is the probability that training
// raises, and a cluster that is likely in many of its members wins over one
// with the single best score.
func (c *clustering) place(i int, js []int32, scores []float32) {
	c.first[i] = int32(i)
	c.touched = c.touched[:0]
	for n, j := range js {
		f := c.first[j]
		if c.sum[f] == 0 {
			c.touched = append(c.touched, f)
		}
		c.sum[f] += float64(kernel.Exp(min(scores[n], 80)))
	}
	for _, f := range c.touched {
		s := c.sum[f]
		c.sum[f] = 0
		likelier := s > 1 && (s > c.odds[i] || s == c.odds[i] && f < c.first[i])
		if likelier && (c.may == nil || c.may.allow(i, f)) {
			c.first[i], c.odds[i] = f, s
		}
	}
	if c.may != nil {
		c.may.note(i, c.first[i])
	}
}

// clusters gives the clusters of two candidates and more, sorted by their first.
func (c *clustering) clusters(cands []candidate) [][]nlp.Reference {
	members := make([][]nlp.Reference, len(cands))
	for i, f := range c.first {
		members[f] = append(members[f], nlp.Reference{
			Range: cands[i].span, Head: cands[i].head, Score: float32(c.odds[i] / (1 + c.odds[i])),
		})
	}
	var found [][]nlp.Reference
	for _, m := range members {
		if len(m) > 1 {
			found = append(found, m)
		}
	}
	return found
}
