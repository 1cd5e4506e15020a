package main

import "dateline/internal/desk"

type figuresCmd struct {
	storyArg
	All bool `help:"Also ages, lengths of time, what one report gives in passing, and counts of two or three that are spelt out (\"the two leaders\")."`
	jsonFlag
}

// Help gives the worked example.
func (figuresCmd) Help() string {
	return `Lists the numbers that the reports give: how much, of what, for which time and
according to whom. One row is one figure, whoever gives it; the figures that
several reports give come first, then sums, shares, measures, large numbers of
people and what a report begins with. Others are counted at the end, and listed
with --all; --json has them always. Where they differ: dateline disputes.

Example:
  dateline figures talks.dateline
  dateline figures talks.dateline --json | jq '.rows[] | {of, unit, values}'`
}

// Run prints the figures.
func (c figuresCmd) Run(e *env) error {
	return c.read(e, func(d *desk.Desk) error {
		list, err := d.Figures(e.ctx, c.All)
		if err != nil {
			return err
		}
		if c.JSON {
			return e.printJSON(list)
		}
		s := e.screen()
		s.Figures(list, c.All)
		return s.Err()
	})
}

type statementsCmd struct {
	storyArg
	Speaker string `help:"Only what this person or body said, however the name is spelt." placeholder:"NAME"`
	jsonFlag
}

// Help gives the worked example.
func (statementsCmd) Help() string {
	return `Lists what the reports attribute to someone: who, by which words, and what.
One statement that several reports carry is listed once, with its carriers.

Example:
  dateline statements talks.dateline --speaker "Aleksandr Ivanov"`
}

// Run prints the statements.
func (c statementsCmd) Run(e *env) error {
	return c.read(e, func(d *desk.Desk) error {
		list, err := d.Statements(e.ctx, c.Speaker)
		if err != nil {
			return err
		}
		if c.JSON {
			return e.printJSON(list)
		}
		s := e.screen()
		s.Statements(list)
		return s.Err()
	})
}

type disputesCmd struct {
	storyArg
	Kind string `help:"Only differences of this kind (contradiction, revision, count, ...)." placeholder:"KIND"`
	jsonFlag
}

// Help gives the worked example.
func (disputesCmd) Help() string {
	return `Lists where the reports differ, with the words of each side, and how: told
differently, counted differently, corrected, damaged in copying, of other days
or of other things; and numbers of events, held against the story.

Example:
  dateline disputes talks.dateline
  dateline disputes talks.dateline --kind contradiction`
}

// Run prints the disputes.
func (c disputesCmd) Run(e *env) error {
	return c.read(e, func(d *desk.Desk) error {
		list, err := d.Disputes(e.ctx, c.Kind)
		if err != nil {
			return err
		}
		if c.JSON {
			return e.printJSON(list)
		}
		s := e.screen()
		s.Disputes(list)
		return s.Err()
	})
}
