// Package sitemap reads sitemaps, news sitemaps and sitemap indexes, one
// address at a time, however long they are.
//
// In: the bytes of a sitemap. Out: entries, in order.
//
//	<url><loc>https://quay.example/dam</loc><lastmod>2026-03-17</lastmod></url>
//
// gives Entry{Loc: "https://quay.example/dam", Modified: 2026-03-17}. An entry
// that cannot be read is an *EntryError, and the next one follows.
//
// The formats: https://www.sitemaps.org/protocol.html and
// https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap.
package sitemap

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"

	"dateline/internal/capture/cut"
	"dateline/internal/capture/feed"
)

// Entry is one address.
type Entry struct {
	Loc string
	// Index says that Loc is a sitemap and not a page.
	Index bool
	// Modified is lastmod, Published news:publication_date; zero where they
	// are not stated.
	Modified, Published time.Time
	// Title, Outlet and Language are those of a news sitemap.
	Title, Outlet, Language string
}

// EntryError is why one entry could not be read.
type EntryError struct {
	N   int // the entry's place, from 1
	Err error
}

// Error gives the place and the cause.
func (e *EntryError) Error() string { return fmt.Sprintf("entry %d: %v", e.N, e.Err) }

// Unwrap gives the cause.
func (e *EntryError) Unwrap() error { return e.Err }

var (
	errNoAddress = errors.New("it has no address (loc)")
	errNoMap     = errors.New("it is no sitemap")
)

// Read gives the entries of a sitemap. An error that is no *EntryError is the
// last.
func Read(r io.Reader, contentType string) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		text, _, err := cut.Decode(r, contentType)
		if err != nil {
			yield(Entry{}, err)
			return
		}
		c := cut.New(text, "url", "sitemap")
		before, more := c.Between()
		if !more && c.Err() == nil && !bytes.Contains(before, []byte("urlset")) && !bytes.Contains(before, []byte("sitemapindex")) {
			yield(Entry{}, errNoMap)
			return
		}
		for n := 1; more; n++ {
			piece, err := c.Item()
			var e Entry
			if err == nil {
				e, err = entry(piece, c.Local() == "sitemap")
			}
			if c.Err() != nil {
				break
			}
			if err != nil {
				err = &EntryError{n, err}
			}
			if !yield(e, err) {
				return
			}
			if c.Ended() {
				break
			}
			_, more = c.Between()
		}
		if err := c.Err(); err != nil {
			yield(Entry{}, err)
		}
	}
}

// row is one entry as XML; prefixes are not looked at.
type row struct {
	Loc     string `xml:"loc"`
	Lastmod string `xml:"lastmod"`
	News    struct {
		Publication struct {
			Name     string `xml:"name"`
			Language string `xml:"language"`
		} `xml:"publication"`
		Date  string `xml:"publication_date"`
		Title string `xml:"title"`
	} `xml:"news"`
}

// entry reads one url or sitemap element.
func entry(piece []byte, index bool) (Entry, error) {
	d := xml.NewDecoder(bytes.NewReader(cut.Mend(piece)))
	d.Strict, d.Entity = false, xml.HTMLEntity
	var r row
	if err := d.Decode(&r); err != nil {
		return Entry{}, fmt.Errorf("its markup is broken: %w", err)
	}
	e := Entry{Loc: fold(r.Loc), Index: index, Title: fold(r.News.Title), Outlet: fold(r.News.Publication.Name), Language: fold(r.News.Publication.Language)}
	e.Modified = feed.ParseTime(fold(r.Lastmod), "lastmod").Time
	e.Published = feed.ParseTime(fold(r.News.Date), "publication_date").Time
	if low := strings.ToLower(e.Loc); !strings.HasPrefix(low, "http://") && !strings.HasPrefix(low, "https://") {
		return e, errNoAddress
	}
	return e, nil
}

func fold(s string) string { return strings.Join(strings.Fields(s), " ") }
