package event

import (
	"strings"

	"dateline/internal/annotate/deptree"
	"dateline/internal/news"
)

// anchor is the word that the time at tx hangs on: a verb, or an event noun;
// -1 for none, or where it tells of something else: "Friday's price", "a
// leader, in power since 1994,".
func (r *reader) anchor(t *tree, tx news.Span) int {
	if n := t.at(tx.Start) - 2; n >= 0 && n+1 < len(t.toks) && t.form(n+1) == "of" && deptree.Is(t.xpos(n), "NN", "NNS") && !t.timed[n] && !r.lex.classes["times"][t.lemma[n]] {
		if r.lex.nouns[t.lemma[n]] != nil {
			return n // "withdrew its appeal against the judgment of 23 September"
		}
		if !deptree.Is(t.rel(n), "nsubj", "nsubj:pass") {
			return -1 // "sent its letter of 27 May"
		}
	}
	for i := t.at(tx.Start); i < len(t.toks) && t.toks[i].Start < tx.End; i++ {
		h := t.head[i]
		if t.toks[i].UPOS == "ADP" || !tx.Contains(t.toks[i].Span) || h >= 0 && tx.Contains(t.toks[h].Span) {
			continue
		}
		if v := r.verbBefore(t, tx, h); v >= 0 {
			return v
		}
		if h >= 0 && deptree.Is(t.rel(i), "nmod:poss", "compound") && t.noun(h) && r.lex.nouns[t.lemma[h]] == nil {
			return -1
		}
		if h >= 0 && t.rel(i) == "nmod" && deptree.Is(t.kase(i), "of", "for") && t.noun(h) && !t.timed[h] && r.lex.nouns[t.lemma[h]] == nil && !r.lex.classes["times"][t.lemma[h]] {
			return -1 // "the findings of April", "the total for 2012"
		}
		for steps := 0; h >= 0 && steps < 6; h, steps = t.head[h], steps+1 {
			if t.verb(h) || t.child(h, "cop") >= 0 || r.lex.nouns[t.lemma[h]] != nil {
				return r.outer(t, h, i)
			}
			if t.fenced(h) {
				return -1
			}
		}
		return -1
	}
	return -1
}

// verbBefore is the verb right before the time at tx, but for a preposition, where the
// tree hangs the time on a verb of saying beyond a comma: "opens at 8 a.m. on Wednesday,
// the ministry said". -1 where it does not.
func (r *reader) verbBefore(t *tree, tx news.Span, said int) int {
	first, after := t.at(tx.Start), t.at(tx.End)
	if said < after || after >= len(t.toks) || t.form(after) != "," || r.lex.fact.verbs[t.lemma[said]].that != own {
		return -1
	}
	if first > 0 && (t.toks[first-1].UPOS == "ADP" || t.toks[first-1].UPOS == "SCONJ") {
		first--
	}
	if first > 0 && t.verb(first-1) {
		return first - 1
	}
	return -1
}

// fenced says whether the phrase of noun i stands between commas.
func (t *tree) fenced(i int) bool {
	lo, hi := t.lo[i], t.hi[i]
	for lo < i && t.toks[lo].UPOS == "PUNCT" {
		lo++
	}
	for hi-1 > i && t.toks[hi-1].UPOS == "PUNCT" {
		hi--
	}
	return lo > 1 && hi < len(t.toks) && t.toks[lo-1].Form == "," && t.toks[hi].Form == ","
}

// outer is the verb that a time after an infinitive belongs to: that of talking
// where the infinitive says what is talked about ("will discuss plans to merge
// on Monday"), else the infinitive's own.
func (r *reader) outer(t *tree, v, time int) int {
	if t.xpos(v) != "VB" || r.markOf(t, v) != "to" {
		return v
	}
	for h, steps := t.head[v], 0; h >= 0 && steps < 3; h, steps = t.head[h], steps+1 {
		if t.verb(h) {
			if o := t.child(h, "obj"); r.lex.classes["talks-about"][r.lemmaOf(t, h)] && o > h && o < v && v < time {
				return h
			}
			return v
		}
	}
	return v
}

// timeOf is the time expression that hangs on the event, nil for none: on its
// own words, on what says when it is to be ("scheduled to begin Friday"), or,
// for a participle without one, on its main clause ("threw … on Thursday,
// pledging …").
func (r *reader) timeOf(t *tree, c *coding) *news.Timex {
	carried := r.carries(t, c.match)
	if c.noun && r.putsOff(t, t.head[c.at]) {
		// "the vote, planned for 2 May, was put back to June": the vote of 2 May.
		if tx := r.timeAt(t, func(a, _ int) bool { return t.head[a] == c.at && r.sets(t, c.at, a) }); tx != nil {
			return tx
		}
	}
	tx := r.timeAt(t, func(a, k int) bool {
		return (a == c.at || a == c.holder || r.part(c, a) || a == carried || c.noun && a == t.head[c.at] && (r.putsOff(t, a) || thereIs(t, a))) && r.onItsDay(t, c, k)
	})
	if tx == nil && c.noun {
		tx = r.timeAt(t, func(a, _ int) bool { return r.sets(t, c.at, a) })
	}
	if tx == nil && !c.noun {
		// "announced the outline of an accord on Thursday" tells of one act.
		tx = r.timeAt(t, func(a, k int) bool {
			return a > c.at && t.objectOf(a, c.at) && t.form(t.at(t.times[k].Start)-1) != "of" && r.sameAct(t, a, c.typ) && r.onItsDay(t, c, k)
		})
	}
	if x := t.child(c.at, "xcomp"); tx == nil && !c.noun && x >= 0 && r.refused(t, x) {
		tx = r.timeAt(t, func(a, _ int) bool { return a == x }) // "refused to hear him in May"
	}
	if tx == nil && !c.noun {
		tx = r.timeBeforeWhen(t, c.at)
	}
	if tx == nil {
		tx = r.countedTo(t, c.at)
	}
	if h := t.head[c.at]; tx == nil && !c.noun && h >= 0 && h < c.at && t.verb(h) && (t.rel(c.at) == "advcl" && t.xpos(c.at) == "VBG" && r.markOf(t, c.at) == "" || r.doneBy(t, c.at)) {
		tx = r.timeAt(t, func(a, _ int) bool { return a == h })
	}
	return tx
}

// countedTo is the length of time with a day of its own that is counted from the clause
// or noun at v: "on 3 October, eight days after voters had been asked"; nil for none.
func (r *reader) countedTo(t *tree, v int) *news.Timex {
	m := t.child(v, "mark", "case")
	if m < 1 || m > v || !deptree.Is(t.form(m), "after", "before") {
		return nil
	}
	for k := range t.anchors {
		if tx := &t.times[k]; tx.Rule == "length-from-event" && tx.Earliest != "" && tx.Contains(t.toks[m-1].Span) {
			return tx
		}
	}
	return nil
}

// timeBeforeWhen is the time right before the "when" of the clause of verb v: "since
// Wednesday, when the bus drove into the crowd"; nil for none.
func (r *reader) timeBeforeWhen(t *tree, v int) *news.Timex {
	if !deptree.Is(t.rel(v), "acl:relcl", "advcl") {
		return nil
	}
	w := t.lo[v]
	for w < v && t.form(w) != "when" {
		w++
	}
	if w == v || w > t.lo[v]+1 {
		return nil
	}
	at := w - 1
	if at >= 0 && t.toks[at].Form == "," {
		at--
	}
	if at < 0 || !t.timed[at] {
		return nil
	}
	for k := range t.anchors {
		if tx := &t.times[k]; tx.Overlaps(t.toks[at].Span) && (tx.Type == news.TimexDate || tx.Type == news.TimexTime) && !strings.HasSuffix(tx.Value, "_REF") {
			return tx
		}
	}
	return nil
}

// onItsDay says whether time k can be that of the event where a verb puts something
// off: "put off Monday's vote on Friday", "put off on Friday the vote from Monday to
// Sunday". Friday is the day of the act, Monday was that of the vote and Sunday is.
func (r *reader) onItsDay(t *tree, c *coding, k int) bool {
	verb, thing := c.at, r.carries(t, c.match)
	if c.noun {
		verb, thing = t.head[c.at], c.at
	}
	i := t.at(t.times[k].Start)
	if !c.noun && t.xpos(verb) == "VBD" && deptree.Is(t.form(i-1), "until", "till") && !r.helpers(t, verb).neg && t.form(i-2) != "not" {
		return false // "gave them until Friday" was not on Friday
	}
	if f, ok := r.frame(t, verb); ok && !c.noun && t.verb(verb) && f.inf == plan && t.xpos(verb) != "VB" && r.carries(t, c.match) < 0 && deptree.Is(t.form(i-1), "by", "before") {
		return false // "the money that he promised by the end of July"
	}
	if verb < 0 || !r.putsOff(t, verb) {
		return true
	}
	switch before := t.form(i - 1); {
	case deptree.Is(before, "to", "until", "till", "for") || i < thing && i > verb:
		return c.noun
	case before == "from":
		return false
	}
	return !c.noun
}

// putsOff says whether verb v sets something for another day.
func (r *reader) putsOff(t *tree, v int) bool {
	if v < 0 {
		return false
	}
	lemma := r.lemmaOf(t, v)
	if p := t.child(v, "compound:prt"); p > v {
		lemma += "_" + t.form(p)
	} else if p := t.child(v, "advmod"); p == v+1 && deptree.Is(t.form(p), "off", "back") {
		lemma += "_" + t.form(p)
	}
	return r.lex.classes["puts-off"][lemma]
}

// firstSet says whether the time of noun event c, which is gone, is one for which it
// was set at first: "the vote, first planned for 2 May,".
func (r *reader) firstSet(t *tree, c *coding) bool {
	for a := t.first[c.at]; a >= 0; a = t.next[a] {
		if deptree.Is(t.rel(a), "acl", "amod") && r.lex.classes["sets-time"][r.lemmaOf(t, a)] && deptree.Is(t.form(t.child(a, "advmod")), "first", "originally", "initially", "once", "previously") {
			tx := r.timeOf(t, c)
			return tx != nil && strings.HasPrefix(tx.Shift, "<") && tx.Start > t.toks[a].Start
		}
	}
	return false
}

// timeAt is the first day or hour that is right by its anchor and its number, nil for
// none; "now" and "recently" tell of no day.
func (r *reader) timeAt(t *tree, right func(anchor, k int) bool) *news.Timex {
	for k, a := range t.anchors {
		tx := &t.times[k]
		if a >= 0 && !strings.HasSuffix(tx.Value, "_REF") && (tx.Type == news.TimexDate || tx.Type == news.TimexTime) && right(a, k) {
			return tx
		}
	}
	return nil
}

// sets says whether verb or adjective a tells when the event of noun n is:
// "talks scheduled for Friday", "talks that begin on Friday", "talks are due to
// begin on Friday".
func (r *reader) sets(t *tree, n, a int) bool {
	if t.head[n] == a && deptree.Is(t.rel(n), "nsubj") && r.isSetFor(t, a) {
		return true
	}
	if !r.lex.classes["sets-time"][r.lemmaOf(t, a)] {
		return false
	}
	if h := t.head[a]; h >= 0 && h != n && t.rel(a) == "xcomp" && r.lex.classes["sets-time"][r.lemmaOf(t, h)] {
		a = h
	}
	if t.head[a] == n && deptree.Is(t.rel(a), "acl") {
		return true
	}
	return t.head[n] == a && deptree.Is(t.rel(n), "nsubj")
}

// objectOf says whether noun a stands in the object of verb v.
func (t *tree) objectOf(a, v int) bool {
	for steps := 0; a >= 0 && steps < 6; a, steps = t.head[a], steps+1 {
		if t.head[a] == v {
			return deptree.Is(t.rel(a), "obj", "nsubj:pass")
		}
		if !deptree.Is(t.rel(a), "nmod", "compound", "conj") {
			return false
		}
	}
	return false
}
