package main

import (
	"context"
	"iter"
	"math/rand/v2"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

func numbers(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func TestInOrderKeepsTheOrder(t *testing.T) {
	square := func(i int) int {
		time.Sleep(rand.N(100 * time.Microsecond))
		return i * i
	}
	var want []int
	for i := range 1000 {
		want = append(want, i*i)
	}
	for _, workers := range []int{1, 2, 8, 100} {
		if got := slices.Collect(inOrder(t.Context(), numbers(1000), workers, square)); !slices.Equal(got, want) {
			t.Errorf("%d workers: results out of order or missing: %v", workers, got)
		}
	}
}

func TestInOrderBoundsWhatIsInFlight(t *testing.T) {
	const workers = 2
	var drawn, folded, most atomic.Int64
	items := func(yield func(int) bool) {
		for i := range 10 * workers * windowPerWorker {
			most.Store(max(most.Load(), drawn.Add(1)-folded.Load()))
			if !yield(i) {
				return
			}
		}
	}
	for range inOrder(t.Context(), items, workers, func(i int) int { return i }) {
		time.Sleep(10 * time.Microsecond) // a fold slower than the workers
		folded.Add(1)
	}
	// Those in the window, one in the hand of the fold and one of the draw.
	if limit := int64(workers*windowPerWorker + 2); most.Load() > limit {
		t.Errorf("%d items in flight, want at most %d", most.Load(), limit)
	}
}

func TestInOrderStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	blocked := make(chan struct{})
	defer close(blocked)
	items := func(yield func(int) bool) {
		for i := range 5 {
			if !yield(i) {
				return
			}
		}
		<-blocked // as standard input that nobody writes to
	}
	n := 0
	for range inOrder(ctx, items, 2, func(i int) int { return i }) {
		if n++; n == 5 {
			cancel()
		}
	}
	if n != 5 {
		t.Errorf("%d results, want 5", n)
	}
}

func TestInOrderStopsWithItsLoop(t *testing.T) {
	var drawn atomic.Int64
	items := func(yield func(int) bool) {
		for yield(int(drawn.Add(1))) {
		}
	}
	for range inOrder(t.Context(), items, 2, func(i int) int { return i }) {
		break
	}
	time.Sleep(10 * time.Millisecond)
	before := drawn.Load()
	time.Sleep(10 * time.Millisecond)
	if after := drawn.Load(); after != before {
		t.Errorf("items are still drawn after the loop: %d, then %d", before, after)
	}
}

// Whoever waits for a result hears of it, in time that does not pass.
func TestInOrderTellsWhoWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		slow := func(i int) int {
			time.Sleep(time.Duration(i) * 2 * waitEvery)
			return i
		}
		var told []int
		results := slices.Collect(inOrderWatched(t.Context(), numbers(3), 1, slow, func(i int) { told = append(told, i) }))
		if !slices.Equal(results, []int{0, 1, 2}) || !slices.Contains(told, 1) || !slices.Contains(told, 2) || slices.Contains(told, 0) {
			t.Errorf("results %v, told of %v", results, told)
		}
	})
}
