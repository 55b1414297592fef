package coref

import "github.com/newsgraph/newsgraph/nlp"

// longestQuote is the number of words after which a mark no longer ends the
// quotation that an earlier one began.
const longestQuote = 200

// quotes is the quotations of an article and who speaks in them.
type quotes struct {
	of      []int32 // the quotation of each token, -1 for none
	ranges  []nlp.Range
	speaker []int // of each quotation: a token, or nlp.None
}

func findQuotes(t *tree, sentences []nlp.Range, speech map[string]bool) *quotes {
	q := &quotes{of: make([]int32, len(t.tokens))}
	opened := nlp.None
	for i := range t.tokens {
		q.of[i] = -1
		if norm := t.tokens[i].Norm; norm != `"` && norm != "``" && norm != "''" {
			continue
		}
		if opened == nlp.None || i-opened > longestQuote {
			opened = i
			continue
		}
		for k := opened; k <= i; k++ {
			q.of[k] = int32(len(q.ranges))
		}
		q.ranges = append(q.ranges, nlp.Range{First: opened, End: i + 1})
		opened = nlp.None
	}
	if len(q.ranges) > 0 {
		q.findSpeakers(t, sentences, speech)
	}
	return q
}

// findSpeakers takes the nearest subject of a verb of saying, in the sentences
// in which a quotation begins and ends, for its speaker; without one it goes on
// from the quotation in front.
func (q *quotes) findSpeakers(t *tree, sentences []nlp.Range, speech map[string]bool) {
	said := make([][]int, len(sentences))
	sentenceOf := make([]int32, len(t.tokens))
	for s, r := range sentences {
		for v := r.First; v < r.End; v++ {
			sentenceOf[v] = int32(s)
			if !speech[t.tokens[v].Lemma] || q.of[v] >= 0 {
				continue
			}
			for _, k := range t.Of(v) {
				if t.tokens[k].Dep == "nsubj" && q.of[k] < 0 {
					said[s] = append(said[s], k)
				}
			}
		}
	}
	for n, r := range q.ranges {
		begin, end := sentenceOf[r.First], sentenceOf[r.End-1]
		speaker := nearestTo(r, said[end], said[begin])
		if speaker == nlp.None && n > 0 && begin-sentenceOf[q.ranges[n-1].End-1] <= 1 {
			speaker = q.speaker[n-1]
		}
		q.speaker = append(q.speaker, speaker)
	}
}

// nearestTo is the token nearest to either end of r, or nlp.None.
func nearestTo(r nlp.Range, lists ...[]int) int {
	best, distance := nlp.None, 0
	for _, list := range lists {
		for _, w := range list {
			if d := min(abs(w-r.First), abs(w-(r.End-1))); best == nlp.None || d < distance {
				best, distance = w, d
			}
		}
	}
	return best
}

func abs(x int) int { return max(x, -x) }

// relation is how candidate i and an earlier one stand in quotations: both in
// none, in one, in two of one speaker or of others; the later one in one whose
// speaker the earlier is or is not; or the other way round.
func (q *quotes) relation(i, j int) int {
	a, b := q.of[i], q.of[j]
	switch {
	case a < 0 && b < 0:
		return 0
	case a == b:
		return 1
	case a >= 0 && b >= 0:
		if q.speaker[a] != nlp.None && q.speaker[a] == q.speaker[b] {
			return 2
		}
		return 3
	case a >= 0:
		if q.speaker[a] == j {
			return 4
		}
		return 5
	case q.speaker[b] == i:
		return 7
	}
	return 6
}
