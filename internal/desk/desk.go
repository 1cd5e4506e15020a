// Package desk answers the questions that a reader can ask of a story, and
// carries out what a person decides. The command line, the web pages and the
// exports are thin faces over it.
//
//	d := desk.New(st, reader, clock)
//	sum, err := d.Add(ctx, captures, desk.AddOptions{})
//	tl, err := d.Timeline(ctx)
//
// Answers are functions of the reports in the store: they do not depend on
// the order in which reports were added, or on the clock.
package desk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"dateline/internal/fault"
	"dateline/internal/news"
	"dateline/internal/pipeline"
	"dateline/internal/store"
	"dateline/internal/story/timeline"
)

// ErrUnknown is what a question about something that the story does not have
// gives; test for it with errors.Is.
var ErrUnknown = errors.New("not in this story")

// Desk is a story with the reader that reads for it.
type Desk struct {
	store store.Reader
	// change is the same store where it can be changed, else nil.
	change store.Store
	// reader gives the reader of pages, loaded when first needed: answers
	// need none.
	reader func() (*pipeline.Reader, error)
	// now is the clock, for the history of the story only.
	now func() time.Time

	// once says that the story is told once only.
	once bool

	mu    sync.Mutex
	seen  *tale // what cache was made of
	cache *Timeline

	cast castOf
	tale taleOf
}

// New makes a desk over a store. Where st is only a store.Reader, the methods
// that change the story must not be called.
func New(st store.Reader, reader func() (*pipeline.Reader, error), now func() time.Time) *Desk {
	change, _ := st.(store.Store)
	return &Desk{store: st, change: change, reader: reader, now: now}
}

// Once says that the desk answers about the story as it is now, and is done with
// then: it keeps nothing for telling a changed story sooner. It gives the desk.
func (d *Desk) Once() *Desk {
	d.once = true
	return d
}

// Head names the story, and gives the day as of which it is told.
func (d *Desk) Head(ctx context.Context) (news.StoryHead, error) {
	heads, err := d.store.Heads(ctx)
	if err != nil {
		return news.StoryHead{}, fmt.Errorf("list reports: %w", err)
	}
	return d.storyHead(ctx, heads)
}

func (d *Desk) storyHead(ctx context.Context, heads []store.Head) (news.StoryHead, error) {
	meta, err := d.store.Meta(ctx)
	if err != nil {
		return news.StoryHead{}, fmt.Errorf("read story: %w", err)
	}
	head := news.StoryHead{Name: meta.Name, Reports: len(heads), Reader: strings.Join(meta.Readers, ", ")}
	for _, h := range heads {
		if h.Published.ToTheDay() {
			head.AsOf = max(head.AsOf, h.Published.Latest)
		}
	}
	return head, nil
}

// Reports lists the reports in order of their day of publication, or of the first
// day that one can be from; those without a day come last, then those that could
// not be read.
func (d *Desk) Reports(ctx context.Context) (*Reports, error) {
	head, err := d.Head(ctx)
	if err != nil {
		return nil, err
	}
	list := &Reports{Story: head, Reports: []ReportHead{}}
	for ann, err := range d.store.Each(ctx, store.WithoutTokens) {
		if err != nil {
			return nil, fmt.Errorf("read reports: %w", err)
		}
		list.Reports = append(list.Reports, Head(&ann.Report))
	}
	if err := d.workedOut(ctx, list.Reports); err != nil {
		return nil, err
	}
	slices.SortStableFunc(list.Reports, byDay)
	return list, nil
}

// workedOut gives the reports that state no day the one that the story works out.
func (d *Desk) workedOut(ctx context.Context, heads []ReportHead) error {
	open := func(h ReportHead) bool { return h.Error == "" && h.Read && !h.Published.Sure() }
	if !slices.ContainsFunc(heads, open) {
		return nil
	}
	t, err := d.told(ctx)
	if err != nil {
		return err
	}
	for i := range heads {
		if open(heads[i]) {
			heads[i].Published = t.Days.Dating(heads[i].ID)
		}
	}
	return nil
}

// byDay orders heads: those with a day, or days, before those without, before
// those that could not be read; then by the first day that they can be from, the
// surer before the vaguer; then by id.
func byDay(a, b ReportHead) int {
	rank := func(h ReportHead) int {
		switch {
		case h.Error != "":
			return 2
		case firstDay(h.Published) == "":
			return 1
		}
		return 0
	}
	return cmp.Or(rank(a)-rank(b), strings.Compare(firstDay(a.Published), firstDay(b.Published)),
		strings.Compare(a.Published.Latest, b.Published.Latest), strings.Compare(string(a.ID), string(b.ID)))
}

// firstDay is the first day that a date can mean, "" where its year is open.
func firstDay(d news.Dating) string {
	if strings.HasPrefix(d.Value, "X") {
		return ""
	}
	return cmp.Or(d.Earliest, d.Latest, d.Value)
}

// Timeline gives the chronology: the events that matter, and the sentences that
// bear a day.
func (d *Desk) Timeline(ctx context.Context) (*Timeline, error) { return d.Chronology(ctx, Filter{}) }

// Chronology gives the chronology with the events that a filter chooses.
func (d *Desk) Chronology(ctx context.Context, f Filter) (*Timeline, error) {
	head, err := d.Head(ctx)
	if err != nil {
		return nil, err
	}
	t, err := d.told(ctx)
	if err != nil {
		return nil, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.cache == nil || d.seen != t {
		d.cache, d.seen = newTimeline(head, t.anns, t.sentences), t
	}
	tl := *d.cache
	c, err := t.read(f)
	if err != nil {
		return nil, err
	}
	chosen := t.chosen(c)
	tl.Events = weightiest(chosen, f.Top)
	tl.Actors, tl.Places, tl.Filter = c.actors, c.places, f
	tl.Reports = t.heads()
	tl.Total, tl.Lesser = t.everything(), len(chosen)-len(tl.Events)
	switch {
	case f.All:
	case f == Filter{Top: f.Top}:
		tl.Hidden = tl.Total - len(chosen)
	default:
		c.All = true
		tl.Hidden = len(t.chosen(c)) - len(chosen)
	}
	return &tl, nil
}

// fingerprint changes whenever a report comes, goes or is read anew.
func fingerprint(heads []store.Head) string {
	var b strings.Builder
	for _, h := range heads {
		fmt.Fprintln(&b, h.ID, h.Key)
	}
	return string(news.DigestOf([]byte(b.String())))
}

// newTimeline makes the chronology of anns.
func newTimeline(head news.StoryHead, anns []news.Annotated, lines []news.DatedLine) *Timeline {
	tl := &Timeline{Story: head, Lines: lines, Reports: map[news.ReportID]ReportHead{},
		Undated: []ReportHead{}, NotRead: []ReportHead{}, Limits: Limits}
	if tl.Lines == nil {
		tl.Lines = []news.DatedLine{}
	}
	heads := map[news.ReportID]ReportHead{}
	for i := range anns {
		h := Head(&anns[i].Report)
		heads[h.ID] = h
		switch {
		case h.Error != "" || !h.Read:
			tl.NotRead = append(tl.NotRead, h)
		case !h.Published.Sure():
			tl.Undated = append(tl.Undated, h)
		}
	}
	for _, line := range tl.Lines {
		for _, id := range line.Reports {
			tl.Reports[id] = heads[id]
		}
	}
	slices.SortStableFunc(tl.Undated, byDay)
	slices.SortStableFunc(tl.NotRead, byDay)
	return tl
}

// all reads every report of the story.
func (d *Desk) all(ctx context.Context, part store.Part) ([]news.Annotated, error) {
	var anns []news.Annotated
	for ann, err := range d.store.Each(ctx, part) {
		if err != nil {
			return nil, fmt.Errorf("read reports: %w", err)
		}
		anns = append(anns, ann)
	}
	return anns, nil
}

// Report gives one report by its id, or by the beginning of its id where only
// one report has it.
func (d *Desk) Report(ctx context.Context, id string) (*news.Annotated, error) {
	full, err := d.find(ctx, id)
	if err != nil {
		return nil, err
	}
	ann, err := d.store.Report(ctx, full)
	if err != nil {
		return nil, fmt.Errorf("read report %s: %w", full, err)
	}
	return &ann, nil
}

// Lines gives the dated sentences of one report.
func (d *Desk) Lines(ann *news.Annotated) []news.DatedLine {
	return timeline.Lines([]news.Annotated{*ann})
}

// find gives the one report whose id begins with id.
func (d *Desk) find(ctx context.Context, id string) (news.ReportID, error) {
	heads, err := d.store.Heads(ctx)
	if err != nil {
		return "", fmt.Errorf("list reports: %w", err)
	}
	var found []news.ReportID
	for _, h := range heads {
		if string(h.ID) == id {
			return h.ID, nil
		}
		if len(id) >= minPrefix && strings.HasPrefix(string(h.ID), id) {
			found = append(found, h.ID)
		}
	}
	switch len(found) {
	case 0:
		return "", unknown(id)
	case 1:
		return found[0], nil
	}
	return "", fault.New(fault.Usage, "give more of the id", "id %q begins those of %d reports", id, len(found))
}

// minPrefix is the shortest beginning of an id that stands for it: the letter
// of the kind, the hyphen and two digits.
const minPrefix = 4

// unknown says that the story has no such record.
func unknown(id string) error {
	return fault.New(fault.Usage, "dateline reports lists the reports, dateline timeline the lines, each with its id",
		"record %q: %w", id, ErrUnknown)
}

// Explain shows what a record rests on: a report, a line of the chronology, a
// time expression or a sentence, by its id.
func (d *Desk) Explain(ctx context.Context, id string) (*Explanation, error) {
	if strings.HasPrefix(id, "r-") {
		ann, err := d.Report(ctx, id)
		if err != nil {
			return nil, err
		}
		if ann.Read && ann.Error == "" && !ann.Published.Sure() {
			t, err := d.told(ctx)
			if err != nil {
				return nil, err
			}
			ann.Published = t.Days.Dating(ann.ID)
		}
		return d.withHabit(ctx, explainReport(ann), ann.ID)
	}
	if strings.HasPrefix(id, "E-") || strings.HasPrefix(id, "P-") {
		if ex, err := d.explainEvent(ctx, id); ex != nil || err != nil {
			return ex, err
		}
	}
	if strings.HasPrefix(id, "m-") {
		if ex, err := d.explainMention(ctx, news.RecordID(id)); ex != nil || err != nil {
			return ex, err
		}
	}
	if strings.HasPrefix(id, "e-") {
		if ex, err := d.explainEntity(ctx, id); ex != nil || err != nil {
			return ex, err
		}
	}
	if strings.HasPrefix(id, "l-") || strings.HasPrefix(id, "d-") || strings.HasPrefix(id, "a-") {
		if ex, err := d.explainLedger(ctx, id); ex != nil || err != nil {
			return ex, err
		}
	}
	tl, err := d.Timeline(ctx)
	if err != nil {
		return nil, err
	}
	for i := range tl.Lines {
		if string(tl.Lines[i].ID) == id {
			return d.explainLine(ctx, &tl.Lines[i])
		}
	}
	for ann, err := range d.store.Each(ctx, store.WithoutTokens) {
		if err != nil {
			return nil, fmt.Errorf("read reports: %w", err)
		}
		if ex := explainRecord(&ann, news.RecordID(id)); ex != nil {
			return ex, nil
		}
	}
	return nil, unknown(id)
}

// explainLine fetches the reports that a line cites, and explains it.
func (d *Desk) explainLine(ctx context.Context, line *news.DatedLine) (*Explanation, error) {
	anns := map[news.ReportID]*news.Annotated{}
	for _, id := range line.Reports {
		ann, err := d.store.Report(ctx, id)
		if err != nil {
			return nil, fmt.Errorf("read report %s: %w", id, err)
		}
		anns[id] = &ann
	}
	return explainLine(line, anns), nil
}

// Read gives all reports with their layers, in the order in which Reports lists
// them.
func (d *Desk) Read(ctx context.Context) ([]news.Annotated, error) {
	t, err := d.told(ctx)
	if err != nil {
		return nil, err
	}
	return t.byDay(), nil
}

// Story gives the whole story, as `export --format json` writes it.
func (d *Desk) Story(ctx context.Context) (*news.Story, error) {
	tl, err := d.Timeline(ctx)
	if err != nil {
		return nil, err
	}
	t, err := d.told(ctx)
	if err != nil {
		return nil, err
	}
	anns := t.anns
	if anns == nil {
		anns = []news.Annotated{}
	}
	return &news.Story{
		Story: tl.Story, Reports: anns, Chronology: tl.Lines, Statements: t.heard(),
		Entities: t.Cast.Entities, Events: t.events(),
		Figures: t.Figures, Plans: t.Plans, Disputes: t.Disputes, Lineage: t.Lineage,
	}, nil
}
