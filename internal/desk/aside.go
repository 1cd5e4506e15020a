package desk

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"dateline/internal/fault"
	"dateline/internal/follow"
	"dateline/internal/news"
	"dateline/internal/pipeline"
	"dateline/internal/store"
)

// Aside is the answer to "what was fetched and does not belong to the story?".
type Aside struct {
	Story news.StoryHead `json:"story"`
	Items []AsideHead    `json:"items"`
}

// AsideHead is one page that was set aside.
type AsideHead struct {
	ID        news.ReportID `json:"id"`
	Title     string        `json:"title"`
	URL       string        `json:"url"`
	Source    string        `json:"source"`
	Reason    string        `json:"reason"`
	Retrieved string        `json:"retrieved"`
}

// Aside lists what was set aside, in the order of sources and addresses.
func (d *Desk) Aside(ctx context.Context) (*Aside, error) {
	head, err := d.Head(ctx)
	if err != nil {
		return nil, err
	}
	items, err := d.store.AsideItems(ctx)
	if err != nil {
		return nil, fmt.Errorf("list what is aside: %w", err)
	}
	list := &Aside{Story: head, Items: []AsideHead{}}
	for _, it := range items {
		list.Items = append(list.Items, AsideHead{ID: it.ID, Title: it.Title, URL: it.Capture.Address,
			Source: it.Source, Reason: it.Reason, Retrieved: instant(it.Capture.Retrieved)})
	}
	return list, nil
}

// findAside gives the one item whose id begins with id.
func (d *Desk) findAside(ctx context.Context, id string) (news.ReportID, error) {
	items, err := d.store.AsideItems(ctx)
	if err != nil {
		return "", fmt.Errorf("list what is aside: %w", err)
	}
	var found []news.ReportID
	for _, it := range items {
		if string(it.ID) == id {
			return it.ID, nil
		}
		if len(id) >= minPrefix && strings.HasPrefix(string(it.ID), id) {
			found = append(found, it.ID)
		}
	}
	switch len(found) {
	case 0:
		return "", fault.New(fault.Usage, "dateline reports STORY --aside lists what was set aside", "item %q: %w", id, ErrUnknown)
	case 1:
		return found[0], nil
	}
	return "", fault.New(fault.Usage, "give more of the id", "id %q begins those of %d items", id, len(found))
}

// Take takes an item that was set aside into the story.
func (d *Desk) Take(ctx context.Context, id string) (Outcome, error) {
	full, err := d.findAside(ctx, id)
	if err != nil {
		return Outcome{}, err
	}
	item, err := d.store.AsideItem(ctx, full)
	if err != nil {
		return Outcome{}, fmt.Errorf("read %s: %w", full, err)
	}
	reader, err := d.reader()
	if err != nil {
		return Outcome{}, err
	}
	cap := item.Capture
	out, err := d.keep(ctx, &reading{in: Input{Capture: cap}, ann: readable(reader.Read(cap, pipeline.Options{})),
		key: d.key(cap, cap.Hash(), nil)})
	if err != nil {
		return out, err
	}
	// The source should know; where it cannot, nothing is lost by it.
	v, err := d.store.Visit(ctx, store.NewVisitID(follow.Key(cap.Address)))
	if err == nil && v.State == store.Aside {
		v.State, v.Report = store.Taken, out.Report
		err = d.change.KeepVisit(ctx, v)
	}
	if errors.Is(err, store.ErrNotFound) {
		err = nil
	}
	return out, err
}

// dropAside deletes an item that was set aside, and its bytes.
func (d *Desk) dropAside(ctx context.Context, id news.ReportID, purge bool) error {
	if !purge {
		return fault.New(fault.Usage, "--purge deletes it, and its bytes", "%s is set aside already, and no part of the story", id)
	}
	if err := d.change.DropAside(ctx, id); err != nil {
		return fmt.Errorf("delete %s: %w", id, err)
	}
	return nil
}
