package tell

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/internal/news"
)

// TestRanks holds that originals stand before copies, and the older before the
// younger.
func TestRanks(t *testing.T) {
	day := map[news.ReportID]string{"r-star": "2021-05-03", "r-blog": "2021-05-01", "r-radio": "2021-05-04", "r-digest": "2021-05-05"}
	edges := []news.Edge{
		{From: "r-blog", To: "r-star", Kind: "repost"},
		{From: "r-digest", To: "r-blog", Kind: "copy"},
		{From: "r-radio", To: "r-star", Kind: "cites"},
		{From: "r-star", To: "wire:XPD", Kind: "copy"},
		{From: "r-loop", To: "r-pool", Kind: "copy"}, {From: "r-pool", To: "r-loop", Kind: "copy"},
		{From: "r-twin", To: "r-star", Kind: "copy", Undirected: true},
	}
	list := []news.ReportID{"r-blog", "r-digest", "r-none", "r-radio", "r-star", "r-twin"}
	want := []news.ReportID{"r-star", "r-radio", "r-none", "r-twin", "r-blog", "r-digest"}
	for range 3 {
		r := newRanks(edges, func(id news.ReportID) string { return day[id] })
		slices.Reverse(list)
		slices.Reverse(edges)
		got := slices.Clone(list)
		slices.SortFunc(got, r.compare)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("order (-want +got):\n%s", diff)
		}
	}
}
