package retold

import (
	"slices"
	"strings"

	"dateline/internal/dating"
	"dateline/internal/news"
	"dateline/internal/resolve/event"
	"dateline/internal/story/lineage"
)

// unit is a clause in which a report can tell an event: that of an event mention, or
// that of a verb or an event noun from which no event was read.
type unit struct {
	rep     *news.Annotated
	at      int            // number of its sentence
	head    int            // the token that tells the act
	mention *event.Mention // nil where no event was read
	cluster int            // of its mention, -1 for none
	noun    bool
	// definite says of a noun that it points at something known ("the collapse").
	definite bool
	act      string   // root of the head's lemma
	lines    []string // the acts that the head's lemma tells
	words    []string // roots of the other content words, sorted
	beside   []string // those of the rest of its sentence
	numbers  []string // written with digits, sorted; no days
	who      []news.EntityID
	subject  []news.EntityID
	days     dating.Days
	dated    bool
}

// reader reads the units of a story.
type reader struct {
	scene *event.Scene
	of    map[sentence][]*event.Mention
	in    map[*event.Mention]int
	acts  map[string]bool // the stems of the predicates of all mentions
	units []*unit
	index map[string][]int // words, acts, names, numbers and days to units
	told  map[string]int   // the number of sentences with a word or name
	sents int
}

// sentence is a sentence of a report.
type sentence struct {
	rep news.ReportID
	at  int
}

// newReader reads the units of all reports.
func newReader(scene *event.Scene, clusters []event.Cluster) *reader {
	r := &reader{scene: scene, of: map[sentence][]*event.Mention{}, in: map[*event.Mention]int{}, acts: map[string]bool{}, index: map[string][]int{}, told: map[string]int{}}
	for i := range clusters {
		for _, m := range clusters[i].Mentions {
			r.in[m] = i
			k := sentence{m.Report.ID, m.Sent}
			r.of[k] = append(r.of[k], m)
			if i := m.Head(); i >= 0 {
				if l := strings.ToLower(m.Report.Sentences[m.Sent].Tokens[i].Lemma); !event.Light(l) {
					r.acts[root(l)] = true
				}
			}
		}
	}
	reps := slices.Clone(scene.Reports)
	slices.SortFunc(reps, func(a, b *news.Annotated) int { return strings.Compare(string(a.ID), string(b.ID)) })
	for _, rep := range reps {
		r.report(rep)
	}
	return r
}

// report reads the units of one report.
func (r *reader) report(rep *news.Annotated) {
	meant := entitiesAt(r.scene, rep)
	pass := 0
	for i := range rep.Sentences {
		sent := &rep.Sentences[i]
		for pass < len(rep.Passages) && rep.Passages[pass].End <= sent.Start {
			pass++
		}
		if pass == len(rep.Passages) || len(sent.Tokens) < 4 || len(sent.Tokens) > longest {
			continue
		}
		switch rep.Passages[pass].Role {
		case news.Headline, news.StoryText, news.Remark, news.Context:
			r.sentence(rep, i, meant)
		}
	}
}

// longest is the number of tokens of a sentence above which it is a list.
const longest = 120

// sentence reads the units of one sentence.
func (r *reader) sentence(rep *news.Annotated, at int, meant map[news.Byte][]news.EntityID) {
	t := newTree(rep, at)
	r.sents++
	seen := map[string]bool{}
	for i := range t.toks {
		keys := []string{wordOf(&t.toks[i])}
		for _, id := range meant[t.toks[i].Start] {
			keys = append(keys, nameKey+string(id))
		}
		for _, k := range keys {
			if k != "" && !seen[k] {
				seen[k] = true
				r.told[k]++
			}
		}
	}
	heads := map[int]*event.Mention{}
	for _, m := range r.of[sentence{rep.ID, at}] {
		if i := m.Head(); i >= 0 && heads[i] == nil {
			heads[i] = m
		}
	}
	for i := range t.toks {
		m := heads[i]
		if m == nil && !t.tells(i, r.acts) {
			continue
		}
		u := &unit{rep: rep, at: at, head: i, mention: m, cluster: -1, noun: t.toks[i].UPOS == "NOUN"}
		if m != nil {
			u.cluster = r.in[m]
		}
		r.read(u, t, meant, heads)
		r.enter(u)
	}
}

// read fills a unit from its clause.
func (r *reader) read(u *unit, t *tree, meant map[news.Byte][]news.EntityID, heads map[int]*event.Mention) {
	lemma := t.verb(u.head)
	u.lines = event.ActsOf(lemma)
	if u.mention != nil {
		u.lines = u.mention.Acts()
	}
	u.act = root(lemma)
	u.definite = u.noun && t.definite(u.head)
	clause := t.clause(u.head)
	if h := t.ruler(u.head); u.noun && h >= 0 {
		clause = append(clause, t.clause(h)...)
	}
	if t.rel(u.head) == "acl" { // what a relative pronoun stands for
		clause = append(clause, t.clause(t.head(u.head))...)
	}
	var ids []news.EntityID
	for _, i := range clause {
		if i == u.head || t.time[i] {
			continue
		}
		tok := &t.toks[i]
		switch w := wordOf(tok); {
		case w == "", tok.UPOS == "PROPN" && len(meant[tok.Start]) > 0: // whom it names counts as a party
		case tok.UPOS == "NUM":
			u.numbers = append(u.numbers, w)
		default:
			u.words = append(u.words, w)
		}
		ids = append(ids, meant[tok.Start]...)
	}
	for i := range t.toks {
		tok := &t.toks[i]
		w := wordOf(tok)
		switch {
		case w == "" || i == u.head || t.time[i] || slices.Contains(clause, i) || len(meant[tok.Start]) > 0:
		case tok.UPOS != "NUM":
			u.beside = append(u.beside, w)
		case len(w) >= longNumber:
			u.numbers = append(u.numbers, w)
		}
	}
	u.beside = unique(u.beside)
	u.words, u.numbers = unique(u.words), unique(u.numbers)
	if s := t.subject(u.head); s >= 0 {
		if len(u.lines) == 0 && !u.noun { // "the crowd that filled the square"
			u.lines = event.ActsOf(strings.ToLower(t.toks[s].Lemma))
		}
		u.subject = unique(slices.Clone(meant[t.toks[s].Start]))
		ids = append(ids, u.subject...)
	}
	u.who = unique(ids)
	r.readDays(u, t, heads)
}

// readDays finds the days that a unit can mean: those of its mention, or those of the
// only time in its clause; of a noun also those of the verb that it stands beside, and
// of a verb those of the verb to which it is joined.
func (r *reader) readDays(u *unit, t *tree, heads map[int]*event.Mention) {
	if m := u.mention; m != nil {
		u.days, u.dated = m.Days, m.Time != nil && len(m.Days) > 0
		if u.dated || !u.noun {
			return
		}
	} else {
		u.days = r.scene.Published(u.rep.ID)
		if hull, ok := u.days.Hull(); ok {
			u.days = dating.Until(hull.Last)
		}
	}
	if r.dateBy(u, t, t.clause(u.head)) || u.mention != nil {
		return
	}
	switch h := t.head(u.head); {
	case h < 0:
	case u.noun && strings.HasPrefix(t.rel(u.head), "nsubj"), u.noun && t.rel(u.head) == "obj":
		if m := heads[h]; m != nil && m.Time != nil && len(m.Days) > 0 {
			u.days, u.dated = m.Days, true
		} else {
			r.dateBy(u, t, t.clause(h))
		}
	case !u.noun && t.rel(u.head) == "conj":
		if m := heads[h]; m != nil && m.Time != nil && m.Time.Start < m.Start && len(m.Days) > 0 {
			u.days, u.dated = m.Days, true // "late last night it gave in and called back"
		}
	}
}

// dateBy dates a unit by the only time among tokens; it says whether there is one.
func (r *reader) dateBy(u *unit, t *tree, tokens []int) bool {
	var only *news.Timex
	for i := range u.rep.Times {
		tx := &u.rep.Times[i]
		if tx.Start >= t.sent.End {
			break
		}
		if tx.Type != news.TimexDate && tx.Type != news.TimexTime || strings.HasSuffix(tx.Value, "_REF") ||
			!slices.ContainsFunc(tokens, func(i int) bool { return tx.Span.Contains(t.toks[i].Span) }) {
			continue
		}
		if only != nil {
			return false
		}
		only = tx
	}
	if only == nil || t.since(only) {
		return false
	}
	rel, ok := dating.Relate(u.rep, only)
	if !ok {
		return false
	}
	rel.Gone()
	days := rel.Days(r.scene.Published(u.rep.ID)).Meet(u.days)
	if len(days) == 0 {
		return false
	}
	u.days, u.dated = days, true
	return true
}

// Marks of index keys that are no words.
const (
	nameKey   = "@"
	dayKey    = "#"
	lineKey   = "="
	numberKey = "+"
)

// enter puts a unit into the index.
func (r *reader) enter(u *unit) {
	n := len(r.units)
	r.units = append(r.units, u)
	keys := []string{u.act}
	keys = append(keys, u.words...)
	for _, id := range u.who {
		keys = append(keys, nameKey+string(id))
	}
	for _, l := range u.lines {
		keys = append(keys, lineKey+l)
	}
	for _, x := range u.numbers {
		keys = append(keys, numberKey+x)
	}
	if u.dated && u.days.Count() == 1 {
		hull, _ := u.days.Hull()
		keys = append(keys, dayKey+hull.First.String())
	}
	for _, k := range unique(keys) {
		if k != "" {
			r.index[k] = append(r.index[k], n)
		}
	}
}

// entitiesAt gives the story's entities that each token of a report, by where it
// begins, is part of a mention of.
func entitiesAt(scene *event.Scene, rep *news.Annotated) map[news.Byte][]news.EntityID {
	out := map[news.Byte][]news.EntityID{}
	type named struct {
		span news.Span
		id   news.EntityID
	}
	var all []named
	for i := range rep.Entities {
		ent := &rep.Entities[i]
		id := scene.Entity(rep.ID, ent.ID)
		if id == "" {
			continue
		}
		for _, m := range ent.Mentions {
			if m.Span.Len() <= longName {
				all = append(all, named{m.Span, id})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b named) int { return int(a.span.Start - b.span.Start) })
	next := 0
	for i := range rep.Sentences {
		sent := &rep.Sentences[i]
		for next < len(all) && all[next].span.End <= sent.Start {
			next++
		}
		for k := next; k < len(all) && all[k].span.Start < sent.End; k++ {
			for _, tok := range sent.Tokens {
				if all[k].span.Contains(tok.Span) {
					out[tok.Start] = append(out[tok.Start], all[k].id)
				}
			}
		}
	}
	return out
}

// longNumber is how many digits a number must have to tell much in any clause of its
// sentence.
const longNumber = 3

// longName is the length, in bytes, of words that mean one party at most.
const longName = 60

// unique sorts a list and drops doubles.
func unique[S ~string](list []S) []S {
	slices.Sort(list)
	return slices.Compact(list)
}

// root takes off a lemma the ending that makes a noun of a verb.
func root(lemma string) string { return lineage.Stem(lemma) }
