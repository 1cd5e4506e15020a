package capture_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"dateline/internal/capture"
	"dateline/internal/news"

	"github.com/google/go-cmp/cmp"
)

// tree makes files in a new folder, which becomes the current one. A name that
// ends in "/" is a folder, a value that begins with "-> " a link.
func tree(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, content := range files {
		err := os.MkdirAll(filepath.Dir(name), 0o755)
		switch to, link := strings.CutPrefix(content, "-> "); {
		case err != nil:
		case strings.HasSuffix(name, "/"):
			err = os.MkdirAll(name, 0o755)
		case link:
			err = os.Symlink(to, name)
		default:
			err = os.WriteFile(name, []byte(content), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// walk gives what sources hold, one line each: "name" for a capture, "name !
// message" for what could not be read, "name - message" for what was skipped.
func walk(t *testing.T, o capture.Options, sources ...string) []string {
	t.Helper()
	lines := []string{}
	for cap, err := range capture.Walk(t.Context(), sources, o) {
		if err == nil {
			lines = append(lines, filepath.ToSlash(cap.Name))
			continue
		}
		p, ok := errors.AsType[*capture.Problem](err)
		if !ok {
			t.Fatal(err)
		}
		mark := map[capture.Kind]string{capture.Failed: "!", capture.Skipped: "-"}[p.Kind]
		lines = append(lines, fmt.Sprintf("%s %s %v", filepath.ToSlash(p.Name), mark, p.Err))
	}
	return lines
}

func check(t *testing.T, got, want []string) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("captures (-want +got):\n%s", diff)
	}
}

// TestFolder reads pages, in order, and names what it leaves.
func TestFolder(t *testing.T) {
	tree(t, map[string]string{
		"in/b.HTML":                  "<p>b",
		"in/a.txt":                   "a",
		"in/notes":                   "plain words",
		"in/tool":                    "\x7fELF\x00\x01",
		"in/report.2031":             "plain words",
		"in/story.php":               "<!DOCTYPE html><p>words",
		"in/config.yaml":             "a: b",
		"in/photo.jpg":               "\xff\xd8\xff",
		"in/feed.rss":                "<?xml version='1.0'?>",
		"in/paper.PDF":               "%PDF-1.7",
		"in/empty.html":              "",
		"in/.hidden.html":            "<p>hidden",
		"in/.cache/x.html":           "<p>hidden",
		"in/Zeta/a.md":               "a",
		"in/talks.html":              "<p>talks",
		"in/talks_files/ad.html":     "<p>an advertisement",
		"in/treffen.htm":             "<p>treffen",
		"in/treffen-Dateien/ad.html": "<p>an advertisement",
		"in/case_files/page.html":    "<p>files of a case",
		"in/empty/":                  "",
	})
	check(t, walk(t, capture.Options{}, "in"), []string{
		"in/Zeta/a.md",
		"in/a.txt",
		"in/b.HTML",
		"in/case_files/page.html",
		"in/config.yaml - it is no web page and no plain text",
		"in/empty.html ! it is empty",
		"in/feed.rss ! read feed: it is no feed",
		"in/notes",
		"in/paper.PDF",
		"in/photo.jpg - it is no web page and no plain text",
		"in/report.2031",
		"in/story.php",
		"in/talks.html",
		"in/tool - it is no web page and no plain text",
		"in/treffen.htm",
	})
}

// TestNamed reads what a person names, whatever it is called.
func TestNamed(t *testing.T) {
	tree(t, map[string]string{
		"page.aspx": "<p>a", ".hidden": "a", "talks.html": "<p>", "talks_files/frame.html": "<p>",
		"gone.html": "-> nowhere.html", "-": "a file with this name",
	})
	o := capture.Options{Stdin: strings.NewReader("from a pipe")}
	check(t, walk(t, o, "page.aspx", ".hidden", "missing.html", "gone.html", "talks_files", "-",
		"https://news.example/talks", "HTTP://NEWS.EXAMPLE", "page.aspx/"), []string{
		"page.aspx",
		".hidden",
		"missing.html ! there is no such file",
		"gone.html ! it is a link to nothing",
		"talks_files/frame.html",
		"-",
		"https://news.example/talks ! nothing is read from the network here",
		"HTTP://NEWS.EXAMPLE ! nothing is read from the network here",
		"page.aspx/ ! not a directory",
	})
	check(t, walk(t, capture.Options{}, "-"), []string{"- ! there is no standard input"})
	check(t, walk(t, capture.Options{}), []string{})
}

// TestFileAddress reads what a browser's address line says of a saved page.
func TestFileAddress(t *testing.T) {
	tree(t, map[string]string{"saved page.html": "<p>a"})
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "saved page.html")
	address := "file://" + strings.ReplaceAll(filepath.ToSlash(file), " ", "%20")
	check(t, walk(t, capture.Options{}, address), []string{filepath.ToSlash(file)})
}

// TestLinks follows links to files and folders, each folder once.
func TestLinks(t *testing.T) {
	tree(t, map[string]string{
		"in/a/page.html": "<p>a", "in/a/up": "-> ..", "in/b": "-> a", "in/c.html": "-> a/page.html",
		"in/self": "-> self", "out/far.html": "<p>far", "in/far": "-> ../out",
	})
	check(t, walk(t, capture.Options{}, "in"), []string{
		"in/a/page.html",
		"in/a/up - it is the folder in again",
		"in/b - it is the folder in/a again",
		"in/c.html",
		"in/far/far.html",
		"in/self ! too many levels of symbolic links",
	})
}

// TestLimit refuses a large page before it is read, and one that turns out to
// be large while it is.
func TestLimit(t *testing.T) {
	tree(t, map[string]string{"in/a.html": strings.Repeat("a", 1000), "in/b.html": strings.Repeat("b", 1001)})
	o := capture.Options{Limit: 1000, Stdin: endless{}}
	check(t, walk(t, o, "in", "-"), []string{
		"in/a.html",
		"in/b.html ! it has 1001 bytes, more than the limit of 1000 bytes",
		"- ! it has more than the limit of 1000 bytes",
	})
	o.Stdin = strings.NewReader("")
	check(t, walk(t, o, "-"), []string{"- ! it is empty"})
	o.Stdin = iotest.ErrReader(errors.New("broken pipe"))
	check(t, walk(t, o, "-"), []string{"- ! read: broken pipe"})

	plan, err := capture.Find(t.Context(), []string{"in/a.html"}, o)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("in/a.html", make([]byte, 5000), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, err := range plan.Captures(t.Context()) {
		if err == nil || !strings.Contains(err.Error(), "limit") {
			t.Errorf("a page that grew after it was found: error %v", err)
		}
	}
}

// endless is a pipe that never ends.
type endless struct{}

func (endless) Read(b []byte) (int, error) { return len(b), nil }

// TestVanished finds a page that is gone when it is to be read.
func TestVanished(t *testing.T) {
	tree(t, map[string]string{"a.html": "<p>a", "b.html": "<p>b"})
	plan, err := capture.Find(t.Context(), []string{"."}, capture.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove("a.html"); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for cap, err := range plan.Captures(t.Context()) {
		lines = append(lines, fmt.Sprint(cap.Name, err))
	}
	check(t, lines, []string{"a.html: there is no such file", "b.html<nil>"})
}

// TestCapture gives bytes as they are, and no time but the file's.
func TestCapture(t *testing.T) {
	tree(t, map[string]string{"a.html": "\xff\x00<p>a\r\n"})
	when := time.Date(2031, 5, 1, 12, 0, 0, 0, time.UTC)
	if err := os.Chtimes("a.html", when, when); err != nil {
		t.Fatal(err)
	}
	plan, err := capture.Find(t.Context(), []string{"a.html", "-", "none"}, capture.Options{Stdin: strings.NewReader("b")})
	if err != nil {
		t.Fatal(err)
	}
	if plan.Pages != 2 || plan.Bytes != 8 {
		t.Errorf("plan of %d pages, %d bytes", plan.Pages, plan.Bytes)
	}
	var caps []news.Capture
	for cap, err := range plan.Captures(t.Context()) {
		if err == nil {
			cap.Modified = cap.Modified.UTC()
			caps = append(caps, cap)
		}
	}
	want := []news.Capture{
		{Name: "a.html", Bytes: []byte("\xff\x00<p>a\r\n"), Modified: when},
		{Name: "-", Bytes: []byte("b")},
	}
	if diff := cmp.Diff(want, caps); diff != "" {
		t.Errorf("captures (-want +got):\n%s", diff)
	}
}

// TestEnds stops when nobody wants more, and when the context ends.
func TestEnds(t *testing.T) {
	tree(t, map[string]string{"a.html": "<p>a", "b.html": "<p>b", "c.html": "<p>c"})
	seen := 0
	for range capture.Walk(t.Context(), []string{"."}, capture.Options{}) {
		if seen++; seen == 2 {
			break
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	plan, err := capture.Find(ctx, []string{"."}, capture.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, err = range plan.Captures(ctx) {
		cancel()
	}
	if !errors.Is(err, context.Canceled) {
		t.Errorf("the walk ended with %v", err)
	}
	if _, err := capture.Find(ctx, []string{"."}, capture.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("find ended with %v", err)
	}
}

// TestHints checks that each failure that a person can mend says how.
func TestHints(t *testing.T) {
	tree(t, map[string]string{"empty.html": "", "large.html": "0123456789", "d/a.mht": "MIME"})
	o := capture.Options{Limit: 5}
	for _, source := range []string{"empty.html", "large.html", "d", "missing", "https://news.example/"} {
		for _, err := range capture.Walk(t.Context(), []string{source}, o) {
			p, ok := errors.AsType[*capture.Problem](err)
			if !ok || p.Hint == "" {
				t.Errorf("%s: error %v has no hint", source, err)
			}
		}
	}
}

func BenchmarkWalk(b *testing.B) {
	dir := b.TempDir()
	page := []byte(strings.Repeat("<p>Envoys of Ostrava and Lund met again.</p>\n", 2300))
	const pages = 500
	for n := range pages {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.html", n)), page, 0o644); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(pages * len(page)))
	for b.Loop() {
		for cap, err := range capture.Walk(b.Context(), []string{dir}, capture.Options{}) {
			if err != nil {
				b.Fatal(err)
			}
			io.Discard.Write(cap.Bytes)
		}
	}
	b.ReportMetric(float64(pages*b.N)/b.Elapsed().Seconds(), "pages/s")
}
