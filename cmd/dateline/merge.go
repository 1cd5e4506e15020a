package main

import (
	"dateline/internal/desk"
	"dateline/internal/store"
)

type mergeCmd struct {
	storyArg
	A string `arg:"" name:"mention" help:"A name, the id of an entity or event, or REPORT:WORDS (REPORT:WORDS:2 for the second time)."`
	B string `arg:"" name:"other" help:"The other one."`
	jsonFlag
}

// Help gives the worked example.
func (mergeCmd) Help() string {
	return `Says that two names mean one person, organisation, place or country, or that two
events are one: give their ids (E-…), or those of two mentions (m-…). The decision is kept as a row with author and time, points at the words of the
reports, survives every reading, and can be undone.

Example:
  dateline merge talks.dateline "Sasha" "Aleksandr Ivanov"
  dateline merge talks.dateline r-3f2a:Sasha e-0b51c3d9e2a7
  dateline merge talks.dateline E-2e7fa5c1d038 E-90b3c4d5e6f7`
}

// Run keeps the decision.
func (c mergeCmd) Run(e *env) error {
	return c.decide(e, c.JSON, func(d *desk.Desk) (store.CorrectionID, error) {
		if desk.IsEvent(c.A) {
			return d.MergeEvents(e.ctx, c.A, c.B, author())
		}
		return d.MergeEntities(e.ctx, c.A, c.B, author())
	})
}

// decide keeps a person's decision and says how to take it back.
func (a storyArg) decide(e *env, json bool, decision func(*desk.Desk) (store.CorrectionID, error)) error {
	return a.change(e, false, func(d *desk.Desk) error {
		id, err := decision(d)
		if err != nil {
			return err
		}
		if json {
			return e.printJSON(map[string]string{"correction": string(id)})
		}
		e.note("kept as %s; dateline undo %s %s takes it back", id, a.Story, id)
		return nil
	})
}
