package fetch

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

// clock is a clock that sleeping moves on.
type clock struct {
	mu    sync.Mutex
	now   time.Time
	slept time.Duration
}

func newClock() *clock { return &clock{now: time.Date(2031, 5, 1, 12, 0, 0, 0, time.UTC)} }

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) Sleep(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now, c.slept = c.now.Add(d), c.slept+d
	return ctx.Err()
}

// site is a server that counts what it is asked.
type site struct {
	*httptest.Server
	mu    sync.Mutex
	asked map[string]int
}

func newSite(t *testing.T, pages map[string]http.HandlerFunc) *site {
	s := &site{asked: map[string]int{}}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.asked[r.URL.RequestURI()]++
		s.mu.Unlock()
		page := pages[r.URL.Path]
		if page == nil {
			http.NotFound(w, r)
			return
		}
		page(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

func (s *site) count(path string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.asked[path]
}

// client makes a client that may ask a site, by a clock of its own.
func client(o Options) (*Client, *clock) {
	c := newClock()
	o.AllowPrivate, o.Now, o.Sleep = true, c.Now, c.Sleep
	return New(o), c
}

func text(s string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		io.WriteString(w, s)
	}
}

func to(address string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, address, http.StatusFound) }
}

// kindOf gives the kind of error, -1 for none.
func kindOf(t *testing.T, err error) Kind {
	t.Helper()
	if err == nil {
		return -1
	}
	e, ok := AsError(err)
	if !ok {
		t.Fatalf("error %v is no fetch.Error", err)
	}
	if s := e.Err.Error(); s == "" || s[0] >= 'A' && s[0] <= 'Z' {
		t.Errorf("message %q", s)
	}
	return e.Kind
}

func TestGet(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{
		"/talks": text("<p>Envoys met.</p>"),
		"/old":   to("/older"),
		"/older": to("/talks#top"),
	})
	c, clock := client(Options{Agent: "dateline/1 (desk@news.example)"})
	page, err := c.Get(t.Context(), Request{Address: s.URL + "/old#x"})
	if err != nil {
		t.Fatal(err)
	}
	if page.Requested != s.URL+"/old" || page.Address != s.URL+"/talks" || string(page.Bytes) != "<p>Envoys met.</p>" ||
		page.ContentType != "text/html; charset=utf-8" || !page.Retrieved.Equal(clock.Now()) {
		t.Errorf("page %+v", page)
	}
	if clock.slept != 2*time.Second {
		t.Errorf("three requests to one host waited %s, want 2s", clock.slept)
	}
	if s.count("/robots.txt") != 0 {
		t.Error("robots.txt was asked for a page that a person named")
	}
}

func TestUnchanged(t *testing.T) {
	var got http.Header
	s := newSite(t, map[string]http.HandlerFunc{"/old": to("/talks"), "/talks": func(w http.ResponseWriter, r *http.Request) {
		got = r.Header
		w.Header().Set("ETag", `"a"`)
		w.Header().Set("Last-Modified", "Thu, 01 May 2031 10:00:00 GMT")
		http.ServeContent(w, r, "", time.Date(2031, 5, 1, 10, 0, 0, 0, time.UTC), strings.NewReader("<p>Envoys met.</p>"))
	}})
	c, _ := client(Options{})
	first, err := c.Get(t.Context(), Request{Address: s.URL + "/old"})
	if err != nil || first.Unchanged {
		t.Fatalf("%+v, error %v", first, err)
	}
	again, err := c.Get(t.Context(), Request{Address: s.URL + "/old", Before: first.Validators})
	if err != nil || !again.Unchanged || again.Bytes != nil || again.Validators != first.Validators {
		t.Errorf("%+v, error %v", again, err)
	}
	if got.Get("If-None-Match") != `"a"` || got.Get("If-Modified-Since") == "" || got.Get("User-Agent") != "dateline" {
		t.Errorf("headers %v", got)
	}
}

func TestTries(t *testing.T) {
	n := 0
	s := newSite(t, map[string]http.HandlerFunc{"/talks": func(w http.ResponseWriter, r *http.Request) {
		if n++; n < 3 {
			w.Header().Set("Retry-After", "5")
			w.WriteHeader(503)
			return
		}
		io.WriteString(w, "<p>Envoys met.</p>")
	}, "/busy": func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Retry-After", "3600")
		w.WriteHeader(429)
	}})
	c, clock := client(Options{Tries: 3})
	if _, err := c.Get(t.Context(), Request{Address: s.URL + "/talks"}); err != nil {
		t.Error(err)
	}
	if clock.slept != 10*time.Second {
		t.Errorf("slept %s, want twice the five seconds that the server asked for", clock.slept)
	}
	_, err := c.Get(t.Context(), Request{Address: s.URL + "/busy"})
	if e, _ := AsError(err); e == nil || e.Code != 429 || !e.Until.Equal(clock.Now().Add(time.Hour)) {
		t.Errorf("error %+v", err)
	}
	// The whole host is left alone until then, without a request.
	_, err = c.Get(t.Context(), Request{Address: s.URL + "/talks"})
	if kindOf(t, err) != Patience || s.count("/busy") != 1 || n != 3 {
		t.Errorf("error %v, %d requests to /busy, %d to /talks", err, s.count("/busy"), n)
	}
	clock.Sleep(t.Context(), time.Hour)
	if _, err = c.Get(t.Context(), Request{Address: s.URL + "/talks"}); err != nil {
		t.Error(err)
	}
}

// TestDeadHost: a host that fails again and again is left alone for a while.
func TestDeadHost(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{"/": func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(500) }})
	c, clock := client(Options{})
	for range 20 {
		c.Get(t.Context(), Request{Address: s.URL + "/"})
	}
	if n := s.count("/"); n != maxFailures {
		t.Errorf("%d requests, want %d", n, maxFailures)
	}
	clock.Sleep(t.Context(), rest)
	c.Get(t.Context(), Request{Address: s.URL + "/"})
	if n := s.count("/"); n != maxFailures+1 {
		t.Errorf("%d requests after the rest, want %d", n, maxFailures+1)
	}
}

func TestStopped(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{"/": func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() }})
	ctx, cancel := context.WithCancel(t.Context())
	c, _ := client(Options{})
	time.AfterFunc(50*time.Millisecond, cancel)
	if _, err := c.Get(ctx, Request{Address: s.URL}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if _, err := c.Get(ctx, Request{Address: s.URL, Robots: true}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2031, 5, 1, 12, 0, 0, 0, time.UTC)
	for in, want := range map[string]time.Time{
		"": {}, "soon": {}, "-5": {}, "1.5": {}, "0": now, " 120 ": now.Add(2 * time.Minute),
		"99999999999999999999999":          now.Add(maxPatience),
		"Thu, 01 May 2031 12:10:00 GMT":    now.Add(10 * time.Minute),
		"Thursday, 01-May-31 12:10:00 GMT": now.Add(10 * time.Minute),
		"Thu, 01 May 2031 11:00:00 GMT":    now,
		"Thu, 01 May 2099 11:00:00 GMT":    now.Add(maxPatience),
	} {
		if got := RetryAfter(in, now); !got.Equal(want) {
			t.Errorf("%q: %s, want %s", in, got, want)
		}
	}
}

func FuzzRetryAfter(f *testing.F) {
	now := time.Date(2031, 5, 1, 12, 0, 0, 0, time.UTC)
	for _, s := range []string{"", "120", "Thu, 01 May 2031 12:10:00 GMT", "-1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got := RetryAfter(s, now); !got.IsZero() && (got.Before(now) || got.After(now.Add(maxPatience))) {
			t.Errorf("%q: %s", s, got)
		}
	})
}

// FuzzClean: what is clean stays as it is, and is an address of the web.
func FuzzClean(f *testing.F) {
	for _, s := range []string{"https://news.example/a?b#c", "HTTP://[::1]:80", "http://a%41/%zz", "//x", "http://ä.example/ü", "http://."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once, err := Clean(s)
		if err != nil {
			return
		}
		twice, err := Clean(once)
		if err != nil && len(once) <= maxAddress || err == nil && once != twice {
			t.Errorf("%q: %q, then %q, error %v", s, once, twice, err)
		}
		if !strings.HasPrefix(once, "http://") && !strings.HasPrefix(once, "https://") || strings.ContainsAny(once, "#\n ") {
			t.Errorf("%q: %q", s, once)
		}
	})
}
