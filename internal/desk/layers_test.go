package desk

import (
	"strings"
	"testing"

	"dateline/internal/news"
)

func TestAmountsAsPeopleReadThem(t *testing.T) {
	for _, c := range []struct {
		fig  news.Figure
		want string
	}{
		{news.Figure{Value: 1.5e9, Low: 1.5e9, High: 1.5e9, Unit: "USD"}, "1,500,000,000 USD"},
		{news.Figure{Value: 200.0 / 3, Low: 200.0 / 3, High: 200.0 / 3, Unit: "percent"}, "66.67 percent"},
		{news.Figure{Value: 600, Low: 600, High: news.Unbounded}, "600 or more"},
		{news.Figure{Value: 700, Low: 0, High: 700, Unit: "people"}, "up to 700 people"},
		{news.Figure{Value: 6, Low: 6, High: 7}, "6 to 7"},
		{news.Figure{Value: -0.25, Low: -0.25, High: -0.25}, "-0.25"},
	} {
		if got := (FigureLine{Figure: c.fig}).Amount(); got != c.want {
			t.Errorf("%+v is %q, want %q", c.fig, got, c.want)
		}
	}
}

func TestWhoWasToldFirst(t *testing.T) {
	text := "It will hold, Ann Marl told AFP. She told parliament the same. He warned Reuters."
	find := func(words string) news.Span {
		at := news.Byte(strings.Index(text, words))
		return news.Span{Start: at, End: at + news.Byte(len(words))}
	}
	ann := &news.Annotated{Report: news.Report{Text: text}}
	ann.Names = []news.Name{{Span: find("AFP"), Kind: news.Organisation}, {Span: find("parliament"), Kind: news.Organisation},
		{Span: find("Reuters"), Kind: news.Organisation}}
	for cue, want := range map[string]string{"told AFP": "AFP", "told parliament": "", "warned": ""} {
		span := find(cue)
		span.End = span.Start + news.Byte(len(strings.Fields(cue)[0]))
		if got := hearer(ann, &news.Attribution{Cue: &span}); got != want {
			t.Errorf("%q: told first is %q, want %q", cue, got, want)
		}
	}
}

// A saying is shown with what denies it and what puts it into the past.
func TestSayingKeepsItsVerbs(t *testing.T) {
	for text, want := range map[string]string{
		"They did|AUX not|PART want|VERB to go":    "did not want",
		"She has|AUX warned|VERB that it rains":    "has warned",
		"He said|VERB that it rains":               "said",
		"He never|ADV said|VERB that it rains":     "never said",
		"He had|AUX often|ADV said|VERB so":        "had often said",
		"He often|ADV said|VERB so":                "said",
		"It rains, according|VERB to the minister": "according",
		"It was|AUX denied|VERB by Varn|SOURCE":    "denied",
		"It was|AUX denied|VERB near Varn|SOURCE":  "was denied",
	} {
		ann := &news.Annotated{}
		var cue news.Span
		var source *news.Span
		for i, w := range strings.Fields(text) {
			form, tag, _ := strings.Cut(w, "|")
			if i > 0 {
				ann.Text += " "
			}
			span := news.Span{Start: news.Byte(len(ann.Text)), End: news.Byte(len(ann.Text) + len(form))}
			ann.Text += form
			if i == 0 {
				ann.Sentences = []news.Sentence{{}}
			}
			tok := news.Token{Span: span}
			tok.UPOS = tag
			ann.Sentences[0].Tokens = append(ann.Sentences[0].Tokens, tok)
			switch tag {
			case "VERB":
				cue = span
			case "SOURCE":
				source = &span
			}
		}
		ann.Sentences[0].End = news.Byte(len(ann.Text))
		if got := saying(ann, &news.Attribution{Cue: &cue, Source: source}); got != want {
			t.Errorf("%q: %q, want %q", ann.Text, got, want)
		}
	}
}

// What is shown of the ledger without being asked for.
func TestFiguresThatMatter(t *testing.T) {
	row := func(kind, unit, of string, reports int, values ...float64) FigureRow {
		r := FigureRow{Kind: kind, FigureRow: news.FigureRow{Of: of, Unit: unit, Reports: make([]news.ReportID, reports)}}
		for _, v := range values {
			r.Values = append(r.Values, news.FigureValue{Value: v})
		}
		return r
	}
	lead := row("count", "", "boats", 1, 12)
	lead.led = true
	for name, c := range map[string]struct {
		row  FigureRow
		want bool
	}{
		"two values of one report":    {row("count", "people", "marchers", 1, 6000, 10000), true},
		"two reports":                 {row("count", "", "boats", 2, 12, 12), true},
		"a sum of money":              {row("amount", "EUR", "bridge", 1, 4e7), true},
		"many people":                 {row("count", "people", "workers", 1, 400), true},
		"few people":                  {row("count", "people", "guards", 1, 4), false},
		"a count in passing":          {row("count", "", "boats", 1, 12), false},
		"a count in the lead":         {lead, true},
		"an age":                      {row("age", "years", "Ann Marl", 2, 40, 40), false},
		"a length of time":            {row("duration", "days", "ferry", 1, 2), false},
		"a length of time of nothing": {row("duration", "days", "", 2, 2, 2), false},
		"years in power in two":       {row("duration", "years", "power", 2, 26, 26), true},
		"a share of nothing":          {row("share", "percent", "", 1, 5), false},
	} {
		if got := c.row.Matters(); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}
