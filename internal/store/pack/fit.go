package pack

import (
	"unique"

	"dateline/internal/news"
)

// fit gives rep no more room than it needs, for a story holds all of its reports at
// once: what reads JSON makes room for up to twice as many values as a list has, and
// writes each word anew.
func fit(rep *news.Annotated) {
	rep.Passages, rep.Credits = tight(rep.Passages), tight(rep.Credits)
	rep.Sentences, rep.Names, rep.Times = tight(rep.Sentences), tight(rep.Names), tight(rep.Times)
	rep.Figures, rep.Attributions = tight(rep.Figures), tight(rep.Attributions)
	rep.Events, rep.Entities = tight(rep.Events), tight(rep.Entities)
	known := fitEntities(rep)
	for i := range rep.Passages {
		once(&rep.Passages[i].Role)
	}
	for i := range rep.Names {
		name := &rep.Names[i]
		once(&name.Kind)
		known.once(&name.Entity)
	}
	for i := range rep.Times {
		tx := &rep.Times[i]
		once(&tx.Type)
		once(&tx.Value)
		once(&tx.Earliest)
		once(&tx.Latest)
		once(&tx.Rule)
		once(&tx.Anchor)
		once(&tx.Shift)
	}
	for i := range rep.Figures {
		fig := &rep.Figures[i]
		once(&fig.Unit)
		once(&fig.Kind)
		once(&fig.Hedge)
		fitTime(fig.Time)
	}
	for i := range rep.Attributions {
		att := &rep.Attributions[i]
		att.Content = tight(att.Content)
		once(&att.Kind)
		known.once(&att.Speaker)
	}
	for i := range rep.Events {
		known.fitEvent(&rep.Events[i])
	}
}

// fitEntities fits the entities of rep, and gives their ids.
func fitEntities(rep *news.Annotated) entities {
	known := make(entities, len(rep.Entities))
	for i := range rep.Entities {
		ent := &rep.Entities[i]
		known[ent.ID] = ent.ID
		once(&ent.Kind)
		ent.Mentions, ent.Roles, ent.Members = tight(ent.Mentions), tight(ent.Roles), tight(ent.Members)
		for k := range ent.Mentions {
			once(&ent.Mentions[k].Form)
		}
	}
	return known
}

// entities are the ids of a report's entities, each as it is kept.
type entities map[news.EntityID]news.EntityID

// once gives an id that others have too the room of theirs.
func (known entities) once(id *news.EntityID) {
	if same, ok := known[*id]; ok {
		*id = same
	}
}

func (known entities) fitEvent(ev *news.EventMention) {
	once(&ev.Type)
	once(&ev.Mode)
	once(&ev.CAMEO)
	once(&ev.Factuality)
	once(&ev.Lemma)
	once(&ev.Tense)
	ev.Actors, ev.Rules = tight(ev.Actors), tight(ev.Rules)
	for i := range ev.Actors {
		once(&ev.Actors[i].Role)
		known.once(&ev.Actors[i].Entity)
	}
	for i := range ev.Rules {
		once(&ev.Rules[i])
	}
	if ev.Place != nil {
		known.once(&ev.Place.Entity)
	}
	fitTime(ev.Time)
}

func fitTime(t *news.TimeRange) {
	if t != nil {
		once(&t.Value)
		once(&t.Earliest)
		once(&t.Latest)
	}
}

// once gives a word that many reports have the room of theirs.
func once[S ~string](s *S) {
	if *s != "" {
		*s = unique.Make(*s).Value()
	}
}

// tight gives list in as much room as it needs; it keeps nil nil.
func tight[T any](list []T) []T {
	if cap(list) == len(list) {
		return list
	}
	out := make([]T, len(list))
	copy(out, list)
	return out
}
