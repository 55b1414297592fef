package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"sort"
	"strings"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/tag"
)

const aboutLemmas = `# Lemmas: word, class of the tag (see nlp/tag.ClassOf), lemma. The words are
# those that the rules of spelling get wrong, in lower case; a line whose word
# is the lemma says that this is one, which decides where the rules allow two.
`

const aboutTags = `# Words that have one tag in the treebanks: word as written, Penn tag.
`

const aboutCorrections = `# Corrections of proposed tags: word in lower case, tag proposed for it, tag
# proposed for the next word ("*": any), right tag.
`

const aboutTreebanks = `#
# Sources: UD English EWT (Silveira et al. 2014), train, CC BY-SA 4.0;
#   UD English GUM (Zeldes 2017), train, annotations CC BY 4.0.
# Licence: CC BY-SA 4.0, as the first of these asks.
# Made by cmd/lexgen; do not edit.
`

// useCounts counts how often what is made of one thing.
type useCounts map[string]map[string]int

func (c useCounts) add(key, value string) {
	if c[key] == nil {
		c[key] = map[string]int{}
	}
	c[key][value]++
}

// top is the most frequent value of key, of equal ones the first in the
// alphabet, with its count and that of all values.
func (c useCounts) top(key string) (best string, n, all int) {
	for value, count := range c[key] {
		all += count
		if count > n || count == n && value < best {
			best, n = value, count
		}
	}
	return best, n, all
}

// keys are the keys of c, sorted.
func (c useCounts) keys() []string {
	keys := make([]string, 0, len(c))
	for k := range c {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

// treebankSentences calls do with every sentence of the CoNLL-U files. The
// places of its tokens are those in the sentence alone.
func treebankSentences(paths []string, do func([]nlp.Token)) error {
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		sentence := make([]nlp.Token, 0, 64)
		at := 0
		lines := bufio.NewScanner(f)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			f := strings.Split(lines.Text(), "\t")
			switch {
			case lines.Text() == "" && len(sentence) > 0:
				do(sentence)
				sentence, at = nil, 0
			case len(f) == 10 && !strings.ContainsAny(f[0], "-."):
				span := nlp.Span{Start: at, End: at + len(f[1])}
				sentence = append(sentence, nlp.Token{Span: span, Norm: inASCII.Replace(f[1]), Lemma: inASCII.Replace(f[2]), Tag: f[4]})
				at = span.End + 1
				if strings.Contains(f[9], "SpaceAfter=No") {
					at--
				}
			}
		}
		if err := errors.Join(lines.Err(), f.Close()); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return nil
}

// inASCII writes quotes and dashes as the tokenizer's norms do.
var inASCII = strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'", "–", "-", "—", "--")

// treebankWords calls do with every word that the treebanks give a tag and a
// lemma of its own.
func treebankWords(paths []string, do func(form, lemma, tag string)) error {
	return treebankSentences(paths, func(sentence []nlp.Token) {
		for _, t := range sentence {
			if t.Tag != "GW" && t.Tag != "_" && t.Lemma != "_" && startsWithLetter(t.Norm) {
				do(t.Norm, t.Lemma, t.Tag)
			}
		}
	})
}

// lemmaTable is what goes into the table of lemmas.
type lemmaTable struct {
	lemmas useCounts       // of a word in lower case and a tag, joined by a tab
	forms  useCounts       // how such a word is written
	bases  map[string]bool // a lemma and a class, joined by a tab
}

// writeLemmas writes the table of lemmas that follows from the treebanks.
func writeLemmas(treebanks []string, w io.Writer) error {
	t := lemmaTable{useCounts{}, useCounts{}, map[string]bool{}}
	err := treebankWords(treebanks, func(form, lemma, tag string) {
		key := strings.ToLower(form) + "\t" + tag
		t.lemmas.add(key, lemma)
		t.forms.add(key, form)
	})
	if err != nil {
		return err
	}
	rows := t.rows()
	_, err = io.WriteString(w, aboutLemmas+aboutTreebanks+strings.Join(rows, "\n")+"\n")
	return err
}

// rows are the lines of the table, sorted.
func (t *lemmaTable) rows() []string {
	rows := map[string]bool{}
	for _, key := range t.lemmas.keys() {
		lemma, n, _ := t.lemmas.top(key)
		_, penn, _ := strings.Cut(key, "\t")
		if class := tag.ClassOf(penn); n >= 2 && isAmbiguous(lemma, class) {
			t.bases[lemma+"\t"+class] = true
			rows[lemma+"\t"+class+"\t"+lemma] = true
		}
	}
	isBase := func(word, class string) bool { return t.bases[word+"\t"+class] }
	for _, key := range t.lemmas.keys() {
		lemma, n, all := t.lemmas.top(key)
		word, penn, _ := strings.Cut(key, "\t")
		form, _, _ := t.forms.top(key)
		if n >= 2 && 2*n > all && !isName(penn, word, lemma) && tag.Regular(form, penn, isBase) != lemma {
			rows[word+"\t"+tag.ClassOf(penn)+"\t"+lemma] = true
		}
	}
	return sortedSet(rows)
}

// isAmbiguous reports whether forms of the lemma may be read as those of
// another one, so that it has to be known.
func isAmbiguous(lemma, class string) bool {
	if strings.ToLower(lemma) != lemma || len(lemma) < 2 {
		return false
	}
	return class == "V" || (class == "J" || class == "R") && len(lemma) <= 7 || class == "N" && lemma[len(lemma)-1] == 'e'
}

// isName reports whether the lemma differs from the name only in its case.
func isName(penn, word, lemma string) bool {
	return tag.ClassOf(penn) == "P" && strings.EqualFold(word, lemma)
}

func sortedSet(set map[string]bool) []string {
	list := make([]string, 0, len(set))
	for s := range set {
		list = append(list, s)
	}
	sort.Strings(list)
	return list
}

// How often a word must occur, and with what share it must have one tag, to be
// in the table of tags; tried on the development part of EWT.
const (
	minTagCount = 3
	minTagShare = 0.95
	// The same for a correction to be right.
	minCorrectCount = 3
	minCorrectShare = 0.55
)

// writeTags writes the table of words that have one tag in the treebanks.
func writeTags(treebanks []string, w io.Writer) error {
	tags := useCounts{}
	err := treebankWords(treebanks, func(form, _, penn string) { tags.add(form, penn) })
	if err != nil {
		return err
	}
	var b strings.Builder
	b.WriteString(aboutTags + aboutTreebanks)
	for _, form := range tags.keys() {
		penn, n, all := tags.top(form)
		if all >= minTagCount && float64(n) >= minTagShare*float64(all) {
			b.WriteString(form + "\t" + penn + "\n")
		}
	}
	_, err = io.WriteString(w, b.String())
	return err
}

// writeCorrections writes the table of corrections: where the tag that
// nlp/tag proposes for a word is mostly another one in the treebanks. The table
// of tags must be up to date.
func writeCorrections(treebanks []string, w io.Writer) error {
	tagger, err := tag.New()
	if err != nil {
		return err
	}
	right := useCounts{}
	err = treebankSentences(treebanks, func(sentence []nlp.Token) {
		proposed := append(tagger.Propose(sentence), "")
		for i, t := range sentence {
			if t.Tag == "GW" {
				continue // one word with the next, which no reader needs
			}
			key := strings.ToLower(t.Norm) + "\t" + proposed[i] + "\t"
			right.add(key+"*", t.Tag)
			right.add(key+proposed[i+1], t.Tag)
		}
	})
	if err != nil {
		return err
	}
	var b strings.Builder
	b.WriteString(aboutCorrections + aboutTreebanks)
	for _, key := range right.keys() {
		penn, n, all := right.top(key)
		f := strings.Split(key, "\t")
		general, m, some := right.top(f[0] + "\t" + f[1] + "\t*")
		if !isCorrection(m, some) {
			general = f[1]
		}
		if f[2] == "*" {
			general = f[1]
		}
		if isCorrection(n, all) && penn != general && startsWithLetter(f[0]) {
			b.WriteString(key + "\t" + penn + "\n")
		}
	}
	_, err = io.WriteString(w, b.String())
	return err
}

func isCorrection(n, all int) bool {
	return n >= minCorrectCount && float64(n) >= minCorrectShare*float64(all)
}

func startsWithLetter(word string) bool {
	c := strings.TrimLeft(word, "'")
	return c != "" && ('a' <= c[0] && c[0] <= 'z' || 'A' <= c[0] && c[0] <= 'Z')
}
