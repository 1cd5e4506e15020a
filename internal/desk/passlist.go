package desk

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"dateline/internal/capture"
	"dateline/internal/fetch"
	"dateline/internal/follow"
	"dateline/internal/inorder"
	"dateline/internal/news"
	"dateline/internal/store"
)

// askLists asks for lists and for pages that are followed themselves.
func (p *pass) askLists(ctx context.Context, lists []store.Visit) error {
	for _, v := range lists {
		p.asked[v.ID] = true
	}
	for a := range follow.Ask(ctx, p.opt.Web, lists) {
		if err := p.list(ctx, a); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// contents is what an answer holds.
type contents struct {
	caps     []news.Capture
	links    []capture.Link
	problems []*capture.Problem
	// page says that it is one page and not a list of anything.
	page bool
}

// How much one answer may lead to.
const (
	// maxNamed is how many addresses of a list are kept: a sitemap may have
	// 50,000 (https://www.sitemaps.org/protocol.html), feeds have hundreds.
	maxNamed = 50_000
	// maxWhole is how many bytes the captures in one answer may have, because
	// they are held in memory together.
	maxWhole = 256 << 20
)

// expand looks into an answer.
func (p *pass) expand(ctx context.Context, a follow.Answer) (contents, error) {
	var c contents
	o := p.opt.Capture
	named, whole := 0, 0
	o.Link = func(l capture.Link) {
		if named++; named <= maxNamed {
			c.links = append(c.links, l)
		}
	}
	cap := follow.Capture(a.Visit.URL, a.Page)
	for got, err := range capture.Expand(ctx, cap, o) {
		problem, ok := errors.AsType[*capture.Problem](err)
		switch {
		case err != nil && !ok:
			return c, err
		case ok && problem.Kind == capture.Failed:
			c.problems = append(c.problems, problem)
		case err == nil:
			c.caps = append(c.caps, got)
			whole += len(got.Bytes)
		}
		if whole > maxWhole {
			c.problems = append(c.problems, tooMuch(a.Visit.URL, "it holds more than %d MiB of pages, and the rest is left out", maxWhole>>20))
			break
		}
	}
	if named > maxNamed {
		c.problems = append(c.problems, tooMuch(a.Visit.URL, "it names %d addresses, and those after the first %d are left out", named, maxNamed))
	}
	c.page = named == 0 && len(c.caps) > 0 && slices.Equal(c.caps[0].Bytes, cap.Bytes)
	return c, nil
}

// tooMuch is the problem of an answer that leads to too much.
func tooMuch(name, format string, args ...any) *capture.Problem {
	return &capture.Problem{Name: name, Err: fmt.Errorf(format, args...),
		Hint: "get it yourself and add it as a file, or follow a smaller part of it"}
}

// errNoList is a list that has become something else.
var errNoList = errors.New("it was a feed or a sitemap, and is a page now")

// list takes in the answer of a list, or of a page that is followed itself.
func (p *pass) list(ctx context.Context, a follow.Answer) error {
	v := a.Visit
	if a.Err != nil {
		return p.failed(ctx, v, a.Err, true)
	}
	p.sum.Sources++
	v = follow.Went(v, a.Page)
	v.State = store.Taken
	if a.Page.Unchanged {
		p.sum.Unchanged++
		return p.d.change.KeepVisit(ctx, v)
	}
	c, err := p.expand(ctx, a)
	if err != nil {
		return err
	}
	switch {
	case c.page && v.Kind == store.VisitList:
		e := &fetch.Error{Kind: fetch.Content, Address: v.URL, Err: errNoList, Hint: "look for the new address of the feed"}
		return p.failed(ctx, a.Visit, e, true)
	case c.page:
		v.Kind = store.VisitPage
		return p.keepItem(ctx, p.readItem(ctx, item{visit: v, contents: c, everything: true}))
	}
	v.Kind = store.VisitList
	if err := p.whole(ctx, v, c.caps); err != nil {
		return err
	}
	return p.named(ctx, a.Visit.Error, v, c)
}

// named keeps what a list names, with the list's own answer. What is wrong with
// the list is told, unless it was the same before.
func (p *pass) named(ctx context.Context, before string, list store.Visit, c contents) error {
	list.Error, list.Hint = inWords(c.problems)
	n, err := p.d.change.Found(ctx, list, p.visits(list, c.links))
	if err != nil {
		return fmt.Errorf("keep what %s names: %w", list.URL, err)
	}
	p.sum.Found += n
	if follow.Same(list.Error, before) {
		p.sum.Still += len(c.problems)
		return nil
	}
	for _, problem := range c.problems {
		p.tell(FollowOutcome{Source: list.Source, Outcome: Outcome{Name: problem.Name, Status: StatusError,
			Error: problem.Err.Error(), Hint: problem.Hint}})
	}
	return nil
}

// inWords says what is wrong with a list, at most five things.
func inWords(problems []*capture.Problem) (what, hint string) {
	var all []string
	for i, problem := range problems {
		if i == 5 {
			all = append(all, fmt.Sprintf("and %d more", len(problems)-i))
			break
		}
		all = append(all, problem.Error())
		hint = problem.Hint
	}
	return strings.Join(all, "; "), hint
}

// visits turns links into visits to be made, each address once.
func (p *pass) visits(list store.Visit, links []capture.Link) []store.Visit {
	since := p.sources[list.Source].Since
	seen := map[store.VisitID]bool{list.ID: true}
	var out []store.Visit
	for _, l := range links {
		key := follow.Key(l.URL)
		id := store.NewVisitID(key)
		stated := l.Published
		if l.Modified.After(stated) {
			stated = l.Modified
		}
		if seen[id] || l.URL == "" || !stated.IsZero() && stated.UTC().Format(time.DateOnly) < since {
			continue
		}
		seen[id] = true
		v := store.Visit{ID: id, URL: key, Source: list.Source, Title: l.Title, Stated: stated,
			Found: p.now, State: store.Waiting}
		if l.Kind == capture.LinkFeed || l.Kind == capture.LinkSitemap {
			v.Kind = store.VisitList
		}
		out = append(out, v)
	}
	return out
}

// whole reads the items that stand whole in a list. Those that were fetched
// from their own addresses before are left as they are.
func (p *pass) whole(ctx context.Context, list store.Visit, caps []news.Capture) error {
	items := func(yield func(item) bool) {
		for _, cap := range caps {
			key := follow.Key(cap.Address)
			if cap.Address == "" {
				key = "item " + string(cap.Hash())
			}
			v, err := p.d.store.Visit(ctx, store.NewVisitID(key))
			switch {
			case errors.Is(err, store.ErrNotFound):
				v = store.Visit{ID: store.NewVisitID(key), URL: cap.Address, Source: list.Source, Kind: store.VisitItem,
					Found: p.now, State: store.Waiting}
				err = nil
			case v.State == store.Purged, v.Kind == store.VisitList, v.Kind == store.VisitPage:
				continue
			}
			before := v
			v.Kind = store.VisitItem
			if !yield(item{visit: v, before: before, contents: contents{caps: []news.Capture{cap}}, err: err}) {
				return
			}
		}
	}
	for r := range inorder.Map(ctx, items, p.opt.Workers, func(it item) *readItem { return p.readItem(ctx, it) }) {
		if r.fresh() {
			p.sum.Found++
		}
		if err := p.keepItem(ctx, r); err != nil {
			return err
		}
	}
	return ctx.Err()
}
