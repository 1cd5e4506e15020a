// Package cast works out who is who across the reports of a story: the
// entities of each report go in, the entities of the story come out, with all
// spellings, the roles that the reports give them, and the reasons for every
// merge.
//
//	r := cast.Resolve(reports, nil)
//	r.Of[cast.Ref{Report: rep, Entity: ent}] // "Poutine" there, "Putin" here
//
// It merges too little rather than too much: where the spelling and what the
// reports say of the bearer do not settle it, the two stay apart and each
// names the other under Possibly. Decisions are made by pairs; no statistic of
// the whole story feeds them, and the same set of reports gives the same bytes
// in whatever order it comes. A person's decisions (merge, split, rename)
// point at words of a report and outrank everything else.
//
// Names are compared that share a block of consonants. Where very many do, those
// are compared that share more of them, and in the end those next to each other in
// order of letters (see neighbours): the work grows with the number of names, and
// of thousands that are nearly alike a few pairs are not found.
//
// Nothing is looked up anywhere: what is known of a bearer is what the reports
// say. Persons are compared by package spelling; countries, organisations and
// places by name, with the lists in data/en for abbreviations, agencies and
// other names of one thing.
package cast

import (
	"slices"
	"strings"

	"dateline/internal/news"
	"dateline/internal/resolve/spelling"
)

// Ref points at an entity of one report.
type Ref struct {
	Report news.ReportID
	Entity news.EntityID
}

// compare orders refs by report, then by entity.
func (r Ref) compare(o Ref) int {
	if n := strings.Compare(string(r.Report), string(o.Report)); n != 0 {
		return n
	}
	return strings.Compare(string(r.Entity), string(o.Entity))
}

// Place is where in a report's words a decision points: the words, and which
// time they occur in the report's text, counted from 1.
type Place struct {
	Report     news.ReportID
	Quote      string
	Occurrence int
}

// DecisionKind says what a person decided.
type DecisionKind string

// The kinds of decisions.
const (
	Merge  DecisionKind = "merge"
	Split  DecisionKind = "split"
	Rename DecisionKind = "rename"
)

// Decision is what a person decided of mentions. Of two that contradict each
// other the later in the list holds.
type Decision struct {
	// ID names the decision in reasons ("c-7be0f2a41c55").
	ID   string
	Kind DecisionKind
	// Of is the mention; With is the other one of a merge or a split.
	Of, With Place
	// Name is what a Rename gives.
	Name string
}

// Link is one merge: the entity of one report with that of another, and why.
type Link struct {
	A, B Ref
	// NameA and NameB are the names by which they were compared.
	NameA, NameB string
	Reasons      []string
}

// Result is the entities of a story.
type Result struct {
	// Entities are in order of kind (persons, organisations, countries, places,
	// groups, others), then of name, then of id.
	Entities []news.StoryEntity
	// Of gives the story's entity of a report's entity. Entities without a name
	// (sets, noun phrases) are not in it.
	Of map[Ref]news.EntityID
	// Links are the merges behind each entity: a tree over its members.
	Links map[news.EntityID][]Link
	// Doubts says why an entity is possibly another.
	Doubts map[[2]news.EntityID][]string
	// Reports are those that name each entity, in order of their ids.
	Reports map[news.EntityID][]news.ReportID
	// Habits are the reports that write names in the way of another language, and
	// do not say that they were translated.
	Habits map[news.ReportID]Habit
	// carved are mentions that a person split off their entity.
	carved map[Ref][]carving
}

// carving is mentions of one entity that a person split off it.
type carving struct {
	spans []news.Span
	to    news.EntityID
}

// At gives the story's entity of a mention, which is that of its report's
// entity unless a person split the mention off; "" where there is none.
func (r *Result) At(ref Ref, span news.Span) news.EntityID {
	for _, c := range r.carved[ref] {
		if slices.Contains(c.spans, span) {
			return c.to
		}
	}
	return r.Of[ref]
}

// Resolve works out the entities of a story. reports may come in any order and
// are not changed; decisions are those in force, oldest first.
func Resolve(reports []*news.Annotated, decisions []Decision) *Result {
	return new(Memo).Resolve(reports, decisions)
}

// Memo keeps how names compare from one Resolve to the next: that depends on the
// two names alone. The zero value is empty; one goroutine uses it at a time.
type Memo struct {
	prepared map[string]*prepared
	verdicts map[pairID]verdict
	alike    map[pairID]bool
	// Stop, once closed, makes Resolve end soon, with a result that is of no use;
	// nil for never.
	Stop <-chan struct{}
}

// stopped says whether Stop is closed.
func (m *Memo) stopped() bool {
	select {
	case <-m.Stop:
		return true
	default:
		return false
	}
}

// prepared is a name made ready for comparing, and its number in the memo.
type prepared struct {
	*spelling.Name
	id uint32
}

// pairID is two names of a memo: the number of the one and that of the other.
type pairID uint64

// Resolve is the function of that name.
func (m *Memo) Resolve(reports []*news.Annotated, decisions []Decision) *Result {
	if m.prepared == nil {
		m.prepared, m.verdicts, m.alike = map[string]*prepared{}, map[pairID]verdict{}, map[pairID]bool{}
	}
	lex := lexicon()
	reports = slices.Clone(reports)
	slices.SortFunc(reports, func(a, b *news.Annotated) int { return strings.Compare(string(a.ID), string(b.ID)) })
	w := &work{lex: lex, bearers: collect(reports, lex), sets: map[int]*set{}, long: map[string][]full{}, memo: m}
	w.carve(decisions)
	w.oneKind()
	w.describe()
	w.forest = newForest(len(w.bearers))
	w.decide(decisions)
	w.sameKeys()
	w.sameThings()
	w.samePersons()
	w.shortPersons()
	return w.result(decisions)
}

// work is one run of Resolve.
type work struct {
	lex     *lists
	bearers []*bearer
	forest  *forest
	sets    map[int]*set // by root
	links   []Link
	doubts  []doubt
	// apart are pairs that a person split.
	apart [][2]int
	// long gives a short name the full names that it can be short for.
	long map[string][]full
	// memo keeps what was compared.
	memo *Memo
}

// doubt is two bearers that may be one.
type doubt struct {
	a, b    int
	reasons []string
}

// verdict is what the spelling of two names says.
type verdict struct {
	says  says
	score uint8 // in hundredths
}

// says is a spelling.Verdict, small.
type says uint8

// The verdicts.
const (
	different says = iota
	possibly
	same
)

// verdictOf gives the verdict of package spelling.
func verdictOf(v spelling.Verdict, score int) verdict {
	out := verdict{score: uint8(score)}
	switch v {
	case spelling.Same:
		out.says = same
	case spelling.Possibly:
		out.says = possibly
	}
	return out
}
