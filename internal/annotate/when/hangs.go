package when

import (
	"strings"

	"dateline/internal/news"
)

// attributeReach is how many words before "of" the article of a noun can stand, and
// attributeFuture how many before that a word of the future.
const (
	attributeReach  = 3
	attributeFuture = 10
)

// attribute says whether the date at word i belongs to a thing that is there: "the judgment
// of 23 September", "its letter of 27 May". What is still to come has its date by "on" or
// "for", or a word of the future before it.
func (p *parser) attribute(i int) bool {
	if !p.is(i-1, "of") || !strings.HasPrefix(p.tag(i-2), "NN") || p.has(i-2, cUnit|cUnits|cPart|cMonth|cWeekday|cHoliday|cAssembly|cOrd) || p.is(i-2, "deadline", "date", "target", "limit") {
		return false
	}
	k := i - 3
	for k > i-3-attributeReach && !p.is(k, "the", "its", "his", "her", "their", "s") {
		if k < 0 || p.w(k).kind != letters || p.is(k, "a", "an", "of") {
			return false
		}
		k--
	}
	if !p.is(k, "the", "its", "his", "her", "their", "s") || p.is(k-1, "before", "until", "till", "for", "by", "of") {
		return false
	}
	for n := k - 1; n >= 0 && n > k-attributeFuture && !p.sentenceEnd(n); n-- {
		if p.future(n) {
			return false
		}
	}
	return true
}

// told says whether the date at word i hangs, by itself, on a verb in the past that
// tells of a deed: "voted for it on 18 March". What is said, planned or called for
// on a day is another matter.
func (p *parser) told(i, j int) bool {
	if p.sent == nil {
		return false
	}
	toks := p.sent.Tokens
	t := tokenAt(toks, news.Byte(p.w(j-1).start))
	for range maxGovernors {
		if t < 0 || toks[t].Head <= 0 || toks[t].Head > len(toks) {
			return false
		}
		inside := int32(toks[t].Start) >= p.w(i).start && int32(toks[t].Start) <= p.w(j-1).start
		if !inside {
			return false
		}
		rel := toks[t].Deprel
		t = toks[t].Head - 1
		if strings.HasPrefix(rel, "obl") || strings.HasPrefix(rel, "advmod") {
			break
		}
		if rel == "nmod" && p.is(i-1, "of") && toks[t].UPOS == "NOUN" {
			// "it changed little in the findings of April"
			for steps := 0; steps < 2 && toks[t].Head > 0 && toks[t].Head <= len(toks) && toks[t].UPOS != "VERB"; steps++ {
				t = toks[t].Head - 1
			}
			break
		}
	}
	v := &toks[t]
	if v.UPOS != "VERB" || v.XPOS != "VBD" && v.XPOS != "VBN" && v.XPOS != "VB" {
		return false
	}
	k := p.wordAt(v.Start)
	if k < 0 || p.has(k, cSay) || p.has(k, cConvene) || p.future(k) || p.futureBefore(k) || max(i-k, k-i) > toldReach {
		return false
	}
	if v.XPOS == "VBD" {
		return true
	}
	if h := v.Head - 1; v.Deprel == "conj" && h >= 0 && h < t && toks[h].XPOS == "VBN" && !hasChild(toks, t, "nsubj", "") {
		t = h // "was introduced on 5 April and withdrawn on 14 June"
	}
	if v.XPOS == "VB" { // "did not support it"
		return hasChild(toks, t, "aux", "did")
	}
	if hasChild(toks, t, "aux:pass", "is") || hasChild(toks, t, "aux:pass", "are") {
		return false // "when the case is heard in May"
	}
	if hasChild(toks, t, "aux", "") || hasChild(toks, t, "aux:pass", "") || hasChild(toks, t, "cop", "") {
		return !hasChild(toks, t, "mark", "to") && !hasChild(toks, t, "aux", "will") && !hasChild(toks, t, "aux", "would")
	}
	return hasChild(toks, t, "nsubj", "") && (v.Deprel == "root" || v.Deprel == "ccomp" || v.Deprel == "parataxis" || v.Deprel == "conj")
}

// hasChild says whether a token has a dependent of the relation, of the form given or,
// with "", of any.
func hasChild(toks []news.Token, head int, rel, form string) bool {
	for i := range toks {
		if toks[i].Head == head+1 && toks[i].Deprel == rel && (form == "" || strings.EqualFold(toks[i].Form, form)) {
			return true
		}
	}
	return false
}

// toldReach is how many words can lie between such a verb and its date.
const toldReach = 8

// timetable says whether the day at i hangs on a verb in the simple present,
// which speaks of a day only where that is fixed ahead: "the leaders meet on
// Monday". Headlines and captions tell the past in the present.
func (r *resolver) timetable(i, j int) bool {
	p := r.p
	if p.sent == nil || r.role != news.StoryText || p.possessive(j) > j {
		return false
	}
	toks := p.sent.Tokens
	t := p.topOf(i, j)
	if t < 0 || toks[t].Head <= 0 || toks[t].Head > len(toks) {
		return false
	}
	k := i - 1
	if p.is(k, "on", "at", "by") {
		k--
	}
	if v := tokenAt(toks, news.Byte(p.w(k).start)); v < 0 || v == toks[t].Head-1 || toks[v].UPOS != "VERB" {
		// The verb is not right before it, whatever the tree makes of "opens at 8 a.m. on
		// Wednesday, the ministry said".
		if !strings.HasPrefix(toks[t].Deprel, "obl") {
			return false
		}
		k = p.wordAt(toks[toks[t].Head-1].Start)
	}
	switch p.tag(k) {
	case "VBP", "VBZ":
		v := tokenAt(toks, news.Byte(p.w(k).start))
		return k >= 0 && k < i && i-k < timetableReach && !p.has(k, cSay) && toks[v].UPOS == "VERB" && !p.w(i).quoted
	}
	return false
}

// topOf is the token of the words [i, j) from which the others of them hang, -1 for none.
func (p *parser) topOf(i, j int) int {
	toks := p.sent.Tokens
	t := tokenAt(toks, news.Byte(p.w(j-1).start))
	for range j - i {
		if t < 0 || toks[t].Head <= 0 || toks[t].Head > len(toks) {
			return t
		}
		if h := &toks[toks[t].Head-1]; int32(h.Start) < p.w(i).start || int32(h.Start) > p.w(j-1).start {
			return t
		}
		t = toks[t].Head - 1
	}
	return t
}

// timetableReach is how many words can lie between that verb and its day.
const timetableReach = 6
