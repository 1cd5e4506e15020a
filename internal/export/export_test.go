package export

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"dateline/internal/desk"
	"dateline/internal/news"
)

// input is a story of one report whose words are hostile to every format.
func input() Input {
	text := "They met on <b>3 May 2023</b> | [here](javascript:x) `code` *stars* \x1b[31m\u202e."
	span := news.Span{End: news.Byte(len(text))}
	ann := news.Annotated{Report: news.Report{ID: "r-1", File: "a.txt", Title: "# A | <i>title</i>", Text: text, Read: true,
		Canonical: "https://courier.example/`x", Passages: []news.Passage{{Role: news.StoryText, Span: span}}}}
	ann.Fill()
	line := news.DatedLine{ID: "l-1", Line: text, Role: news.StoryText, Reports: []news.ReportID{"r-1"},
		When:     news.Dating{Value: "2023-05-03", Earliest: "2023-05-03", Latest: "2023-05-03", Source: "3 May 2023"},
		Evidence: []news.Evidence{{Report: "r-1", Span: span, Quote: text}}}
	ev := desk.EventLine{Event: news.Event{ID: "E-1", Line: text, When: line.When, Factuality: news.Denied, Reports: line.Reports,
		Evidence: line.Evidence, IndependentSources: 1}, Words: "3 May 2023"}
	plan := news.Plan{ID: "P-1", Event: "E-1", Text: text, Due: "2023-05-03", Outcome: "open", Evidence: line.Evidence}
	head := news.StoryHead{Name: "a <story>", Reports: 1}
	return Input{
		Story: &news.Story{Story: head, Reports: []news.Annotated{ann}, Chronology: []news.DatedLine{line},
			Events: []news.Event{ev.Event}, Plans: []news.Plan{plan}},
		Timeline: &desk.Timeline{Story: head, Lines: []news.DatedLine{line}, Events: []desk.EventLine{ev}, Limits: desk.Limits,
			Reports: map[news.ReportID]desk.ReportHead{"r-1": desk.Head(&ann.Report)}},
	}
}

func TestMarkdownIsPlain(t *testing.T) {
	var b bytes.Buffer
	if err := Write(&b, "md", input()); err != nil {
		t.Fatal(err)
	}
	got := b.String()
	if strings.Contains(got, "<b>") || regexp.MustCompile(`[^\\]\]\(`).MatchString(got) || strings.ContainsAny(got, "\x1b\u202e") {
		t.Errorf("markup of a page survives:\n%s", got)
	}
	for _, want := range []string{"# a &lt;story>", "## 2023", "- **Wed 3 May** *denied:* They met", "1 source", "- **open**, due 2023-05-03: They met", "1. \\# A \\| &lt;i\\>title"} {
		if !strings.Contains(strings.ReplaceAll(got, "story\\>", "story>"), want) {
			t.Errorf("the document lacks %q:\n%s", want, got)
		}
	}
}

func TestJSONIsTheStory(t *testing.T) {
	in := input()
	var b bytes.Buffer
	if err := Write(&b, "json", in); err != nil {
		t.Fatal(err)
	}
	var back news.Story
	if err := json.Unmarshal(b.Bytes(), &back); err != nil {
		t.Fatal(err)
	}
	if back.Reports[0].Text != in.Story.Reports[0].Text || back.Chronology[0].Line != in.Story.Chronology[0].Line {
		t.Error("the story does not come back as it was")
	}
}

func TestHTMLNeedsNothingElse(t *testing.T) {
	var b bytes.Buffer
	if err := Write(&b, "html", input()); err != nil {
		t.Fatal(err)
	}
	got := b.String()
	for _, bad := range []string{"<script", "<link", "src=", "<b>3 May"} {
		if strings.Contains(got, bad) {
			t.Errorf("the page has %q", bad)
		}
	}
	if !strings.Contains(got, "Content-Security-Policy") {
		t.Error("the page has no content security policy")
	}
}

func TestUnknownFormat(t *testing.T) {
	if err := Write(&bytes.Buffer{}, "xls", input()); err == nil {
		t.Error("an unknown format was written")
	}
}
