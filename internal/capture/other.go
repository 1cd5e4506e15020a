package capture

import (
	"context"
	"iter"
	"strings"

	"dateline/internal/news"
)

// stdin reads one page from standard input, named "-".
type stdin struct{}

// Takes says that source is "-".
func (stdin) Takes(source string) bool { return source == "-" }

// Find gives standard input as one item of unknown size.
func (stdin) Find(_ context.Context, source string, o Options) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		if o.Stdin == nil {
			yield(Item{}, failed(source, "", "there is no standard input"))
			return
		}
		yield(Item{Name: source, Size: -1, Read: func(ctx context.Context) iter.Seq2[news.Capture, error] {
			b, err := readAll(o.Stdin, source, 0, o)
			if err != nil {
				return func(yield func(news.Capture, error) bool) { yield(news.Capture{}, err) }
			}
			return Expand(ctx, news.Capture{Name: source, Bytes: b}, o)
		}}, nil)
	}
}

// web reads what an address of the web holds.
type web struct{}

// Takes says that source is an address of the web.
func (web) Takes(source string) bool { return isURL(source) }

// Find gives the address as one item of unknown size.
func (web) Find(_ context.Context, source string, o Options) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		if o.Fetch == nil {
			yield(Item{}, failed(source, "save the page in your browser and add the file",
				"nothing is read from the network here"))
			return
		}
		yield(Item{Name: source, Size: -1, Read: func(ctx context.Context) iter.Seq2[news.Capture, error] {
			return o.Fetch(ctx, source)
		}}, nil)
	}
}

// isURL says whether source is an address of the web, in any case of letters.
func isURL(source string) bool {
	scheme, _, ok := strings.Cut(source, "://")
	scheme = strings.ToLower(scheme)
	return ok && (scheme == "http" || scheme == "https" || scheme == "ftp")
}
