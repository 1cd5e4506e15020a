package terminal

import (
	"fmt"
	"strings"

	"dateline/internal/desk"
	"dateline/internal/news"
)

// headings names kinds of entities in the plural.
var headings = map[news.NameKind]string{news.Person: "Persons", news.Organisation: "Organisations", news.Country: "Countries",
	news.Place: "Places", news.Group: "Groups", news.Work: "Works", news.OtherName: "Other names"}

// Entities prints who and what the reports name, kind by kind.
func (s *Screen) Entities(list *desk.Entities) {
	s.head(list.Story)
	last := news.NameKind("")
	for i := range list.Entities {
		ent := &list.Entities[i]
		if ent.Kind != last {
			last = ent.Kind
			s.printf("")
			s.printf("%s", s.paint(bold, headings[ent.Kind]))
		}
		s.entity(ent, list)
	}
	if len(list.Entities) == 0 {
		s.printf("")
		s.paragraph("", 0, "Nobody and nothing is named in these reports.", "")
	}
}

// entity prints one entity: its name with the days and the number of reports
// on one line; under it its other spellings, its roles, and who it may be.
func (s *Screen) entity(ent *desk.EntityLine, list *desk.Entities) {
	about := fmt.Sprintf("%d×", ent.Mentions())
	if n := len(ent.Reports); n > 1 {
		about += fmt.Sprintf(" in %d reports", n)
	} else {
		about += " in 1 report"
	}
	if days := seen(ent); days != "" {
		about += " · " + days
	}
	name := news.Plain(ent.Name)
	room := s.width - 2 - columns(about) - 2
	if room < columns(name) {
		s.paragraph("  ", 2, name, cyan)
		s.paragraph("", 6, about, dim)
	} else {
		s.printf("  %s  %s", s.paint(cyan, pad(name, room)), s.paint(dim, about))
	}
	var also []string
	for _, n := range ent.Names {
		if n.Name != ent.Name {
			also = append(also, fmt.Sprintf("%s %d×", news.Plain(n.Name), n.Count))
		}
	}
	if len(also) > 0 {
		s.paragraph("", 6, "also "+strings.Join(also, ", "), "")
	}
	if roles := rolesText(ent); roles != "" {
		s.paragraph("", 6, roles, "")
	}
	for _, id := range ent.Possibly {
		if other := list.Entity(id); other != nil {
			s.paragraph("", 6, "possibly "+news.Plain(other.Name)+" ("+string(id)+")", yellow)
		}
	}
	s.paragraph("", 6, string(ent.ID), dim)
}

// seen is the days of the first and the last report that name an entity.
func seen(ent *desk.EntityLine) string {
	if ent.First == ent.Last {
		return ent.First
	}
	return ent.First + " to " + ent.Last
}

// rolesText joins an entity's roles, each with the days of the reports that say so.
func rolesText(ent *desk.EntityLine) string {
	var order []string
	days := map[string][]string{}
	for _, r := range ent.Roles {
		role := news.Plain(r.Role)
		if _, ok := days[role]; !ok {
			order = append(order, role)
			days[role] = nil
		}
		if r.When != "" && !strings.HasPrefix(r.When, "X") {
			days[role] = append(days[role], r.When)
		}
	}
	for i, role := range order {
		if d := days[role]; len(d) == 1 {
			order[i] = role + " (" + d[0] + ")"
		} else if len(d) > 1 {
			order[i] = role + " (" + d[0] + " to " + d[len(d)-1] + ")"
		}
	}
	return strings.Join(order, "; ")
}
