// Package jsonl writes a graph as JSON lines, and reads it back: the form that
// loses nothing.
// One record a line: the graph, then its articles, entities and edges, each
// sorted by id, so that two builds of the same input give the same bytes.
// record.go has the records, reader.go and parse.go the way back.
package jsonl

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"iter"

	"github.com/newsgraph/newsgraph/graph"
)

const (
	format  = "newsgraph-jsonl"
	version = 1
)

// Options say what to write.
type Options struct {
	NoText bool // leave the articles' texts out; sentences and mentions keep theirs
}

// Write writes g to w, a record at a time, without closing w. It writes often
// and little: w should be buffered.
func Write(ctx context.Context, w io.Writer, g graph.Reader, opts Options) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	header, err := g.Header(ctx)
	if err != nil {
		return fmt.Errorf("read the header: %w", err)
	}
	if err := enc.Encode(graphRecord(header)); err != nil {
		return fmt.Errorf("write the header: %w", err)
	}
	articles := func(a *graph.Article) article { return articleRecord(a, opts) }
	if err := each(enc, "articles", g.Articles(ctx), articles); err != nil {
		return err
	}
	if err := each(enc, "entities", g.Nodes(ctx), entityRecord); err != nil {
		return err
	}
	return each(enc, "edges", g.Edges(ctx), edgeRecord)
}

// each writes the record of every item.
func each[T, R any](enc *json.Encoder, what string, items iter.Seq2[T, error], record func(*T) R) error {
	for item, err := range items {
		if err != nil {
			return fmt.Errorf("read %s: %w", what, err)
		}
		if err := enc.Encode(record(&item)); err != nil {
			return fmt.Errorf("write %s: %w", what, err)
		}
	}
	return nil
}
