package main

import "dateline/internal/desk"

type plansCmd struct {
	storyArg
	jsonFlag
}

// Help gives the worked example.
func (plansCmd) Help() string {
	return `Lists what was announced, promised, threatened or scheduled, and what became of it:
open, kept, changed, cancelled, denied, or lapsed where its day passed before the
story's latest report without a word of it. Both ends are cited.

Example:
  dateline plans talks.dateline
  dateline plans talks.dateline --json | jq '.plans[] | select(.outcome == "open")'`
}

// Run prints the plans.
func (c plansCmd) Run(e *env) error {
	return c.read(e, func(d *desk.Desk) error {
		list, err := d.Plans(e.ctx)
		if err != nil {
			return err
		}
		if c.JSON {
			return e.printJSON(list)
		}
		s := e.screen()
		s.Plans(list)
		return s.Err()
	})
}

type stateCmd struct {
	storyArg
	jsonFlag
}

// Help gives the worked example.
func (stateCmd) Help() string {
	return `Where the matter stands, on one screen: the latest of each kind of event, what is
due as of the story's day, what is open, and what is disputed.

Example:
  dateline state talks.dateline`
}

// Run prints the state.
func (c stateCmd) Run(e *env) error {
	return c.read(e, func(d *desk.Desk) error {
		st, err := d.State(e.ctx)
		if err != nil {
			return err
		}
		if c.JSON {
			return e.printJSON(st)
		}
		s := e.screen()
		s.State(st)
		return s.Err()
	})
}
