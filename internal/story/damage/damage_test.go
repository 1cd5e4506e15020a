package damage

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/internal/news"
	"dateline/internal/story/lineage"
)

// report makes a report whose lines are sentences.
func report(id, text string, edits ...func(*news.Annotated)) *news.Annotated {
	ann := &news.Annotated{}
	ann.ID, ann.Read, ann.Language, ann.Text = news.ReportID(id), true, "en", text
	start := 0
	for line := range strings.SplitSeq(text, "\n") {
		span := news.Span{Start: news.Byte(start), End: news.Byte(start + len(line))}
		ann.Sentences = append(ann.Sentences, news.Sentence{Span: span})
		ann.Passages = append(ann.Passages, news.Passage{Role: news.StoryText, Span: span})
		start += len(line) + 1
	}
	for _, e := range edits {
		e(ann)
	}
	return ann
}

// span finds words in a report.
func span(ann *news.Annotated, words string) news.Span {
	at := strings.Index(ann.Text, words)
	return news.Span{Start: news.Byte(at), End: news.Byte(at + len(words))}
}

// amount makes words a sum of money.
func amount(words string, value float64) func(*news.Annotated) {
	return figure(words, value, "amount", "EUR")
}

func figure(words string, value float64, kind, unit string) func(*news.Annotated) {
	return func(ann *news.Annotated) {
		ann.Figures = append(ann.Figures, news.Figure{Span: span(ann, words), Value: value, Low: value, High: news.Bound(value), Kind: kind, Unit: unit})
	}
}

func named(words string, kind news.NameKind) func(*news.Annotated) {
	return func(ann *news.Annotated) {
		ann.Names = append(ann.Names, news.Name{Span: span(ann, words), Kind: kind})
	}
}

func translated(ann *news.Annotated) { ann.TranslatedFrom = "fr" }

// marks gives the marks as "rule: words".
func marks(list []Mark) []string {
	var out []string
	for _, m := range list {
		out = append(out, m.Rule+": "+m.Quote)
	}
	return out
}

func TestWithin(t *testing.T) {
	for _, tc := range []struct {
		text string
		want []string
	}{
		{"The minister has since made a 64 degree turn.", []string{"turn: 64 degree"}},
		{"The party made a 47-degree about-face on taxes.", []string{"turn: 47-degree"}},
		{"It was a turn of 160 degrees for the government.", []string{"turn: 160 degrees"}},
		{"The minister has made a 180-degree turn, and then a turn of 360 degrees.", nil},
		{"The ferry made a 64 degree turn to port.", nil},
		{"The road has a 64 degree turn.", nil},
		{"It was 28 degrees when the talks turned sour.", nil},
		{"The lake is filled to 60-12 percent.", []string{"pair: 60-12 percent"}},
		{"Turnout was 80-17%.", []string{"pair: 80-17%"}},
		{"The lake is filled to 12-60 percent.", nil},
		{"They won the cup match 3-1 and the vote 60-40.", nil},
		{"The survey was of 2019-20 percent changes.", nil},
		{"The vote is on 31 June.", []string{"calendar: 31 June"}},
		{"The vote is on February 30.", []string{"calendar: February 30"}},
		{"The vote is on February 29 or 30 June 2031.", nil},
		{"In May 40 people left, and 35 may stay.", nil},
		{"They met in June 2031 with 45 aides.", nil},
		{"The boat left at 25:70, they said.", []string{"clock: 25:70"}},
		{"The boat left at 17:45, and the score at 90:31 of play was even.", nil},
		{"", nil},
	} {
		if diff := cmp.Diff(tc.want, marks(Within(report("r", tc.text)))); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tc.text, diff)
		}
	}
}

func TestParts(t *testing.T) {
	const text = "The bank lends 420 billion euros for the line, 180 million now and 240 million later."
	rep := report("r", text, amount("420 billion euros", 420e9), amount("180 million", 180e6), amount("240 million", 240e6))
	got := Within(rep)
	if diff := cmp.Diff([]string{"parts: 420 billion euros"}, marks(got)); diff != "" {
		t.Fatalf("marks (-want +got):\n%s", diff)
	}
	if !strings.Contains(got[0].Reason, "180 million and 240 million") {
		t.Errorf("the reason does not name the parts: %s", got[0].Reason)
	}
	fine := report("r", strings.Replace(text, "billion", "million", 1), amount("420 million euros", 420e6), amount("180 million", 180e6), amount("240 million", 240e6))
	if got := Within(fine); got != nil {
		t.Errorf("parts that make the whole are marked: %v", marks(got))
	}
}

func TestThousandfold(t *testing.T) {
	const ours, theirs = "The Delta Bank promised a loan of 420 billion euros.", "A loan of 420 million euros will come from the Delta Bank."
	right := report("r-1", theirs, amount("420 million euros", 420e6), named("Delta Bank", news.Organisation))
	wrong := report("r-2", ours, amount("420 billion euros", 420e9), named("Delta Bank", news.Organisation), translated)
	got := Find([]*news.Annotated{right, wrong}, nil)
	if diff := cmp.Diff([]string{"thousandfold: 420 billion euros"}, marks(got)); diff != "" {
		t.Fatalf("marks (-want +got):\n%s", diff)
	}
	if len(got[0].Others) != 1 || got[0].Others[0].Quote != "420 million euros" {
		t.Errorf("others %v", got[0].Others)
	}
	d := Disputes(got)
	if len(d) != 1 || d[0].Kind != "damaged-copy" || len(d[0].Sides) != 2 || d[0].Sides[0].Evidence[0].Report != "r-2" {
		t.Errorf("disputes %+v", d)
	}
	for name, rep := range map[string]*news.Annotated{
		"another bank":   report("r-1", strings.Replace(theirs, "Delta", "Coast", 1), amount("420 million euros", 420e6), named("Coast Bank", news.Organisation)),
		"another amount": report("r-1", strings.Replace(theirs, "420", "430", 1), amount("430 million euros", 430e6), named("Delta Bank", news.Organisation)),
	} {
		got := marks(Find([]*news.Annotated{rep, wrong}, nil))
		if name == "another bank" {
			got = slices.DeleteFunc(got, func(string) bool { return false })
		}
		if name == "another amount" && got != nil {
			t.Errorf("%s: marks %v", name, got)
		}
	}
	plain := report("r-2", ours, amount("420 billion euros", 420e9), named("Delta Bank", news.Organisation))
	if got := Find([]*news.Annotated{right, plain}, nil); len(got) != 0 {
		t.Errorf("two originals differ, which is no damage: %v", marks(got))
	}
}

func TestCopied(t *testing.T) {
	const original = "The council of Sella closed the old harbour bridge after divers found cracks in two pillars.\nSome 7,400 cars and 31 buses use the bridge each day, the roads office of the council said.\nRepairs will cost 2.5 million crowns and last until October, the engineer told a meeting of shopkeepers.\nThe ferry at Gull Point carries 1,450 passengers an hour, and 62 people work there."
	to := report("r-1", original)
	edges := []news.Edge{{From: "r-2", To: "r-1", Kind: lineage.Copy}}
	for _, tc := range []struct{ was, is, want string }{
		{"7,400", "4,700", "digits: 4,700"},
		{"1,450", "1,540", "digits: 1,540"},
		{"1,450", "145", "digits: 145"},
		{"1,450", "14,500", "digits: 14,500"},
		{"2.5", "25", "digits: 25"},
		{"1,450", "1,520", ""}, // a later count
		{"31", "35", ""},
		{"62", "6", ""},
	} {
		from := report("r-2", strings.Replace(original, tc.was, tc.is, 1))
		got := strings.Join(marks(Find([]*news.Annotated{to, from}, edges)), "; ")
		if got != tc.want {
			t.Errorf("%s for %s: marks %q, want %q", tc.is, tc.was, got, tc.want)
		}
		undirected := []news.Edge{{From: "r-2", To: "r-1", Kind: lineage.Copy, Undirected: true}}
		if got := Find([]*news.Annotated{to, from}, undirected); len(got) != 0 {
			t.Errorf("nothing says which is the copy, and %v is marked", marks(got))
		}
	}
}

func TestMarksQuoteTheirReport(t *testing.T) {
	rep := report("r", "Größe: a 64 degree turn – 60-12 percent.\nThe vote is on 31 June.")
	for _, m := range Within(rep) {
		if m.In(rep.Text) != m.Quote || m.Role != news.StoryText {
			t.Errorf("mark %+v does not quote its report", m)
		}
	}
}

func FuzzWithin(f *testing.F) {
	f.Add("a 64 degree turn of 12 degrees on 31 June at 25:70 to 60-12 percent")
	f.Add("\xff 99-1% “February 30”")
	f.Fuzz(func(t *testing.T, text string) {
		rep := report("r", text)
		for _, m := range Within(rep) {
			if m.Quote == "" || m.In(text) != m.Quote {
				t.Fatalf("mark %+v does not quote its report", m)
			}
		}
	})
}

func BenchmarkWithin(b *testing.B) {
	rep := report("r", strings.Repeat("The council closed the old bridge on 3 June, and 12 percent of 7,400 drivers made a turn.\n", 40))
	b.SetBytes(int64(len(rep.Text)))
	for b.Loop() {
		Within(rep)
	}
}
