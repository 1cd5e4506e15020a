package desk

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"slices"
	"testing"

	"dateline/internal/news"
	"dateline/internal/pipeline"
	"dateline/internal/store"
	"dateline/internal/store/memory"
)

// TestKeptWorkChangesNothing adds, removes and dates reports at random and asks after
// each: a desk that keeps what it worked out answers as one that begins anew.
func TestKeptWorkChangesNothing(t *testing.T) {
	ins := pages(t)
	for seed := range uint64(2) {
		r := rand.New(rand.NewPCG(seed, 7))
		d := New(memory.New("test"), pipeline.Shared, clock)
		var made []store.CorrectionID
		reused := 0
		for step := range 12 {
			for range 1 + r.IntN(4) {
				change(t, d, r, ins, &made)
			}
			heads, err := d.store.Heads(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if anns, err := d.reused(t.Context(), heads); err != nil {
				t.Fatal(err)
			} else if anns != nil {
				reused++
			}
			got, want := answers(t, d), answers(t, New(d.store, pipeline.Shared, clock))
			if !bytes.Equal(got, want) {
				at := 0
				for at < min(len(got), len(want)) && got[at] == want[at] {
					at++
				}
				t.Fatalf("seed %d, step %d, %d reports: kept …%.200s… from nothing …%.200s…", seed, step, len(heads), got[max(0, at-80):], want[max(0, at-80):])
			}
		}
		if reused < 9 {
			t.Errorf("the reports of the last story were taken %d times", reused)
		}
	}
}

// change changes the story in one way.
func change(t *testing.T, d *Desk, r *rand.Rand, ins []Input, made *[]store.CorrectionID) {
	t.Helper()
	heads, err := d.store.Heads(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	one := func() string { return string(heads[r.IntN(len(heads))].ID) }
	switch n := r.IntN(10); {
	case n < 6 || len(heads) < 3:
		_, err = d.Add(t.Context(), slices.Values(ins[r.IntN(len(ins)):][:1]), AddOptions{})
	case n < 8:
		_, err = d.Remove(t.Context(), one(), n == 7)
	case n < 9 || len(*made) == 0:
		var rep *news.Annotated
		if rep, err = d.Report(t.Context(), one()); err == nil && rep.Error == "" && rep.Read {
			var id store.CorrectionID
			id, err = d.SetPublished(t.Context(), string(rep.ID), []string{"2023-11-09", "2023-12-01", "2024-02-03"}[r.IntN(3)], "")
			*made = append(*made, id)
		}
	default:
		last := len(*made) - 1
		_ = d.Undo(t.Context(), (*made)[last]) // its report may be gone
		*made = (*made)[:last]
	}
	if err != nil {
		t.Fatal(err)
	}
}

// answers gives the bytes of the whole story, its chronology and its entities.
func answers(t *testing.T, d *Desk) []byte {
	t.Helper()
	tl, err := d.Chronology(t.Context(), Filter{All: true})
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(tl)
	if err != nil {
		t.Fatal(err)
	}
	return append(export(t, d), b...)
}

// BenchmarkOneMore takes a report out of the example story or adds it again, and asks.
func BenchmarkOneMore(b *testing.B) {
	ins := pages(b)
	d := build(b, ins, 2)
	export(b, d)
	list, err := d.Reports(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	b.ResetTimer()
	for range b.N {
		if _, err := d.Remove(b.Context(), string(list.Reports[0].ID), false); err != nil {
			b.Fatal(err)
		}
		if _, err := d.Timeline(b.Context()); err != nil {
			b.Fatal(err)
		}
		if _, err := d.Add(b.Context(), slices.Values(ins), AddOptions{}); err != nil {
			b.Fatal(err)
		}
		if _, err := d.Timeline(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}
