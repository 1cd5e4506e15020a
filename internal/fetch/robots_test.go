package fetch

import (
	"net/http"
	"strings"
	"testing"
	"time"
)

// The cases follow RFC 9309 and the test suite that goes with Google's parser
// (github.com/google/robotstxt, robots_test.cc), rewritten here.
func TestRobots(t *testing.T) {
	tests := []struct {
		name, text string
		allow, not []string
	}{
		{"nothing", "", []string{"/", "/a"}, nil},
		{"all", "User-agent: *\nDisallow: /", nil, []string{"/", "/a?b"}},
		{"none", "User-agent: *\nDisallow:", []string{"/a"}, nil},
		{"mine before all", "User-agent: *\nDisallow: /\n\nUser-agent: Dateline/1.0\nDisallow: /x", []string{"/a"}, []string{"/x", "/xy"}},
		{"another's", "User-agent: other\nDisallow: /", []string{"/a"}, nil},
		{"not a part of the name", "User-agent: date\nDisallow: /", []string{"/a"}, nil},
		{"two names, one group", "User-agent: other\nUser-agent: dateline\nDisallow: /x", []string{"/a"}, []string{"/x"}},
		{"two groups of one name", "User-agent: dateline\nDisallow: /x\nUser-agent: other\nDisallow: /y\nUser-agent: dateline\nDisallow: /z",
			[]string{"/y"}, []string{"/x", "/z"}},
		{"longest", "User-agent: *\nAllow: /x/page\nDisallow: /x", []string{"/x/page", "/x/page2"}, []string{"/x", "/x/pag"}},
		{"tie", "User-agent: *\nDisallow: /x\nAllow: /x", []string{"/x"}, nil},
		{"star", "User-agent: *\nDisallow: /*.php", []string{"/a"}, []string{"/a.php", "/a.php?b", "/b/.phps"}},
		{"end", "User-agent: *\nDisallow: /*.php$", []string{"/a.php?b", "/a.php5", "/php"}, []string{"/a.php", "/a.php.php"}},
		{"end alone", "User-agent: *\nDisallow: /$", []string{"/a"}, []string{"/"}},
		{"stars", "User-agent: *\nDisallow: /a*b*c$", []string{"/abcd", "/acb"}, []string{"/abc", "/axxbyyc", "/abcc"}},
		{"overlap", "User-agent: *\nDisallow: /ab*ba$", []string{"/aba"}, []string{"/abba"}},
		{"case", "USER-AGENT: *\ndisALLOW: /X", []string{"/x"}, []string{"/X"}},
		{"escapes", "User-agent: *\nDisallow: /caf%c3%a9\nDisallow: /b%7Ec\nDisallow: /q%2Fr", []string{"/cafe", "/q/r"}, []string{"/café", "/caf%C3%A9", "/b~c", "/q%2fr"}},
		{"comments, blanks, CR", "# hello\rUser-agent: * # all\r\n\r\n  Disallow : /x # no\r\n", []string{"/a"}, []string{"/x"}},
		{"BOM", "\ufeffUser-agent: *\nDisallow: /x", nil, []string{"/x"}},
		{"rules before any name", "Disallow: /x\nUser-agent: *\nDisallow: /y", []string{"/x"}, []string{"/y"}},
		{"other lines within a group", "User-agent: *\nSitemap: https://a.example/\nDisallow: /x", nil, []string{"/x"}},
		{"page", "<!doctype html><p>Not found: sorry</p>", []string{"/a"}, nil},
	}
	for _, test := range tests {
		r := parseRobots([]byte(test.text), "dateline")
		for _, path := range test.allow {
			if !r.allows(path) {
				t.Errorf("%s: %s is not allowed", test.name, path)
			}
		}
		for _, path := range test.not {
			if r.allows(path) {
				t.Errorf("%s: %s is allowed", test.name, path)
			}
		}
	}
}

func TestRobotsAsked(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{
		"/robots.txt": text("User-agent: *\nDisallow: /not\nCrawl-delay: 7"),
		"/a":          text("a"), "/b": text("b"), "/not": text("c"), "/round": to("/not"),
	})
	c, clock := client(Options{})
	for path, want := range map[string]Kind{"/a": -1, "/b": -1, "/not": Robots, "/round": Robots} {
		if _, err := c.Get(t.Context(), Request{Address: s.URL + path, Robots: true}); kindOf(t, err) != want {
			t.Errorf("%s: error %v", path, err)
		}
	}
	if s.count("/robots.txt") != 1 || s.count("/not") != 0 {
		t.Errorf("requests: %v", s.asked)
	}
	// robots.txt a second before, then /a, /b and /round seven seconds apart.
	if clock.slept < 15*time.Second || clock.slept > 22*time.Second {
		t.Errorf("slept %s", clock.slept)
	}
	clock.Sleep(t.Context(), robotsAge)
	if _, err := c.Get(t.Context(), Request{Address: s.URL + "/a", Robots: true}); err != nil || s.count("/robots.txt") != 2 {
		t.Errorf("robots.txt of yesterday: requests %v, error %v", s.asked, err)
	}
}

func TestRobotsFails(t *testing.T) {
	code := 500
	s := newSite(t, map[string]http.HandlerFunc{
		"/robots.txt": func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(code) }, "/a": text("a"),
	})
	c, clock := client(Options{})
	get := func() error {
		_, err := c.Get(t.Context(), Request{Address: s.URL + "/a", Robots: true})
		return err
	}
	for range 3 {
		if err := get(); kindOf(t, err) != Network || !strings.Contains(err.Error(), "robots.txt") {
			t.Errorf("error %v", err)
		}
	}
	if s.count("/robots.txt") != 1 || s.count("/a") != 0 {
		t.Errorf("requests: %v", s.asked)
	}
	clock.Sleep(t.Context(), robotsRetry)
	code = 403 // there is none for us: everything is allowed (section 2.3.1.3)
	if err := get(); err != nil {
		t.Error(err)
	}
}

// FuzzRobots: no file and no path makes it fail or take long, and a path and
// its escaped form are judged alike.
func FuzzRobots(f *testing.F) {
	f.Add([]byte("User-agent: *\nDisallow: /a*b$\nAllow: /"), "/a%41b")
	f.Add([]byte("User-agent: dateline\rCrawl-delay: 1e309\r\nDisallow: %"), "/%")
	f.Fuzz(func(t *testing.T, file []byte, path string) {
		r := parseRobots(file, "dateline")
		if r.allows(path) != r.allows(escape(path)) {
			t.Errorf("%q and %q are judged otherwise", path, escape(path))
		}
		if r.delay < 0 || r.delay > maxDelay {
			t.Errorf("delay %s", r.delay)
		}
	})
}

func BenchmarkRobots(b *testing.B) {
	file := []byte("User-agent: *\n" + strings.Repeat("Disallow: /a*a*a*a*a*a*a*a*b$\n", 1000))
	r := parseRobots(file, "dateline")
	path := "/" + strings.Repeat("a", 2000)
	for b.Loop() {
		r.allows(path)
	}
}
