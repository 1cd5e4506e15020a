package export

import (
	"encoding/json"
	"io"

	"dateline/internal/news"
)

// ploverEvent is one line of PLOVER JSON: the fields of the manual, and what it
// has no field for (factuality, the words). docs/events.md describes it.
type ploverEvent struct {
	ID        news.RecordID `json:"id"`
	Date      string        `json:"date"`     // day of the event, "" where the text gives none
	Earliest  string        `json:"earliest"` // bounds of the day, EDTF
	Latest    string        `json:"latest"`
	Source    []ploverActor `json:"source"`
	Target    []ploverActor `json:"target"`
	Event     string        `json:"event"` // PLOVER type
	Mode      string        `json:"mode"`
	CAMEO     string        `json:"cameo"`
	QuadClass string        `json:"quad_class"`
	// Factuality and Voucher say whether it took place, and who vouches for it.
	Factuality news.Factuality `json:"factuality"`
	Voucher    string          `json:"voucher"`
	Place      string          `json:"place"`
	// EventText is the predicate, Text the sentence.
	EventText string `json:"event_text"`
	Text      string `json:"text"`
	// Start and End are the byte offsets of EventText in the report's text.
	Start     news.Byte     `json:"start"`
	End       news.Byte     `json:"end"`
	Report    news.ReportID `json:"report"`
	Sentence  int           `json:"sentence"` // from 1, 0 where unknown
	Headline  string        `json:"headline"`
	Publisher string        `json:"publisher"`
	Published string        `json:"published"`
	URL       string        `json:"url"`
	Language  string        `json:"language"`
	Coder     string        `json:"coder"`
	Version   string        `json:"version"`
}

// ploverActor is one participant.
type ploverActor struct {
	Name    string        `json:"name"`
	Country string        `json:"country"`
	Entity  news.EntityID `json:"entity"`
	Text    string        `json:"text"`
	Start   news.Byte     `json:"start"`
	End     news.Byte     `json:"end"`
}

// writePLOVER writes one JSON object a line for each event mention.
func writePLOVER(w io.Writer, in Input) error {
	enc := json.NewEncoder(news.PlainJSON(w))
	enc.SetEscapeHTML(false)
	for _, m := range mentions(in.Story) {
		ev := ploverEvent{ID: m.ev.ID, Date: m.day(), Source: m.plover("source"), Target: m.plover("target"),
			Event: m.ev.Type, Mode: m.ev.Mode, CAMEO: m.ev.CAMEO, QuadClass: quad(m.ev.CAMEO),
			Factuality: m.ev.Factuality, Voucher: m.voucher(), EventText: news.Plain(m.ev.In(m.rep.Text)), Text: m.text(),
			Start: m.ev.Start, End: m.ev.End, Report: m.rep.ID, Sentence: m.sent + 1,
			Headline: news.Plain(m.rep.Title), Publisher: news.Plain(m.rep.Outlet), Published: m.rep.Published.Value,
			URL: news.Plain(m.rep.Address()), Language: m.rep.Language, Coder: "dateline", Version: in.Story.Story.Reader}
		ev.Earliest, ev.Latest = m.bounds()
		if p := m.ev.Place; p != nil {
			ev.Place = news.Plain(p.In(m.rep.Text))
		}
		if err := enc.Encode(ev); err != nil {
			return err
		}
	}
	return nil
}

// plover is the participants in one role, an empty list for none.
func (m mention) plover(role string) []ploverActor {
	out := []ploverActor{}
	for _, a := range m.cast(role) {
		out = append(out, ploverActor{m.name(a), m.country(a), a.Entity, news.Plain(a.In(m.rep.Text)), a.Start, a.End})
	}
	return out
}
