package fetch

import (
	"context"
	"net/url"
	"sync"
	"time"
)

// robotsEntry is the robots.txt of one site, asked for once.
type robotsEntry struct {
	mu     sync.Mutex // held while it is asked for
	loaded bool       // Memory was asked
	site   Site
	rules  *rules
	// private says that the site may not be asked at all.
	private *Error
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
	entry := c.entry(siteOf(u))
	entry.mu.Lock()
	defer entry.mu.Unlock()
	if err := c.load(ctx, u.Hostname(), entry); err != nil {
		return err
	}
	if !c.o.Now().Before(entry.site.Until) {
		if err := c.askRobots(ctx, address, entry); err != nil {
			return err
		}
		c.slower(u.Hostname(), entry.rules.delay)
	}
	switch {
	case entry.private != nil:
		return &Error{Kind: Private, Address: address, Hint: entry.private.Hint, Err: entry.private.Err}
	case entry.site.Failed != "":
		e := fail(Network, address, "its robots.txt cannot be had: %s", entry.site.Failed)
		e.Until, e.Hint = entry.site.Until, "try again later"
		return e
	case !entry.rules.allows(u.RequestURI()):
		e := fail(Robots, address, "its robots.txt asks programs to leave it alone")
		e.Hint = "a page that you name yourself can be read: dateline add STORY URL"
		return e
	}
	return nil
}

// siteOf gives the site of an address, to which a robots.txt belongs.
func siteOf(u *url.URL) string { return u.Scheme + "://" + u.Host }

// entry gives the robots.txt of a site, which may not have been asked for yet.
func (c *Client) entry(site string) *robotsEntry {
	c.mu.Lock()
	defer c.mu.Unlock()
	entry := c.robots[site]
	if entry == nil {
		entry = &robotsEntry{site: Site{Name: site}, rules: &rules{}}
		c.robots[site] = entry
	}
	return entry
}

// load takes in what an earlier run was asked by a site. entry.mu is held.
func (c *Client) load(ctx context.Context, hostname string, entry *robotsEntry) error {
	if entry.loaded || c.o.Memory == nil {
		return nil
	}
	kept, err := c.o.Memory.Site(ctx, entry.site.Name)
	if err != nil {
		return err
	}
	entry.loaded, kept.Name = true, entry.site.Name
	entry.site, entry.rules = kept, parseRobots([]byte(kept.Robots), c.o.Product)
	c.slower(hostname, entry.rules.delay)
	c.mu.Lock()
	defer c.mu.Unlock()
	h := c.host(hostname)
	h.until = latest(h.until, kept.Hold)
	return nil
}

// keepHold keeps that a site wants no request for a while.
func (c *Client) keepHold(ctx context.Context, site string, until time.Time) error {
	if c.o.Memory == nil {
		return nil
	}
	kept, err := c.o.Memory.Site(ctx, site)
	if err != nil {
		return err
	}
	kept.Name, kept.Hold = site, until
	return c.o.Memory.KeepSite(ctx, kept)
}

// askRobots fetches the robots.txt that decides about address into entry, whose
// mu is held. It fails when the host wants no request now, when ctx ends, or
// when Memory fails.
func (c *Client) askRobots(ctx context.Context, address string, entry *robotsEntry) error {
	// Of redirects it follows as many as of a page; the RFC wants five or more.
	page, err := c.cut(ctx, Request{Address: entry.site.Name + "/robots.txt"}, maxRobots)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	now := c.o.Now()
	site := Site{Name: entry.site.Name, Until: now.Add(robotsAge)}
	entry.private = nil
	e, failed := AsError(err)
	switch {
	case err != nil && !failed:
		return err
	case !failed:
		site.Robots = string(page.Bytes)
	case e.Kind == Patience:
		return &Error{Kind: Patience, Address: address, Until: e.Until, Hint: e.Hint, Err: e.Err}
	case e.Kind == Private:
		entry.private = e
	case e.Transient():
		// A site whose server fails is left alone: section 2.3.1.4.
		site.Failed = e.Err.Error()
		site.Until = latest(now.Add(robotsRetry), e.Until)
	}
	// Else there is none: section 2.3.1.3 allows everything.
	entry.site, entry.rules = site, parseRobots([]byte(site.Robots), c.o.Product)
	if c.o.Memory == nil || entry.private != nil {
		return nil
	}
	kept, err := c.o.Memory.Site(ctx, site.Name)
	if err != nil {
		return err
	}
	site.Hold = kept.Hold
	return c.o.Memory.KeepSite(ctx, site)
}

// slower sets the pace that a host asks for.
func (c *Client) slower(hostname string, delay time.Duration) {
	if c.o.Pace < 0 {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	h := c.host(hostname)
	h.pace = max(h.pace, delay)
}
