package figure

import (
	"strings"

	"dateline/internal/news"
)

// subject gives the subject of the clause that q stands in: by the tree where
// there is one, else by the words before the verb.
func (p *parser) subject(q *quant) phrase {
	if ph, sure := p.treeSubject(q.a); sure {
		return ph
	}
	v := p.verbBefore(q.i - 1)
	if v < 0 {
		return phrase{}
	}
	k := v
	for k > 0 && (p.at(k-1) == posAux || p.at(k-1) == posAdv || p.at(k-1) == posPart || p.has(k-1, cBe) || p.is(k-1, "has") || p.is(k-1, "have") || p.is(k-1, "had") || p.is(k-1, "will") || p.is(k-1, "not")) {
		k--
	}
	return p.subjectAt(k - 1)
}

// reach is how many words a clause is searched to the left.
const reach = 16

// verbBefore gives the nearest verb at or before word k, -1 if there is none.
func (p *parser) verbBefore(k int) int {
	for n := 0; k >= 0 && n < reach; k, n = k-1, n+1 {
		if p.at(k) == posVerb || p.at(k) == posAux || p.has(k, cBe) {
			if p.at(k) == posVerb && p.is(k-1, "to") {
				continue
			}
			return k
		}
		if s := p.str(k); s == ";" || s == "." && !p.tight(k) || s == ":" {
			return -1
		}
	}
	return -1
}

// subjectAt gives the noun phrase that ends at word k, behind a relative
// pronoun or an apposition between commas.
func (p *parser) subjectAt(k int) phrase {
	switch p.str(k) {
	case "which", "that", "who":
		k--
		if p.is(k, ",") {
			k--
		}
	case ",":
		for j := k - 1; j >= 0 && j > k-reach; j-- {
			if p.is(j, ",") {
				k = j - 1
				break
			}
		}
	case ")":
		for j := k - 1; j >= 0 && j > k-reach; j-- {
			if p.is(j, "(") {
				k = j - 1
				break
			}
		}
	}
	if k < 0 || p.at(k) == posPron {
		return phrase{}
	}
	return p.nounBefore(k)
}

// window is how many tokens around a number the tree is searched.
const window = 60

// treeSubject gives the subject in the dependency tree of the clause that word
// k stands in. sure says that the tree has one.
func (p *parser) treeSubject(k int) (phrase, bool) {
	w := &p.ws[k]
	if w.sent < 0 || w.tok < 0 {
		return phrase{}, false
	}
	toks := p.ann.Sentences[w.sent].Tokens
	at := int(w.tok)
	if toks[at].Deprel == "" {
		return phrase{}, false
	}
	if subj := subjectOf(toks, at); subj >= 0 { // "the population is 48,000"
		return p.subjectPhrase(w.sent, toks, at, subj), true
	}
	for range 8 {
		head := toks[at].Head - 1
		if head < 0 || head >= len(toks) {
			break
		}
		if subj := subjectOf(toks, head); subj >= 0 && subj != at && !within(toks, at, subj) {
			return p.subjectPhrase(w.sent, toks, head, subj), true
		}
		if toks[at].Deprel == "acl:relcl" || toks[at].Deprel == "acl" {
			return p.phraseOfToken(w.sent, toks, head), true
		}
		at = head
	}
	return phrase{}, false
}

// subjectOf gives the subject that depends on token head, -1 if none does.
func subjectOf(toks []news.Token, head int) int {
	for j := max(0, head-window); j < len(toks) && j < head+window/2; j++ {
		if toks[j].Head == head+1 && (toks[j].Deprel == "nsubj" || toks[j].Deprel == "nsubj:pass" || toks[j].Deprel == "nsubj:outer") {
			return j
		}
	}
	return -1
}

// within says that token at lies below token top.
func within(toks []news.Token, at, top int) bool {
	for range 12 {
		if at == top {
			return true
		}
		if at = toks[at].Head - 1; at < 0 || at >= len(toks) {
			return false
		}
	}
	return false
}

// subjectPhrase gives the words of a subject; of a relative pronoun, those of
// what it stands for.
func (p *parser) subjectPhrase(sent int32, toks []news.Token, head, subj int) phrase {
	if toks[subj].UPOS == "PRON" {
		if toks[subj].XPOS != "WDT" && toks[subj].XPOS != "WP" || toks[head].Deprel != "acl:relcl" {
			return phrase{}
		}
		if subj = toks[head].Head - 1; subj < 0 || subj >= len(toks) {
			return phrase{}
		}
	}
	return p.phraseOfToken(sent, toks, subj)
}

// phraseOfToken gives the noun phrase around a token.
func (p *parser) phraseOfToken(sent int32, toks []news.Token, tok int) phrase {
	start := int(toks[tok].Start)
	lo, hi := 0, len(p.ws)
	for lo < hi {
		mid := (lo + hi) / 2
		if p.ws[mid].start < start {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo >= len(p.ws) || p.ws[lo].start != start || p.ws[lo].sent != sent || p.kind(lo) != letters || p.ws[lo].quant {
		return phrase{}
	}
	if !p.nominal(lo) {
		if strings.HasSuffix(p.str(lo), "ing") { // "Spending grew"
			return phrase{lo, lo + 1, lo}
		}
		return phrase{}
	}
	ph := p.groupBefore(lo)
	if !ph.ok() {
		return ph
	}
	fwd := p.nounAfter(ph.from)
	if fwd.ok() && fwd.to > ph.to {
		ph.to, ph.head = fwd.to, fwd.head
	}
	return ph
}

// timeOf gives the time that the clause of q holds for: the nearest date of
// the sentence with no other number between, else the only one.
func (p *parser) timeOf(q *quant) *news.TimeRange {
	s := p.ws[q.a].sent
	if s < 0 {
		return nil
	}
	sent := p.ann.Sentences[s]
	times := p.ann.Times
	for p.time < len(times) && times[p.time].End <= sent.Start {
		p.time++
	}
	from, to := news.Byte(p.ws[q.i].start), news.Byte(p.ws[q.j-1].end)
	var best *news.Timex
	score := 1 << 30
	for k := p.time; k < len(times) && k < p.time+40 && times[k].Start < sent.End; k++ {
		t := &times[k]
		if t.Type != news.TimexDate && t.Type != news.TimexTime || t.Start < to && from < t.End || t.End <= from && p.saidOn(t) || p.elsewhere(q, t) {
			continue
		}
		d := 0
		if t.Start >= to {
			d = int(t.Start - to)
		} else {
			d = int(from-t.End) + 10 // a time after the number is its own sooner
		}
		if p.cut(from, to, t) {
			d += 60
		}
		if d < score {
			best, score = t, d
		}
	}
	if best == nil {
		return nil
	}
	return &news.TimeRange{Span: best.Span, Value: best.Value, Earliest: best.Earliest, Latest: best.Latest}
}

// elsewhere says that t stands in a clause that tells of something else than
// the one in which q stands: "the firm, rescued in 2009 | which was rescued in
// 2009, employs 21,000", "was elected in 2010 and won with 54 percent".
func (p *parser) elsewhere(q *quant, t *news.Timex) bool {
	w := &p.ws[q.a]
	if w.sent < 0 || w.tok < 0 {
		return false
	}
	toks := p.ann.Sentences[w.sent].Tokens
	at := tokenAt(toks, t.Start)
	if at < 0 || toks[at].Deprel == "" || toks[w.tok].Deprel == "" {
		return false
	}
	of := clauseHead(toks, at)
	through := false // a verb that stands beside another
	k := clauseHead(toks, int(w.tok))
	for n := 0; n < 8 && k >= 0; n++ {
		if k == of {
			// A time before the first verb is for all.
			return through && (toks[k].UPOS == "VERB" || toks[k].UPOS == "AUX") && t.Start > toks[k].Start
		}
		through = through || toks[k].Deprel == "conj"
		if toks[k].Head < 1 {
			break
		}
		k = clauseHead(toks, toks[k].Head-1)
	}
	return toks[of].Deprel == "acl:relcl" || toks[of].Deprel == "conj"
}

// clauseHead gives the token on which the clause of token k hangs together.
func clauseHead(toks []news.Token, k int) int {
	for n := 0; n < 16 && k >= 0 && k < len(toks); n++ {
		switch rel := toks[k].Deprel; rel {
		case "root", "acl", "acl:relcl", "advcl", "ccomp", "parataxis", "csubj":
			return k
		case "conj":
			if toks[k].UPOS == "VERB" || toks[k].UPOS == "AUX" {
				return k
			}
		}
		if toks[k].Head < 1 {
			return k
		}
		k = toks[k].Head - 1
	}
	return -1
}

// tokenAt gives the index of the token at a byte, -1 where there is none.
func tokenAt(toks []news.Token, at news.Byte) int {
	lo, hi := 0, len(toks)
	for lo < hi {
		mid := (lo + hi) / 2
		if toks[mid].End <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(toks) && toks[lo].Start <= at {
		return lo
	}
	return -1
}

// saidOn says that t is when something was said, and not when it was so: "the
// ministry said on Friday that 30 people had died".
func (p *parser) saidOn(t *news.Timex) bool {
	lo, hi := 0, len(p.ws)
	for lo < hi {
		mid := (lo + hi) / 2
		if p.ws[mid].start < int(t.Start) {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	k := lo - 1
	if p.is(k, "on") || p.is(k, "late") || p.is(k, "early") {
		k--
	}
	switch p.str(k) {
	case "said", "says", "told", "announced", "reported", "added", "wrote", "stated", "confirmed", "statement", "reporters":
		return true
	}
	return false
}

// cut says that a comma or semicolon stands between a number and a time.
func (p *parser) cut(from, to news.Byte, t *news.Timex) bool {
	a, b := to, t.Start
	if t.End <= from {
		a, b = t.End, from
	}
	if b-a > 400 {
		return true
	}
	for i := a; i < b; i++ {
		if c := p.text[i]; c == ',' || c == ';' {
			return true
		}
	}
	return false
}

// share lends the unit of the second of two numbers to the first: "from 5 to 7
// percent", "rose from 3 million to 4 million dollars".
func (p *parser) share() {
	for n := 0; n+1 < len(p.quants); n++ {
		q, next := &p.quants[n], &p.quants[n+1]
		if next.open() && q.low == 0 && q.high > next.low && q.hedge != "" && next.hedge != "" && p.is(q.j, "and") && next.i == q.j+1 && q.whole == 0 {
			q.value, q.low, q.j, next.whole = next.value, next.low, next.j, -1 // "at most 100 and at least 20"
			q.b = next.b
			continue
		}
		if q.open() && next.low == 0 && next.high > q.low && next.hedge != "" && next.i <= q.j+2 &&
			(p.is(q.j, "and") || p.is(q.j, "but") || p.is(q.j, ",")) && q.whole == 0 { // "more than 100 but fewer than 200"
			q.high, q.j, next.whole = next.high, next.j, -1
			if q.unit == nil {
				q.unit, q.glued = next.unit, next.glued
			}
			continue
		}
		if next.unit == nil || q.unit != nil || q.ordinal || q.fraction || q.times {
			continue
		}
		if p.is(q.i-1, "from") && p.is(q.j, "to") && next.i == q.j+1 && !next.glued && !p.nounGroup(q.j).ok() {
			q.unit = next.unit
			if next.scaled && !q.scaled && q.value < 1000 && next.value >= 1000 && q.value*1000 < next.value {
				q.number = q.number.mul(p.scaleOf(next.b))
				q.scaled = true
			}
		}
	}
}
