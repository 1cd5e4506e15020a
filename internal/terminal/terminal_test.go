package terminal

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"dateline/internal/desk"
	"dateline/internal/news"
)

func TestWrapKeepsToTheWidth(t *testing.T) {
	text := "Die Brücke über die Tessar wurde am 東京 Montag für den Verkehr gesperrt"
	for _, line := range wrap(text, 20) {
		if columns(line) > 20 {
			t.Errorf("%q takes %d columns", line, columns(line))
		}
	}
	if got := strings.Join(wrap(text, 20), " "); got != text {
		t.Errorf("wrapping gave %q", got)
	}
	if got := wrap("incomprehensibilities", 5); !slices.Equal(got, []string{"incomprehensibilities"}) {
		t.Errorf("a long word became %q", got)
	}
}

func TestCut(t *testing.T) {
	for _, c := range []struct {
		text string
		n    int
		want string
	}{{"short", 10, "short"}, {"a longer text", 6, "a lon…"}, {"東京都庁", 5, "東京…"}} {
		if got := cut(c.text, c.n); got != c.want {
			t.Errorf("cut(%q, %d) = %q, want %q", c.text, c.n, got, c.want)
		}
	}
}

func sample() *desk.Timeline {
	head := desk.ReportHead{ID: "r-1", Outlet: "Quay Courier", Title: "Harbour vote put off", Read: true,
		Published: news.Dating{Value: "2023-05-16", Basis: news.Stated}}
	undated := desk.ReportHead{ID: "r-2", File: "note.txt", Title: "A note\x1b[2J", Read: true}
	bad := desk.ReportHead{ID: "r-3", File: "bad.html", Error: "the file is empty", Hint: "save it again"}
	day := news.Dating{Value: "2023-05-15", Earliest: "2023-05-15", Latest: "2023-05-15", Source: "Monday"}
	month := news.Dating{Value: "2023-06", Earliest: "2023-06-01", Latest: "2023-06-30", Source: "next month"}
	return &desk.Timeline{
		Story: news.StoryHead{Name: "harbour", AsOf: "2023-05-16", Reports: 3},
		Lines: []news.DatedLine{
			{ID: "l-1", When: day, Role: news.StoryText, Reports: []news.ReportID{"r-1"},
				Line: "The city council put off its vote on the new harbour on Monday after two members walked out of the chamber."},
			{ID: "l-2", When: month, Role: news.StoryText, Reports: []news.ReportID{"r-1"}, Factuality: news.Planned,
				Line: "The vote will be held next month."},
		},
		Reports: map[news.ReportID]desk.ReportHead{"r-1": head},
		Undated: []desk.ReportHead{undated}, NotRead: []desk.ReportHead{bad}, Limits: []string{"It is short."},
	}
}

func TestTimelineAtEightyColumns(t *testing.T) {
	var b bytes.Buffer
	New(&b, 80, false).Timeline(sample())
	want := `harbour                                             3 reports · as of 2023-05-16

2023
  Mon 15 May   The city council put off its vote on the new harbour on Monday
               after two members walked out of the chamber.
               “Monday” · Quay Courier, 2023-05-16 · l-1
  June         [announced] The vote will be held next month.
               “next month” · Quay Courier, 2023-05-16 · l-2

Without a day of their own (nothing they date by “on Monday” is above)
  no day      A note[2J
              note.txt · r-2

Not read
  no day      (no title)
              bad.html · r-3
              the file is empty
              hint: save it again

· It is short.
`
	if got := b.String(); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestColoursOnlyWhereAsked(t *testing.T) {
	var plain, coloured bytes.Buffer
	New(&plain, 80, false).Timeline(sample())
	New(&coloured, 80, true).Timeline(sample())
	if strings.Contains(plain.String(), "\x1b") {
		t.Error("escape sequences without colours")
	}
	if got := stripStyle(coloured.String()); got != plain.String() {
		t.Errorf("colours change the words:\n%s", got)
	}
	for line := range strings.SplitSeq(plain.String(), "\n") {
		if columns(line) > 80 {
			t.Errorf("%q is wider than 80 columns", line)
		}
	}
}
