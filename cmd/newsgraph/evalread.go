package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/tokenize"
	"github.com/newsgraph/newsgraph/nlp/treebank"
)

type treebankReader func(r io.Reader, name string) ([]treebank.Document, error)

func readTreebank(name string, read treebankReader) ([]treebank.Document, error) {
	f, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no file %s", name)
	}
	if err != nil {
		return nil, fmt.Errorf("read the marked text: %w", err)
	}
	defer func() { _ = f.Close() }() // nothing was written that could be lost
	return read(f, name)
}

func readCoNLLU(name string, _ *evalOptions) ([]treebank.Document, error) {
	return readTreebank(name, treebank.ReadCoNLLU)
}

func readIOB(name string, _ *evalOptions) ([]treebank.Document, error) {
	return readTreebank(name, treebank.ReadIOB)
}

// readCoref reads CoNLL-U by its ending, and other files as those of
// coreference. With a folder of chains, these replace those of the file.
func readCoref(name string, o *evalOptions) ([]treebank.Document, error) {
	read := treebankReader(treebank.ReadCoref)
	if strings.EqualFold(filepath.Ext(name), ".conllu") {
		read = treebank.ReadCoNLLU
	}
	docs, err := readTreebank(name, read)
	if err != nil {
		return nil, err
	}
	for i := range docs {
		if o.chains != "" {
			if err := replaceChains(&docs[i], o.chains); err != nil {
				return nil, err
			}
		}
	}
	return docs, findSentences(docs)
}

func replaceChains(d *treebank.Document, folder string) error {
	path := filepath.Join(folder, filepath.Base(d.ID)+".conll")
	other, err := readTreebank(path, treebank.ReadCoref)
	if err != nil {
		return err
	}
	if len(other) != 1 || len(other[0].Words) != len(d.Words) {
		return fmt.Errorf("%s has other words than document %s", path, d.ID)
	}
	d.Mentions = other[0].Mentions
	return nil
}

// findSentences divides documents that are one sentence, which those of files
// that mark none are, as the engine divides their text.
func findSentences(docs []treebank.Document) error {
	tokenizer, err := tokenize.New()
	if err != nil {
		return err
	}
	for i := range docs {
		d := &docs[i]
		if len(d.Sentences) != 1 {
			continue
		}
		text, words := d.Spelled()
		tokens, sentences := tokenizer.Tokenize(text)
		d.Sentences = d.Sentences[:0]
		first := 0
		for n, s := range sentences {
			end := len(words)
			if n+1 < len(sentences) {
				end = wordAt(words, tokens[s.End].Start)
			}
			if end > first {
				d.Sentences = append(d.Sentences, treebank.Sentence{Range: nlp.Range{First: first, End: end}})
				first = end
			}
		}
	}
	return nil
}

// wordAt is the first word that does not end before or at a place.
func wordAt(words []nlp.Span, place int) int {
	return sort.Search(len(words), func(i int) bool { return words[i].End > place })
}
