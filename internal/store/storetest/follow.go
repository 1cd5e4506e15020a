package storetest

import (
	"testing"
	"time"

	"dateline/internal/news"
	"dateline/internal/store"
)

func sources(t *testing.T, st store.Store) {
	ctx := t.Context()
	list, err := st.Sources(ctx)
	check(t, err)
	same(t, "sources of an empty story", list, []store.Source{})
	b := store.Source{URL: "https://b.example/feed", Words: []string{" Ostrava  talks ", "Lund; Tolm", "", "Lund Tolm"}, AtLeast: 2,
		Since: "2031-05", Author: "åsa", Created: day(1)}
	a := store.Source{URL: "https://a.example/", Author: "åsa", Created: day(2)}
	check(t, st.Follow(ctx, b))
	check(t, st.Follow(ctx, a))
	b.Words, a.Words = []string{"Ostrava talks", "Lund Tolm"}, []string{}
	list, err = st.Sources(ctx)
	check(t, err)
	same(t, "sources", list, []store.Source{a, b})

	changed := store.Source{URL: b.URL, Words: []string{"Lund"}, AtLeast: 1, Author: "bo", Created: day(8), Ended: day(9)}
	check(t, st.Follow(ctx, changed))
	changed.Created = day(1)
	list, err = st.Sources(ctx)
	check(t, err)
	same(t, "sources after a change", list, []store.Source{a, changed})
}

// visit makes a visit whose every field is filled.
func visit(n int, state store.VisitState) store.Visit {
	url := "https://a.example/" + string(rune('a'+n))
	return store.Visit{ID: store.NewVisitID(url), URL: url, Source: "https://a.example/feed", Kind: store.VisitPage,
		Title: "talks", Stated: day(n), Address: url + "?", ETag: `W/"x"`, LastModified: "Thu, 01 May 2031 10:00:00 GMT",
		Found: day(n + 1), Checked: day(n + 2), NotBefore: day(n + 3), State: state, Failures: n, Error: "no words",
		Hint: "wait", Report: news.NewReportID(url, "aa")}
}

func visits(t *testing.T, st store.Store) {
	ctx := t.Context()
	list, err := st.Visits(ctx)
	check(t, err)
	same(t, "visits of an empty story", list, []store.Visit{})
	_, err = st.Visit(ctx, "v-0")
	notFound(t, "visit", err)
	a, b := visit(1, store.Taken), visit(2, store.Waiting)
	check(t, st.KeepVisit(ctx, a))
	check(t, st.KeepVisit(ctx, b))
	a.Error, a.Title = "", "b\xffd\x00"
	check(t, st.KeepVisit(ctx, a))
	a.Title = "b\ufffdd\ufffd"
	got, err := st.Visit(ctx, a.ID)
	check(t, err)
	same(t, "visit", got, a)
	for _, test := range []struct {
		states []store.VisitState
		want   int
	}{{nil, 2}, {[]store.VisitState{store.Taken}, 1}, {[]store.VisitState{store.Taken, store.Waiting}, 2}, {[]store.VisitState{store.Aside}, 0}} {
		list, err := st.Visits(ctx, test.states...)
		check(t, err)
		same(t, "number of visits", len(list), test.want)
		for i := 1; i < len(list); i++ {
			if list[i-1].ID >= list[i].ID {
				t.Errorf("visit %s stands before %s", list[i-1].ID, list[i].ID)
			}
		}
	}
}

// found: what is new is to be asked, and what its source says has changed.
func found(t *testing.T, st store.Store) {
	ctx := t.Context()
	feed := store.Visit{ID: store.NewVisitID("f"), URL: "f", Kind: store.VisitList, State: store.Taken, ETag: "1"}
	waiting, dateless := visit(1, store.Waiting), visit(2, store.Waiting)
	dateless.Stated = time.Time{}
	n, err := st.Found(ctx, feed, []store.Visit{waiting, dateless})
	check(t, err)
	same(t, "to be asked at first", n, 2)

	done := []store.Visit{waiting, dateless, visit(3, store.GivenUp), visit(4, store.Aside)}
	for i := range done {
		if i < 2 {
			done[i].State = store.Taken
		}
		check(t, st.KeepVisit(ctx, done[i]))
	}
	feed.ETag = "2"
	n, err = st.Found(ctx, feed, []store.Visit{waiting, dateless})
	check(t, err)
	same(t, "to be asked without change", n, 0)

	later := []store.Visit{waiting, dateless, visit(3, store.Waiting), visit(4, store.Waiting)}
	for i := range later {
		later[i].Stated = day(20)
	}
	n, err = st.Found(ctx, feed, later)
	check(t, err)
	same(t, "to be asked after a change", n, 3)
	for i, want := range []store.VisitState{store.Waiting, store.Taken, store.Waiting, store.Waiting} {
		v, err := st.Visit(ctx, later[i].ID)
		check(t, err)
		same(t, "state", v.State, want)
		same(t, "stated", v.Stated, day(20))
		if want == store.Waiting && (v.Failures != 0 || !v.NotBefore.IsZero() || v.ETag == "" || v.Report == "") {
			t.Errorf("visit %+v", v)
		}
	}
	got, err := st.Visit(ctx, feed.ID)
	check(t, err)
	same(t, "the list's own", got, feed)
}

// asideOf makes an item of what Record(n) was read from.
func asideOf(n int) (store.AsideItem, store.Record) {
	rec := Record(n)
	rec.Capture.Address = "https://a.example/" + string(rune('a'+n))
	rec.Report.ID = news.NewReportID(rec.Capture.Address, rec.Capture.Hash())
	return store.AsideItem{ID: rec.Report.ID, Source: "https://a.example/feed", Title: "Fish prices", Reason: "1 of 2 words",
		Added: day(n), Capture: rec.Capture}, rec
}

func aside(t *testing.T, st store.Store) {
	ctx := t.Context()
	item, rec := asideOf(1)
	other, _ := asideOf(2)
	put := func(item store.AsideItem, want bool) {
		t.Helper()
		added, err := st.SetAside(ctx, item)
		check(t, err)
		same(t, "set aside", added, want)
	}
	list, err := st.AsideItems(ctx)
	check(t, err)
	same(t, "what is aside in an empty story", list, []store.AsideItem{})
	put(item, true)
	put(item, false)
	put(other, true)
	got, err := st.AsideItem(ctx, item.ID)
	check(t, err)
	same(t, "item", got, item)
	list, err = st.AsideItems(ctx)
	check(t, err)
	same(t, "number of items", len(list), 2)
	same(t, "bytes in a list", list[0].Capture.Bytes, []byte(nil))
	same(t, "reports", ids(t, st), "")
	known, err := st.Known(ctx, item.Capture.Address, item.Capture.Hash())
	check(t, err)
	same(t, "known", known, store.Known{})

	// A person takes it in; the rule does not put it out again.
	added, err := st.Put(ctx, rec)
	check(t, err)
	same(t, "taken in", added, true)
	_, err = st.AsideItem(ctx, item.ID)
	notFound(t, "item that was taken in", err)
	put(item, false)
	cap, err := st.Capture(ctx, rec.Report.ID)
	check(t, err)
	same(t, "capture", cap, item.Capture)

	check(t, st.DropAside(ctx, other.ID))
	_, err = st.AsideItem(ctx, other.ID)
	notFound(t, "item that was dropped", err)
	notFound(t, "drop again", st.DropAside(ctx, other.ID))
}

// followedPurge: a purge leaves of an address nothing but its hash, so that
// nobody fetches the page again.
func followedPurge(t *testing.T, st store.Store) {
	ctx := t.Context()
	item, rec := asideOf(1)
	dropped, _ := asideOf(2)
	var seen []store.Visit
	for i, id := range []news.ReportID{rec.Report.ID, dropped.ID} {
		v := visit(i, store.Taken)
		v.Report = id
		check(t, st.KeepVisit(ctx, v))
		seen = append(seen, v)
	}
	_, err := st.Put(ctx, rec)
	check(t, err)
	item.ID, item.Capture.Address = "r-aaaaaaaaaaaa", "https://b.example/" // the same bytes, from elsewhere
	for _, a := range []store.AsideItem{item, dropped} {
		_, err = st.SetAside(ctx, a)
		check(t, err)
	}
	check(t, st.Remove(ctx, rec.Report.ID, true))
	check(t, st.DropAside(ctx, dropped.ID))
	list, err := st.AsideItems(ctx)
	check(t, err)
	same(t, "what is aside", list, []store.AsideItem{})
	for _, v := range seen {
		got, err := st.Visit(ctx, v.ID)
		check(t, err)
		same(t, "visit", got, store.Visit{ID: v.ID, State: store.Purged})
		check(t, st.KeepVisit(ctx, v))
		n, err := st.Found(ctx, store.Visit{ID: "v-feed"}, []store.Visit{v})
		check(t, err)
		same(t, "to be asked", n, 0)
		got, err = st.Visit(ctx, v.ID)
		check(t, err)
		same(t, "visit after it was found again", got, store.Visit{ID: v.ID, State: store.Purged})
	}
}

func sites(t *testing.T, st store.Store) {
	ctx := t.Context()
	_, err := st.Site(ctx, "https://a.example")
	notFound(t, "site", err)
	site := store.Site{Name: "https://a.example", Robots: "User-agent: *\nDisallow: /x", Until: day(1), Hold: day(2)}
	check(t, st.KeepSite(ctx, site))
	got, err := st.Site(ctx, site.Name)
	check(t, err)
	same(t, "site", got, site)
	site = store.Site{Name: site.Name, Failed: "no answer"}
	check(t, st.KeepSite(ctx, site))
	got, err = st.Site(ctx, site.Name)
	check(t, err)
	same(t, "site after a change", got, site)
}
