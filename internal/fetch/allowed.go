package fetch

import (
	"context"
	"net/http"
	"net/url"
	"sync"
	"time"
)

// robotsEntry is the robots.txt of one site, asked for once.
type robotsEntry struct {
	mu    sync.Mutex // held while it is asked for
	rules *rules
	until time.Time // when it is asked for again
	err   error     // why nothing may be fetched now
}

const (
	// robotsAge is how long a robots.txt holds (RFC 9309, section 2.4).
	robotsAge = 24 * time.Hour
	// robotsRetry is how long a site is left alone whose robots.txt cannot be
	// had because the server fails.
	robotsRetry = 10 * time.Minute
)

// allowed says whether the robots.txt of a site lets address be fetched, with
// an Error of kind Robots where it does not.
func (c *Client) allowed(ctx context.Context, address string) error {
	u, err := url.Parse(address)
	if err != nil {
		return fail(Address, address, "it is no address: %w", err)
	}
	site := u.Scheme + "://" + u.Host
	c.mu.Lock()
	entry := c.robots[site]
	if entry == nil {
		entry = &robotsEntry{}
		c.robots[site] = entry
	}
	c.mu.Unlock()
	entry.mu.Lock()
	defer entry.mu.Unlock()
	if !c.o.Now().Before(entry.until) {
		if err := c.askRobots(ctx, site, entry); err != nil {
			return err
		}
	}
	if entry.err != nil {
		return withoutRobots(address, entry)
	}
	if !entry.rules.allows(u.RequestURI()) {
		e := fail(Robots, address, "its robots.txt asks programs to leave it alone")
		e.Hint = "a page that you name yourself can be read: dateline add STORY URL"
		return e
	}
	return nil
}

// withoutRobots is the error of a page whose site cannot be asked what it wants.
func withoutRobots(address string, entry *robotsEntry) *Error {
	e, _ := AsError(entry.err)
	if e.Kind == Private {
		return &Error{Kind: Private, Address: address, Hint: e.Hint, Err: e.Err}
	}
	again := fail(Patience, address, "its robots.txt cannot be had: %w", e.Err)
	again.Until, again.Hint = entry.until, e.Hint
	return again
}

// askRobots fetches a robots.txt into entry. It fails only when ctx ends.
func (c *Client) askRobots(ctx context.Context, site string, entry *robotsEntry) error {
	page, err := c.robotsPage(ctx, site)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	now := c.o.Now()
	entry.rules, entry.err, entry.until = &rules{}, nil, now.Add(robotsAge)
	e, failed := AsError(err)
	switch {
	case !failed:
		entry.rules = parseRobots(page.Bytes, c.o.Product)
	case e.Kind == Status && e.Code == http.StatusTooManyRequests, e.Transient(), e.Kind == Private:
		// A site whose server fails is left alone: section 2.3.1.4.
		entry.err = err
		entry.until = latest(now.Add(robotsRetry), e.Until)
	}
	// Else there is none: section 2.3.1.3 allows everything.
	c.slower(site, entry.rules.delay)
	return nil
}

// robotsPage fetches the robots.txt of a site. Of redirects it follows as many
// as of a page; the RFC wants at least five.
func (c *Client) robotsPage(ctx context.Context, site string) (*Page, error) {
	return c.cut(ctx, Request{Address: site + "/robots.txt"}, maxRobots)
}

// slower sets the pace that a host asks for.
func (c *Client) slower(site string, delay time.Duration) {
	u, err := url.Parse(site)
	if err != nil || c.o.Pace < 0 {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	h := c.host(u.Hostname())
	h.pace = max(h.pace, delay)
}
