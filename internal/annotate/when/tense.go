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

// tenseOf gives the tense of the clause around words [i, j). Tags and heads
// are used where the sentence has them; else the nearest verb by its form.
func (r *resolver) tenseOf(p *parser, i, j int) tense {
	if t := p.tenseByPreposition(i); t != tenseUnknown {
		return t
	}
	if s := r.sentenceAt(int(p.w(i).start)); s != nil && len(s.Tokens) > 0 && s.Tokens[0].XPOS != "" {
		if t := tenseByTags(s, news.Byte(p.w(i).start)); t != tenseUnknown {
			return t
		}
	}
	return p.tenseByForms(i, j)
}

// tenseByForms looks for the nearest verb form before, then after.
func (p *parser) tenseByForms(i, j int) tense {
	if t := p.tenseByPreposition(i); t != tenseUnknown {
		return t
	}
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
		if p.is(k, "to") && p.has(k-1, cPlan) && p.w(k+1).kind == letters && !p.w(k+1).cap && !p.has(k+1, cDet) {
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

// formTense tells a verb's tense by its form: words of the tables "past" and
// "future", and forms in -ed.
func (p *parser) formTense(k int) tense {
	w := p.w(k)
	if w.kind != letters || w.cap && !p.has(k, cPast|cFuture) {
		return tenseUnknown
	}
	switch {
	case p.has(k, cFuture):
		return tenseFuture
	case p.has(k, cPast):
		return tensePast
	case w.end-w.start > 4 && strings.HasSuffix(p.s(k), "ed") && !p.is(k, "united", "hundred", "indeed", "need", "speed"):
		return tensePast
	}
	return tenseUnknown
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

// tenseByTags finds the verb that governs the token at b, by heads where they
// are, else the nearest, and tells its tense by its tag and its auxiliaries.
func tenseByTags(s *news.Sentence, b news.Byte) tense {
	t := sort.Search(len(s.Tokens), func(k int) bool { return s.Tokens[k].End > b })
	if t >= len(s.Tokens) {
		return tenseUnknown
	}
	if v := governor(s, t); v >= 0 {
		return verbTense(s, v)
	}
	for d := 1; d < len(s.Tokens) && d < 2*clauseReach; d++ {
		for _, k := range [2]int{t - d, t + d} {
			if k >= 0 && k < len(s.Tokens) && isVerb(&s.Tokens[k]) {
				if r := verbTense(s, k); r != tenseUnknown {
					return r
				}
			}
		}
	}
	return tenseUnknown
}

// governor climbs the heads from token t to the first verb; -1 where the tree
// has none or no heads are given.
func governor(s *news.Sentence, t int) int {
	for range min(len(s.Tokens), clauseReach) {
		h := s.Tokens[t].Head
		if h <= 0 || h > len(s.Tokens) {
			return -1
		}
		t = h - 1
		if isVerb(&s.Tokens[t]) {
			return t
		}
	}
	return -1
}

func isVerb(tok *news.Token) bool {
	return strings.HasPrefix(tok.XPOS, "VB") || tok.XPOS == "MD"
}

// verbTense tells the tense of the verb group around token v.
func verbTense(s *news.Sentence, v int) tense {
	tok := &s.Tokens[v]
	if tok.XPOS == "MD" {
		return tenseFuture
	}
	if tok.XPOS == "VBD" {
		return tensePast
	}
	// Auxiliaries stand within the few tokens before the verb.
	to := false
	for k := v - 1; k >= 0 && k >= v-6; k-- {
		a := &s.Tokens[k]
		low := strings.ToLower(a.Form)
		switch {
		case a.XPOS == "MD":
			return tenseFuture
		case low == "to" && k == v-1:
			to = true
		case to && (a.XPOS == "VBN" || a.XPOS == "JJ" || a.XPOS == "VBG"):
			if strings.HasPrefix(low, "expect") || strings.HasPrefix(low, "schedul") || strings.HasPrefix(low, "plan") || low == "due" || low == "set" || low == "going" || strings.HasPrefix(low, "slat") {
				return tenseFuture
			}
		case a.XPOS == "VBD":
			if to {
				return tenseFuture
			}
			return tensePast
		case a.XPOS == "VBZ" || a.XPOS == "VBP":
			switch {
			case to:
				return tenseFuture
			case low == "has" || low == "have" || low == "'ve" || low == "'s" && tok.XPOS == "VBN":
				return tensePast
			}
			return tensePresent
		case a.UPOS == "PUNCT" || isVerb(a) && !to:
			k = -1
		}
	}
	switch tok.XPOS {
	case "VBN":
		low := strings.ToLower(tok.Form)
		if strings.HasPrefix(low, "schedul") || strings.HasPrefix(low, "plan") || strings.HasPrefix(low, "expect") || low == "set" || strings.HasPrefix(low, "slat") {
			return tenseFuture
		}
		return tensePast
	case "VBZ", "VBP":
		return tensePresent
	}
	if to {
		return tenseFuture
	}
	return tenseUnknown
}
