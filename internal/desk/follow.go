package desk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"dateline/internal/capture"
	"dateline/internal/fault"
	"dateline/internal/fetch"
	"dateline/internal/follow"
	"dateline/internal/store"
)

// Further things that can become of a source when it is followed.
const (
	StatusAside   Status = "set aside"
	StatusVersion Status = "new version"
)

// FollowOptions steer Refresh.
type FollowOptions struct {
	// Web fetches; its Memory should be Desk.Sites.
	Web follow.Web
	// Capture says how what was fetched is read.
	Capture capture.Options
	// Workers is how many pages are read at once; 0 for one a processor.
	Workers int
	// MaxItems is how many items of one source are asked for in one pass; the
	// others wait for the next. DefaultMaxItems if 0.
	MaxItems int
	// Only are the addresses of the sources to ask; all where it is nil.
	Only []string
	// Again asks also for what failed and is to be left alone for a while, or
	// was given up.
	Again bool
	// Each is called with every outcome as soon as it is in the store.
	Each func(FollowOutcome)
	// Waits is called once where Refresh waits for another pass over the same
	// story to end; it may be nil.
	Waits func(other *store.Claimed)
}

// DefaultMaxItems is some eight minutes of one host at the usual pace.
const DefaultMaxItems = 500

// FollowOutcome is what became of one item, or of a source itself.
type FollowOutcome struct {
	Outcome
	// Source is the followed source through which it was found.
	Source string `json:"source"`
	// Reason says why it was set aside.
	Reason string `json:"reason,omitempty"`
}

// FollowSummary counts what a pass did.
type FollowSummary struct {
	// Sources counts the feeds, sitemaps and pages that were asked, Unchanged
	// those of them that had nothing new.
	Sources   int `json:"sources"`
	Unchanged int `json:"unchanged"`
	// Found counts the items that were new or changed at their sources.
	Found    int `json:"found"`
	Added    int `json:"added"`
	Versions int `json:"versions"`
	NotRead  int `json:"not_read"`
	Aside    int `json:"aside"`
	// Failed counts what could not be read and is named in Outcomes; Still
	// what failed again as it did before, and is not named again.
	Failed int `json:"failed"`
	Still  int `json:"still_failing"`
	// Waiting counts the items that are to be asked by a later pass.
	Waiting int `json:"waiting"`
	// Outcomes are all but those that changed nothing.
	Outcomes []FollowOutcome `json:"outcomes"`
}

// Follow keeps sources to follow, and gives their addresses as they are kept.
// Where rule is nil, a source that was followed before keeps its rule, and
// another gets one of the names in the story.
func (d *Desk) Follow(ctx context.Context, urls []string, rule *follow.Rule, since, author string) ([]string, error) {
	if err := CheckDay(since); since != "" && err != nil {
		return nil, err
	}
	before, err := d.store.Sources(ctx)
	if err != nil {
		return nil, fmt.Errorf("list sources: %w", err)
	}
	var kept []string
	for _, u := range urls {
		clean, err := fetch.Clean(u)
		if e, ok := fetch.AsError(err); ok {
			return kept, fault.New(fault.Usage, e.Hint, "follow %w", err)
		}
		src := store.Source{URL: clean, Since: since, Author: author, Created: d.now()}
		old, known := followed(before, clean)
		use := rule
		switch {
		case known:
			src = old
			src.Since, src.Author, src.Ended = cmp.Or(since, old.Since), author, time.Time{}
		case rule == nil:
			if use, err = d.storyRule(ctx); err != nil {
				return kept, err
			}
		}
		if use != nil {
			src.Words, src.AtLeast = use.Words, use.AtLeast
		}
		if err := d.change.Follow(ctx, src); err != nil {
			return kept, fmt.Errorf("follow %s: %w", src.URL, err)
		}
		kept = append(kept, src.URL)
	}
	return kept, nil
}

// followed gives the source of an address.
func followed(sources []store.Source, url string) (store.Source, bool) {
	i := slices.IndexFunc(sources, func(s store.Source) bool { return follow.Key(s.URL) == follow.Key(url) })
	if i < 0 {
		return store.Source{}, false
	}
	return sources[i], true
}

// Unfollow ends the following of a source; what was taken from it stays.
func (d *Desk) Unfollow(ctx context.Context, url string) error {
	sources, err := d.store.Sources(ctx)
	if err != nil {
		return fmt.Errorf("list sources: %w", err)
	}
	if src, ok := followed(sources, url); ok && src.Ended.IsZero() {
		src.Ended = d.now()
		return d.change.Follow(ctx, src)
	}
	return fault.New(fault.Usage, "dateline follow STORY lists what is followed", "stop following %s: %w", url, ErrUnknown)
}

// storyRule makes a rule of the names in the reports of the story.
func (d *Desk) storyRule(ctx context.Context) (*follow.Rule, error) {
	var words follow.Words
	for ann, err := range d.store.Each(ctx, store.WithoutTokens) {
		if err != nil {
			return nil, fmt.Errorf("read reports: %w", err)
		}
		words.Add(&ann)
	}
	rule := words.Rule()
	return &rule, nil
}

// Refresh asks the sources that are followed for what is new, and reads it. A
// page that cannot be had is an outcome and not the end of the pass, and is
// told once. However a pass ends, what was told as added is in the story, and
// the next pass goes on from there. An error means that the store cannot be
// used any more, or that ctx ended.
//
// One pass at a time is made over a story, by all programs together: another
// waits for the one that it finds, and then asks only what that has not asked.
func (d *Desk) Refresh(ctx context.Context, opt FollowOptions) (*FollowSummary, error) {
	sum := &FollowSummary{Outcomes: []FollowOutcome{}}
	release, since, err := d.claimPass(ctx, opt)
	if err != nil {
		return sum, err
	}
	defer release()
	p, err := d.newPass(ctx, opt, sum)
	if err != nil {
		return sum, err
	}
	p.since = since
	lists, err := p.lists(ctx)
	for round := 0; err == nil && len(lists) > 0 && round <= follow.MaxDepth; round++ {
		if err = p.askLists(ctx, lists); err == nil {
			lists, err = p.innerLists(ctx)
		}
	}
	if err != nil {
		return sum, err
	}
	if err := p.askItems(ctx); err != nil {
		return sum, err
	}
	return sum, errors.Join(p.countWaiting(ctx), ctx.Err())
}

// patience is how often a pass looks whether the one that it waits for has ended.
const patience = 100 * time.Millisecond

// claimPass waits until no other pass is made over the story. since is when the
// one began that it waited for, zero where there was none.
func (d *Desk) claimPass(ctx context.Context, opt FollowOptions) (release func(), since time.Time, err error) {
	for waits := false; ; waits = true {
		release, err = d.change.Claim(ctx, "refresh", d.now())
		other, ok := errors.AsType[*store.Claimed](err)
		if !ok {
			return release, since, err
		}
		if !waits {
			if since = other.Since; since.IsZero() {
				since = d.now()
			}
			if opt.Waits != nil {
				opt.Waits(other)
			}
		}
		select {
		case <-time.After(patience):
		case <-ctx.Done():
			return nil, since, ctx.Err()
		}
	}
}

// Following is the answer to "what is followed?".
type Following struct {
	Sources []Followed `json:"sources"`
}

// Followed is one source with what became of its items.
type Followed struct {
	URL     string   `json:"url"`
	Kind    string   `json:"kind"` // list, page; "" before it was asked
	Words   []string `json:"words"`
	AtLeast int      `json:"at_least"`
	Rule    string   `json:"rule"` // the same in words
	Since   string   `json:"since,omitempty"`
	Author  string   `json:"author"`
	Created string   `json:"created"`
	Ended   string   `json:"ended,omitempty"`
	// Checked is when it was last asked, NotBefore before when it is left
	// alone; RFC 3339.
	Checked   string `json:"checked"`
	NotBefore string `json:"not_before,omitempty"`
	Error     string `json:"error"`
	Hint      string `json:"hint,omitempty"`
	// The following count the addresses that it named.
	Taken   int `json:"taken"`
	Aside   int `json:"aside"`
	Waiting int `json:"waiting"`
	GivenUp int `json:"given_up"`
	// Problems are the items that could not be read.
	Problems []FollowProblem `json:"problems"`
}

// FollowProblem is an item that could not be read.
type FollowProblem struct {
	URL   string `json:"url"`
	State string `json:"state"`
	Error string `json:"error"`
	Hint  string `json:"hint,omitempty"`
}

// Following lists what is followed and what was.
func (d *Desk) Following(ctx context.Context) (*Following, error) {
	sources, err := d.store.Sources(ctx)
	if err != nil {
		return nil, fmt.Errorf("list sources: %w", err)
	}
	visits, err := d.store.Visits(ctx)
	if err != nil {
		return nil, fmt.Errorf("list visits: %w", err)
	}
	f := &Following{Sources: []Followed{}}
	at := map[string]int{}
	for i, src := range sources {
		at[src.URL] = i
		f.Sources = append(f.Sources, Followed{URL: src.URL, Words: src.Words, AtLeast: src.AtLeast,
			Rule: ruleOf(src).String(), Since: src.Since, Author: src.Author,
			Created: instant(src.Created), Ended: instant(src.Ended), Problems: []FollowProblem{}})
	}
	for _, v := range visits {
		if i, ok := at[v.Source]; ok {
			f.Sources[i].count(v)
		}
	}
	for i := range f.Sources {
		slices.SortFunc(f.Sources[i].Problems, func(a, b FollowProblem) int { return compare(a.URL, b.URL) })
	}
	return f, nil
}

// count adds a visit to what is told of its source.
func (f *Followed) count(v store.Visit) {
	if v.URL == f.URL {
		f.Kind, f.Checked, f.NotBefore = string(v.Kind), instant(v.Checked), instant(v.NotBefore)
		f.Error, f.Hint = v.Error, v.Hint
		return
	}
	if v.Error != "" {
		f.Problems = append(f.Problems, FollowProblem{v.URL, string(v.State), v.Error, v.Hint})
	}
	switch v.State {
	case store.Waiting:
		f.Waiting++
	case store.Taken:
		f.Taken++
	case store.Aside:
		f.Aside++
	case store.GivenUp:
		f.GivenUp++
	}
}

// instant writes a time for JSON, "" for zero.
func instant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// ruleOf gives the rule of a source.
func ruleOf(src store.Source) follow.Rule { return follow.Rule{Words: src.Words, AtLeast: src.AtLeast} }

// Sites is what sites asked of programs, kept in the story.
func (d *Desk) Sites() fetch.Memory { return sites{d} }

type sites struct{ d *Desk }

// Site is documented at fetch.Memory.
func (s sites) Site(ctx context.Context, name string) (fetch.Site, error) {
	site, err := s.d.store.Site(ctx, name)
	if errors.Is(err, store.ErrNotFound) {
		return fetch.Site{}, nil
	}
	return fetch.Site(site), err
}

// KeepSite is documented at fetch.Memory.
func (s sites) KeepSite(ctx context.Context, site fetch.Site) error {
	return s.d.change.KeepSite(ctx, store.Site(site))
}
