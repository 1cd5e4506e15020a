package capture

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"dateline/internal/capture/feed"
	"dateline/internal/news"
)

// feed reads the items of a feed: those with their whole text are captures,
// the others links.
func (s *source) feed() {
	var opened []io.Closer
	defer func() {
		for _, c := range opened {
			c.Close()
		}
	}()
	open := func() (io.Reader, error) {
		r, err := s.open()
		if err == nil {
			opened = append(opened, r)
		}
		return r, err
	}
	for it, err := range feed.Read(open, s.base.ContentType) {
		if s.ctx.Err() != nil {
			s.yield(news.Capture{}, s.ctx.Err())
			return
		}
		if err != nil {
			if bad, ok := errors.AsType[*feed.ItemError](err); ok {
				if !s.fail(fmt.Sprintf("item %d", bad.N), bad.Hint, "%w", bad.Err) {
					return
				}
				continue
			}
			s.fail("", "get the feed again", "read feed: %w", cause(err))
			return
		}
		if !s.feedItem(it) {
			return
		}
	}
	s.end()
}

// feedItem gives one item.
func (s *source) feedItem(it feed.Item) bool {
	if it.Link != "" && !isURL(it.Link) && s.base.Address != "" {
		it.Link = resolveURL(s.base.Address, it.Link)
	}
	if !it.Full() {
		s.link(Link{URL: it.Link, Kind: LinkPage, Title: it.Title, Published: it.Published.Time, Modified: it.Modified.Time, Source: it.Source})
		return true
	}
	cap := s.base
	cap.Name = s.item(itemName(it))
	cap.Address = ""
	if isURL(it.Link) && !strings.HasPrefix(it.Link, "ftp") {
		cap.Address = it.Link
	}
	cap.ContentType, cap.Bytes = it.Type, it.Doc
	return s.give(cap)
}

// itemName gives the words by which an item is known to people.
func itemName(it feed.Item) string {
	switch {
	case it.Link != "":
		return it.Link
	case it.Title != "":
		return it.Title
	}
	return fmt.Sprintf("item %d", it.N)
}
