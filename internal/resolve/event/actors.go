package event

import (
	"dateline/internal/news"
	"slices"
	"strings"
)

// readActors maps the actors to the entities of the story.
func (s *Scene) readActors(m *Mention) {
	for _, a := range m.Actors {
		ent := a.Entity
		if ent == "" {
			ent = within(m.Report, a.Span)
		}
		if ent == "" {
			continue
		}
		for _, id := range s.members(m.Report, ent) {
			switch a.Role {
			case "source":
				m.Sources = append(m.Sources, id)
			case "target":
				m.Targets = append(m.Targets, id)
			default:
				m.Others = append(m.Others, id)
			}
			m.Parties = append(m.Parties, id)
		}
	}
	for _, list := range []*[]news.EntityID{&m.Sources, &m.Targets, &m.Others, &m.Parties} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
	if m.EventMention.Place != nil && m.EventMention.Place.Entity != "" {
		m.Place = s.Entity(m.Report.ID, m.EventMention.Place.Entity)
	}
	if m.Place == "" {
		m.Place = s.placeIn(m)
	}
}

// maxActor is the length, in bytes, of words that name an actor at most by the name
// within them; longer ones speak of others too.
const maxActor = 60

// within gives the only person or body that is named within the words of an actor:
// "the banker Ivo Kern in Sarn". A name with a possessive names another ("Kern's
// lawyer"), and so does one after a preposition.
func within(rep *news.Annotated, span news.Span) news.EntityID {
	var only news.EntityID
	if span.Len() > maxActor {
		return ""
	}
	for i := range rep.Names {
		n := &rep.Names[i]
		if n.Start > span.End+2 {
			break
		}
		apposed := n.Start >= span.End && n.Start-span.End <= 2 && strings.Trim(rep.Text[span.End:n.Start], " ,") == ""
		if !span.Contains(n.Span) && !apposed || n.Entity == "" || n.Kind != news.Person && n.Kind != news.Organisation || n.Entity == only {
			continue
		}
		after := rep.Text[n.End:min(len(rep.Text), int(n.End)+4)]
		if only != "" || strings.HasPrefix(after, "'s") || strings.HasPrefix(after, "’s") || preceded(rep, n.Start, "of", "for", "from", "with", "by", "at", "in", "to") {
			return ""
		}
		only = n.Entity
	}
	return only
}

// preceded says whether one of the words stands right before a place in the text.
func preceded(rep *news.Annotated, at news.Byte, words ...string) bool {
	head := strings.TrimRight(rep.Text[max(0, int(at)-8):at], " ")
	return slices.Contains(words, strings.ToLower(head[strings.LastIndexAny(head, " \n")+1:]))
}

// placeIn gives the only place of the clause that stands after "in", "at" or
// "near", "" for none or several.
func (s *Scene) placeIn(m *Mention) news.EntityID {
	var only news.EntityID
	for i := range m.Report.Names {
		n := &m.Report.Names[i]
		if n.Start >= m.Clause.End {
			break
		}
		if !m.Clause.Contains(n.Span) || n.Entity == "" || n.Kind != news.Place && n.Kind != news.Country || !preceded(m.Report, n.Start, "in", "at", "near", "outside") {
			continue
		}
		id := s.Entity(m.Report.ID, n.Entity)
		if only != "" && id != only {
			return ""
		}
		only = id
	}
	return only
}

// members resolves an entity of a report; a set ("the two leaders") is resolved
// to those it is made of.
func (s *Scene) members(rep *news.Annotated, id news.EntityID) []news.EntityID {
	for i := range rep.Entities {
		ent := &rep.Entities[i]
		if ent.ID != id || len(ent.Members) == 0 {
			continue
		}
		var out []news.EntityID
		for _, m := range ent.Members {
			if e := s.Entity(rep.ID, m); e != "" {
				out = append(out, e)
			}
		}
		return out
	}
	if e := s.Entity(rep.ID, id); e != "" {
		return []news.EntityID{e}
	}
	return nil
}
