package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

const aboutPeople = `# Nouns for people: lemmas whose first and most frequent sense is a person.
# Source: WordNet 3.1, https://wordnet.princeton.edu, Princeton University, WordNet licence
# Made by cmd/lexgen.
`

// wordnet is what is used of the nouns of WordNet: the senses of each lemma and
// the wider senses of each sense.
type wordnet struct {
	senses map[string][]sense  // by lemma, in WordNet's order: the most frequent first
	words  map[string][]string // the words of a synset as they are written, by its offset
	wider  map[string][]string // the hypernyms of a synset, by their offsets
	others map[string]int      // how often a lemma was seen as another part of speech
}

// sense is one sense of a noun: its synset's offset, and how often it was seen.
type sense struct {
	key    string
	offset string
	number int
	count  int
}

// personKey is the sense of "person" that the nouns for people lie under.
const personKey = "person%1:03:00::"

func readWordNet(dir string) (*wordnet, error) {
	w := &wordnet{map[string][]sense{}, map[string][]string{}, map[string][]string{}, map[string]int{}}
	if err := eachLineOf(filepath.Join(dir, "index.sense"), w.addSense); err != nil {
		return nil, err
	}
	for _, senses := range w.senses {
		slices.SortFunc(senses, func(a, b sense) int { return a.number - b.number })
	}
	return w, eachLineOf(filepath.Join(dir, "data.noun"), w.addSynset)
}

func eachLineOf(path string, add func(fields []string) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }() // nothing was written that could be lost
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if strings.HasPrefix(lines.Text(), " ") {
			continue // the licence
		}
		if err := add(strings.Fields(lines.Text())); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return lines.Err()
}

// addSense reads a line of index.sense: key, offset, number of the sense, count.
func (w *wordnet) addSense(f []string) error {
	if len(f) != 4 {
		return fmt.Errorf("%d fields, want 4", len(f))
	}
	number, err := strconv.Atoi(f[2])
	if err != nil {
		return err
	}
	count, err := strconv.Atoi(f[3])
	if err != nil {
		return err
	}
	lemma, rest, _ := strings.Cut(f[0], "%")
	if !strings.HasPrefix(rest, "1") {
		w.others[lemma] += count
		return nil
	}
	w.senses[lemma] = append(w.senses[lemma], sense{f[0], f[1], number, count})
	return nil
}

// addSynset reads a line of data.noun: offset, file, type, the number of words in
// hexadecimal, two fields a word, the number of pointers, four fields a pointer.
func (w *wordnet) addSynset(f []string) error {
	words, err := strconv.ParseInt(f[3], 16, 32)
	if err != nil {
		return err
	}
	for i := range int(words) {
		w.words[f[0]] = append(w.words[f[0]], f[4+2*i])
	}
	at := 4 + 2*int(words)
	pointers, err := strconv.Atoi(f[at])
	if err != nil {
		return err
	}
	for i := range pointers {
		if p := f[at+1+4*i:]; p[0] == "@" {
			w.wider[f[0]] = append(w.wider[f[0]], p[1])
		}
	}
	return nil
}

// lies reports whether the synset is under the other one.
func (w *wordnet) lies(offset, under string) bool {
	if offset == under {
		return true
	}
	for _, wide := range w.wider[offset] {
		if w.lies(wide, under) {
			return true
		}
	}
	return false
}

// isPerson reports whether a lemma most often names a person: by its first sense
// and seven in ten of its uses or, where none was counted, by its first two senses.
func (w *wordnet) isPerson(lemma, person string) bool {
	senses := w.senses[lemma]
	total, people := 0, 0
	for _, s := range senses {
		total += s.count
		if w.lies(s.offset, person) {
			people += s.count
		}
	}
	if first := senses[0].offset; !w.lies(first, person) || w.others[lemma] > total || !slices.Contains(w.words[first], lemma) {
		return false // the last: "Saudi" is written with a capital
	}
	if total == 0 {
		return len(senses) == 1 || w.lies(senses[1].offset, person)
	}
	return 10*people >= 7*total
}

func writePeople(s *sources, out io.Writer) error {
	w := s.wordnet
	at := slices.IndexFunc(w.senses["person"], func(s sense) bool { return s.key == personKey })
	if at < 0 {
		return fmt.Errorf("WordNet has no sense %s", personKey)
	}
	person := w.senses["person"][at].offset
	nobody := wordsOf("nobody")
	var lemmas []string
	for lemma := range w.senses {
		if isWord(lemma) && len(lemma) > 2 && !slices.Contains(nobody, lemma) && w.isPerson(lemma, person) {
			lemmas = append(lemmas, lemma)
		}
	}
	slices.Sort(lemmas)
	_, err := fmt.Fprintln(out, strings.Join(lemmas, "\n"))
	return err
}
