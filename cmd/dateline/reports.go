package main

import "dateline/internal/desk"

type reportsCmd struct {
	storyArg
	Aside bool `help:"List what was fetched from followed sources and set aside."`
	jsonFlag
}

// Help gives the worked example.
func (reportsCmd) Help() string {
	return `The reports stand in order of their day of publication, or of the first day that
they can be from; those without a day come last. Each day says whether the page states it or whether it was worked
out or corrected.

Example:
  dateline reports talks.dateline
  dateline reports talks.dateline --aside
  dateline reports talks.dateline --json | jq '.reports[] | .title'`
}

// Run prints the reports.
func (c reportsCmd) Run(e *env) error {
	if c.Aside {
		return c.aside(e)
	}
	return c.read(e, func(d *desk.Desk) error {
		list, err := d.Reports(e.ctx)
		if err != nil {
			return err
		}
		if c.JSON {
			return e.printJSON(list)
		}
		s := e.screen()
		s.Reports(list)
		return s.Err()
	})
}

// aside prints what was set aside.
func (c reportsCmd) aside(e *env) error {
	return c.read(e, func(d *desk.Desk) error {
		list, err := d.Aside(e.ctx)
		if err != nil {
			return err
		}
		if c.JSON {
			return e.printJSON(list)
		}
		s := e.screen()
		s.Aside(list)
		return s.Err()
	})
}
