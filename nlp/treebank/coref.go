package treebank

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/newsgraph/newsgraph/nlp"
)

// The columns of CoNLL-2012; the last one has the brackets of the mentions.
const (
	column2012Form = 3
	column2012XPOS = 4
	columns2012    = 12 // and a column for each predicate
)

// ReadCoref reads a file of coreference: the columns of CoNLL-2012 (Pradhan et
// al. 2012, "CoNLL-2012 Shared Task: Modeling Multilingual Unrestricted
// Coreference in OntoNotes"), where parts of a document are documents of their
// own, or the short form of OntoGUM with number, word and brackets. A document
// of the short form is one sentence, as it does not mark any. name is what
// errors call the file.
func ReadCoref(r io.Reader, name string) ([]Document, error) {
	l := newLines(r, name)
	b := &builder{}
	for l.next() {
		if err := b.corefLine(l); err != nil {
			return nil, l.fail(err)
		}
	}
	if l.err != nil {
		return nil, l.err
	}
	docs, err := b.finish()
	if err != nil {
		return nil, l.fail(err)
	}
	return docs, nil
}

func (b *builder) corefLine(l *lines) error {
	cells := cut(l.text)
	if len(cells) == 0 {
		b.endSentence()
		return nil
	}
	if rest, ok := strings.CutPrefix(l.text, "#"); ok && len(cells) != 3 || isMark(l.text) {
		rest = strings.TrimSpace(rest)
		if id, begins := strings.CutPrefix(rest, "begin document"); begins {
			return b.startDocument(documentID(id))
		}
		if strings.HasPrefix(rest, "end document") {
			return b.endDocument()
		}
		return nil
	}
	return b.corefWord(cells)
}

// isMark reports whether line begins or ends a document. Its spaces may make it
// look like three columns.
func isMark(line string) bool {
	rest := strings.TrimSpace(strings.TrimPrefix(line, "#"))
	return line[0] == '#' && (strings.HasPrefix(rest, "begin document") || strings.HasPrefix(rest, "end document"))
}

// documentID is the id in "(id); part 000".
func documentID(mark string) string {
	id, part, _ := strings.Cut(strings.TrimSpace(mark), ";")
	id = strings.TrimSuffix(strings.TrimPrefix(id, "("), ")")
	part = strings.TrimLeft(strings.TrimPrefix(strings.TrimSpace(part), "part"), " 0")
	if part != "" {
		id += "/" + part
	}
	return id
}

func (b *builder) corefWord(cells []string) error {
	w := Word{Head: nlp.None, SpaceAfter: true}
	switch {
	case len(cells) == 3:
		w.Form = cells[1]
	case len(cells) >= columns2012:
		w.Form, w.XPOS = cells[column2012Form], given(strings.TrimSuffix(cells[column2012XPOS], "-"))
	default:
		return fmt.Errorf("%d columns; a file of coreference has 3, or at least %d", len(cells), columns2012)
	}
	if w.Form == "" && len(cells) > 3 {
		return errors.New("a word without a form")
	}
	d := b.document()
	d.Words = append(d.Words, w)
	brackets := cells[len(cells)-1]
	if brackets == "_" || brackets == "-" {
		return nil
	}
	return b.mark(brackets, describeBare)
}
