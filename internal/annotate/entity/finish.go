package entity

import (
	"sort"

	"dateline/internal/news"
)

// finish writes the entities that have mentions into the report, with their
// identifiers, in order of their first mentions.
func (r *reader) finish() {
	order := make([]int, 0, len(r.ents))
	for n, e := range r.ents {
		if len(e.mentions) == 0 || e.unnamed {
			continue
		}
		sort.SliceStable(e.mentions, func(a, b int) bool { return before(e.mentions[a].Span, e.mentions[b].Span) })
		order = append(order, n)
	}
	sort.SliceStable(order, func(a, b int) bool {
		return before(r.ents[order[a]].mentions[0].Span, r.ents[order[b]].mentions[0].Span)
	})
	ids := make([]news.EntityID, len(r.ents))
	for _, n := range order {
		ids[n] = news.EntityID(news.NewRecordID(r.ann.ID, "entity", r.ents[n].mentions[0].Span))
	}
	r.ann.Entities = make([]news.Entity, 0, len(order))
	for _, n := range order {
		r.ann.Entities = append(r.ann.Entities, r.ents[n].written(ids, n))
	}
	for i, n := range r.nameEnt {
		r.ann.Names[i].Entity = ""
		if n >= 0 {
			r.ann.Names[i].Entity = ids[n]
		}
	}
	for a, n := range r.speak {
		r.ann.Attributions[a].Speaker = ""
		if n >= 0 {
			r.ann.Attributions[a].Speaker = ids[n]
		}
	}
}

// before orders spans by their starts, longer ones first.
func before(a, b news.Span) bool {
	return a.Start < b.Start || a.Start == b.Start && a.End > b.End
}

// written gives the entity as news knows it.
func (e *entity) written(ids []news.EntityID, n int) news.Entity {
	out := news.Entity{ID: ids[n], Kind: e.kind, Name: oneLine(e.name), Mentions: e.mentions, Roles: []news.RoleMention{}}
	for i := range e.roles {
		out.Roles = append(out.Roles, e.roles[i].RoleMention)
	}
	sort.SliceStable(out.Roles, func(a, b int) bool { return before(out.Roles[a].Span, out.Roles[b].Span) })
	if e.standsFor >= 0 {
		out.For = ids[e.standsFor]
	}
	for _, m := range e.members {
		out.Members = append(out.Members, ids[m])
	}
	return out
}
