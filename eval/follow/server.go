package follow

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"time"

	"golang.org/x/text/encoding/charmap"
)

// retryAfter is how long a failing page wants to be left alone.
const retryAfter = 2 * time.Hour

// robotsTxt is that of every host.
const robotsTxt = "User-agent: *\nDisallow: /private\n"

// server is the web: it answers, and judges each request by those before.
type server struct {
	*httptest.Server
	clock *clock
	pace  time.Duration
	slow  bool
	bomb  []byte

	mu    sync.Mutex
	web   map[string][]*page
	pages map[string]*page // by host and path
	hosts map[string]*asked
	// Requests counts all; needless are those that nobody needed, with why.
	requests int
	needless []string
	began    time.Time // when this pass did
	robots   map[string]time.Time
}

// asked is what a host or a page was asked.
type asked struct {
	last    time.Time // when it was asked last
	until   time.Time // when it wants to be asked again
	version int       // of the answer
	etag    string    // that was given
	count   int
}

// serve makes the web.
func serve(web map[string][]*page, c *clock, pace time.Duration, slow bool) *server {
	s := &server{clock: c, pace: pace, slow: slow, web: web, pages: map[string]*page{}, hosts: map[string]*asked{},
		robots: map[string]time.Time{}, bomb: bomb()}
	for host, list := range web {
		for _, p := range list {
			s.pages[host+p.path] = p
		}
	}
	s.Server = httptest.NewServer(s)
	return s
}

// base gives the address of a host.
func (s *server) base(host string) string {
	_, port, _ := strings.Cut(strings.TrimPrefix(s.URL, "http://"), ":")
	return "http://" + host + ":" + port
}

// bomb is some kilobytes that unpack to many megabytes.
func bomb() []byte {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	zeros := make([]byte, 1<<20)
	for range 16 {
		z.Write(zeros)
	}
	z.Close()
	return out.Bytes()
}

// ServeHTTP answers a request.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	host, _, _ := strings.Cut(r.Host, ":")
	p := s.judge(host, r)
	switch {
	case r.URL.Path == "/robots.txt":
		text := robotsTxt
		if list := s.web[host]; len(list) > 0 && list[0].fault != nil && list[0].fault.name == "robots" {
			text = "User-agent: dateline\nDisallow: /\n"
		}
		io.WriteString(w, text)
	case p == nil:
		http.NotFound(w, r)
	case p.fault != nil && s.broken(w, r, p):
	default:
		s.good(w, r, p, "")
	}
}

// good answers with a feed or a page, or that it has not changed.
func (s *server) good(w http.ResponseWriter, r *http.Request, p *page, charset string) {
	s.mu.Lock()
	text := p.html(charset)
	if p.feed {
		text = rss(s.web[p.host], s.base(p.host))
	}
	etag := fmt.Sprintf(`"%d-%d"`, len(text), p.version)
	s.state(p.host + p.path).etag = etag
	s.mu.Unlock()
	kind := "text/html; charset=utf-8"
	if p.feed {
		kind = "application/rss+xml"
	}
	if charset != "" {
		kind = "text/html"
		text, _ = charmap.Windows1252.NewEncoder().String(text)
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("ETag", etag)
	http.ServeContent(w, r, "", time.Time{}, strings.NewReader(text))
}

// broken answers as the fault of p demands. It gives false where the answer is
// a good one by now.
func (s *server) broken(w http.ResponseWriter, r *http.Request, p *page) bool {
	switch p.fault.name {
	case "bad xml":
		return false // one of its items is
	case "bomb":
		w.Header().Set("Content-Encoding", "gzip")
		w.Write(s.bomb)
	case "slow":
		<-r.Context().Done()
	case "circle":
		http.Redirect(w, r, p.path, http.StatusFound)
	case "404", "410":
		var code int
		fmt.Sscan(p.fault.name, &code)
		w.WriteHeader(code)
	case "500":
		w.Header().Set("Retry-After", fmt.Sprint(int(retryAfter/time.Second)))
		w.WriteHeader(http.StatusInternalServerError)
	case "charset":
		s.good(w, r, p, "utf-8") // says so, and is not
	case "cut":
		if s.slow && !p.feed && p.n%slowEvery == 0 {
			<-r.Context().Done()
			return true
		}
		w.Header().Set("Content-Length", "5000")
		io.WriteString(w, p.html("")[:200])
	case "empty":
		w.WriteHeader(http.StatusOK)
	case "picture":
		w.Header().Set("Content-Type", "image/jpeg")
		io.WriteString(w, "\xff\xd8")
	case "ftp":
		w.Header().Set("Location", "ftp://files.example/")
		w.WriteHeader(http.StatusFound)
	case "brotli":
		w.Header().Set("Content-Encoding", "br")
		io.WriteString(w, "\x0b\x02\x80")
	case "flaky":
		s.mu.Lock()
		first := s.state(p.host+p.path).count == 1
		s.mu.Unlock()
		if !first {
			return false
		}
		w.WriteHeader(http.StatusServiceUnavailable)
	default:
		return false
	}
	return true
}

// state gives what an address was asked. s.mu is held.
func (s *server) state(address string) *asked {
	a := s.hosts[address]
	if a == nil {
		a = &asked{}
		s.hosts[address] = a
	}
	return a
}

// begin begins a pass.
func (s *server) begin() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.began = s.clock.Now()
	for host := range s.web {
		s.state(host).count = 0
	}
}

// judge counts a request and says whether it was needed.
func (s *server) judge(host string, r *http.Request) *page {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests++
	now := s.clock.Now()
	fault := func(format string, args ...any) {
		s.needless = append(s.needless, host+r.URL.RequestURI()+": "+fmt.Sprintf(format, args...))
	}
	h := s.state(host)
	// The clock of the web goes on between the sending of a request and its
	// arrival, so that only their number since the pass began can be judged.
	if h.count++; now.Sub(s.began) < time.Duration(h.count-1)*s.pace {
		fault("%d requests in %s", h.count, now.Sub(s.began))
	}
	if now.Before(h.until) {
		fault("%s before the host wants it", h.until.Sub(now))
	}
	if r.URL.Path == "/robots.txt" {
		if last, ok := s.robots[host]; ok && now.Sub(last) < 24*time.Hour {
			fault("asked %s ago", now.Sub(last))
		}
		s.robots[host] = now
		return nil
	}
	p := s.pages[host+r.URL.Path]
	if p == nil {
		fault("nobody named it")
		return nil
	}
	a := s.state(host + r.URL.Path)
	s.judgePage(p, a, r, fault)
	a.last, a.version = now, p.version
	a.count++
	if p.fault != nil && p.fault.name == "500" {
		h.until = now.Add(retryAfter)
	}
	return p
}

// judgePage says whether a request for a page was needed.
func (s *server) judgePage(p *page, a *asked, r *http.Request, fault func(string, ...any)) {
	switch {
	case r.URL.RawQuery != "":
		fault("asked with what only tells where readers come from")
	case p.fault != nil && p.fault.name == "robots" || private(p):
		fault("robots.txt forbids it")
	case a.count == 0:
	case a.etag != "" && r.Header.Get("If-None-Match") == "":
		fault("asked without the validator that was given")
	case p.feed && (p.fault == nil || p.fault.taken):
	case p.feed && s.clock.Now().Sub(a.last) < 15*time.Minute:
		fault("a source that fails asked again after %s", s.clock.Now().Sub(a.last))
	case !p.feed && p.fault != nil && p.fault.final:
		fault("it was %s", p.fault.name)
	case !p.feed && p.fault == nil && a.version == p.version:
		fault("it was read before")
	}
}

// private says that robots.txt keeps a path from programs.
func private(p *page) bool { return strings.HasPrefix(p.path, "/private") }
