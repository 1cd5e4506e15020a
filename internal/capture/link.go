package capture

import "time"

// LinkKind says what a link leads to.
type LinkKind string

// What links lead to.
const (
	LinkPage    LinkKind = "page"    // an article's page: fetch it
	LinkFeed    LinkKind = "feed"    // a feed, of an OPML list
	LinkSitemap LinkKind = "sitemap" // a sitemap, of a sitemap index
)

// Link is something that a source names and does not hold: the page of a feed
// item that has no full text, an address of a sitemap, a feed of an OPML list.
// Readers of formats find links and never fetch them.
type Link struct {
	// URL is absolute where the source allows to make it so; http or https.
	URL  string
	Kind LinkKind
	// Title is plain text, "" where none is given.
	Title string
	// Published is the instant that the source states for the page (pubDate,
	// news:publication_date), in the time zone it gives; zero where it states
	// none. Modified is that of the last change (updated, lastmod).
	Published, Modified time.Time
	// Source is the outlet that the source names for the page: <source> of
	// RSS, source/title of Atom, news:name of a news sitemap; else "".
	Source string
	// From is the name of the feed, list or sitemap that holds the link, as in
	// news.Capture.Name.
	From string
}
