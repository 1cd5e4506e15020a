package sentence

import (
	"strings"
	"testing"

	"dateline/internal/news"
)

// TestSplit has one case a line: the sentences, parted by " ¦ ".
func TestSplit(t *testing.T) {
	cases := []struct{ name, want string }{
		{"plain", "The talks ended. ¦ Nobody spoke."},
		{"titles", "Mr. Obi met Gen. Sato and Dr. Lind. ¦ They left."},
		{"titles behind a prefix", "It was then-Sen. Obi and ex-Gov. Lund. ¦ They left."},
		{"initials", "President Tomas G. Obi called. ¦ J. R. Lind and A. B. Sato listened."},
		{"country", "The U.S. Senate met the U.N. envoy. ¦ He came from the U.S. ¦ The talks went on."},
		{"months", "It began on Sept. 9 and ended in Oct. ¦ Nothing followed."},
		{"number", "She voted No. 5 first. ¦ His answer was no. ¦ He left."},
		{"saint", "The St. Olaf choir sang on Main St. ¦ The crowd cheered."},
		{"hour", "They met at 5 p.m. Monday in Oslo. ¦ It ended at 9 a.m. ¦ Obi was late."},
		{"company", "Nord Corp. Chairman Obi sold Lind Inc. ¦ The price fell."},
		{"degree", "She holds a Ph.D. in law. ¦ He does not."},
		{"decimals", "Prices rose 3.5 percent to $1.25. ¦ In 2019. ¦ They fell."},
		{"quotation", "“We came. ¦ We saw.” ¦ He left."},
		{"quotation, straight", `"We came. ¦ We saw," he said. ¦ "That is all."`},
		{"question said", "“Why?” Mr. Obi asked. ¦ “How?” she said."},
		{"question in the midst", "The book Who Was Here? is long. ¦ It sold well."},
		{"exclamation", "“Out!” they chanted. ¦ The guards stood by."},
		{"brackets in a quotation", "“Prepare (their) armies,” he said. ¦ “Now.”"},
		{"whole in brackets", "He fell. ¦ (Nobody saw it.) ¦ She rose."},
		{"guillemets", "« Ils sont là. » ¦ Then he left."},
		{"german", "„Das war es.“ ¦ The minister sat down."},
		{"unbalanced", `He said "they will come. ¦ Then they left.`},
		{"dateline", "OSLO, Norway (XYZ) — The king spoke. ¦ He was brief."},
		{"place first", "(Oslo) The king spoke. ¦ He was brief."},
		{"ellipsis", "Well... perhaps not. ¦ We waited… ¦ Nobody came."},
		{"translation, doubled stop", "They accept more. . ¦ This Friday he came."},
		{"translation, spaced mark", "He has no choice. ” ¦ However , they have."},
		{"translation, stop in the midst", "A loan of 1.5 billion. dollars was paid."},
		{"lost blank", "They trained the troops. ¦ Obi offered help."},
		{"addresses", "See www.example.com for more. ¦ Write to a.b@example.org. ¦ Thanks."},
		{"list number", "1. The first point. ¦ 2. The second point."},
		{"bullets", "Points: ¦ • One thing ¦ • Another thing"},
		{"note number", "She wrote it. [17] ¦ He read it.[2][3] ¦ End."},
		{"capitals", "MR. OBI LEFT OSLO. ¦ THE KING STAYED."},
		{"no capitals", "mr. obi left oslo. ¦ the king stayed. ¦ he slept."},
		{"headline", "Obi, Lind To Talk ‘Peace’ Amid Protests"},
		{"inner capital", "It works. ¦ iPhone sales rose."},
		{"cut off", "He swung to Mr."},
		{"unknown abbreviation", "They met at the Bldg. Nord site. ¦ It rained."},
		{"eg", "Some states, e.g. Norway, agreed. ¦ Others, i.e. Nords, did not."},
		{"vs", "It was Lind vs. Obi. ¦ Lind won."},
		{"junior", "Tom Obi Jr. Smiled and left."},
		{"roman", "Under Olaf II. the town grew. ¦ Then it burned."},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			text := strings.ReplaceAll(c.want, " ¦ ", " ")
			if c.name == "lost blank" {
				text = strings.ReplaceAll(c.want, " ¦ ", "")
			}
			var got []string
			for _, s := range Split(text, nil) {
				got = append(got, s.In(text))
			}
			if g := strings.Join(got, " ¦ "); g != c.want {
				t.Errorf("\n got %s\nwant %s", g, c.want)
			}
		})
	}
}

func TestSplitPassages(t *testing.T) {
	text := "Obi to talk\n\nHome | News\n\nHe came. He\nspoke.\nThen he left"
	passages := []news.Passage{
		{Role: news.Headline, Span: news.Span{Start: 0, End: 11}},
		{Role: news.Furniture, Span: news.Span{Start: 13, End: 24}},
		{Role: news.StoryText, Span: news.Span{Start: 26, End: news.Byte(len(text))}},
	}
	var got []string
	for _, s := range Split(text, passages) {
		got = append(got, s.In(text))
	}
	want := "Obi to talk|He came.|He\nspoke.|Then he left"
	if g := strings.Join(got, "|"); g != want {
		t.Errorf("got %q, want %q", g, want)
	}
}

func TestSplitBadPassages(t *testing.T) {
	for _, p := range []news.Span{{Start: -5, End: 3}, {Start: 2, End: 99}, {Start: 9, End: 4}} {
		for _, s := range Split("abc. Def", []news.Passage{{Role: news.StoryText, Span: p}}) {
			if s.In("abc. Def") == "" {
				t.Errorf("passage %v gives the span %v outside the text", p, s)
			}
		}
	}
}

// FuzzSplit checks on any bytes that the sentences are in order, lie within
// their passage and leave out nothing but white space.
func FuzzSplit(f *testing.F) {
	for _, s := range []string{"A. B.", "“Why?” he said.\n\n• x", "...”\" . \"", "\xff.\xfe A", "U.S. [1] The", "a.\u200bB", "1. ", "? \" “a"} {
		f.Add(s, 3)
	}
	f.Fuzz(func(t *testing.T, text string, cut int) {
		cut = max(0, min(cut, len(text)))
		passages := []news.Passage{
			{Role: news.StoryText, Span: news.Span{Start: 0, End: news.Byte(cut)}},
			{Role: news.Caption, Span: news.Span{Start: news.Byte(cut), End: news.Byte(len(text))}},
		}
		last := news.Byte(0)
		for _, s := range Split(text, passages) {
			if s.Start < last || s.End <= s.Start || int(s.End) > len(text) {
				t.Fatalf("span %v after %d in %q", s, last, text)
			}
			if s.Start < news.Byte(cut) && s.End > news.Byte(cut) {
				t.Fatalf("span %v crosses the passage's end %d", s, cut)
			}
			checkBlank(t, text[last:s.Start])
			last = s.End
		}
		checkBlank(t, text[last:])
	})
}

func checkBlank(t *testing.T, gap string) {
	t.Helper()
	for _, r := range gap {
		if !isSpace(r) {
			t.Fatalf("left out %q", gap)
		}
	}
}

func BenchmarkSplit(b *testing.B) {
	text := strings.Repeat("President Tomas G. Obi of Nordland met Mr. Lind in the U.S. on Sept. 9. “Why?” he asked. They spoke for 3.5 hours. ", 500)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Split(text, nil)
	}
}
