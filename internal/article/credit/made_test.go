package credit

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dateline/internal/news"
)

// TestUnlisted has agencies that no table lists.
func TestUnlisted(t *testing.T) {
	for _, tc := range []struct {
		name, outlet string
		role         news.Role
		text         string
		wires        string
		credits      []string // outlet or wire of each
	}{
		{"brackets of a dateline", "Vale Post", news.Dateline, "EASTPORT, March 5 (Lakewire) - ", "[Lakewire]", []string{"Lakewire"}},
		{"two words", "Vale Post", news.Dateline, "EASTPORT (North Agency) — ", "[North Agency]", []string{"North Agency"}},
		{"a listed outlet is no wire", "Vale Post", news.Dateline, "EASTPORT (The Moscow Times) — ", "[]", nil},
		{"part of the outlet's own name", "Eastport Sun-Herald", news.Dateline, "EASTPORT (Sun-Herald) — ", "[]", nil},
		{"an outlet's own whole name", "The Eastport Post", news.Dateline, "EASTPORT (Eastport Post) — ", "[]", nil},
		{"an agency's own page", "Lakewire", news.Dateline, "EASTPORT (Lakewire) — ", "[Lakewire]", []string{"Lakewire"}},
		{"a state", "Vale Post", news.Dateline, "SALEM (Oregon) — ", "[]", nil},
		{"a country", "Vale Post", news.Dateline, "SALA (Sweden) — ", "[]", nil},
		{"a station", "Vale Post", news.Dateline, "EASTPORT (KVLP) — ", "[]", nil},
		{"the place in brackets", "Vale Post", news.Dateline, "(Eastport) ", "[]", nil},
		{"small letters", "Vale Post", news.Dateline, "EASTPORT (updated) — ", "[]", nil},
		{"with reporting by", "Vale Post", news.CreditRow, "With reporting by Lakewire", "[Lakewire]", []string{"Lakewire"}},
		{"with reports from two", "Vale Post", news.CreditRow, "With reports from Agencia Norte and Eastport Press", "[Agencia Norte Eastport Press]", []string{"Agencia Norte", "Eastport Press"}},
		{"a person and an agency", "Vale Post", news.CreditRow, "Additional reporting by Ann Example and Lakewire", "[Lakewire]", []string{"Lakewire"}},
		{"people only", "Vale Post", news.CreditRow, "Additional reporting by Ann Example and Bo Sample", "[]", []string{""}},
		{"the staff", "Vale Post", news.CreditRow, "With reporting by staff", "[]", []string{""}},
		{"source beside a date", "Harvest", news.Byline, "Source: valepost | 2021-03-05 06:12", "[]", []string{"valepost"}},
		{"fetched from", "Harvest", news.Byline, "2021-03-05 02:11 UTC - fetched from valepost.example", "[]", []string{"valepost.example"}},
		{"source is the outlet", "Vale Post", news.Byline, "Source: Vale Post | 2021-03-05", "[]", nil},
		{"an agency's byline", "Vale Post", news.Byline, "By Northern Lakes News Agency", "[Northern Lakes News Agency]", []string{"Northern Lakes News Agency"}},
		{"a remark hands over", "Sheds and Suns", news.Remark, "I heard it over lunch. Over to Lakeside FM, who had it first:", "[]", []string{"Lakeside FM"}},
		{"a remark thanks a person", "Sheds and Suns", news.Remark, "With thanks to Ann Example, who sent it.", "[]", nil},
		{"a person's byline", "Vale Post", news.Byline, "By Ann Example", "[]", nil},
		{"a pen name", "Vale Post", news.Byline, "By Tidewatcher", "[]", nil},
	} {
		span := news.Span{End: news.Byte(len(tc.text))}
		credits, wires := Find(tc.text, []news.Passage{{Role: tc.role, Span: span}}, tc.outlet)
		if got := fmt.Sprint(wires); got != tc.wires {
			t.Errorf("%s: wires %s, want %s", tc.name, got, tc.wires)
		}
		var got []string
		for _, c := range credits {
			got = append(got, c.Outlet+c.Wire)
		}
		if !slices.Equal(got, tc.credits) {
			t.Errorf("%s: credits %q, want %q", tc.name, got, tc.credits)
		}
	}
}

// TestOwned has an agency's long name in a notice of copyright.
func TestOwned(t *testing.T) {
	for _, tc := range []struct {
		owner string
		want  int
	}{
		{"Copyright 2021 Interlacustrine Press. All rights reserved.", 2},
		{"© 2021 Vale Post. All rights reserved.", 1},
		{"Copyright 2021 Eastport Press.", 1},
	} {
		head := "EASTPORT (ILP) -- "
		text := head + "\n" + tc.owner
		credits, wires := Find(text, []news.Passage{
			{Role: news.Dateline, Span: news.Span{End: news.Byte(len(head))}},
			{Role: news.Furniture, Span: news.Span{Start: news.Byte(len(head) + 1), End: news.Byte(len(text))}},
		}, "Vale Post")
		if len(credits) != tc.want || fmt.Sprint(wires) != "[ILP]" {
			t.Errorf("%s: %v, wires %v; want %d credits", tc.owner, credits, wires, tc.want)
		}
	}
}

func TestAbbreviates(t *testing.T) {
	for _, tc := range []struct {
		short, long string
		want        bool
	}{
		{"ILP", "Interlacustrine Press", true},
		{"ANO", "Agencia Norte", true},
		{"ANOR", "Agencia Norte", true},
		{"NLA", "News of the Lakes Agency", true},
		{"ABC", "Agencia Norte", false},
		{"A", "Agencia", false},
		{strings.Repeat("A", 90), "Agencia Norte", false},
	} {
		if got := abbreviates(tc.short, tc.long); got != tc.want {
			t.Errorf("abbreviates(%q, %q) = %v", tc.short, tc.long, got)
		}
	}
}
