package main

import "dateline/internal/desk"

type figuresCmd struct {
	storyArg
	All bool `help:"Also counts of two or three that are spelt out (\"the two leaders\")."`
	jsonFlag
}

// Help gives the worked example.
func (figuresCmd) Help() string {
	return `Lists the numbers that each report gives: how much, of what, for which time and
according to whom. The figures of several reports are not compared yet.

Example:
  dateline figures talks.dateline
  dateline figures talks.dateline --json | jq '.figures[] | {words, value, unit}'`
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
		s.Figures(list)
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
	return `Lists what each report attributes to someone: who, by which words, and what.
One statement that several reports carry is listed once a report.

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
