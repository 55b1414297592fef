package score

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/newsgraph/newsgraph/nlp"
)

// chains makes chains of words; each letter of a word is a mention.
func chains(words string) [][]nlp.Span {
	var list [][]nlp.Span
	for word := range strings.FieldsSeq(words) {
		var chain []nlp.Span
		for _, letter := range word {
			chain = append(chain, nlp.Span{Start: int(letter), End: int(letter) + 1})
		}
		list = append(list, chain)
	}
	return list
}

// ratio is a recall and a precision, each as a fraction.
type ratio struct{ right, gold, rightFound, found float64 }

func (r ratio) is(got Ratio) bool {
	return near(got.RightGold/got.Gold, r.right/r.gold) && near(got.RightFound/got.Found, r.rightFound/r.found)
}

// The figures are worked out by hand from the definitions, and agree with those
// that the papers print.
func TestCoref(t *testing.T) {
	tests := []struct {
		name, gold, found string
		muc, bCubed, ceaf ratio
	}{
		// Pradhan et al. 2014, figure 1 and section 4: MUC 0.40, B³ recall 0.42
		// and precision 0.50, CEAF-e recall 0.65 and precision 0.43.
		{
			"Pradhan", "abc defg", "ab cd fghi",
			ratio{2, 5, 2, 5},
			ratio{2./3 + 2./3 + 1./3 + 1./4 + 2./4 + 2./4, 7, 1 + 1 + 1./2 + 1./2 + 2./4 + 2./4, 8},
			ratio{4./5 + 4./8, 2, 4./5 + 4./8, 3},
		},
		// Bagga and Baldwin 1998, figures 1 to 3: MUC precision is 9/10 for
		// both answers, B³ precision 0.76 for the first and 0.58 for the second.
		{
			"Bagga and Baldwin, first", "12345 67 89ABC", "12345 6789ABC",
			ratio{9, 9, 9, 10},
			ratio{12, 12, 5 + 2*2./7 + 5*5./7, 12},
			ratio{1 + 10./12, 3, 1 + 10./12, 2},
		},
		{
			"Bagga and Baldwin, second", "12345 67 89ABC", "1234589ABC 67",
			ratio{9, 9, 9, 10},
			ratio{12, 12, 2 + 10*1./2, 12},
			ratio{1 + 10./15, 3, 1 + 10./15, 2},
		},
		// Vilain et al. 1995, section 2: recall counts the links that the
		// answer lacks.
		{"Vilain, split", "abcd", "ab cd", ratio{2, 3, 2, 2}, ratio{2, 4, 4, 4}, ratio{4. / 6, 1, 4. / 6, 2}},
		// The documented cases of the reference scorer, test/TestCases.README.
		{"scorer 1", "a bc def", "a bc def", ratio{3, 3, 3, 3}, ratio{6, 6, 6, 6}, ratio{3, 3, 3, 3}},
		{"scorer 2", "a bc def", "a de", ratio{1, 3, 1, 1}, ratio{1 + 2*2./3, 6, 3, 3}, ratio{1.8, 3, 1.8, 2}},
		{
			"scorer 3", "a bc def", "a bcx defy z",
			ratio{3, 3, 3, 5},
			ratio{6, 6, 1 + 4./3 + 9./4, 9},
			ratio{1 + 4./5 + 6./7, 3, 1 + 4./5 + 6./7, 4},
		},
		{
			"scorer 4", "a bc def", "a bcx dy z",
			ratio{1, 3, 1, 3},
			ratio{1 + 2 + 1./3, 6, 1 + 4./3 + 1./2, 7},
			ratio{2.2, 3, 2.2, 4},
		},
		{
			"scorer 8: a mention twice", "a bc def", "a bcx dy bz",
			ratio{1, 3, 1, 3},
			ratio{1 + 2 + 1./3, 6, 1 + 4./3 + 1./2, 7},
			ratio{2.2, 3, 2.2, 4},
		},
		{
			"scorer 9: a mention many times", "a bc def", "a bcx dy bbbbbbbbbbz",
			ratio{1, 3, 1, 3},
			ratio{1 + 2 + 1./3, 6, 1 + 4./3 + 1./2, 7},
			ratio{2.2, 3, 2.2, 4},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var c Coref
			c.Add(chains(test.gold), chains(test.found))
			if !test.muc.is(c.MUC) {
				t.Errorf("MUC %+v, want %+v", c.MUC, test.muc)
			}
			if !test.bCubed.is(c.BCubed) {
				t.Errorf("B³ %+v, want %+v", c.BCubed, test.bCubed)
			}
			if !test.ceaf.is(c.CEAFe) {
				t.Errorf("CEAF-e %+v, want %+v", c.CEAFe, test.ceaf)
			}
		})
	}
}

func TestCorefAddsUp(t *testing.T) {
	var c Coref
	c.Add(chains("ab"), nil)
	c.Add(nil, chains("cd"))
	c.Add(chains("ef"), chains("ef"))
	if got, want := c.Mentions, (Counts{Right: 2, Found: 4, Gold: 4}); got != want {
		t.Errorf("mentions %v, want %v", got, want)
	}
	if !near(c.MUC.F1(), 0.5) || !near(c.BCubed.F1(), 0.5) || !near(c.CEAFe.F1(), 0.5) || !near(c.CoNLL(), 0.5) {
		t.Errorf("MUC %v, B³ %v, CEAF-e %v, mean %v; want 0.5", c.MUC.F1(), c.BCubed.F1(), c.CEAFe.F1(), c.CoNLL())
	}
	if nothing := (&Coref{}).CoNLL(); nothing != 0 {
		t.Errorf("nothing scores %v", nothing)
	}
}

// best tries every assignment of the rows from r on.
func best(weights [][]float64, r int, taken map[int]bool) float64 {
	if r == len(weights) {
		return 0
	}
	most := best(weights, r+1, taken) // the row stays alone
	for c, w := range weights[r] {
		if !taken[c] {
			taken[c] = true
			most = max(most, w+best(weights, r+1, taken))
			taken[c] = false
		}
	}
	return most
}

func TestAssignIsBest(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		rows, columns := 1+random.IntN(5), random.IntN(6)
		weights := make([][]float64, rows)
		for r := range weights {
			weights[r] = make([]float64, columns)
			for c := range weights[r] {
				weights[r][c] = float64(random.IntN(6)) // ties, and zeros
			}
		}
		total, taken := 0.0, map[int]bool{}
		for r, c := range assign(weights) {
			if c < 0 {
				continue
			}
			if taken[c] {
				t.Fatalf("%v: column %d is taken twice", weights, c)
			}
			taken[c] = true
			total += weights[r][c]
		}
		if want := best(weights, 0, map[int]bool{}); !near(total, want) {
			t.Fatalf("%v: the assignment weighs %v, the best %v", weights, total, want)
		}
	}
}

func BenchmarkCoref(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 2))
	side := func() [][]nlp.Span {
		list := make([][]nlp.Span, 300)
		for i := range 2000 {
			c := random.IntN(len(list))
			list[c] = append(list[c], nlp.Span{Start: i, End: i + 1})
		}
		return list
	}
	gold, found := side(), side()
	for b.Loop() {
		var c Coref
		c.Add(gold, found)
	}
}
