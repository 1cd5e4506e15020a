package desk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"dateline/internal/fetch"
	"dateline/internal/follow"
	"dateline/internal/pipeline"
	"dateline/internal/store"
)

// pass is one round through what is followed.
type pass struct {
	d       *Desk
	opt     FollowOptions
	sum     *FollowSummary
	reader  *pipeline.Reader
	sources map[string]store.Source  // that are asked, by address
	own     map[store.VisitID]string // the sources' own visits
	asked   map[store.VisitID]bool
	now     time.Time
	// since is when the pass began that this one waited for: what was asked
	// from then on is not asked again. Zero where there was none.
	since time.Time
}

// newPass gathers the sources to ask.
func (d *Desk) newPass(ctx context.Context, opt FollowOptions, sum *FollowSummary) (*pass, error) {
	reader, err := d.reader()
	if err != nil {
		return nil, err
	}
	sources, err := d.store.Sources(ctx)
	if err != nil {
		return nil, fmt.Errorf("list sources: %w", err)
	}
	opt.MaxItems = cmp.Or(opt.MaxItems, DefaultMaxItems)
	p := &pass{d: d, opt: opt, sum: sum, reader: reader, sources: map[string]store.Source{},
		own: map[store.VisitID]string{}, asked: map[store.VisitID]bool{}, now: d.now()}
	var only map[string]bool
	if opt.Only != nil {
		only = map[string]bool{}
		for _, u := range opt.Only {
			only[follow.Key(u)] = true
		}
	}
	for _, src := range sources {
		key := follow.Key(src.URL)
		if src.Ended.IsZero() && (only == nil || only[key]) {
			p.sources[src.URL] = src
			p.own[store.NewVisitID(key)] = src.URL
		}
	}
	return p, nil
}

// due says whether a visit may be asked now.
func (p *pass) due(v store.Visit) bool {
	if !p.since.IsZero() && !v.Checked.Before(store.Instant(p.since)) {
		return false
	}
	return !p.asked[v.ID] && (p.opt.Again || !v.NotBefore.After(p.now))
}

// lists gives what is asked again in every pass: the sources themselves, and
// the lists that they name. A list of which its source says when it was last
// changed is asked when it was.
func (p *pass) lists(ctx context.Context) ([]store.Visit, error) {
	visits, err := p.d.store.Visits(ctx)
	if err != nil {
		return nil, fmt.Errorf("list visits: %w", err)
	}
	var list []store.Visit
	have := map[store.VisitID]bool{}
	for _, v := range visits {
		url, own := p.own[v.ID]
		if own {
			have[v.ID] = true
			v.URL, v.Source = url, url
		}
		_, inner := p.sources[v.Source]
		inner = inner && v.Kind == store.VisitList && (v.State == store.Waiting || v.Stated.IsZero())
		if (own && v.State != store.Purged || inner) && p.due(v) {
			list = append(list, v)
		}
	}
	for id, url := range p.own {
		if !have[id] {
			list = append(list, store.Visit{ID: id, URL: url, Source: url, Found: p.now, State: store.Waiting})
		}
	}
	slices.SortFunc(list, func(a, b store.Visit) int { return compare(a.URL, b.URL) })
	return list, nil
}

func compare(a, b string) int { return strings.Compare(a, b) }

// innerLists gives the lists that were found since and are to be asked.
func (p *pass) innerLists(ctx context.Context) ([]store.Visit, error) {
	visits, err := p.d.store.Visits(ctx, store.Waiting)
	if err != nil {
		return nil, fmt.Errorf("list visits: %w", err)
	}
	return slices.DeleteFunc(visits, func(v store.Visit) bool {
		_, ours := p.sources[v.Source]
		return !ours || v.Kind != store.VisitList || !p.due(v)
	}), nil
}

// items gives the items to be asked: of each source the latest, as many as the
// options allow. Those that failed before come last, so that one for which a
// host always wants patience does not keep the others from being asked.
func (p *pass) items(ctx context.Context) ([]store.Visit, error) {
	states := []store.VisitState{store.Waiting}
	if p.opt.Again {
		states = append(states, store.GivenUp)
	}
	visits, err := p.d.store.Visits(ctx, states...)
	if err != nil {
		return nil, fmt.Errorf("list visits: %w", err)
	}
	slices.SortStableFunc(visits, func(a, b store.Visit) int {
		return cmp.Or(a.Failures-b.Failures, b.Stated.Compare(a.Stated), compare(a.URL, b.URL))
	})
	count := map[string]int{}
	return slices.DeleteFunc(visits, func(v store.Visit) bool {
		_, ours := p.sources[v.Source]
		_, own := p.own[v.ID]
		if !ours || own || v.Kind == store.VisitList || !p.due(v) || count[v.Source] == p.opt.MaxItems {
			return true
		}
		count[v.Source]++
		return false
	}), nil
}

// countWaiting counts the items that are left for a later pass.
func (p *pass) countWaiting(ctx context.Context) error {
	visits, err := p.d.store.Visits(ctx, store.Waiting)
	if err != nil {
		return fmt.Errorf("list visits: %w", err)
	}
	for _, v := range visits {
		_, ours := p.sources[v.Source]
		_, own := p.own[v.ID]
		if ours && !own && v.Kind != store.VisitList {
			p.sum.Waiting++
		}
	}
	return nil
}

// tell counts an outcome and hands it on.
func (p *pass) tell(out FollowOutcome) {
	switch out.Status {
	case StatusAdded:
		p.sum.Added++
	case StatusVersion:
		p.sum.Versions++
	case StatusNotRead:
		p.sum.NotRead++
	case StatusAside:
		p.sum.Aside++
	case StatusError:
		p.sum.Failed++
	default:
		return // nothing changed
	}
	p.sum.Outcomes = append(p.sum.Outcomes, out)
	if p.opt.Each != nil {
		p.opt.Each(out)
	}
}

// failed keeps that an address could not be had, and tells it once.
func (p *pass) failed(ctx context.Context, v store.Visit, err error, source bool) error {
	e, ok := fetch.AsError(err)
	if !ok {
		return err
	}
	v, tell := follow.Failed(v, e, p.d.now(), source)
	if err := p.d.change.KeepVisit(ctx, v); err != nil {
		return fmt.Errorf("keep visit: %w", err)
	}
	switch {
	case tell:
		p.tell(FollowOutcome{Source: v.Source, Outcome: Outcome{Name: v.URL, Status: StatusError, Title: v.Title,
			Error: e.Err.Error(), Hint: e.Hint}})
	case e.Kind != fetch.Patience:
		p.sum.Still++
	}
	return nil
}

// place is where what was read from an address last is now.
type place int

const (
	nowhere   place = iota // nothing was read from it yet
	inStory                // among the reports
	aside                  // among what was set aside
	takenAway              // a person took it out
)

// where gives the place of what was read from an address last.
func (p *pass) where(ctx context.Context, v store.Visit) (place, error) {
	if v.Report == "" {
		return nowhere, nil
	}
	_, err := p.d.store.Report(ctx, v.Report)
	if !errors.Is(err, store.ErrNotFound) {
		return inStory, err
	}
	_, err = p.d.store.AsideItem(ctx, v.Report)
	if !errors.Is(err, store.ErrNotFound) {
		return aside, err
	}
	return takenAway, nil
}
