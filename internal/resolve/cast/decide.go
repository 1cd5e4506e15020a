package cast

import (
	"slices"
	"strings"

	"dateline/internal/news"
)

// span finds the words that a place points at in a report's text.
func (p Place) span(text string) (news.Span, bool) {
	if p.Quote == "" || p.Occurrence < 1 {
		return news.Span{}, false
	}
	from := 0
	for n := 1; ; n++ {
		at := strings.Index(text[from:], p.Quote)
		if at < 0 {
			return news.Span{}, false
		}
		at += from
		if n == p.Occurrence {
			return news.Span{Start: news.Byte(at), End: news.Byte(at + len(p.Quote))}, true
		}
		from = at + 1
	}
}

// PlaceOf gives the place of a span of a report: its words, and which time
// they occur.
func PlaceOf(rep *news.Report, span news.Span) Place {
	p := Place{Report: rep.ID, Quote: span.In(rep.Text)}
	if p.Quote == "" {
		return p
	}
	for from := 0; from <= int(span.Start); p.Occurrence++ {
		at := strings.Index(rep.Text[from:], p.Quote)
		if at < 0 {
			break
		}
		from += at + 1
	}
	return p
}

// find gives the bearer that a place points at, and its mention there; -1
// where the report has none any more. Of several mentions over the words the
// shortest counts.
func (w *work) find(p Place) (int, news.Span) {
	at, best := -1, news.Span{}
	from, _ := slices.BinarySearchFunc(w.bearers, p.Report, func(b *bearer, id news.ReportID) int {
		return strings.Compare(string(b.ref.Report), string(id))
	})
	if from == len(w.bearers) || w.bearers[from].ref.Report != p.Report {
		return at, best
	}
	span, ok := p.span(w.bearers[from].rep.Text)
	if !ok {
		return at, best
	}
	for i := from; i < len(w.bearers) && w.bearers[i].ref.Report == p.Report; i++ {
		for _, m := range w.bearers[i].mentions {
			if m.Overlaps(span) && (at < 0 || m.Len() < best.Len()) {
				at, best = i, m.Span
			}
		}
	}
	return at, best
}

// carve makes a bearer of its own of mentions that a person split off the
// entity of their report: the second mention with all that are spelled like
// it, or it alone where both are spelled alike.
func (w *work) carve(decisions []Decision) {
	for _, d := range decisions {
		if d.Kind != Split {
			continue
		}
		i, keep := w.find(d.Of)
		j, off := w.find(d.With)
		if i < 0 || i != j || keep == off {
			continue
		}
		b := w.bearers[i]
		words := off.In(b.rep.Text)
		alike := words == keep.In(b.rep.Text)
		part := &bearer{rep: b.rep, ent: b.ent, kind: b.kind}
		var rest []news.EntityMention
		for _, m := range b.mentions {
			if m.Span == off || !alike && m.Form == news.ByName && m.In(b.rep.Text) == words {
				part.mentions = append(part.mentions, m)
			} else {
				rest = append(rest, m)
			}
		}
		old := bearer{rep: b.rep, mentions: rest}
		part.read()
		old.read()
		if len(part.names) == 0 || len(old.names) == 0 {
			continue // a bearer has a name
		}
		b.mentions, b.names = rest, old.names
		part.ref = Ref{b.rep.ID, news.EntityID(news.NewRecordID(b.rep.ID, "entity split", part.mentions[0].Span))}
		part.from = b.ref
		w.bearers = slices.Insert(w.bearers, i+1, part)
		slices.SortStableFunc(w.bearers, func(a, b *bearer) int { return a.ref.compare(b.ref) })
	}
}

// decide carries out merges and splits, the latest first: one that an earlier
// contradicts holds against it.
func (w *work) decide(decisions []Decision) {
	for n := len(decisions) - 1; n >= 0; n-- {
		d := decisions[n]
		i, _ := w.find(d.Of)
		j, _ := w.find(d.With)
		if i < 0 || j < 0 || i == j {
			continue
		}
		switch d.Kind {
		case Merge:
			if !w.split(i, j) {
				w.link(i, j, w.bearers[i].names[0].name, w.bearers[j].names[0].name, []string{"a person merged them (" + d.ID + ")"})
			}
		case Split:
			if w.forest.root(i) != w.forest.root(j) {
				w.apart = append(w.apart, [2]int{i, j})
			}
		}
	}
}

// split says whether a person split the sets of i and j.
func (w *work) split(i, j int) bool {
	i, j = w.forest.root(i), w.forest.root(j)
	return slices.ContainsFunc(w.apart, func(p [2]int) bool {
		a, b := w.forest.root(p[0]), w.forest.root(p[1])
		return a == i && b == j || a == j && b == i
	})
}

// link joins the sets of i and j, unless they are one or a person split them.
func (w *work) link(i, j int, nameI, nameJ string, reasons []string) bool {
	if w.forest.root(i) == w.forest.root(j) || w.split(i, j) {
		return false
	}
	w.join(i, j)
	w.links = append(w.links, Link{w.bearers[i].ref, w.bearers[j].ref, nameI, nameJ, reasons})
	return true
}
