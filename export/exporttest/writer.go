package exporttest

import (
	"bytes"
	"context"
	"errors"
	"io"
	"testing"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/graphtest"
)

// Write writes a graph in some format.
type Write func(ctx context.Context, w io.Writer, g graph.Reader) error

// RunWriter holds an exporter that writes a stream to what all of them
// promise: the same bytes every time, every failure of the writer, the context
// and the graph reported, and no memory that grows with the graph.
func RunWriter(t *testing.T, write Write) {
	t.Run("same bytes twice", func(t *testing.T) { sameBytes(t, write) })
	t.Run("failing writer", func(t *testing.T) { failingWriter(t, write) })
	t.Run("cancelled context", func(t *testing.T) { cancelled(t, write) })
	t.Run("failing graph", func(t *testing.T) { failingGraph(t, write) })
	t.Run("bounded memory", func(t *testing.T) { boundedMemory(t, write) })
}

func sameBytes(t *testing.T, write Write) {
	for _, f := range graphtest.Fixtures() {
		var first, second bytes.Buffer
		if err := errors.Join(write(t.Context(), &first, f.Graph()), write(t.Context(), &second, f.Graph())); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Errorf("%s: two exports differ", f.Name)
		}
	}
}

var errInjected = errors.New("injected failure")

// limitedWriter fails once it has taken room bytes.
type limitedWriter struct{ room int }

func (w *limitedWriter) Write(p []byte) (int, error) {
	if len(p) > w.room {
		return w.room, errInjected
	}
	w.room -= len(p)
	return len(p), nil
}

func failingWriter(t *testing.T, write Write) {
	g := graphtest.Merge(graphtest.Small())
	var all bytes.Buffer
	if err := write(t.Context(), &all, g); err != nil {
		t.Fatal(err)
	}
	for room := 0; room < all.Len(); room += 1 + room/20 {
		if err := write(t.Context(), &limitedWriter{room}, g); !errors.Is(err, errInjected) {
			t.Fatalf("a writer that fails after %d bytes: got the error %v", room, err)
		}
	}
	if err := write(t.Context(), &limitedWriter{all.Len() - 1}, g); !errors.Is(err, errInjected) {
		t.Errorf("a writer that fails at the last byte: got the error %v", err)
	}
	if err := write(t.Context(), &limitedWriter{all.Len()}, g); err != nil {
		t.Errorf("a writer with just enough room: got the error %v", err)
	}
}

func cancelled(t *testing.T, write Write) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := write(ctx, io.Discard, graphtest.Merge(graphtest.Small())); !errors.Is(err, context.Canceled) {
		t.Errorf("got the error %v", err)
	}
}

// failingGraph breaks each part of a graph; an exporter that reads the part
// must say so.
func failingGraph(t *testing.T, write Write) {
	for _, part := range []string{"header", "articles", "nodes", "edges"} {
		r := &brokenReader{Graph: graphtest.Merge(graphtest.Small()), part: part}
		if err := write(t.Context(), io.Discard, r); r.failed && !errors.Is(err, errInjected) {
			t.Errorf("a graph that fails in its %s: got the error %v", part, err)
		}
	}
}

// counter counts bytes.
type counter struct{ n int64 }

func (c *counter) Write(p []byte) (int, error) {
	c.n += int64(len(p))
	return len(p), nil
}

// Bench measures write on a graph of 100 000 edges.
func Bench(b *testing.B, write Write) {
	const articles, edges = 10_000, 100_000
	g := graphtest.Merge(graphtest.Random(1, articles, edges))
	var c counter
	for b.Loop() {
		c.n = 0
		if err := write(b.Context(), &c, g); err != nil {
			b.Fatal(err)
		}
	}
	seconds := b.Elapsed().Seconds() / float64(b.N)
	b.ReportMetric(float64(c.n)/1e6/seconds, "MB/s")
	b.ReportMetric(edges/seconds, "edges/s")
}
