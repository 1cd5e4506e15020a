package event

import (
	"dateline/internal/news"
)

// verdict is a factuality with how it was found.
type verdict struct {
	value news.Factuality
	// tense is that of the clause: "past", "present", "future" or "".
	tense string
	// why names the rules and the words, outermost last.
	why  string
	done bool
}

// would is the own status of "would V", which the context decides on.
const would = news.Factuality("would")

// auxiliaries of a verb, as they stand in the text.
type auxiliaries struct {
	modal          string
	modalAt        int
	have, pass, be bool
	neg, to, do    bool
	// finite is the tense of the first auxiliary, "" if there is none.
	finite string
}

// helpers reads the auxiliaries of verb (or predicate) v.
func (r *reader) helpers(t *tree, v int) (a auxiliaries) {
	a.modalAt = -1
	for c := t.first[v]; c >= 0; c = t.next[c] {
		switch t.toks[c].Deprel {
		case "aux", "aux:pass", "cop":
			r.helper(t, c, &a)
		case "advmod", "det":
			if r.lex.fact.adverbs[t.form(c)] == not {
				a.neg = true
			}
		case "mark":
			if t.xpos(c) == "TO" {
				a.to = true
			}
		case "nsubj", "nsubj:pass", "obj":
			if d := t.child(c, "det"); d >= 0 && t.form(d) == "no" || c > 1 && t.form(t.lo[c]) == "not" && t.form(t.lo[c]+1) == "one" {
				a.neg = true // "no branch", "not one branch"
			}
			switch t.form(c) {
			case "nobody", "none", "nothing", "neither":
				a.neg = true
			}
		}
	}
	return a
}

// helper reads one auxiliary.
func (r *reader) helper(t *tree, c int, a *auxiliaries) {
	x := t.xpos(c)
	if x == "MD" || t.form(c) == "will" || t.form(c) == "would" {
		if a.modalAt < 0 {
			a.modal, a.modalAt = t.form(c), c
		}
		return
	}
	switch t.lemma[c] {
	case "have":
		a.have = true
	case "be":
		if t.toks[c].Deprel == "aux:pass" {
			a.pass = true
		}
		a.be = true
	case "do":
		a.do = true
	}
	if a.finite == "" && a.modal == "" {
		switch x {
		case "VBD":
			a.finite = "past"
		case "VBZ", "VBP":
			a.finite = "present"
		}
	}
}

// ownStatus is what the words of the clause of v alone say: its value is ""
// where the verb has no tense of its own.
func (r *reader) ownStatus(t *tree, v int) verdict {
	a := r.helpers(t, v)
	out := r.tensed(t, v, a)
	if a.neg {
		out = negate(out)
	} else if out.value == news.Happened || out.value == news.Ongoing || out.value == "" {
		for c := t.first[v]; c >= 0; c = t.next[c] {
			if t.toks[c].Deprel == "advmod" && r.lex.fact.adverbs[t.form(c)] == possible {
				return verdict{value: news.Possible, tense: out.tense, why: "adverb: " + t.form(c)}
			}
		}
	}
	return out
}

// negate is the status of a clause with "not".
func negate(v verdict) verdict {
	switch v.value {
	case news.Possible:
		if v.why == "modal: may" || v.why == "modal: might" {
			return v
		}
	case "":
		return v
	}
	v.value, v.why = news.DidNotHappen, "negation, "+v.why
	return v
}

// modals by their word.
var modals = map[string]news.Factuality{
	"will": news.Planned, "'ll": news.Planned, "’ll": news.Planned, "wo": news.Planned, "shall": news.Planned,
	"would": would, "'d": would, "’d": would,
	"may": news.Possible, "might": news.Possible, "could": news.Possible, "can": news.Possible, "ca": news.Possible,
	"should": news.CalledFor, "must": news.CalledFor, "ought": news.CalledFor,
}

// tensed reads modality, aspect and tense.
func (r *reader) tensed(t *tree, v int, a auxiliaries) verdict {
	if a.modal != "" {
		out := verdict{value: modals[a.modal], tense: "future", why: "modal: " + a.modal}
		if out.value == news.CalledFor && !a.have && r.dayAhead(t, v) {
			out.value, out.why = news.Planned, out.why+" with a day to come"
		}
		if out.value == "" {
			out.value = news.Possible
		}
		if a.have && (out.value == would || out.value == news.CalledFor) {
			out.value, out.tense = news.DidNotHappen, "past"
			out.why += " have"
		} else if a.have {
			out.tense = "past"
		}
		return out
	}
	x := t.xpos(v)
	switch {
	case a.to && a.be && a.finite == "present":
		return verdict{value: news.Planned, tense: "future", why: "is to"}
	case a.to && a.be && a.finite == "past" && a.have:
		return verdict{value: news.DidNotHappen, tense: "past", why: "was to have"}
	case a.to && a.be && a.finite == "past":
		return verdict{value: news.Planned, tense: "past", why: "was to"}
	case a.to:
		return verdict{}
	case a.have && a.be && x == "VBG":
		return verdict{value: news.Ongoing, tense: "past", why: "tense: perfect progressive"}
	case a.have && a.finite != "":
		return verdict{value: news.Happened, tense: "past", why: "tense: perfect"}
	case a.finite == "past", x == "VBD":
		return verdict{value: news.Happened, tense: "past", why: "tense: past"}
	case a.finite == "present":
		return r.present(t, v, "tense: present")
	case x == "VBN" && r.clausal(t, v):
		return verdict{value: news.Happened, tense: "past", why: "tense: past"}
	case x == "VBZ", x == "VBP":
		return r.present(t, v, "tense: present")
	case x == "VB" && t.child(v, "nsubj") >= 0 && r.clausal(t, v):
		return r.present(t, v, "tense: present")
	case x == "VB" && t.head[v] < 0 && !a.do:
		return verdict{value: news.CalledFor, why: "imperative"}
	case x == "VBG" && t.head[v] < 0:
		return verdict{value: news.Ongoing, tense: "present", why: "progressive"}
	}
	return verdict{}
}

// dayAhead says whether a duty is set for a day or up to one: "must report to prison by
// 31 May", "the ministers should meet on 22 March". What merely should be done in a
// month is asked for.
func (r *reader) dayAhead(t *tree, v int) bool {
	for k, a := range t.anchors {
		tx := &t.times[k]
		if a == v && tx.Earliest == tx.Latest && (ahead(tx) && tx.Earliest != "" || tx.Type == news.TimexDate && t.form(t.at(tx.Start)-1) == "by") {
			return true
		}
	}
	return false
}

// clausal says whether v heads a clause of its own: what is tagged a
// participle there is a past tense.
func (r *reader) clausal(t *tree, v int) bool {
	switch t.rel(v) {
	case "root", "parataxis", "ccomp", "":
		return true
	case "conj":
		h := t.head[v]
		return t.child(v, "nsubj") >= 0 || h >= 0 && h < v && r.finite(t, h)
	case "acl:relcl", "advcl":
		return t.child(v, "nsubj") >= 0
	}
	return false
}

// finite says whether verb h has a tense.
func (r *reader) finite(t *tree, h int) bool {
	x := t.xpos(h)
	return x == "VBD" || x == "VBZ" || x == "VBP" || x == "VBN" && t.child(h, "aux") < 0 && r.clausal(t, h)
}

// present is the status of a present tense: news in a headline, a plan with a
// day to come, else what is going on.
func (r *reader) present(t *tree, v int, why string) verdict {
	switch {
	case r.future(t, v):
		return verdict{value: news.Planned, tense: "present", why: why + " with a time to come"}
	case t.role == news.Headline:
		return verdict{value: news.Happened, tense: "present", why: why + " of a headline"}
	}
	return verdict{value: news.Ongoing, tense: "present", why: why}
}
