package scoreboard

import (
	"slices"
	"strings"

	"dateline/internal/news"
)

// together scores what all reports together say. Without a story from the
// program, everything that the gold asks for is missed.
func (s *scoring) together() {
	if s.prog.Story == nil {
		s.prog.Story = &news.Story{}
	}
	s.entities()
	s.undated()
	s.lineage()
	s.crossEvents()
	s.figureRows()
	s.plans()
	s.disputes()
	s.state()
}

// undated scores the days that the story gives to reports that state none: the
// share of the stated interval that is right.
func (s *scoring) undated() {
	for _, p := range s.pairs {
		want, ok := p.gold.Published.bounds()
		if p.gold.Published.Stated || !ok {
			continue
		}
		t := Tally{Found: 1, Wanted: 1}
		if p.told != nil {
			if said, closed := bounds(p.told.Published); closed {
				t.Hits = float64(said.meet(want)) / float64(said.len())
			}
		}
		if t.Hits < 1 {
			d := news.Dating{}
			if p.told != nil {
				d = p.told.Published
			}
			s.miss("%s: undated days: within [%s, %s], not [%s, %s]", p.gold.ID, want.first.Format("2006-01-02"),
				want.last.Format("2006-01-02"), d.Earliest, d.Latest)
		}
		s.board.add("undated days", p.gold.ID, t)
	}
}

// lineage scores edges between reports, and from reports to wires.
func (s *scoring) lineage() {
	ids := map[news.ReportID]string{}
	for _, p := range s.pairs {
		if p.told != nil {
			ids[p.told.ID] = p.gold.ID
		}
	}
	name := func(id news.ReportID) string {
		if gold, ok := ids[id]; ok {
			return gold
		}
		return string(id)
	}
	gold, got := s.story.Lineage, s.prog.Story.Lineage
	with := couple(len(gold), len(got), func(i, j int) float64 {
		if gold[i].From == name(got[j].From) && strings.EqualFold(gold[i].To, name(got[j].To)) &&
			slices.Contains(gold[i].Kind, got[j].Kind) {
			return 1
		}
		return 0
	})
	t := Tally{Found: float64(len(got))}
	for i, j := range with {
		switch {
		case gold[i].Optional && j >= 0:
			t.Found--
		case gold[i].Optional:
		case j >= 0:
			t.Hits++
			t.Wanted++
		default:
			t.Wanted++
			s.miss("%s: lineage: no %s → %s %v", whole, gold[i].From, gold[i].To, gold[i].Kind)
		}
	}
	for j := range got {
		if !slices.Contains(with, j) {
			s.miss("%s: lineage: %s → %s %s too much", whole, name(got[j].From), name(got[j].To), got[j].Kind)
		}
	}
	s.board.add("lineage", whole, t)
}

// crossEvents scores events across reports, their days and their sources.
func (s *scoring) crossEvents() {
	events := s.prog.Story.Events
	groups := make([][]place, len(events))
	for i := range events {
		groups[i] = s.mentionPlaces(&events[i])
	}
	for k, g := range s.story.Events {
		var others [][]Ref
		for m, o := range s.story.Events {
			if m != k {
				others = append(others, o.Mentions)
			}
		}
		at, f1 := s.best(g.Mentions, others, groups)
		s.board.add("cross-report events", whole, Tally{Hits: f1, Found: 1, Wanted: 1})
		if f1 < 1 {
			s.miss("%s: cross-report events: %s: F1 %.2f", whole, g.ID, f1)
		}
		s.eventDay(g, events, at)
		if len(g.IndependentSources) > 0 {
			ok := at >= 0 && slices.Contains(g.IndependentSources, events[at].IndependentSources)
			s.board.right("independence", whole, ok)
			if !ok {
				s.miss("%s: independence: %s: %v sources", whole, g.ID, g.IndependentSources)
			}
		}
	}
}

// eventDay scores the day of an event across reports.
func (s *scoring) eventDay(g CrossEvent, events []news.Event, at int) {
	want, ok := g.When.bounds()
	if !ok {
		return
	}
	hit, when := false, news.Dating{}
	if at >= 0 {
		when = events[at].When
		said, closed := bounds(when)
		hit = closed && said.within(want)
	}
	s.board.right("event days", whole, hit)
	if !hit {
		s.miss("%s: event days: %s is within [%s, %s], not %q [%s, %s]", whole, g.ID, want.first.Format("2006-01-02"),
			want.last.Format("2006-01-02"), when.Value, when.Earliest, when.Latest)
	}
}

// figureRows scores figures across reports.
func (s *scoring) figureRows() {
	var groups [][]place
	for _, row := range s.prog.Story.Figures {
		group := cited(row.Evidence)
		for _, v := range row.Values {
			group = append(group, cited(v.Evidence)...)
		}
		groups = append(groups, group)
	}
	for k, g := range s.story.Figures {
		var others [][]Ref
		for m, o := range s.story.Figures {
			if m != k {
				others = append(others, o.Mentions)
			}
		}
		_, f1 := s.best(g.Mentions, others, groups)
		s.board.add("figure rows", whole, Tally{Hits: f1, Found: 1, Wanted: 1})
		if f1 < 1 {
			s.miss("%s: figure rows: %s: F1 %.2f", whole, g.Label, f1)
		}
	}
}

// plans scores plans and what became of them.
func (s *scoring) plans() {
	gold, got := s.story.Plans, s.prog.Story.Plans
	places := make([][]place, len(got))
	for j := range got {
		places[j] = cited(got[j].Evidence)
		for i := range s.prog.Story.Events {
			if ev := &s.prog.Story.Events[i]; ev.ID == got[j].Event && len(got[j].Evidence) == 0 {
				places[j] = s.mentionPlaces(ev)
			}
		}
	}
	with := couple(len(gold), len(got), func(i, j int) float64 {
		if !s.anyTouches(places[j], gold[i].Announced) {
			return 0
		}
		if slices.Contains(gold[i].Outcome, got[j].Outcome) {
			return 2
		}
		return 1
	})
	t := Tally{Found: float64(len(got))}
	for i, j := range with {
		g := &gold[i]
		if g.Optional {
			if j >= 0 {
				t.Found--
			}
			continue
		}
		t.Wanted++
		switch {
		case j < 0:
			s.miss("%s: plans: no %s (%s)", whole, s.label(g.Announced[0]), g.Outcome[0])
		case !slices.Contains(g.Outcome, got[j].Outcome):
			s.miss("%s: plans: %s is %v, not %s", whole, s.label(g.Announced[0]), g.Outcome, got[j].Outcome)
		default:
			t.Hits++
		}
	}
	for j := range got {
		if !slices.Contains(with, j) {
			s.miss("%s: plans: %q too much", whole, short(got[j].Text))
		}
	}
	s.board.add("plans", whole, t)
}

// disputes scores accounts that differ.
func (s *scoring) disputes() {
	gold, got := s.story.Disputes, s.prog.Story.Disputes
	with := couple(len(gold), len(got), func(i, j int) float64 {
		if !slices.Contains(gold[i].Kind, got[j].Kind) {
			return 0
		}
		var places []place
		for _, side := range got[j].Sides {
			places = append(places, cited(side.Evidence)...)
		}
		for _, side := range gold[i].Sides {
			if !s.anyTouches(places, side) {
				return 0
			}
		}
		return 1
	})
	t := Tally{Found: float64(len(got))}
	for i, j := range with {
		switch {
		case gold[i].Optional && j >= 0:
			t.Found--
		case gold[i].Optional:
		case j >= 0:
			t.Hits++
			t.Wanted++
		default:
			t.Wanted++
			s.miss("%s: disputes: no %s (%s)", whole, gold[i].About, gold[i].Kind[0])
		}
	}
	for j := range got {
		if !slices.Contains(with, j) {
			s.miss("%s: disputes: %q (%s) too much", whole, short(got[j].About), got[j].Kind)
		}
	}
	s.board.add("disputes", whole, t)
}

// state scores what "where the matter stands" shows. Lines too many are not
// counted against it: a screen bounds them.
func (s *scoring) state() {
	shown := cited(s.prog.State...)
	for _, g := range s.story.State {
		ok := s.anyTouches(shown, g.Evidence)
		s.board.right("state", whole, ok)
		if !ok {
			s.miss("%s: state: %s is not shown", whole, g.About)
		}
	}
}
