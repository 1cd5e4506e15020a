package main

import (
	"dateline/internal/desk"
	"dateline/internal/fault"
)

type lineageCmd struct {
	storyArg
	Copy     string `arg:"" optional:"" help:"With ORIGINAL: the id, or its beginning, of a report to show side by side."`
	Original string `arg:"" optional:"" help:"The report to hold it against."`
	jsonFlag
}

// Help gives the worked example.
func (lineageCmd) Help() string {
	return `Lists which reports are copies, cut copies, reposts, rewrites or translations of
others, or rest on an agency, with the reasons. With the ids of two reports it
shows what the one dropped, added and altered of the other.

Example:
  dateline lineage talks.dateline
  dateline lineage talks.dateline r-4e4b r-90c2
  dateline lineage talks.dateline --json | jq '.lineage[] | {from, to, kind}'`
}

// Run prints the edges, or two reports side by side.
func (c lineageCmd) Run(e *env) error {
	if (c.Copy == "") != (c.Original == "") {
		return fault.New(fault.Usage, "give the ids of two reports", "show reports side by side: one report given")
	}
	return c.read(e, func(d *desk.Desk) error {
		if c.Copy != "" {
			return c.sideBySide(e, d)
		}
		list, err := d.Lineage(e.ctx)
		if err != nil {
			return err
		}
		if c.JSON {
			return e.printJSON(list)
		}
		s := e.screen()
		s.Lineage(list)
		return s.Err()
	})
}

func (c lineageCmd) sideBySide(e *env, d *desk.Desk) error {
	side, err := d.SideBySide(e.ctx, c.Copy, c.Original)
	if err != nil {
		return err
	}
	if c.JSON {
		return e.printJSON(side)
	}
	s := e.screen()
	s.SideBySide(side)
	return s.Err()
}
