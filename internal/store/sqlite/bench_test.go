package sqlite

import (
	"os"
	"strconv"
	"sync"
	"testing"

	"dateline/internal/news"
	"dateline/internal/store"
	"dateline/internal/store/storetest"
)

// articles are records of the size of news pages, 900 words each.
var articles = sync.OnceValue(func() []store.Record {
	recs := make([]store.Record, 400)
	for n := range recs {
		recs[n] = storetest.Article(n, 900)
	}
	return recs
})

// fresh gives record n of a run, none the same as another.
func fresh(n int) store.Record {
	recs := articles()
	rec := recs[n%len(recs)]
	rec.Capture.Address = "https://news.example/" + strconv.Itoa(n)
	// Other bytes, so that each page is kept.
	rec.Capture.Bytes = append(strconv.AppendInt(nil, int64(n), 10), rec.Capture.Bytes...)
	rec.Report.ID = news.NewReportID(rec.Capture.Address, rec.Capture.Hash())
	return rec
}

func BenchmarkPut(b *testing.B) {
	for _, workers := range []int{1, 2, 4} {
		b.Run(strconv.Itoa(workers)+" workers", func(b *testing.B) {
			articles()
			st := open(b)
			b.ResetTimer()
			var wg sync.WaitGroup
			for w := range workers {
				wg.Go(func() {
					for n := w; n < b.N; n += workers {
						if added, err := st.Put(b.Context(), fresh(n)); err != nil || !added {
							b.Errorf("put: added %v, error %v", added, err)
						}
					}
				})
			}
			wg.Wait()
			if err := st.Close(); err != nil {
				b.Fatal(err)
			}
			b.StopTimer()
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "reports/s")
			if info, err := os.Stat(st.path); err == nil {
				b.ReportMetric(float64(info.Size())/float64(b.N), "file-bytes/report")
			}
		})
	}
}

func BenchmarkRead(b *testing.B) {
	const n = 1000
	st := open(b)
	for i := range n {
		if _, err := st.Put(b.Context(), fresh(i)); err != nil {
			b.Fatal(err)
		}
	}
	if err := st.Close(); err != nil {
		b.Fatal(err)
	}
	r, err := OpenReader(b.Context(), st.path)
	if err != nil {
		b.Fatal(err)
	}
	defer r.Close()
	each := func(part store.Part) func(b *testing.B) {
		return func(b *testing.B) {
			for b.Loop() {
				for _, err := range r.Each(b.Context(), part) {
					if err != nil {
						b.Fatal(err)
					}
				}
			}
			b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "reports/s")
		}
	}
	b.Run("each whole", each(store.Whole))
	b.Run("each without tokens", each(store.WithoutTokens))
	b.Run("heads", func(b *testing.B) {
		for b.Loop() {
			if _, err := r.Heads(b.Context()); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "reports/s")
	})
	b.Run("known", func(b *testing.B) {
		rec := fresh(5)
		sum := rec.Capture.Hash()
		for b.Loop() {
			if k, err := r.Known(b.Context(), rec.Capture.Address, sum); err != nil || k.Report == "" {
				b.Fatalf("known %v, error %v", k, err)
			}
		}
	})
	b.Run("open and close", func(b *testing.B) {
		for b.Loop() {
			r, err := OpenReader(b.Context(), st.path)
			if err != nil {
				b.Fatal(err)
			}
			r.Close()
		}
	})
}
