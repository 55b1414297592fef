package main

import (
	"context"
	"iter"
	"time"
)

// windowPerWorker is how many items may be in flight for each worker. It keeps
// the workers busy while the one that folds the results writes to the store,
// which takes about as long as reading a few dozen articles, and it bounds the
// memory of a build.
const windowPerWorker = 32

// inOrder runs work on the items with so many workers and yields the results
// in the order of the items. It starts all the goroutines of a build: one that
// draws the items and the workers; the fold is the caller's loop.
//
// It returns early, without waiting for its goroutines, when ctx is done or the
// loop is left: work is pure, and the goroutine that draws items may be blocked
// for good, reading from a terminal or a pipe.
func inOrder[T, R any](ctx context.Context, items iter.Seq[T], workers int, work func(T) R) iter.Seq[R] {
	return inOrderWatched(ctx, items, workers, work, func(T) {})
}

// waitEvery is how often one who waits for a result is told so.
const waitEvery = time.Second

// inOrderWatched is inOrder that calls waiting, from the caller's goroutine, now
// and then while the result of an item is not there.
func inOrderWatched[T, R any](
	ctx context.Context, items iter.Seq[T], workers int, work func(T) R, waiting func(T),
) iter.Seq[R] {
	return func(yield func(R) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		order := make(chan job[T, R], workers*windowPerWorker)
		queue := make(chan job[T, R])
		go draw(ctx, items, order, queue)
		for range workers {
			go func() {
				for j := range queue {
					j.result <- work(j.item)
				}
			}()
		}
		fold(ctx, order, yield, waiting)
	}
}

// job is one item and the place for its result, which never blocks its worker.
type job[T, R any] struct {
	item   T
	result chan R
}

// draw gives every item to the fold, which keeps the order, and to a worker.
func draw[T, R any](ctx context.Context, items iter.Seq[T], order, queue chan<- job[T, R]) {
	defer close(order)
	defer close(queue)
	for item := range items {
		j := job[T, R]{item, make(chan R, 1)}
		for _, to := range []chan<- job[T, R]{order, queue} {
			select {
			case to <- j:
			case <-ctx.Done():
				return
			}
		}
	}
}

func fold[T, R any](ctx context.Context, order <-chan job[T, R], yield func(R) bool, waiting func(T)) {
	ticker := time.NewTicker(waitEvery)
	defer ticker.Stop()
	for {
		var j job[T, R]
		var more bool
		select {
		case j, more = <-order:
			if !more {
				return
			}
		case <-ctx.Done():
			return
		}
		r, ok := await(ctx, j, ticker.C, waiting)
		if !ok || !yield(r) {
			return
		}
	}
}

// await gives the result of j, or false if ctx is done before.
func await[T, R any](ctx context.Context, j job[T, R], tick <-chan time.Time, waiting func(T)) (r R, ok bool) {
	for {
		select {
		case r = <-j.result:
			return r, true
		case <-ctx.Done():
			return r, false
		case <-tick:
			waiting(j.item)
		}
	}
}
