package scoreboard

import (
	"math"
	"slices"

	"dateline/internal/news"
)

// half is the share of their bytes that two contents must have in common (IoU,
// as issue 6 asks), and the share of the shorter of two other spans that must
// lie in the longer one.
const half = 0.5

// times scores time expressions and their values.
func (s *scoring) times(p *pair) {
	gold, got := p.gold.Times, p.got.Times
	with := couple(len(gold), len(got), func(i, j int) float64 {
		at, ok := p.at(&gold[i].At)
		if !ok {
			return 0
		}
		if shared(at, got[j].Span) < half {
			return 0
		}
		return iou([]news.Span{at}, []news.Span{got[j].Span})
	})
	spans, values := Tally{Found: float64(len(got))}, Tally{Found: float64(len(got))}
	for i, j := range with {
		g := gold[i]
		if g.Optional {
			if j >= 0 {
				spans.Found--
				values.Found--
			}
			continue
		}
		spans.Wanted++
		values.Wanted++
		switch {
		case j < 0:
			s.miss("%s: times: no %q (%s)", p.gold.ID, p.quote(&g.At), g.Value)
		case got[j].Value == g.Value || slices.Contains(g.Accept, got[j].Value):
			spans.Hits++
			values.Hits++
		default:
			spans.Hits++
			s.miss("%s: times: %q is %s, not %s (%s)", p.gold.ID, p.quote(&g.At), g.Value, got[j].Value, got[j].Rule)
		}
	}
	for j := range got {
		if !slices.Contains(with, j) {
			s.miss("%s: times: %q (%s) too much", p.gold.ID, short(got[j].In(p.got.Text)), got[j].Value)
		}
	}
	s.board.add("timex spans", p.gold.ID, spans)
	s.board.add("timex values", p.gold.ID, values)
}

// speech scores attributions and their speakers.
func (s *scoring) speech(p *pair) {
	gold, got := p.gold.Attributions, p.got.Attributions
	contents := make([][]news.Span, len(gold))
	for i := range gold {
		for k := range gold[i].Content {
			if at, ok := p.at(&gold[i].Content[k]); ok {
				contents[i] = append(contents[i], at)
			}
		}
	}
	with := couple(len(gold), len(got), func(i, j int) float64 {
		v := iou(contents[i], got[j].Content)
		if v < half {
			return 0
		}
		if s.speaker(p, &gold[i], &got[j]) {
			v += 0.1 // of two with the same words, take the one with the right source
		}
		return v
	})
	t, who := Tally{Found: float64(len(got))}, Tally{}
	for i, j := range with {
		if gold[i].Optional {
			if j >= 0 {
				t.Found--
			}
			continue
		}
		t.Wanted++
		who.Wanted++
		who.Found++
		if j < 0 {
			s.miss("%s: attributions: no %q: %q", p.gold.ID, p.quote(gold[i].Source), p.quote(&gold[i].Content[0]))
			continue
		}
		t.Hits++
		if s.speaker(p, &gold[i], &got[j]) {
			who.Hits++
		} else {
			s.miss("%s: speakers: %q said %q, not %q", p.gold.ID, p.quote(gold[i].Source),
				p.quote(&gold[i].Content[0]), words(p, got[j].Source))
		}
	}
	s.speechExtra(p, with)
	s.board.add("attributions", p.gold.ID, t)
	s.board.add("speakers", p.gold.ID, who)
}

// speechExtra names the attributions that the gold does not have.
func (s *scoring) speechExtra(p *pair, with []int) {
	for j, a := range p.got.Attributions {
		if slices.Contains(with, j) {
			continue
		}
		said := ""
		if len(a.Content) > 0 {
			said = short(a.Content[0].In(p.got.Text))
		}
		s.miss("%s: attributions: %q: %q too much", p.gold.ID, words(p, a.Source), said)
	}
}

// shared is the share of the shorter span that lies in the other one.
func shared(a, b news.Span) float64 {
	inter := int(min(a.End, b.End) - max(a.Start, b.Start))
	if inter <= 0 {
		return 0
	}
	return float64(inter) / float64(min(a.Len(), b.Len()))
}

// words gives the words of a span that may be nil.
func words(p *pair, span *news.Span) string {
	if span == nil {
		return ""
	}
	return short(span.In(p.got.Text))
}

// speaker says whether the program names the right source: the same words, or
// a speaker that bears the right name.
func (s *scoring) speaker(p *pair, gold *Attribution, got *news.Attribution) bool {
	if gold.Source == nil && got.Source == nil {
		return true
	}
	if gold.Speaker != "" && s.isEntity(p, got.Speaker, gold.Speaker) {
		return true
	}
	at, ok := p.at(gold.Source)
	if !ok || got.Source == nil {
		return false
	}
	return shared(at, *got.Source) >= half
}

// isEntity says whether an entity of a report bears a name of a gold entity.
func (s *scoring) isEntity(p *pair, id news.EntityID, gold string) bool {
	names := s.names[gold]
	if id == "" || names == nil {
		return false
	}
	for _, e := range p.got.Entities {
		if e.ID != id {
			continue
		}
		if names[letters(e.Name)] {
			return true
		}
		for _, m := range e.Mentions {
			if names[letters(m.In(p.got.Text))] {
				return true
			}
		}
	}
	return false
}

// figures scores numbers, and what they count.
func (s *scoring) figures(p *pair) {
	gold, got := p.gold.Figures, p.got.Figures
	with := couple(len(gold), len(got), func(i, j int) float64 {
		at, ok := p.at(&gold[i].At)
		if !ok {
			return 0
		}
		v := iou([]news.Span{at}, []news.Span{got[j].Span})
		if v > 0 && gold[i].same(&got[j]) {
			v++
		}
		return v
	})
	t, of := Tally{Found: float64(len(got))}, Tally{}
	for i, j := range with {
		g := &gold[i]
		if g.Optional {
			if j >= 0 {
				t.Found--
			}
			continue
		}
		t.Wanted++
		hit := j >= 0 && g.same(&got[j])
		if hit {
			t.Hits++
		} else if j >= 0 {
			s.miss("%s: figures: %q: says %g %s [%g, %g]", p.gold.ID, p.quote(&g.At), got[j].Value, got[j].Unit, got[j].Low, got[j].High)
		} else {
			s.miss("%s: figures: no %q", p.gold.ID, p.quote(&g.At))
		}
		if len(g.Of) == 0 {
			continue
		}
		of.Wanted++
		of.Found++
		if j >= 0 && s.counts(p, g, &got[j]) {
			of.Hits++
		}
	}
	for j := range got {
		if !slices.Contains(with, j) {
			if p.isTime(got[j].Span) {
				t.Found-- // a stretch of time may be read as a figure too
				continue
			}
			s.miss("%s: figures: %q (%g %s, %s) too much", p.gold.ID, short(got[j].In(p.got.Text)), got[j].Value, got[j].Unit, got[j].Kind)
		}
	}
	s.board.add("figures", p.gold.ID, t)
	s.board.add("counted", p.gold.ID, of)
}

// isTime says whether the gold has a time expression at span.
func (p *pair) isTime(span news.Span) bool {
	return slices.ContainsFunc(p.gold.Times, func(t Time) bool {
		at, ok := p.at(&t.At)
		return ok && at.Overlaps(span)
	})
}

// same says whether value (or range) and unit are right.
func (f *Figure) same(got *news.Figure) bool {
	near := func(a, b float64) bool { return math.Abs(a-b) <= 1e-9*math.Max(math.Abs(a), math.Abs(b)) }
	value := near(f.Value, got.Value)
	if f.High > f.Low { // a range: what the program says must lie within it
		open := got.High == news.Unbounded // "thousands" has no upper end
		value = got.Low >= f.Low && (open || float64(got.High) <= f.High)
	}
	return value && (oneOf(f.Unit, got.Unit) || len(f.Unit) == 0)
}

// counts says whether the counted thing is right.
func (s *scoring) counts(p *pair, gold *Figure, got *news.Figure) bool {
	said := ""
	if got.Of != nil {
		for k := range gold.Of {
			if at, ok := p.at(&gold.Of[k]); ok && at.Overlaps(got.Of.Span) {
				return true
			}
		}
		said = short(got.Of.Span.In(p.got.Text))
	}
	s.miss("%s: counted: %q counts %q, not %q", p.gold.ID, p.quote(&gold.At), p.quote(&gold.Of[0]), said)
	return false
}
