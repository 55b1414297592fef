package score

import (
	"strings"

	"github.com/newsgraph/newsgraph/nlp"
)

// Word is a word of a text: where it stands and how it is written.
type Word struct {
	nlp.Span
	Form string
	// Multiword tells that the word is one of several that are written as one
	// token; Span is then that of the token.
	Multiword bool
}

// Pair is a word of the gold and one that was found, which are the same word.
// Both are indices.
type Pair struct{ Gold, Found int }

// Same pairs n words with themselves: the alignment where the words are given.
func Same(n int) []Pair {
	pairs := make([]Pair, n)
	for i := range pairs {
		pairs[i] = Pair{i, i}
	}
	return pairs
}

// Align pairs the words of two tokenisations of one text as the CoNLL 2018
// shared task does (Zeman et al. 2018, "CoNLL 2018 Shared Task: Multilingual
// Parsing from Raw Text to Universal Dependencies", section 4): words with
// the same span are the same; around multiword tokens, whose words have no span
// of their own, it is the longest common subsequence of the forms, whatever
// their case. The pairs rise in both indices.
func Align(gold, found []Word) []Pair {
	a := aligner{gold: gold, found: found}
	for a.g < len(gold) && a.f < len(found) {
		g, f := gold[a.g], found[a.f]
		switch {
		case g.Multiword || f.Multiword:
			a.multiword()
		case g.Span == f.Span:
			a.pairs = append(a.pairs, Pair{a.g, a.f})
			a.g++
			a.f++
		case g.Start <= f.Start:
			a.g++
		default:
			a.f++
		}
	}
	return a.pairs
}

type aligner struct {
	gold, found []Word
	g, f        int // the next words
	pairs       []Pair
}

// multiword aligns the words up to the end of the multiword tokens that begin
// here, on either side, or overlap with such.
func (a *aligner) multiword() {
	g, f := a.gold[a.g], a.found[a.f]
	end := f.End
	if g.Multiword {
		end = g.End
		if !f.Multiword && f.Start < g.Start {
			a.f++
		}
	} else if g.Start < f.Start {
		a.g++
	}
	firstGold, firstFound := a.g, a.f
	for !beyond(a.gold, a.g, end) || !beyond(a.found, a.f, end) {
		if a.g < len(a.gold) && (a.f >= len(a.found) || a.gold[a.g].Start <= a.found[a.f].Start) {
			end = extend(a.gold[a.g], end)
			a.g++
		} else {
			end = extend(a.found[a.f], end)
			a.f++
		}
	}
	a.alignForms(firstGold, firstFound)
}

// beyond reports whether words[i:] lie behind end.
func beyond(words []Word, i, end int) bool {
	switch {
	case i >= len(words):
		return true
	case words[i].Multiword:
		return words[i].Start >= end
	}
	return words[i].End > end
}

func extend(w Word, end int) int {
	if w.Multiword {
		return max(end, w.End)
	}
	return end
}

// alignForms pairs the words from the given ones to the next by a longest
// common subsequence.
func (a *aligner) alignForms(firstGold, firstFound int) {
	gold, found := a.gold[firstGold:a.g], a.found[firstFound:a.f]
	longest := commonLengths(gold, found)
	for g, f := 0, 0; g < len(gold) && f < len(found); {
		switch {
		case sameForm(gold[g], found[f]):
			a.pairs = append(a.pairs, Pair{firstGold + g, firstFound + f})
			g++
			f++
		case longest[g][f] == longest[g+1][f]:
			g++
		default:
			f++
		}
	}
}

// commonLengths gives the length of the longest common subsequence of gold[g:]
// and found[f:] for all g and f.
func commonLengths(gold, found []Word) [][]int {
	length := make([][]int, len(gold)+1)
	for g := range length {
		length[g] = make([]int, len(found)+1)
	}
	for g := len(gold) - 1; g >= 0; g-- {
		for f := len(found) - 1; f >= 0; f-- {
			length[g][f] = max(length[g+1][f], length[g][f+1])
			if sameForm(gold[g], found[f]) {
				length[g][f] = max(length[g][f], 1+length[g+1][f+1])
			}
		}
	}
	return length
}

func sameForm(a, b Word) bool { return strings.EqualFold(a.Form, b.Form) }

// Spans compares the places of words or sentences in one text.
func Spans(gold, found []nlp.Span) Counts { return match(gold, found) }

// Words counts the words that both sides have, given their alignment.
func Words(gold, found []Word, pairs []Pair) Counts {
	return Counts{Right: len(pairs), Found: len(found), Gold: len(gold)}
}
