package main

import "dateline/internal/desk"

type timelineCmd struct {
	storyArg
	Actor     string `help:"Only events in which this person, body or country acts: a name, any part of a person's, or an id, however it is spelt." placeholder:"NAME"`
	Type      string `help:"Only events of this kind: a PLOVER type, a finer kind such as election, or a plain name as 'state' shows it." placeholder:"TYPE"`
	Place     string `help:"Only events there." placeholder:"NAME"`
	Outlet    string `help:"Only events that this outlet or agency tells." placeholder:"NAME"`
	From      string `help:"Only events on or after this day, month or year." placeholder:"DATE"`
	To        string `help:"Only events on or before it." placeholder:"DATE"`
	Sources   int    `help:"Only events with so many independent sources." placeholder:"N"`
	Top       int    `help:"Only the N events that matter most." placeholder:"N"`
	All       bool   `help:"Also events without a day, and those that are merely possible or called for."`
	Sentences bool   `help:"The sentences that bear a day, as the reports word them, instead of events."`
	jsonFlag
}

// Help gives the worked example.
func (timelineCmd) Help() string {
	return `Every line is one event, told in a sentence of a report; under it stand the words
that date it, how many independent sources tell it, and its id. Lines marked
[planned], [denied] or [did not happen] are not told as having happened.

Example:
  dateline timeline talks.dateline
  dateline timeline talks.dateline --actor Ivanov --from 2021-05 --sources 2
  dateline explain talks.dateline E-3f2a9c1b7d20     why it is one event, and its day`
}

// Run prints the chronology.
func (c timelineCmd) Run(e *env) error {
	return c.read(e, func(d *desk.Desk) error {
		tl, err := d.Chronology(e.ctx, desk.Filter{Actor: c.Actor, Type: c.Type, Place: c.Place, Outlet: c.Outlet,
			From: c.From, To: c.To, Sources: c.Sources, Top: c.Top, All: c.All})
		if err != nil {
			return err
		}
		if c.JSON {
			return e.printJSON(tl)
		}
		s := e.screen()
		if c.Sentences {
			s.Timeline(tl)
		} else {
			s.Chronology(tl)
		}
		return s.Err()
	})
}
