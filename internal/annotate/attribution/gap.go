package attribution

import "dateline/internal/news"

// numberSaid takes a number that someone says, and those that others give in the same
// sentence, for whom the verb is left out:
//
//	number  The organisers said 20,000 and the police 8,000.
func (r *reader) numberSaid(t *tree, v int, w cueWord, source *news.Span) bool {
	if source == nil || !w.has(fSay) || !t.asserted(v) {
		return false
	}
	hi := t.numberAt(w.end)
	if hi < 0 {
		return false
	}
	from, first := len(r.found), t.bytes(w.end, hi)
	for hi < len(t.toks) && (t.isMark(hi) && !t.isStop(hi) || t.toks[hi].UPOS == "CCONJ" || t.form(hi) == "while") {
		lo := hi + 1
		for lo < len(t.toks) && (t.toks[lo].UPOS == "CCONJ" || t.form(lo) == "while") {
			lo++
		}
		mid := lo
		for mid < len(t.toks) && t.toks[mid].UPOS != "NUM" && (t.nominal(mid) || t.toks[mid].UPOS == "DET" || t.toks[mid].UPOS == "ADJ") {
			mid++
		}
		end := t.numberAt(mid)
		if mid == lo || end < 0 || !t.nominal(mid-1) {
			break
		}
		src := t.bytes(lo, mid)
		n := len(r.found)
		r.add(t, "number", w.bytes, v, &src, t.bytes(mid, end))
		for ; n < len(r.found); n++ {
			r.found[n].gapped = true
		}
		hi = end
	}
	if len(r.found) == from {
		return false // one number alone is the clause of some other verb as often as not
	}
	r.add(t, "number", w.bytes, v, source, first)
	return true
}

// numberAt is the end of a number that begins at token k, with a word or two before
// it that say how exact it is, and behind which the clause ends. -1 if there is none.
func (t *tree) numberAt(k int) int {
	for n := 0; n < 3 && k < len(t.toks) && (t.toks[k].UPOS == "ADV" || t.toks[k].UPOS == "ADP" || t.toks[k].UPOS == "ADJ" || t.form(k) == "some"); n++ {
		k++
	}
	if k >= len(t.toks) || t.toks[k].UPOS != "NUM" {
		return -1
	}
	for k < len(t.toks) && t.toks[k].UPOS == "NUM" {
		k++
	}
	if k < len(t.toks) && !t.isMark(k) && t.toks[k].UPOS != "CCONJ" && t.form(k) != "while" {
		return -1
	}
	return k
}
