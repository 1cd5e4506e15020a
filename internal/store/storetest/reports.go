package storetest

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"dateline/internal/news"
	"dateline/internal/store"
)

func empty(t *testing.T, st store.Store) {
	ctx := t.Context()
	same(t, "reports", ids(t, st), "")
	_, err := st.Report(ctx, "r-000000000000")
	notFound(t, "report", err)
	_, err = st.Capture(ctx, "r-000000000000")
	notFound(t, "capture", err)
	notFound(t, "remove", st.Remove(ctx, "r-000000000000", false))
	notFound(t, "purge", st.Remove(ctx, "r-000000000000", true))
	notFound(t, "replace", st.Replace(ctx, "r-000000000000", Record(1)))
	notFound(t, "undo", st.Undo(ctx, "c-000000000000", day(1)))
	known, err := st.Known(ctx, "", news.DigestOf(nil))
	check(t, err)
	same(t, "known", known, store.Known{})
	corrs, err := st.Corrections(ctx)
	check(t, err)
	same(t, "corrections", corrs, []store.Correction{})
}

func roundTrip(t *testing.T, st store.Store) {
	ctx, rec := t.Context(), Record(1)
	put(t, st, rec, true)
	rep, err := st.Report(ctx, rec.Report.ID)
	check(t, err)
	same(t, "report", rep, rec.Report)
	same(t, "each", all(t, st, store.Whole), []news.Annotated{rec.Report})

	bare := rec.Report
	bare.Sentences = slices.Clone(bare.Sentences)
	for i := range bare.Sentences {
		bare.Sentences[i].Tokens = nil
	}
	same(t, "each without tokens", all(t, st, store.WithoutTokens), []news.Annotated{bare})

	cap, err := st.Capture(ctx, rec.Report.ID)
	check(t, err)
	same(t, "capture", cap, rec.Capture)
	heads, err := st.Heads(ctx)
	check(t, err)
	same(t, "heads", heads, []store.Head{rec.Head()})
	known, err := st.Known(ctx, "", rec.Capture.Hash())
	check(t, err)
	same(t, "known", known, store.Known{Report: rec.Report.ID, Key: rec.Key})
}

// anyWords keeps what pages can hold: no bytes, all bytes, long texts, lists
// that are null or empty, tokens that are not the words of their span.
func anyWords(t *testing.T, st store.Store) {
	long := strings.Repeat("Øst–møte i Lund “i går”. ", 1<<15)
	every := make([]byte, 256)
	for i := range every {
		every[i] = byte(i)
	}
	texts := []string{"", "a", "' \" ; -- % \t\u202e", "tab\tand\nline", long}
	pages := [][]byte{{}, {0}, every, []byte(long), slices.Repeat(every, 1<<12)}
	for i := range texts {
		rec := Record(i)
		rec.Report.Text = texts[i]
		rec.Report.Bylines, rec.Report.Credits = nil, []news.Credit{}
		rec.Report.Sources = nil
		rec.Report.Sentences[0].Tokens = nil
		rec.Report.Sentences[1].Tokens = []news.Token{}
		rec.Report.Sentences = append(rec.Report.Sentences, news.Sentence{
			Tokens: []news.Token{{Span: news.Span{Start: -5, End: 1 << 30}, Form: "", Lemma: "_", Head: -1}, {}}})
		rec.Capture.Bytes = pages[i]
		rec.Report.ID = news.NewReportID("", rec.Capture.Hash())
		put(t, st, rec, true)
		rep, err := st.Report(t.Context(), rec.Report.ID)
		check(t, err)
		same(t, "report", rep, rec.Report)
		cap, err := st.Capture(t.Context(), rec.Report.ID)
		check(t, err)
		if string(cap.Bytes) != string(pages[i]) {
			t.Errorf("capture %d: %d bytes came back otherwise than they went in", i, len(pages[i]))
		}
	}
	rec := Record(9)
	rec.Report.Layers, rec.Report.Passages = news.Layers{}, nil
	put(t, st, rec, true)
	rep, err := st.Report(t.Context(), rec.Report.ID)
	check(t, err)
	same(t, "report without layers", rep, rec.Report)
}

// identity: the same bytes from the same address change nothing; from another
// address they are a second report; other bytes are another report.
func identity(t *testing.T, st store.Store) {
	ctx, first := t.Context(), Record(1)
	put(t, st, first, true)
	again := Record(1)
	again.Capture.Name, again.Report.Title, again.Key = "elsewhere/1.html", "another title", "other"
	put(t, st, again, false)
	rep, err := st.Report(ctx, first.Report.ID)
	check(t, err)
	same(t, "report after the same bytes came again", rep, first.Report)

	// A newer reader may find another id in bytes that are there.
	again.Report.ID = "r-0123456789ab"
	put(t, st, again, false)

	other := Record(1)
	other.Capture.Address = "https://news.example/talks"
	other.Report.ID = news.NewReportID(other.Capture.Address, other.Capture.Hash())
	put(t, st, other, true)
	for _, rec := range []store.Record{first, other} {
		known, err := st.Known(ctx, rec.Capture.Address, rec.Capture.Hash())
		check(t, err)
		same(t, "known", known, store.Known{Report: rec.Report.ID, Key: rec.Key})
	}
	known, err := st.Known(ctx, "https://other.example/", first.Capture.Hash())
	check(t, err)
	same(t, "known from another address", known, store.Known{})
}

func failedPage(t *testing.T, st store.Store) {
	rec := Record(1)
	rec.Report = news.Annotated{Report: news.Report{ID: rec.Report.ID, File: "1.html",
		Error: "the page is not text", Hint: "save it as a web page"}}
	put(t, st, rec, true)
	rep, err := st.Report(t.Context(), rec.Report.ID)
	check(t, err)
	same(t, "report", rep, rec.Report)
	known, err := st.Known(t.Context(), "", rec.Capture.Hash())
	check(t, err)
	same(t, "known", known, store.Known{Report: rec.Report.ID, Key: rec.Key, Failed: true})
	cap, err := st.Capture(t.Context(), rec.Report.ID)
	check(t, err)
	same(t, "capture", cap, rec.Capture)
}

// order: reports come by id, whatever the order of adding.
func order(t *testing.T, st store.Store) {
	var want []string
	for n := range 20 {
		rec := Record(n)
		put(t, st, rec, true)
		want = append(want, string(rec.Report.ID))
	}
	slices.Sort(want)
	same(t, "order", ids(t, st), strings.Join(want, " "))
	var first []news.ReportID
	for rep, err := range st.Each(t.Context(), store.Whole) {
		check(t, err)
		first = append(first, rep.ID)
		if len(first) == 3 {
			break
		}
	}
	same(t, "after a break", len(first), 3)
	put(t, st, Record(20), true) // the break let go of everything
}

func badRecords(t *testing.T, st store.Store) {
	noID, notText, nul := Record(1), Record(1), Record(1)
	noID.Report.ID = ""
	notText.Report.Text = "caf\xe9"
	nul.Report.Text = "a\x00b"
	for _, rec := range []store.Record{noID, notText, nul} {
		if added, err := st.Put(t.Context(), rec); added || err == nil {
			t.Errorf("put of a bad record: added %v, error %v", added, err)
		}
	}
	// Names come from file systems and headers, and may be anything.
	rec := Record(2)
	rec.Capture.Name, rec.Report.Title = "p\xe4\x00ge.html", "b\xffd\x00"
	put(t, st, rec, true)
	heads, err := st.Heads(t.Context())
	check(t, err)
	same(t, "name", heads[0].Name, "p\ufffd\ufffdge.html")
	same(t, "title", heads[0].Title, "b\ufffdd\ufffd")
}

func cancelled(t *testing.T, st store.Store) {
	ctx, cancel := context.WithCancel(t.Context())
	put(t, st, Record(1), true)
	cancel()
	if added, err := st.Put(ctx, Record(2)); added || !errors.Is(err, context.Canceled) {
		t.Errorf("put: added %v, error %v", added, err)
	}
	for _, err := range st.Each(ctx, store.Whole) {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("each: error %v", err)
		}
	}
	put(t, st, Record(2), true)
}

// withinEach asks while Each runs, and changes the story under it.
func withinEach(t *testing.T, st store.Store) {
	for n := range 5 {
		put(t, st, Record(n), true)
	}
	seen := 0
	for rep, err := range st.Each(t.Context(), store.Whole) {
		check(t, err)
		seen++
		_, err = st.Capture(t.Context(), rep.ID)
		check(t, err)
		put(t, st, Record(100+seen), true)
	}
	same(t, "reports seen", seen, 5)
}

// manyAtOnce adds from several goroutines while others read.
func manyAtOnce(t *testing.T, st store.Store) {
	const workers, each = 4, 10
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			for n := range each {
				// Every record is put by two workers; one of them adds it.
				if _, err := st.Put(t.Context(), Record(w/2*each+n)); err != nil {
					t.Error(err)
				}
			}
		})
		wg.Go(func() {
			for range each {
				for rep, err := range st.Each(t.Context(), store.Whole) {
					if err != nil || len(rep.Sentences) != 2 {
						t.Errorf("each: %d sentences, error %v", len(rep.Sentences), err)
					}
				}
			}
		})
	}
	wg.Wait()
	same(t, "reports", len(all(t, st, store.Whole)), workers/2*each)
}
