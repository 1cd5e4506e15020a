package figure

import (
	"reflect"
	"strings"
	"testing"

	"dateline/internal/annotate/name"
	"dateline/internal/annotate/sentence"
	"dateline/internal/annotate/syntax"
	"dateline/internal/annotate/token"
	"dateline/internal/annotate/when"
	"dateline/internal/news"
)

// read annotates paragraphs of text the way the program does. Trees are there
// as far as the repository has their weights: the rules must do without.
func read(tb testing.TB, text string) *news.Annotated {
	tb.Helper()
	ann := &news.Annotated{}
	ann.ID = news.NewReportID("", news.DigestOf([]byte(text)))
	ann.Text = text
	at := 0
	for _, para := range strings.Split(text, "\n\n") {
		ann.Passages = append(ann.Passages, news.Passage{Role: news.StoryText,
			Span: news.Span{Start: news.Byte(at), End: news.Byte(at + len(para))}})
		at += len(para) + 2
	}
	for _, span := range sentence.Split(ann.Text, ann.Passages) {
		ann.Sentences = append(ann.Sentences, news.Sentence{Span: span, Tokens: token.Tokens(ann.Text, span)})
	}
	if syn, err := syntax.New(); err == nil {
		syn.Annotate(ann.Sentences)
	}
	names, err := name.New()
	if err != nil {
		tb.Fatalf("load names: %v", err)
	}
	ann.Names = names.Find(ann.Text, ann.Passages, ann.Sentences)
	ann.Times = when.Find(ann)
	return ann
}

// Each rule that tells what is no figure has an example with one number.
func TestExclusionsHoldTheirExamples(t *testing.T) {
	for _, rule := range exclusions {
		if figs := Find(read(t, rule.example)); len(figs) > 0 {
			t.Errorf("%s: %q has the figure %q", rule.name, rule.example, figs[0].In(rule.example))
		}
	}
}

func TestFindIsAFunction(t *testing.T) {
	ann := read(t, "Some 3,400 people in three villages lost $1.5 million, up from 20 percent in May.")
	want := Find(ann)
	if len(want) != 4 {
		t.Fatalf("want 4 figures, have %d", len(want))
	}
	done := make(chan []news.Figure)
	for range 8 {
		go func() { done <- Find(ann) }()
	}
	for range 8 {
		if got := <-done; !reflect.DeepEqual(got, want) {
			t.Errorf("found %v, then %v", want, got)
		}
	}
}

// A table of ten thousand numbers, and a page of nothing but digits, are read
// in linear time: both would take minutes otherwise.
func TestLongInput(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("1,234 | ", 10000),
		strings.Repeat("12 ", 20000),
		strings.Repeat("9", 100000),
		strings.Repeat("one hundred and ", 5000),
		strings.Repeat("$", 20000) + "5",
		strings.Repeat("1.", 20000),
		strings.Repeat("more than ", 10000) + "5 people",
		strings.Repeat("two of the ", 5000),
	} {
		ann := &news.Annotated{}
		ann.Text = text
		ann.Passages = []news.Passage{{Role: news.StoryText, Span: news.Span{End: news.Byte(len(text))}}}
		for _, fig := range Find(ann) {
			if fig.In(text) == "" {
				t.Fatalf("figure without words at %d", fig.Start)
			}
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"more than $1.5bn, 1 234,5 km or १२३ people", "six, seven [road maps] out of 33", "½ of 10 1/2 miles",
		"Anna Lind, 66 Years, including 26 in power", "-5 °C to 1.234.567,89", "between one and a half and two million",
		"a 12-cent-a-share dividend", "one in three voters, 5%-7%", "1.5 billion. dollars", "\xff5\xfe",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		ann := &news.Annotated{}
		ann.Text = text
		ann.Passages = []news.Passage{{Role: news.StoryText, Span: news.Span{End: news.Byte(len(text))}}}
		for _, span := range sentence.Split(ann.Text, ann.Passages) {
			ann.Sentences = append(ann.Sentences, news.Sentence{Span: span, Tokens: token.Tokens(ann.Text, span)})
		}
		ann.Times = when.Find(ann)
		last := news.Byte(-1)
		for _, fig := range Find(ann) {
			if fig.Start < last || fig.Span.In(text) == "" {
				t.Fatalf("figure at [%d, %d) of %q", fig.Start, fig.End, text)
			}
			if fig.Value != fig.Value {
				t.Fatalf("no number at %q", fig.Span.In(text))
			}
			if fig.Of != nil && fig.Of.Span.In(text) != fig.Of.Text {
				t.Fatalf("counted words %q are not those at their span", fig.Of.Text)
			}
			last = fig.Start
		}
	})
}

// TestClock holds that a clock time in words counts nothing, nor a third after a
// first and a second, and that other numbers before "to" and "past" do count.
func TestClock(t *testing.T) {
	for _, c := range []struct {
		text string
		want int
	}{
		{"The note was sent at ten past nine.", 0}, {"The order was signed at twenty to ten.", 0}, {"The lamps went out at a quarter to eleven.", 0},
		{"She has had two cups and will not have a third.", 1}, {"The price fell by a third.", 1}, {"The firm sent 20 men to Tolmar.", 1},
	} {
		if got := Find(read(t, c.text)); len(got) != c.want {
			t.Errorf("%q: %d figures, want %d: %v", c.text, len(got), c.want, got)
		}
	}
}
