package language

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// counter counts what a text has of each language and script.
type counter struct {
	*Detector

	words  int
	found  []found        // of each language
	times  map[string]int // how often each frequent word comes
	script string         // of the last letter
	run    int            // letters since the script changed
	// letters are those of each script, but for the run; all is their sum.
	letters map[string]int
	all     int
}

// found is what a text has of one language.
type found struct {
	frequent int // frequent words
	marked   int // other words, with a letter that English lacks
	last     int // the number of the last word that counted
}

// score is how many words speak for a language. A name or two can have foreign
// letters in any text, so that these count no more than the frequent words do.
func (f *found) score() int { return f.frequent + min(f.frequent, f.marked) }

// words yields the words of a text in lower case. They are made of letters and
// of the marks on them.
func words(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
			if !yield(strings.ToLower(word)) {
				return
			}
		}
	}
}

func (d *Detector) count(text string) *counter {
	c := &counter{Detector: d, found: make([]found, len(d.languages)), times: map[string]int{}, script: latin, letters: map[string]int{}}
	for word := range words(text) {
		c.words++
		c.frequent(word)
		for _, r := range word {
			c.letter(r)
		}
	}
	c.letters[c.script] += c.run
	return c
}

func (c *counter) frequent(word string) {
	languages := c.frequentIn[word]
	if len(languages) == 0 {
		return
	}
	for _, l := range languages {
		f := &c.found[l]
		f.frequent, f.last = f.frequent+1, c.words
	}
	c.times[word]++
}

func (c *counter) letter(r rune) {
	if r >= utf8.RuneSelf {
		for _, l := range c.letterOf[r] {
			if f := &c.found[l]; f.last != c.words {
				f.marked, f.last = f.marked+1, c.words
			}
		}
	}
	if s := c.scriptOf(r); s != c.script {
		c.letters[c.script] += c.run
		c.script, c.run = s, 0
	}
	c.run++
	c.all++
}

// scriptOf is the name of the script of r, "" for one that no language here
// has; it is most often the same as the last one.
func (c *counter) scriptOf(r rune) string {
	switch {
	case r < utf8.RuneSelf:
		return latin
	case unicode.IsMark(r), c.script != "" && unicode.Is(unicode.Scripts[c.script], r):
		return c.script
	case unicode.Is(unicode.Katakana, r):
		return japanese
	}
	for _, name := range c.scripts {
		if unicode.Is(unicode.Scripts[name], r) {
			return name
		}
	}
	return ""
}

const (
	latin    = "Latin"
	japanese = "Hiragana"
	chinese  = "Han"
)

// mainScript is the script of more than half of the letters, with their
// number, or Latin. Chinese characters among syllables are Japanese.
func (c *counter) mainScript() (name string, letters int) {
	if kana := c.letters[japanese]; kana > 0 && 10*kana > c.letters[chinese] {
		c.letters[japanese], c.letters[chinese] = kana+c.letters[chinese], 0
	}
	for _, name := range c.scripts {
		if n := c.letters[name]; 2*n > c.all {
			return name, n
		}
	}
	return latin, c.letters[latin]
}
