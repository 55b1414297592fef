package treebank

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/newsgraph/newsgraph/nlp"
)

// docStart is the word that starts a document in the files of CoNLL-2003.
const docStart = "-DOCSTART-"

// ReadIOB reads a file with a word and the tag of its name a line and an empty
// line after each sentence. The columns are divided by tabs or spaces; the word
// is the first and the tag the last, but in the files of Universal NER, where
// the number of the word comes first and the tag is the third of five. Tags are
// IOB2 ("B-PER" starts a name) or IOB1 ("I-PER" may, too). B-O and I-O, which
// Universal NER has where the annotators marked a span that is no name, are O.
// name is what errors call the file.
func ReadIOB(r io.Reader, name string) ([]Document, error) {
	l := newLines(r, name)
	b := &iob{}
	for l.next() {
		if err := b.line(l); err != nil {
			return nil, l.fail(err)
		}
	}
	if l.err != nil {
		return nil, l.err
	}
	b.endSentence()
	docs, err := b.finish()
	if err != nil {
		return nil, l.fail(err)
	}
	return docs, nil
}

// iob reads the lines of an IOB file.
type iob struct {
	builder
	label string // of the name that the last word is in, "" for none
}

func (b *iob) line(l *lines) error {
	cells := cut(l.text)
	switch {
	case len(cells) == 0:
		b.endSentence()
		return nil
	case l.text[0] == '#' && len(cells) != 2 && !isNumbered(cells):
		return b.comment(l)
	case cells[0] == docStart:
		b.endSentence()
		return b.startDocument("")
	case isNumbered(cells):
		if strings.ContainsAny(cells[0], "-.") {
			return nil // a multiword token or an empty node: it has no tag
		}
		return b.word(cells[1], cells[2])
	case len(cells) < 2:
		return errors.New("a line of one column; a word and its tag are to come")
	}
	return b.word(cells[0], cells[len(cells)-1])
}

// cut divides a line at its tabs, or at its white space where it has none.
func cut(line string) []string {
	if strings.TrimSpace(line) == "" {
		return nil
	}
	if strings.Contains(line, "\t") {
		return strings.Split(line, "\t")
	}
	return strings.Fields(line)
}

// isNumbered reports whether cells are a line of Universal NER.
func isNumbered(cells []string) bool {
	if len(cells) != 5 {
		return false
	}
	number, _, _ := strings.Cut(strings.ReplaceAll(cells[0], ".", "-"), "-")
	_, err := strconv.Atoi(number)
	return err == nil
}

func (b *iob) comment(l *lines) error {
	if id, ok := l.comment("newdoc id"); ok {
		b.endSentence()
		return b.startDocument(id)
	}
	if id, ok := l.comment("sent_id"); ok {
		b.sentence.ID = id
	}
	if text, ok := l.comment("text"); ok {
		b.sentence.Text = text
	}
	return nil
}

func (b *iob) word(form, tag string) error {
	if form == "" {
		return errors.New("a word without a form")
	}
	d := b.document()
	at := len(d.Words)
	d.Words = append(d.Words, Word{Form: form, Head: nlp.None, SpaceAfter: true})
	kind, label, _ := strings.Cut(tag, "-")
	if label == "O" || tag == "O" {
		b.label = ""
		return nil
	}
	if label == "" || kind != "B" && kind != "I" {
		return fmt.Errorf("%q is no tag of IOB", tag)
	}
	if kind == "B" || label != b.label {
		d.Names = append(d.Names, nlp.Name{Range: nlp.Range{First: at}, Label: label, Score: 1})
	}
	d.Names[len(d.Names)-1].End = at + 1
	b.label = label
	return nil
}

// endSentence ends the name, too, and finds the spaces of the sentence.
func (b *iob) endSentence() {
	b.label = ""
	if s := b.sentence; s.Text != "" && b.doc != nil {
		findSpaces(b.doc.Words[s.First:], s.Text)
	}
	b.builder.endSentence()
}

// findSpaces sets SpaceAfter of words from the text that they form. Where they
// do not form it, all are followed by a space.
func findSpaces(words []Word, text string) {
	spaces := make([]bool, len(words))
	for i, w := range words {
		rest, found := strings.CutPrefix(text, w.Form)
		if !found {
			return
		}
		text = strings.TrimLeft(rest, " \t\u00a0")
		spaces[i] = len(text) < len(rest) || text == ""
	}
	for i := range words {
		words[i].SpaceAfter = spaces[i]
	}
}
