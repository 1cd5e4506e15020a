package export

import (
	"sort"

	"dateline/internal/news"
)

// mention is one coded event of one report, with what the rows of other
// programs ask for.
type mention struct {
	rep  *news.Annotated
	ev   *news.EventMention
	sent int // index of its sentence, -1 for none
}

// mentions lists the event mentions of a story, report by report.
func mentions(story *news.Story) []mention {
	var out []mention
	for i := range story.Reports {
		rep := &story.Reports[i]
		for k := range rep.Events {
			out = append(out, mention{rep, &rep.Events[k], sentenceOf(rep, rep.Events[k].Span)})
		}
	}
	return out
}

// sentenceOf is the index of the sentence that holds span, -1 for none.
func sentenceOf(rep *news.Annotated, span news.Span) int {
	i := sort.Search(len(rep.Sentences), func(i int) bool { return rep.Sentences[i].End > span.Start })
	if i < len(rep.Sentences) && rep.Sentences[i].Contains(span) {
		return i
	}
	return -1
}

// text is the sentence that makes the claim, on one line.
func (m mention) text() string {
	if m.sent < 0 {
		return news.Plain(m.ev.Clause.In(m.rep.Text))
	}
	return news.Plain(m.rep.Sentences[m.sent].In(m.rep.Text))
}

// day is the day of the event where the text says it to the day, else "".
func (m mention) day() string {
	t := m.ev.Time
	if t == nil || t.Earliest == "" || t.Earliest != t.Latest {
		return ""
	}
	return t.Earliest
}

// bounds are the first and last day that the event's time can mean, "" where
// open.
func (m mention) bounds() (earliest, latest string) {
	if m.ev.Time == nil {
		return "", ""
	}
	return m.ev.Time.Earliest, m.ev.Time.Latest
}

// entity is the entity of that id in the report, nil for none.
func (m mention) entity(id news.EntityID) *news.Entity {
	for i := range m.rep.Entities {
		if id != "" && m.rep.Entities[i].ID == id {
			return &m.rep.Entities[i]
		}
	}
	return nil
}

// name is the fullest name of an actor in the report, or its words.
func (m mention) name(a news.Actor) string {
	if ent := m.entity(a.Entity); ent != nil && ent.Name != "" {
		return news.Plain(ent.Name)
	}
	return news.Plain(a.In(m.rep.Text))
}

// country is the country that an actor is, or stands for ("Minsk said"), ""
// where the report does not say.
func (m mention) country(a news.Actor) string {
	ent := m.entity(a.Entity)
	if ent == nil {
		return ""
	}
	if ent.Kind == news.Country {
		return news.Plain(ent.Name)
	}
	if c := m.entity(ent.For); c != nil {
		return news.Plain(c.Name)
	}
	return ""
}

// cast lists the actors in one role.
func (m mention) cast(role string) []news.Actor {
	var out []news.Actor
	for _, a := range m.ev.Actors {
		if a.Role == role {
			out = append(out, a)
		}
	}
	return out
}

// voucher is who vouches for the claim: the source of the attribution that it
// stands in, in its words, "" for the report itself.
func (m mention) voucher() string {
	for i := range m.rep.Attributions {
		if att := &m.rep.Attributions[i]; att.ID == m.ev.Attribution && att.ID != "" && att.Source != nil {
			return news.Plain(att.Source.In(m.rep.Text))
		}
	}
	return ""
}

// root is the two-digit root of a CAMEO code, "" for none.
func root(cameo string) string {
	if len(cameo) < 2 {
		return ""
	}
	return cameo[:2]
}

// quad is GDELT's quad class of a CAMEO root: 1 verbal cooperation (01 to 05),
// 2 material cooperation (06 to 08), 3 verbal conflict (09 to 13), 4 material
// conflict (14 to 20); "" for none.
// http://data.gdeltproject.org/documentation/GDELT-Event_Codebook-V2.0.pdf
func quad(cameo string) string {
	switch r := root(cameo); {
	case r == "":
		return ""
	case r <= "05":
		return "1"
	case r <= "08":
		return "2"
	case r <= "13":
		return "3"
	}
	return "4"
}

// goldstein is the value of a CAMEO root on the scale of Goldstein (1992), from
// -10 (war) to 10, as GDELT lists it for root codes.
var goldstein = map[string]string{"01": "0.0", "02": "3.0", "03": "4.0", "04": "1.0", "05": "3.5", "06": "6.0",
	"07": "7.0", "08": "5.0", "09": "-2.0", "10": "-5.0", "11": "-2.0", "12": "-4.0", "13": "-6.0", "14": "-6.5",
	"15": "-7.2", "16": "-4.0", "17": "-7.0", "18": "-9.0", "19": "-10.0", "20": "-10.0"}
