package score

import "github.com/newsgraph/newsgraph/nlp"

// Ratio is a recall and a precision as sums of fractions.
type Ratio struct {
	RightGold, Gold   float64
	RightFound, Found float64
}

// Add adds the sums of another text.
func (r *Ratio) Add(other Ratio) {
	r.RightGold += other.RightGold
	r.Gold += other.Gold
	r.RightFound += other.RightFound
	r.Found += other.Found
}

// Recall is in [0, 1]; 0 where the gold has nothing.
func (r Ratio) Recall() float64 { return part(r.RightGold, r.Gold) }

// Precision is in [0, 1]; 0 where nothing was found.
func (r Ratio) Precision() float64 { return part(r.RightFound, r.Found) }

// F1 is the harmonic mean of precision and recall.
func (r Ratio) F1() float64 {
	return part(2*r.Precision()*r.Recall(), r.Precision()+r.Recall())
}

// Coref measures coreference with the measures of the CoNLL-2011 and 2012
// shared tasks, for predicted mentions as the reference scorer has them
// (Pradhan et al. 2014, "Scoring Coreference Partitions of Predicted Mentions:
// A Reference Implementation"). The zero Coref is ready to use.
type Coref struct {
	// MUC counts links (Vilain et al. 1995, "A Model-Theoretic Coreference
	// Scoring Scheme").
	MUC Ratio
	// BCubed counts, mention by mention, the right ones of its chain (Bagga
	// and Baldwin 1998, "Algorithms for Scoring Coreference Chains").
	BCubed Ratio
	// CEAFe counts entities under the best one-to-one alignment, with the
	// similarity φ4 (Luo 2005, "On Coreference Resolution Performance
	// Metrics").
	CEAFe Ratio
	// Mentions counts the mentions, whatever their chains.
	Mentions Counts
}

// CoNLL is the mean of the F1 of MUC, B-cubed and CEAF-e.
func (c *Coref) CoNLL() float64 { return (c.MUC.F1() + c.BCubed.F1() + c.CEAFe.F1()) / 3 }

// Add adds a document: the chains of the gold and those found, each the spans
// of its mentions. Of a span that one side has twice, the first counts, as in
// the reference scorer. Chains of one mention count; a corpus that does not
// mark them wants them left out of what was found.
func (c *Coref) Add(gold, found [][]nlp.Span) {
	p := newPartitions(gold, found)
	c.MUC.Add(Ratio{RightGold: links(p.gold, p.foundOf), Gold: p.gold.links(), RightFound: links(p.found, p.goldOf), Found: p.found.links()})
	rightGold, rightFound := p.bCubed()
	c.BCubed.Add(Ratio{RightGold: rightGold, Gold: float64(len(p.goldOf)), RightFound: rightFound, Found: float64(len(p.foundOf))})
	similarity := p.alignedSimilarity()
	c.CEAFe.Add(Ratio{RightGold: similarity, Gold: float64(len(p.gold)), RightFound: similarity, Found: float64(len(p.found))})
	mentions := Counts{Gold: len(p.goldOf), Found: len(p.foundOf)}
	for span := range p.goldOf {
		if _, both := p.foundOf[span]; both {
			mentions.Right++
		}
	}
	c.Mentions.Add(mentions)
}

// partition is chains that share no mention.
type partition [][]nlp.Span

// links is the number of links that hold the chains together.
func (p partition) links() float64 {
	n := 0
	for _, chain := range p {
		n += len(chain) - 1
	}
	return float64(n)
}

// partitions are the two sides, and for every span the chain that holds it.
type partitions struct {
	gold, found     partition
	goldOf, foundOf map[nlp.Span]int
}

func newPartitions(gold, found [][]nlp.Span) *partitions {
	p := &partitions{}
	p.gold, p.goldOf = disjoint(gold)
	p.found, p.foundOf = disjoint(found)
	return p
}

// disjoint drops spans that were there before, and chains that are empty then.
func disjoint(chains [][]nlp.Span) (partition, map[nlp.Span]int) {
	var kept partition
	of := map[nlp.Span]int{}
	for _, chain := range chains {
		var spans []nlp.Span
		for _, span := range chain {
			if _, known := of[span]; !known {
				of[span] = len(kept)
				spans = append(spans, span)
			}
		}
		if len(spans) > 0 {
			kept = append(kept, spans)
		}
	}
	return kept, of
}

// links is the sum over chains of |S| - |p(S)|: of the links of each chain,
// those that the other side has, where p(S) are the parts into which the other
// side divides the chain; a mention that it lacks is a part of its own.
func links(chains partition, other map[nlp.Span]int) float64 {
	n := 0
	for _, chain := range chains {
		parts := map[int]bool{}
		alone := 0
		for _, span := range chain {
			if c, known := other[span]; known {
				parts[c] = true
			} else {
				alone++
			}
		}
		n += len(chain) - len(parts) - alone
	}
	return float64(n)
}

// overlap counts the mentions that chain shares with each chain of the other
// side, in the order in which it meets them.
func overlap(chain []nlp.Span, other map[nlp.Span]int) (chains, shared []int) {
	at := map[int]int{}
	for _, span := range chain {
		c, known := other[span]
		if !known {
			continue
		}
		i, seen := at[c]
		if !seen {
			i = len(chains)
			at[c] = i
			chains, shared = append(chains, c), append(shared, 0)
		}
		shared[i]++
	}
	return chains, shared
}

// bCubed gives the sums over the mentions of the gold, and over those found,
// of the part of their chain that is right.
func (p *partitions) bCubed() (gold, found float64) {
	for _, chain := range p.gold {
		others, shared := overlap(chain, p.foundOf)
		for i, n := range shared {
			square := float64(n) * float64(n)
			gold += square / float64(len(chain))
			found += square / float64(len(p.found[others[i]]))
		}
	}
	return gold, found
}

// alignedSimilarity is the sum of φ4(K, R) = 2|K∩R| / (|K|+|R|) over the pairs
// of chains of the best alignment.
func (p *partitions) alignedSimilarity() float64 {
	similarity := make([][]float64, len(p.gold))
	for k, chain := range p.gold {
		similarity[k] = make([]float64, len(p.found))
		others, shared := overlap(chain, p.foundOf)
		for i, n := range shared {
			r := others[i]
			similarity[k][r] = 2 * float64(n) / float64(len(chain)+len(p.found[r]))
		}
	}
	total := 0.0
	for k, r := range assign(similarity) {
		if r >= 0 {
			total += similarity[k][r]
		}
	}
	return total
}
