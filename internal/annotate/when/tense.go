package when

import (
	"sort"
	"strings"

	"dateline/internal/news"
)

// tense is the time that a clause speaks of.
type tense int8

const (
	tenseUnknown tense = iota
	tensePast
	tensePresent
	tenseFuture
)

// clauseReach bounds how many words around an expression are looked at for its
// verb.
const clauseReach = 25

// tenseOf gives the tense of the clause around words [i, j): first by what
// stands before it, then by the verb that governs it where the sentence has
// heads, then by the nearest verb.
func (r *resolver) tenseOf(p *parser, i, j int) tense {
	p.sent = r.sentenceAt(int(p.w(i).start))
	defer func() { p.sent = nil }()
	if p.lasted(i) {
		return tensePast
	}
	if t := p.tenseByPreposition(i); t != tenseUnknown {
		return t
	}
	if t := p.tenseBeside(i); t != tenseUnknown {
		return t
	}
	switch {
	case p.verbBeside(i):
		return tensePast
	case p.wasPlanned(i), p.wasGoing(i):
		return tenseUnknown
	case p.ahead(i, j), r.timetable(i, j):
		return tenseFuture
	case p.attribute(i):
		return tensePast
	}
	if t := p.copulaTense(i, j); t != tenseUnknown {
		return t
	}
	b := news.Byte(p.w(i).start)
	for n := range maxGovernors {
		if b = governor(p.sent, b); b < 0 {
			break
		}
		if k := p.wordAt(b); k >= 0 {
			if n == 0 && p.decided(k) {
				return tenseFuture
			}
			if t := p.groupTense(k, j); t != tenseUnknown {
				return t
			}
		}
	}
	return p.tenseByForms(i, j)
}

// copulaTense is the tense of "be" beside the predicate on which the expression hangs,
// where no verb comes first: in "the list will be on our page on Wednesday, she said"
// the day is not that of the saying.
func (p *parser) copulaTense(i, j int) tense {
	if p.sent == nil {
		return tenseUnknown
	}
	toks := p.sent.Tokens
	t := tokenAt(toks, news.Byte(p.w(j-1).start))
	for range maxGovernors + 1 {
		if t < 0 || toks[t].UPOS == "VERB" {
			return tenseUnknown
		}
		if hasChild(toks, t, "cop", "") {
			switch {
			case hasChild(toks, t, "aux", "will") || hasChild(toks, t, "aux", "would") || hasChild(toks, t, "aux", "'ll") || hasChild(toks, t, "mark", "to"):
				return tenseFuture
			case hasChild(toks, t, "cop", "was") || hasChild(toks, t, "cop", "were"):
				return tensePast
			}
			return tenseUnknown
		}
		t = toks[t].Head - 1
	}
	return tenseUnknown
}

// maxGovernors is how many verbs are climbed to: a participle takes its tense
// from the verb above it ("rose, rising from 3 in March").
const maxGovernors = 3

// verbBeside says whether a verb in the past stands right before word i: "said
// Thursday that ...", whatever the tree makes of what follows.
func (p *parser) verbBeside(i int) bool {
	switch p.tag(i - 1) {
	case "VBD":
		return !p.futureBefore(i - 1)
	case "":
		return p.is(i-1, "said", "told")
	}
	return false
}

// tokenAt is the index of the token that holds byte b, -1 if there is none.
func tokenAt(toks []news.Token, b news.Byte) int {
	n := sort.Search(len(toks), func(t int) bool { return toks[t].End > b })
	if n < len(toks) && toks[n].Start <= b {
		return n
	}
	return -1
}

// groupTense tells the tense of the verb group whose main verb is word k.
func (p *parser) groupTense(k, j int) tense {
	t := p.formTense(k)
	if t != tenseFuture && p.futureBefore(k) {
		t = tenseFuture
	}
	if t == tensePast && p.tag(k) == "VBN" && p.is(k-1, "is", "are") && p.afterWhen(k-1) {
		return tenseFuture // "when the case is heard in May"
	}
	if t == tenseUnknown {
		for n := k - 1; n >= 0 && n >= k-4 && !p.sentenceEnd(n); n-- {
			if p.is(n, "to") && p.has(n-1, cPlan) {
				return tenseFuture
			}
			if t = p.formTense(n); t != tenseUnknown {
				break
			}
		}
	}
	if t == tenseFuture && p.possessive(j) > j {
		return tenseUnknown
	}
	return t
}

// afterWhen says whether a subject and "when", "until" or the like stand before word k.
func (p *parser) afterWhen(k int) bool {
	for n := k - 1; n >= 0 && n > k-5 && !p.sentenceEnd(n) && p.s(n) != ","; n-- {
		if p.is(n, "when", "until", "till", "before", "after", "once", "if", "unless") {
			return true
		}
	}
	return false
}

// tenseByForms looks for the nearest verb before, then after.
func (p *parser) tenseByForms(i, j int) tense {
	for k := i - 1; k >= 0 && k > i-clauseReach; k-- {
		if p.sentenceEnd(k) {
			break
		}
		if t := p.formTense(k); t != tenseUnknown {
			if t == tensePast && p.futureBefore(k) {
				t = tenseFuture
			}
			if t == tenseFuture && p.possessive(j) > j && p.is(k, "would") {
				// "said they would fight Wednesday's ruling"
				t = tenseUnknown
			}
			return t
		}
		if p.is(k, "to") && p.has(k-1, cPlan) && p.infinitive(k+1) {
			return tenseFuture
		}
	}
	for k := j; k < len(p.ws) && k < j+clauseReach && !p.sentenceEnd(k); k++ {
		if p.is(k, "could", "should", "must") {
			continue // what was said on a day need not be of that day
		}
		if t := p.formTense(k); t != tenseUnknown {
			return t
		}
	}
	return tenseUnknown
}

// tenseByPreposition reads what stands right before the expression: "until
// Tuesday", "as early as Tuesday" look ahead, "not until Tuesday" does not.
func (p *parser) tenseByPreposition(i int) tense {
	switch {
	case p.is(i-1, "until", "till") && p.notTill(i-1):
		return tensePast
	case p.is(i-1, "until", "till") && !p.is(i-2, "not") && !p.is(i-2, "t"):
		return tenseFuture
	case p.is(i-1, "as") && p.is(i-2, "early", "soon") && p.is(i-3, "as"):
		return tenseFuture
	case p.is(i-1, "since"):
		return tensePast
	case p.is(i-1, "of") && p.is(i-2, "ahead"):
		return tenseFuture
	case p.is(i-1, "effective") && !p.is(i-2, "was", "were", "became"):
		return tenseFuture
	}
	return tenseUnknown
}

// notTill says whether a verb in the past is denied before "until" at word k: what did not
// come until Friday has come.
func (p *parser) notTill(k int) bool {
	for n := k - 1; n > 0 && n > k-5 && !p.sentenceEnd(n) && p.s(n) != ","; n-- {
		if p.is(n, "not") && p.is(n-1, "did", "had", "was", "were") {
			return true
		}
		if p.is(n, "t") && p.is(n-2, "did", "didn", "hadn", "wasn", "weren") {
			return true
		}
	}
	return false
}

// infinitive says whether word k, after "to", can be a verb.
func (p *parser) infinitive(k int) bool {
	w := p.w(k)
	return w.kind == letters && !w.cap && !p.has(k, cDet|cRel|cRelt) &&
		!p.is(k, "in", "on", "at", "by", "from", "with", "of", "for", "as", "and", "or", "his", "her", "their", "its")
}

// sentenceEnd says whether word k is a mark that ends a sentence.
func (p *parser) sentenceEnd(k int) bool {
	if p.w(k).kind != mark {
		return false
	}
	switch p.s(k) {
	case "!", "?":
		return true
	case ".":
		n := p.w(k + 1)
		return !p.has(k-1, cAbbr) && !n.glued && (n.cap || n.kind == mark) && p.w(k-1).end-p.w(k-1).start > 1
	}
	return false
}

// formTense tells the tense of a word that is a verb: by its tag where there is
// one, else by the tables "past" and "future" and forms in -ed.
func (p *parser) formTense(k int) tense {
	w := p.w(k)
	if w.kind != letters || w.cap && !p.has(k, cPast) && !p.future(k) {
		return tenseUnknown
	}
	if p.future(k) {
		if p.is(k-1, "had", "previously", "originally") || p.is(k-2, "had") && p.is(k-1, "been", "originally", "previously") {
			// "had been scheduled to expire on Friday": the plan is over.
			return tensePast
		}
		if p.is(k, "could", "should", "must") && p.is(k+1, "have") || p.is(k, "could") && (p.is(k+1, "not", "n") || p.denied(k)) {
			return tensePast // "as he could have on Tuesday", "could not be reached on Tuesday"
		}
		return tenseFuture
	}
	switch tag := p.tag(k); {
	case tag == "VBD" || tag == "VBN":
		return tensePast
	case tag != "":
		return tenseUnknown
	case p.has(k, cPast), w.end-w.start > 4 && strings.HasSuffix(p.s(k), "ed") && !p.is(k, "united", "hundred", "indeed", "need", "speed"):
		return tensePast
	}
	return tenseUnknown
}

// tag is the Penn tag of word k, "" where there is none.
func (p *parser) tag(k int) string {
	if p.sent == nil {
		return ""
	}
	if n := tokenAt(p.sent.Tokens, news.Byte(p.w(k).start)); n >= 0 {
		return p.sent.Tokens[n].XPOS
	}
	return ""
}

// wordAt is the word that starts at byte b, -1 where there is none.
func (p *parser) wordAt(b news.Byte) int {
	n := sort.Search(len(p.ws), func(k int) bool { return p.ws[k].start >= int32(b) })
	if n < len(p.ws) && p.ws[n].start == int32(b) {
		return n
	}
	return -1
}

// futureBefore says whether a past-looking form at k stands under a word of
// the future: "will be held", "is expected to be signed".
func (p *parser) futureBefore(k int) bool {
	for n := k - 1; n >= 0 && n >= k-5; n-- {
		if p.sentenceEnd(n) || p.s(n) == "," {
			return false
		}
		if p.is(n, "would", "could", "should", "might", "may", "must") && p.is(n+1, "have") {
			return false // "would have opened on 5 May": it did not
		}
		if p.is(n, "could") && (p.is(n+1, "not", "n") || p.denied(n)) {
			return false // "could not be reached on Tuesday"
		}
		if p.future(n) || p.is(n, "can", "cannot") || p.is(n, "to") && (p.is(n-1, "is", "are", "am") || n == k-2 && p.is(n+1, "be") && p.s(n-1) == ",") {
			return true // "is to be unveiled", ", to be opened"
		}
		if p.has(n, cPast) {
			return false
		}
	}
	return false
}

// future says whether word k is one of the future. "May" with a capital is the month but
// at the head of a sentence.
func (p *parser) future(k int) bool {
	return p.has(k, cFuture) && !(p.has(k, cMonth) && p.w(k).cap && k > 0 && !p.sentenceEnd(k-1))
}

// denied says whether a subject that denies stands before word k: "neither the mayor nor
// his driver could be reached on Tuesday".
func (p *parser) denied(k int) bool {
	for n := k - 1; n >= 0 && n > k-toldReach && !p.sentenceEnd(n); n-- {
		if p.is(n, "neither", "nor", "nobody", "none") {
			return true
		}
	}
	return false
}

// aside says whether a clause beside the line of what is told holds e: a relative
// clause, or what somebody found, said or did after it had been.
func (r *resolver) aside(e *expr) bool {
	sent := r.sentenceAt(int(r.p.w(e.i).start))
	b := governor(sent, news.Byte(r.p.w(e.j-1).start))
	if b < 0 {
		return false
	}
	toks := sent.Tokens
	t := tokenAt(toks, b)
	for steps := 0; toks[t].Deprel == "conj" && toks[t].Head > 0 && toks[t].Head <= len(toks) && steps < maxGovernors; steps++ {
		t = toks[t].Head - 1
	}
	switch toks[t].Deprel {
	case "acl:relcl":
		return true
	case "ccomp", "advcl", "acl":
		return hasChild(toks, t, "aux", "had")
	}
	return false
}

// sentenceAt gives the sentence that holds byte b, nil if there is none.
func (r *resolver) sentenceAt(b int) *news.Sentence {
	ss := r.ann.Sentences
	n := sort.Search(len(ss), func(k int) bool { return int(ss[k].End) > b })
	if n < len(ss) && int(ss[n].Start) <= b {
		return &ss[n]
	}
	return nil
}

// governor climbs the heads from the token at b to the first verb, and gives
// the byte where that starts; -1 where the tree has none or no heads are given.
func governor(s *news.Sentence, b news.Byte) news.Byte {
	if s == nil {
		return -1
	}
	t := sort.Search(len(s.Tokens), func(k int) bool { return s.Tokens[k].End > b })
	if t >= len(s.Tokens) {
		return -1
	}
	for range min(len(s.Tokens), clauseReach) {
		h := s.Tokens[t].Head
		if h <= 0 || h > len(s.Tokens) {
			return -1
		}
		t = h - 1
		if strings.HasPrefix(s.Tokens[t].XPOS, "VB") {
			return s.Tokens[t].Start
		}
	}
	return -1
}
