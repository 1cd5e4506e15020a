package follow

import (
	"context"
	"iter"

	"dateline/internal/capture"
	"dateline/internal/fetch"
	"dateline/internal/news"
)

// MaxDepth is how many lists may stand between the address that a person names
// and an article: a list of feeds, a feed; an index of sitemaps, a sitemap.
const MaxDepth = 3

// Once gives what an address of the web holds, and what the feed or sitemap
// that it may be leads to, each address once. What a person names is fetched
// whatever robots.txt says, what it leads to only where robots.txt allows it.
// An error is a *capture.Problem about one page, or what ended ctx.
func Once(ctx context.Context, w Web, address string, o capture.Options) iter.Seq2[news.Capture, error] {
	return func(yield func(news.Capture, error) bool) {
		o := once{web: w, options: o, seen: map[string]bool{}, yield: yield}
		o.get(ctx, address, 0)
	}
}

// once is one address being read.
type once struct {
	web     Web
	options capture.Options
	seen    map[string]bool // by Key
	yield   func(news.Capture, error) bool
}

// get yields what address holds and leads to. It gives false when the caller
// has had enough.
func (o *once) get(ctx context.Context, address string, depth int) bool {
	if o.seen[Key(address)] {
		return true
	}
	o.seen[Key(address)] = true
	page, err := o.web.Get(ctx, fetch.Request{Address: address, Robots: depth > 0})
	if err != nil {
		return o.yield(news.Capture{}, Problem(address, err)) && ctx.Err() == nil
	}
	var links []capture.Link
	options := o.options
	options.Link = func(link capture.Link) { links = append(links, link) }
	for cap, err := range capture.Expand(ctx, Capture(address, page), options) {
		if !o.yield(cap, err) || ctx.Err() != nil {
			return false
		}
	}
	if depth == MaxDepth {
		return true
	}
	for _, link := range links {
		if !o.get(ctx, link.URL, depth+1) {
			return false
		}
	}
	return true
}
