package export

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"dateline/internal/news"
)

// coded is a story of one report with one event whose words are hostile to
// rows: tabs, line ends, quotes, terminal escapes.
func coded() Input {
	text := "On Friday Nor\tland\nmet \"Veland\" in Sarn\x1b[31m.\r\nIt said\tso."
	at := func(words string) news.Span {
		i := strings.Index(text, words)
		return news.Span{Start: news.Byte(i), End: news.Byte(i + len(words))}
	}
	in := input()
	rep := &in.Story.Reports[0]
	rep.Text, rep.Title, rep.Outlet = text, "A\ttitle\nof two lines", "The\tCourier"
	rep.Sentences = []news.Sentence{{Span: at(text[:strings.Index(text, "It")-2])}, {Span: at("It said\tso.")}}
	rep.Entities = []news.Entity{{ID: "e-1", Kind: news.Country, Name: "Norland"}, {ID: "e-2", Kind: news.Place, Name: "Veland City", For: "e-1"}}
	source := at("It")
	cue := at("said")
	rep.Attributions = []news.Attribution{{ID: "a-1", Source: &source, Cue: &cue, Content: []news.Span{at("so")}, Kind: "indirect"}}
	rep.Events = []news.EventMention{{ID: "m-1", Span: at("met"), Type: "CONSULT", Mode: "visit", CAMEO: "042", Factuality: news.Happened,
		Actors: []news.Actor{{Role: "source", Entity: "e-1", Span: at("Nor\tland")}, {Role: "target", Entity: "e-2", Span: at("Veland")}},
		Time:   &news.TimeRange{Span: at("Friday"), Value: "2023-05-05", Earliest: "2023-05-05", Latest: "2023-05-05"},
		Place:  &news.PlaceRef{Span: at("Sarn")}, Clause: at("met"), Attribution: "a-1"},
		{ID: "m-2", Span: at("said"), Type: "OTHER", Factuality: news.Possible, Clause: at("said"), Actors: []news.Actor{}}}
	return in
}

func TestTSVIsATable(t *testing.T) {
	var b bytes.Buffer
	if err := Write(&b, "tsv", coded()); err != nil {
		t.Fatal(err)
	}
	got := b.String()
	if !strings.HasSuffix(got, "\n") || strings.ContainsAny(got, "\r\x1b") {
		t.Errorf("control characters, or no line end at the end: %q", got)
	}
	rows := strings.Split(strings.TrimSuffix(got, "\n"), "\n")
	if len(rows) != 4 {
		t.Fatalf("%d rows, not a head, two events and a statement:\n%s", len(rows), got)
	}
	for _, row := range rows {
		if n := len(strings.Split(row, "\t")); n != len(tsvColumns) {
			t.Errorf("%d cells, not %d: %q", n, len(tsvColumns), row)
		}
	}
	cell := func(row, name string) string {
		for i, c := range strings.Split(rows[0], "\t") {
			if c == name {
				return strings.Split(row, "\t")[i]
			}
		}
		t.Fatalf("no column %q", name)
		return ""
	}
	for name, want := range map[string]string{"Event Date": "2023-05-05", "Source Name": "Norland", "Source Country": "Norland",
		"Target Name": "Veland City", "Target Country": "Norland", "CAMEO Root": "04", "Quad Class": "1", "Goldstein": "1.0",
		"Placename": "Sarn", "Vouched For By": "It", "Sentence Number": "1", "Headline": "A title of two lines"} {
		if got := cell(rows[1], name); got != want {
			t.Errorf("%s is %q, not %q", name, got, want)
		}
	}
	if got := cell(rows[3], "CAMEO Code"); got != "010" {
		t.Errorf("a statement has code %q", got)
	}
}

func TestPLOVERIsJSONLines(t *testing.T) {
	var b bytes.Buffer
	if err := Write(&b, "plover", coded()); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
	if len(lines) != 2 {
		t.Fatalf("%d lines for two events", len(lines))
	}
	for _, line := range lines {
		var ev ploverEvent
		dec := json.NewDecoder(strings.NewReader(line))
		dec.DisallowUnknownFields()
		if err := dec.Decode(&ev); err != nil {
			t.Fatalf("%v in %s", err, line)
		}
		if ev.Source == nil || ev.Target == nil || ev.Coder != "dateline" {
			t.Errorf("null list or no coder: %s", line)
		}
		if ev.ID == "m-1" && (ev.Source[0].Name != "Norland" || ev.Target[0].Country != "Norland" || ev.Date != "2023-05-05" || ev.Event != "CONSULT") {
			t.Errorf("wrong event: %s", line)
		}
	}
}
