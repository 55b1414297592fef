package store

import (
	"context"
	"path/filepath"
	"slices"
	"testing"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/graphtest"
)

// batch is how many articles a build writes in one transaction.
const batch = 50

func evidenceIn(parts []graph.Extraction) int {
	n := 0
	for _, x := range parts {
		for _, e := range x.Edges {
			n += len(e.Evidence)
		}
	}
	return n
}

// BenchmarkWrite fills a new store in batches.
func BenchmarkWrite(b *testing.B) {
	parts := graphtest.Random(1, 2000, 20_000)
	all := results(parts)
	for b.Loop() {
		b.StopTimer()
		s := newStore(b)
		b.StartTimer()
		for chunk := range slices.Chunk(all, batch) {
			write(b, s, chunk...)
		}
	}
	b.ReportMetric(float64(evidenceIn(parts)*b.N)/b.Elapsed().Seconds(), "evidence/s")
}

// BenchmarkRewrite replaces every article of a full store in batches.
func BenchmarkRewrite(b *testing.B) {
	parts := graphtest.Random(1, 2000, 20_000)
	all := results(parts)
	s := newStore(b)
	write(b, s, all...)
	for b.Loop() {
		for chunk := range slices.Chunk(all, batch) {
			write(b, s, chunk...)
		}
	}
	b.ReportMetric(float64(evidenceIn(parts)*b.N)/b.Elapsed().Seconds(), "evidence/s")
}

// BenchmarkRead streams all articles, nodes and edges of a graph of 100,000
// edges from a file.
func BenchmarkRead(b *testing.B) {
	path := filepath.Join(b.TempDir(), "news.db")
	s := open(b, path)
	for chunk := range slices.Chunk(results(graphtest.Random(1, 10_000, 100_000)), batch) {
		write(b, s, chunk...)
	}
	ctx := context.Background()
	for name, read := range map[string]func(graph.Reader) error{
		"articles": func(r graph.Reader) error { return drain(r.Articles(ctx)) },
		"nodes":    func(r graph.Reader) error { return drain(r.Nodes(ctx)) },
		"edges":    func(r graph.Reader) error { return drain(r.Edges(ctx)) },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				r, err := OpenReadOnly(ctx, path)
				if err != nil {
					b.Fatal(err)
				}
				if err := read(r); err != nil {
					b.Fatal(err)
				}
				if err := r.Close(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func drain[T any](records func(func(T, error) bool)) (err error) {
	for _, err = range records {
		if err != nil {
			return err
		}
	}
	return nil
}
