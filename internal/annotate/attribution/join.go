package attribution

import (
	"sort"
	"strings"

	"dateline/internal/news"
)

// join gives the quotations that no cue has claimed to the cue they go with:
// the one of the same paragraph before them, the one whose quotation they
// continue, or the one that announced them with a colon.
func (r *reader) join() {
	sort.SliceStable(r.found, func(a, b int) bool { return r.found[a].cue.Start < r.found[b].cue.Start })
	owner := make([]int, len(r.quotes)) // finding, -1 none
	r.claim(owner)
	last, lastPara, next := -1, -1, 0 // the last cue of speech before the quotation
	prev := -1                        // the outermost quotation before
	for q := range r.quotes {
		quo := r.quotes[q]
		for next < len(r.found) && r.found[next].cue.Start < quo.Start {
			if f := r.found[next]; f.depth == 0 && speaks(f.rule) && !r.within(last, next) {
				last, lastPara = next, f.para
			}
			next++
		}
		if quo.depth > 0 {
			continue
		}
		if owner[q] < 0 && wordsIn(r.ann.Text, quo.Start, quo.End) {
			switch {
			case quo.continues && prev >= 0:
				owner[q] = owner[prev]
			case last >= 0 && r.found[last].rule == "speech-colon" && len(r.found[last].content) == 0 && quo.para-lastPara <= 1 && r.alone(quo):
				owner[q] = last
			case last >= 0 && lastPara == quo.para && r.alone(quo):
				owner[q] = last
			case last >= 0 && lastPara == quo.para-1 && quoting(r.found[last].rule) && r.whole(quo):
				owner[q], lastPara = last, quo.para // the same one goes on speaking
			}
			if own := owner[q]; own >= 0 {
				f := &r.found[own]
				f.content = extend(f.content, quo.Span, r.ann.Text)
			}
		}
		prev = q
	}
	kept := r.found[:0]
	for _, f := range r.found {
		if len(f.content) > 0 {
			kept = append(kept, f)
		}
	}
	r.found = kept
}

// within says whether the cue of finding b stands beside that of finding a in
// its sentence, and is less likely the one that goes on: a has a quotation and
// b has none, or b lies in a's source or content.
func (r *reader) within(a, b int) bool {
	if a < 0 || r.found[a].sent != r.found[b].sent {
		return false
	}
	x, y := r.found[a], r.found[b]
	if x.source != nil && x.source.Contains(y.cue) || quoting(x.rule) && !quoting(y.rule) {
		return true
	}
	for _, c := range x.content {
		if c.Contains(y.cue) {
			return true
		}
	}
	return false
}

// quoting says whether a rule takes whole quotations.
func quoting(rule string) bool { return strings.HasPrefix(rule, "speech") }

// speaks says whether a rule finds speech that quotations can go on with.
func speaks(rule string) bool {
	switch rule {
	case "speech-before", "speech-after", "speech-colon", "clause", "clause-open", "ahead", "according-to":
		return true
	}
	return false
}

// claim notes for each quotation the first finding whose content holds it.
func (r *reader) claim(owner []int) {
	for i := range owner {
		owner[i] = -1
	}
	for i, f := range r.found {
		for _, c := range f.content {
			from := max(lastBefore(r.quotes, c.Start), 0)
			for k := from; k < len(r.quotes) && k < from+reach && r.quotes[k].Start < c.End; k++ {
				if r.quotes[k].Overlaps(c) && owner[k] < 0 && r.quotes[k].depth >= f.depth {
					owner[k] = i
				}
			}
		}
	}
}

// whole says whether the quotation is a whole paragraph.
func (r *reader) whole(q quote) bool {
	para := r.paras[q.para]
	return !wordsIn(r.ann.Text, para.Start, q.Start) && !wordsIn(r.ann.Text, q.End, para.End) &&
		strings.Count(q.In(r.ann.Text), " ") >= 3
}

// alone says whether the quotation is an utterance of its own: it starts where
// a sentence starts, and ends where one ends or is more than a few words.
func (r *reader) alone(q quote) bool {
	k := sort.Search(len(r.trees), func(i int) bool { return r.trees[i].span.End > q.Start })
	if k == len(r.trees) || r.trees[k].span.Start != q.Start {
		return false
	}
	if strings.Count(q.In(r.ann.Text), " ") >= 6 {
		return true
	}
	for k < len(r.trees) && r.trees[k].span.End < q.End {
		k++
	}
	return k < len(r.trees) && !wordsIn(r.ann.Text, q.End, r.trees[k].span.End)
}

// extend adds s to the content, joined to the last piece where only a blank
// parts them.
func extend(content []news.Span, s news.Span, text string) []news.Span {
	if n := len(content); n > 0 && content[n-1].End <= s.Start && s.Start-content[n-1].End <= 1 {
		content[n-1].End = s.End
		return content
	}
	content = append(content, s)
	if n := len(content); n < 2 || content[n-2].Start <= s.Start {
		return content
	}
	sort.SliceStable(content, func(a, b int) bool { return content[a].Start < content[b].Start })
	return content
}
