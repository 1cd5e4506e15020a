package attribution

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/news"
)

// wordsIn says whether text[from:to] has a letter or a digit.
func wordsIn(text string, from, to news.Byte) bool {
	for i := int(from); i < int(to) && i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return true
		}
		i += size
	}
	return false
}

// tidy takes white space and the marks that only part clauses from both ends
// of s.
func (r *reader) tidy(s news.Span) news.Span {
	if s.Start < 0 || s.End > news.Byte(len(r.ann.Text)) || s.End < s.Start {
		return news.Span{}
	}
	text := s.In(r.ann.Text)
	left := strings.TrimLeft(text, " \t\r\n\u00a0,;:-–—")
	start := s.Start + news.Byte(len(text)-len(left))
	right := strings.TrimRight(left, " \t\r\n\u00a0,;:-–—")
	return news.Span{Start: start, End: start + news.Byte(len(right))}
}

// balance makes the content c of cue at fit the quotations: one that the cue
// stands in bounds it, and one that it cuts is taken whole.
func (r *reader) balance(t *tree, at int, c news.Span) news.Span {
	if own := t.quote[at]; own >= 0 {
		q := r.quotes[own]
		c.Start, c.End = max(c.Start, q.Start), min(c.End, q.End)
		if c.Start == q.Start && !q.continues {
			_, size := utf8.DecodeRuneInString(c.In(r.ann.Text))
			c.Start += news.Byte(size)
		}
		if c.End == q.End && !q.open && c.Len() > 0 {
			_, size := utf8.DecodeLastRuneInString(c.In(r.ann.Text))
			c.End -= news.Byte(size)
		}
	}
	depth := r.depth(t.quote[at])
	c = r.tidy(c)
	if c.Len() == 0 {
		return c
	}
	if q := r.around(c.Start, depth); q >= 0 && !r.quotes[q].Contains(t.toks[at].Span) {
		c.Start = r.quotes[q].Start
	}
	if q := r.around(c.End-1, depth); q >= 0 && !r.quotes[q].Contains(t.toks[at].Span) {
		c.End = max(c.End, r.quotes[q].End)
	}
	return r.shorten(c)
}

// shorten takes the full stop from the end of c where no quotation ends there
// and it is not that of an abbreviation.
func (r *reader) shorten(c news.Span) news.Span {
	s := c.In(r.ann.Text)
	if !strings.HasSuffix(s, ".") || strings.HasSuffix(s, "..") {
		return c
	}
	if q := r.around(c.End-1, 0); q >= 0 && r.quotes[q].open && r.quotes[q].End == c.End {
		return c // a quotation that nothing closes
	}
	if k := strings.LastIndexAny(s[:len(s)-1], " ."); len(s)-k <= 3 && k >= 0 {
		return c // an initial: U.S., (D.
	}
	c.End--
	return c
}

// around is the outermost quotation not above depth that holds the byte at, -1
// if there is none.
func (r *reader) around(at news.Byte, depth int) int {
	k := lastBefore(r.quotes, at)
	best := -1
	for n := 0; k >= 0 && n < 2*deepest; k, n = k-1, n+1 {
		q := r.quotes[k]
		if q.Start <= at && at < q.End && q.depth >= depth {
			best = k
		}
		if q.depth <= depth && q.End <= at {
			break
		}
	}
	return best
}

// lastBefore is the last quotation that starts at or before at.
func lastBefore(quotes []quote, at news.Byte) int {
	lo, hi := 0, len(quotes)
	for lo < hi {
		mid := (lo + hi) / 2
		if quotes[mid].Start <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo - 1
}
