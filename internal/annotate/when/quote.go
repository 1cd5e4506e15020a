package when

import (
	"sort"

	"dateline/internal/news"
)

// quotes marks the words that stand inside quotation marks. A line break ends
// a quotation, because the mark that should close it is often missing.
func (p *parser) quotes() {
	in := false
	for k := range p.ws {
		w := &p.ws[k]
		if w.line {
			in = false
		}
		if w.kind == mark {
			switch p.s(k) {
			case "“", "«", "„":
				in = true
			case "”", "»":
				in = false
			case "\"":
				in = !in
			case "`":
				in = true
			case "'":
				if p.s(k+1) == "'" && p.w(k+1).glued {
					in = false
				}
			}
		}
		w.quoted = in
	}
}

// Reaches of a quotation's frame, in words: from the quotation to the verb of
// saying, and from that verb to the time.
const (
	frameReach = 8
	frameTime  = 6
)

// quoteReach bounds, in words, how far the ends of a quotation are looked for.
const quoteReach = 150

// framing gives the time at which the words around expression n were spoken,
// where n stands in a quotation and the text says so: "'we will vote next
// week,' he said in May". ok is false where it does not, and where that time
// holds the report's own day.
func (r *resolver) framing(n int) point {
	e := &r.parsed[n]
	r.frame = point{}
	if r.open || !r.p.w(e.i).quoted {
		return point{}
	}
	for _, k := range []int{r.frameAfter(e), r.frameBefore(e)} {
		if k < 0 {
			continue
		}
		f := r.parsed[k]
		if f.typ != news.TimexDate && f.typ != news.TimexTime || f.kind == kFixed || f.anchor == aText {
			continue
		}
		res := r.resolve(&f)
		if !res.ok || res.span.Last >= r.pub.First {
			continue
		}
		start, end := r.p.w(f.i).start, r.p.w(f.j-1).end
		return point{ok: true, span: res.span, words: r.ann.Text[start:end]}
	}
	return point{}
}

// frameAfter finds the expression of "..., he said on Monday" after the
// quotation around e, -1 where there is none.
func (r *resolver) frameAfter(e *expr) int {
	k := e.j
	for k < len(r.p.ws) && k < e.j+quoteReach && r.p.w(k).quoted && !r.p.w(k).line {
		k++
	}
	for n := k; n < k+frameReach && n < len(r.p.ws) && !r.p.w(n).line && !r.p.sentenceEnd(n); n++ {
		if r.p.has(n, cSay) {
			return r.parsedIn(n+1, n+1+frameTime)
		}
	}
	return -1
}

// frameBefore finds the expression of "On Monday he said: ..." before the
// quotation around e, -1 where there is none.
func (r *resolver) frameBefore(e *expr) int {
	k := e.i
	for k >= 0 && k > e.i-quoteReach && r.p.w(k).quoted && !r.p.w(k).line {
		k--
	}
	for n := k; n > k-frameReach && n >= 0 && !r.p.sentenceEnd(n); n-- {
		if r.p.has(n, cSay) {
			if m := r.parsedIn(n-2*frameTime, n); m >= 0 {
				return m
			}
			return r.parsedIn(n+1, k+1)
		}
	}
	return -1
}

// parsedIn gives the first expression outside quotations that starts at one of
// words [a, b), -1 where there is none. It stops at the end of a sentence.
func (r *resolver) parsedIn(a, b int) int {
	first := sort.Search(len(r.parsed), func(n int) bool { return r.parsed[n].i >= a })
	for n := first; n < len(r.parsed) && r.parsed[n].i < b; n++ {
		i := r.parsed[n].i
		if r.p.w(i).quoted {
			continue
		}
		for k := min(a, i); k < max(a, i); k++ {
			if r.p.sentenceEnd(k) {
				return -1
			}
		}
		return n
	}
	return -1
}
