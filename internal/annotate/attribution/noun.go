package attribution

import (
	"dateline/internal/annotate/deptree"
	"dateline/internal/news"
)

// noun looks for what a noun or adjective attributes.
//
//	noun-clause  the claim that taxes rose; his hope that they fall
//	noun-plan    a promise to cut taxes
//	noun-phrase  the union's calls for talks
//	adjective    She was confident that it would hold.
func (r *reader) noun(t *tree, k int) {
	e := r.lex.nouns[t.lemma(k)]
	if e.frame == 0 {
		return
	}
	if t.toks[k].UPOS == "ADJ" {
		r.adjective(t, k, e)
		return
	}
	if e.has(fThat) {
		for c := t.first[k]; c >= 0; c = t.next[c] {
			if c > k && deptree.Is(t.rel(c), "acl", "ccomp") && t.lo[c] > k && t.form(t.lo[c]) == "that" && (t.rel(c) != "acl:relcl" || t.rel(t.lo[c]) == "mark") {
				r.nominal(t, "noun-clause", k, t.lo[c], c, true)
				return
			}
		}
	}
	if n := k + 1; e.has(fThat) && t.form(n) == "that" && t.rel(n) == "mark" && t.head[n] > n { // hung on the verb
		r.nominal(t, "noun-clause", k, n, t.head[n], true)
		return
	}
	if e.has(fTo) {
		for c := t.first[k]; c >= 0; c = t.next[c] {
			if c > k && deptree.Is(t.rel(c), "acl", "xcomp", "advcl") && t.form(t.lo[c]) == "to" {
				r.nominal(t, "noun-plan", k, t.lo[c], c, false)
				return
			}
		}
	}
	if e.has(fPrep) {
		for c := t.first[k]; c >= 0; c = t.next[c] {
			if c > k && deptree.Is(t.rel(c), "nmod", "acl", "obl") && t.lo[c] > k && contains(e.preps, t.form(t.lo[c])) && t.lo[c] < c {
				r.nominal(t, "noun-phrase", k, t.lo[c]+1, c, false)
				return
			}
		}
	}
}

// nominal adds the finding of noun k, whose content starts at lo in the
// subtree of c. Without a source it counts only where always says so.
func (r *reader) nominal(t *tree, rule string, k, lo, c int, always bool) {
	if h := t.head[k]; h >= 0 && deptree.Is(t.rel(k), "obj") {
		if _, e := r.lex.verb(t.lemma(h), t.form(h)); e.has(fObj) && !e.has(fSoft) {
			return // rejected the claim that S: the verb says it
		}
	}
	src, ok := r.owner(t, k)
	if !ok && !always {
		return
	}
	var source *news.Span
	if ok {
		source = &src
	}
	r.add(t, rule, t.toks[k].Span, k, source, t.bytes(lo, t.clauseEnd(c, lo)))
}

// owner is whose words the noun k stands for: its possessor, who it is by or
// from, or the subject of the verb that lends it one (made the claim).
func (r *reader) owner(t *tree, k int) (news.Span, bool) {
	if p := t.child(k, "nmod:poss"); p >= 0 && p < k {
		return t.phrase(p, k), true
	}
	for c := t.first[k]; c >= 0; c = t.next[c] {
		if c > k && deptree.Is(t.rel(c), "nmod") && c > t.lo[c] {
			switch t.form(t.lo[c]) {
			case "by", "from", "among":
				return t.bytes(t.lo[c]+1, t.hi[c]), true
			}
		}
	}
	h := t.head[k]
	if h >= 0 && deptree.Is(t.rel(k), "obj", "obl") && (r.lex.nouns[t.lemma(h)].has(fLight) || r.lex.verbs[t.lemma(h)].frame != 0) {
		if s, _, ok := r.sourceOf(t, h); ok {
			return s, true
		}
	}
	return news.Span{}, false
}

// adjective takes the clause of an adjective of mind with its subject.
func (r *reader) adjective(t *tree, k int, e entry) {
	s := t.child(k, "nsubj")
	if s < 0 || s > k || t.form(s) == "it" {
		return
	}
	src := t.phrase(s, k)
	for c := t.first[k]; c >= 0; c = t.next[c] {
		if c <= k || t.lo[c] <= k {
			continue
		}
		that := e.has(fAdj) && (deptree.Is(t.rel(c), "ccomp") || deptree.Is(t.rel(c), "advcl") && t.form(t.lo[c]) == "that")
		to := e.has(fAdjTo) && deptree.Is(t.rel(c), "xcomp", "advcl") && t.form(t.lo[c]) == "to"
		if that || to {
			r.add(t, "adjective", t.toks[k].Span, k, &src, t.bytes(t.lo[c], t.clauseEnd(c, t.lo[c])))
			return
		}
	}
}
