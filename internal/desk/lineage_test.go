package desk

import (
	"errors"
	"strings"
	"testing"

	"dateline/internal/news"
)

// ferryWire and ferryCopy are two pages, the second a copy of the first with a
// sentence changed and one left out.
const ferryWire = `<html><head><title>Ferry crews to walk out for a day</title><meta property="og:site_name" content="Sella Gazette">
<meta property="article:published_time" content="2024-05-07"></head><body><article><h1>Ferry crews to walk out for a day</h1>
<p>Ferry crews in Sella will walk out for a day on Thursday in protest against a new rota, their union said on Tuesday.</p>
<p>The action will halt all 46 crossings between Sella and Port Amber, which carry some 9,300 passengers a day, the operator said.</p>
<p>The company signed the rota in March with a smaller union, which has 120 members against the 870 of the Union of Deckhands.</p>
<p>A strike in 2019 lasted three weeks and cost the port an estimated 14.5 million crowns, and islanders still speak of it.</p>
<p>The island has no airport, and its hospital said that it had moved two operations forward because of the strike.</p></article></body></html>`

func TestLineageAnswers(t *testing.T) {
	copied := strings.NewReplacer("Sella Gazette", "Amber Post", "2024-05-07", "2024-05-08", "9,300", "3,900",
		"<p>A strike in 2019 lasted three weeks and cost the port an estimated 14.5 million crowns, and islanders still speak of it.</p>", "").Replace(ferryWire)
	input := func(name, text string) Input { return Input{Capture: news.Capture{Name: name, Bytes: []byte(text)}} }
	d := build(t, []Input{input("wire.html", ferryWire), input("copy.html", copied)}, 1)
	list, err := d.Lineage(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(list.Lineage) != 1 || list.Lineage[0].Kind != "copy" || list.Lineage[0].Undirected {
		t.Fatalf("edges %+v, want one copy", list.Lineage)
	}
	e := list.Lineage[0]
	if head := list.Reports[e.From]; head.Outlet != "Amber Post" {
		t.Errorf("the copy is that of %q", head.Outlet)
	}
	ex, err := d.Explain(t.Context(), string(e.ID))
	if err != nil || ex.Kind != "lineage" || len(ex.Reasons) == 0 || len(ex.Evidence) == 0 {
		t.Errorf("explanation %+v, %v", ex, err)
	}
	side, err := d.SideBySide(t.Context(), string(e.To), string(e.From)) // the wrong way round
	if err != nil {
		t.Fatal(err)
	}
	if side.From != e.From || side.Altered != 1 || side.Dropped != 1 || side.Added != 0 {
		t.Errorf("from %s: %d altered, %d dropped, %d added", side.From, side.Altered, side.Dropped, side.Added)
	}
	if len(side.Damaged) != 1 || side.Damaged[0].Quote != "3,900" {
		t.Errorf("damaged %+v, want 3,900", side.Damaged)
	}
	if _, err := d.SideBySide(t.Context(), "r-nothing", string(e.From)); !errors.Is(err, ErrUnknown) {
		t.Errorf("a report that is not there: %v", err)
	}
}
