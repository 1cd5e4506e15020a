package wayback

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

// TestFind reads the marks of the archive, in each form of saving.
func TestFind(t *testing.T) {
	when := time.Date(2026, 3, 17, 10, 11, 12, 0, time.UTC)
	tests := []struct {
		name, page, address string
		when                time.Time
		ok                  bool
	}{
		{"comment at the end", "<html><p>x</html><!--\n     FILE ARCHIVED ON 10:11:12 Mar 17, 2026 AND RETRIEVED FROM THE\n     INTERNET ARCHIVE ON 08:00:00 May 01, 2026. -->", "", when, true},
		{"script", `<head><script>__wm.wombat("http://quay.example/a?b=1","20260317101112","https://web.archive.org/","web");</script>`, "http://quay.example/a?b=1", when, true},
		{"saved by Chromium", "<!DOCTYPE html>\n<!-- saved from url=(0060)https://web.archive.org/web/20260317101112/https://quay.example/a -->", "https://quay.example/a", when, true},
		{"saved by SingleFile", "<!DOCTYPE html><!--\n Page saved with SingleFile \n url: https://web.archive.org/web/20260317101112/https://quay.example/a \n saved date: x -->", "https://quay.example/a", when, true},
		{"only links to it", `<p>See <a href="https://web.archive.org/web/20260317101112/https://quay.example/a">the archive</a>.`, "", time.Time{}, false},
		{"nothing", "<p>x", "", time.Time{}, false},
		{"no such day", `<script>__wm.wombat("http://quay.example/","20269999999999","")</script>`, "", time.Time{}, false},
	}
	for _, tt := range tests {
		s, ok := Find([]byte(tt.page))
		if ok != tt.ok || s.Address != tt.address || !s.Time.Equal(tt.when) {
			t.Errorf("%s: %+v %t", tt.name, s, ok)
		}
	}
}

// TestClean takes out what the archive put in, and nothing else.
func TestClean(t *testing.T) {
	page := `<!DOCTYPE html><html><head class=a><script src="/_static/js/bundle.js"></script><script>__wm.wombat("http://quay.example/","20260317101112","");</script><!-- End Wayback Rewrite JS Include -->` + "\n" +
		`<title>Dam</title></head><body><!-- BEGIN WAYBACK TOOLBAR INSERT --><div>12 captures</div><!-- END WAYBACK TOOLBAR INSERT --><a href="/web/20260317101112/https://quay.example/b">b</a><img src="https://web.archive.org/web/20260317101112im_/http://quay.example/c.png"></body></html>`
	want := `<!DOCTYPE html><html><head class=a>` + "\n" + `<title>Dam</title></head><body><a href="https://quay.example/b">b</a><img src="http://quay.example/c.png"></body></html>`
	if got := string(Clean([]byte(page))); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	other := []byte(`<p>See <a href="https://web.archive.org/web/20260317101112/https://quay.example/a">the archive</a>.`)
	if !bytes.Equal(Clean(other), other) {
		t.Error("a page that links to the archive was changed")
	}
}

// FuzzClean checks that cleaning ends and only takes away.
func FuzzClean(f *testing.F) {
	f.Add([]byte(`<head><script>__wm.wombat("http://quay.example/","20260317101112","");</script><!-- End Wayback Rewrite JS Include --><!-- BEGIN WAYBACK TOOLBAR INSERT --><!-- END WAYBACK TOOLBAR INSERT -->`))
	f.Add([]byte(strings.Repeat("<!-- BEGIN WAYBACK TOOLBAR INSERT -->", 100) + "FILE ARCHIVED ON 10:11:12 Mar 17, 2026 AND RETRIEVED FROM"))
	f.Fuzz(func(t *testing.T, page []byte) {
		if len(Clean(page)) > len(page) {
			t.Fatal("longer than before")
		}
	})
}
