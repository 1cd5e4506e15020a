package page

import (
	"bytes"
	"strings"
	"testing"

	"dateline/internal/desk"
	"dateline/internal/news"
	"dateline/internal/story/lineage"
)

// drawn draws a page and gives its text.
func drawn(t *testing.T, page func(*bytes.Buffer, Frame) error) string {
	t.Helper()
	var buf bytes.Buffer
	if err := page(&buf, Frame{Title: "Lineage", Links: anchor{}}); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

func TestLineagePage(t *testing.T) {
	list := &desk.Lineage{
		Lineage: []news.Edge{
			{ID: "l-1", From: "r-1", To: "r-2", Kind: "rewrite", Reasons: []string{"<b>three</b> reasons"}},
			{ID: "l-2", From: "r-1", To: "wire:XPD", Kind: "cites", Reasons: []string{"it says so"}},
			{ID: "l-3", From: "r-3", To: "r-2", Kind: "copy", Undirected: true},
		},
		Reports: map[news.ReportID]desk.ReportHead{"r-1": {ID: "r-1", Title: "One"}, "r-2": {ID: "r-2", Title: "Two"}, "r-3": {ID: "r-3", Title: "Three"}},
	}
	got := drawn(t, func(b *bytes.Buffer, f Frame) error { return Lineage(b, f, list) })
	for _, want := range []string{`a rewrite of <a href="/reports/r-2">Two</a>`, `href="/lineage/r-1/r-2"`,
		"the agency <strong>XPD</strong>", "which is the copy is not known", "&lt;b&gt;three", `id="l-3"`} {
		if !strings.Contains(got, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if strings.Contains(got, "/lineage/r-1/wire") {
		t.Error("an agency cannot be shown side by side")
	}
}

func TestSideBySidePage(t *testing.T) {
	ev := func(rep news.ReportID, quote string) *news.Evidence { return &news.Evidence{Report: rep, Quote: quote} }
	side := &desk.SideBySide{
		SideBySide: lineage.SideBySide{From: "r-1", To: "r-2", Altered: 1, Dropped: 1, Rows: []lineage.Row{
			{Change: lineage.Altered, From: ev("r-1", "Ten came."), To: ev("r-2", "Twelve came."), Words: []lineage.Piece{
				{Change: lineage.Dropped, Text: "Twelve"}, {Change: lineage.Added, Text: "Ten"}, {Change: lineage.Kept, Text: "came"}}},
			{Change: lineage.Dropped, To: ev("r-2", "It <i>rained</i>.")},
		}},
		Reports: map[news.ReportID]desk.ReportHead{"r-1": {ID: "r-1", Outlet: "Harbour Herald"}, "r-2": {ID: "r-2", Outlet: "Sella Gazette"}},
	}
	got := drawn(t, func(b *bytes.Buffer, f Frame) error { return SideBySide(b, f, side) })
	for _, want := range []string{"<del>Twelve</del> came", "<ins>Ten</ins> came", "It &lt;i&gt;rained", "1 altered, 1 dropped"} {
		if !strings.Contains(got, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
}
