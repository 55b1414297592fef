package coref

import "strings"

// Features are rows of the tables of the scorer: a value of feature f is row
// offset[f] + value.

// The numbers of values of the features of one candidate: its kind, determiner,
// number, gender and place, how many earlier and later ones have its lemma, its
// sentence, and its length.
var unarySizes = []int{kindCount, determinerCount, numberCount, genderCount, placeCount, 5, 5, 4, 5}

// The numbers of values of the features of a pair; see pairs.row.
var pairSizes = []int{
	8, 10, kindCount * kindCount, matchCount * 4, numberCount * numberCount, genderCount * genderCount,
	placeCount * placeCount, determinerCount * determinerCount, relationCount, 8, 8, 8, 5,
}

const (
	unaryFeatures = 9
	pairFeatures  = 13
)

type (
	unaryRow [unaryFeatures]int32
	pairRow  [pairFeatures]int32
)

// offsets is the first row of each feature, and the number of rows of all.
func offsets(sizes []int) ([]int32, int) {
	first, total := make([]int32, len(sizes)), 0
	for i, n := range sizes {
		first[i] = int32(total)
		total += n
	}
	return first, total
}

var (
	unaryOffsets, unaryRows = offsets(unarySizes)
	pairOffsets, pairRows   = offsets(pairSizes)
)

// bucket is the number of bounds that n is above.
func bucket(n int, bounds ...int) int32 {
	b := int32(0)
	for _, bound := range bounds {
		if n <= bound {
			break
		}
		b++
	}
	return b
}

// occurrences counts, for each candidate, the earlier ones with its lemma, and
// the later ones.
func occurrences(cands []candidate) (before, after []int) {
	before, after = make([]int, len(cands)), make([]int, len(cands))
	count := map[int32]int{}
	for i := range cands {
		before[i] = count[cands[i].lemma]
		count[cands[i].lemma]++
	}
	for i := range cands {
		after[i] = count[cands[i].lemma] - before[i] - 1
	}
	return before, after
}

// unary is the features of a candidate with some of its lemma before and after
// it, as rows of the table.
func (c *candidate) unary(before, after int) unaryRow {
	row := unaryRow{
		int32(c.kind), int32(c.determiner), int32(c.number), int32(c.gender), int32(c.place),
		bucket(before, 0, 1, 2, 5), bucket(after, 0, 1, 2, 5), bucket(c.sentence, 0, 1, 4),
		bucket(c.span.Len()-1, 0, 1, 2, 6),
	}
	for f := range row {
		row[f] += unaryOffsets[f]
	}
	return row
}

// pairs makes the pairs of an article's candidates with those before them.
type pairs struct {
	tree   *tree
	quotes *quotes
	cands  []candidate
	before []int // earlier candidates with the lemma of each
	far    *farIndex
	next   int // the first candidate that is not in far
}

// of appends the earlier candidates that candidate i is scored with, nearest
// first, and the features of these pairs. It must be called for rising i.
func (p *pairs) of(i int, js []int32, rows []pairRow) ([]int32, []pairRow) {
	for ; p.next < i-nearest; p.next++ {
		p.far.add(&p.cands[p.next], int32(p.next))
	}
	var rank ranks
	for j := i - 1; j >= max(0, i-nearest); j-- {
		js, rows = append(js, int32(j)), append(rows, p.row(i, j, &rank))
	}
	for _, j := range p.far.find(&p.cands[i]) {
		js, rows = append(js, j), append(rows, p.row(i, int(j), &rank))
	}
	return js, rows
}

// ranks count the candidates that could be meant and are nearer than the
// current one, and the subjects among them.
type ranks struct{ all, subjects int }

func (p *pairs) row(i, j int, rank *ranks) pairRow {
	c, d := &p.cands[i], &p.cands[j]
	fits, isSubject := compatible(c, d), d.place <= passiveSubject
	all, subjects := int32(7), int32(7)
	if fits {
		all = bucket(rank.all, 0, 1, 2, 4, 8, 16)
		rank.all++
	}
	if fits && isSubject {
		subjects = bucket(rank.subjects, 0, 1, 2, 3, 5, 8)
		rank.subjects++
	}
	row := pairRow{
		bucket(c.sentence-d.sentence, 0, 1, 2, 3, 5, 9, 20),
		bucket(i-j, 1, 2, 3, 4, 6, 10, 18, 35, 60),
		int32(c.kind)*kindCount + int32(d.kind),
		int32(matchOf(c, d))*4 + forms(c, d),
		int32(c.number)*numberCount + int32(d.number),
		int32(c.gender)*genderCount + int32(d.gender),
		int32(c.place)*placeCount + int32(d.place),
		int32(c.determiner)*determinerCount + int32(d.determiner),
		p.relation(c, d),
		int32(p.quotes.relation(c.head, d.head)),
		all,
		subjects,
		bucket(p.before[j], 0, 1, 2, 5),
	}
	for f := range row {
		row[f] += pairOffsets[f]
	}
	return row
}

// forms tells names from descriptions; pronouns are as two descriptions.
func forms(i, j *candidate) int32 {
	form := int32(0)
	if i.isNominal() && j.isNominal() {
		if i.kind == properNoun {
			form += 2
		}
		if j.kind == properNoun {
			form++
		}
	}
	return form
}

// relationCount is the number of relations of two candidates in a tree.
const relationCount = 11

// relation is how two candidates stand in the tree: 0 in two sentences.
func (p *pairs) relation(i, j *candidate) int32 {
	if i.sentence != j.sentence {
		return 0
	}
	tokens := p.tree.tokens
	hi, hj := tokens[i.head].Head, tokens[j.head].Head
	if hi == j.head || hj == i.head {
		dep := tokens[j.head].Dep
		if hi == j.head {
			dep = tokens[i.head].Dep
		}
		switch {
		case dep == "appos":
			return 1
		case dep == "conj":
			return 2
		case strings.HasPrefix(dep, "nsubj"):
			return 3
		case dep == "nmod:poss":
			return 4
		}
	}
	switch core := j.place <= oblique; {
	case j.span.Contains(i.head):
		return 5
	case i.span.Contains(j.head):
		return 6
	case hi == hj && i.place <= oblique && core:
		if i.reflexive {
			return 7
		}
		return 8
	case tokens[hi].Head == hj && core:
		return 9
	}
	return 10
}
