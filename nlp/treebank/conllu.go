package treebank

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/newsgraph/newsgraph/nlp"
)

// The columns of CoNLL-U, see https://universaldependencies.org/format.html.
const (
	columnID = iota
	columnForm
	columnLemma
	columnUPOS
	columnXPOS
	columnFeats
	columnHead
	columnDeprel
	columnDeps
	columnMisc
	columns
)

// ReadCoNLLU reads a file in CoNLL-U: words and multiword tokens, but no empty
// nodes. Mentions come from the attribute Entity of the last column, as GUM
// and the treebanks of CorefUD have it. name is what errors call the file.
func ReadCoNLLU(r io.Reader, name string) ([]Document, error) {
	l := newLines(r, name)
	c := &conllu{entity: newEntityFields("")}
	for l.next() {
		if err := c.line(l); err != nil {
			return nil, l.fail(err)
		}
	}
	if l.err != nil {
		return nil, l.err
	}
	docs, err := c.finish()
	if err != nil {
		return nil, l.fail(err)
	}
	return docs, nil
}

// conllu reads the lines of a CoNLL-U file.
type conllu struct {
	builder
	entity entityFields
	heads  []int // of the words of this sentence, as the file counts them
	multi  nlp.Range
	space  bool // a space comes after the multiword token that is being read
}

func (c *conllu) line(l *lines) error {
	switch {
	case l.text == "":
		return c.endSentence()
	case l.text[0] == '#':
		return c.comment(l)
	default:
		return c.word(strings.Split(l.text, "\t"))
	}
}

func (c *conllu) comment(l *lines) error {
	if id, ok := l.comment("newdoc id"); ok {
		return c.newDocument(id)
	}
	if _, ok := l.comment("newdoc"); ok {
		return c.newDocument("")
	}
	if _, ok := l.comment("newpar id"); ok {
		c.sentence.Paragraph = true
	}
	if _, ok := l.comment("newpar"); ok {
		c.sentence.Paragraph = true
	}
	if id, ok := l.comment("sent_id"); ok {
		c.sentence.ID = id
	}
	if text, ok := l.comment("text"); ok {
		c.sentence.Text = text
	}
	if order, ok := l.comment("global.Entity"); ok {
		c.entity = newEntityFields(order)
	}
	return nil
}

// newDocument starts a document, also where no empty line is in front of it.
func (c *conllu) newDocument(id string) error {
	if err := c.endSentence(); err != nil {
		return err
	}
	return c.startDocument(id)
}

func (c *conllu) finish() ([]Document, error) {
	if err := c.endSentence(); err != nil {
		return nil, err
	}
	return c.builder.finish()
}

func (c *conllu) word(cells []string) error {
	if len(cells) != columns {
		return fmt.Errorf("%d columns; CoNLL-U has %d", len(cells), columns)
	}
	id := cells[columnID]
	if first, last, isRange := strings.Cut(id, "-"); isRange {
		return c.startMultiword(first, last, cells)
	}
	if strings.Contains(id, ".") {
		return nil // an empty node
	}
	d := c.document()
	at := len(d.Words)
	if want := at - c.sentence.First + 1; id != strconv.Itoa(want) {
		return fmt.Errorf("word %q where word %d is to come", id, want)
	}
	if cells[columnForm] == "" {
		return errors.New("a word without a form")
	}
	w := Word{
		Form: cells[columnForm], Lemma: given(cells[columnLemma]),
		UPOS: given(cells[columnUPOS]), XPOS: given(cells[columnXPOS]), Feats: given(cells[columnFeats]),
		Deprel: given(cells[columnDeprel]), Misc: cells[columnMisc],
		Head: nlp.None, SpaceAfter: attribute(cells[columnMisc], "SpaceAfter") != "No",
	}
	if w.Form == "_" {
		w.Lemma = cells[columnLemma] // an underscore that the text has
	}
	if c.multi.Contains(at) {
		w.SpaceAfter = at+1 == c.multi.End && c.space
	}
	head, err := parseHead(cells[columnHead])
	if err != nil {
		return err
	}
	c.heads = append(c.heads, head)
	d.Words = append(d.Words, w)
	return c.mark(given(attribute(w.Misc, "Entity")), c.entity.describe)
}

// startMultiword begins the token that stands for words first to last.
func (c *conllu) startMultiword(first, last string, cells []string) error {
	d := c.document()
	at := len(d.Words)
	from, err := strconv.Atoi(first)
	to, err2 := strconv.Atoi(last)
	if err != nil || err2 != nil || from != at-c.sentence.First+1 || to < from || to-from > maxLine || at < c.multi.End {
		return fmt.Errorf("multiword token %s does not start at the next word", cells[columnID])
	}
	if cells[columnForm] == "" {
		return errors.New("a multiword token without a form")
	}
	c.multi = nlp.Range{First: at, End: at + to - from + 1}
	c.space = attribute(cells[columnMisc], "SpaceAfter") != "No"
	d.Multiwords = append(d.Multiwords, Multiword{Range: c.multi, Form: cells[columnForm]})
	return nil
}

// endSentence sets the heads, which may come after the words that depend on
// them.
func (c *conllu) endSentence() error {
	d := c.document()
	first, n := c.sentence.First, len(c.heads)
	if c.multi.End > len(d.Words) {
		return errors.New("the sentence ends inside a multiword token")
	}
	for i, head := range c.heads {
		switch {
		case head > n:
			return fmt.Errorf("word %d depends on word %d of a sentence of %d", i+1, head, n)
		case head == i+1:
			return fmt.Errorf("word %d depends on itself", i+1)
		case head == 0:
			d.Words[first+i].Head = first + i
		case head > 0:
			d.Words[first+i].Head = first + head - 1
		}
	}
	c.heads, c.multi = c.heads[:0], nlp.Range{}
	c.builder.endSentence()
	return nil
}

// parseHead reads the number of a head; nlp.None where there is none.
func parseHead(cell string) (int, error) {
	if cell == "_" {
		return nlp.None, nil
	}
	head, err := strconv.Atoi(cell)
	if err != nil || head < 0 {
		return 0, fmt.Errorf("the head %q is no number", cell)
	}
	return head, nil
}

// given is cell, or "" where it says that there is nothing.
func given(cell string) string {
	if cell == "_" {
		return ""
	}
	return cell
}

// attribute is the value of an attribute of a cell "Name=Value|Name=Value".
func attribute(cell, name string) string {
	for cell != "" {
		var pair string
		pair, cell, _ = strings.Cut(cell, "|")
		if value, ok := strings.CutPrefix(pair, name); ok && strings.HasPrefix(value, "=") {
			return value[1:]
		}
	}
	return ""
}
