// Package language tells which language an article is written in. The rest of
// newsgraph understands English only, and what it would find elsewhere would be
// invented.
//
// It errs on the side of English: a text that is short, full of names or partly
// in another language is taken for English, which costs nothing where there are
// no English sentences to read; taking an English text for another one would
// lose all that it says.
package language

import (
	"bytes"
	_ "embed"
	"fmt"
	"slices"
	"unicode"

	"github.com/pelletier/go-toml/v2"
)

//go:embed data/languages.toml
var languagesTOML []byte

// English is the code of English.
const English = "en"

// The limits below which a text counts as English.
const (
	minLetters = 20   // in another script, most of all letters
	minKinds   = 3    // different frequent words of another language
	minScore   = 6    // words that speak for it ...
	minShare   = 0.15 // ... of all words ...
	minRatio   = 3    // ... and for each English one
)

// Detector knows the words and scripts of languages. It never changes and is
// safe for concurrent use.
type Detector struct {
	languages  []language
	english    int
	frequentIn map[string][]int // languages, by a frequent word
	letterOf   map[rune][]int   // languages, by a letter that English lacks
	scripts    []string         // each that some language is written in
}

type language struct {
	Code, Name, Script, Words, Letters string
}

// New loads the languages.
func New() (*Detector, error) {
	d := &Detector{frequentIn: map[string][]int{}, letterOf: map[rune][]int{}, english: -1}
	var file struct{ Language []language }
	if err := toml.NewDecoder(bytes.NewReader(languagesTOML)).DisallowUnknownFields().Decode(&file); err != nil {
		return nil, fmt.Errorf("read the languages: %w", err)
	}
	d.languages = file.Language
	for i := range d.languages {
		if err := d.add(i); err != nil {
			return nil, fmt.Errorf("language %s: %w", d.languages[i].Code, err)
		}
	}
	if d.english < 0 {
		return nil, fmt.Errorf("the languages lack English")
	}
	return d, nil
}

func (d *Detector) add(i int) error {
	l := &d.languages[i]
	if l.Code == English {
		d.english = i
	}
	for word := range words(l.Words) {
		d.frequentIn[word] = append(d.frequentIn[word], i)
	}
	for _, r := range l.Letters {
		d.letterOf[r] = append(d.letterOf[r], i)
	}
	if unicode.Scripts[l.Script] == nil {
		return fmt.Errorf("no script %q", l.Script)
	}
	if !slices.Contains(d.scripts, l.Script) {
		d.scripts = append(d.scripts, l.Script)
	}
	return nil
}

// Name is the English name of the language with the given code, or the code.
func (d *Detector) Name(code string) string {
	for i := range d.languages {
		if d.languages[i].Code == code {
			return d.languages[i].Name
		}
	}
	return code
}

// Detect gives the code of the language of most of text, English where it is
// not sure of another. It takes time linear in the length of text.
func (d *Detector) Detect(text string) string {
	c := d.count(text)
	script, letters := c.mainScript()
	best := c.bestOf(script)
	if script != latin && letters >= minLetters || script == latin && c.outweighsEnglish(best) {
		return d.languages[best].Code
	}
	return English
}

// bestOf is the language, not English, of a script that has the highest score;
// of several, the first.
func (c *counter) bestOf(script string) int {
	best := -1
	for i := range c.languages {
		if c.languages[i].Script == script && i != c.english && (best < 0 || c.found[i].score() > c.found[best].score()) {
			best = i
		}
	}
	return best
}

// outweighsEnglish reports whether the text is surely in the language and not
// in English. Words that both have tell nothing.
func (c *counter) outweighsEnglish(language int) bool {
	own, kinds, english := 0, 0, 0
	for word, n := range c.times {
		isOwn, isEnglish := slices.Contains(c.frequentIn[word], language), slices.Contains(c.frequentIn[word], c.english)
		switch {
		case isOwn && !isEnglish:
			own, kinds = own+n, kinds+1
		case isEnglish && !isOwn:
			english += n
		}
	}
	score := own + min(own, c.found[language].marked)
	return kinds >= minKinds && score >= minScore && float64(score) >= minShare*float64(c.words) && score > minRatio*english
}
