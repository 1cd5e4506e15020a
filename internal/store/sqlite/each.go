package sqlite

import (
	"context"
	"iter"
	"runtime"

	"dateline/internal/news"
	"dateline/internal/store"
	"dateline/internal/store/pack"
)

// Each is documented at store.Reader. Reports are unpacked by several
// goroutines, which is nearly all of the work, and given in order.
func (r *Reader) Each(ctx context.Context, part store.Part) iter.Seq2[news.Annotated, error] {
	return func(yield func(news.Annotated, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		// As many as can be unpacked at once, and one that waits for each.
		queue := make(chan chan result, 2*runtime.GOMAXPROCS(0))
		go r.unpack(ctx, part, queue)
		// However this ends, the statement must be done with when it has.
		defer func() {
			cancel()
			for range queue {
			}
		}()
		for wait := range queue {
			res := <-wait
			if res.err != nil {
				yield(res.rep, r.fail("read reports", res.err))
				return
			}
			if !yield(res.rep, nil) {
				return
			}
		}
	}
}

// result is a report, or why there is none.
type result struct {
	rep news.Annotated
	err error
}

// unpack puts every report into queue, then closes it. An error is its last.
func (r *Reader) unpack(ctx context.Context, part store.Part, queue chan chan result) {
	defer close(queue)
	err := r.packed(ctx, part, func(p pack.Packed) error {
		done := make(chan result, 1)
		select {
		case queue <- done:
		case <-ctx.Done():
			return ctx.Err()
		}
		go func() {
			rep, err := p.Open(part == store.Whole)
			done <- result{rep, damaged(err)}
		}()
		return nil
	})
	if err != nil {
		done := make(chan result, 1)
		done <- result{err: err}
		queue <- done
	}
}

// packed gives fn every report as it lies in the file, in the order of ids.
func (r *Reader) packed(ctx context.Context, part store.Part, fn func(pack.Packed) error) error {
	tokens := "tokens"
	if part == store.WithoutTokens {
		tokens = "x''"
	}
	rows, err := r.db.QueryContext(ctx, `SELECT text, size, data, tokens_size, `+tokens+`
		FROM report JOIN reading ON report = id ORDER BY id`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var p pack.Packed
		err := rows.Scan(&p.Text, &p.Rest.Size, &p.Rest.Data, &p.Tokens.Size, &p.Tokens.Data)
		if err != nil {
			return err
		}
		if err := fn(p); err != nil {
			return err
		}
	}
	return rows.Err()
}
