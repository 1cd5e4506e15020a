package follow

import (
	"context"
	"fmt"
	"sort"
	"strings"
	"time"

	"dateline/eval/score"
	"dateline/internal/capture"
	"dateline/internal/desk"
	"dateline/internal/fetch"
	rules "dateline/internal/follow"
	"dateline/internal/news"
	"dateline/internal/pipeline"
	"dateline/internal/store"
	"dateline/internal/store/memory"
)

// Result is what came of following a web.
type Result struct {
	// Good counts the items that can be read, Taken those that the story has
	// exactly once for each version of them.
	Good, Taken int
	// Bad counts what a person must hear of, Told what was told exactly once.
	Bad, Told int
	// Requests counts the requests of each pass, Needless those of all passes
	// that nobody needed.
	Requests []int
	Needless int
	// Misses says, a line each, what is not as it should be.
	Misses []string
	// Took is how long it took, by a person's watch.
	Took time.Duration
}

// pace is the time between two requests to one host.
const pace = time.Second

// between is how long the clock of the web goes on between two passes.
const between = 3 * time.Hour

// passes are one follow and three refreshes.
const passes = 4

// run is one measurement.
type run struct {
	s     *server
	w     World
	clock *clock
	st    store.Store
	told  map[string]int // errors by address
}

// Measure follows a web and refreshes three times: without a change, after
// every feed got an item and every seventh page another version, and without a
// change. Every pass is made by a new client, as by a new process.
func Measure(ctx context.Context, w World, st store.Store) (*Result, error) {
	start := time.Now()
	c := &clock{now: time.Date(2031, 5, 1, 6, 0, 0, 0, time.UTC)}
	web := w.pages(c.now)
	r := &run{s: serve(web, c, pace, w.Slow), w: w, clock: c, st: st, told: map[string]int{}}
	defer r.s.Close()
	res := &Result{}
	for n := range passes {
		before := r.s.requests
		r.s.begin()
		if err := r.pass(ctx, n == 0); err != nil {
			return nil, err
		}
		r.s.mu.Lock()
		res.Requests = append(res.Requests, r.s.requests-before)
		r.s.mu.Unlock()
		c.Sleep(ctx, between)
		if n == 1 {
			r.s.change()
		}
	}
	err := r.look(ctx, res)
	res.Took = time.Since(start)
	return res, err
}

// pass follows or refreshes.
func (r *run) pass(ctx context.Context, first bool) error {
	d := desk.New(r.st, pipeline.Shared, r.clock.Now)
	if first {
		var urls []string
		for host := range r.s.web {
			urls = append(urls, r.s.base(host)+"/feed.xml")
		}
		if _, err := d.Follow(ctx, urls, &rules.Rule{}, "", "eval"); err != nil {
			return err
		}
	}
	client := fetch.New(fetch.Options{Limit: 4 << 20, Timeout: r.w.Timeout, Pace: pace, AllowPrivate: true,
		Memory: d.Sites(), Now: r.clock.Now, Sleep: r.clock.Sleep, Lookup: lookup})
	defer client.Close()
	sum, err := d.Refresh(ctx, desk.FollowOptions{Web: client, Capture: capture.Options{Limit: 4 << 20}})
	if err != nil {
		return err
	}
	for _, out := range sum.Outcomes {
		if out.Status == desk.StatusError {
			address, _, _ := strings.Cut(out.Name, ": ") // what follows is an item in it
			r.told[address]++
		}
	}
	return nil
}

// change brings the last item of every feed to light, and changes every
// seventh page.
func (s *server) change() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, list := range s.web {
		for _, p := range list[1:] {
			if p.hidden {
				p.hidden = false
			} else if p.n%7 == 0 && p.fault == nil {
				p.version++
			}
		}
	}
}

// look holds the story, and what was told, against the web.
func (r *run) look(ctx context.Context, res *Result) error {
	heads, err := r.st.Heads(ctx)
	if err != nil {
		return err
	}
	have := map[string]int{}
	for _, h := range heads {
		if h.Error == "" {
			have[h.Address]++
		} else {
			res.miss("%s: kept as unreadable: %s", h.Address, h.Error)
		}
	}
	for host, list := range r.s.web {
		feed := list[0]
		reached := feed.fault == nil || feed.fault.taken
		for _, p := range list {
			r.judge(res, p, r.s.base(host)+p.path, reached, have)
		}
	}
	for address, n := range have {
		if n > 0 {
			res.miss("%s: %d reports that nobody expects", address, n)
		}
	}
	for address, n := range r.told {
		res.miss("%s: told %d times, and nothing is wrong with it", address, n)
	}
	res.Needless = len(r.s.needless)
	res.Misses = append(res.Misses, r.s.needless...)
	sort.Strings(res.Misses)
	return nil
}

// judge holds one page against the story. What it accounts for it takes out of
// have and told.
func (r *run) judge(res *Result, p *page, address string, reached bool, have map[string]int) {
	if !p.feed && !reached {
		return
	}
	if !p.feed && (p.fault == nil || p.fault.taken || p.fault.later) {
		res.Good++
		if want := p.version + 1; have[address] == want {
			res.Taken++
		} else {
			res.miss("%s: %d reports, want %d", address, have[address], want)
		}
		delete(have, address)
	}
	if p.fault != nil && p.fault.told {
		res.Bad++
		if r.told[address] == 1 {
			res.Told++
		} else {
			res.miss("%s (%s): told %d times", address, p.fault.name, r.told[address])
		}
		delete(r.told, address)
	}
}

func (res *Result) miss(format string, args ...any) {
	res.Misses = append(res.Misses, fmt.Sprintf(format, args...))
}

// Scorer measures the web of the issue: 200 feeds, 5,000 items.
var Scorer = score.Scorer{Name: "follow", Run: func(_ string, details func(string, ...any)) ([]score.Row, error) {
	res, err := Measure(context.Background(), World{Feeds: 200, Items: 25, Slow: true, Timeout: 10 * time.Second}, memory.New("follow"))
	if err != nil {
		return nil, err
	}
	for _, miss := range res.Misses {
		details("%s", news.Plain(miss))
	}
	details("requests of each pass: %v; %s", res.Requests, res.Took.Round(time.Second))
	all := 0
	for _, n := range res.Requests {
		all += n
	}
	row := func(measure string, value float64, n int, target string) score.Row {
		return score.Row{Scorer: "follow", Set: "own web", Measure: measure, Value: value, N: n, Target: target}
	}
	needless := row("needless requests", float64(res.Needless), all, "= 0")
	needless.Unit, needless.LowerIsBetter = "requests", true
	return []score.Row{
		row("good items taken in once", score.Ratio(res.Taken, res.Good), res.Good, "= 1"),
		row("bad ones told once", score.Ratio(res.Told, res.Bad), res.Bad, "= 1"),
		needless,
	}, nil
}}
