package lineage

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/internal/news"
)

// halfRewrite tells most of wireText anew, drops a part, and adds what its own
// reporter saw.
const halfRewrite = `Amber braces for a day at home

Islanders on Amber stocked up on bread and milk on Tuesday before a walkout of the ferry crews.

Crews belonging to the Union of Deckhands will stay ashore on Thursday because of the rota. "Nobody can sleep by this rota," the union's leader, Petra Vidoni, has said. They work eleven nights in a row at present.

All 46 crossings fall out, and with them the journeys of 9,300 passengers, XPD reported.

The rota was signed in March by the Harbour Guild, a small union with 120 members. The Deckhands have 870.

Kolya Marsh, who keeps the shop at the pier, had sold out of candles by noon. "They remember the last time," he told the Herald.

The strike of 2019, which lasted for three weeks, cost the port about 14.5 million crowns.`

func TestRewriteThatNamesItsSource(t *testing.T) {
	wire := report("r-wire", wireText, all(outlet("XPD"), on("2024-05-07")))
	for _, tc := range []struct {
		name string
		rep  *news.Annotated
		want []string
	}{
		{"names it in its text", report("r-herald", halfRewrite, all(outlet("Herald"), on("2024-05-08"))), []string{"r-herald → r-wire rewrite"}},
		{"names nobody", report("r-herald", strings.Replace(halfRewrite, ", XPD reported", "", 1), all(outlet("Herald"), on("2024-05-08"))), nil},
		{"names it, and tells of its own", report("r-own", independent+" XPD reported a quarrel.", all(outlet("Herald"), on("2024-05-08"))), nil},
		{"names it as the wire did later", report("r-early", halfRewrite, all(outlet("Herald"), on("2024-05-06"))), nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := find(wire, tc.rep)
			got = slices.DeleteFunc(got, func(e string) bool {
				return strings.HasSuffix(e, Cites) && tc.want == nil && strings.Contains(tc.name, "own")
			})
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("edges (-want +got):\n%s", diff)
			}
		})
	}
}

func TestUses(t *testing.T) {
	const name = "Evening Post"
	for _, tc := range []struct {
		text string
		want string
	}{
		{"The quay is sold, the Evening Post reported.", "Evening Post reported"},
		{"The Evening Post had this yesterday:", "Evening Post had this"},
		{"The quay is sold, according to the Evening Post.", "according to the Evening Post"},
		{"She told the newspaper «Evening Post» that she knew.", "told the newspaper «Evening Post"},
		{"The South Evening Post reported a storm.", ""},
		{"He sells the Evening Post at the station.", ""},
		{"The Evening Post moved to the quay.", ""},
		{"The Evening Posting reported it.", ""},
	} {
		a := report("r-a", "A headline\n\n"+tc.text, outlet("Herald"))
		b := report("r-b", "Another\n\nThe quay is sold.", outlet("The "+name))
		if got := uses(a, b); got != tc.want {
			t.Errorf("%q uses it by %q, want %q", tc.text, got, tc.want)
		}
	}
}

// TestAgencyNamesItself has an agency that writes who spoke to it.
func TestAgencyNamesItself(t *testing.T) {
	a := report("r-a", "A headline\n\nThe quay is sold, she told XPD.\n\n#(XPD)", all(outlet("XPD world service"), credited("(XPD)", "XPD", "")))
	b := report("r-b", "Another\n\nThe quay is sold.\n\n#(XPD)", all(outlet("XPD"), credited("(XPD)", "XPD", "")))
	if got := uses(a, b); got != "" {
		t.Errorf("an agency uses itself by %q", got)
	}
}

// TestUsesAgencies has a byline that names no agency, and pages that are one's.
func TestUsesAgencies(t *testing.T) {
	byline := func(words string) *news.Annotated {
		return report("r-a", "A headline\n\n#"+words+"\n\nThe quay is sold.", outlet("Herald"))
	}
	wire := report("r-b", "Another\n\nThe quay is sold.\n\n#(XPD)", all(outlet("XPD"), credited("(XPD)", "XPD", "")))
	paper := report("r-b", "Another\n\nThe quay is sold.", outlet("Gazette"))
	for _, tc := range []struct {
		a, b *news.Annotated
		want bool
	}{
		{byline("By Ann Example and agencies"), wire, true},
		{byline("Staff and wire reports"), wire, true},
		{byline("By Ann Example and agencies"), paper, false},
		{byline("By Ann Example"), wire, false},
	} {
		if got := uses(tc.a, tc.b) != ""; got != tc.want {
			t.Errorf("%q with %s: %v, want %v", tc.a.Text, tc.b.Outlet, got, tc.want)
		}
	}
}

func TestAgencies(t *testing.T) {
	const line = "Ferries stop\n\nCrews will walk out.\n\n#"
	for _, tc := range []struct {
		name string
		reps []*news.Annotated
		want string // what Agencia Vale is called
	}{
		{"brackets behind the long name", []*news.Annotated{report("r-1", line+"From Agencia Vale (AVA)", credited("From Agencia Vale (AVA)", "AVA", ""))}, "AVA"},
		{"its own page", []*news.Annotated{report("r-1", line+"(AVA)", all(outlet("Agencia Vale"), credited("(AVA)", "AVA", "")))}, "AVA"},
		{"a notice of copyright", []*news.Annotated{report("r-1", line+"© 2021 Agencia Vale. All rights reserved.", credited("© 2021 Agencia Vale. All rights reserved.", "AVA", ""))}, "AVA"},
		{"two short names", []*news.Annotated{
			report("r-1", line+"From Agencia Vale (AVA)", credited("From Agencia Vale (AVA)", "AVA", "")),
			report("r-2", line+"From Agencia Vale (AGV)", credited("From Agencia Vale (AGV)", "AGV", ""))}, "Agencia Vale"},
		{"other letters", []*news.Annotated{report("r-1", line+"(XPD)", all(outlet("Agencia Vale"), credited("(XPD)", "XPD", "")))}, "Agencia Vale"},
		{"a body in the text is no agency", []*news.Annotated{report("r-1", "Ferries stop\n\nThe Agencia Vale (AVA) closed the quay.", nil)}, "Agencia Vale"},
	} {
		if got := ReadAgencies(tc.reps).Name("Agencia Vale"); got != tc.want {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.want)
		}
	}
}

// TestOneAgencyByTwoNames has edges of several reports to one agency.
func TestOneAgencyByTwoNames(t *testing.T) {
	const line = "Ferries stop\n\nCrews will walk out on Thursday.\n\n#"
	own := report("r-1", line+"(NVA)", all(outlet("Northern Vale Agency"), credited("(NVA)", "NVA", "")))
	long := report("r-2", "Storm\n\nA storm is near.\n\n#With reports from Northern Vale Agency",
		credited("With reports from Northern Vale Agency", "Northern Vale Agency", ""))
	want := []string{"r-2 → wire:NVA copy"}
	got := find(own, long)
	got = slices.DeleteFunc(got, func(e string) bool { return !strings.Contains(e, WirePrefix) })
	for i := range got {
		got[i] = strings.Replace(got[i], " cites", " copy", 1)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("edges (-want +got); an agency's own page copies nobody:\n%s", diff)
	}
}

func TestOutletsThatTheTextCites(t *testing.T) {
	text := "Ferries stop\n\nCrews will walk out. This writes the newspaper Vale Post."
	const words = "This writes the newspaper Vale Post"
	cites := report("r-1", text, all(outlet("Kurier"), func(ann *news.Annotated) { credited(words, "", "Vale Post")(ann) }))
	if diff := cmp.Diff([]string{"r-1 → outlet:Vale Post cites"}, find(cites)); diff != "" {
		t.Errorf("edges (-want +got):\n%s", diff)
	}
	self := report("r-1", text, all(outlet("The Vale Post"), func(ann *news.Annotated) { credited(words, "", "Vale Post")(ann) }))
	if got := find(self); got != nil {
		t.Errorf("edges %q of an outlet that names itself, want none", got)
	}
	if what, name := Outside("outlet:Vale Post"); what != "outlet" || name != "Vale Post" {
		t.Errorf("Outside gives %q, %q", what, name)
	}
}

func FuzzUses(f *testing.F) {
	f.Add("The quay is sold, the Evening Post reported.", "Evening Post", "EP")
	f.Add("“Évening Pöst” had this", "Évening Pöst", "ÉP")
	f.Fuzz(func(t *testing.T, text, name, short string) {
		a := report("r-a", "A headline\n\n"+text, outlet("Herald"))
		b := report("r-b", "Another\n\nThe quay is sold.", all(outlet(name), credited("", short, "")))
		uses(a, b)
		ReadAgencies([]*news.Annotated{a, b}).Name(name)
	})
}
