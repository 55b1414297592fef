package exporttest

import (
	"context"
	"iter"
	"runtime"
	"testing"

	"github.com/newsgraph/newsgraph/graph"
	"github.com/newsgraph/newsgraph/graph/graphtest"
)

// endless is a graph that gives each of its records many times over and so
// takes no memory itself.
type endless struct {
	*graph.Graph
	times int
}

// Articles implements graph.Reader.
func (r endless) Articles(context.Context) iter.Seq2[graph.Article, error] {
	return repeat(r.ArticleList, r.times)
}

// Nodes implements graph.Reader.
func (r endless) Nodes(context.Context) iter.Seq2[graph.Node, error] {
	return repeat(r.NodeList, r.times)
}

// Edges implements graph.Reader.
func (r endless) Edges(context.Context) iter.Seq2[graph.Edge, error] {
	return repeat(r.EdgeList, r.times)
}

func repeat[T any](list []T, times int) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for range times {
			for _, item := range list {
				if !yield(item, nil) {
					return
				}
			}
		}
	}
}

// heapMeter takes bytes and looks at the heap now and then.
type heapMeter struct {
	taken, next int
	peak        uint64
}

func (m *heapMeter) Write(p []byte) (int, error) {
	const step = 4 << 20
	if m.taken += len(p); m.taken >= m.next {
		m.peak = max(m.peak, heap())
		m.next = m.taken + step
	}
	return len(p), nil
}

// heap is the number of bytes that are in use.
func heap() uint64 {
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}

// boundedMemory writes far more than the heap may grow by.
func boundedMemory(t *testing.T, write Write) {
	const allowed, least = 4 << 20, 16 << 20
	g := endless{graphtest.Merge(graphtest.Small()), 2000}
	before, meter := heap(), &heapMeter{}
	if err := write(t.Context(), meter, g); err != nil {
		t.Fatal(err)
	}
	if meter.taken < least {
		t.Fatalf("an export of only %d bytes tells nothing", meter.taken)
	}
	if meter.peak > before+allowed {
		t.Errorf("the heap grew by %d bytes while %d were written", meter.peak-before, meter.taken)
	}
}
