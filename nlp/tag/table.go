package tag

import (
	_ "embed" // the tables
	"strings"
)

// The tables; their heads say what they hold and where it is from.
var (
	//go:embed data/tags.tsv
	tagsTSV string
	//go:embed data/lemmas.tsv
	wordsTSV string
	//go:embed data/endings.tsv
	endingsTSV string
	//go:embed data/known.tsv
	knownTSV string
)

// table is the text of a table without its head: lines of a key, a tab and a
// value, sorted by key. It is searched as it stands, as most words of the tables
// are never asked for, and nothing has to be loaded.
type table string

// newTable gives the lines of text behind the comments at its head.
func newTable(text string) table {
	for strings.HasPrefix(text, "#") {
		_, text, _ = strings.Cut(text, "\n")
	}
	return table(text)
}

// find gives the value of a key. It does not allocate.
func (t table) find(key []byte) (value string, found bool) {
	for len(t) > 0 {
		start := strings.LastIndexByte(string(t[:len(t)/2]), '\n') + 1
		line, rest, _ := strings.Cut(string(t[start:]), "\n")
		tab := strings.LastIndexByte(line, '\t')
		switch at := line[:max(tab, 0)]; {
		case string(key) == at:
			return line[tab+1:], true
		case string(key) < at:
			t = t[:start]
		default:
			t = table(rest)
		}
	}
	return "", false
}

// lemmaTables is what is known of the lemmas of words and endings.
type lemmaTables struct {
	words   table // the lemma of a form and a tag, joined by a tab
	endings table // replacements, joined by |, of an ending and a tag
	known   table // the classes of lemmas that there are
}

func newLemmaTables() lemmaTables {
	return lemmaTables{newTable(wordsTSV), newTable(endingsTSV), newTable(knownTSV)}
}

func (t *lemmaTables) word(form, tag string) (lemma string, found bool) {
	var room [64]byte
	return t.words.find(joined(room[:0], form, tag))
}

func (t *lemmaTables) ending(letters, tag string) (replacements string, found bool) {
	var room [64]byte
	return t.endings.find(joined(room[:0], letters, tag))
}

// joined appends a key of the tables.
func joined(key []byte, word, tag string) []byte {
	return append(append(append(key, word...), '\t'), tag...)
}

// class is a part of speech in the table of known lemmas.
type class string

const (
	noun      class = "N"
	verb      class = "V"
	adjective class = "J"
	other     class = "" // not in the table
)

// classOf is the part of speech that the forms of a Penn tag are inflected as.
func classOf(tag string) class {
	switch tag {
	case "NN", "NNS":
		return noun
	case "VB", "VBD", "VBG", "VBN", "VBP", "VBZ":
		return verb
	case "JJ", "JJR", "JJS":
		return adjective
	}
	return other
}

// knows reports whether there is a lemma of a class, or, for other, of any.
func (t *lemmaTables) knows(lemma string, c class) bool {
	classes, found := t.known.find([]byte(lemma))
	return found && strings.Contains(classes, string(c))
}
