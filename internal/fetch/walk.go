package fetch

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"time"
)

// walk is one page on its way through redirects.
type walk struct {
	c   *Client
	req Request
	jar *cookiejar.Jar
	// left is what remains of the time for this page.
	left time.Duration
	// seen are the addresses that were asked since the last cookie was set:
	// the same address again with the same cookies is a circle.
	// A circle that sets ever new ones ends at maxHops.
	seen map[string]bool
	// cut is how many bytes are read where the rest is not needed, 0 for all.
	cut int64
}

// from asks for address and goes on where it is sent.
func (w *walk) from(ctx context.Context, address string) (*Page, error) {
	for hop := 0; ; hop++ {
		if w.seen[address] {
			return nil, fail(Redirects, address, "its redirects lead round in a circle")
		}
		if hop > maxHops {
			return nil, fail(Redirects, address, "it was redirected more than %d times", maxHops)
		}
		w.seen[address] = true
		if w.req.Robots {
			if err := w.c.allowed(ctx, address); err != nil {
				return nil, err
			}
		}
		page, next, err := w.hop(ctx, address)
		if err != nil || next == "" {
			return page, err
		}
		address = next
	}
}

// hop asks for one address. It gives a page, or where to go on.
func (w *walk) hop(ctx context.Context, address string) (*Page, string, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, "", fail(Address, address, "it is no address: %w", err)
	}
	if err := w.c.wait(ctx, u.Hostname(), address); err != nil {
		return nil, "", err
	}
	if w.left <= 0 {
		return nil, "", fail(Timeout, address, "it took longer than %s", w.c.o.Timeout)
	}
	select {
	case w.c.slots <- struct{}{}:
		defer func() { <-w.c.slots }()
	case <-ctx.Done():
		return nil, "", ctx.Err()
	}
	w.c.sent(u.Hostname())
	limited, cancel := context.WithTimeout(ctx, w.left)
	defer cancel()
	start := time.Now()
	page, next, err := w.ask(limited, u)
	w.left -= time.Since(start)
	if ctx.Err() != nil {
		return nil, "", ctx.Err()
	}
	if until := w.c.note(u.Hostname(), err); !until.IsZero() {
		if err := w.c.keepHold(ctx, siteOf(u), until); err != nil {
			return nil, "", err
		}
	}
	return page, next, err
}

// ask sends one request and reads its answer.
func (w *walk) ask(ctx context.Context, u *url.URL) (*Page, string, error) {
	address := u.String()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, "", fail(Address, address, "it is no address: %w", err)
	}
	w.headers(r)
	resp, err := w.c.http.Do(r)
	if err != nil {
		return nil, "", w.c.network(ctx, address, err)
	}
	defer discard(resp.Body)
	if set := resp.Cookies(); len(set) > 0 {
		w.jar.SetCookies(u, set)
		clear(w.seen)
	}
	switch code := resp.StatusCode; {
	case redirects[code]:
		next, err := target(address, resp)
		return nil, next, err
	case code == http.StatusNotModified && r.Header.Get("If-None-Match")+r.Header.Get("If-Modified-Since") != "":
		// A server may send newer validators along (RFC 9110, section 15.4.5).
		v := w.req.Before.updated(resp)
		return &Page{Address: address, Unchanged: true, Retrieved: w.c.o.Now(), Validators: v}, "", nil
	case code != http.StatusOK && code != http.StatusNonAuthoritativeInfo:
		return nil, "", w.c.status(address, resp)
	}
	page, err := w.read(ctx, address, resp)
	return page, "", err
}

// headers sets what is sent with each request.
func (w *walk) headers(r *http.Request) {
	r.Header.Set("User-Agent", w.c.o.Agent)
	r.Header.Set("Accept", "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, "+
		"application/feed+json, application/xml;q=0.9, */*;q=0.8")
	r.Header.Set("Accept-Encoding", "gzip")
	for _, c := range w.jar.Cookies(r.URL) {
		r.AddCookie(c)
	}
	if b := w.req.Before; b.Address == r.URL.String() {
		if b.ETag != "" {
			r.Header.Set("If-None-Match", b.ETag)
		}
		if b.LastModified != "" {
			r.Header.Set("If-Modified-Since", b.LastModified)
		}
	}
}

// redirects are the status codes that send a reader elsewhere.
// https://www.rfc-editor.org/rfc/rfc9110#name-redirection-3xx
var redirects = map[int]bool{301: true, 302: true, 303: true, 307: true, 308: true}

// target gives where an answer sends its reader.
func target(address string, resp *http.Response) (string, error) {
	to, err := resp.Location()
	if err != nil {
		return "", fail(Redirects, address, "it is redirected to no address (status %d)", resp.StatusCode)
	}
	next, err := Clean(to.String())
	if e, ok := AsError(err); ok {
		bad := fail(Redirects, address, "it is redirected to what cannot be fetched: %w", e.Err)
		bad.Hint = e.Hint
		return "", bad
	}
	return next, nil
}

// network turns an error of a connection into an Error.
func (c *Client) network(ctx context.Context, address string, err error) error {
	if p, ok := errors.AsType[*privateError](err); ok {
		e := fail(Private, address, "%s is on this machine or a private network", p.ip)
		e.Hint = "--allow-private lets such addresses be fetched"
		return e
	}
	if d, ok := errors.AsType[*net.DNSError](err); ok {
		if d.IsNotFound {
			e := fail(Network, address, "there is no host %s", d.Name)
			e.Hint = "look at the spelling of the address"
			return e
		}
		return fail(Network, address, "the host %s could not be looked up", d.Name)
	}
	if ctx.Err() != nil || timedOut(err) {
		e := fail(Timeout, address, "it took longer than %s", c.o.Timeout)
		e.Hint = "--timeout allows for more"
		return e
	}
	if u, ok := errors.AsType[*url.Error](err); ok {
		err = u.Err // it repeats the address
	}
	return fail(Network, address, "fetch: %w", err)
}

// timedOut says whether err is that something took too long.
func timedOut(err error) bool {
	var t interface{ Timeout() bool }
	return errors.As(err, &t) && t.Timeout()
}

// discard reads a little of what is left of a body, so that the connection can
// be used again, and closes it.
func discard(body io.ReadCloser) {
	_, _ = io.CopyN(io.Discard, body, 4<<10)
	_ = body.Close()
}
