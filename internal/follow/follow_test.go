package follow

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline/internal/capture"
	"dateline/internal/fetch"
	"dateline/internal/news"
	"dateline/internal/store"
)

func TestKey(t *testing.T) {
	for in, want := range map[string]string{
		"https://News.example/a?utm_source=rss&id=7#top":  "https://news.example/a?id=7",
		"https://news.example/a?utm_source=rss":           "https://news.example/a",
		"https://news.example/a?fbclid=x&UTM_Campaign=y&": "https://news.example/a",
		"https://news.example/a?id=7&page=2":              "https://news.example/a?id=7&page=2",
		"https://news.example/a?utmost=1":                 "https://news.example/a?utmost=1",
		"not an address":                                  "not an address",
		"ftp://news.example/a?utm_source=rss":             "ftp://news.example/a?utm_source=rss",
	} {
		if got := Key(in); got != want || Key(got) != want {
			t.Errorf("%s: %s, again %s; want %s", in, got, Key(got), want)
		}
	}
}

func TestRule(t *testing.T) {
	text := "Envoys of Łódź met in São Paulo. Lund’s mayor was there, and ostravan boats."
	for _, test := range []struct {
		rule  Rule
		want  bool
		found string
	}{
		{Rule{}, true, ""},
		{Rule{Words: []string{"sao paulo"}}, true, "sao paulo"},
		{Rule{Words: []string{"Lund"}}, true, "Lund"},
		{Rule{Words: []string{"Ostrava"}}, false, ""},
		{Rule{Words: []string{"Ostrava*"}}, true, "Ostrava*"},
		{Rule{Words: []string{"Łódź", "Lund", "Tolm"}, AtLeast: 2}, true, "Łódź Lund"},
		{Rule{Words: []string{"Łódź", "Tolm", "Vidin"}, AtLeast: 2}, false, "Łódź"},
		{Rule{Words: []string{"Lund"}, AtLeast: 5}, true, "Lund"},
		{Rule{Words: []string{"met in São"}}, true, "met in São"},
		{Rule{Words: []string{"und"}}, false, ""},
		{Rule{Words: []string{"*", " ", "-"}}, false, ""},
	} {
		ok, found := test.rule.Belongs("A title", text)
		if ok != test.want || strings.Join(found, " ") != test.found {
			t.Errorf("%+v: %v, found %q", test.rule, ok, found)
		}
	}
	r := Rule{Words: []string{"Lund", "Tolm"}, AtLeast: 2}
	if why := r.Why([]string{"Lund"}); why != "it has Lund; taken are items with at least 2 of: Lund, Tolm" {
		t.Errorf("why: %s", why)
	}
}

// FuzzRule: any words and any text give an answer, and words that are found in
// a text are found in it twice over.
func FuzzRule(f *testing.F) {
	f.Add("Lund*", "Envoys of Lund met.")
	f.Add("*", "\xff\u0301")
	f.Fuzz(func(t *testing.T, word, text string) {
		r := Rule{Words: []string{word}}
		if ok, _ := r.Belongs(text); ok {
			if twice, _ := r.Belongs(text, text); !twice {
				t.Errorf("%q is found in %q, and not in it twice over", word, text)
			}
		}
	})
}

// named makes a report whose names are the words with a capital letter.
func named(text string, wire string) *news.Annotated {
	ann := &news.Annotated{Report: news.Report{Text: text, Read: true, Wires: []string{wire},
		Passages: []news.Passage{{Role: news.StoryText, Span: news.Span{End: news.Byte(len(text))}}}}}
	at := 0
	for word := range strings.FieldsSeq(text) {
		i := at + strings.Index(text[at:], word)
		at = i + len(word)
		if word[0] >= 'A' && word[0] <= 'Z' {
			ann.Names = append(ann.Names, news.Name{Span: news.Span{Start: news.Byte(i), End: news.Byte(at)}, Kind: news.Place})
		}
	}
	return ann
}

func TestWords(t *testing.T) {
	var w Words
	if r := w.Rule(); len(r.Words) != 0 {
		t.Errorf("rule of an empty story: %s", r)
	}
	w.Add(named("Lund and Tolm met in Lund says AFP", "AFP"))
	w.Add(named("Tolm wrote to Lund says AFP about Vidin", "AFP"))
	w.Add(&news.Annotated{Report: news.Report{Error: "no words"}})
	r := w.Rule()
	if strings.Join(r.Words, " ") != "Lund Tolm" || r.AtLeast != 2 {
		t.Errorf("rule %+v", r)
	}
	many := Words{}
	for i := range 40 {
		many.Add(named(fmt.Sprintf("Aland%d Aland%d Lund Lund", i, i), ""))
	}
	if r := many.Rule(); strings.Join(r.Words, " ") != "Lund" {
		t.Errorf("rule %+v", r)
	}
}

func TestFailed(t *testing.T) {
	now := time.Date(2031, 5, 1, 12, 0, 0, 0, time.UTC)
	server := &fetch.Error{Kind: fetch.Status, Code: 500, Err: errors.New("the server answered 500")}
	v, told, waits := store.Visit{State: store.Waiting}, 0, []time.Duration{}
	for v.State == store.Waiting {
		var tell bool
		v, tell = Failed(v, server, now, false)
		if tell {
			told++
		}
		waits = append(waits, v.NotBefore.Sub(now))
		now = v.NotBefore
	}
	want := []time.Duration{15 * time.Minute, time.Hour, 4 * time.Hour, 16 * time.Hour, 24 * time.Hour, 24 * time.Hour}
	if !slices.Equal(waits, want) || told != 1 || v.State != store.GivenUp {
		t.Errorf("waits %v, told %d times, %s", waits, told, v.State)
	}
	for range 20 {
		v, _ = Failed(store.Visit{Failures: v.Failures}, server, now, true)
	}
	if v.State == store.GivenUp || v.NotBefore.Sub(now) != longest {
		t.Errorf("a source: %s, waits %s", v.State, v.NotBefore.Sub(now))
	}
	for kind, state := range map[fetch.Kind]store.VisitState{fetch.Robots: store.GivenUp, fetch.Content: store.GivenUp,
		fetch.Timeout: store.Waiting, fetch.Patience: store.Waiting} {
		e := &fetch.Error{Kind: kind, Err: errors.New("no"), Until: now.Add(time.Minute)}
		v, tell := Failed(store.Visit{State: store.Waiting}, e, now, false)
		if v.State != state || tell == (kind == fetch.Patience) {
			t.Errorf("kind %d: %s, told %v", kind, v.State, tell)
		}
	}
	later := &fetch.Error{Kind: fetch.Status, Code: 503, Err: errors.New("busy"), Until: now.Add(5 * time.Hour)}
	if v, _ := Failed(store.Visit{}, later, now, false); !v.NotBefore.Equal(later.Until) {
		t.Errorf("asked again at %s", v.NotBefore)
	}
	if !Same("item 3: it has 20 bytes", "item 14: it has 7 bytes") || Same("a", "b") || Same("", "7 x") {
		t.Error("messages that differ in numbers alone")
	}
}

// fakeWeb answers from a map, and counts.
type fakeWeb struct {
	mu    sync.Mutex
	pages map[string]string
	asked []string
}

func (w *fakeWeb) Get(ctx context.Context, req fetch.Request) (*fetch.Page, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.asked = append(w.asked, fmt.Sprint(req.Address, req.Robots))
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	text, ok := w.pages[req.Address]
	if !ok {
		return nil, &fetch.Error{Kind: fetch.Status, Address: req.Address, Code: 404, Err: errors.New("not found"), Hint: "look"}
	}
	return &fetch.Page{Requested: req.Address, Address: req.Address, Bytes: []byte(text)}, nil
}

// TestOnce: a list of feeds leads to feeds, those to pages, each asked once;
// robots.txt does not decide about what a person named.
func TestOnce(t *testing.T) {
	w := &fakeWeb{pages: map[string]string{
		"https://a.example/o.opml": `<opml version="2.0"><body><outline type="rss" xmlUrl="https://a.example/f.xml"/><outline type="rss" xmlUrl="https://a.example/o.opml"/></body></opml>`,
		"https://a.example/f.xml": `<rss version="2.0"><channel><title>A</title><item><title>One</title><link>https://a.example/1</link></item>
			<item><title>Gone</title><link>https://a.example/gone</link></item><item><title>One again</title><link>https://a.example/1</link></item></channel></rss>`,
		"https://a.example/1": "<p>Envoys of Lund met.</p>",
	}}
	var got []string
	for cap, err := range Once(t.Context(), w, "https://a.example/o.opml", capture.Options{}) {
		if p, ok := errors.AsType[*capture.Problem](err); ok {
			got = append(got, p.Name+" ! "+p.Hint)
			continue
		}
		got = append(got, cap.Address)
	}
	if strings.Join(got, "\n") != "https://a.example/1\nhttps://a.example/gone ! look" {
		t.Errorf("got %q", got)
	}
	want := "https://a.example/o.opmlfalse https://a.example/f.xmltrue https://a.example/1true https://a.example/gonetrue"
	if strings.Join(w.asked, " ") != want {
		t.Errorf("asked %q", w.asked)
	}
}

// TestAsk: each host in order, every visit answered once, and a loop that
// stops leaves nothing under way.
func TestAsk(t *testing.T) {
	var visits []store.Visit
	for i := range 30 {
		visits = append(visits, store.Visit{URL: fmt.Sprintf("https://%c.example/%02d", 'a'+i%3, i)})
	}
	last := map[string]string{}
	n := 0
	for a := range Ask(t.Context(), &fakeWeb{}, visits) {
		host := a.Visit.URL[:len("https://a.example/")]
		if a.Visit.URL <= last[host] {
			t.Errorf("%s after %s", a.Visit.URL, last[host])
		}
		last[host] = a.Visit.URL
		n++
	}
	if n != len(visits) || len(last) != 3 {
		t.Errorf("%d answers of %d hosts", n, len(last))
	}
	w := &fakeWeb{}
	for range Ask(t.Context(), w, visits) {
		break
	}
	before := len(w.asked)
	if before == len(visits) {
		t.Error("all were asked although the loop stopped at the first")
	}
	time.Sleep(10 * time.Millisecond)
	if len(w.asked) != before {
		t.Error("something was asked after the loop had ended")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for a := range Ask(ctx, &fakeWeb{}, visits) {
		t.Errorf("answer %+v of a run that was stopped", a)
	}
}
