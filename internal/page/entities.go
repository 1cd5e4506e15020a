package page

import (
	"io"

	"dateline/internal/desk"
	"dateline/internal/news"
)

// kindGroup is the entities of one kind.
type kindGroup struct {
	Kind news.NameKind
	Ents []entRow
}

// entRow is an entity with those that it may be.
type entRow struct {
	desk.EntityLine
	Maybe []*desk.EntityLine
}

// Heading names the kind in the plural.
func (g kindGroup) Heading() string {
	switch g.Kind {
	case news.Country:
		return "Countries"
	case news.OtherName:
		return "Other names"
	}
	return string(g.Kind[0]-'a'+'A') + string(g.Kind[1:]) + "s"
}

// Entities writes who and what the reports name.
func Entities(w io.Writer, f Frame, list *desk.Entities) error {
	var groups []kindGroup
	for _, ent := range list.Entities {
		if n := len(groups); n == 0 || groups[n-1].Kind != ent.Kind {
			groups = append(groups, kindGroup{Kind: ent.Kind})
		}
		row := entRow{EntityLine: ent}
		for _, id := range ent.Possibly {
			if other := list.Entity(id); other != nil {
				row.Maybe = append(row.Maybe, other)
			}
		}
		g := &groups[len(groups)-1]
		g.Ents = append(g.Ents, row)
	}
	f.Tab = "entities"
	f.Body = struct {
		*desk.Entities
		Groups []kindGroup
	}{list, groups}
	return set.ExecuteTemplate(w, "entities.tmpl", f)
}
