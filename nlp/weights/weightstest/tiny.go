package weightstest

import (
	"bytes"
	_ "embed" // the tiny model
	"encoding/json"
	"testing"

	"github.com/newsgraph/newsgraph/nlp"
	"github.com/newsgraph/newsgraph/nlp/weights"
)

// The tiny model and what PyTorch finds with it; nlp/train/fixture.py makes
// both.
var (
	//go:embed testdata/tiny.bin
	tinyModel []byte
	//go:embed testdata/tiny.json
	tinyExpected []byte
)

// Expected is what the reference finds with the tiny model in a few sentences.
type Expected struct {
	Splits []Split

	Words     []string
	Sentences [][2]int
	Vectors   [][]float32

	XPOS, UPOS []string
	Heads      []int // in Words; the root's is its own
	Deps       []string
	Names      []ExpectedName
	Frames     []nlp.Frame
}

// Split is a word with its pieces and its shape where it is not first.
type Split struct {
	Word   string
	Pieces []string
	Shape  uint8
}

// ExpectedName is an nlp.Name.
type ExpectedName struct {
	First, End int
	Label      string
	Score      float32
}

// Tiny is a model of two layers with random weights, and what is expected of it.
// All classes in it are chosen by a clear margin.
func Tiny(t testing.TB) (*weights.File, *Expected) {
	t.Helper()
	f, err := weights.Read(tinyModel)
	if err != nil {
		t.Fatal(err)
	}
	var e Expected
	d := json.NewDecoder(bytes.NewReader(tinyExpected))
	d.DisallowUnknownFields()
	if err := d.Decode(&e); err != nil {
		t.Fatal(err)
	}
	return f, &e
}

// Tokens is the words as tokens of an article that has a space behind each.
func (e *Expected) Tokens() []nlp.Token {
	tokens := make([]nlp.Token, len(e.Words))
	at := 0
	for i, w := range e.Words {
		tokens[i] = nlp.Token{Span: nlp.Span{Start: at, End: at + len(w)}, Norm: w}
		at += len(w) + 1
	}
	return tokens
}

// Ranges is the sentences.
func (e *Expected) Ranges() []nlp.Range {
	ranges := make([]nlp.Range, len(e.Sentences))
	for i, s := range e.Sentences {
		ranges[i] = nlp.Range{First: s[0], End: s[1]}
	}
	return ranges
}

// Matrix is the vectors of the words.
func (e *Expected) Matrix() nlp.Vectors {
	v := nlp.Vectors{Width: len(e.Vectors[0])}
	for _, row := range e.Vectors {
		v.Data = append(v.Data, row...)
	}
	return v
}
