package scoreboard

import (
	"slices"

	"dateline/internal/news"
)

// matchEvents pairs the gold event mentions of a report with the program's:
// their predicates share words; a right type is preferred.
func (s *scoring) matchEvents(p *pair, got []news.EventMention) []int {
	gold := p.gold.Events
	return couple(len(gold), len(got), func(i, j int) float64 {
		at, ok := p.at(&gold[i].At)
		if !ok {
			return 0
		}
		v := iou([]news.Span{at}, []news.Span{got[j].Span})
		if v > 0 && oneOf(gold[i].Type, got[j].Type) {
			v++
		}
		return v
	})
}

// events scores event mentions, their actors and their factuality.
func (s *scoring) events(p *pair) {
	gold, got := p.gold.Events, p.got.Events
	with := s.matchEvents(p, got)
	t, fact, who := Tally{Found: float64(len(got))}, Tally{}, Tally{}
	for i, j := range with {
		g := &gold[i]
		if g.Optional {
			if j >= 0 {
				t.Found--
			}
			continue
		}
		t.Wanted++
		fact.Wanted++
		fact.Found++
		who.Wanted += float64(len(g.Actors))
		who.Found += float64(len(g.Actors))
		if j < 0 {
			s.miss("%s: events: no %q (%s, %s)", p.gold.ID, p.quote(&g.At), g.Type[0], g.Factuality[0])
			continue
		}
		if oneOf(g.Type, got[j].Type) {
			t.Hits++
		} else {
			s.miss("%s: events: %q is %v, not %s", p.gold.ID, p.quote(&g.At), g.Type, got[j].Type)
		}
		if slices.Contains(g.Factuality, string(got[j].Factuality)) {
			fact.Hits++
		} else {
			s.miss("%s: factuality: %q is %v, not %s", p.gold.ID, p.quote(&g.At), g.Factuality, got[j].Factuality)
		}
		for _, a := range g.Actors {
			if s.acts(p, a, &got[j]) {
				who.Hits++
			} else {
				s.miss("%s: actors: %q: no %s %s%s", p.gold.ID, p.quote(&g.At), a.Role, a.Entity, p.quote(a.At))
			}
		}
	}
	t.Found -= s.eventExtra(p, got, with)
	s.board.add("events", p.gold.ID, t)
	s.board.add("factuality", p.gold.ID, fact)
	s.board.add("actors", p.gold.ID, who)
}

// eventExtra names the event mentions that the gold does not have. It gives
// the number of those that do not count: a second predicate among the words of
// one gold event ("protests", "broke out"), of an acceptable type.
func (s *scoring) eventExtra(p *pair, got []news.EventMention, with []int) (same float64) {
	for j := range got {
		if slices.Contains(with, j) {
			continue
		}
		if slices.ContainsFunc(p.gold.Events, func(g Event) bool {
			at, ok := p.at(&g.At)
			return ok && at.Overlaps(got[j].Span) && oneOf(g.Type, got[j].Type)
		}) {
			same++
			continue
		}
		s.miss("%s: events: %q (%s, %s) too much", p.gold.ID, short(got[j].In(p.got.Text)), got[j].Type, got[j].Factuality)
	}
	return same
}

// acts says whether an event mention has the gold's actor in its role: the
// entity bears one of its names, or the words are those of the gold.
func (s *scoring) acts(p *pair, gold Actor, got *news.EventMention) bool {
	at, placed := p.at(gold.At)
	for _, a := range got.Actors {
		if a.Role != gold.Role && gold.Role != "any" {
			continue
		}
		if placed && at.Overlaps(a.Span) {
			return true
		}
		if gold.Entity == "" {
			continue
		}
		if s.isEntity(p, a.Entity, gold.Entity) || s.names[gold.Entity][letters(a.Span.In(p.got.Text))] {
			return true
		}
	}
	return false
}
