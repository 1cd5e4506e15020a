package desk

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"dateline/internal/capture"
	"dateline/internal/fetch"
	"dateline/internal/follow"
	"dateline/internal/inorder"
	"dateline/internal/news"
	"dateline/internal/pipeline"
	"dateline/internal/store"
)

// item is a visit with what came of it.
type item struct {
	visit  store.Visit
	before store.Visit // as it is in the store
	contents
	// everything says that no rule decides: a person named this very page.
	everything bool
	unchanged  bool  // the server has nothing new
	failure    error // of the fetch
	err        error // the pass must end
}

// readItem is an item that a worker has read.
type readItem struct {
	item
	place    place // of what was read from it last
	readings []itemReading
}

// itemReading is what was read of one capture of an item.
type itemReading struct {
	*reading
	aside *store.AsideItem // set aside, and why
	skip  bool             // nothing new, or a person took it out
}

// fresh says that something of the item is new to the story.
func (r *readItem) fresh() bool {
	for _, one := range r.readings {
		if !one.skip && one.already == "" {
			return true
		}
	}
	return false
}

// askItems asks for the items that wait, and reads them.
func (p *pass) askItems(ctx context.Context) error {
	visits, err := p.items(ctx)
	if err != nil {
		return err
	}
	asking, stop := context.WithCancel(ctx)
	defer stop()
	read := func(a follow.Answer) *readItem { return p.readAnswer(asking, a) }
	for r := range inorder.Map(asking, follow.Ask(asking, p.opt.Web, visits), p.opt.Workers, read) {
		if err := p.keepItem(ctx, r); err != nil {
			stop() // nobody waits for what is under way
			return err
		}
	}
	return ctx.Err()
}

// readAnswer reads what came of asking for an item.
func (p *pass) readAnswer(ctx context.Context, a follow.Answer) *readItem {
	it := item{visit: a.Visit, before: a.Visit, failure: a.Err}
	if a.Err == nil {
		it.visit, it.unchanged = follow.Went(a.Visit, a.Page), a.Page.Unchanged
		it.visit.Kind = store.VisitPage
		if !it.unchanged {
			it.contents, it.err = p.expand(ctx, a)
		}
	}
	return p.readItem(ctx, it)
}

// readItem reads the captures of an item.
func (p *pass) readItem(ctx context.Context, it item) *readItem {
	r := &readItem{item: it}
	if it.err != nil || it.failure != nil {
		return r
	}
	if r.place, r.err = p.where(ctx, it.visit); r.err != nil {
		return r
	}
	for _, cap := range it.caps {
		one := p.readCapture(ctx, r, cap)
		if one.err != nil {
			r.err = one.err
			return r
		}
		r.readings = append(r.readings, one)
	}
	return r
}

// readCapture reads one capture, unless the story has it or a person took it
// out, and holds it against the rule of its source.
func (p *pass) readCapture(ctx context.Context, r *readItem, cap news.Capture) itemReading {
	one := itemReading{reading: &reading{in: Input{Capture: cap}}, skip: r.place == takenAway}
	if one.skip {
		return one
	}
	known, err := p.d.store.Known(ctx, cap.Address, cap.Hash())
	if err != nil || known.Removed || known.Report != "" {
		one.err, one.skip, one.already = err, known.Removed, known.Report
		return one
	}
	if r.place == inStory {
		// Another version of what belongs to the story belongs to it too.
		before, err := p.d.store.Report(ctx, r.visit.Report)
		p.read(&one)
		// Pages change with every request: counters, advertisements, links. It
		// is another version where the report itself has changed.
		one.err = err
		one.skip = before.TextSHA256 == one.ann.TextSHA256 && before.Title == one.ann.Title
		return one
	}
	rule := ruleOf(p.sources[r.visit.Source])
	if !r.everything && len(rule.Words) > 0 {
		rep := pipeline.Extract(cap, pipeline.Options{})
		if ok, found := rule.Belongs(rep.Title, told(&rep)); !ok {
			one.ann.Report = rep
			one.aside = &store.AsideItem{ID: rep.ID, Source: r.visit.Source, Title: rep.Title, Reason: rule.Why(found),
				Added: p.now, Capture: cap}
			return one
		}
	}
	p.read(&one)
	return one
}

// read reads the capture of one.
func (p *pass) read(one *itemReading) {
	cap := one.in.Capture
	one.ann = readable(p.reader.Read(cap, pipeline.Options{}))
	one.key = p.d.key(cap, cap.Hash(), nil)
}

// told gives the words of a report without its furniture.
func told(rep *news.Report) string {
	var b strings.Builder
	for _, passage := range rep.Passages {
		if passage.Role != news.Furniture {
			b.WriteString(passage.In(rep.Text))
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// keepItem puts an item into the store, then notes its visit: a run that is
// killed between the two finds the report there.
func (p *pass) keepItem(ctx context.Context, r *readItem) error {
	switch {
	case r.err != nil:
		return r.err
	case r.failure != nil:
		return p.failed(ctx, r.visit, r.failure, false)
	case len(r.caps) == 0 && !r.unchanged:
		return p.nothing(ctx, r)
	}
	r.visit.State = store.Taken
	if r.place == aside {
		r.visit.State = store.Aside
	}
	for i := range r.readings {
		if err := p.keepOne(ctx, r, &r.readings[i]); err != nil {
			return err
		}
	}
	for _, problem := range r.problems {
		p.tell(FollowOutcome{Source: r.visit.Source, Outcome: Outcome{Name: problem.Name, Status: StatusError,
			Error: problem.Err.Error(), Hint: problem.Hint}})
	}
	if r.visit == r.before {
		return nil
	}
	if err := p.d.change.KeepVisit(ctx, r.visit); err != nil {
		return fmt.Errorf("keep visit: %w", err)
	}
	return nil
}

// errNothing is a page of a list that holds nothing to read.
var errNothing = errors.New("it holds no report")

// nothing keeps that an item holds nothing that can be read.
func (p *pass) nothing(ctx context.Context, r *readItem) error {
	problem := &capture.Problem{Err: errNothing, Hint: "follow its address itself if it is a feed"}
	if len(r.problems) > 0 {
		problem = r.problems[0]
	}
	return p.failed(ctx, r.visit, &fetch.Error{Kind: fetch.Content, Address: r.visit.URL, Err: problem.Err, Hint: problem.Hint}, false)
}

// keepOne keeps one reading and tells what became of it.
func (p *pass) keepOne(ctx context.Context, r *readItem, one *itemReading) error {
	v := &r.visit
	if one.skip {
		return nil
	}
	if one.aside != nil {
		return p.setAside(ctx, v, one)
	}
	out, err := p.d.keep(ctx, one.reading)
	if err != nil {
		return err
	}
	if v.Title == "" {
		v.Title = out.Title
	}
	v.State, v.Report, v.Error, v.Hint = store.Taken, out.Report, out.Error, out.Hint
	if r.place == inStory && out.Status == StatusAdded {
		out.Status = StatusVersion
	}
	p.tell(FollowOutcome{Outcome: out, Source: v.Source})
	return nil
}

// setAside keeps what does not belong to the story.
func (p *pass) setAside(ctx context.Context, v *store.Visit, one *itemReading) error {
	added, err := p.d.change.SetAside(ctx, *one.aside)
	if err != nil {
		return fmt.Errorf("set aside %s: %w", v.URL, err)
	}
	rep := &one.ann.Report
	v.State, v.Report = store.Aside, rep.ID
	out := FollowOutcome{Source: v.Source, Reason: one.aside.Reason, Outcome: Outcome{Name: one.in.Capture.Name,
		Status: StatusAside, Report: rep.ID, Title: rep.Title, Bytes: len(one.in.Capture.Bytes)}}
	if rep.Error != "" {
		out.Status, out.Error, out.Hint = StatusError, rep.Error, rep.Hint
		v.Error, v.Hint = rep.Error, rep.Hint
	}
	if added {
		p.tell(out)
	}
	return nil
}
