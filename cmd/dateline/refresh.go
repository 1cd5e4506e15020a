package main

import (
	"context"
	"errors"
	"time"

	"dateline/internal/desk"
	"dateline/internal/news"
	"dateline/internal/store"
)

// refreshFlags limit one pass through what is followed.
type refreshFlags struct {
	MaxItems int `help:"Items of one source that are asked for at once; the others wait for the next refresh." default:"500" placeholder:"N"`
	sourceFlags
}

type refreshCmd struct {
	storyArg
	Again bool `help:"Ask also for what failed and would be left alone for a while, or was given up."`
	refreshFlags
	jsonFlag
}

// Help gives the worked example.
func (refreshCmd) Help() string {
	return `Asks everything that is followed for what is new. What has not changed is not
sent again, what was read is not asked for again, and what fails is asked for
more and more seldom.

While another refresh of the same story runs, also that of dateline follow or
dateline serve, this one waits, and then asks only what that has not asked.

Exit status 1 says that something could not be read that could be before, or
that is new; it is named once. dateline follow STORY lists all that is amiss.

Example:
  dateline refresh talks.dateline
  dateline refresh talks.dateline --again`
}

// Run refreshes the story.
func (c refreshCmd) Run(e *env) error {
	return c.change(e, false, func(d *desk.Desk) error {
		return c.run(e, d, nil, c.Again, c.JSON)
	})
}

// run makes one pass and prints what it did.
func (f refreshFlags) run(e *env, d *desk.Desk, only []string, again, json bool) error {
	sum, err := f.pass(e.ctx, e, d, only, again)
	if err != nil {
		return err
	}
	if json {
		if err := e.printJSON(sum); err != nil {
			return err
		}
		return e.end(sum.Failed > 0)
	}
	s := e.screen()
	s.Refresh(sum)
	if err := s.Err(); err != nil {
		return err
	}
	return e.end(sum.Failed > 0)
}

// pass makes one pass, and names what could not be read.
func (f refreshFlags) pass(ctx context.Context, e *env, d *desk.Desk, only []string, again bool) (*desk.FollowSummary, error) {
	o := f.options(e)
	client := f.client(o.Limit, 1, d.Sites())
	defer client.Close()
	return d.Refresh(ctx, desk.FollowOptions{Web: client, Capture: o, Workers: f.Workers, MaxItems: f.MaxItems,
		Only: only, Again: again, Waits: func(other *store.Claimed) {
			e.note("this story is being refreshed: %s; waiting for it to end, then what it has not asked is asked (Ctrl-C stops waiting)", other.Error())
		}, Each: func(out desk.FollowOutcome) {
			e.tell(&news.Report{File: out.Name, Error: out.Error, Hint: out.Hint})
		}})
}

// shortest is the shortest time between two passes of a server: sources are
// asked politely, and none is new every second.
const shortest = time.Minute

// keepUp makes a pass at once and then one every so often, until ctx ends. It
// returns when the last has ended; what fails is noted.
func (f refreshFlags) keepUp(ctx context.Context, e *env, a storyArg, every time.Duration) {
	for {
		err := a.changeWithin(ctx, false, func(d *desk.Desk) error {
			sum, err := f.pass(ctx, e, d, nil, false)
			if sum != nil && sum.Added+sum.Versions > 0 {
				e.note("refreshed: %d added, %d new versions, %d set aside", sum.Added, sum.Versions, sum.Aside)
			}
			return err
		})
		if ctx.Err() != nil {
			return
		}
		if err != nil && !errors.Is(err, context.Canceled) {
			e.note("refresh: %s", news.Plain(err.Error()))
		}
		wait := time.NewTimer(every)
		select {
		case <-wait.C:
		case <-ctx.Done():
			wait.Stop()
			return
		}
	}
}
