// Package follow keeps up with feeds, sitemaps and pages: what an address
// leads to, which items belong to a story, when an address is asked again, and
// how many are asked at once without pressing any host.
//
// In: addresses, visits and rules. Out: captures, answers in the order in which
// they come, and words that say why an item was taken or set aside.
//
//	for cap, err := range follow.Once(ctx, client, "https://news.example/feed", options) { ... }
//	for answer := range follow.Ask(ctx, client, visits) { ... }
//	rule := follow.Rule{Words: []string{"Ostrava", "Lund"}, AtLeast: 2}
//	ok, found := rule.Belongs("Envoys of Lund met in Ostrava")   // true, [Ostrava Lund]
//
// What is kept of it is package store's; package desk carries it out.
package follow

import (
	"context"
	"iter"
	"net/url"
	"sync"

	"dateline/internal/capture"
	"dateline/internal/fetch"
	"dateline/internal/news"
	"dateline/internal/store"
)

// Web is what fetches pages: a fetch.Client, or what stands for it in tests.
type Web interface {
	Get(ctx context.Context, req fetch.Request) (*fetch.Page, error)
}

// Capture makes the capture of a page that was asked for as name.
func Capture(name string, page *fetch.Page) news.Capture {
	return news.Capture{Name: name, Address: page.Address, Retrieved: page.Retrieved,
		ContentType: page.ContentType, Bytes: page.Bytes}
}

// Problem turns the error of a fetch into a *capture.Problem; what ended ctx
// stays as it is.
func Problem(name string, err error) error {
	e, ok := fetch.AsError(err)
	if !ok {
		return err
	}
	return &capture.Problem{Name: name, Kind: capture.Failed, Err: e.Err, Hint: e.Hint}
}

// Answer is what came of asking for an address.
type Answer struct {
	Visit store.Visit
	Page  *fetch.Page
	Err   error // a *fetch.Error, or what ended the run
}

// Ask asks for the address of every visit, as robots.txt and what is known of
// earlier answers allow: each host one address after the other in the order of
// the list, many hosts side by side. It yields the answers as they come, and
// when ctx ends or the caller stops the loop, it returns once nothing is under
// way any more.
func Ask(ctx context.Context, w Web, visits []store.Visit) iter.Seq[Answer] {
	return func(yield func(Answer) bool) {
		ctx, cancel := context.WithCancel(ctx)
		answers := make(chan Answer)
		var wg sync.WaitGroup
		for _, list := range byHost(visits) {
			wg.Go(func() {
				for _, v := range list {
					a := ask(ctx, w, v)
					select {
					case answers <- a:
					case <-ctx.Done():
						return
					}
				}
			})
		}
		go func() {
			wg.Wait()
			close(answers)
		}()
		defer func() {
			cancel()
			for range answers {
			}
		}()
		for a := range answers {
			if ctx.Err() != nil || !yield(a) {
				return
			}
		}
	}
}

// ask asks for one address.
func ask(ctx context.Context, w Web, v store.Visit) Answer {
	page, err := w.Get(ctx, fetch.Request{Address: v.URL, Robots: true,
		Before: fetch.Validators{Address: v.Address, ETag: v.ETag, LastModified: v.LastModified}})
	return Answer{v, page, err}
}

// byHost divides visits by their hosts, in the order of the first of each.
func byHost(visits []store.Visit) [][]store.Visit {
	at := map[string]int{}
	var lists [][]store.Visit
	for _, v := range visits {
		host := ""
		if u, err := url.Parse(v.URL); err == nil {
			host = u.Hostname()
		}
		i, ok := at[host]
		if !ok {
			i = len(lists)
			at[host] = i
			lists = append(lists, nil)
		}
		lists[i] = append(lists[i], v)
	}
	return lists
}
