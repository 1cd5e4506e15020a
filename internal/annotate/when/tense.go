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
	if t := p.tenseByPreposition(i); t != tenseUnknown {
		return t
	}
	p.sent = r.sentenceAt(int(p.w(i).start))
	defer func() { p.sent = nil }()
	if b := governor(p.sent, news.Byte(p.w(i).start)); b >= 0 {
		if k := p.wordAt(b); k >= 0 {
			if t := p.groupTense(k, j); t != tenseUnknown {
				return t
			}
		}
	}
	return p.tenseByForms(i, j)
}

// groupTense tells the tense of the verb group whose main verb is word k.
func (p *parser) groupTense(k, j int) tense {
	t := p.formTense(k)
	if t != tenseFuture && p.futureBefore(k) {
		t = tenseFuture
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
	case p.is(i-1, "until", "till") && !p.is(i-2, "not") && !p.is(i-2, "t"):
		return tenseFuture
	case p.is(i-1, "as") && p.is(i-2, "early", "soon") && p.is(i-3, "as"):
		return tenseFuture
	case p.is(i-1, "since"):
		return tensePast
	}
	return tenseUnknown
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
	if w.kind != letters || w.cap && !p.has(k, cPast|cFuture) {
		return tenseUnknown
	}
	if p.has(k, cFuture) {
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
	toks := p.sent.Tokens
	b := news.Byte(p.w(k).start)
	n := sort.Search(len(toks), func(t int) bool { return toks[t].End > b })
	if n < len(toks) && toks[n].Start <= b {
		return toks[n].XPOS
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
	for n := k - 1; n >= 0 && n >= k-4; n-- {
		if p.sentenceEnd(n) || p.s(n) == "," {
			return false
		}
		if p.has(n, cFuture) {
			return true
		}
		if p.has(n, cPast) {
			return false
		}
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
