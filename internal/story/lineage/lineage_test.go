package lineage

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/internal/news"
)

// wireText is an agency's report, of our own writing.
const wireText = `Ferry crews to walk out for a day over rota changes

Ferry crews in Sella will walk out for a day on Thursday in protest against a new rota, their union said on Tuesday.

The action will halt all 46 crossings between Sella and Port Amber, which carry some 9,300 passengers a day, the operator Blue Strait Lines said.

"Nobody can sleep by this rota," said Petra Vidoni, who leads the Union of Deckhands. She said that crews now worked eleven nights in a row.

Blue Strait Lines signed the rota in March with a smaller union, the Harbour Guild, which has 120 members against the Deckhands' 870.

Transport Minister Olaf Brenner called on both sides to meet on Wednesday. A strike in 2019 lasted three weeks and cost the port an estimated 14.5 million crowns.

The island of Amber has no airport. Its hospital said that it had moved two operations forward, and that a police boat would carry blood samples.

Brenner is to present a bill on minimum services in parliament in June.`

// report makes a report of paragraphs parted by blank lines; the first is its
// headline, those that begin with "^" are remarks.
func report(id, text string, edit func(*news.Annotated)) *news.Annotated {
	ann := &news.Annotated{}
	ann.ID, ann.Language, ann.Read = news.ReportID(id), "en", true
	var b strings.Builder
	for i, para := range strings.Split(text, "\n\n") {
		role := news.StoryText
		switch {
		case strings.HasPrefix(para, "^"):
			role, para = news.Remark, strings.TrimPrefix(para, "^")
		case strings.HasPrefix(para, "#"):
			role, para = news.CreditRow, strings.TrimPrefix(para, "#")
		case i == 0:
			role = news.Headline
		}
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		span := news.Span{Start: news.Byte(b.Len()), End: news.Byte(b.Len() + len(para))}
		b.WriteString(para)
		ann.Passages = append(ann.Passages, news.Passage{Role: role, Span: span})
	}
	ann.Text = b.String()
	if edit != nil {
		edit(ann)
	}
	for _, p := range ann.Passages {
		for _, span := range cut(ann.Text, p.Span) {
			ann.Sentences = append(ann.Sentences, news.Sentence{Span: span})
		}
	}
	return ann
}

// on dates a report.
func on(day string) func(*news.Annotated) {
	return func(ann *news.Annotated) {
		ann.Published = news.Dating{Value: day, Earliest: day, Latest: day, Basis: news.Stated}
	}
}

// credited adds a line of credit that names a wire or an outlet.
func credited(words, wire, outlet string) func(*news.Annotated) {
	return func(ann *news.Annotated) {
		at := strings.Index(ann.Text, words)
		ann.Credits = append(ann.Credits, news.Credit{Text: words, Wire: wire, Outlet: outlet,
			Span: news.Span{Start: news.Byte(at), End: news.Byte(at + len(words))}})
		if wire != "" {
			ann.Wires = append(ann.Wires, wire)
		}
	}
}

// all applies several edits.
func all(edits ...func(*news.Annotated)) func(*news.Annotated) {
	return func(ann *news.Annotated) {
		for _, e := range edits {
			e(ann)
		}
	}
}

func outlet(name string) func(*news.Annotated) {
	return func(ann *news.Annotated) { ann.Outlet = name }
}

func translated(from string) func(*news.Annotated) {
	return func(ann *news.Annotated) { ann.TranslatedFrom = from }
}

// rewritten tells the same in other words and another order.
const rewritten = `Thursday without ferries

No ferry will leave Sella for Port Amber this Thursday. The Union of Deckhands announced on Tuesday that crews would stay ashore for one day because of a new rota.

All 46 sailings are affected; about 9,300 people use them daily, according to Blue Strait Lines.

Crews are on duty eleven nights running, said the union's head, Petra Vidoni: "Nobody can sleep by this rota."

In March the company had agreed the rota with the Harbour Guild, a union of 120 members. The Deckhands have 870.

The port lost some 14.5 million crowns when crews struck for three weeks in 2019. Minister Olaf Brenner, who wants to bring a bill on minimum services to parliament in June, invited the parties to talks on Wednesday.

On Amber, where there is no airport, the hospital has advanced two operations; blood samples will travel by police boat.`

// translation is what a machine makes of the report in another language.
const translation = `Sella: the sailors stop the work one day

The crews of the ferries of Sella will cease the work Thursday to denounce new schedules, indicated Tuesday their syndicate.

The movement will interrupt the 46 connections between Sella and Port-Amber, which transport each day 9 300 travellers, according to the company Blue Strait Lines.

“Nobody arrives to sleep with these schedules”, affirmed Petra Vidoni, at the head of the Union of Deckhands, for whom the personnel chains from now on eleven nights.

Blue Strait Lines had ratified these schedules in March with a minority syndicate, the Harbour Guild, strong of 120 adherents against 870 for the Deckhands.

The minister of Transport Olaf Brenner invited the two parts to find themselves Wednesday. A social conflict of three weeks had deprived the port of 14,5 million crowns in 2019.

Amber does not possess an aerodrome. Its hospital affirmed to have advanced two interventions, and a launch of the police will convey blood.

Mr. Brenner will deposit in June in parliament a text on minimum service.`

// independent is another reporter's account of the same walk-out.
const independent = `Islanders stock up before ferry stoppage

Shelves in the two shops of Port Amber were half empty on Tuesday evening as islanders prepared for a day without a boat.

Karin Solberg, who runs the bakery on the quay, had ordered flour for a week. "Last time it was three weeks, and in the end we baked with oats," she said.

The crews of Blue Strait Lines will strike on Thursday over their working hours. A deckhand who asked not to be named said that he had fallen asleep at the wheel of his car twice since March.

The company told this newspaper that it regretted the inconvenience. Tickets would be refunded until the end of the month.

Mayor Jens Holt said he had asked the coastguard for help. "We are 4,100 people on a rock," he said, "and the minister in Sella has never seen it."`

func find(reports ...*news.Annotated) []string {
	var out []string
	for _, e := range Find(reports) {
		arrow := " → "
		if e.Undirected {
			arrow = " — "
		}
		out = append(out, string(e.From)+arrow+string(e.To)+" "+e.Kind)
	}
	return out
}

// firstParas keeps the first n paragraphs of a text.
func firstParas(text string, n int) string {
	return strings.Join(strings.Split(text, "\n\n")[:n], "\n\n")
}

func TestKindsAndDirections(t *testing.T) {
	original := report("r-wire", wireText, on("2024-05-07"))
	later := on("2024-05-08")
	for _, tc := range []struct {
		name string
		rep  *news.Annotated
		want []string
	}{
		{"itself elsewhere", report("r-copy", wireText, later), []string{"r-copy → r-wire copy"}},
		{"cut", report("r-cut", firstParas(wireText, 5), later), []string{"r-cut → r-wire excerpt"}},
		{"remarks", report("r-blog", "^About time, says the cat.\n\n"+wireText, nil), []string{"r-blog → r-wire repost"}},
		{"rewrite", report("r-rewrite", rewritten, later), []string{"r-rewrite → r-wire rewrite"}},
		{"translation", report("r-trans", translation, translated("fr")), []string{"r-trans → r-wire translation"}},
		{"no sign of direction", report("r-x", wireText, nil), []string{"r-x — r-wire copy"}},
		{"independent", report("r-own", independent, later), nil},
		{"older copy", report("r-old", wireText, on("2024-05-06")), []string{"r-wire → r-old copy"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, find(original, tc.rep)); diff != "" {
				t.Errorf("edges (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(find(original, tc.rep), find(tc.rep, original)); diff != "" {
				t.Errorf("the order of reports changes edges:\n%s", diff)
			}
		})
	}
}

func TestCreditOutranksDay(t *testing.T) {
	wire := report("r-wire", wireText, all(outlet("XPD"), on("2024-05-08")))
	copied := report("r-copy", wireText+"\n\n#Source: XPD", all(outlet("Harbour Herald"), on("2024-05-07"), credited("Source: XPD", "XPD", "")))
	edges := Find([]*news.Annotated{wire, copied})
	var got *news.Edge
	for i := range edges {
		if edges[i].To == "r-wire" {
			got = &edges[i]
		}
	}
	if got == nil || got.From != "r-copy" || got.Undirected {
		t.Fatalf("edges %v: want r-copy → r-wire", edges)
	}
	reasons := strings.Join(got.Reasons, "\n")
	for _, want := range []string{"Source: XPD", "against it: the other is older"} {
		if !strings.Contains(reasons, want) {
			t.Errorf("reasons lack %q:\n%s", want, reasons)
		}
	}
}

func TestMixtureHasTwoParents(t *testing.T) {
	a := report("r-a", wireText, on("2024-05-07"))
	b := report("r-b", independent, on("2024-05-07"))
	mixed := report("r-mix", firstParas(wireText, 5)+"\n\n"+strings.Join(strings.Split(independent, "\n\n")[2:], "\n\n"), on("2024-05-09"))
	want := []string{"r-mix → r-a", "r-mix → r-b"}
	var got []string
	for _, e := range find(a, b, mixed) {
		got = append(got, e[:strings.LastIndexByte(e, ' ')])
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("edges (-want +got):\n%s", diff)
	}
}

func TestCopyOfACopyHasOneParent(t *testing.T) {
	edges := find(report("r-1", wireText, on("2024-05-07")), report("r-2", wireText, on("2024-05-08")), report("r-3", wireText, on("2024-05-09")))
	if len(edges) != 2 || slices.Contains(edges, "r-1 → r-2 copy") {
		t.Errorf("edges %q, want one parent for each of the two copies", edges)
	}
}

func TestWires(t *testing.T) {
	const line = "Ferries stop\n\nCrews will walk out on Thursday.\n\n#"
	for _, tc := range []struct {
		name string
		rep  *news.Annotated
		want []string
	}{
		{"alone", report("r", line+"(XPD)", credited("(XPD)", "XPD", "")), []string{"r → wire:XPD copy"}},
		{"beside others", report("r", line+"With reporting by XPD and LTA",
			all(credited("With reporting by XPD and LTA", "XPD", ""), credited("With reporting by XPD and LTA", "LTA", ""))),
			[]string{"r → wire:LTA cites", "r → wire:XPD cites"}},
		{"own enquiries", report("r", line+"Source: XPD, own enquiries", credited("Source: XPD, own enquiries", "XPD", "")), []string{"r → wire:XPD cites"}},
		{"translated", report("r", line+"Agence XPD", all(translated("fr"), credited("Agence XPD", "XPD", ""))), []string{"r → wire:XPD translation"}},
		{"cut", report("r", line+"(XPD)", all(credited("(XPD)", "XPD", ""), func(ann *news.Annotated) { ann.Truncated = true })), []string{"r → wire:XPD excerpt"}},
		{"reposted", report("r", line+"(XPD)\n\n^So it goes.", credited("(XPD)", "XPD", "")), []string{"r → wire:XPD repost"}},
		{"quoted only", report("r", "Ferries stop\n\nCrews will walk out, XPD reported.", func(ann *news.Annotated) {
			credited("XPD reported", "XPD", "")(ann)
			ann.Wires = nil
		}), []string{"r → wire:XPD cites"}},
		{"none", report("r", "Ferries stop\n\nCrews will walk out.", nil), nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, find(tc.rep)); diff != "" {
				t.Errorf("edges (-want +got):\n%s", diff)
			}
		})
	}
}

func TestEdgesCiteTheirWords(t *testing.T) {
	reps := []*news.Annotated{report("r-1", wireText, on("2024-05-07")), report("r-2", rewritten+"\n\n#(XPD)", all(on("2024-05-08"), credited("(XPD)", "XPD", "")))}
	texts := map[news.ReportID]string{"r-1": reps[0].Text, "r-2": reps[1].Text}
	edges := Find(reps)
	if len(edges) != 2 {
		t.Fatalf("%d edges, want 2", len(edges))
	}
	for _, e := range edges {
		if len(e.Reasons) == 0 || len(e.Evidence) == 0 {
			t.Errorf("%s → %s has reasons %q, evidence %v", e.From, e.To, e.Reasons, e.Evidence)
		}
		for _, ev := range e.Evidence {
			if ev.Quote == "" || ev.In(texts[ev.Report]) != ev.Quote {
				t.Errorf("evidence %v does not quote its report", ev)
			}
		}
	}
}
