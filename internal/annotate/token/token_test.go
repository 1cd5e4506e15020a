package token

import (
	"strings"
	"testing"

	"dateline/internal/news"
)

// TestTokens has the tokens of each case parted by "¦"; the text is what is
// left without these.
func TestTokens(t *testing.T) {
	cases := []string{
		"Mr. Obi ca¦n't pay $¦5¦m¦.",
		"It¦'s Lind¦'s turn¦, they¦'ve said¦.",
		"Would¦n’t you¦?",
		"I would¦n't¦'ve gone¦.",
		"can¦not gon¦na wan¦na do¦nt",
		"the states¦' ports and Obi¦’s car",
		"anti-war and ex-Soviet but long¦-¦term and Nord¦-¦Lind",
		"a 26¦-¦year¦-¦old and twenty¦-¦two",
		"in the U.S. and the U.S.¦, too",
		"He left the U.S.",
		"He left Oslo¦, etc¦.",
		"at 5¦pm or 5:30 p.m. on 9/11",
		"call 555-0142 or 212-555-0142 on 2020-09-14",
		"1,234.56 km and 3.5¦% of 200¦km",
		"in the 1990s¦, the '90s and the 1930's",
		"No. 5 said no¦. ¦OK",
		"“¦Out¦!¦” he said ¦(¦twice¦)¦.",
		"Wait¦... what¦?! ¦No¦!!!",
		"and¦/¦or w/o an A/C",
		"AT&T and R&D cost US$¦5",
		"see https://example.com/a-b?c=d¦. ¦Then x@example.org¦.",
		"@nord_lind wrote #peace and ¦#¦2",
		"O'Neil and d'Obi at L'Orne",
		"MOSCOW¦—¦Obi¦–¦Lind",
		"the troops¦.¦Obi left¦.",
		"example.com and Node.js",
		"« ¦Non¦ » ¦„¦Nein¦“",
		"Tom Obi Jr. of Lind Inc. on Sept. 9",
		"Ph.D. e.g. a.m.",
		"1. First",
		"He said ¦'¦yes¦'¦.",
		"50¦° and 20th and 3D",
		"5¦-¦10 and ¦-¦3 and +44",
		"rock ¦'n' roll",
		"Plan B¦.",
		"George W. Obi",
	}
	for _, c := range cases {
		t.Run(c, func(t *testing.T) {
			text := strings.ReplaceAll(c, "¦", "")
			want := strings.Fields(strings.ReplaceAll(c, "¦", " "))
			var got []string
			for _, tok := range Tokens(text, news.Span{End: news.Byte(len(text))}) {
				got = append(got, tok.Form)
			}
			if g, w := strings.Join(got, "¦"), strings.Join(want, "¦"); g != w {
				t.Errorf("\n got %s\nwant %s", g, w)
			}
		})
	}
}

func TestTokensWithinSpan(t *testing.T) {
	text := "One two. Three four."
	toks := Tokens(text, news.Span{Start: 9, End: 20})
	if len(toks) != 3 || toks[0].Form != "Three" || toks[0].Start != 9 || toks[2].End != 20 {
		t.Errorf("got %+v", toks)
	}
	if Tokens(text, news.Span{Start: 7, End: 3}) != nil || Tokens(text, news.Span{Start: -4, End: 99}) == nil {
		t.Error("spans outside the text are not clamped")
	}
}

func TestLongToken(t *testing.T) {
	text := strings.Repeat("é", 50000)
	total := 0
	for _, tok := range Tokens(text, news.Span{End: news.Byte(len(text))}) {
		if tok.Len() > maxForm || !strings.HasPrefix(tok.Form, "é") {
			t.Fatalf("token of %d bytes, %q", tok.Len(), tok.Form[:2])
		}
		total += tok.Len()
	}
	if total != len(text) {
		t.Errorf("%d of %d bytes in tokens", total, len(text))
	}
}

// FuzzTokens checks on any bytes that tokens and gaps rejoin to the text.
func FuzzTokens(f *testing.F) {
	for _, s := range []string{"It's a.b@c.de, U.S.", "''''", "a's's's", "\xff\xfe'\xf0 n't", "1.2.3,4:5-6/7", "w/o.. Inc..", "#@+.5", "(:-)<3", "—'—.'", "$$€5m"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var b strings.Builder
		last := 0
		for _, tok := range Tokens(text, news.Span{End: news.Byte(len(text))}) {
			if int(tok.Start) < last || tok.End <= tok.Start || tok.In(text) != tok.Form {
				t.Fatalf("token %+v after %d", tok, last)
			}
			gap := text[last:tok.Start]
			for _, r := range gap {
				if !isSpace(r) {
					t.Fatalf("left out %q of %q", gap, text)
				}
			}
			b.WriteString(gap)
			b.WriteString(tok.Form)
			last = int(tok.End)
		}
		if b.WriteString(text[last:]); b.String() != text {
			t.Fatalf("rejoined %q, want %q", b.String(), text)
		}
	})
}

func BenchmarkTokens(b *testing.B) {
	text := strings.Repeat("President Tomas G. Obi of Nordland can't pay Mr. Lind's $1.5 billion, they said on Sept. 9 (twice). ", 500)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Tokens(text, news.Span{End: news.Byte(len(text))})
	}
}
