package when

import (
	"strings"
	"testing"

	"dateline/internal/news"
)

// pages joins passages of the given roles, a blank line between them.
func pages(day string, parts ...string) *news.Annotated {
	ann := &news.Annotated{}
	for i := 0; i < len(parts); i += 2 {
		if ann.Text != "" {
			ann.Text += "\n\n"
		}
		start := len(ann.Text)
		ann.Text += parts[i+1]
		ann.Passages = append(ann.Passages, news.Passage{Role: news.Role(parts[i]), Span: news.Span{Start: news.Byte(start), End: news.Byte(len(ann.Text))}})
	}
	ann.ID = news.NewReportID("", news.DigestOf([]byte(ann.Text)))
	if day != "" {
		ann.Published = news.Dating{Value: day, Earliest: day, Latest: day, Basis: news.Stated}
	}
	return ann
}

// A boxed explainer may be older than the report: its weekday stays open. The
// furniture is not read at all.
func TestRoles(t *testing.T) {
	ann := pages("2021-09-10",
		"story", "The two leaders met on Thursday.",
		"context", "The forced landing on Sunday caused outrage. The vote of August 2020 was disputed.",
		"furniture", "Posted on 3 March 2024.",
		"caption", "The leaders in Moscow on Thursday.")
	var got []string
	for _, tx := range Find(ann) {
		got = append(got, tx.In(ann.Text)+"="+tx.Value)
	}
	want := "Thursday=2021-09-09 Sunday=XXXX-WXX-7 August 2020=2020-08 Thursday=2021-09-09"
	if strings.Join(got, " ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

// A report known only to a run of days gives values where both ends agree, and
// else the run of days that the expression can mean.
func TestRunOfDays(t *testing.T) {
	ann := pages("", "story", "They met last month, and again on Monday.")
	ann.Published = news.Dating{Value: "2020-09", Earliest: "2020-09-10", Latest: "2020-09-12", Basis: news.Inferred}
	got := Find(ann)
	if len(got) != 2 {
		t.Fatalf("got %d times", len(got))
	}
	if got[0].Value != "2020-08" || got[0].Earliest != "2020-08-01" || got[0].Latest != "2020-08-31" {
		t.Errorf("last month: %+v", got[0])
	}
	if got[1].Value != "2020-09-07" {
		t.Errorf("Monday: %+v", got[1])
	}
	ann.Published = news.Dating{Value: "2020-09", Earliest: "2020-09-10", Latest: "2020-09-16", Basis: news.Inferred}
	got = Find(ann)
	if got[1].Value != "XXXX-WXX-1" || got[1].Earliest != "2020-09-07" || got[1].Latest != "2020-09-14" {
		t.Errorf("Monday of a longer run: %+v", got[1])
	}
}

// Every result names its rule, how it lies to the report, and its anchor.
func TestReasons(t *testing.T) {
	ann := pages("2021-09-15", "story", "He was arrested on August 9 and released two days later. He left last week. He had won in 1994.")
	want := []struct{ words, rule, anchor, shift string }{
		{"August 9", "calendar-date", "published 2021-09-15", "<08-09"},
		{"two days later", "shift-from-text", "August 9", ""},
		{"last week", "relative-unit", "published 2021-09-15", "-P1W"},
		{"1994", "year", "", "<"},
	}
	got := Find(ann)
	if len(got) != len(want) {
		t.Fatalf("got %d times, want %d", len(got), len(want))
	}
	seen := map[news.RecordID]bool{}
	for i, w := range want {
		g := got[i]
		if g.In(ann.Text) != w.words || g.Rule != w.rule || g.Anchor != w.anchor || g.Shift != w.shift {
			t.Errorf("got %q %s %q %q, want %+v", g.In(ann.Text), g.Rule, g.Anchor, g.Shift, w)
		}
		if g.ID == "" || seen[g.ID] {
			t.Errorf("%q: identifier %q is empty or not its own", w.words, g.ID)
		}
		seen[g.ID] = true
	}
}

// Where a sentence has heads, the governing verb decides the side: "will open
// ... Monday" or "was closed Monday".
func TestHeads(t *testing.T) {
	text := "They will open the bridge that was closed Monday."
	for head, want := range map[int]string{3: "2021-09-20", 8: "2021-09-13"} {
		ann := pages("2021-09-15", "story", text)
		sent := news.Sentence{Span: ann.Passages[0].Span}
		at := 0
		for i, form := range strings.Fields("They will open the bridge that was closed Monday") {
			at += strings.Index(text[at:], form)
			span := news.Span{Start: news.Byte(at), End: news.Byte(at + len(form))}
			tok := news.Token{Span: span, Form: form, XPOS: strings.Fields("PRP MD VB DT NN WDT VBD VBN NNP")[i], Head: 3}
			if form == "Monday" {
				tok.Head = head
			}
			sent.Tokens = append(sent.Tokens, tok)
		}
		ann.Sentences = []news.Sentence{sent}
		if got := Find(ann); len(got) != 1 || got[0].Value != want {
			t.Errorf("head %d: got %+v, want %s", head, got, want)
		}
	}
}

// Sentences without tokens, and tokens that do not fit the text, do no harm.
func TestBadLayers(t *testing.T) {
	ann := pages("2021-09-15", "story", "The court set the trial for Monday.")
	ann.Sentences = []news.Sentence{{Span: news.Span{End: 5}}, {Span: news.Span{Start: 5, End: 2000}, Tokens: []news.Token{{Span: news.Span{Start: 90, End: 95}, Head: 7}}}}
	if got := Find(ann); len(got) != 1 {
		t.Errorf("got %+v", got)
	}
}

// The tables are read without a fault, and hold what the rules rest on.
func TestLexicon(t *testing.T) {
	lex, err := english()
	if err != nil {
		t.Fatal(err)
	}
	for form, c := range map[string]class{"may": cMonth, "friday": cWeekday, "second": cUnit | cOrd, "fortnight": cUnit, "christmas": cHoliday, "will": cFuture, "winter": cSeason} {
		if e := lex.find(form); e == nil || e.class&c != c {
			t.Errorf("%q lacks a class", form)
		}
	}
	every := class(0)
	for _, r := range rules {
		every |= r.starts
	}
	if lex.find("bridge") == nil || lex.find("bridge").class&every != 0 {
		t.Error("an ordinary noun opens an expression")
	}
}
