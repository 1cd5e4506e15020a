// Package fetch obtains pages from the web, politely: at most one request a
// second to a host, robots.txt where a page was not named by a person, only
// what has changed, and no more often than a server wants.
//
// In: an address. Out: the bytes with the address that they came from in the
// end, the time, and what the server says of them; or an Error that says what
// is wrong and whether asking again can help.
//
//	client := fetch.New(fetch.Options{Agent: "dateline/1.2"})
//	page, err := client.Get(ctx, fetch.Request{Address: "https://news.example/talks"})
//
// Nothing here is trusted: addresses of this machine and of private networks
// are refused when the connection is made, whatever name led there; size, time,
// redirects and decompression have limits. It is the only package that asks
// the network for anything, and it does so only when it is told an address.
//
// No proxy is used, not even one that the environment names: behind a proxy
// nobody could say which machine was asked.
package fetch

import (
	"context"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/netip"
	"sync"
	"time"
)

// The limits that hold unless told otherwise.
const (
	DefaultLimit   = 64 << 20         // bytes of a page, as capture.DefaultLimit
	DefaultTimeout = 30 * time.Second // for a page, all redirects together
	DefaultPace    = time.Second      // between two requests to one host
	// maxHops is how many redirects are followed. RFC 9110 names no number;
	// the Fetch standard has 20, and honest sites need four or five.
	maxHops = 10
	// maxWait is how long Get waits for a server that asked for patience;
	// for longer it gives up at once and says until when.
	maxWait = 10 * time.Second
)

// Options steer a Client. The zero value is ready for use.
type Options struct {
	// Agent is the whole User-Agent header. Product is the name that
	// robots.txt files know, "dateline" if "".
	Agent, Product string
	// Limit is how many bytes a page may have, before and after unpacking.
	Limit int64
	// Timeout is for one page, without the waiting of the pace.
	Timeout time.Duration
	// Pace is the time between two requests to one host; negative for none.
	Pace time.Duration
	// AllowPrivate lets addresses of this machine and of private networks be
	// asked.
	AllowPrivate bool
	// Parallel is how many requests are under way at once, to different hosts;
	// 8 if 0.
	Parallel int
	// Memory keeps what sites asked beyond the life of the client; it may be
	// nil.
	Memory Memory
	// Tries is how often a page is asked for where the server or the network
	// fails; 1 if 0. Between two tries it waits one second, two, four.
	Tries int

	// The following are for tests. Now is the clock, and Sleep waits by it.
	Now   func() time.Time
	Sleep func(ctx context.Context, d time.Duration) error
	// Lookup resolves a host name, instead of the system.
	Lookup func(ctx context.Context, host string) ([]netip.Addr, error)
}

// Memory keeps what sites asked. It may be used by several goroutines.
type Memory interface {
	// Site gives what is kept of a site; the zero value where nothing is.
	Site(ctx context.Context, name string) (Site, error)
	KeepSite(ctx context.Context, site Site) error
}

// Site is what a site asks of programs.
type Site struct {
	Name string // scheme, host and port: "https://news.example"
	// Robots is the text of its robots.txt, Failed why that could not be had;
	// Until is how long they hold.
	Robots, Failed string
	Until          time.Time
	// Hold is before when it wants no request, zero where it did not say.
	Hold time.Time
}

// Request is one page to be had.
type Request struct {
	Address string
	// Robots says that robots.txt decides: for every page that a person did
	// not name. It holds for redirects too.
	Robots bool
	// Before is what an earlier answer said, so that a page which has not
	// changed is not sent again.
	Before Validators
}

// Validators are what a server gave to tell one version of a page from the
// next (RFC 9110, section 8.8). They belong to Address, where the page came
// from after all redirects.
type Validators struct {
	Address, ETag, LastModified string
}

// Page is what was obtained.
type Page struct {
	// Requested is the address that was asked for, Address where the page
	// came from after redirects; both without fragment.
	Requested, Address string
	// Retrieved is when the answer had arrived.
	Retrieved   time.Time
	ContentType string
	// Unchanged says that the server has nothing newer than Request.Before;
	// Bytes is nil then.
	Unchanged  bool
	Validators Validators
	Bytes      []byte
}

// Client fetches pages. It is safe for use by several goroutines, and keeps
// the pace for all of them.
type Client struct {
	o     Options
	http  *http.Client
	slots chan struct{} // one for each request under way

	mu     sync.Mutex
	hosts  map[string]*host
	robots map[string]*robotsEntry
}

// New makes a client.
func New(o Options) *Client {
	if o.Agent == "" {
		o.Agent = "dateline"
	}
	if o.Product == "" {
		o.Product = "dateline"
	}
	if o.Limit == 0 {
		o.Limit = DefaultLimit
	}
	if o.Timeout == 0 {
		o.Timeout = DefaultTimeout
	}
	if o.Pace == 0 {
		o.Pace = DefaultPace
	}
	if o.Parallel == 0 {
		o.Parallel = 8
	}
	o.Tries = max(o.Tries, 1)
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Sleep == nil {
		o.Sleep = sleep
	}
	c := &Client{o: o, slots: make(chan struct{}, o.Parallel),
		hosts: map[string]*host{}, robots: map[string]*robotsEntry{}}
	c.http = &http.Client{
		Transport: c.transport(),
		// Redirects are followed by hand: each has its own pace, robots.txt
		// and check.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return c
}

// transport makes connections to public addresses only, unpacks nothing by
// itself, and uses no proxy.
func (c *Client) transport() *http.Transport {
	dialer := &net.Dialer{Timeout: c.o.Timeout, KeepAlive: 30 * time.Second}
	if !c.o.AllowPrivate {
		dialer.ControlContext = refusePrivate
	}
	dial := dialer.DialContext
	if c.o.Lookup != nil {
		dial = dialAny(c.o.Lookup, dialer)
	}
	return &http.Transport{
		DialContext:            dial,
		ForceAttemptHTTP2:      true,
		DisableCompression:     true,
		MaxResponseHeaderBytes: 256 << 10,
		MaxIdleConns:           64,
		MaxIdleConnsPerHost:    1,
		IdleConnTimeout:        30 * time.Second,
		TLSHandshakeTimeout:    10 * time.Second,
	}
}

// sleep waits for d, or until ctx ends.
func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Close lets go of idle connections.
func (c *Client) Close() { c.http.CloseIdleConnections() }

// Get obtains one page. An error is an *Error, or what ended ctx.
func (c *Client) Get(ctx context.Context, req Request) (*Page, error) {
	wait := time.Second
	for try := 1; ; try++ {
		page, err := c.once(ctx, req)
		e, ok := AsError(err)
		if err == nil || !ok || try == c.o.Tries || !e.Transient() {
			return page, err
		}
		if until := e.Until; !until.IsZero() && until.Sub(c.o.Now()) > maxWait {
			return nil, err
		}
		if err := c.o.Sleep(ctx, wait); err != nil {
			return nil, err
		}
		wait *= 2
	}
}

// once asks for a page and follows its redirects.
func (c *Client) once(ctx context.Context, req Request) (*Page, error) {
	return c.cut(ctx, req, 0)
}

// cut is once for the first bytes of a page, all of it where limit is 0.
func (c *Client) cut(ctx context.Context, req Request, limit int64) (*Page, error) {
	address, err := Clean(req.Address)
	if err != nil {
		return nil, err
	}
	// Some sites send a reader round through a page that sets a cookie. The
	// cookies live as long as the chain of redirects.
	jar, err := cookiejar.New(nil)
	if err != nil {
		return nil, err
	}
	w := walk{c: c, req: req, jar: jar, left: c.o.Timeout, seen: map[string]bool{}, cut: limit}
	page, err := w.from(ctx, address)
	if err != nil {
		return nil, err
	}
	page.Requested = address
	return page, nil
}
