package memory

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"

	"dateline/internal/news"
	"dateline/internal/store"
)

// following is what is kept of what is followed.
type following struct {
	sources map[string]store.Source
	visits  map[store.VisitID]store.Visit
	aside   map[news.ReportID]store.AsideItem
	sites   map[string]store.Site
}

func newFollowing() following {
	return following{map[string]store.Source{}, map[store.VisitID]store.Visit{},
		map[news.ReportID]store.AsideItem{}, map[string]store.Site{}}
}

// Sources is documented at store.FollowReader.
func (s *Store) Sources(ctx context.Context) ([]store.Source, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	list := make([]store.Source, 0)
	for _, src := range s.sources {
		list = append(list, src)
	}
	slices.SortFunc(list, func(a, b store.Source) int { return cmp.Compare(a.URL, b.URL) })
	return list, ctx.Err()
}

// Follow is documented at store.FollowStore.
func (s *Store) Follow(ctx context.Context, src store.Source) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	src = src.Kept()
	if old, ok := s.sources[src.URL]; ok {
		src.Created = old.Created
	}
	s.sources[src.URL] = src
	return nil
}

// Visits is documented at store.FollowReader.
func (s *Store) Visits(ctx context.Context, states ...store.VisitState) ([]store.Visit, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	list := make([]store.Visit, 0)
	for _, v := range s.visits {
		if len(states) == 0 || slices.Contains(states, v.State) {
			list = append(list, v)
		}
	}
	slices.SortFunc(list, func(a, b store.Visit) int { return cmp.Compare(a.ID, b.ID) })
	return list, ctx.Err()
}

// Visit is documented at store.FollowReader.
func (s *Store) Visit(ctx context.Context, id store.VisitID) (store.Visit, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	v, ok := s.visits[id]
	if !ok {
		return v, fmt.Errorf("visit %s: %w", id, store.ErrNotFound)
	}
	return v, ctx.Err()
}

// Found is documented at store.FollowStore.
func (s *Store) Found(ctx context.Context, list store.Visit, named []store.Visit) (int, error) {
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	asked := 0
	for _, v := range named {
		v, again := v.Kept(), true
		if old, ok := s.visits[v.ID]; ok {
			v, again = old.Renewed(v)
		}
		if again && v.Kind != store.VisitList {
			asked++
		}
		s.visits[v.ID] = v
	}
	s.keepVisit(list)
	return asked, nil
}

// keepVisit keeps a visit unless it was purged. s.mu is held.
func (s *Store) keepVisit(v store.Visit) {
	if s.visits[v.ID].State != store.Purged {
		s.visits[v.ID] = v.Kept()
	}
}

// KeepVisit is documented at store.FollowStore.
func (s *Store) KeepVisit(ctx context.Context, v store.Visit) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.keepVisit(v)
	return ctx.Err()
}

// bareVisits leaves nothing of the visits that a report was read from. s.mu is
// held.
func (s *Store) bareVisits(id news.ReportID) {
	for v, visit := range s.visits {
		if visit.Report == id {
			s.visits[v] = visit.Bare()
		}
	}
}

// AsideItems is documented at store.FollowReader.
func (s *Store) AsideItems(ctx context.Context) ([]store.AsideItem, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	list := make([]store.AsideItem, 0)
	for _, a := range s.aside {
		a.Capture.Bytes = nil
		list = append(list, a)
	}
	slices.SortFunc(list, func(a, b store.AsideItem) int { return cmp.Compare(a.ID, b.ID) })
	return list, ctx.Err()
}

// AsideItem is documented at store.FollowReader.
func (s *Store) AsideItem(ctx context.Context, id news.ReportID) (store.AsideItem, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	a, ok := s.aside[id]
	if !ok {
		return a, fmt.Errorf("item %s: %w", id, store.ErrNotFound)
	}
	a.Capture.Bytes = slices.Clone(a.Capture.Bytes)
	return a, ctx.Err()
}

// SetAside is documented at store.FollowStore.
func (s *Store) SetAside(ctx context.Context, item store.AsideItem) (bool, error) {
	if err := ctx.Err(); err != nil {
		return false, err
	}
	a := item.Kept()
	a.Capture.Bytes = bytes.Clone(a.Capture.Bytes)
	s.mu.Lock()
	defer s.mu.Unlock()
	_, there := s.aside[a.ID]
	if there || s.reports[a.ID] != nil || s.byCapture[captureKey{a.Capture.Address, a.Capture.Hash()}] != "" {
		return false, nil
	}
	s.aside[a.ID] = a
	return true, nil
}

// takeIn forgets that a capture was set aside. s.mu is held.
func (s *Store) takeIn(head store.Head) {
	for id, a := range s.aside {
		if id == head.ID || a.Capture.Address == head.Address && a.Capture.Hash() == head.Bytes {
			delete(s.aside, id)
		}
	}
}

// DropAside is documented at store.FollowStore.
func (s *Store) DropAside(ctx context.Context, id news.ReportID) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	a, ok := s.aside[id]
	if !ok {
		return fmt.Errorf("item %s: %w", id, store.ErrNotFound)
	}
	delete(s.aside, id)
	s.bareVisits(id)
	s.purgePage(a.Capture.Hash())
	return nil
}

// purgePage deletes captured bytes unless a report was read from them. s.mu is
// held.
func (s *Store) purgePage(sum news.Digest) {
	if s.used(sum) {
		return
	}
	for id, r := range s.removed {
		if r.head.Bytes == sum {
			delete(s.removed, id)
		}
	}
	for id, a := range s.aside {
		if a.Capture.Hash() == sum {
			delete(s.aside, id)
		}
	}
}

// Site is documented at store.FollowReader.
func (s *Store) Site(ctx context.Context, name string) (store.Site, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	site, ok := s.sites[name]
	if !ok {
		return site, fmt.Errorf("site %s: %w", name, store.ErrNotFound)
	}
	return site, ctx.Err()
}

// KeepSite is documented at store.FollowStore.
func (s *Store) KeepSite(ctx context.Context, site store.Site) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	site = site.Kept()
	s.sites[site.Name] = site
	return ctx.Err()
}
