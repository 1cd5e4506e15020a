package event

import (
	"strings"
	"unicode"

	"dateline/internal/annotate/deptree"
	"dateline/internal/news"
)

// otherAct gives the happening that verb i tells though no entry knows it: "the
// dam burst on Friday", "the bank will pay the second part by June". It is of type
// OTHER. What counts is a clause in which a report tells, in a tense of its own, of
// something that came about on a day that it names, or that is to come about.
// States, thoughts and words (the class no-act), habits, and what an event noun
// beside the verb tells already ("held talks") are none.
func (r *reader) otherAct(t *tree, i int, found []news.EventMention) (match, bool) {
	lemma := r.lemmaOf(t, i)
	if t.taken[i] || !strings.ContainsFunc(lemma, unicode.IsLetter) || !r.tells(t, i) || r.toldBeside(t, i, found) {
		return match{}, false
	}
	if r.agent(t, i) < 0 && r.patient(t, i) < 0 {
		return match{}, false
	}
	if n := r.cameAbout(t, i, lemma); n >= 0 {
		noun := r.lemmaOf(t, n)
		m := match{entry: &entry{typ: "OTHER", plain: true, words: []string{noun}, name: noun, noun: true}, at: n, prepObj: -1}
		return m, r.timeOf(t, &coding{match: &m, holder: i}) != nil
	}
	m := match{entry: &entry{typ: "OTHER", plain: true, words: []string{lemma}, name: lemma}, at: i, prepObj: -1}
	if k := t.child(i, "compound:prt"); k > i {
		m.parts = append(m.parts, k)
		m.entry.name += "_" + t.lemma[k]
	} else if k := t.child(i, "xcomp"); k > i && k <= i+3 && r.lex.classes["phase"][lemma] && t.verb(k) {
		m.parts = append(m.parts, k)
		m.entry.name = r.lemmaOf(t, k)
	}
	idle := len(m.parts) == 0 && (r.lex.classes["no-act"][lemma] || lemma == "report" && t.child(i, "ccomp", "obj") >= 0)
	if idle && !r.lex.classes["set-ahead"][lemma] {
		return match{}, false
	}
	v := r.status(t, i)
	if t.role == news.StoryText && (r.setAhead(t, &m, v) || r.givenTerm(t, i) || r.putFor(t, i)) {
		return m, true
	} else if idle {
		return match{}, false
	}
	tx := r.timeOf(t, &coding{match: &m, holder: -1})
	dated := tx != nil
	if r.lex.classes["light-act"][lemma] && len(m.parts) == 0 && !dated && !r.hasTerm(t, i) && !(v.value == news.Planned && r.someThing(t, i)) {
		return match{}, false
	}
	switch v.value {
	case news.Happened:
		return m, v.tense == "past" && (dated || r.deed(t, i)) || t.role == news.Headline
	case news.DidNotHappen:
		return m, dated || v.tense == "future"
	case news.Planned:
		if v.tense == "present" && dated && tx.Earliest != tx.Latest || t.xpos(i) == "VBD" {
			return match{}, false // "prices are up this year", "agreed more than when they met"
		}
		return m, dated || v.tense == "future" && r.undertakes(t, i)
	}
	return match{}, false
}

// someThing says whether verb i acts on a thing that was not spoken of before: "would
// bring a bill".
func (r *reader) someThing(t *tree, i int) bool {
	o := r.patient(t, i)
	return o >= 0 && deptree.Is(t.form(t.child(o, "det")), "a", "an")
}

// cameAbout gives the noun whose happening is all that verb i tells ("the vote took
// place on Monday", "the ceremony was held"), -1 for none.
func (r *reader) cameAbout(t *tree, i int, lemma string) int {
	n := -1
	switch {
	case r.lex.classes["comes-about"][lemma]:
		n = t.child(i, "nsubj")
	case lemma == "take":
		if o := t.child(i, "obj"); o >= 0 && t.lemma[o] == "place" && t.first[o] < 0 {
			n = t.child(i, "nsubj")
		}
	case lemma == "hold" && r.passive(t, i):
		n = t.child(i, "nsubj:pass")
	}
	if n < 0 || !deptree.Is(t.xpos(n), "NN", "NNS") || known(t, n) || r.isActor(t, n) || r.isTime(t, n) {
		return -1
	}
	return n
}

// setForDay gives the noun that verb or adjective i sets for a day to come and that no
// entry knows ("the final report is due in November", "work is planned for May").
func (r *reader) setForDay(t *tree, i int, found []news.EventMention) (match, bool) {
	if !r.isSetFor(t, i) || t.taken[i] {
		return match{}, false
	}
	n := t.child(i, "nsubj", "nsubj:pass")
	if n < 0 || r.isTime(t, n) || r.toldBeside(t, i, found) {
		return match{}, false
	}
	for k := range found {
		if found[k].Overlaps(t.toks[n].Span) || found[k].Clause.Contains(t.toks[i].Span) && found[k].Time != nil {
			return match{}, false // "is due to meet in May"
		}
	}
	if !deptree.Is(t.xpos(n), "NN", "NNS") || known(t, n) || r.isActor(t, n) { // "they are expected in Geneva on Monday"
		lemma := r.lemmaOf(t, i)
		return match{entry: &entry{typ: "OTHER", plain: true, words: []string{lemma}, name: lemma}, at: i, prepObj: -1}, t.verb(i)
	}
	noun := r.lemmaOf(t, n)
	return match{entry: &entry{typ: "OTHER", plain: true, words: []string{noun}, name: noun, noun: true}, at: n, prepObj: -1}, true
}

// isSetFor says whether verb or adjective i sets its subject for a day that lies
// ahead: "is due in November", "was announced for Saturday"; not "was announced on
// Saturday", nor what once was set.
func (r *reader) isSetFor(t *tree, i int) bool {
	if i < 0 || !r.lex.classes["sets-for"][r.lemmaOf(t, i)] || t.child(i, "xcomp") > i || !(t.verb(i) && r.passive(t, i) || t.child(i, "cop") >= 0) {
		return false
	}
	helped := r.helpers(t, i)
	for k, a := range t.anchors {
		if tx := &t.times[k]; a == i && (ahead(tx) || (tx.Shift == "<" || strings.HasPrefix(tx.Shift, "=") && t.form(t.at(tx.Start)-1) == "for") && helped.finite != "") && (tx.Type == news.TimexDate || tx.Type == news.TimexTime) && !helped.neg {
			return helped.finite == "present" || t.form(t.at(tx.Start)-1) == "for"
		}
	}
	return false
}

// deed says whether verb i tells in its sentence's main clause what somebody who is
// known by name did to something.
func (r *reader) deed(t *tree, i int) bool {
	if t.role != news.StoryText || !r.toldPlainly(t, i) {
		return false
	}
	who, what := r.agent(t, i), r.patient(t, i)
	return who >= 0 && what >= 0 && (known(t, who) || known(t, t.child(who, "appos")))
}

// known says whether token i is of a name, or of a mention of somebody.
func known(t *tree, i int) bool { return i >= 0 && (t.name[i] >= 0 || t.ment[i] >= 0) }

// toldPlainly says whether verb i heads the main clause, or what somebody said.
func (r *reader) toldPlainly(t *tree, i int) bool {
	for range 3 {
		i = t.lead(i)
		h := t.head[i]
		if h < 0 {
			return true
		}
		if !t.verb(h) || !deptree.Is(t.rel(i), "ccomp") && !(t.rel(i) == "advcl" && r.markOf(t, i) == "that") {
			return false
		}
		i = h
	}
	return false
}

// undertakes says whether verb i tells what a party is to do, where no day is set:
// "the director will lead the company", and not "the deal would anger many".
func (r *reader) undertakes(t *tree, i int) bool {
	who := r.agent(t, i)
	if who < 0 || t.role != news.StoryText {
		return false
	}
	h := t.head[i]
	said := t.rel(i) == "ccomp" && h >= 0 && r.lex.classes["no-act"][r.lemmaOf(t, h)]
	if !r.isActor(t, who) && !known(t, who) && !(said && deptree.Is(t.form(who), "he", "she", "they")) {
		return false
	}
	switch r.helpers(t, i).modal {
	case "will":
		return true
	case "would": // "the lawyer said she would appeal", and not "the deal would anger many"
		return said
	}
	return false
}

// tells says whether verb i heads a clause in which something is told: the main
// one, one joined to it, what somebody said, or what is told of somebody by the
// way.
func (r *reader) tells(t *tree, i int) bool {
	for range 4 {
		if t.head[i] < 0 {
			return true
		}
		switch rel := t.rel(i); {
		case deptree.Is(rel, "conj") || deptree.Is(rel, "parataxis", "ccomp") && t.verb(t.head[i]):
			i = t.head[i]
		case rel == "xcomp" && t.xpos(i) == "VB" && r.lex.classes["sets-out"][r.lemmaOf(t, t.head[i])]:
			i = t.head[i] // "is expected to rule by May"
		case rel == "xcomp" && r.helpers(t, i).to && (t.child(i, "cop") >= 0 && r.lex.classes["sets-out"][r.lemmaOf(t, t.head[i])] || t.xpos(i) == "VB" && r.future(t, i)):
			i = t.head[i] // "expects him to be out by Friday", "are invited to walk on Sunday"
		case rel == "xcomp" && deptree.Is(r.lemmaOf(t, t.head[i]), "let", "make"):
			i = t.head[i] // "let it be known that"
		case r.havingDone(t, i) >= 0:
			i = r.havingDone(t, i)
		case r.expected(t, i) >= 0:
			i = r.expected(t, i)
		case r.givenTerm(t, i):
			return true
		case deptree.Is(rel, "advcl", "acl") && t.xpos(i) == "VB" && r.markOf(t, i) == "to" && r.bound(t, t.head[i]):
			return true // "signed an agreement to replace the doors by May"
		case rel == "acl" && t.xpos(i) == "VBN":
			return r.onADay(t, i) // "the recorder, found by divers on 18 March,"
		case rel == "parataxis", rel == "acl:relcl", deptree.Is(rel, "advcl") && (t.xpos(i) != "VB" || r.markOf(t, i) == "that") && r.markOf(t, i) != "if":
			return true
		default:
			return false
		}
	}
	return false
}

// bound says whether word h is a noun by which somebody binds himself ("a promise"),
// or a verb that acts on one ("signed an agreement").
func (r *reader) bound(t *tree, h int) bool {
	if t.verb(h) {
		if h = t.child(h, "obj"); h < 0 {
			return false
		}
	}
	return r.lex.classes["binds"][t.lemma[h]]
}

// onADay says whether a participle between commas names the day of what it tells.
func (r *reader) onADay(t *tree, i int) bool {
	if f, ok := r.frame(t, i); ok && f.that == own {
		return false // "a warning, repeated on 5 May,"
	}
	if lo := t.lo[i]; t.role != news.StoryText || lo < 1 || t.toks[lo].Form != "," && t.toks[lo-1].Form != "," {
		return false
	}
	for k, a := range t.anchors {
		tx := &t.times[k]
		day := tx.Earliest != "" || strings.Contains(tx.Shift, "WXX-") || len(tx.Shift) == len("<05-04")
		if a == i && day && tx.Earliest == tx.Latest && tx.Start > t.toks[i].Start && t.form(t.at(tx.Start)-1) == "on" {
			return true
		}
	}
	return false
}

// toldBeside says whether an event that was found in the sentence tells what verb i
// does: its predicate is the verb's own, or the subject or object of a verb that says
// little beside such a noun ("held talks", "the vote took place").
func (r *reader) toldBeside(t *tree, i int, found []news.EventMention) bool {
	for k := range found {
		if found[k].Overlaps(t.toks[i].Span) {
			return true
		}
		if lemma := r.lemmaOf(t, i); !r.lex.classes["carries"][lemma] && !r.lex.classes["light-act"][lemma] && !r.lex.classes["undergoes"][lemma] {
			continue
		}
		for c := t.first[i]; c >= 0; c = t.next[c] {
			if deptree.Is(t.rel(c), "obj", "nsubj", "nsubj:pass", "xcomp") && found[k].Overlaps(t.toks[c].Span) {
				return true
			}
		}
	}
	return false
}
