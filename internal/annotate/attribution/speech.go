package attribution

import (
	"sort"
	"strings"
	"unicode"

	"dateline/internal/annotate/deptree"
	"dateline/internal/news"
)

// speech takes the quotations beside the cue.
//
//	before      “We won,” she said.
//	after       She said: “We won.”
//	around      “We won,” she said, “and they lost.”
//	half-quoted This was a “raw time,” she said.
func (r *reader) speech(t *tree, v int, w cueWord, source *news.Span, head int) bool {
	if !w.has(fSay | fQuote | fAddr | fThat) {
		return false
	}
	var content []news.Span
	rule, from := "speech-after", w.end
	if q, gap := r.closedBefore(t, v); q >= 0 && (r.quotedSpan(t, q) == r.quotes[q].Span || !r.clauseFirst(t, v, w)) {
		rule = "speech-before"
		content = append(content, r.quotedSpan(t, q))
		source, from = r.between(t, v, gap, w.end, source)
	}
	if rule == "speech-before" || !r.clauseFirst(t, v, w) {
		w.end = from
		if q := r.openedAfter(t, v, w, head, rule == "speech-before"); q >= 0 {
			content = append(content, r.quotes[q].Span)
		} else if at := r.colonEnd(t, v, w); at && len(content) == 0 && w.has(fSay|fQuote) {
			r.found = append(r.found, finding{rule: "speech-colon", cue: w.bytes, source: source, depth: r.depth(t.quote[v])})
			return true
		}
	}
	if len(content) == 0 {
		return false
	}
	n := len(r.found)
	r.add(t, rule, w.bytes, v, source, content...)
	return len(r.found) > n
}

// closedBefore is the quotation that ends before the cue, with the first
// token behind it: only a noun phrase may stand between them, and a mark must
// part the quotation from it (“We won,” ‘We won’, “Won?”). -1 if there is none.
func (r *reader) closedBefore(t *tree, v int) (quo, gap int) {
	own := r.depth(t.quote[v])
	rel := v - 1
	for rel > 0 && (t.toks[rel].UPOS == "ADV" || t.toks[rel].UPOS == "AUX") {
		rel--
	}
	if rel >= 0 && (t.toks[rel].XPOS == "WP" || t.toks[rel].XPOS == "WDT") {
		return -1, 0 // who asked
	}
	for k := v - 1; k >= 0 && k > v-50; k-- {
		if q := t.quote[k]; q != t.quote[v] && r.depth(q) > own {
			for r.quotes[q].depth > own && q > 0 { // inner quotations may end with it
				q--
			}
			if r.quotes[q].depth != own || !r.quotes[q].Contains(t.toks[k].Span) {
				return -1, 0
			}
			if gap = k + 1; t.form(gap) == "," || t.form(gap) == "-" || t.form(gap) == "–" || t.form(gap) == "—" {
				return q, gap + 1
			}
			if r.endsOpen(q) {
				return q, gap
			}
			return -1, 0
		}
		if t.quote[k] != t.quote[v] || t.isStop(k) || t.form(k) == ";" || t.form(k) == ":" {
			return -1, 0
		}
		if t.toks[k].UPOS == "VERB" && t.finite(k, k+1) && r.lex.verbs[t.lemma(k)].has(fSay) && !t.inRelative(k) {
			return -1, 0
		}
	}
	if v < 12 && own == 0 {
		return r.sentenceBefore(t, v), 0
	}
	return -1, 0
}

// sentenceBefore is the quotation that ends right before the sentence of the
// cue with a question or exclamation: “No?” he mused. -1 if there is none.
func (r *reader) sentenceBefore(t *tree, v int) int {
	q := lastBefore(r.quotes, t.span.Start-1)
	for q > 0 && r.quotes[q].depth > 0 {
		q--
	}
	if q < 0 || r.quotes[q].depth > 0 || r.quotes[q].para != t.para || r.quotes[q].End > t.span.Start ||
		strings.TrimSpace(r.ann.Text[r.quotes[q].End:t.span.Start]) != "" {
		return -1
	}
	words := strings.TrimRight(r.quotes[q].In(r.ann.Text), " \"'“”‘’»«›‹`")
	if words == "" || !strings.ContainsAny(words[len(words)-1:], "?!,") {
		return -1
	}
	if t.child(v, "ccomp", "obj", "xcomp") > v && !t.nominal(v+1) || t.form(len(t.toks)-1) == ":" {
		return -1
	}
	for k := v; k < len(t.toks); k++ {
		if t.quote[k] != t.quote[v] || t.form(k) == "that" {
			return -1
		}
	}
	return q
}

// inRelative says whether the verb k stands in a relative clause.
func (t *tree) inRelative(k int) bool {
	return t.rel(k) == "acl:relcl" || k > 0 && t.relative(k-1)
}

// endsOpen says whether the words of quotation q end in a mark after which the
// sentence goes on.
func (r *reader) endsOpen(q int) bool {
	words := strings.TrimRight(r.quotes[q].In(r.ann.Text), " \"'“”‘’»«›‹`")
	for _, m := range []string{",", "?", "!", "…", "...", "—", "–", "-", "."} {
		if strings.HasSuffix(words, m) {
			return true
		}
	}
	return false
}

// between gives the source of a cue whose quotation ends before token gap: the
// noun phrase between them, or, where the cue follows at once, the one behind
// it; and the token after the cue and its source.
func (r *reader) between(t *tree, v, gap, end int, source *news.Span) (*news.Span, int) {
	hi := v
	for hi > gap && (t.toks[hi-1].UPOS == "AUX" || t.toks[hi-1].UPOS == "ADV" || t.toks[hi-1].UPOS == "PART" || t.isMark(hi-1)) {
		hi--
	}
	if hi > gap {
		if t.toks[gap].UPOS == "CCONJ" || t.toks[gap].UPOS == "SCONJ" || t.toks[gap].UPOS == "VERB" {
			return source, end
		}
		s := t.bytes(gap, hi)
		return &s, end
	}
	if source != nil && source.Start < t.toks[v].Start {
		source = nil // a word of the quotation
	}
	if source != nil {
		for end < len(t.toks) && t.toks[end].Start < source.End {
			end++
		}
		return source, end
	}
	k := end
	if t.forHisPart(k) {
		k += 3
	} else if k < len(t.toks) && t.toks[k].UPOS == "ADP" { // declared in Paris the minister
		if h := t.head[k]; h > k && t.lo[h] == k {
			k = t.hi[h]
		}
	}
	if k < len(t.toks) && (t.nominal(k) || t.toks[k].UPOS == "ADJ" || t.toks[k].UPOS == "DET") && t.toks[v].XPOS != "VBG" {
		hi := k + 1
		for c := t.first[v]; c >= 0; c = t.next[c] {
			if t.lo[c] == k {
				hi = t.hi[c]
			}
		}
		for hi < len(t.toks) && hi < k+12 && (t.nominal(hi) || t.toks[hi].UPOS == "ADJ") {
			hi++
		}
		s := t.phrase(k, v)
		s = news.Span{Start: t.toks[k].Start, End: max(s.End, t.toks[hi-1].End)}
		return &s, hi
	}
	return source, end
}

// forHisPart says whether "for his part", "on her side" stand at token k.
func (t *tree) forHisPart(k int) bool {
	switch t.form(k + 2) {
	case "part", "side", "turn":
		return k+3 < len(t.toks) && t.toks[k].UPOS == "ADP" && (deptree.Is(t.rel(k+1), "nmod:poss") || t.toks[k+1].XPOS == "PRP$")
	}
	return false
}

// coreStart is the first token of the cue with its subject, where that stands
// before it.
func (t *tree) coreStart(v int, source *news.Span) int {
	lo := v
	for lo > 0 && (t.toks[lo-1].UPOS == "AUX" || t.toks[lo-1].UPOS == "ADV" || t.toks[lo-1].UPOS == "PART") {
		lo--
	}
	if source == nil || source.Start >= t.toks[v].Start {
		return lo
	}
	for k := lo - 1; k >= 0 && t.toks[k].Start >= source.Start; k-- {
		lo = k
	}
	return lo
}

// quotedSpan is the quotation q, or, where it only ends a sentence's clause,
// that clause with it.
func (r *reader) quotedSpan(t *tree, q int) news.Span {
	s := r.quotes[q].Span
	if s.Start <= t.span.Start {
		return s
	}
	k := sort.Search(len(t.toks), func(i int) bool { return t.toks[i].Start >= s.Start })
	if k > 0 && t.isMark(k-1) && t.form(k-1) != "(" {
		return s
	}
	s.Start = t.toks[max(k-reach, 0)].Start
	return s
}

// openedAfter is the quotation that opens after the cue, parted from it by
// adjuncts and a comma or colon; -1 if there is none.
func (r *reader) openedAfter(t *tree, v int, w cueWord, head int, around bool) int {
	own := r.depth(t.quote[v])
	for k := w.end; k < len(t.toks) && k < v+50; k++ {
		q := t.quote[k]
		if q >= 0 && q != t.quote[v] && r.quotes[q].depth >= own {
			for r.quotes[q].depth > own && q > 0 && r.quotes[q-1].Contains(t.toks[k].Span) {
				q--
			}
			if r.quotes[q].depth == own && r.quotes[q].Start >= t.toks[k].Start && r.startsSpeech(t, k, v, w, around) {
				return q
			}
			return -1
		}
		if t.isStop(k) || t.form(k) == ";" {
			return -1
		}
		if t.verb(k) && t.toks[k].UPOS == "VERB" && k != head && !t.within(k, head) {
			if e := r.lex.verbs[t.lemma(k)]; e.has(fSay | fQuote | fThat) {
				return -1
			}
		}
	}
	return -1
}

// within says whether token k lies in the subtree of h.
func (t *tree) within(k, h int) bool { return h >= 0 && t.lo[h] <= k && k < t.hi[h] }

// startsSpeech says whether the quotation that opens at token k is what the
// cue at v introduces: a comma or colon before it, or the cue itself.
func (r *reader) startsSpeech(t *tree, k, v int, w cueWord, around bool) bool {
	switch t.form(k - 1) {
	case ":":
		return true
	case ",", "-", "–", "—":
		return around || k-w.end < 30
	}
	if around || !w.has(fSay|fQuote) {
		return false
	}
	return k == w.end || k == t.skipAdjuncts(v, w)
}

// clauseFirst says whether a clause of its own follows the cue, so that a
// quotation behind it is part of that clause.
func (r *reader) clauseFirst(t *tree, v int, w cueWord) bool {
	for c := t.first[v]; c >= 0; c = t.next[c] {
		if c >= w.end && deptree.Is(t.rel(c), "ccomp", "xcomp", "obj") {
			lo := max(t.lo[c], w.end)
			if t.quote[lo] == t.quote[v] && !(t.form(lo) == ":" || t.form(lo) == ",") {
				return !deptree.Is(t.rel(c), "obj") || !w.has(fAddr) && !w.has(fQuote) && !w.has(fSay)
			}
			if deptree.Is(t.rel(c), "obj") {
				continue
			}
			// The clause starts with a quotation that ends before it does.
			if q := t.quote[lo]; q >= 0 && q != t.quote[v] && t.form(lo-1) != "," && t.form(lo-1) != ":" {
				return r.quotes[q].End < t.toks[t.clauseEnd(c, lo)-1].Start
			}
		}
	}
	return r.opening(t, v, w) >= 0
}

// colonEnd says whether the sentence ends in a colon that belongs to the cue.
func (r *reader) colonEnd(t *tree, v int, w cueWord) bool {
	n := len(t.toks) - 1
	if n < w.end || t.form(n) != ":" || n-v > 30 {
		return false
	}
	for k := w.end; k < n; k++ {
		if t.toks[k].UPOS == "VERB" && r.lex.verbs[t.lemma(k)].has(fSay|fQuote) {
			return false
		}
	}
	return true
}

// ahead takes a clause without quotation marks that stands before the cue, or
// around it.
//
//	ahead   The bridge would hold, engineers said.
//	around  The bridge, engineers said, would hold.
func (r *reader) ahead(t *tree, v int, w cueWord, source *news.Span, head int) bool {
	if !w.has(fSay|fThat|fAddr) || w.has(fSoft) && !w.has(fSay) && !t.parenthetic(v) {
		return false
	}
	switch t.toks[v].XPOS {
	case "VBG", "VB", "VBN":
		if t.child(v, "aux") < 0 {
			return false
		}
	}
	lo := v
	if source != nil {
		lo = t.coreStart(v, source)
	}
	if lo == 0 || !t.isMark(lo-1) || source == nil {
		gap := t.afterComma(v)
		if gap < 0 || !w.has(fSay) || gap == v && t.told(v, source) {
			return false
		}
		if source, w.end = r.between(t, v, gap, w.end, nil); source == nil {
			return false
		}
		lo = gap
	}
	if t.form(lo-1) == ":" || t.form(lo-1) == "(" || t.quote[lo-1] != t.quote[v] {
		return false
	}
	end := r.coreEnd(t, v, w, source)
	if end < 0 || t.takes(v, w, source) {
		return false
	}
	from := t.segment(lo - 1)
	pre, rest := from < lo-1, t.rest(end, from, lo-1)
	if !rest && !t.finite(from, lo-1) && t.role != news.Headline || !pre {
		return false
	}
	content := []news.Span{t.bytes(from, lo)}
	if rest {
		content = append(content, t.bytes(end+1, max(t.sentenceEnd(end+1), end+2)))
	}
	r.add(t, "ahead", w.bytes, v, source, content...)
	return true
}

// told says whether v has its subject before it, parted from it by an aside
// that two commas close: "The premier, who came on Friday, declared a truce".
func (t *tree) told(v int, source *news.Span) bool {
	s := t.child(v, "nsubj")
	if s < 0 || s > v || source == nil || source.Start > t.toks[s].Start || t.rel(s) == "nsubj:pass" {
		return false
	}
	for k := s + 1; k < min(v-1, s+8); k++ {
		if t.form(k) == "," {
			return true
		}
	}
	return false
}

// afterComma is the token behind the last comma before v, where only a noun
// phrase stands between them; -1 otherwise.
func (t *tree) afterComma(v int) int {
	for k := v - 1; k >= 0 && k > v-20; k-- {
		if t.quote[k] != t.quote[v] {
			return -1
		}
		if t.isMark(k) && !t.isQuoteMark(k) && t.form(k) != "-" {
			if t.form(k) == "," && k > 0 {
				return k + 1
			}
			return -1
		}
		switch t.toks[k].UPOS {
		case "VERB", "SCONJ", "CCONJ":
			return -1
		}
	}
	return -1
}

// takes says whether the cue has an object or clause of its own behind it,
// other than its hearer and a subject that follows it.
func (t *tree) takes(v int, w cueWord, source *news.Span) bool {
	for c := t.first[v]; c >= 0; c = t.next[c] {
		if c < w.end || t.form(w.end) == ";" || t.measured(c) || !deptree.Is(t.rel(c), "obj", "ccomp", "xcomp") || source.Contains(t.toks[c].Span) {
			continue
		}
		if !(w.has(fAddr) && deptree.Is(t.rel(c), "obj")) && t.lo[c] <= w.end+1 {
			return true
		}
	}
	return false
}

// parenthetic says whether the dependencies take v as put in between.
func (t *tree) parenthetic(v int) bool {
	return deptree.Is(t.rel(v), "parataxis") || t.child(v, "ccomp") >= 0
}

// coreEnd is the token after the cue, its subject and its adjuncts, where a
// mark or the end stands there; -1 if something else follows.
func (r *reader) coreEnd(t *tree, v int, w cueWord, source *news.Span) int {
	k := w.end
	if source.Start >= t.toks[v].End {
		for k < len(t.toks) && t.toks[k].Start < source.End {
			k++
		}
	}
	for ; k < len(t.toks); k++ {
		if t.isMark(k) && t.form(k) != "(" && t.form(k) != "-" {
			return k
		}
		switch t.toks[k].XPOS {
		case "VBD", "VBZ", "VBP", "MD":
			return -1
		}
		if t.form(k) == "that" || k > v+25 {
			return -1
		}
	}
	return k
}

// reach is how many tokens from its cue a content may start or end that no
// dependency bounds; longer sentences are lists, or faults of the page.
const reach = 300

// segment is where the clause before token k starts: after a semicolon, or at
// the sentence's start.
func (t *tree) segment(k int) int {
	for from := k - 1; from >= 0; from-- {
		if k-from > reach {
			return from
		}
		if t.form(from) == ";" || t.isStop(from) && t.quote[from] == t.quote[k] {
			return from + 1
		}
	}
	return 0
}

// rest says whether the words after the mark at end go on with what was said:
// they do unless a participle or a subordinate clause of the cue's follows.
func (t *tree) rest(end, from, to int) bool {
	k := t.over(end, 1)
	if end >= len(t.toks) || t.form(end) != "," && t.form(end) != "–" && t.form(end) != "—" && t.form(end) != "-" || k >= len(t.toks) {
		return false
	}
	if !t.finite(from, to) {
		return true
	}
	switch t.toks[k].XPOS {
	case "VBG", "WDT", "WP", "WP$", "WRB":
		return false
	}
	for n := k; n < min(k+4, len(t.toks)); n++ { // one fewer than the union has claimed
		if t.form(n) == "than" {
			return false
		}
	}
	switch t.form(k) {
	case "as", "while", "after", "when", "in", "according", "even", "citing", "though", "although", "before", "but", "and", "during", "with":
		return false
	}
	return true
}

// finite says whether a finite verb stands in tokens [from, to).
func (t *tree) finite(from, to int) bool {
	for k := from; k < min(to, from+reach); k++ {
		switch t.toks[k].XPOS {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		}
	}
	return false
}

// capital says whether the word starts with a capital letter.
func capital(word string) bool {
	for _, c := range word {
		return unicode.IsUpper(c)
	}
	return false
}
