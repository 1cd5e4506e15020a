package web

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/internal/desk"
	"dateline/internal/news"
	"dateline/internal/pipeline"
	"dateline/internal/store/memory"
)

const note = `Bridge of Tolm closed

By Ann Marl
16 May 2023

The bridge of Tolm was closed on Monday, the city said in a statement to its citizens on Tuesday.

It will be opened again on 30 May, the statement said, and the ferry will go every hour until then.
`

// hostilePage tries to run in our pages.
const hostilePage = `<!doctype html><html lang="en"><head><title>"><script>alert(1)</script></title></head><body><article>
<h1>Gate &lt;script&gt;alert(2)&lt;/script&gt;</h1><p onclick="alert(3)">The gate of Tolm was opened on 3 May 2023 by the mayor, who spoke of <b>danger</b> and of <img src=x onerror=alert(4)> hope.</p>
<svg onload=alert(5)></svg><p>It had been shut since the winter, when the <a href="javascript:alert(6)">keeper</a> retired and nobody took his place at the wheel.</p></article></body></html>`

// server serves a story of two reports.
func server(t *testing.T) (*httptest.Server, *desk.Desk) {
	t.Helper()
	d := desk.New(memory.New("bridges"), pipeline.Shared, time.Now)
	ins := []desk.Input{
		{Capture: news.Capture{Name: "note.txt", Bytes: []byte(note)}},
		{Capture: news.Capture{Name: "gate.html", Bytes: []byte(hostilePage)}},
	}
	if _, err := d.Add(t.Context(), slices.Values(ins), desk.AddOptions{}); err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(New(d, "127.0.0.1"))
	t.Cleanup(srv.Close)
	return srv, d
}

// get asks for a path and gives status, headers and body.
func get(t *testing.T, srv *httptest.Server, path string) (int, http.Header, string) {
	t.Helper()
	resp, err := srv.Client().Get(srv.URL + path)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, resp.Header, string(b)
}

// local finds links to pages of the story.
var local = regexp.MustCompile(`href="(/[^"#]*)`)

func TestEveryLinkAnswers(t *testing.T) {
	srv, _ := server(t)
	seen := map[string]bool{}
	queue := []string{"/"}
	for len(queue) > 0 && len(seen) < 200 {
		path := queue[0]
		queue = queue[1:]
		if seen[path] {
			continue
		}
		seen[path] = true
		status, head, body := get(t, srv, path)
		if status != http.StatusOK {
			t.Errorf("%s answers %d", path, status)
		}
		if head.Get("Content-Security-Policy") != csp || head.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s lacks its headers: %v", path, head)
		}
		if strings.Contains(body, "<script") || regexp.MustCompile(`<[^>]+ on\w+=`).MatchString(body) || strings.Contains(body, "javascript:") {
			t.Errorf("%s could run something", path)
		}
		for _, m := range local.FindAllStringSubmatch(body, -1) {
			queue = append(queue, m[1])
		}
	}
	if len(seen) < 8 {
		t.Errorf("only %d pages are linked", len(seen))
	}
}

func TestChronologyShowsLinesWithTheirWords(t *testing.T) {
	srv, _ := server(t)
	_, _, body := get(t, srv, "/")
	for _, want := range []string{"The bridge of Tolm was closed on Monday", "Mon 15 May", "“Monday”", "planned", "Tue 30 May"} {
		if !strings.Contains(body, want) {
			t.Errorf("the chronology lacks %q", want)
		}
	}
}

func TestEveryReportLeadsToItsEvents(t *testing.T) {
	srv, _ := server(t)
	_, _, body := get(t, srv, "/events")
	if !strings.Contains(body, ">closed</strong>") || !strings.Contains(body, `aria-current="page">Events`) {
		t.Errorf("the page of events is\n%s", body)
	}
	reports := regexp.MustCompile(`href="(/reports/r-[0-9a-f]+)"`).FindAllStringSubmatch(body, -1)
	if len(reports) == 0 {
		t.Fatal("no report is linked")
	}
	found := false
	for _, m := range reports {
		_, _, body := get(t, srv, m[1])
		found = found || strings.Contains(body, `href="`+m[1]+`/events"`)
	}
	if !found {
		t.Error("no report leads to its events")
	}
}

func TestUnknownPagesAndHosts(t *testing.T) {
	srv, _ := server(t)
	for _, path := range []string{"/nothing", "/reports/r-000000000000", "/explain/l-1", "/reports/%00", "/reports/r-0/sentences/x"} {
		if status, _, body := get(t, srv, path); status != http.StatusNotFound || !strings.Contains(body, "<h1>") {
			t.Errorf("%s answers %d", path, status)
		}
	}
	req, _ := http.NewRequestWithContext(t.Context(), http.MethodGet, srv.URL+"/", nil)
	req.Host = "evil.example"
	resp, err := srv.Client().Do(req)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusMisdirectedRequest {
		t.Errorf("a foreign host name is answered with %d", resp.StatusCode)
	}
	resp, err = srv.Client().Post(srv.URL+"/", "text/plain", nil)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode == http.StatusOK {
		t.Error("a POST is answered")
	}
}

func TestServeEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	srv := httptest.NewUnstartedServer(nil)
	done := make(chan error)
	go func() { done <- Serve(ctx, srv.Listener, http.NotFoundHandler()) }()
	cancel()
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(10 * time.Second):
		t.Error("the server goes on")
	}
}
