package main

import (
	"dateline/internal/desk"
	"dateline/internal/store"
)

type splitCmd struct {
	storyArg
	A string `arg:"" name:"mention" help:"A name, the id of an entity, of an event mention, or REPORT:WORDS (REPORT:WORDS:2 for the second time)."`
	B string `arg:"" name:"other" help:"The other one."`
	jsonFlag
}

// Help gives the worked example.
func (splitCmd) Help() string {
	return `Says that two mentions mean two people or things. Of one report's entity the
second mention is taken off, with all that are spelled like it; where both are
spelled alike, it alone. What else was taken for one of the two goes with the
one that it is more like. The decision survives every reading, and can be
undone. Two mentions of events (m-…, as explain lists them) are put apart likewise.

Example:
  dateline split talks.dateline "Aleksandr Ivanov" "A. Ivanov"
  dateline split talks.dateline r-3f2a:Ivanov r-3f2a:Ivanov:2
  dateline split talks.dateline m-2e7fa5c1d038 m-90b3c4d5e6f7`
}

// Run keeps the decision.
func (c splitCmd) Run(e *env) error {
	return c.decide(e, c.JSON, func(d *desk.Desk) (store.CorrectionID, error) {
		if desk.IsEvent(c.A) {
			return d.SplitEvents(e.ctx, c.A, c.B, author())
		}
		return d.SplitEntities(e.ctx, c.A, c.B, author())
	})
}
