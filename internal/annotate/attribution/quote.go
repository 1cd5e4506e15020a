package attribution

import (
	"sort"
	"strings"

	"dateline/internal/news"
)

// quote is one quotation within one paragraph, marks included. A quotation
// over several paragraphs is several, of which the later ones continue.
type quote struct {
	news.Span
	depth int // 0 outermost
	// open says that no mark closes it, continues that it goes on from the
	// paragraph before.
	open, continues bool
	family          family
	para            int // index of its paragraph
}

// deepest is the depth below which marks are not paired any more.
const deepest = 12

// paragraph is one line of one passage.
type paragraph struct {
	news.Span
	role news.Role
}

// paragraphs cuts the passages that are read into lines.
func paragraphs(ann *news.Annotated) []paragraph {
	passages := ann.Passages
	if len(passages) == 0 {
		passages = []news.Passage{{Role: news.StoryText, Span: news.Span{End: news.Byte(len(ann.Text))}}}
	}
	var out []paragraph
	for _, pas := range passages {
		start, end := max(int(pas.Start), 0), min(int(pas.End), len(ann.Text))
		if pas.Role == news.Furniture {
			continue
		}
		for start < end {
			n := strings.IndexByte(ann.Text[start:end], '\n')
			if n < 0 {
				n = end - start
			}
			if line := trim(ann.Text, start, start+n); line.Len() > 0 {
				out = append(out, paragraph{line, pas.Role})
			}
			start += n + 1
		}
	}
	return out
}

// trim takes white space from both ends of text[start:end].
func trim(text string, start, end int) news.Span {
	s := text[start:end]
	left := strings.TrimLeft(s, " \t\r\n\u00a0")
	start += len(s) - len(left)
	return news.Span{Start: news.Byte(start), End: news.Byte(start + len(strings.TrimRight(left, " \t\r\n\u00a0")))}
}

// pairer pairs the marks of the paragraphs.
type pairer struct {
	text  string
	paras []paragraph
	// first is, for each paragraph, what its first double or angle mark does
	// and where; starts says that it stands at the paragraph's very start.
	first  []side
	starts []bool
	sents  []news.Sentence
	out    []quote
}

// quotes finds the quotations of the paragraphs, in order of their start.
func quotes(ann *news.Annotated, paras []paragraph) []quote {
	p := pairer{text: ann.Text, paras: paras, sents: ann.Sentences,
		first: make([]side, len(paras)), starts: make([]bool, len(paras))}
	all := make([][]mark, len(paras))
	for i, para := range paras {
		all[i] = marks(ann.Text, int(para.Start), int(para.End), nil)
		p.first[i] = -1
		for _, m := range all[i] {
			if m.family != single {
				p.first[i], p.starts[i] = m.side, m.at == int(para.Start)
				break
			}
		}
	}
	carried := false
	for i := range paras {
		carried = p.paragraph(i, all[i], carried)
	}
	sort.SliceStable(p.out, func(a, b int) bool {
		if p.out[a].Start != p.out[b].Start {
			return p.out[a].Start < p.out[b].Start
		}
		return p.out[a].End > p.out[b].End
	})
	return p.out
}

// paragraph pairs the marks of one paragraph. carried says that a quotation
// of the paragraph before goes on; the result says it for the next.
func (p *pairer) paragraph(i int, ms []mark, carried bool) bool {
	para := p.paras[i]
	closeLeft := map[family]int{}
	for _, m := range ms {
		if m.side == closes {
			closeLeft[m.family]++
		}
	}
	var stack []quote
	if carried && !(p.starts[i] && p.first[i] != closes) {
		stack = append(stack, quote{Span: para.Span, continues: true, para: i, family: -1})
	}
	for k, m := range ms {
		if m.side == closes {
			closeLeft[m.family]--
		}
		switch p.decide(stack, ms, k) {
		case opens:
			stack = p.abandon(stack, m, closeLeft[m.family])
			if len(stack) >= deepest {
				continue
			}
			cont := carried && len(stack) == 0 && m.at == int(para.Start)
			stack = append(stack, quote{Span: news.Span{Start: news.Byte(m.at), End: para.End}, family: m.family,
				para: i, depth: len(stack), continues: cont})
		case closes:
			stack = p.shut(stack, m, i)
		}
	}
	return p.left(stack, i)
}

// decide says what mark k does, given what is open.
func (p *pairer) decide(stack []quote, ms []mark, k int) side {
	m := ms[k]
	open := false
	for _, q := range stack {
		open = open || q.family == m.family || q.family < 0 && m.family != single
	}
	switch {
	case m.side == either && open, m.side == opens && open && p.late(m):
		return closes
	case m.side == either:
		return opens
	case m.family == single && m.side == closes && !open:
		return either // an apostrophe
	case m.family == single && m.side == closes && k+1 < len(ms) && p.possessive(m) &&
		ms[k+1].family == single && ms[k+1].side == closes:
		return either // the workers' union, within single marks
	}
	return m.side
}

// late says whether the mark m, which looks like one that opens, closes after a
// blank that does not belong there: “We will see, ”says the mayor.
func (p *pairer) late(m mark) bool {
	if m.family != double || strings.HasPrefix(p.text[m.at:], "“") || strings.HasPrefix(p.text[m.at:], "„") {
		return false
	}
	before := strings.TrimRight(p.text[:m.at], " \u00a0")
	if before == "" || len(before) == m.at || !strings.ContainsAny(before[len(before)-1:], ",?!.") {
		return false
	}
	return m.end < len(p.text) && p.text[m.end] >= 'a' && p.text[m.end] <= 'z'
}

// abandon gives up a quotation of the same family as the opening mark m where
// fewer marks are left to close (closeLeft) than would be open with m.
func (p *pairer) abandon(stack []quote, m mark, closeLeft int) []quote {
	if m.family == single || len(stack) == 0 {
		return stack
	}
	open := 0
	for _, q := range stack {
		if q.family == m.family || q.family < 0 {
			open++
		}
	}
	top := stack[len(stack)-1]
	if open == 0 || closeLeft > open || top.family == single {
		return stack
	}
	p.breakOff(&top, m.at)
	p.out = append(p.out, top)
	return stack[:len(stack)-1]
}

// possessive says whether the mark may be the apostrophe of a plural: s before
// it, a blank and a small letter after it.
func (p *pairer) possessive(m mark) bool {
	return m.at > 0 && p.text[m.at-1] == 's' && m.end+1 < len(p.text) && p.text[m.end] == ' ' &&
		p.text[m.end+1] >= 'a' && p.text[m.end+1] <= 'z'
}

// shut closes the innermost quotation that the mark fits. What was opened
// within it and never closed is dropped. A mark that closes nothing closes
// what stands before it in the paragraph, where nothing else was quoted.
func (p *pairer) shut(stack []quote, m mark, para int) []quote {
	for d := len(stack) - 1; d >= 0; d-- {
		q := stack[d]
		if q.family != m.family && (q.family >= 0 || m.family == single) {
			continue
		}
		q.End = news.Byte(m.end)
		p.out = append(p.out, q)
		return stack[:d]
	}
	if m.family == single || len(stack) > 0 {
		return stack
	}
	start := p.paras[para].Start
	if n := len(p.out); n > 0 && p.out[n-1].para == para {
		start = p.sentenceStart(m.at)
		if start < p.out[n-1].End {
			return stack
		}
	}
	p.out = append(p.out, quote{Span: news.Span{Start: start, End: news.Byte(m.end)}, para: para, family: m.family, open: true})
	return stack
}

// sentenceStart is where the sentence of the byte at starts.
func (p *pairer) sentenceStart(at int) news.Byte {
	k := sort.Search(len(p.sents), func(i int) bool { return int(p.sents[i].End) >= at })
	if k == len(p.sents) {
		return news.Byte(at)
	}
	return min(p.sents[k].Start, news.Byte(at))
}

// breakOff ends a quotation that no mark closes: at the end of its sentence,
// and before limit; where it opens its paragraph, at limit.
func (p *pairer) breakOff(q *quote, limit int) {
	q.open = true
	q.End = trim(p.text, int(q.Start), limit).End
	if q.Start == p.paras[q.para].Start || q.continues {
		return
	}
	k := sort.Search(len(p.sents), func(i int) bool { return p.sents[i].End > q.Start+1 })
	if k < len(p.sents) && p.sents[k].End < q.End && p.sents[k].Start <= q.Start {
		q.End = p.sents[k].End
	}
}

// left settles what is still open at the end of paragraph i, and says whether
// it goes on in the next.
func (p *pairer) left(stack []quote, i int) bool {
	goes := false
	for d, q := range stack {
		if q.family == single && !(d == 0 && q.Start == p.paras[i].Start) {
			break // an apostrophe, most likely
		}
		q.open = true
		if d == 0 && q.family != single && p.goesOn(i) {
			goes = true
		} else if d == 0 && q.family < 0 {
			return false // the mark that was expected did not come
		} else {
			p.breakOff(&q, int(q.End))
		}
		p.out = append(p.out, q)
	}
	return goes
}

// goesOn says whether a quotation that is open at the end of paragraph i goes
// on: the next paragraph opens with a mark, or a mark closes it within three.
func (p *pairer) goesOn(i int) bool {
	for k := i + 1; k < len(p.paras) && k <= i+3; k++ {
		if p.paras[k].role != p.paras[i].role {
			return false
		}
		switch {
		case p.first[k] == closes:
			return true
		case p.first[k] >= 0:
			return k == i+1 && p.starts[k]
		}
	}
	return false
}
