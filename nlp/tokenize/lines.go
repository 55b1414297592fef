package tokenize

import "strings"

// markLineBreaks finds where the layout of the text ends a sentence whatever
// the words say: it sets first on the chunks that start a paragraph, a list
// item or a line that was ended on purpose, and last on those before.
func markLineBreaks(sh shadow, chunks []chunk) {
	for from := 0; from < len(chunks); {
		to := from + 1
		for to < len(chunks) && newlines(sh, chunks, to) < 2 {
			to++
		}
		chunks[from].first = true
		markBlock(sh, chunks[from:to])
		chunks[to-1].last = true
		from = to
	}
}

// newlines counts the line breaks in front of chunk i, up to two.
func newlines(sh shadow, chunks []chunk, i int) int {
	gap := sh.bytes[chunks[i-1].hi:chunks[i].lo]
	first := strings.IndexByte(gap, '\n')
	switch {
	case first < 0:
		return 0
	case strings.IndexByte(gap[first+1:], '\n') < 0:
		return 1
	}
	return 2
}

// maxColumns is the width from which on lines are taken for paragraphs: nobody
// wraps text at more columns.
const maxColumns = 100

// markBlock marks the line breaks inside a block of lines, which has no empty
// line. Text that was wrapped at a fixed width breaks a line only where the
// next word would not have fitted; a line that was broken well before, in
// front of a word that can start a sentence, is a headline, a list item or a
// paragraph.
func markBlock(sh shadow, block []chunk) {
	starts := []int{0}
	for i := 1; i < len(block); i++ {
		if newlines(sh, block, i) > 0 {
			starts = append(starts, i)
		}
	}
	widest := 0
	for n, start := range starts {
		widest = max(widest, block[lineEnd(starts, n, len(block))-1].hi-block[start].lo)
	}
	for n, start := range starts[1:] {
		width := block[start].hi - block[start].lo + 1 + block[start-1].hi - block[starts[n]].lo
		next := block[start:lineEnd(starts, n+1, len(block))]
		early := width*5 <= widest*4 || widest > maxColumns
		if isItem(sh, next) || early && canFollow(sh.of(block[start-1]), sh.of(block[start])) {
			block[start].first = true
			block[start-1].last = true
		}
	}
}

// lineEnd is the end of line n of those that begin at starts.
func lineEnd(starts []int, n, end int) int {
	if n+1 < len(starts) {
		return starts[n+1]
	}
	return end
}

// canFollow reports whether a sentence may end with the word before and start
// with the word after, as far as their outer characters tell.
func canFollow(before, after string) bool {
	return before[len(before)-1] != ',' && !isLower(after[0])
}

// isItem reports whether line is an item of a list: a bullet, or a number of
// at most two digits with a full stop or a bracket, and then some words.
func isItem(sh shadow, line []chunk) bool {
	if len(line) < 2 {
		return false
	}
	mark := sh.of(line[0])
	if len(mark) == 1 {
		return strings.IndexByte("-*+\x1b", mark[0]) >= 0
	}
	digits := strings.TrimPrefix(mark[:len(mark)-1], "(")
	end := mark[len(mark)-1]
	return (end == '.' || end == ')') && 1 <= len(digits) && len(digits) <= 2 && isNumeral(digits)
}

// isNumeral reports whether word is digits alone.
func isNumeral(word string) bool {
	for i := range len(word) {
		if !isDigit(word[i]) {
			return false
		}
	}
	return word != ""
}
