package desk

import (
	"cmp"
	"slices"
	"strings"

	"dateline/internal/annotate/event"
	"dateline/internal/calendar"
	"dateline/internal/fault"
	"dateline/internal/news"
	revent "dateline/internal/resolve/event"
	"dateline/internal/story/chronicle"
	"dateline/internal/story/plan"
	"dateline/internal/story/state"
)

// Filter chooses events. A field that is empty chooses all.
type Filter struct {
	Actor, Place, Outlet string
	// Type is a PLOVER type, a mode ("election"), or a plain name that State uses.
	Type string
	// From and To bound the days, EDTF; an event that can have been within them
	// is chosen.
	From, To string
	// Sources is the least number of independent sources.
	Sources int
	// Top keeps only the events that matter most, 0 for all.
	Top int
	// All also chooses events without a day, and those that are merely possible
	// or called for.
	All bool
}

// span reads the days that a filter bounds.
func (f Filter) span() (calendar.Span, error) {
	s := calendar.Span{First: calendar.Of(1, 1, 1), Last: calendar.Of(9999, 12, 31)}
	for _, end := range []struct {
		value string
		set   func(calendar.Span)
	}{{f.From, func(b calendar.Span) { s.First = b.First }}, {f.To, func(b calendar.Span) { s.Last = b.Last }}} {
		if end.value == "" {
			continue
		}
		b, ok := calendar.Bounds(end.value)
		if !ok {
			return s, fault.New(fault.Usage, "write a day as 2021-09-09, a month as 2021-09, a year as 2021", "%q is no date", end.value)
		}
		end.set(b)
	}
	return s, nil
}

// choice is a filter read against a story.
type choice struct {
	Filter
	span calendar.Span
	// actors and places are whom and what the names of the filter stand for.
	actors, places []Named
}

// read reads a filter.
func (t *tale) read(f Filter) (choice, error) {
	c := choice{Filter: f}
	var err error
	if c.span, err = f.span(); err != nil {
		return c, err
	}
	if err := t.knownType(f.Type); err != nil {
		return c, err
	}
	if f.Actor != "" {
		c.actors = t.whom(f.Actor)
	}
	if f.Place != "" {
		c.places = t.whom(f.Place)
	}
	return c, nil
}

// chosen gives the events that a filter chooses, in order of their days, without
// regard to Top.
func (t *tale) chosen(f choice) []EventLine {
	var out []EventLine
	for _, ev := range t.Events {
		if t.chooses(f, ev) {
			out = append(out, t.line(ev))
		}
	}
	out = oncePerSentence(out)
	if f.Type == "" && f.Actor == "" && f.Place == "" {
		out = t.withSentences(out, f)
	}
	return out
}

// weightiest keeps the n lines that matter most, in their order.
func weightiest(lines []EventLine, n int) []EventLine {
	if n <= 0 || len(lines) <= n {
		return lines
	}
	weights := make([]float64, len(lines))
	for i := range lines {
		weights[i] = lines[i].Weight
	}
	slices.SortFunc(weights, func(a, b float64) int { return cmp.Compare(b, a) })
	least, room := weights[n-1], n
	for _, w := range weights {
		if w > least {
			room--
		}
	}
	return slices.DeleteFunc(lines, func(l EventLine) bool {
		if l.Weight == least {
			room--
			return room < 0
		}
		return l.Weight < least
	})
}

// everything counts the lines that the chronology has without any filter. A story
// that is kept is counted once.
func (t *tale) everything() int {
	t.counted.Do(func() {
		all, _ := t.read(Filter{All: true}) // it has nothing that could be wrong
		t.lines = len(t.chosen(all))
	})
	return t.lines
}

// knownType refuses what is no type, no mode and no plain name of events. The
// hint names the modes of this story's events only: all are many.
func (t *tale) knownType(name string) error {
	if name == "" {
		return nil
	}
	plain := []string{}
	for _, typ := range event.Types() {
		if n := state.Name(&news.Event{Type: typ}); typ != "OTHER" {
			plain = append(plain, n)
		}
	}
	for _, known := range [][]string{event.Types(), event.Modes(), plain, {"other"}} {
		if slices.ContainsFunc(known, func(k string) bool { return strings.EqualFold(k, name) }) {
			return nil
		}
	}
	hint := "the types are " + strings.Join(event.Types(), ", ") + "; in plain words " + strings.Join(plain, ", ") + ", other"
	modes := []string{}
	for _, ev := range t.Events {
		if ev.Mode != "" && !slices.Contains(modes, ev.Mode) {
			modes = append(modes, ev.Mode)
		}
	}
	if slices.Sort(modes); len(modes) > 0 {
		hint += "; finer kinds in this story " + strings.Join(modes, ", ")
	}
	return fault.New(fault.Usage, hint, "no type of event %q", name)
}

func (t *tale) chooses(f choice, ev *chronicle.Event) bool {
	if !f.All && (!dated(ev) || ev.Factuality == news.Possible || ev.Factuality == news.CalledFor || t.aside(ev)) {
		return false
	}
	if hull, ok := ev.Days.Hull(); !ok || hull.Meet(f.span).Len() == 0 {
		return false
	}
	if f.Type != "" && !strings.EqualFold(f.Type, ev.Type) && !strings.EqualFold(f.Type, ev.Mode) && !strings.EqualFold(f.Type, state.Name(&ev.Event)) {
		return false
	}
	if ev.IndependentSources < f.Sources {
		return false
	}
	if f.Actor != "" && !slices.ContainsFunc(ev.Actors, func(a news.ActorRef) bool { return among(a.Entity, f.actors) }) {
		return false
	}
	if f.Place != "" && !among(ev.Where, f.places) {
		return false
	}
	return f.Outlet == "" || t.fromOutlet(ev.Reports, f.Outlet)
}

// aside says whether an event adds nothing to a chronology: only a writer's remarks
// tell it, a headline does what the report below it tells, or it was announced for a
// day on which another line tells that it came about.
func (t *tale) aside(ev *chronicle.Event) bool {
	remarks, headlines := true, true
	for _, m := range ev.Members {
		remarks = remarks && m.Role == news.Remark
		headlines = headlines && m.Role == news.Headline && m.Time == nil && toldBelow(m)
	}
	if remarks || headlines {
		return true
	}
	p := t.planOf[ev.ID]
	if ev.Factuality != news.Planned || p == nil || p.Outcome != plan.Kept || p.OutcomeEvent == ev.ID {
		return false
	}
	done := t.eventAt[p.OutcomeEvent]
	if done == nil || !dated(done) || done.Factuality != news.Happened {
		return false
	}
	a, ok1 := ev.Days.Hull()
	b, ok2 := done.Days.Hull()
	return ok1 && ok2 && b.Len() <= a.Len() && a.Meet(b).Len() == b.Len()
}

// belowHeadline is how many sentences of the text under a headline tell its news, and
// sharedWithLead the share of the headline's content words that one must have.
const (
	belowHeadline  = 4
	sharedWithLead = 0.4
)

// toldBelow says whether the text under a headline tells what the headline does: one
// of its first sentences shares the names and things with it.
func toldBelow(m *revent.Mention) bool {
	if m.Sent < 0 {
		return false
	}
	own := contentWords(&m.Report.Sentences[m.Sent])
	seen := 0
	for i := range m.Report.Sentences {
		sent := &m.Report.Sentences[i]
		if sent.Start < m.End || m.Report.RoleAt(sent.Start) != news.StoryText {
			continue
		}
		words := contentWords(sent)
		n := 0
		for l := range own {
			if words[l] {
				n++
			}
		}
		if n >= 2 && float64(n) >= sharedWithLead*float64(len(own)) {
			return true
		}
		if seen++; seen == belowHeadline {
			return false
		}
	}
	return false
}

// contentWords are the lemmas of the nouns, names, verbs and adjectives of a sentence.
func contentWords(sent *news.Sentence) map[string]bool {
	out := map[string]bool{}
	for i := range sent.Tokens {
		switch tok := &sent.Tokens[i]; tok.UPOS {
		case "NOUN", "PROPN", "VERB", "ADJ", "NUM":
			out[strings.ToLower(tok.Lemma)] = true
		}
	}
	return out
}
