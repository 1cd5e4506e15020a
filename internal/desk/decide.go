package desk

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"dateline/internal/fault"
	"dateline/internal/news"
	"dateline/internal/resolve/cast"
	"dateline/internal/store"
)

// IsEvent says whether an id is that of an event or of an event mention.
func IsEvent(id string) bool { return strings.HasPrefix(id, "E-") || strings.HasPrefix(id, "m-") }

// MergeEvents keeps a person's word that two events are one, or that two mentions
// are of one. The word is about the words of the reports: it holds however the
// events are made of them later.
func (d *Desk) MergeEvents(ctx context.Context, a, b, author string) (store.CorrectionID, error) {
	return d.decideEvents(ctx, store.MergeEvents, a, b, author)
}

// SplitEvents keeps a person's word that two mentions are of two events.
func (d *Desk) SplitEvents(ctx context.Context, a, b, author string) (store.CorrectionID, error) {
	return d.decideEvents(ctx, store.SplitEvents, a, b, author)
}

func (d *Desk) decideEvents(ctx context.Context, kind store.CorrectionKind, a, b, author string) (store.CorrectionID, error) {
	t, err := d.told(ctx)
	if err != nil {
		return "", err
	}
	corr := store.Correction{Kind: kind, Author: author, Created: d.now()}
	for _, end := range []struct {
		id string
		to *store.Place
	}{{a, &corr.Of}, {b, &corr.With}} {
		place, ok := t.placeOfEvent(end.id)
		if !ok {
			return "", fault.New(fault.Usage, "dateline timeline --all lists events (E-…), dateline explain their mentions (m-…)", "event %q: %w", end.id, ErrUnknown)
		}
		*end.to = place
	}
	if corr.Of == corr.With {
		return "", fault.New(fault.Usage, "give two events, or two of the mentions that dateline explain lists", "both are the same words of one report")
	}
	id, err := d.change.Correct(ctx, corr)
	if err != nil {
		return "", fmt.Errorf("keep correction: %w", err)
	}
	return id, nil
}

// placeOfEvent gives the words of an event's printed mention, or of a mention.
func (t *tale) placeOfEvent(id string) (store.Place, bool) {
	for _, ev := range t.Events {
		if string(ev.ID) == id {
			return store.Place(cast.PlaceOf(&ev.Best.Report.Report, ev.Best.Span)), true
		}
		for _, m := range ev.Members {
			if string(m.ID) == id {
				return store.Place(cast.PlaceOf(&m.Report.Report, m.Span)), true
			}
		}
	}
	return store.Place{}, false
}

// ofEvents says whether corrections of a kind are about events.
func ofEvents(kind store.CorrectionKind) bool {
	return kind == store.MergeEvents || kind == store.SplitEvents
}

// eventDecisions gives the pairs of event mentions that a person put together and
// apart; a word about a mention that the reader no longer finds waits until it does.
func (d *Desk) eventDecisions(ctx context.Context, anns []news.Annotated) (same, apart [][2]news.RecordID, err error) {
	all, err := d.store.Corrections(ctx)
	if err != nil {
		return nil, nil, fmt.Errorf("read corrections: %w", err)
	}
	for _, c := range all {
		if !c.InForce() || !ofEvents(c.Kind) {
			continue
		}
		a, ok1 := mentionAt(anns, c.Of)
		b, ok2 := mentionAt(anns, c.With)
		switch {
		case !ok1 || !ok2:
		case c.Kind == store.MergeEvents:
			same = append(same, [2]news.RecordID{a, b})
		default:
			apart = append(apart, [2]news.RecordID{a, b})
		}
	}
	return same, apart, nil
}

// mentionAt finds the event mention at the words of a place.
func mentionAt(anns []news.Annotated, p store.Place) (news.RecordID, bool) {
	i := slices.IndexFunc(anns, func(ann news.Annotated) bool { return ann.ID == p.Report })
	if i < 0 {
		return "", false
	}
	for k := range anns[i].Events {
		if m := &anns[i].Events[k]; covers(&anns[i], m.Span, p) {
			return m.ID, true
		}
	}
	return "", false
}

// eventMark changes whenever a decision about events comes or goes.
func (d *Desk) eventMark(ctx context.Context) (string, error) {
	all, err := d.store.Corrections(ctx)
	if err != nil {
		return "", fmt.Errorf("read corrections: %w", err)
	}
	mark := ""
	for _, c := range all {
		if c.InForce() && ofEvents(c.Kind) {
			mark += "|" + string(c.ID)
		}
	}
	return mark, nil
}
