package independence

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/internal/news"
	"dateline/internal/story/lineage"
)

// agency is an agency's report; each line is a sentence of its own.
const agency = `The council of Sella closed the old harbour bridge on Monday after divers found cracks in two pillars.
Some 7,400 cars and 31 buses use the bridge each day, the roads office said.
Repairs will cost 2.8 million crowns and last until October, engineer Maro Stahl told a meeting.
Lorries must take the ferry at Gull Point, which carries 24 of them an hour.`

// translated says the same in other words.
const translated = `The municipality of Sella condemned on Monday the ancient bridge of the port, divers having discovered fissures in two pillars.
The structure is borrowed daily by 7 400 cars and 31 buses, indicated the office of the roads.
The works, estimated at 2,8 million crowns, will extend until October, according to the engineer Maro Stahl.
The trucks are sent back towards the ferry of Gull Point, capable of 24 passages per hour.`

// retold tells a part of it in its own words, and names it.
const retold = `No wheel has rolled over the bridge at the old harbour in Sella since Monday, when cracks in its pillars came to light, XPD reported.
On a usual day some 7,400 cars and 31 buses use it.
At the barrier Lene Fross was selling sandwiches to those who had to turn.
The roads office wants it open again in October; engineer Maro Stahl put the price at 2.8 million crowns.
For lorries only the ferry at Gull Point is left, which carries 24 of them an hour.`

const added = "The owner of the Anchor Inn said that nobody had come for lunch."

const other = `From one day to the next Sella has lost its shortest way across the water.
Our reporter counted nine people at the barrier on Monday, all of them angry.
The old harbour bridge is closed, and nobody at the town hall would say for how long.`

// report makes a report whose lines are sentences, in one passage a line;
// lines that begin with "^" are remarks, with "#" credits.
func report(id, text string, edits ...func(*news.Annotated)) *news.Annotated {
	ann := &news.Annotated{}
	ann.ID, ann.Read, ann.Language, ann.Title = news.ReportID(id), true, "en", "Title of "+id
	var b strings.Builder
	for line := range strings.SplitSeq(text, "\n") {
		role := news.StoryText
		switch {
		case strings.HasPrefix(line, "^"):
			role, line = news.Remark, line[1:]
		case strings.HasPrefix(line, "#"):
			role, line = news.CreditRow, line[1:]
		}
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		span := news.Span{Start: news.Byte(b.Len()), End: news.Byte(b.Len() + len(line))}
		b.WriteString(line)
		ann.Passages = append(ann.Passages, news.Passage{Role: role, Span: span})
		ann.Sentences = append(ann.Sentences, news.Sentence{Span: span})
	}
	ann.Text = b.String()
	for _, e := range edits {
		e(ann)
	}
	return ann
}

func by(name string) func(*news.Annotated) {
	return func(ann *news.Annotated) { ann.Outlet = name }
}

func on(day string) func(*news.Annotated) {
	return func(ann *news.Annotated) {
		ann.Published = news.Dating{Value: day, Earliest: day, Latest: day, Basis: news.Stated}
	}
}

func from(lang string) func(*news.Annotated) {
	return func(ann *news.Annotated) { ann.TranslatedFrom = lang }
}

// credit makes words of the text a credit; a wire is behind the whole report.
func credit(words, wire, outlet string) func(*news.Annotated) {
	return func(ann *news.Annotated) {
		at := strings.Index(ann.Text, words)
		ann.Credits = append(ann.Credits, news.Credit{Text: words, Wire: wire, Outlet: outlet,
			Span: news.Span{Start: news.Byte(at), End: news.Byte(at + len(words))}})
		if wire != "" && !slices.Contains(ann.Wires, wire) && ann.RoleAt(news.Byte(at)) != news.StoryText {
			ann.Wires = append(ann.Wires, wire)
		}
	}
}

// says makes words of the text the source of something that is said.
func says(source string) func(*news.Annotated) {
	return func(ann *news.Annotated) {
		at := news.Byte(strings.Index(ann.Text, source))
		ann.Attributions = append(ann.Attributions, news.Attribution{Source: &news.Span{Start: at, End: at + news.Byte(len(source))}})
	}
}

// claim gives the sentences of the reports that hold one of some words.
func claim(reps []*news.Annotated, wants ...string) []news.Evidence {
	var out []news.Evidence
	for _, rep := range reps {
		for _, s := range rep.Sentences {
			if slices.ContainsFunc(wants, func(w string) bool { return strings.Contains(s.In(rep.Text), w) }) {
				out = append(out, news.Evidence{Report: rep.ID, Span: s.Span, Quote: s.In(rep.Text)})
			}
		}
	}
	return out
}

func TestSources(t *testing.T) {
	closed := []string{"harbour bridge", "ancient bridge"}
	for _, tc := range []struct {
		name  string
		reps  []*news.Annotated
		words []string
		want  int
		how   string // that must occur
	}{
		{"copy and original", []*news.Annotated{report("r-1", agency, by("XPD"), on("2024-05-07")), report("r-2", agency, by("Herald"), on("2024-05-08"))},
			closed, 1, "a copy of XPD"},
		{"two translations of one agency, none of them like the other", []*news.Annotated{
			report("r-1", agency+"\n#(XPD)", by("Herald"), credit("(XPD)", "XPD", "")),
			report("r-2", translated+"\n#Agence XPD", from("fr"), by("Gazette"), credit("Agence XPD", "XPD", ""))},
			closed, 1, "one source, XPD"},
		{"two reporters", []*news.Annotated{report("r-1", agency, by("Herald")), report("r-2", other, by("Gazette"))}, closed, 2, "its own report"},
		{"one outlet twice", []*news.Annotated{report("r-1", agency, by("The Herald")), report("r-2", other, by("Herald"))}, closed, 1, ""},
		{"an addition of the rewriter", []*news.Annotated{report("r-1", agency, by("XPD"), on("2024-05-07")),
			report("r-2", agency+"\n"+added, by("Herald"), on("2024-05-08"))}, []string{"Anchor Inn"}, 1, "Herald: "},
		{"with reporting by two agencies, and one of them", []*news.Annotated{
			report("r-1", other+"\n#With reporting by XPD and LTA", by("Herald"), credit("With reporting by XPD and LTA", "XPD", ""), credit("With reporting by XPD and LTA", "LTA", "")),
			report("r-2", agency+"\n#(LTA)", by("Gazette"), credit("(LTA)", "LTA", ""))}, closed, 1, "does not say which"},
		{"with reporting by an agency, and another outlet", []*news.Annotated{
			report("r-1", other+"\n#With reporting by XPD", by("Herald"), credit("With reporting by XPD", "XPD", "")),
			report("r-2", agency, by("Gazette"))}, closed, 2, ""},
		{"unknown adds nothing", []*news.Annotated{report("r-1", agency, by("Herald")), report("r-2", other)}, closed, 1, "unknown, not counted"},
		{"unknown alone is one", []*news.Annotated{report("r-1", agency), report("r-2", other)}, closed, 1, "though nothing says who"},
		{"a blog and the outlet that it reposts", []*news.Annotated{
			report("r-1", other+"\n#From the Gazette:", by("A Blog"), credit("From the Gazette:", "", "Gazette")),
			report("r-2", strings.Replace(agency, "old", "former", 1), by("The Gazette"))}, []string{"bridge"}, 1, "taken over"},
		{"a remark is the republisher's own", []*news.Annotated{report("r-1", agency, by("XPD"), on("2024-05-07")),
			report("r-2", agency+"\n^The harbour bridge will never open again.", by("A Blog"))}, []string{"harbour bridge"}, 2, "the republisher's own words"},
		{"passed on", []*news.Annotated{report("r-1", "The harbour bridge is closed, XPD reported.", by("Herald"), credit("XPD reported", "XPD", "")),
			report("r-2", agency+"\n#(XPD)", by("Gazette"), credit("(XPD)", "XPD", ""))}, closed, 1, "by its words"},
		{"passed on, by an outlet that the story has too", []*news.Annotated{
			report("r-1", "The harbour bridge is closed.\nThis writes the newspaper Gazette.", by("Herald"), credit("This writes the newspaper Gazette", "", "Gazette")),
			report("r-2", other, by("Gazette"))}, closed, 1, "by its words"},
		{"another sentence is passed on", []*news.Annotated{
			report("r-1", "The harbour bridge is closed.\nIt rained.\nThis writes the newspaper Gazette.", by("Herald"), credit("This writes the newspaper Gazette", "", "Gazette")),
			report("r-2", other, by("Gazette"))}, closed, 2, ""},
		{"an agency's long name and its short one", []*news.Annotated{
			report("r-1", "The harbour bridge is closed, the Northern Vale Agency reported.", by("Herald"), credit("Northern Vale Agency reported", "Northern Vale Agency", "")),
			report("r-2", other+"\n#(NVA)", by("Northern Vale Agency"), credit("(NVA)", "NVA", ""))}, closed, 1, ""},
		{"a rewrite that names the agency", []*news.Annotated{report("r-1", agency, by("XPD"), on("2024-05-07")),
			report("r-2", retold, by("Herald"), on("2024-05-08"))}, []string{"7,400"}, 1, "XPD"},
		{"what that rewrite adds", []*news.Annotated{report("r-1", agency, by("XPD"), on("2024-05-07")),
			report("r-2", retold, by("Herald"), on("2024-05-08"))}, []string{"sandwiches"}, 1, "Herald"},
		{"its own words for the agency's figure", []*news.Annotated{report("r-1", agency, by("XPD"), on("2024-05-07")),
			report("r-2", retold+"\nSome 7,400 drivers are cross.", by("Herald"), on("2024-05-08"))}, []string{"Some 7,400"}, 1, "XPD"},
		{"what the rewriter has seen himself", []*news.Annotated{report("r-1", agency, by("XPD"), on("2024-05-07")),
			report("r-2", retold, by("Herald"), on("2024-05-08"))}, []string{"Lorries must", "sandwiches"}, 2, "Herald"},
		{"what the rewriter says that the agency says", []*news.Annotated{report("r-1", agency, by("XPD"), on("2024-05-07")),
			report("r-2", retold+"\nThe span will stay shut, the agency says.", by("Herald"), on("2024-05-08"), says("the agency"))}, []string{"closed the old harbour bridge", "stay shut"}, 1, "by its words"},
		{"what the rewriter says that somebody says", []*news.Annotated{report("r-1", agency, by("XPD"), on("2024-05-07")),
			report("r-2", retold+"\nThe span will stay shut, a guard says.", by("Herald"), on("2024-05-08"), says("a guard"))}, []string{"closed the old harbour bridge", "stay shut"}, 2, ""},
		{"the same facts from one who names nobody", []*news.Annotated{report("r-1", agency, by("XPD"), on("2024-05-07")),
			report("r-2", strings.Replace(retold, ", XPD reported", "", 1), by("Herald"), on("2024-05-08"))}, []string{"7,400"}, 2, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			chains := New(tc.reps, lineage.Find(tc.reps))
			evidence := claim(tc.reps, tc.words...)
			got := chains.Count(evidence)
			if got.Sources != tc.want {
				t.Errorf("%d sources, want %d: %q", got.Sources, tc.want, got.How)
			}
			if !strings.Contains(strings.Join(got.How, "\n"), tc.how) {
				t.Errorf("%q is not in %q", tc.how, got.How)
			}
			slices.Reverse(evidence)
			slices.Reverse(tc.reps)
			if diff := cmp.Diff(got, New(tc.reps, lineage.Find(tc.reps)).Count(append(evidence, evidence...))); diff != "" {
				t.Errorf("another order, and evidence given twice, count otherwise:\n%s", diff)
			}
		})
	}
}

// said attributes the whole of a sentence to words of it.
func said(sentence, source string) func(*news.Annotated) {
	return func(ann *news.Annotated) {
		start := news.Byte(strings.Index(ann.Text, sentence))
		at := start + news.Byte(strings.Index(sentence, source))
		src := news.Span{Start: at, End: at + news.Byte(len(source))}
		ann.Attributions = append(ann.Attributions, news.Attribution{Source: &src,
			Content: []news.Span{{Start: start, End: start + news.Byte(len(sentence))}}})
		ann.Names = append(ann.Names, news.Name{Span: src, Kind: news.Person})
	}
}

func TestOrigins(t *testing.T) {
	const one, two = "The bridge is safe, said Maro Stahl.", "According to Maro Shtahl the bridge is safe."
	a := report("r-1", one, by("Herald"), said(one, "Maro Stahl"))
	b := report("r-2", two, by("Gazette"), said(two, "Maro Shtahl"))
	c := report("r-3", "The bridge is safe.", by("Post"))
	for _, tc := range []struct {
		name             string
		reps             []*news.Annotated
		sources, origins int
	}{
		{"one speaker, two reporters", []*news.Annotated{a, b}, 2, 1},
		{"a report that says it itself", []*news.Annotated{a, b, c}, 3, 2},
		{"alone", []*news.Annotated{c}, 1, 1},
	} {
		got := New(tc.reps, nil).Count(claim(tc.reps, "bridge"))
		if got.Sources != tc.sources || got.Origins != tc.origins {
			t.Errorf("%s: %d sources and %d origins, want %d and %d: %q", tc.name, got.Sources, got.Origins, tc.sources, tc.origins, got.How)
		}
	}
}

func TestNothingAndStrangers(t *testing.T) {
	chains := New(nil, nil)
	got := chains.Count([]news.Evidence{{Report: "r-gone", Quote: "It rained."}})
	if got.Sources != 0 || got.Origins != 0 || got.How == nil {
		t.Errorf("evidence of a report that is not there counts: %+v", got)
	}
}
