package main

import "dateline/internal/desk"

type timelineCmd struct {
	storyArg
	jsonFlag
}

// Help gives the worked example.
func (timelineCmd) Help() string {
	return `Every line is a sentence of a report that bears a day, as the report words it;
under it stand the words that give the day, and who carries the sentence. Lines
marked [announced] lie after the day of their report. Reports without a day of
their own are listed at the end; what they date by "on Monday" is left out.

Example:
  dateline timeline talks.dateline
  dateline explain talks.dateline l-3f2a9c1b7d20     why a line has its day`
}

// Run prints the chronology.
func (c timelineCmd) Run(e *env) error {
	return c.read(e, func(d *desk.Desk) error {
		tl, err := d.Timeline(e.ctx)
		if err != nil {
			return err
		}
		if c.JSON {
			return e.printJSON(tl)
		}
		s := e.screen()
		s.Timeline(tl)
		return s.Err()
	})
}
