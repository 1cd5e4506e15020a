package scoreboard

import (
	"fmt"
	"slices"

	"dateline/internal/news"
)

// place is a stretch of one report of the story.
type place struct {
	report news.ReportID
	span   news.Span
}

// where gives the place of a reference in the story's reports.
func (s *scoring) where(ref Ref) (place, bool) {
	for _, p := range s.pairs {
		if p.gold.ID != ref.Report || p.told == nil {
			continue
		}
		a := ref.At
		if a == nil {
			if e := p.gold.event(ref.Event); e != nil {
				a = &e.At
			}
		}
		start, end, err := 0, 0, error(nil)
		if a != nil {
			start, end, err = p.gold.base.find(*a)
		}
		if a == nil || err != nil {
			return place{}, false
		}
		span, ok := p.toldAl.carry(start, end)
		return place{p.told.ID, span}, ok
	}
	return place{}, false
}

// label names a reference, for messages.
func (s *scoring) label(ref Ref) string {
	for _, p := range s.pairs {
		if p.gold.ID != ref.Report {
			continue
		}
		if e := p.gold.event(ref.Event); e != nil {
			return fmt.Sprintf("%s %q", ref.Report, p.quote(&e.At))
		}
		return fmt.Sprintf("%s %q", ref.Report, p.quote(ref.At))
	}
	return ref.Report
}

// touches says whether one of the places shares words with pl.
func touches(places []place, pl place) bool {
	return slices.ContainsFunc(places, func(x place) bool {
		return x.report == pl.report && x.span.Overlaps(pl.span)
	})
}

// anyTouches says whether one of the references shares words with the places.
func (s *scoring) anyTouches(places []place, refs []Ref) bool {
	return slices.ContainsFunc(refs, func(ref Ref) bool {
		pl, ok := s.where(ref)
		return ok && touches(places, pl)
	})
}

// cited gives the places of evidence.
func cited(evidence ...[]news.Evidence) []place {
	var out []place
	for _, list := range evidence {
		for _, e := range list {
			out = append(out, place{e.Report, e.Span})
		}
	}
	return out
}

// mentionPlaces gives the predicates of an event's mentions; its evidence
// where it names none.
func (s *scoring) mentionPlaces(ev *news.Event) []place {
	var out []place
	for _, m := range ev.Mentions {
		for i := range s.prog.Story.Reports {
			rep := &s.prog.Story.Reports[i]
			if rep.ID != m.Report {
				continue
			}
			for _, e := range rep.Events {
				if e.ID == m.ID {
					out = append(out, place{rep.ID, e.Span})
				}
			}
		}
	}
	if len(out) == 0 {
		return cited(ev.Evidence)
	}
	return out
}

// places gives the places of references, without those that have none in the
// reports' texts.
func (s *scoring) places(refs []Ref) []place {
	var out []place
	for _, ref := range refs {
		if pl, ok := s.where(ref); ok {
			out = append(out, pl)
		}
	}
	return out
}

// best gives the index of the group of places that fits refs best, and the F1
// of its members. A place that none of refs touches counts as wrong for each
// of the others that it touches; a place that nothing of the gold touches is
// left aside.
func (s *scoring) best(refs []Ref, others [][]Ref, groups [][]place) (int, float64) {
	want := s.places(refs)
	var rest []place
	for _, other := range others {
		rest = append(rest, s.places(other)...)
	}
	at, top := -1, 0.0
	for i, group := range groups {
		hits, wrong := 0, 0
		for _, pl := range want {
			if touches(group, pl) {
				hits++
			}
		}
		for _, pl := range group {
			if touches(want, pl) {
				continue
			}
			for _, other := range rest {
				if touches([]place{pl}, other) {
					wrong++
				}
			}
		}
		if v := 2 * float64(hits) / float64(hits+wrong+len(refs)); v > top {
			at, top = i, v
		}
	}
	return at, top
}
