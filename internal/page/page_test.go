package page

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"dateline/internal/desk"
	"dateline/internal/news"
)

// anchor points everywhere at "#".
type anchor struct{}

func (anchor) Home() string       { return "/" }
func (anchor) Reports() string    { return "/reports" }
func (anchor) Figures() string    { return "/figures" }
func (anchor) Statements() string { return "/statements" }
func (anchor) Lineage() string    { return "/lineage" }
func (anchor) Events() string     { return "/events" }
func (anchor) ReportEvents(id news.ReportID) string {
	return "/reports/" + string(id) + "/events"
}
func (anchor) SideBySide(from, to news.ReportID) string {
	return "/lineage/" + string(from) + "/" + string(to)
}
func (anchor) Disputes() string               { return "/disputes" }
func (anchor) State() string                  { return "/state" }
func (anchor) Plans() string                  { return "/plans" }
func (anchor) Sentences() string              { return "/sentences" }
func (anchor) Entities() string               { return "/entities" }
func (anchor) Report(id news.ReportID) string { return "/reports/" + string(id) }
func (anchor) Explain(id string) string       { return "/explain/" + id }
func (anchor) Line(r news.ReportID, l news.RecordID) string {
	return "/reports/" + string(r) + "#s-" + string(r) + "-" + string(l)
}
func (anchor) Sentence(news.ReportID, int) string { return "/sentence" }

const hostile = `<script>alert(1)</script><img src=x onerror=alert(2)>" onmouseover="x` + "\x1b[31m\u202e"

// sample is a report whose every string is hostile, with one dated sentence.
func sample() (news.Annotated, []news.DatedLine) {
	text := hostile + "\n\nThey met on Monday " + hostile + "."
	sent := news.Span{Start: news.Byte(len(hostile) + 2), End: news.Byte(len(text))}
	at := news.Byte(strings.Index(text, "Monday"))
	tim := news.Timex{ID: "t-1", Span: news.Span{Start: at, End: at + 6}, Type: news.TimexDate,
		Value: "2024-04-22", Earliest: "2024-04-22", Latest: "2024-04-22"}
	ann := news.Annotated{Report: news.Report{ID: "r-1", Title: hostile, Outlet: hostile, File: hostile, Read: true,
		URL: "javascript:alert(3)", Text: text, Sources: map[string]string{"title": hostile},
		Passages: []news.Passage{
			{Role: news.Headline, Span: news.Span{End: news.Byte(len(hostile))}},
			{Role: news.StoryText, Span: sent}}}}
	ann.Sentences = []news.Sentence{{Span: sent, Tokens: []news.Token{
		{Form: hostile, UPOS: "VERB", Deprel: "root"}, {Form: "b", Head: 1, Deprel: "obj"}, {Form: "c", Head: 9}}}}
	ann.Times = []news.Timex{tim}
	line := news.DatedLine{ID: "l-1", Line: sent.In(text), Reports: []news.ReportID{"r-1"}, Role: news.StoryText,
		When:     news.Dating{Value: "2024-04-22", Earliest: "2024-04-22", Latest: "2024-04-22", Source: hostile},
		Evidence: []news.Evidence{{Report: "r-1", Span: sent, Quote: sent.In(text)}}}
	return ann, []news.DatedLine{line}
}

// draw gives every page, drawn from the hostile sample.
func draw(t *testing.T) map[string]string {
	t.Helper()
	ann, lines := sample()
	head := desk.Head(&ann.Report)
	tl := &desk.Timeline{Lines: lines, Reports: map[news.ReportID]desk.ReportHead{"r-1": head},
		Undated: []desk.ReportHead{head}, NotRead: []desk.ReportHead{{Error: hostile, Hint: hostile}}, Limits: desk.Limits}
	frame := Frame{Title: hostile, Story: news.StoryHead{Name: hostile, Reports: 1}, Links: anchor{}}
	out := map[string]string{}
	put := func(name string, f func(*bytes.Buffer) error) {
		var b bytes.Buffer
		if err := f(&b); err != nil {
			t.Fatalf("draw %s: %v", name, err)
		}
		out[name] = b.String()
	}
	put("timeline", func(b *bytes.Buffer) error { return Timeline(b, frame, tl) })
	put("reports", func(b *bytes.Buffer) error { return Reports(b, frame, &desk.Reports{Reports: []desk.ReportHead{head}}) })
	put("report", func(b *bytes.Buffer) error { return Report(b, frame, &ann, lines) })
	put("explain", func(b *bytes.Buffer) error {
		return Explain(b, frame, &desk.Explanation{Title: hostile, Facts: []desk.Fact{{Label: hostile, Value: hostile}},
			Reasons: []string{hostile}, Evidence: lines[0].Evidence})
	})
	put("figures", func(b *bytes.Buffer) error {
		return Figures(b, frame, &desk.Figures{Reports: tl.Reports, Figures: []desk.FigureLine{{Report: "r-1",
			Figure: news.Figure{Unit: hostile, Kind: hostile, Of: &news.TextSpan{Text: hostile}}, Words: hostile, Source: hostile, Evidence: lines[0].Evidence}}})
	})
	put("statements", func(b *bytes.Buffer) error {
		return Statements(b, frame, &desk.Statements{Reports: tl.Reports, Statements: []desk.StatementLine{{
			Statement: news.Statement{Content: hostile, Kind: "direct", Carriers: []news.ReportID{"r-1"}}, Source: hostile, Cue: hostile}}})
	})
	put("events", func(b *bytes.Buffer) error {
		ann := ann
		ann.Events = []news.EventMention{{ID: "m-1", Span: lines[0].Evidence[0].Span, Clause: lines[0].Evidence[0].Span, Type: hostile, Mode: hostile,
			Actors: []news.Actor{{Role: hostile, Span: lines[0].Evidence[0].Span}}, Rules: []string{hostile}}}
		return Events(b, frame, []news.Annotated{ann})
	})
	put("chronology", func(b *bytes.Buffer) error {
		return Chronology(b, frame, &desk.Timeline{Reports: tl.Reports, Events: []desk.EventLine{{Event: news.Event{ID: "E-1", Line: hostile},
			Words: hostile, ToldBy: []desk.Teller{{Report: "r-1", Copies: []desk.Carrier{{Report: "r-1", How: hostile}}}}}}})
	})
	put("plans", func(b *bytes.Buffer) error {
		return Plans(b, frame, &desk.Plans{Reports: tl.Reports, Plans: []news.Plan{{ID: "P-1", Text: hostile, Due: hostile, Outcome: "open", Evidence: lines[0].Evidence}}})
	})
	put("sentence", func(b *bytes.Buffer) error { return Sentence(b, frame, &ann, 0) })
	put("failure", func(b *bytes.Buffer) error { return Failure(b, frame, hostile, hostile) })
	put("all", func(b *bytes.Buffer) error { return All(b, frame, tl, []news.Annotated{ann}) })
	put("trees", func(b *bytes.Buffer) error { return Trees(b, frame, []news.Annotated{ann}) })
	return out
}

// walk calls f on every element.
func walk(n *html.Node, f func(*html.Node)) {
	if n.Type == html.ElementNode {
		f(n)
	}
	for c := range n.ChildNodes() {
		walk(c, f)
	}
}

func TestNothingOfAPageIsMarkup(t *testing.T) {
	for name, text := range draw(t) {
		root, err := html.Parse(strings.NewReader(text))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		walk(root, func(n *html.Node) {
			switch n.Data {
			case "script", "img", "iframe", "object", "form":
				t.Errorf("%s has an element %s", name, n.Data)
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || strings.HasPrefix(a.Val, "javascript:") {
					t.Errorf("%s has %s=%q", name, a.Key, a.Val)
				}
				if (a.Key == "href" || a.Key == "src") && strings.Contains(a.Val, "//") {
					t.Errorf("%s loads or links %q", name, a.Val)
				}
			}
		})
		if name != "report" && name != "all" && name != "sentence" && name != "trees" && strings.ContainsAny(text, "\x1b\u202e") {
			t.Errorf("%s shows control or bidirectional characters", name)
		}
	}
}

func TestReaderHighlightsTheDatedSentence(t *testing.T) {
	root, err := html.Parse(strings.NewReader(draw(t)["report"]))
	if err != nil {
		t.Fatal(err)
	}
	marks, times := 0, ""
	walk(root, func(n *html.Node) {
		switch n.Data {
		case "mark":
			for _, a := range n.Attr {
				if a.Key == "id" && a.Val == "s-r-1-l-1" {
					marks++
				}
			}
		case "time":
			times += n.FirstChild.Data + n.Attr[0].Val
		}
	})
	if marks != 1 {
		t.Errorf("%d marks bear the line's anchor, want 1", marks)
	}
	if times != "Monday2024-04-22" {
		t.Errorf("time elements are %q", times)
	}
}

func TestPiecesRejoinToThePassage(t *testing.T) {
	ann, lines := sample()
	r := newReader(&ann, lines)
	for i, part := range r.Parts {
		got := ""
		for _, p := range part.Pieces {
			got += p.Text
		}
		if want := ann.Passages[i].In(ann.Text); got != want {
			t.Errorf("pieces of passage %d give %q, want %q", i, got, want)
		}
	}
}
