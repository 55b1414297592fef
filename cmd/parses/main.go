// Parses writes what nlp/train/retrain_coref.py learns from: the trees that the
// reader finds over the words of a corpus, as OUT.conllu, and the vectors of
// these words, as OUT.f32, rows of little-endian floats.
//
//	go run ./cmd/parses OUT FILE...
//
// Files that end in .conllu are CoNLL-U, all others CoNLL-2012.
package main

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/newsgraph/newsgraph/graph/ontology"
	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/encoder"
	"github.com/newsgraph/newsgraph/nlp/pipeline"
	"github.com/newsgraph/newsgraph/nlp/tokenize"
	"github.com/newsgraph/newsgraph/nlp/treebank"
	"github.com/newsgraph/newsgraph/nlp/weights"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: parses OUT FILE...")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, "parses:", err)
		os.Exit(1)
	}
}

func run(out string, files []string) (err error) {
	r, err := newReader()
	if err != nil {
		return err
	}
	trees, err := os.Create(out + ".conllu")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, trees.Close()) }()
	vectors, err := os.Create(out + ".f32")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, vectors.Close()) }()
	t, v := bufio.NewWriter(trees), bufio.NewWriter(vectors)
	for _, name := range files {
		if err := r.write(name, t, v); err != nil {
			return err
		}
	}
	return errors.Join(t.Flush(), v.Flush())
}

// reader is the stages, and the encoder by itself: the pipeline drops the
// vectors once its stages have run.
type reader struct {
	stages  *pipeline.Pipeline
	encoder *encoder.Encoder
}

func newReader() (*reader, error) {
	types, err := ontology.Default()
	if err != nil {
		return nil, err
	}
	stages, err := pipeline.Default(types)
	if err != nil {
		return nil, err
	}
	file, err := weights.Default()
	if err != nil {
		return nil, err
	}
	words, err := encoder.New(file)
	return &reader{stages, words}, err
}

// write reads the documents of a file and writes their trees and vectors.
func (r *reader) write(name string, trees, vectors io.Writer) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	read := treebank.ReadCoref
	if strings.HasSuffix(name, ".conllu") {
		read = treebank.ReadCoNLLU
	}
	documents, err := read(f, name)
	if err != nil {
		return err
	}
	for i := range documents {
		d := &documents[i]
		doc := spell(d)
		if err := r.stages.Annotate(doc, pipeline.Tokens); err != nil {
			return err
		}
		id := d.ID
		if base, found := strings.CutSuffix(filepath.Base(name), ".conll"); found {
			id = base
		}
		if err := writeTrees(trees, id, doc); err != nil {
			return err
		}
		if err := binary.Write(vectors, binary.LittleEndian, r.encoder.Encode(doc.Tokens, doc.Sentences).Data); err != nil {
			return err
		}
	}
	return nil
}

// spell makes a Doc of a corpus's own words and sentences.
func spell(d *treebank.Document) *nlp.Doc {
	text, spans := d.Spelled()
	doc := &nlp.Doc{Article: &nlp.Article{Path: d.ID, Text: text}}
	for _, s := range spans {
		doc.Tokens = append(doc.Tokens, nlp.Token{Span: s, Norm: tokenize.Norm(text[s.Start:s.End])})
	}
	for _, s := range d.Sentences {
		doc.Sentences = append(doc.Sentences, s.Range)
	}
	return doc
}

// writeTrees writes doc as CoNLL-U. A word with a space in it is written with
// an underscore, as the readers of the format expect.
func writeTrees(w io.Writer, id string, doc *nlp.Doc) error {
	if _, err := fmt.Fprintf(w, "# newdoc id = %s\n", id); err != nil {
		return err
	}
	for _, s := range doc.Sentences {
		for i := s.First; i < s.End; i++ {
			t := &doc.Tokens[i]
			head := 0
			if t.Head != i {
				head = t.Head - s.First + 1
			}
			form := strings.ReplaceAll(doc.Text(t.Span), " ", "_")
			if _, err := fmt.Fprintf(w, "%d\t%s\t%s\t%s\t%s\t_\t%d\t%s\t_\t_\n",
				i-s.First+1, form, t.Lemma, t.UPOS, t.Tag, head, t.Dep); err != nil {
				return err
			}
		}
		if _, err := fmt.Fprintln(w); err != nil {
			return err
		}
	}
	return nil
}
