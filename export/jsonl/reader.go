package jsonl

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"time"

	"github.com/newsgraph/newsgraph/graph"
)

// Reader reads a graph that Write wrote, once and a record at a time: first its
// Header, then its Articles, Nodes and Edges, each to its end. It checks every
// record's form and order, and at the end that none is missing; whether the
// records fit each other is for graph.Node.Check and graph.Edge.Check.
type Reader struct {
	name  string
	lines *bufio.Reader

	line   []byte // the record in hand, nil at the end
	number int    // of the line in hand, from 1
	kind   string // the key "record" of the line in hand; "" at the end
	whole  bool   // the line in hand ends as lines do

	header   graph.Header
	found    graph.Counts
	articles map[string]origin
	last     string // the id of the record before, of the same kind
	err      error  // the first one, which every later call repeats
}

// origin is what an article gives to those who refer to it.
type origin struct {
	published time.Time
	source    string
}

var _ graph.Reader = (*Reader)(nil)

// NewReader reads from r; errors call it name.
func NewReader(name string, r io.Reader) *Reader {
	return &Reader{name: name, lines: bufio.NewReaderSize(r, 1<<16), articles: map[string]origin{}}
}

// Line is the number of the line that was read last.
func (r *Reader) Line() int { return r.number }

// fail keeps the first error, with its place.
func (r *Reader) fail(err error) error {
	if r.err == nil {
		r.err = fmt.Errorf("%s, line %d: %w", r.name, r.number, err)
	}
	return r.err
}

// next takes the next line in hand that is not empty.
func (r *Reader) next() error {
	for {
		line, err := r.lines.ReadBytes('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if len(line) == 0 {
			r.line, r.kind = nil, ""
			return nil
		}
		r.number++
		r.whole = err == nil
		if r.line = bytes.TrimSpace(line); len(r.line) > 0 {
			break
		}
	}
	r.kind = kindOf(r.line)
	if r.kind != "" {
		return nil
	}
	var record struct{ Record string }
	if err := json.Unmarshal(r.line, &record); err != nil {
		return r.explain(err)
	}
	if r.kind = record.Record; r.kind == "" {
		return errors.New(`the line has no key "record"`)
	}
	return nil
}

// kindOf is what a record is called where it begins as Write begins it, else "".
func kindOf(line []byte) string {
	rest, found := bytes.CutPrefix(line, []byte(`{"record":"`))
	if !found {
		return ""
	}
	kind, _, _ := bytes.Cut(rest, []byte(`"`))
	return string(kind)
}

// decode reads the record in hand. Keys that the format does not have are
// mistakes: what is not understood would be lost.
func (r *Reader) decode(record any) error {
	d := json.NewDecoder(bytes.NewReader(r.line))
	d.DisallowUnknownFields()
	if err := d.Decode(record); err != nil {
		return r.explain(err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("the line goes on after its record")
	}
	return nil
}

// explain says it where a line is no JSON because the file ends in it.
func (r *Reader) explain(err error) error {
	var wrong *json.UnmarshalTypeError
	if !r.whole && !errors.As(err, &wrong) {
		return fmt.Errorf("the file ends early, in the middle of a record: %w", err)
	}
	return fmt.Errorf("no such record: %w", err)
}

// Header implements graph.Reader.
func (r *Reader) Header(ctx context.Context) (graph.Header, error) {
	if r.err != nil || r.number > 0 {
		return r.header, r.err
	}
	if err := errors.Join(ctx.Err(), r.readHeader()); err != nil {
		return graph.Header{}, r.fail(err)
	}
	return r.header, nil
}

func (r *Reader) readHeader() error {
	const foreign = "this is no graph that newsgraph exported"
	if err := r.next(); err != nil {
		return fmt.Errorf("%s: %w", foreign, err)
	}
	if r.line == nil {
		return errors.New(foreign + ": it is empty")
	}
	var h struct {
		Format  string
		Version int
	}
	if r.kind != "graph" || json.Unmarshal(r.line, &h) != nil || h.Format != format {
		return errors.New(foreign + `: its first line should be a record "graph" of the format ` + format)
	}
	if h.Version > version {
		return fmt.Errorf("the format has version %d, of a newer newsgraph; this one knows version %d: use that one", h.Version, version)
	}
	if h.Version != version {
		return fmt.Errorf("the format has version %d; this newsgraph knows version %d", h.Version, version)
	}
	var full header
	if err := r.decode(&full); err != nil {
		return err
	}
	c := full.Counts
	r.header = graph.Header{Engine: full.Engine, Ontology: full.Ontology, MinConfidence: full.MinConfidence, Counts: graph.Counts{
		Articles: c.Articles, Nodes: c.Entities, Edges: c.Edges, Evidence: c.Evidence,
	}}
	if full.MinConfidence < 0 || full.MinConfidence > 1 {
		return fmt.Errorf("its min_confidence is %v, which should be from 0 to 1", full.MinConfidence)
	}
	for i, t := range full.Types {
		if i > 0 && t.Name <= full.Types[i-1].Name {
			return fmt.Errorf("the relation type %q does not come after %q", t.Name, full.Types[i-1].Name)
		}
		r.header.Types = append(r.header.Types, graph.RelationType(t))
	}
	return r.next()
}

// Articles implements graph.Reader.
func (r *Reader) Articles(ctx context.Context) iter.Seq2[graph.Article, error] {
	return sequence(ctx, r, "article", r.article)
}

// Nodes implements graph.Reader.
func (r *Reader) Nodes(ctx context.Context) iter.Seq2[graph.Node, error] {
	return sequence(ctx, r, "entity", r.entity)
}

// Edges implements graph.Reader. At their end, the whole file is checked.
func (r *Reader) Edges(ctx context.Context) iter.Seq2[graph.Edge, error] {
	return func(yield func(graph.Edge, error) bool) {
		for e, err := range sequence(ctx, r, "edge", r.edge) {
			if !yield(e, err) || err != nil {
				return
			}
		}
		if err := r.checkEnd(); err != nil {
			yield(graph.Edge{}, r.fail(err))
		}
	}
}

// sequence gives the records of one kind.
func sequence[T any](ctx context.Context, r *Reader, kind string, parse func() (id string, record T, err error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		r.last = ""
		if _, err := r.Header(ctx); err != nil {
			var none T
			yield(none, err)
			return
		}
		for r.kind == kind {
			record, err := one(ctx, r, parse)
			if err != nil {
				err = r.fail(err)
			}
			if !yield(record, err) || err != nil {
				return
			}
			if err := r.next(); err != nil {
				var none T
				yield(none, r.fail(err))
				return
			}
		}
	}
}

// one reads the record in hand.
func one[T any](ctx context.Context, r *Reader, parse func() (string, T, error)) (record T, err error) {
	if err := errors.Join(ctx.Err(), r.err); err != nil {
		return record, err
	}
	id, record, err := parse()
	if err == nil && id <= r.last {
		err = fmt.Errorf("the id %q does not come after %q, that of the record before", id, r.last)
	}
	r.last = id
	return record, err
}

// checkEnd verifies that the file has what its header says, and nothing else.
func (r *Reader) checkEnd() error {
	switch r.kind {
	case "":
	case "graph":
		return errors.New("a second graph begins; give each graph in a file of its own")
	case "article", "entity", "edge":
		return fmt.Errorf("a record %q out of order: articles come first, then entities, then edges", r.kind)
	default:
		return fmt.Errorf("the kind of record %q is not known", r.kind)
	}
	want, got := r.header.Counts, r.found
	for _, c := range []struct {
		what      string
		want, got int
	}{
		{"articles", want.Articles, got.Articles},
		{"entities", want.Nodes, got.Nodes},
		{"edges", want.Edges, got.Edges},
		{"pieces of evidence", want.Evidence, got.Evidence},
	} {
		switch {
		case c.got < c.want:
			return fmt.Errorf("the file ends early: its header tells of %d %s, and there are %d", c.want, c.what, c.got)
		case c.got > c.want:
			return fmt.Errorf("the header tells of %d %s, but there are %d", c.want, c.what, c.got)
		}
	}
	return nil
}
