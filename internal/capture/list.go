package capture

import (
	"errors"
	"fmt"

	"dateline/internal/capture/opml"
	"dateline/internal/capture/sitemap"
	"dateline/internal/news"
)

// sitemap tells the addresses of a sitemap.
func (s *source) sitemap() {
	r, err := s.open()
	if err != nil {
		s.fail("", deniedHint(err), "%w", cause(err))
		return
	}
	defer r.Close()
	for e, err := range sitemap.Read(r, s.base.ContentType) {
		if s.ctx.Err() != nil {
			s.yield(news.Capture{}, s.ctx.Err())
			return
		}
		if err != nil {
			if bad, ok := errors.AsType[*sitemap.EntryError](err); ok {
				if !s.fail(fmt.Sprintf("entry %d", bad.N), "the other entries are read", "%w", bad.Err) {
					return
				}
				continue
			}
			s.fail("", "get the sitemap again", "read sitemap: %w", cause(err))
			return
		}
		l := Link{URL: e.Loc, Kind: LinkPage, Title: e.Title, Published: e.Published, Modified: e.Modified, Source: e.Outlet}
		if e.Index {
			l.Kind = LinkSitemap
		}
		s.link(l)
	}
	s.end()
}

// opml tells the feeds of a list.
func (s *source) opml() {
	r, err := s.open()
	if err != nil {
		s.fail("", deniedHint(err), "%w", cause(err))
		return
	}
	defer r.Close()
	for f, err := range opml.Read(r, s.base.ContentType) {
		if s.ctx.Err() != nil {
			s.yield(news.Capture{}, s.ctx.Err())
			return
		}
		if err != nil {
			s.fail("", "what stands before is read; get the list again", "read list of feeds: %w", cause(err))
			break
		}
		s.link(Link{URL: f.URL, Kind: LinkFeed, Title: f.Title})
	}
	s.end()
}
