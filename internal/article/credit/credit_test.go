package credit

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/internal/news"
)

func TestLine(t *testing.T) {
	const page = "Moscow was quiet. In Moscow nobody spoke."
	for _, tc := range []struct {
		line string
		want []string // outlet or wire of each source; nil: no credit
		ok   bool
	}{
		{"From the MT:", []string{"The Moscow Times"}, true},
		{"(Reuters)", []string{"Reuters"}, true},
		{"AFP/Reuters", []string{"AFP", "Reuters"}, true},
		{"France Media Agency", []string{"AFP"}, true},
		{"Agence France-Presse", []string{"AFP"}, true},
		{"© AFP 2021", nil, false},
		{"© 2021 AFP", []string{"AFP"}, true},
		{"Copyright 2021 The Associated Press. All rights reserved. This material may not be published.", []string{"AP"}, true},
		{"Source: elparis", []string{"El País"}, true},
		{"Source: lemond", []string{"Le Monde"}, true},
		{"Source: Harbour Gazette", []string{"Harbour Gazette"}, true},
		{"With reporting by dpa and TASS", []string{"dpa", "TASS"}, true},
		{"(with inputs from PTI)", []string{"PTI"}, true},
		{"Additional reporting by Ann Example in Sella", []string{}, true},
		{"(Reporting by Ann Example; Editing by Bo Sample)", nil, true},
		{"(Reporting by Ann Example in PARIS; Editing by Bo Sample)", nil, true},
		{"(Reporting by Ann Example, Reuters; Editing by Bo Sample)", []string{"Reuters"}, true},
		{"With XPD", []string{"XPD"}, true},
		{"With XPD and dpa", []string{"dpa", "XPD"}, true},
		{"With Ann Example", nil, false},
		{"With love from the quay", nil, false},
		{"h/t: The Hill", []string{"The Hill"}, true},
		{"This article first appeared in The Guardian.", []string{"The Guardian"}, true},
		{"The post Ports agree on one price appeared first on Kyiv Post.", []string{"Kyiv Post"}, true},
		{"From the Northgate Courier:", []string{"Northgate Courier"}, true},
		{"From the old days:", nil, false},
		{"With reporting by LTK and SarNA", []string{"LTK", "SarNA"}, true},
		{"Source: XPD, own enquiries", []string{"XPD"}, true},
		{"Delta Press Agency", []string{"Delta Press Agency"}, true},
		{"From the quay we saw the ships", nil, false},
		{"From Monday on", nil, false},
		{"Time", nil, false},
		{"By Sunday", nil, false},
		{"He reads The Guardian", nil, false},
		{"© 2019 Narrow - Privacy", nil, false},
		{"The quay was reported by the dockers to be dark", nil, false},
	} {
		sources, ok := Line(tc.line, page)
		if ok != tc.ok {
			t.Errorf("Line(%q) = %v, %v; want %v", tc.line, sources, ok, tc.ok)
			continue
		}
		var got []string
		for _, s := range sources {
			got = append(got, s.Outlet+s.Wire)
		}
		if !slices.Equal(got, tc.want) {
			t.Errorf("Line(%q) names %q, want %q", tc.line, got, tc.want)
		}
	}
}

// TestInitials holds that initials need the page's support, and one outlet.
func TestInitials(t *testing.T) {
	for page, want := range map[string]string{
		"The mayor of Moscow spoke.":          "The Moscow Times",
		"The mayor of Manila spoke.":          "The Manila Times",
		"The mayors of Manila and Moscow met": "",
		"The mayor of Sella spoke.":           "",
	} {
		src, _ := Lookup("the MT", page)
		if src.Outlet != want {
			t.Errorf("MT in %q is %q, want %q", page, src.Outlet, want)
		}
	}
}

// find makes a report of one-line passages and gives credits and wires.
func find(rows ...string) ([]string, []string) {
	var text strings.Builder
	var passages []news.Passage
	for _, row := range rows {
		role, words, _ := strings.Cut(row, ": ")
		if text.Len() > 0 {
			text.WriteString("\n\n")
		}
		start := news.Byte(text.Len())
		text.WriteString(words)
		passages = append(passages, news.Passage{Role: news.Role(role), Span: news.Span{Start: start, End: news.Byte(text.Len())}})
	}
	credits, wires := Find(text.String(), passages, "")
	var out []string
	for _, c := range credits {
		if c.In(text.String()) != c.Text {
			out = append(out, "span of "+c.Text)
		}
		out = append(out, fmt.Sprintf("%s=%s%s", c.Text, c.Outlet, c.Wire))
	}
	return out, wires
}

func TestFind(t *testing.T) {
	for _, tc := range []struct {
		name           string
		rows           []string
		credits, wires []string
	}{
		{"nothing", []string{"story: The ports agreed."}, nil, []string{}},
		{"told twice", []string{"story: “No,” she told AFP.", "story: “Yes,” he told AFP."},
			[]string{"told AFP=AFP", "told AFP=AFP"}, []string{"AFP"}},
		{"told once", []string{"story: “No,” she told Reuters."}, []string{"told Reuters=Reuters"}, []string{}},
		{"told the agency, as others write", []string{"story: “No,” she told the AP.", "story: “Yes,” he told the AP."},
			[]string{"told the AP=AP", "told the AP=AP"}, []string{}},
		{"told an outlet", []string{"story: “No,” she told Sky News.", "story: “Yes,” he told Sky News."}, nil, []string{}},
		{"reported", []string{"story: The strait is open, Interfax reported."}, []string{"Interfax reported=Interfax"}, []string{}},
		{"at the end", []string{"story: The ports agreed, he said. (Reuters)"}, []string{"(Reuters)=Reuters"}, []string{"Reuters"}},
		{"behind a dash", []string{"story: The ports agreed, he said. – Additional reporting from Reuters"},
			[]string{"– Additional reporting from Reuters=Reuters"}, []string{"Reuters"}},
		{"dateline", []string{"dateline: PHILADELPHIA, Pa. (AP) —", "story: The ports agreed."},
			[]string{"PHILADELPHIA, Pa. (AP) —=AP"}, []string{"AP"}},
		{"agency that the table lacks", []string{"dateline: SELLA (XPD) —", "story: “No,” she told XPD, and the UN agreed."},
			[]string{"SELLA (XPD) —=XPD", "told XPD=XPD"}, []string{"XPD"}},
		{"an agency whose name was turned round", []string{"story: The ports agreed, the SPA has learned.", "credit: Port Sella Agency", "credit: Sella Press Agency"},
			[]string{"Port Sella Agency=", "Sella Press Agency=SPA"}, []string{"SPA"}},
		{"an outlet under a credit", []string{"story: The ports agreed.", "credit: With reporting by dpa", "credit: Radio Brand"},
			[]string{"With reporting by dpa=dpa", "Radio Brand=Radio Brand"}, []string{"dpa"}},
		{"call sign of a station", []string{"dateline: HOUSTON (KTRX) —", "story: The ports agreed."}, nil, []string{}},
		{"style of a desk, beside another wire", []string{"dateline: SELLA (AP) —", "story: The ports agreed.",
			"credit: (Reporting by Ann Example; editing by Bo Sample)"},
			[]string{"SELLA (AP) —=AP", "(Reporting by Ann Example; editing by Bo Sample)="}, []string{"AP"}},
		{"place that looks like an agency", []string{"dateline: SCRANTON, PA —", "story: The ports agreed."}, nil, []string{}},
		{"rows, sorted", []string{"story: The ports agreed.", "credit: With reporting by dpa and TASS"},
			[]string{"With reporting by dpa and TASS=dpa", "With reporting by dpa and TASS=TASS"}, []string{"TASS", "dpa"}},
		{"photo", []string{"caption: The quay. Ann Example/Reuters", "story: The ports agreed."}, nil, []string{}},
		{"a word that only looks like an agency", []string{"story: The efe bird and the map of the anp were lost."}, nil, []string{}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			credits, wires := find(tc.rows...)
			if diff := cmp.Diff(tc.credits, credits); diff != "" {
				t.Errorf("credits (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tc.wires, wires); diff != "" {
				t.Errorf("wires (-want +got):\n%s", diff)
			}
		})
	}
}

func TestAgency(t *testing.T) {
	for name, want := range map[string]string{"Agence France-Presse": "AFP", "(AP)": "AP", "The Associated Press": "AP",
		"Deutsche Presse-Agentur": "dpa", "Itar-Tass": "TASS", "Efe": "EFE", "Sella Herald": "", "The Guardian": "", "": ""} {
		if got := Agency(name); got != want {
			t.Errorf("Agency(%q) = %q, want %q", name, got, want)
		}
	}
}

// TestTables reads every row of the tables.
func TestTables(t *testing.T) {
	seen := map[string]string{}
	for _, f := range rows("credit-agencies.txt") {
		if len(f) < 2 || strings.TrimSpace(f[0]) != f[0] {
			t.Errorf("agency row %q: want a name and its spellings", f)
		}
		for _, list := range f[1:] {
			for s := range strings.SplitSeq(list, "|") {
				if other := seen[s]; s != "" && other != "" && other != f[0] {
					t.Errorf("%q is a spelling of %s and of %s", s, other, f[0])
				}
				seen[s] = f[0]
			}
		}
	}
	for _, f := range rows("outlet-names.txt") {
		if len(f) < 2 || len(f) > 4 || len(f) == 4 && len(f[3]) != 2 {
			t.Errorf("outlet row %q: want name, spellings, domains and a language of two letters", f)
		}
	}
	for _, f := range rows("credit-lines.txt") {
		if len(f) != 2 || !strings.Contains(f[1], "(") {
			t.Errorf("line row %q: want a kind and an expression with a group", f)
		}
	}
	linePatterns()
}

func FuzzFind(f *testing.F) {
	f.Add("MINSK (AFP) — “No,” she told AFP. (Reuters)", "Source: x")
	f.Fuzz(func(t *testing.T, story, row string) {
		text := story + "\n\n" + row
		at := news.Byte(len(story))
		credits, _ := Find(text, []news.Passage{
			{Role: news.StoryText, Span: news.Span{End: at}},
			{Role: news.CreditRow, Span: news.Span{Start: at + 2, End: news.Byte(len(text))}},
		}, "")
		for _, c := range credits {
			if c.In(text) != c.Text {
				t.Fatalf("credit %q stands over %q", c.Text, c.In(text))
			}
		}
		Line(row, story)
	})
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("The ports of Sella and Brand agreed to sell grain at one price, officials told AFP on Monday. ", 60)
	passages := []news.Passage{{Role: news.StoryText, Span: news.Span{End: news.Byte(len(text))}}}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Find(text, passages, "")
	}
}

func TestReporters(t *testing.T) {
	for _, tc := range []struct {
		line string
		want []string
	}{
		{"(Reporting by Ann Example in Eastport and Cy de Tester in Sella; editing by Bo Sample)", []string{"Ann Example", "Cy de Tester"}},
		{"Reporting by Ann Example, Cy Tester, Reuters; Editing by Bo Sample", []string{"Ann Example", "Cy Tester"}},
		{"Additional reporting by Ann Example", nil},
		{"With reporting by dpa", nil},
		{"Reporting by the desk", nil},
	} {
		if got := Reporters(tc.line); !slices.Equal(got, tc.want) {
			t.Errorf("Reporters(%q) = %q, want %q", tc.line, got, tc.want)
		}
	}
}

func TestOfByline(t *testing.T) {
	for line, want := range map[string]string{
		"By Ann Example, Northern Ledger":      "Northern Ledger",
		"By Ann Example for the Vale Post":     "Vale Post",
		"Ann Example | Vale Post | 4 May 2018": "Vale Post",
		"By Vale Post staff":                   "Vale Post",
		"By Ann Example, Sella":                "",
		"By Ann Example, Associated Press":     "",
		"Ann Example, harbour correspondent":   "",
	} {
		if got := OfByline(line); got != want {
			t.Errorf("%q: got %q, want %q", line, got, want)
		}
	}
}
