package main

import (
	"dateline/internal/desk"
	"dateline/internal/news"
)

type entitiesCmd struct {
	storyArg
	Kind string `help:"Only entities of a kind: person, organisation, country, place, group, work, other." placeholder:"KIND"`
	jsonFlag
}

// Help gives the worked example.
func (entitiesCmd) Help() string {
	return `Lists who and what the reports name: every spelling, what the reports say that
they are and when, and the days on which they are first and last seen. Where it
is not sure that two are one they stay apart, and each names the other.

Nothing is looked up anywhere: what is known of a person is what the reports say.

Example:
  dateline entities talks.dateline --kind person
  dateline explain talks.dateline e-0b51c3d9e2a7     why its names are one
  dateline merge talks.dateline "A. Ivanov" "Aleksandr Ivanov"`
}

// Run prints the entities.
func (c entitiesCmd) Run(e *env) error {
	if err := desk.KnownKind(c.Kind); err != nil {
		return err
	}
	return c.read(e, func(d *desk.Desk) error {
		list, err := d.Entities(e.ctx, news.NameKind(c.Kind))
		if err != nil {
			return err
		}
		if c.JSON {
			return e.printJSON(list)
		}
		s := e.screen()
		s.Entities(list)
		return s.Err()
	})
}
