package fetch

import (
	"context"
	"net/http"
	"sync"
	"testing"
	"time"
)

// notebook is a Memory.
type notebook struct{ sites sync.Map }

func (n *notebook) Site(_ context.Context, name string) (Site, error) {
	s, _ := n.sites.Load(name)
	site, _ := s.(Site)
	return site, nil
}

func (n *notebook) KeepSite(_ context.Context, s Site) error {
	n.sites.Store(s.Name, s)
	return nil
}

// TestMemory: what a site asked holds for the next client too.
func TestMemory(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{
		"/robots.txt": text("User-agent: *\nDisallow: /not\nCrawl-delay: 3"),
		"/a":          text("a"), "/not": text("b"),
		"/busy": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Retry-After", "600")
			w.WriteHeader(503)
		},
	})
	memory := &notebook{}
	_, clock := client(Options{})
	get := func(path string) Kind {
		t.Helper()
		c := New(Options{AllowPrivate: true, Memory: memory, Now: clock.Now, Sleep: clock.Sleep})
		_, err := c.Get(t.Context(), Request{Address: s.URL + path, Robots: true})
		return kindOf(t, err)
	}
	for _, step := range []struct {
		path string
		want Kind
	}{{"/a", -1}, {"/not", Robots}, {"/a", -1}, {"/busy", Status}, {"/a", Patience}, {"/busy", Patience}} {
		if got := get(step.path); got != step.want {
			t.Errorf("%s: kind %d, want %d", step.path, got, step.want)
		}
	}
	if s.count("/robots.txt") != 1 || s.count("/a") != 2 || s.count("/busy") != 1 || s.count("/not") != 0 {
		t.Errorf("requests: %v", s.asked)
	}
	clock.Sleep(t.Context(), 10*time.Minute)
	if got := get("/a"); got != -1 || s.count("/robots.txt") != 1 {
		t.Errorf("after the wait: kind %d, requests %v", got, s.asked)
	}
}
