// Package tell holds the only list of the stages that make one story of all its
// reports, in order. In: the annotated reports and a person's decisions. Out: a
// Told: entities, events, plans, figures, statements, disputes, lineage, and the
// days of reports that state none.
//
//	told := tell.Story(anns, tell.Options{})
//	told.Events[0].Line // "The two ministers met on Monday in Sarn."
//
// It is a function of the set of reports and decisions: their order changes
// nothing, and no clock is asked.
package tell

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"dateline/internal/calendar"
	"dateline/internal/dating"
	"dateline/internal/news"
	"dateline/internal/resolve/cast"
	"dateline/internal/resolve/event"
	"dateline/internal/story/chronicle"
	"dateline/internal/story/damage"
	"dateline/internal/story/days"
	"dateline/internal/story/dispute"
	"dateline/internal/story/given"
	"dateline/internal/story/independence"
	"dateline/internal/story/ledger"
	"dateline/internal/story/lineage"
	"dateline/internal/story/plan"
	"dateline/internal/story/retold"
	"dateline/internal/story/state"
	"dateline/internal/story/statement"
)

// Options are what a person says of the story.
type Options struct {
	// AsOf is the day that "due" and "lapsed" refer to, EDTF; "" for the latest
	// day of publication of a report that is known.
	AsOf string
	// Decisions are a person's on entities.
	Decisions []cast.Decision
	// Same and Apart are event mentions that a person put together or apart.
	Same, Apart [][2]news.RecordID
	// Memo is what an earlier Story worked out, nil for nothing; Mark gives what
	// changes whenever a report does. They change no result.
	Memo *Memo
	Mark func(news.ReportID) string
	// Weights are those of the signs of a plan's outcome, nil for the program's own;
	// Weigh, if not nil, is given what they weigh: for training and measuring.
	Weights *plan.Weights
	Weigh   func([]plan.Candidate)
	// Stop, once closed, ends Story before its next stage, and that of entities
	// soon; nil for never.
	Stop <-chan struct{}
}

// stopped says whether Stop is closed.
func (o *Options) stopped() bool {
	select {
	case <-o.Stop:
		return true
	default:
		return false
	}
}

// Memo keeps what Story worked out of single reports, pairs of them and pairs of
// names, for the next Story over nearly the same reports. The zero value is empty;
// one Story uses it at a time.
type Memo struct {
	cast    cast.Memo
	lineage lineage.Memo
}

// Told is what all the reports together say.
type Told struct {
	AsOf string
	// Reports are those that the story was made of, with the days of sentences that
	// they copied and with one name for each agency.
	Reports []news.Annotated
	Cast    *cast.Result
	Lineage []news.Edge
	Days    *days.Solution
	Events  []*chronicle.Event
	Plans   []news.Plan
	// Figures and Statements are those of several reports, and of one.
	Figures    []news.FigureRow
	Statements []news.Statement
	Disputes   []news.Dispute
	State      state.State
	// Sources counts the separate reporting chains and the origins behind
	// evidence.
	Sources func([]news.Evidence) (sources, origins int)
}

// Story makes one story of reports. They may come in any order and are not
// changed. It gives nil where it was stopped.
func Story(anns []news.Annotated, opt Options) *Told {
	reps := readable(anns)
	told := &Told{AsOf: cmp.Or(opt.AsOf, AsOf(anns))}
	memo := cmp.Or(opt.Memo, new(Memo))
	memo.cast.Stop = opt.Stop
	told.Cast = memo.cast.Resolve(reps, opt.Decisions)
	if opt.stopped() {
		return nil
	}
	told.Lineage = memo.lineage.Find(reps, opt.Mark)
	if opt.stopped() {
		return nil
	}
	told.Days = days.Own(reps)
	anns = oneName(inherit(anns, told.Lineage), lineage.ReadAgencies(reps))
	reps = readable(anns)
	told.Reports = anns
	scene := newScene(reps, told.Cast, told.Days, told.Lineage)
	scene.Same, scene.Apart = opt.Same, opt.Apart
	copied := copies(told.Lineage)
	// Reports date each other, stratum by stratum: what a stratum links narrows
	// days, and never moves them, before the next one is linked.
	told.Days.Follow(told.Lineage)
	told.Days.Dates()
	told.Days.Rows()
	told.Days.Spans()
	told.Days.Years()
	clusters := event.Resolve(scene, scene.Mentions(), copied)
	for range maxStrata {
		if opt.stopped() {
			return nil
		}
		linked := told.Days.Link(clusters)
		if followed := told.Days.Follow(told.Lineage); !linked && !followed {
			break
		}
		clusters = event.Resolve(scene, scene.Mentions(), copied)
	}
	if opt.stopped() {
		return nil
	}
	clusters = retold.Find(scene, clusters)
	chains := independence.New(reps, told.Lineage)
	chains.Use(memo.lineage.Texts())
	var counting sync.Mutex
	told.Sources = func(evidence []news.Evidence) (int, int) {
		counting.Lock()
		defer counting.Unlock()
		r := chains.Count(evidence)
		return r.Sources, r.Origins
	}
	told.Events = chronicle.Events(clusters, chronicle.Inputs{
		Published: told.Days.Published, Sure: sure(reps), Begin: begin(reps, told.Days),
		Sources: func(evidence []news.Evidence) (int, int, []string) {
			r := chains.Count(evidence)
			return r.Sources, r.Origins, r.How
		},
	})
	if opt.stopped() {
		return nil
	}
	pursuit := plan.Inputs{Published: told.Days.Published, AsOf: told.AsOf, Alike: alike(scene), Reports: reps, Weights: opt.Weights}
	told.Plans = plan.Find(told.Events, pursuit)
	if opt.Weigh != nil {
		opt.Weigh(plan.Candidates(told.Events, pursuit))
	}
	if opt.stopped() {
		return nil
	}
	set := given.Read(anns, told.given(scene))
	told.Figures, told.Statements = ledger.RowsOf(set), statement.Of(set)
	told.Disputes = dispute.Merge(dispute.Of(set, told.Figures, told.exported(), told.Statements),
		damage.Disputes(damage.Find(reps, told.Lineage)))
	told.order()
	told.State = state.Of(state.Inputs{Reports: reps, Events: told.Events, Plans: told.Plans, Disputes: told.Disputes,
		Day: func(id news.ReportID) string { return told.Days.Dating(id).Latest }, AsOf: told.AsOf})
	return told
}

// exported gives the events as the story exports them.
func (t *Told) exported() []news.Event {
	out := make([]news.Event, len(t.Events))
	for i, ev := range t.Events {
		out[i] = ev.Event
	}
	return out
}

// given is what the ledger, the statements and the disputes take for given.
func (t *Told) given(scene *event.Scene) given.Inputs {
	names := map[news.EntityID]string{}
	for i := range t.Cast.Entities {
		names[t.Cast.Entities[i].ID] = t.Cast.Entities[i].Name
	}
	return given.Inputs{
		Of:        scene.Entity,
		Name:      func(id news.EntityID) string { return names[id] },
		Published: t.Days.Dating,
		Lineage:   t.Lineage,
		Sources:   t.Sources,
	}
}

// maxStrata bounds how often reports are linked anew by what links have dated.
const maxStrata = 4

// AsOf is the latest day of publication that a report states, or that its text gives to
// the day; "" for none.
func AsOf(anns []news.Annotated) string {
	day := ""
	for i := range anns {
		if d := anns[i].Published; d.ToTheDay() {
			day = max(day, d.Latest)
		}
	}
	return day
}

// readable gives the reports that were read, in order of id.
func readable(anns []news.Annotated) []*news.Annotated {
	var out []*news.Annotated
	for i := range anns {
		if anns[i].Read && anns[i].Error == "" {
			out = append(out, &anns[i])
		}
	}
	slices.SortFunc(out, func(a, b *news.Annotated) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

// knownWithin is the most days between which a report can be from for it to tell
// when the story begins.
const knownWithin = 62

// begin is the first day from which a report of the story is, 0 where none is known.
func begin(reps []*news.Annotated, when *days.Solution) calendar.Day {
	first := calendar.Day(0)
	for _, r := range reps {
		if hull, ok := when.Published(r.ID).Hull(); ok && hull.Len() <= knownWithin && (first == 0 || hull.First < first) {
			first = hull.First
		}
	}
	return first
}

// sure says which reports state their day.
func sure(reps []*news.Annotated) func(news.ReportID) bool {
	stated := map[news.ReportID]bool{}
	for _, r := range reps {
		stated[r.ID] = r.Published.Sure()
	}
	return func(id news.ReportID) bool { return stated[id] }
}

// newScene gathers what event mentions are held against.
func newScene(reps []*news.Annotated, who *cast.Result, when *days.Solution, edges []news.Edge) *event.Scene {
	kinds := map[news.EntityID]news.NameKind{}
	for i := range who.Entities {
		kinds[who.Entities[i].ID] = who.Entities[i].Kind
	}
	of := func(rep news.ReportID, ent news.EntityID) news.EntityID {
		return who.Of[cast.Ref{Report: rep, Entity: ent}]
	}
	stands := standing(reps, who, of)
	possibly := map[[2]news.EntityID]bool{}
	for i := range who.Entities {
		for _, other := range who.Entities[i].Possibly {
			possibly[[2]news.EntityID{who.Entities[i].ID, other}] = true
		}
	}
	return &event.Scene{
		Reports: reps,
		Entity:  of,
		Kind:    func(id news.EntityID) news.NameKind { return kinds[id] },
		Stands:  func(id news.EntityID) []news.EntityID { return stands[id] },
		Family:  families(edges),
		Maybe: func(a, b news.EntityID) bool {
			return possibly[[2]news.EntityID{a, b}] || possibly[[2]news.EntityID{b, a}]
		},
		Published: func(id news.ReportID) dating.Days { return when.Published(id) },
	}
}

// families gives each report that was made from another, or from which another
// was made, the first report by id that it hangs together with.
func families(edges []news.Edge) func(news.ReportID) string {
	root := map[news.ReportID]news.ReportID{}
	var find func(news.ReportID) news.ReportID
	find = func(id news.ReportID) news.ReportID {
		if up, ok := root[id]; ok && up != id {
			return find(up)
		}
		return id
	}
	for _, e := range edges {
		if e.Kind == "cites" || strings.HasPrefix(string(e.To), "wire:") {
			continue
		}
		a, b := find(e.From), find(e.To)
		root[max(a, b)], root[min(a, b)] = min(a, b), min(a, b)
	}
	return func(id news.ReportID) string {
		if _, ok := root[id]; !ok {
			return ""
		}
		return string(find(id))
	}
}

// alike says whether one entity is another or stands for it.
func alike(scene *event.Scene) func(a, b news.EntityID) bool {
	return func(a, b news.EntityID) bool {
		return a == b || slices.Contains(scene.Stands(a), b) || slices.Contains(scene.Stands(b), a)
	}
}
