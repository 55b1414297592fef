package score

import "strings"

// Arc is the dependency of one word: the index of its head, its own index for
// a root, and the relation.
type Arc struct {
	Head int
	Dep  string
}

// Attachment measures dependencies as the CoNLL 2018 shared task does: all
// words count, with punctuation. The zero Attachment is ready to use.
type Attachment struct {
	// UAS is the attachment score: the words with the right head.
	UAS Counts
	// LAS is the labelled attachment score of the shared task: head and
	// universal relation are right, whatever the relation's subtype.
	LAS Counts
	// Full is LAS with subtypes: "nmod:poss" is not "nmod".
	Full Counts
	// Relations are the words by the universal relation to their right head:
	// a word counts as right where LAS has it so. A relation found at the wrong
	// head is spurious.
	Relations Labels
}

// Add adds the words of a text, given the alignment of the two sides.
func (a *Attachment) Add(gold, found []Arc, pairs []Pair) {
	all := Counts{Found: len(found), Gold: len(gold)}
	uas, las, full := all, all, all
	goldOf := make([]int, len(found)) // the word of the gold, or -1
	for i := range goldOf {
		goldOf[i] = -1
	}
	foundOf := make([]int, len(gold))
	for i := range foundOf {
		foundOf[i] = -1
	}
	for _, p := range pairs {
		goldOf[p.Found], foundOf[p.Gold] = p.Gold, p.Found
	}
	for g, f := range foundOf {
		want := universal(gold[g].Dep)
		if f < 0 || !attached(gold[g], found[f], goldOf) {
			a.Relations.Missed(want)
			continue
		}
		uas.Right++
		got := universal(found[f].Dep)
		if want == got {
			las.Right++
		}
		if gold[g].Dep == found[f].Dep {
			full.Right++
		}
		a.Relations.Pair(want, got)
	}
	for f, g := range goldOf {
		if g < 0 || !attached(gold[g], found[f], goldOf) {
			a.Relations.Spurious(universal(found[f].Dep))
		}
	}
	a.UAS.Add(uas)
	a.LAS.Add(las)
	a.Full.Add(full)
}

// attached reports whether the heads of a word are the same word.
func attached(gold, found Arc, goldOf []int) bool {
	return gold.Head >= 0 && found.Head >= 0 && found.Head < len(goldOf) && goldOf[found.Head] == gold.Head
}

// universal is a relation without its subtype.
func universal(dep string) string {
	relation, _, _ := strings.Cut(dep, ":")
	return relation
}
