package main

import (
	_ "embed"
	"strings"
)

//go:embed words.tsv
var wordsFile string

// wordsOf are the words of a class of words.tsv.
func wordsOf(class string) []string {
	for line := range strings.Lines(wordsFile) {
		if words, ok := strings.CutPrefix(line, class+"\t"); ok {
			return strings.Split(strings.TrimSpace(words), "|")
		}
	}
	panic("words.tsv has no class " + class)
}
