package scoreboard

import (
	"slices"

	"dateline/internal/news"
)

// metadata scores what the report says of itself as a whole.
func (s *scoring) metadata(p *pair) {
	id, gold, got := p.gold.ID, p.gold, &p.got.Report
	s.yes("title", p, s.title(p), got.Title)
	s.yes("outlet", p, oneOf(gold.Outlet, got.Outlet), got.Outlet)
	s.yes("truncated", p, gold.Truncated == got.Truncated, got.Truncated)
	s.yes("translated_from", p, gold.TranslatedFrom == got.TranslatedFrom, got.TranslatedFrom)
	s.board.add("bylines", id, s.set(p, "bylines", gold.Bylines, got.Bylines))
	s.board.add("wires", id, s.set(p, "wires", gold.Wires, p.inStory().Wires))
	s.credits(p)
	s.published(p)
}

// yes adds a case that is right or not. A page that was not read has nothing
// right.
func (s *scoring) yes(kind string, p *pair, ok bool, said any) {
	ok = ok && p.got.Text != ""
	s.board.right(kind, p.gold.ID, ok)
	if !ok {
		s.miss("%s: %s: says %q", p.gold.ID, kind, said)
	}
}

// title says whether the program's title is one of the acceptable ones.
func (s *scoring) title(p *pair) bool {
	if len(p.gold.Title) == 0 {
		return p.got.Title == ""
	}
	for _, a := range p.gold.Title {
		start, end, err := p.gold.base.find(a)
		if err == nil && letters(p.gold.base.text[start:end]) == letters(p.got.Title) {
			return true
		}
	}
	return false
}

// set compares two sets of names.
func (s *scoring) set(p *pair, kind string, gold, got []string) Tally {
	t := Tally{Found: float64(len(got)), Wanted: float64(len(gold))}
	for _, g := range gold {
		if oneOf(got, g) {
			t.Hits++
		} else {
			s.miss("%s: %s: no %q", p.gold.ID, kind, g)
		}
	}
	for _, g := range got {
		if !oneOf(gold, g) {
			s.miss("%s: %s: %q too much", p.gold.ID, kind, g)
		}
	}
	return t
}

// inStory is the report as the story has it, where an agency has one name in all
// reports, or else the report read alone.
func (p *pair) inStory() *news.Annotated {
	if p.told != nil && p.told.Text == p.got.Text {
		return p.told
	}
	return p.got
}

// credits compares the words that say where the text is from.
func (s *scoring) credits(p *pair) {
	gold, got := p.gold.Credits, p.inStory().Credits
	with := couple(len(gold), len(got), func(i, j int) float64 {
		at, ok := p.at(&gold[i].At)
		same := got[j].Wire != "" && letters(gold[i].Wire) == letters(got[j].Wire) ||
			got[j].Outlet != "" && oneOf(gold[i].Outlet, got[j].Outlet)
		if !ok || !same {
			return 0
		}
		return iou([]news.Span{at}, []news.Span{got[j].Span})
	})
	t := Tally{Found: float64(len(got))}
	for i, j := range with {
		switch {
		case gold[i].Optional && j >= 0:
			t.Found--
		case gold[i].Optional:
		case j < 0:
			t.Wanted++
			s.miss("%s: credits: no %q", p.gold.ID, p.quote(&gold[i].At))
		default:
			t.Wanted++
			t.Hits++
		}
	}
	for j := range got {
		if !slices.Contains(with, j) {
			if over(p, gold, got[j]) {
				t.Found-- // optional, or the words of a credit that is counted already
				continue
			}
			s.miss("%s: credits: %q too much", p.gold.ID, got[j].Text)
		}
	}
	s.board.add("credits", p.gold.ID, t)
}

// over says that a credit's words are optional.
func over(p *pair, gold []Credit, got news.Credit) bool {
	for _, g := range gold {
		if at, ok := p.at(&g.At); ok && g.Optional && at.Overlaps(got.Span) {
			return true
		}
	}
	return false
}

// published scores the day as read from the page alone: a stated day must be
// given as such; where none is stated, nothing must be claimed that excludes
// the true day.
func (s *scoring) published(p *pair) {
	gold, got := p.gold.Published, p.got.Published
	ok := false
	if gold.Stated {
		ok = got.Value == gold.Value || slices.Contains(gold.Accept, got.Value) && got.Value != ""
	} else {
		want, _ := gold.bounds()
		said, closed := bounds(got)
		ok = got.Basis != news.Stated && got.Basis != news.Corrected && (!closed || said.meet(want) > 0)
	}
	s.yes("published", p, ok, got.Value+" ["+got.Earliest+", "+got.Latest+"] "+string(got.Basis))
}
