package desk

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"sync"

	"dateline/internal/news"
	"dateline/internal/store"
	"dateline/internal/story/chronicle"
	"dateline/internal/story/lineage"
	"dateline/internal/story/tell"
	"dateline/internal/story/timeline"
)

// tale is the story of all reports with the reports it was made of, made when
// first asked for and kept until a report or a decision changes.
type tale struct {
	*tell.Told
	// anns are the reports as the story sees them, with the days that it worked out.
	anns []news.Annotated
	// raw are the reports as they were read, keys their keys.
	raw  []news.Annotated
	keys map[news.ReportID]store.Key
	// sentences are the sentences that bear a day.
	sentences []news.DatedLine
	// entAt and repAt are where entities and reports stand in their lists.
	entAt map[news.EntityID]int
	repAt map[news.ReportID]int
	// copies are the copies of each report, by the story's lineage.
	copies map[news.ReportID][]news.Edge
	// planOf are the plans by the events that they announce, eventAt the events.
	planOf  map[news.RecordID]*news.Plan
	eventAt map[news.RecordID]*chronicle.Event

	counted sync.Once
	lines   int // of the chronology without filters, once counted
}

// taleOf is the story as of some reports and decisions.
type taleOf struct {
	mu   sync.Mutex
	seen string
	made *tale
	memo tell.Memo
}

// largeStory is the number of reports from which the collector of garbage is told
// to spare memory: to collect when a third has been added (thriftyGC, a sixth more
// time), and harder where that leads beyond leanBase and leanEach a report.
const (
	largeStory = 2000
	thriftyGC  = 30
	leanBase   = 256 << 20
	leanEach   = 96 << 10
)

// spare tells the collector of garbage how many reports there are to tell of, and
// gives what undoes the harder part of that: a large story that is told is held, so
// that what answers add to it stays a third.
func spare(reports int) (undo func()) {
	if reports <= largeStory {
		return func() {}
	}
	debug.SetGCPercent(thriftyGC)
	limit := debug.SetMemoryLimit(-1)
	if lean := int64(leanBase) + int64(reports)*leanEach; lean < limit {
		debug.SetMemoryLimit(lean)
	}
	return func() { debug.SetMemoryLimit(limit) }
}

// told gives the story with its reports. The days of reports that state none are
// those that the story works out.
func (d *Desk) told(ctx context.Context) (*tale, error) {
	heads, err := d.store.Heads(ctx)
	if err != nil {
		return nil, fmt.Errorf("list reports: %w", err)
	}
	decisions, err := d.decisions(ctx)
	if err != nil {
		return nil, err
	}
	decided, err := d.eventMark(ctx)
	if err != nil {
		return nil, err
	}
	mark := fingerprint(heads) + fmt.Sprint(decisions) + decided
	d.tale.mu.Lock()
	defer d.tale.mu.Unlock()
	if d.tale.made != nil && d.tale.seen == mark {
		return d.tale.made, nil
	}
	defer spare(len(heads))()
	anns, keys, err := d.current(ctx, heads)
	if err != nil {
		return nil, err
	}
	same, apart, err := d.eventDecisions(ctx, anns)
	if err != nil {
		return nil, err
	}
	opt := tell.Options{Decisions: decisions, Same: same, Apart: apart, Stop: ctx.Done()}
	if keys != nil && !d.once {
		opt.Memo, opt.Mark = &d.tale.memo, func(id news.ReportID) string { return string(keys[id]) }
	}
	told := tell.Story(anns, opt)
	if told == nil {
		return nil, fmt.Errorf("make the story: %w", ctx.Err())
	}
	t := &tale{Told: told}
	if !d.once {
		t.raw, t.keys = anns, keys
	}
	t.anns = slices.Clone(t.Told.Reports)
	anns = t.anns
	for i := range anns {
		if ann := &anns[i]; ann.Read && ann.Error == "" {
			ann.Published = t.Days.Dating(ann.ID)
			ann.Times = t.Days.Times(ann.ID)
		}
	}
	t.sentences = timeline.Lines(anns)
	t.index(t.Cast.Entities, t.Lineage)
	t.planOf, t.eventAt = map[news.RecordID]*news.Plan{}, map[news.RecordID]*chronicle.Event{}
	for i := range t.Plans {
		t.planOf[t.Plans[i].Event] = &t.Plans[i]
	}
	for _, ev := range t.Events {
		t.eventAt[ev.ID] = ev
	}
	d.tale.made, d.tale.seen = t, mark
	return t, nil
}

// fewNew is how many reports are read one by one where the others are known.
const fewNew = 200

// current gives the reports that heads list, in order, with their keys: those that
// the last story was made of as they are, where they have not changed, and the
// others from the store. The keys are nil where the store was changed meanwhile, so
// that nothing is remembered by a key that may be another's.
func (d *Desk) current(ctx context.Context, heads []store.Head) ([]news.Annotated, map[news.ReportID]store.Key, error) {
	anns, err := d.reused(ctx, heads)
	if err == nil && anns == nil {
		anns, err = d.all(ctx, store.Whole)
	}
	if err != nil {
		return nil, nil, err
	}
	after, err := d.store.Heads(ctx)
	if err != nil {
		return nil, nil, fmt.Errorf("list reports: %w", err)
	}
	if fingerprint(heads) != fingerprint(after) {
		anns, err := d.all(ctx, store.Whole)
		return anns, nil, err
	}
	keys := make(map[news.ReportID]store.Key, len(heads))
	for _, h := range heads {
		keys[h.ID] = h.Key
	}
	return anns, keys, nil
}

// reused gives the reports that heads list by those of the last story; nil where
// there is none, or too many are new.
func (d *Desk) reused(ctx context.Context, heads []store.Head) ([]news.Annotated, error) {
	last := d.tale.made
	if last == nil || last.keys == nil {
		return nil, nil
	}
	at := make(map[news.ReportID]int, len(last.raw))
	for i := range last.raw {
		at[last.raw[i].ID] = i
	}
	anns, fresh := make([]news.Annotated, 0, len(heads)), 0
	for _, h := range heads {
		i, ok := at[h.ID]
		if ok && last.keys[h.ID] == h.Key {
			anns = append(anns, last.raw[i])
			continue
		}
		if fresh++; fresh > fewNew {
			return nil, nil
		}
		ann, err := d.store.Report(ctx, h.ID)
		switch {
		case errors.Is(err, store.ErrNotFound):
			return nil, nil
		case err != nil:
			return nil, fmt.Errorf("read report %s: %w", h.ID, err)
		}
		anns = append(anns, ann)
	}
	return anns, nil
}

// index notes where things stand.
func (t *tale) index(ents []news.StoryEntity, edges []news.Edge) {
	t.entAt, t.repAt, t.copies = map[news.EntityID]int{}, map[news.ReportID]int{}, map[news.ReportID][]news.Edge{}
	for i := range ents {
		t.entAt[ents[i].ID] = i
	}
	for i := range t.anns {
		t.repAt[t.anns[i].ID] = i
	}
	for _, e := range edges {
		if e.Kind != lineage.Cites {
			t.copies[e.To] = append(t.copies[e.To], e)
		}
	}
}

// events gives the events as the story exports them.
func (t *tale) events() []news.Event {
	out := make([]news.Event, len(t.Events))
	for i, ev := range t.Events {
		out[i] = ev.Event
	}
	return out
}
