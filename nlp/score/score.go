// Package score measures what a language engine finds against what people have
// marked, with the measures that the field reports:
//
//	Labels      tags and lemmas: accuracy, precision, recall, confusions
//	Attachment  dependencies: UAS and LAS
//	Align       words of two tokenisations, for all of these on raw text
//	Spans       words and sentences as spans of text
//	Names       spans with labels
//	Coref       MUC, B-cubed, CEAF-e and their mean
//
// All of them add up documents; a score of many documents is that of their
// sum, not a mean.
package score

// Counts are how many things were found rightly, were found, and should have
// been found.
type Counts struct{ Right, Found, Gold int }

// Add adds the counts of other things.
func (c *Counts) Add(other Counts) {
	c.Right += other.Right
	c.Found += other.Found
	c.Gold += other.Gold
}

// Precision is the part of what was found that is right, in [0, 1]; 0 where
// nothing was found.
func (c Counts) Precision() float64 { return part(float64(c.Right), float64(c.Found)) }

// Recall is the part of the gold that was found, in [0, 1]; 0 where there is
// none.
func (c Counts) Recall() float64 { return part(float64(c.Right), float64(c.Gold)) }

// F1 is the harmonic mean of precision and recall, in [0, 1]. Where everything
// that should be found has one label and one place, as with the tags of given
// words, all three are the accuracy.
func (c Counts) F1() float64 { return part(2*float64(c.Right), float64(c.Found+c.Gold)) }

func part(some, all float64) float64 {
	if all == 0 {
		return 0
	}
	return some / all
}

// match compares two lists as sets.
func match[T comparable](gold, found []T) Counts {
	inGold := setOf(gold)
	inFound := setOf(found)
	c := Counts{Gold: len(inGold), Found: len(inFound)}
	for x := range inGold {
		if inFound[x] {
			c.Right++
		}
	}
	return c
}

func setOf[T comparable](list []T) map[T]bool {
	set := make(map[T]bool, len(list))
	for _, x := range list {
		set[x] = true
	}
	return set
}
