package fetch

import (
	"context"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// host is what is remembered of one host, by its name without the port.
type host struct {
	// next is when the next request may be sent.
	next time.Time
	// until is before when the host wants no request.
	until time.Time
	// pace is that of its robots.txt where it asks for a slower one.
	pace time.Duration
	// failures counts the requests in a row that the host did not answer, or
	// answered with its own failure.
	failures int
}

const (
	// maxFailures is after how many failures in a row a host is left alone
	// for a while, so that a dead one does not hold up a run.
	maxFailures = 5
	// rest is for how long.
	rest = 10 * time.Minute
	// maxPatience is the longest wait that a server is believed to want.
	maxPatience = 7 * 24 * time.Hour
)

// host gives what is remembered of a host. c.mu is held.
func (c *Client) host(name string) *host {
	h := c.hosts[name]
	if h == nil {
		h = &host{}
		c.hosts[name] = h
	}
	return h
}

// wait waits for the turn of a request to a host. Where the host asked for
// more patience than maxWait it gives an error at once.
func (c *Client) wait(ctx context.Context, name, address string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	c.mu.Lock()
	h, now := c.host(name), c.o.Now()
	if h.until.Sub(now) > maxWait {
		e := fail(Patience, address, "its host wants no request before %s", h.until.UTC().Format(time.RFC3339))
		e.Until = h.until
		c.mu.Unlock()
		return e
	}
	at := latest(now, h.next, h.until)
	h.next = at.Add(max(c.o.Pace, h.pace, 0))
	c.mu.Unlock()
	if d := at.Sub(now); d > 0 {
		return c.o.Sleep(ctx, d)
	}
	return nil
}

// sent notes that a request to a host is sent now, which may be later than its
// turn was: it had to wait for others.
func (c *Client) sent(name string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	h := c.host(name)
	h.next = latest(h.next, c.o.Now().Add(max(c.o.Pace, h.pace, 0)))
}

func latest(times ...time.Time) time.Time {
	var t time.Time
	for _, u := range times {
		if u.After(t) {
			t = u
		}
	}
	return t
}

// note remembers how a host answered. It gives until when the host wants to be
// left alone, where it said so or has failed too often.
func (c *Client) note(name string, err error) time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	h := c.host(name)
	e, failed := AsError(err)
	if !failed || !e.Transient() {
		h.failures = 0
		return time.Time{}
	}
	until := e.Until
	if h.failures++; h.failures >= maxFailures {
		until, h.failures = latest(until, c.o.Now().Add(rest)), 0
	}
	h.until = latest(h.until, until)
	return until
}

// RetryAfter reads the header of that name: a number of seconds, or a date
// (RFC 9110, section 10.2.3). It gives when the next request may be sent, zero
// where the header says nothing; what lies in the past is now, and nobody is
// believed to want more than a week.
func RetryAfter(value string, now time.Time) time.Time {
	value = strings.TrimSpace(value)
	if value == "" {
		return time.Time{}
	}
	until := now.Add(maxPatience)
	if digits(value) {
		if n, err := strconv.ParseInt(value, 10, 64); err == nil && n < int64(maxPatience/time.Second) {
			until = now.Add(time.Duration(n) * time.Second)
		}
		return until
	}
	t, err := http.ParseTime(value)
	if err != nil {
		return time.Time{}
	}
	if t.After(until) {
		return until
	}
	return latest(now, t)
}

// digits says whether s is made of them.
func digits(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
}
