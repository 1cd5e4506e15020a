// Package event finds the coded events of a report: who did what to whom, and
// whether it took place.
//
// In: a report with sentences, dependencies, names, times and attributions
// (and entities where there are any). Out: event mentions in text order. Of
//
//	Norland has threatened to impose sanctions on Veland.
//
// they are {THREATEN, source Norland, target Veland, happened} at "threatened"
// and {SANCTION, source Norland, target Veland, possible} at "impose
// sanctions".
//
// The steps: each verb and noun is looked up among the predicates
// (data/en/events*.txt) with what they ask of the words around them
// (match.go); its participants are sought in its own clause or along a stated
// link, such as control, a relative clause or a joined verb (argument.go,
// actor.go, role.go); its factuality comes from the words of its clause and of
// what governs it (verb.go, context.go, noun.go; data/en/factuality-*.txt);
// time and place from its clause (circumstance.go). What is not there stays
// empty.
package event

import (
	"slices"
	"sort"
	"strings"

	"dateline/internal/annotate/deptree"
	"dateline/internal/news"
)

// ment is one mention of an entity.
type ment struct {
	news.Span
	entity news.EntityID
	form   news.MentionForm
}

// reader reads one report.
type reader struct {
	lex   *lexicon
	ann   *news.Annotated
	ments []ment
	// depth counts the governing words that are being asked.
	depth int
	// topic is what the page is about where that is not public life ("sport").
	topic string
	// roles are the words for what each entity is said to be ("prosecutor").
	roles map[news.EntityID][]string
	// offices are the entities that hold an office, where topic is not "".
	offices map[news.EntityID]bool
	out     []news.EventMention
}

// Find gives the event mentions of the report, in text order. It reads Text,
// Passages, Sentences, Names, Times, Attributions and Entities.
func Find(ann *news.Annotated) []news.EventMention {
	r := &reader{lex: english(), ann: ann, roles: map[news.EntityID][]string{}}
	for i := range ann.Entities {
		for _, role := range ann.Entities[i].Roles {
			r.roles[ann.Entities[i].ID] = append(r.roles[ann.Entities[i].ID], strings.Fields(strings.ToLower(role.Role))...)
		}
		for _, m := range ann.Entities[i].Mentions {
			r.ments = append(r.ments, ment{m.Span, ann.Entities[i].ID, m.Form})
		}
	}
	sort.SliceStable(r.ments, func(a, b int) bool {
		if r.ments[a].Start != r.ments[b].Start {
			return r.ments[a].Start < r.ments[b].Start
		}
		return r.ments[a].End > r.ments[b].End
	})
	r.judge()
	if r.topic != "" {
		r.hold()
	}
	r.read()
	r.vouch()
	return r.out
}

// coded lists the roles of passages that are read for events.
var coded = map[news.Role]bool{news.Headline: true, news.StoryText: true, news.Caption: true,
	news.Context: true, news.Remark: true}

// read codes the sentences, one after the other.
func (r *reader) read() {
	pass, name, ment, timex := 0, 0, 0, 0
	for i := range r.ann.Sentences {
		sent := &r.ann.Sentences[i]
		for pass < len(r.ann.Passages) && r.ann.Passages[pass].End <= sent.Start {
			pass++
		}
		if pass >= len(r.ann.Passages) || !coded[r.ann.Passages[pass].Role] || len(sent.Tokens) == 0 {
			continue
		}
		for timex < len(r.ann.Times) && r.ann.Times[timex].End <= sent.Start {
			timex++
		}
		t := newTree(sent, r.ann.Times[timex:])
		t.role = r.ann.Passages[pass].Role
		r.plantTimes(t)
		name = r.plantNames(t, name)
		ment = r.plantMentions(t, ment)
		r.sentence(t)
	}
}

// plantNames says of each token in which name it lies, the longest; from is
// where to begin, and the result where the next sentence begins.
func (r *reader) plantNames(t *tree, from int) int {
	names := r.ann.Names
	for from < len(names) && names[from].End <= t.span.Start {
		from++
	}
	at := 0
	for k := from; k < len(names) && names[k].Start < t.span.End; k++ {
		for at < len(t.toks) && t.toks[at].End <= names[k].Start {
			at++
		}
		for i := at; i < len(t.toks) && t.toks[i].Start < names[k].End; i++ {
			if t.name[i] < 0 {
				t.name[i] = k
			}
		}
	}
	return from
}

// plantMentions says which token heads each mention of an entity: the one
// whose own head lies outside. The longest mention of a head counts.
func (r *reader) plantMentions(t *tree, from int) int {
	for from < len(r.ments) && r.ments[from].Start < t.span.Start {
		from++
	}
	at := 0
	for k := from; k < len(r.ments) && r.ments[k].Start < t.span.End; k++ {
		m := r.ments[k]
		for at < len(t.toks) && t.toks[at].End <= m.Start {
			at++
		}
		for i := at; i < len(t.toks) && t.toks[i].Start < m.End; i++ {
			if h := t.head[i]; h >= 0 && t.toks[h].Start >= m.Start && t.toks[h].Start < m.End {
				continue
			}
			if t.ment[i] < 0 && t.toks[i].UPOS != "PUNCT" {
				t.ment[i] = k
				break
			}
		}
	}
	return from
}

// sentence codes the words of one sentence: verbs first, because they may
// take the nouns beside them ("held talks").
func (r *reader) sentence(t *tree) {
	from := len(r.out)
	for i := range t.toks {
		if t.toks[i].UPOS == "VERB" && t.rel(i) != "amod" && !r.refused(t, i) {
			if m, ok := r.best(t, i); ok {
				r.code(t, &m)
			}
		}
	}
	for i := range t.toks {
		if t.taken[i] || !t.noun(i) || r.isTime(t, i) || t.rel(i) == "compound" && t.role != news.Headline {
			continue
		}
		if m, ok := r.best(t, i); ok {
			r.code(t, &m)
		}
	}
	for i := range t.toks {
		var m match
		ok := false
		switch t.toks[i].UPOS {
		case "VERB":
			if t.rel(i) != "amod" {
				if m, ok = r.setForDay(t, i, r.out[from:]); !ok {
					m, ok = r.otherAct(t, i, r.out[from:])
				}
				if !ok {
					m, ok = r.declaredFor(t, i, r.out[from:])
				}
			}
		case "ADJ":
			m, ok = r.setForDay(t, i, r.out[from:])
		}
		if !ok && t.toks[i].UPOS != "VERB" {
			m, ok = r.stateForDay(t, i, r.out[from:])
		}
		if !ok && t.toks[i].UPOS == "NOUN" {
			m, ok = r.thereForDay(t, i, r.out[from:])
		}
		if ok {
			r.code(t, &m)
		}
	}
	found := r.out[from:]
	sort.SliceStable(found, func(a, b int) bool { return found[a].Start < found[b].Start })
	r.out = append(r.out[:from], slices.CompactFunc(found, func(a, b news.EventMention) bool { return a.Span == b.Span })...)
}

// refused says whether verb i is what somebody refused to do: the refusal is told, and
// the rest of its clause belongs to it.
func (r *reader) refused(t *tree, i int) bool {
	return t.rel(i) == "xcomp" && t.xpos(i) == "VB" && r.lex.classes["refuses"][r.lemmaOf(t, t.head[i])]
}

// code adds the event of one match, unless its actors are not what its entry
// asks for.
func (r *reader) code(t *tree, m *match) {
	c := &coding{match: m, holder: -1}
	if m.noun {
		r.nounRoles(t, c)
	} else {
		r.verbRoles(t, c)
	}
	if m.weak && !r.political(t, c.source) && !r.political(t, c.target) && !r.agentless(t, m) {
		return
	}
	if r.private(t, c) && !(m.plain && r.topic == "private") {
		return
	}
	if m.swap {
		c.source, c.target = c.target, c.source
	}
	v := r.status(t, m.at)
	if c.holder >= 0 && m.noun {
		if held := r.status(t, c.holder); v.tense == "" {
			v.tense = held.tense
		}
	}
	if v.value == would || v.value == "" {
		v.value = news.Possible
	}
	if v.value == news.Ongoing && v.tense == "present" && !m.noun && told[m.typ] && deptree.Is(t.xpos(m.at), "VBZ", "VBP") {
		v.value, v.why = news.Happened, v.why+" of a word that is said" // he denies it: he has denied it
	}
	if v.value == news.Happened && !m.noun && (r.carries(t, m) >= 0 || len(m.parts) > 0 && t.noun(m.parts[0])) && r.lex.classes["sets-ahead"][r.lemmaOf(t, m.at)] {
		v.value, v.why = news.Planned, v.why+" of a word that sets something for a day to come" // "called a strike"
	}
	if v.value == news.CalledFor && !m.noun && r.givenTerm(t, m.at) {
		v = verdict{value: news.Planned, tense: "future", why: "given a term"}
	}
	if m.plain && !m.noun && v.value == news.Happened && r.putFor(t, m.at) {
		v = verdict{value: news.Planned, tense: "future", why: "put for a day"}
	}
	if m.noun && v.value == news.Happened && r.heldAhead(t, m.at) {
		v = verdict{value: news.Planned, tense: "future", why: "declared for a day"}
	}
	if m.plain && v.value != news.DidNotHappen && (m.noun && r.isSetFor(t, t.head[m.at]) || !m.noun && r.isSetFor(t, m.at)) {
		v = verdict{value: news.Planned, tense: "future", why: "set for a day"}
	}
	if h := t.head[m.at]; v.value == news.DidNotHappen && m.noun && m.typ == "ACCUSE" && h >= 0 && deptree.Is(t.lemma[h], "reject", "dismiss", "rebuff", "deny") {
		v.value, v.why = news.Happened, v.why+" that was made all the same" // "rejected a complaint"
	}
	if h := t.head[m.at]; v.value == news.DidNotHappen && m.noun && h >= 0 && t.rel(m.at) == "obj" && r.lex.classes["outlasts"][r.lemmaOf(t, h)] {
		v.value, v.why = news.Happened, v.why+" that took place all the same" // "did not attend the meeting"
	}
	if v.value == news.DidNotHappen && m.mode == "no-confidence" && v.tense == "past" {
		v.value, v.why = news.Happened, v.why+" of a vote that was taken" // "did not support the vote of no confidence"
	}
	if v.value == news.Happened && m.noun && heralded[m.mode+m.typ] && r.heralds(t, c) {
		v.value, v.why = news.Planned, v.why+" of a heading with a day to come" // "New election in June"
	}
	if m.noun && v.value == news.Planned && r.putsOff(t, t.head[m.at]) && r.firstSet(t, c) {
		v.value, v.why = news.DidNotHappen, v.why+", not on the day first set" // "the vote, first set for 2 May, was put off"
	}
	span := r.predicate(t, c)
	ev := news.EventMention{
		Span: span, ID: news.NewRecordID(r.ann.ID, "mention", span),
		Type: m.typ, Mode: m.mode, CAMEO: m.cameo, Factuality: v.value,
		Lemma: r.lemmas(t, m), Tense: v.tense, Clause: r.clause(t, m.at, c.holder),
		Actors: r.cast(t, c),
	}
	kind := "verb: "
	if m.noun {
		kind = "noun: "
	}
	ev.Rules = append(ev.Rules, kind+m.name)
	if v.why != "" {
		ev.Rules = append(ev.Rules, "factuality: "+strings.TrimSuffix(v.why, "; "))
	}
	r.circumstances(t, c, &ev)
	for _, k := range m.parts {
		t.taken[k] = true
	}
	if o := r.patient(t, m.at); o >= 0 && r.sameAct(t, o, m.typ) {
		t.taken[o] = true
	}
	r.out = append(r.out, ev)
}

// heralded are the modes and types of nouns for what is set ahead: a heading that
// names one with a day, and no verb, tells when it will be.
var heralded = map[string]bool{"electionOTHER": true, "trialOTHER": true, "CONSULT": true, "openingOTHER": true}

// heralds says whether the sentence has no verb and names a time that is not gone by
// its own words.
func (r *reader) heralds(t *tree, c *coding) bool {
	for i := range t.toks {
		if t.verb(i) {
			return false
		}
	}
	tx := r.timeOf(t, c)
	return t.role != news.Caption && tx != nil && !strings.HasPrefix(tx.Shift, "<") && !strings.HasPrefix(tx.Shift, "-")
}

// told lists the types whose verbs in the simple present report what was said.
var told = map[string]bool{"ACCUSE": true, "REJECT": true}

// agentless says whether m is a passive that names no agent, of a thing that
// its entry asks for ("the summit was put off").
func (r *reader) agentless(t *tree, m *match) bool {
	if m.noun || !r.passive(t, m.at) || r.agent(t, m.at) >= 0 {
		return false
	}
	for k := range m.conds {
		if c := &m.conds[k]; c.slot == "obj" && !c.neg && len(c.words) > 0 {
			return true
		}
	}
	return false
}

// sameAct says whether noun n names an act of type typ, which its verb says
// already ("signed the accord").
func (r *reader) sameAct(t *tree, n int, typ string) bool {
	if !t.noun(n) {
		return false
	}
	for _, e := range r.lex.nouns[t.lemma[n]] {
		if e.typ == typ {
			return true
		}
	}
	return false
}

// predicate is the words of the predicate: from a verb to the noun that it
// carries where they stand close, else the word alone.
func (r *reader) predicate(t *tree, c *coding) news.Span {
	from, to := c.at, c.at
	for _, k := range c.parts {
		if k-c.at <= 5 && c.at-k <= 3 {
			from, to = min(from, k), max(to, k)
		}
	}
	if o := r.carries(t, c.match); o >= 0 {
		to = max(to, o)
	}
	if c.noun && c.light && c.holder < c.at && c.at-c.holder <= 5 {
		from = min(from, c.holder)
	}
	return t.bytes(from, to+1)
}

// carries is the event noun that verb m acts on, where its entry asks for it
// and it stands close ("held talks"), -1 for none.
func (r *reader) carries(t *tree, m *match) int {
	if m.noun {
		return -1
	}
	for k := range m.conds {
		if c := &m.conds[k]; c.slot != "obj" || c.neg || len(c.words) == 0 {
			continue
		}
		if o := r.patient(t, m.at); o > m.at && o-m.at <= 5 && r.lex.nouns[t.lemma[o]] != nil {
			return o
		}
	}
	return -1
}

// lemmas is the predicate as the lexicon has it, with the event noun that it
// carries.
func (r *reader) lemmas(t *tree, m *match) string {
	if o := r.carries(t, m); o >= 0 {
		return m.name + " " + t.lemma[o]
	}
	return m.name
}

// vouch gives each event the narrowest attribution whose content holds it.
func (r *reader) vouch() {
	type piece struct {
		news.Span
		id news.RecordID
	}
	var pieces []piece
	for i := range r.ann.Attributions {
		for _, c := range r.ann.Attributions[i].Content {
			pieces = append(pieces, piece{c, r.ann.Attributions[i].ID})
		}
	}
	sort.SliceStable(pieces, func(a, b int) bool { return pieces[a].Start < pieces[b].Start })
	var open []piece
	next := 0
	for i := range r.out {
		ev := &r.out[i]
		for next < len(pieces) && pieces[next].Start <= ev.Start {
			open = append(open, pieces[next])
			next++
		}
		kept := open[:0]
		narrow := -1
		for _, p := range open {
			if p.End <= ev.Start {
				continue
			}
			kept = append(kept, p)
			if p.Contains(ev.Span) && (narrow < 0 || p.Len() < narrow) {
				ev.Attribution, narrow = p.id, p.Len()
			}
		}
		open = kept
	}
}
