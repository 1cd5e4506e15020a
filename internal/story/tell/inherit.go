package tell

import (
	"slices"
	"strings"

	"dateline/internal/news"
)

// inherit gives sentences that a report took over word for word the days that they
// have in the report they were taken from: what a newspaper of Friday calls
// "tomorrow" is Saturday in the blog that reposts it on Sunday, too. It gives the
// reports with such sentences as copies, and the others as they are.
func inherit(anns []news.Annotated, edges []news.Edge) []news.Annotated {
	at := map[news.ReportID]int{}
	for i := range anns {
		at[anns[i].ID] = i
	}
	out := anns
	for i := range edges {
		e := &edges[i]
		from, ok1 := at[e.From]
		to, ok2 := at[e.To]
		if e.Kind == "cites" || e.Undirected || !ok1 || !ok2 {
			continue
		}
		a, b := &out[from], &out[to]
		if !a.Published.Sure() || !b.Published.Sure() || a.Published.Value == b.Published.Value {
			continue
		}
		if c, changed := inheritFrom(a, b); changed {
			if &out[0] == &anns[0] {
				out = slices.Clone(anns)
			}
			out[from] = c
		}
	}
	return out
}

// counted begins the anchor of a time that was counted from its report's own day.
const counted = "published "

// inheritFrom gives the report a with the days that its sentences have in b.
func inheritFrom(a, b *news.Annotated) (news.Annotated, bool) {
	theirs := map[string]news.Span{}
	for i := range b.Sentences {
		span := b.Sentences[i].Span
		theirs[span.In(b.Text)] = span
	}
	changed := false
	c := *a
	for i := range a.Sentences {
		own := a.Sentences[i].Span
		there, ok := theirs[own.In(a.Text)]
		if !ok {
			continue
		}
		for k := range a.Times {
			tx := &a.Times[k]
			if !own.Contains(tx.Span) || !strings.HasPrefix(tx.Anchor, counted) {
				continue
			}
			o := sameTime(b, there, tx.Start-own.Start, tx.Value)
			if o == nil {
				continue
			}
			if !changed {
				c.Times, c.Events = slices.Clone(a.Times), slices.Clone(a.Events)
				changed = true
			}
			t := &c.Times[k]
			t.Value, t.Earliest, t.Latest, t.Anchor, t.Shift = o.Value, o.Earliest, o.Latest, o.Anchor, ""
			for n := range c.Events {
				if ev := &c.Events[n]; ev.Time != nil && ev.Time.Span == t.Span {
					ev.Time = &news.TimeRange{Span: t.Span, Value: t.Value, Earliest: t.Earliest, Latest: t.Latest}
				}
			}
		}
	}
	return c, changed
}

// sameTime is the time expression of rep that stands so far within the sentence and
// has another value, nil for none.
func sameTime(rep *news.Annotated, sentence news.Span, offset news.Byte, value string) *news.Timex {
	for i := range rep.Times {
		t := &rep.Times[i]
		if t.Start == sentence.Start+offset && t.Value != value && strings.HasPrefix(t.Anchor, counted) {
			return t
		}
	}
	return nil
}
