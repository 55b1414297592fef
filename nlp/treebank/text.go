package treebank

import (
	"strings"

	"github.com/newsgraph/newsgraph/nlp"
)

// paragraphBreak comes between paragraphs.
const paragraphBreak = "\n\n"

// Surface is the text of d as it was before anybody cut it into words, as far
// as the file tells: the forms of its tokens with the spaces between them, and
// an empty line between paragraphs. words are the places of d.Words; the words
// of a multiword token all have the place of the token.
func (d *Document) Surface() (text string, words []nlp.Span) {
	w := d.newTextWriter()
	next := 0
	for i := 0; i < len(d.Words); {
		if next < len(d.Multiwords) && d.Multiwords[next].First == i {
			m := d.Multiwords[next]
			span := w.write(m.Form, i)
			for ; i < m.End; i++ {
				w.words = append(w.words, span)
			}
			w.space = d.Words[m.End-1].SpaceAfter
			next++
			continue
		}
		w.words = append(w.words, w.write(d.Words[i].Form, i))
		w.space = d.Words[i].SpaceAfter
		i++
	}
	return w.text.String(), w.words
}

// Spelled is a text for d in which every word is written as its form says, so
// that each has a place of its own: "dunno" becomes "doknow" where the words are
// "do" and "know". It is the Surface but for such multiword tokens, and for
// words without a form, which get a hyphen.
func (d *Document) Spelled() (text string, words []nlp.Span) {
	w := d.newTextWriter()
	for i := range d.Words {
		form := d.Words[i].Form
		if strings.TrimSpace(form) == "" {
			form = "-"
		}
		w.words = append(w.words, w.write(form, i))
		w.space = d.Words[i].SpaceAfter
	}
	return w.text.String(), w.words
}

// textWriter writes words with what is between them.
type textWriter struct {
	doc      *Document
	text     strings.Builder
	words    []nlp.Span
	space    bool // a space comes before the next word
	sentence int  // the next sentence to start
}

func (d *Document) newTextWriter() *textWriter {
	return &textWriter{doc: d, words: make([]nlp.Span, 0, len(d.Words))}
}

// write adds a token that starts with word i.
func (w *textWriter) write(form string, i int) nlp.Span {
	sentences := w.doc.Sentences
	starts := false
	for w.sentence < len(sentences) && sentences[w.sentence].First <= i {
		starts = sentences[w.sentence].Paragraph
		w.sentence++
	}
	switch {
	case w.text.Len() == 0:
	case starts:
		w.text.WriteString(paragraphBreak)
	case w.space:
		w.text.WriteByte(' ')
	}
	start := w.text.Len()
	w.text.WriteString(form)
	return nlp.Span{Start: start, End: start + len(form)}
}
