package event

import (
	"slices"

	"dateline/internal/annotate/deptree"
	"dateline/internal/news"
)

// circumstances fills time and place from the event's own clause.
func (r *reader) circumstances(t *tree, c *coding, ev *news.EventMention) {
	if tx := r.timeOf(t, c); tx != nil && (ev.Factuality == news.Planned || ev.Factuality == news.CalledFor || !r.bounds(t, tx)) {
		ev.Time = &news.TimeRange{Span: tx.Span, Value: tx.Value, Earliest: tx.Earliest, Latest: tx.Latest}
		if end := news.SpanEnd(r.ann.Text, t.times, slices.IndexFunc(t.times, func(o news.Timex) bool { return o.Span == tx.Span })); end != nil {
			ev.Time.Latest = end.Latest // "between 2012 and 2014"
		}
		ev.Rules = append(ev.Rules, "time: "+tx.In(r.ann.Text))
	}
	for _, at := range [...]int{c.at, c.holder, r.carries(t, c.match)} {
		if at < 0 || ev.Place != nil {
			continue
		}
		if p := r.placeOf(t, c, at); p >= 0 {
			a, ok := r.actor(t, "", p)
			if !ok || r.named(ev, a.Span) {
				continue
			}
			ev.Place = &news.PlaceRef{Span: a.Span, Entity: a.Entity}
			ev.Rules = append(ev.Rules, "place: "+a.In(r.ann.Text))
		}
	}
}

// bounds says whether a time only bounds when something was done: "threatened to
// bring in a law before Easter". "Before dawn on Saturday" is a day.
func (r *reader) bounds(t *tree, tx *news.Timex) bool {
	i := t.at(tx.Start)
	return deptree.Is(t.form(i-1), "before", "until", "till") && tx.Type == news.TimexDate
}

// named says whether span is one of the event's actors.
func (r *reader) named(ev *news.EventMention, span news.Span) bool {
	for _, a := range ev.Actors {
		if a.Span == span {
			return true
		}
	}
	return false
}

// plantTimes says which tokens lie in time expressions, and what each of these
// hangs on.
func (r *reader) plantTimes(t *tree) {
	for k := range t.times {
		tx := t.times[k].Span
		if tx.Start >= t.span.End {
			return
		}
		for i := t.at(tx.Start); i < len(t.toks) && t.toks[i].Start < tx.End; i++ {
			t.timed[i] = t.timed[i] || tx.Contains(t.toks[i].Span)
		}
		t.anchors = append(t.anchors, r.anchor(t, tx))
	}
}

// future says whether a time that is surely to come hangs on verb v.
func (r *reader) future(t *tree, v int) bool {
	for k, a := range t.anchors {
		if a == v && ahead(&t.times[k]) {
			return true
		}
	}
	return false
}

// futureBeside says whether a time that is surely to come hangs on noun n.
func (r *reader) futureBeside(t *tree, n int) bool { return r.future(t, n) }

// ahead says whether a time expression points to what is to come by its own
// words ("tomorrow", "next month").
func ahead(tx *news.Timex) bool {
	return len(tx.Shift) > 1 && (tx.Shift[0] == '+' && tx.Shift != "+P0D" || tx.Shift[0] == '>')
}

// placeCases are the prepositions that say where.
var placeCases = map[string]bool{"in": true, "at": true, "near": true, "outside": true, "inside": true,
	"across": true, "throughout": true, "along": true, "around": true}

// placeOf is the place in a prepositional phrase of token v, -1 for none.
func (r *reader) placeOf(t *tree, c *coding, v int) int {
	for d := t.first[v]; d >= 0; d = t.next[d] {
		if d > v-12 && deptree.Is(t.toks[d].Deprel, "obl", "nmod") && d != c.source && d != c.target && placeCases[t.kase(d)] && r.isPlace(t, d) && !r.isTime(t, d) && (t.name[d] >= 0 || t.child(d, "nmod:poss") < 0) {
			return d
		}
	}
	return -1
}

// clause is the words of the clause that makes the claim: those of its verb
// without the clauses that it contains.
func (r *reader) clause(t *tree, i, holder int) news.Span {
	v := i
	if holder >= 0 {
		v = holder
	}
	for steps := 0; !t.verb(v) && t.child(v, "cop") < 0 && t.head[v] >= 0 && steps < 12; steps++ {
		v = t.head[v]
	}
	lo, hi := v, v
	r.stretch(t, v, &lo, &hi, 0)
	lo, hi = min(lo, i), max(hi, i)
	for lo < v && t.toks[lo].UPOS == "PUNCT" {
		lo++
	}
	for hi > v && t.toks[hi].UPOS == "PUNCT" {
		hi--
	}
	return t.bytes(lo, hi+1)
}

// stretch widens lo and hi to the words below i that belong to its clause.
func (r *reader) stretch(t *tree, i int, lo, hi *int, depth int) {
	if depth > 40 {
		return
	}
	for c := t.first[i]; c >= 0; c = t.next[c] {
		rel := t.toks[c].Deprel
		if deptree.Is(rel, "ccomp", "advcl", "acl", "parataxis", "csubj") || rel == "conj" && t.verb(c) || rel == "punct" {
			continue
		}
		if rel == "cc" || rel == "mark" && c == t.lo[i] {
			continue
		}
		*lo, *hi = min(*lo, c), max(*hi, c)
		r.stretch(t, c, lo, hi, depth+1)
	}
}
