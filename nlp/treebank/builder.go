package treebank

import (
	"fmt"
	"sort"

	"github.com/newsgraph/newsgraph/nlp"
)

// builder puts documents together, word by word.
type builder struct {
	docs     []Document
	doc      *Document // the last of docs; nil before the first word or mark
	sentence Sentence  // the one that is being read; its End is not set yet
	open     []Mention // the mentions that are not closed yet, the newest last
}

// startDocument ends the document that is being read.
func (b *builder) startDocument(id string) error {
	if err := b.endDocument(); err != nil {
		return err
	}
	b.docs = append(b.docs, Document{ID: id})
	b.doc = &b.docs[len(b.docs)-1]
	b.sentence.Paragraph = true
	return nil
}

// document is the one that is being read.
func (b *builder) document() *Document {
	if b.doc == nil {
		b.docs = append(b.docs, Document{})
		b.doc = &b.docs[len(b.docs)-1]
	}
	return b.doc
}

// endSentence ends the sentence that is being read, if it has words.
func (b *builder) endSentence() {
	d := b.document()
	s := b.sentence
	if s.End = len(d.Words); s.First < s.End {
		d.Sentences = append(d.Sentences, s)
		b.sentence = Sentence{Range: nlp.Range{First: s.End}}
	}
}

// endDocument checks what only the whole document tells. An empty document is
// dropped.
func (b *builder) endDocument() error {
	if b.doc == nil {
		return nil
	}
	b.endSentence()
	if n := len(b.open); n > 0 {
		return fmt.Errorf("entity %q is never closed", b.open[n-1].Entity)
	}
	if len(b.doc.Words) == 0 {
		b.docs = b.docs[:len(b.docs)-1]
	} else {
		sort.SliceStable(b.doc.Mentions, func(i, k int) bool {
			m, n := b.doc.Mentions[i], b.doc.Mentions[k]
			return m.First < n.First || m.First == n.First && m.End > n.End
		})
	}
	b.doc, b.sentence = nil, Sentence{}
	return nil
}

// finish ends the last document.
func (b *builder) finish() ([]Document, error) {
	if err := b.endDocument(); err != nil {
		return nil, err
	}
	return b.docs, nil
}
