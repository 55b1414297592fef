package tag

import (
	"embed"
	"fmt"
	"strings"
)

//go:embed data/*.tsv
var data embed.FS

// wordTable is what the treebanks say of single words.
type wordTable struct {
	tags   map[string]string // of the words, as written, that have only one
	lemmas map[wordClass]string
	bases  map[wordClass]bool // what is known to be a lemma

	corrections map[correction]string
	corrected   map[string]bool // the words that have corrections
}

// wordClass is a word in lower case and the class of its tag.
type wordClass struct {
	word  string
	class string
}

func loadWords() (*wordTable, error) {
	t := &wordTable{
		tags: map[string]string{}, lemmas: map[wordClass]string{}, bases: map[wordClass]bool{},
		corrections: map[correction]string{}, corrected: map[string]bool{},
	}
	err := eachLine("tags.tsv", 2, func(f []string) { t.tags[f[0]] = f[1] })
	if err != nil {
		return nil, err
	}
	err = eachLine("corrections.tsv", 4, func(f []string) {
		t.corrections[correction{f[0], f[1], f[2]}] = f[3]
		t.corrected[f[0]] = true
	})
	if err != nil {
		return nil, err
	}
	err = eachLine("lemmas.tsv", 3, func(f []string) {
		t.bases[wordClass{f[2], f[1]}] = true
		if f[0] != f[2] {
			t.lemmas[wordClass{f[0], f[1]}] = f[2]
		}
	})
	return t, err
}

// eachLine calls do with the fields of every line of a data file that is no
// comment.
func eachLine(name string, fields int, do func([]string)) error {
	text, err := data.ReadFile("data/" + name)
	if err != nil {
		return err
	}
	for i, line := range strings.Split(string(text), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != fields {
			return fmt.Errorf("%s:%d: %d fields, want %d", name, i+1, len(f), fields)
		}
		do(f)
	}
	return nil
}
