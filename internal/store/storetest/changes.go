package storetest

import (
	"testing"

	"dateline/internal/news"
	"dateline/internal/store"
)

// again gives rec as a newer reader reads it.
func again(rec store.Record) store.Record {
	rec.Report.Title, rec.Key, rec.Reader = "a better title", "key of reader 2", "reader 2"
	rec.Report.Passages = rec.Report.Passages[:1]
	rec.Charset = "koi8-r"
	return rec
}

func replace(t *testing.T, st store.Store) {
	ctx, rec := t.Context(), Record(1)
	put(t, st, rec, true)
	put(t, st, Record(2), true)
	newer := again(rec)
	newer.Capture = news.Capture{} // only the reading counts
	check(t, st.Replace(ctx, rec.Report.ID, newer))

	rep, err := st.Report(ctx, rec.Report.ID)
	check(t, err)
	same(t, "report", rep, newer.Report)
	cap, err := st.Capture(ctx, rec.Report.ID)
	check(t, err)
	same(t, "capture", cap, rec.Capture)
	known, err := st.Known(ctx, "", rec.Capture.Hash())
	check(t, err)
	same(t, "known", known, store.Known{Report: rec.Report.ID, Key: newer.Key})
	heads, err := st.Heads(ctx)
	check(t, err)
	for _, h := range heads {
		if h.ID == rec.Report.ID {
			same(t, "head", h, newer.Head().From(rec.Head()))
		}
	}
	same(t, "number of reports", len(heads), 2)
}

func replaceID(t *testing.T, st store.Store) {
	ctx, rec := t.Context(), Record(1)
	put(t, st, rec, true)
	corr := store.Correction{Kind: store.Rename, Of: store.Place{Report: rec.Report.ID, Quote: "Lund", Occurrence: 1},
		Value: "Lund (Sweden)", Author: "ed", Created: day(3)}
	id, err := st.Correct(ctx, corr)
	check(t, err)

	newer := again(rec)
	newer.Report.ID = news.NewReportID("https://news.example/talks", rec.Capture.Hash())
	check(t, st.Replace(ctx, rec.Report.ID, newer))
	same(t, "reports", ids(t, st), string(newer.Report.ID))
	cap, err := st.Capture(ctx, newer.Report.ID)
	check(t, err)
	same(t, "capture", cap, rec.Capture)
	known, err := st.Known(ctx, "", rec.Capture.Hash())
	check(t, err)
	same(t, "known", known.Report, newer.Report.ID)

	corrs, err := st.Corrections(ctx)
	check(t, err)
	same(t, "correction", corrs[0].Of.Report, newer.Report.ID)
	same(t, "id of the correction", corrs[0].ID, id)
	put(t, st, rec, false)
}

// replaceClash: two captures of one page turn out to be one report.
func replaceClash(t *testing.T, st store.Store) {
	file, web := Record(1), Record(1)
	web.Capture.Address = "https://news.example/talks"
	web.Report.ID = news.NewReportID(web.Capture.Address, web.Capture.Hash())
	put(t, st, file, true)
	put(t, st, web, true)
	newer := again(file)
	newer.Report.ID = web.Report.ID
	check(t, st.Replace(t.Context(), file.Report.ID, newer))
	same(t, "reports", ids(t, st), string(web.Report.ID))
	rep, err := st.Report(t.Context(), web.Report.ID)
	check(t, err)
	same(t, "report", rep, web.Report)
	_, err = st.Capture(t.Context(), web.Report.ID)
	check(t, err)
}

func remove(t *testing.T, st store.Store) {
	ctx, rec, other := t.Context(), Record(1), Record(2)
	put(t, st, rec, true)
	put(t, st, other, true)
	for i, of := range []news.ReportID{rec.Report.ID, other.Report.ID} {
		_, err := st.Correct(ctx, store.Correction{Kind: store.SetPublished, Of: store.Place{Report: of},
			Value: "2031-05-01", Created: day(i)})
		check(t, err)
	}
	_, err := st.Correct(ctx, store.Correction{Kind: store.Merge, Of: store.Place{Report: other.Report.ID, Quote: "Lund"},
		With: store.Place{Report: rec.Report.ID, Quote: "Lund"}, Created: day(4)})
	check(t, err)

	check(t, st.Remove(ctx, rec.Report.ID, false))
	same(t, "reports", ids(t, st), string(other.Report.ID))
	_, err = st.Report(ctx, rec.Report.ID)
	notFound(t, "report", err)
	_, err = st.Capture(ctx, rec.Report.ID)
	notFound(t, "capture", err)
	known, err := st.Known(ctx, "", rec.Capture.Hash())
	check(t, err)
	same(t, "known", known, store.Known{Removed: true})
	corrs, err := st.Corrections(ctx)
	check(t, err)
	same(t, "number of corrections", len(corrs), 1)
	notFound(t, "remove again", st.Remove(ctx, rec.Report.ID, false))
	put(t, st, rec, true) // a person may change their mind
	rep, err := st.Report(ctx, rec.Report.ID)
	check(t, err)
	same(t, "report that was added again", rep, rec.Report)
}

func purge(t *testing.T, st store.Store) {
	ctx := t.Context()
	file, web, other := Record(1), Record(1), Record(2)
	web.Capture.Address = "https://news.example/talks"
	web.Report.ID = news.NewReportID(web.Capture.Address, web.Capture.Hash())
	for _, rec := range []store.Record{file, web, other} {
		put(t, st, rec, true)
	}
	// Bytes that another report shares stay for it.
	check(t, st.Remove(ctx, file.Report.ID, true))
	cap, err := st.Capture(ctx, web.Report.ID)
	check(t, err)
	same(t, "shared bytes", cap.Bytes, web.Capture.Bytes)
	notFound(t, "purge again", st.Remove(ctx, file.Report.ID, true))

	// What was removed first can be purged later, once.
	check(t, st.Remove(ctx, web.Report.ID, false))
	check(t, st.Remove(ctx, web.Report.ID, true))
	notFound(t, "purge again", st.Remove(ctx, web.Report.ID, true))
	same(t, "reports", ids(t, st), string(other.Report.ID))
	for _, rec := range []store.Record{file, web} {
		known, err := st.Known(ctx, rec.Capture.Address, rec.Capture.Hash())
		check(t, err)
		same(t, "known after a purge", known, store.Known{})
	}
	put(t, st, web, true)
}

func corrections(t *testing.T, st store.Store) {
	ctx := t.Context()
	older := store.Correction{Kind: store.Split, Of: store.Place{Report: "r-1", Quote: "Mr. Berg", Occurrence: 2},
		With: store.Place{Report: "r-2", Quote: "Berg", Occurrence: 1}, Author: "åsa", Created: day(1)}
	newer := store.Correction{Kind: store.Rename, Of: store.Place{Report: "r-1", Quote: "Berg"},
		Value: "Anna Berg", Author: "åsa", Created: day(2)}
	newID, err := st.Correct(ctx, newer)
	check(t, err)
	oldID, err := st.Correct(ctx, older)
	check(t, err)
	again, err := st.Correct(ctx, older)
	check(t, err)
	same(t, "id of the same correction", again, oldID)

	older.ID, newer.ID = oldID, newID
	corrs, err := st.Corrections(ctx)
	check(t, err)
	same(t, "corrections", corrs, []store.Correction{older, newer})

	check(t, st.Undo(ctx, oldID, day(3)))
	check(t, st.Undo(ctx, oldID, day(4)))
	older.Undone = day(3)
	corrs, err = st.Corrections(ctx)
	check(t, err)
	same(t, "after undo", corrs, []store.Correction{older, newer})
}

func meta(t *testing.T, st store.Store) {
	ctx := t.Context()
	a, b, copied := Record(1), Record(2), Record(1)
	b.Reader, b.Report.Error = "reader 0", "no words"
	copied.Capture.Address = "https://news.example/"
	copied.Report.ID = "r-aaaaaaaaaaaa"
	for _, rec := range []store.Record{a, b, copied} {
		put(t, st, rec, true)
	}
	m, err := st.Meta(ctx)
	check(t, err)
	m.Schema = 0
	same(t, "meta", m, store.Meta{Name: "talks", Readers: []string{"reader 0", "reader 1"},
		Reports: 3, Failed: 1, Bytes: int64(len(a.Capture.Bytes) + len(b.Capture.Bytes))})
	check(t, st.Remove(ctx, a.Report.ID, false))
	check(t, st.Remove(ctx, copied.Report.ID, false))
	m, err = st.Meta(ctx)
	check(t, err)
	same(t, "bytes after removal", m.Bytes, int64(len(b.Capture.Bytes)))
}
