package desk

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"dateline/internal/fetch"
	"dateline/internal/follow"
	"dateline/internal/news"
	"dateline/internal/pipeline"
	"dateline/internal/store"
	"dateline/internal/store/memory"
)

// web answers from a map; what begins with "error " is an error of that status.
type web struct {
	pages map[string]string
	asked map[string]int
	now   time.Time
}

func newWeb() *web {
	return &web{pages: map[string]string{}, asked: map[string]int{}, now: time.Date(2031, 5, 1, 12, 0, 0, 0, time.UTC)}
}

func (w *web) Get(_ context.Context, req fetch.Request) (*fetch.Page, error) {
	w.asked[req.Address]++
	text, ok := w.pages[req.Address]
	if !ok {
		text = "error 404"
	}
	etag := string(news.DigestOf([]byte(text)))
	page := &fetch.Page{Requested: req.Address, Address: req.Address, Retrieved: w.now,
		Validators: fetch.Validators{Address: req.Address, ETag: etag}}
	if code, bad := strings.CutPrefix(text, "error "); bad {
		e := &fetch.Error{Kind: fetch.Status, Address: req.Address, Err: errors.New("the server answered " + code)}
		fmt.Sscan(code, &e.Code)
		return nil, e
	}
	if req.Before.ETag == etag {
		page.Unchanged = true
		return page, nil
	}
	page.Bytes = []byte(text)
	return page, nil
}

// article writes a page; about is a word of it.
func article(title, about string) string {
	return `<!doctype html><html lang="en"><head><title>` + title + `</title></head><body><article><h1>` + title + `</h1>
<p>The council voted on the harbour of ` + about + ` on Monday after two of its members had walked out of the chamber.</p>
<p>It will meet again in the spring, the speaker of the council told the reporters who had come to hear the vote.</p></article></body></html>`
}

// feedOf writes a feed of links, "URL" or "URL updated".
func feedOf(items ...string) string {
	var b strings.Builder
	b.WriteString(`<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title>`)
	for _, it := range items {
		url, updated, _ := strings.Cut(it, " ")
		fmt.Fprintf(&b, `<entry><id>%s</id><title>x</title><link href="%s"/><updated>%s</updated></entry>`, url, url, updated)
	}
	return b.String() + "</feed>"
}

const feedURL = "https://a.example/feed"

// following makes a desk that follows feedURL.
func followingDesk(t *testing.T, w *web, rule follow.Rule) *Desk {
	t.Helper()
	d := New(memory.New("votes"), pipeline.Shared, func() time.Time { return w.now })
	if _, err := d.Follow(t.Context(), []string{feedURL}, &rule, "", "ed"); err != nil {
		t.Fatal(err)
	}
	return d
}

// refresh makes a pass a day after the one before, and gives what it did as
// "added versions aside failed still waiting".
func refresh(t *testing.T, d *Desk, w *web, opt FollowOptions) string {
	t.Helper()
	w.now = w.now.Add(25 * time.Hour)
	opt.Web = w
	sum, err := d.Refresh(t.Context(), opt)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprint(sum.Added, sum.Versions, sum.Aside, sum.Failed, sum.Still, sum.Waiting)
}

func wants(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %s, want %s (added versions aside failed still waiting)", what, got, want)
	}
}

func TestVersionsAndRemoval(t *testing.T) {
	w := newWeb()
	d := followingDesk(t, w, follow.Rule{})
	one, two := "https://a.example/1", "https://a.example/2"
	w.pages[feedURL] = feedOf(one+" 2031-05-01T08:00:00Z", two+" 2031-05-01T09:00:00Z")
	w.pages[one], w.pages[two] = article("One", "Tolm"), article("Two", "Tolm")
	wants(t, "at first", refresh(t, d, w, FollowOptions{}), "2 0 0 0 0 0")

	// Another advertisement is no other version, another word is.
	w.pages[one] = strings.Replace(w.pages[one], "</article>", "</article><!-- 17 visitors -->", 1)
	w.pages[two] = article("Two", "Lund")
	wants(t, "unstated change", refresh(t, d, w, FollowOptions{}), "0 0 0 0 0 0")
	w.pages[feedURL] = feedOf(one+" 2031-05-02T08:00:00Z", two+" 2031-05-02T09:00:00Z")
	wants(t, "stated change", refresh(t, d, w, FollowOptions{}), "0 1 0 0 0 0")
	list, err := d.Versions(t.Context())
	if err != nil || len(list.Pages) != 1 || len(list.Pages[0].Versions) != 2 {
		t.Fatalf("versions %+v, error %v", list, err)
	}
	last := list.Pages[0].Versions[1]
	if len(last.Added) != 1 || len(last.Dropped) != 1 || !strings.Contains(last.Added[0], "Lund") || !strings.Contains(last.Dropped[0], "Tolm") {
		t.Errorf("version %+v", last)
	}

	// What a person takes out stays out, also as another version.
	for _, v := range list.Pages[0].Versions {
		if _, err := d.Remove(t.Context(), string(v.Report), false); err != nil {
			t.Fatal(err)
		}
	}
	w.pages[two] = article("Two", "Vidin")
	w.pages[feedURL] = feedOf(one+" 2031-05-02T08:00:00Z", two+" 2031-05-03T09:00:00Z")
	wants(t, "after a removal", refresh(t, d, w, FollowOptions{}), "0 0 0 0 0 0")
}

func TestAside(t *testing.T) {
	w := newWeb()
	d := followingDesk(t, w, follow.Rule{Words: []string{"Tolm"}, AtLeast: 1})
	one, two := "https://a.example/1", "https://a.example/2"
	w.pages[feedURL] = feedOf(one+" 2031-05-01T08:00:00Z", two+" 2031-05-01T09:00:00Z")
	w.pages[one], w.pages[two] = article("One", "Tolm"), article("Two", "Lund")
	wants(t, "at first", refresh(t, d, w, FollowOptions{}), "1 0 1 0 0 0")
	list, err := d.Aside(t.Context())
	if err != nil || len(list.Items) != 1 || list.Items[0].URL != two || !strings.Contains(list.Items[0].Reason, "items with Tolm") {
		t.Fatalf("aside %+v, error %v", list, err)
	}
	id := string(list.Items[0].ID)
	if _, err := d.Remove(t.Context(), id, false); err == nil {
		t.Error("what is aside was removed without a purge")
	}
	if out, err := d.Take(t.Context(), id[:6]); err != nil || out.Status != StatusAdded {
		t.Fatalf("take: %+v, error %v", out, err)
	}
	// A person took it in: another version of it belongs to the story too.
	w.pages[two] = article("Two again", "Lund")
	w.pages[feedURL] = feedOf(one+" 2031-05-01T08:00:00Z", two+" 2031-05-05T09:00:00Z")
	wants(t, "a version of what was taken in", refresh(t, d, w, FollowOptions{}), "0 1 0 0 0 0")

	three := "https://a.example/3"
	w.pages[three] = article("Three", "Lund")
	w.pages[feedURL] = feedOf(one+" 2031-05-01T08:00:00Z", three+" 2031-05-05T09:00:00Z")
	wants(t, "another", refresh(t, d, w, FollowOptions{}), "0 0 1 0 0 0")
	list, err = d.Aside(t.Context())
	if err != nil || len(list.Items) != 1 {
		t.Fatalf("aside %+v, error %v", list, err)
	}
	if _, err := d.Remove(t.Context(), string(list.Items[0].ID), true); err != nil {
		t.Fatal(err)
	}
	w.pages[feedURL] = feedOf(one+" 2031-05-01T08:00:00Z", three+" 2031-06-05T09:00:00Z")
	wants(t, "after a purge", refresh(t, d, w, FollowOptions{}), "0 0 0 0 0 0")
	if w.asked[three] != 1 {
		t.Errorf("a page that was purged was asked %d times", w.asked[three])
	}
}

func TestFailures(t *testing.T) {
	w := newWeb()
	d := followingDesk(t, w, follow.Rule{})
	w.pages[feedURL] = "error 503"
	wants(t, "feed fails", refresh(t, d, w, FollowOptions{}), "0 0 0 1 0 0")
	wants(t, "feed fails again", refresh(t, d, w, FollowOptions{}), "0 0 0 0 1 0")
	var items []string
	for i := range 5 {
		items = append(items, fmt.Sprintf("https://a.example/%d 2031-05-01T0%d:00:00Z", i, i))
		w.pages[fmt.Sprintf("https://a.example/%d", i)] = article(fmt.Sprint("No ", i), "Tolm")
	}
	delete(w.pages, "https://a.example/4")
	w.pages["https://a.example/3"] = "error 500"
	w.pages[feedURL] = feedOf(items...)
	// The latest first, three at a time; those that failed come last.
	wants(t, "three of five", refresh(t, d, w, FollowOptions{MaxItems: 3}), "1 0 0 2 0 3")
	wants(t, "the rest", refresh(t, d, w, FollowOptions{MaxItems: 3}), "2 0 0 0 1 1")
	wants(t, "again", refresh(t, d, w, FollowOptions{Again: true}), "0 0 0 0 2 1")
	w.pages["https://a.example/3"], w.pages["https://a.example/4"] = article("No 3", "Tolm"), article("No 4", "Tolm")
	wants(t, "mended", refresh(t, d, w, FollowOptions{}), "1 0 0 0 0 0")
	wants(t, "mended, again", refresh(t, d, w, FollowOptions{Again: true}), "1 0 0 0 0 0")

	// A feed that becomes a page is not taken in as a report.
	w.pages[feedURL] = article("We have moved", "Tolm")
	wants(t, "a page for a feed", refresh(t, d, w, FollowOptions{}), "0 0 0 1 0 0")
	f, err := d.Following(t.Context())
	if err != nil || len(f.Sources) != 1 || f.Sources[0].Taken != 5 || !strings.Contains(f.Sources[0].Error, "is a page now") {
		t.Errorf("following %+v, error %v", f, err)
	}
}

// TestWholeItems: items that stand whole in their feed are not asked for.
func TestWholeItems(t *testing.T) {
	w := newWeb()
	d := followingDesk(t, w, follow.Rule{Words: []string{"Tolm"}})
	words := strings.Repeat("The council of Tolm voted on the harbour again. ", 12)
	item := func(n, text string) string {
		return `<item><title>No ` + n + `</title><link>https://a.example/` + n + `</link><content:encoded><![CDATA[<p>` + text + `</p>]]></content:encoded></item>`
	}
	head := `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Courier</title>`
	w.pages[feedURL] = head + item("1", words) + item("2", strings.ReplaceAll(words, "Tolm", "Lund")) + `</channel></rss>`
	wants(t, "at first", refresh(t, d, w, FollowOptions{}), "1 0 1 0 0 0")
	w.pages[feedURL] = head + item("3", words) + item("1", words) + item("2", strings.ReplaceAll(words, "Tolm", "Lund")) + `</channel></rss>`
	wants(t, "one more", refresh(t, d, w, FollowOptions{}), "1 0 0 0 0 0")
	w.pages[feedURL] = head + item("3", strings.Replace(words, "voted", "will vote", 1)) + `</channel></rss>`
	wants(t, "one changed", refresh(t, d, w, FollowOptions{}), "0 1 0 0 0 0")
	if len(w.asked) != 1 {
		t.Errorf("asked %v", w.asked)
	}
}

// TestStoppedPass: what was told before ctx ended is there, and the next pass
// takes in the rest.
func TestStoppedPass(t *testing.T) {
	w := newWeb()
	d := followingDesk(t, w, follow.Rule{})
	var items []string
	for i := range 9 {
		items = append(items, fmt.Sprintf("https://a.example/%d 2031-05-01T0%d:00:00Z", i, i))
		w.pages[fmt.Sprintf("https://a.example/%d", i)] = article(fmt.Sprint("No ", i), "Tolm")
	}
	w.pages[feedURL] = feedOf(items...)
	ctx, cancel := context.WithCancel(t.Context())
	told := 0
	_, err := d.Refresh(ctx, FollowOptions{Web: w, Each: func(FollowOutcome) {
		if told++; told == 3 {
			cancel()
		}
	}})
	heads, e := d.store.Heads(t.Context())
	if !errors.Is(err, context.Canceled) || e != nil || len(heads) < told || told < 3 {
		t.Errorf("%d told, %d there, errors %v, %v", told, len(heads), err, e)
	}
	refresh(t, d, w, FollowOptions{})
	heads, err = d.store.Heads(t.Context())
	if err != nil || len(heads) != 9 {
		t.Errorf("%d reports, error %v", len(heads), err)
	}
	if v, err := d.store.Visits(t.Context(), store.Waiting); err != nil || len(v) != 0 {
		t.Errorf("waiting %v, error %v", v, err)
	}
}

// TestTooMuch: a list that names more than anybody can read is cut, and said
// to be.
func TestTooMuch(t *testing.T) {
	w := newWeb()
	d := followingDesk(t, w, follow.Rule{})
	var b strings.Builder
	b.WriteString(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`)
	for i := range maxNamed + 5 {
		fmt.Fprintf(&b, "<url><loc>https://a.example/%d</loc></url>", i)
	}
	b.WriteString("</urlset>")
	w.pages[feedURL] = b.String()
	w.pages["https://a.example/0"] = article("No 0", "Tolm")
	sum, err := d.Refresh(t.Context(), FollowOptions{Web: w, MaxItems: 1})
	if err != nil || sum.Found != maxNamed || sum.Added != 1 || sum.Waiting != maxNamed-1 || sum.Failed != 1 {
		t.Fatalf("%+v, error %v", sum, err)
	}
	if out := sum.Outcomes[0]; !strings.Contains(out.Error, "left out") || out.Hint == "" {
		t.Errorf("outcome %+v", out)
	}
}
