// Package follow measures following: a web of our own on loopback with many
// feeds and pages, some of them broken in every way that we know of, is
// followed and refreshed, and every request is held against what was needed.
//
// In: the size of the web. Out: how many good items were taken in once, how
// many bad ones were told once, and how many requests were needless.
//
//	res, err := Measure(ctx, World{Feeds: 200, Items: 25}, store)
//	fmt.Println(res.Taken, res.Good, res.Needless)
//
// Time is the web's own and stands still while nobody waits, so that a day of
// refreshing at one request a second takes seconds.
package follow

import (
	"context"
	"fmt"
	"net/netip"
	"strings"
	"sync"
	"time"
)

// World is the size of a web: every tenth feed and every tenth item of the
// others is broken.
type World struct {
	Feeds, Items int
	// Slow lets some of them never answer, which costs the whole timeout each.
	Slow bool
	// Timeout is for one page, by a person's watch.
	Timeout time.Duration
}

// fault is a way to be broken.
type fault struct {
	name string
	// taken says that it can be read all the same; later, that it can be read
	// when it is asked again.
	taken, later bool
	// told says that a person must hear of it, once.
	told bool
	// final says that asking again is of no use, for an item.
	final bool
}

// faults of feeds and of items. An item has those of a page.
var feedFaults = []fault{
	{name: "bad xml", told: true, taken: true}, {name: "bomb", told: true}, {name: "slow", told: true},
	{name: "circle", told: true}, {name: "404", told: true}, {name: "500", told: true},
	{name: "charset", taken: true}, {name: "cut", told: true}, {name: "robots", told: true}, {name: "empty", told: true},
}

var itemFaults = []fault{
	{name: "bomb", told: true, final: true}, {name: "circle", told: true, final: true}, {name: "404", told: true, final: true},
	{name: "410", told: true, final: true}, {name: "500", told: true}, {name: "charset", taken: true, final: true},
	{name: "cut", told: true}, {name: "robots", told: true, final: true}, {name: "empty", told: true, final: true},
	{name: "picture", told: true, final: true}, {name: "ftp", told: true, final: true}, {name: "flaky", told: true, later: true},
	{name: "brotli", told: true, final: true},
}

// slowEvery is how many of the items that would be cut hang instead: each costs
// the whole timeout.
const slowEvery = 16

// page is one address of the web.
type page struct {
	host, path string
	feed       bool
	fault      *fault // nil for a good one
	n          int    // its number, for words that differ
	version    int    // raised by a change
	stated     time.Time
	hidden     bool // not in its feed yet
}

// clock is the time of the web.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

// Now gives the time.
func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Sleep lets time pass at once.
func (c *clock) Sleep(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
	return ctx.Err()
}

// Lookup finds every host on this machine.
func lookup(context.Context, string) ([]netip.Addr, error) {
	return []netip.Addr{netip.MustParseAddr("127.0.0.1")}, nil
}

// pages makes the addresses of a world: by host, the feed first.
func (w World) pages(start time.Time) map[string][]*page {
	web := map[string][]*page{}
	badFeeds, badItems, n := 0, 0, 0
	for f := range w.Feeds {
		host := fmt.Sprintf("outlet-%03d.example", f)
		feed := &page{host: host, path: "/feed.xml", feed: true, n: f}
		if f%10 == 7 {
			feed.fault = &feedFaults[badFeeds%len(feedFaults)]
			if feed.fault.name == "slow" && !w.Slow {
				feed.fault = &feedFaults[0]
			}
			badFeeds++
		}
		web[host] = append(web[host], feed)
		for i := range w.Items {
			n++
			it := &page{host: host, path: fmt.Sprintf("/%d.html", i), n: n, stated: start.Add(-time.Duration(n) * time.Minute)}
			if n%10 == 3 && feed.fault == nil {
				it.fault = &itemFaults[badItems%len(itemFaults)]
				badItems++
			}
			if it.fault != nil && it.fault.name == "robots" {
				it.path = "/private" + it.path
			}
			// The last of every feed comes later.
			it.hidden = i == w.Items-1 && it.fault == nil
			web[host] = append(web[host], it)
		}
	}
	return web
}

// html is what a good page says.
func (p *page) html(charset string) string {
	places := []string{"Tolm", "Ostrava", "Lund", "Vidin", "Narva", "Gdynia", "Kotor"}
	place := places[p.n%len(places)]
	declared := ""
	if charset != "" {
		declared = `<meta charset="` + charset + `">`
	}
	return fmt.Sprintf(`<!doctype html><html lang="en"><head>%s<title>Vote %d in %s</title>
<meta property="article:published_time" content="%s"></head><body><article><h1>Vote %d in %s</h1>
<p>The council of %s – a small café town – voted on item %d of its list on Monday, the %s reading so far.</p>
<p>It will meet again in the spring to vote on the others, its speaker told the reporters who had come.</p>
</article></body></html>`, declared, p.n, place, p.stated.Format(time.RFC3339), p.n, place, place, p.n, ordinal(p.version+1))
}

func ordinal(n int) string { return []string{"", "first", "second", "third", "fourth"}[min(n, 4)] }

// rss writes the feed of a host with what is to be seen of it.
func rss(web []*page, base string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Outlet</title><link>%s/</link>`, base)
	for _, p := range web[1:] {
		if p.hidden {
			continue
		}
		changed := p.stated.Add(time.Duration(p.version) * time.Hour)
		fmt.Fprintf(&b, "<item><title>Vote %d</title><link>%s%s?utm_source=rss</link><pubDate>%s</pubDate><atom:updated>%s</atom:updated></item>\n",
			p.n, base, p.path, p.stated.Format(time.RFC1123Z), changed.Format(time.RFC3339))
	}
	if web[0].fault != nil && web[0].fault.name == "bad xml" {
		b.WriteString("<item a=b=c><title>Vote</title></item>\n")
	}
	b.WriteString("</channel></rss>")
	return b.String()
}
