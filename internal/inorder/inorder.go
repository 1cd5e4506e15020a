// Package inorder does work on several goroutines and gives the results in
// the order of the inputs, with only a few in memory at once.
//
//	for out := range inorder.Map(ctx, captures, 2, read) { ... }
package inorder

import (
	"context"
	"iter"
	"runtime"
	"sync"
)

// Map calls f on every value of in, on some workers (0 for one a processor),
// and yields the results in the order of in. At most three values a worker
// are under way. When ctx ends, or the caller stops the loop, the values not
// yet begun are left out; Map returns when every worker has ended.
func Map[A, B any](ctx context.Context, in iter.Seq[A], workers int, f func(A) B) iter.Seq[B] {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	return func(yield func(B) bool) {
		ctx, cancel := context.WithCancel(ctx)
		var wg sync.WaitGroup
		defer wg.Wait()
		defer cancel()
		type job struct {
			in   A
			done chan B
		}
		queue := make(chan job, 2*workers)
		work := make(chan job, workers)
		for range workers {
			wg.Go(func() {
				for j := range work {
					j.done <- f(j.in)
				}
			})
		}
		wg.Go(func() {
			defer close(queue)
			defer close(work)
			for a := range in {
				j := job{a, make(chan B, 1)}
				select {
				case queue <- j:
				case <-ctx.Done():
					return
				}
				select {
				case work <- j:
				case <-ctx.Done():
					close(j.done)
					return
				}
			}
		})
		for j := range queue {
			out, ok := <-j.done
			if !ok || !yield(out) {
				return
			}
		}
	}
}
