// Package memory keeps a story in the memory of the process: for tests, and
// for the embedded example. It goes through the same packing as a story file,
// so that what comes back is the same.
//
//	st := memory.New("talks")
package memory

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"
	"sync"
	"time"

	"dateline/internal/news"
	"dateline/internal/store"
	"dateline/internal/store/pack"
)

// Store is a story in memory.
type Store struct {
	mu      sync.RWMutex
	name    string
	reports map[news.ReportID]*entry
	// removed are captures whose report was taken out without purging.
	removed map[news.ReportID]*entry
	// byCapture finds reports, not removed ones, by what they were read from.
	byCapture   map[captureKey]news.ReportID
	corrections []store.Correction   // oldest first
	claims      map[string]time.Time // when they began
	following
}

var _ store.Store = (*Store)(nil)

// entry is a report with its capture.
type entry struct {
	head   store.Head
	cap    news.Capture
	packed pack.Packed
}

// captureKey is what makes two captures one.
type captureKey struct {
	address string
	bytes   news.Digest
}

// New makes an empty story.
func New(name string) *Store {
	return &Store{
		name:      name,
		reports:   map[news.ReportID]*entry{},
		removed:   map[news.ReportID]*entry{},
		byCapture: map[captureKey]news.ReportID{},
		claims:    map[string]time.Time{},
		following: newFollowing(),
	}
}

// Known is documented at store.Reader.
func (s *Store) Known(ctx context.Context, address string, bytes news.Digest) (store.Known, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	key := captureKey{address, bytes}
	id, ok := s.byCapture[key]
	if !ok {
		return store.Known{Removed: s.wasRemoved(key)}, ctx.Err()
	}
	e := s.reports[id]
	return store.Known{Report: id, Key: e.head.Key, Failed: e.head.Error != ""}, ctx.Err()
}

// wasRemoved says whether a report that was read from a capture was taken out.
func (s *Store) wasRemoved(key captureKey) bool {
	for _, e := range s.removed {
		if (captureKey{e.head.Address, e.head.Bytes}) == key {
			return true
		}
	}
	return false
}

// Put is documented at store.Store.
func (s *Store) Put(ctx context.Context, rec store.Record) (bool, error) {
	if err := cmp.Or(ctx.Err(), rec.Check()); err != nil {
		return false, err
	}
	e, err := enter(rec)
	if err != nil {
		return false, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	key := captureKey{e.head.Address, e.head.Bytes}
	if s.reports[e.head.ID] != nil || s.byCapture[key] != "" {
		return false, nil
	}
	delete(s.removed, e.head.ID)
	for id, old := range s.removed {
		if (captureKey{old.head.Address, old.head.Bytes}) == key {
			delete(s.removed, id)
		}
	}
	s.takeIn(e.head)
	s.reports[e.head.ID] = e
	s.byCapture[key] = e.head.ID
	return true, nil
}

// enter makes the entry of rec; it shares no memory with rec.
func enter(rec store.Record) (*entry, error) {
	packed, err := pack.Report(rec.Report)
	if err != nil {
		return nil, err
	}
	cap := rec.Capture
	cap.Bytes = slices.Clone(cap.Bytes)
	return &entry{head: rec.Head(), cap: cap, packed: packed}, nil
}

// Replace is documented at store.Store.
func (s *Store) Replace(ctx context.Context, old news.ReportID, rec store.Record) error {
	if err := cmp.Or(ctx.Err(), rec.Check()); err != nil {
		return err
	}
	packed, err := pack.Report(rec.Report)
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	e := s.reports[old]
	if e == nil {
		return fmt.Errorf("report %s: %w", old, store.ErrNotFound)
	}
	id := rec.Report.ID
	delete(s.reports, old)
	delete(s.byCapture, captureKey{e.head.Address, e.head.Bytes})
	for i := range s.corrections {
		s.corrections[i] = s.corrections[i].Moved(old, id)
	}
	if s.reports[id] != nil {
		return nil // another capture of the same page has that id
	}
	head := rec.Head()
	e = &entry{head: head.From(e.head), cap: e.cap, packed: packed}
	s.reports[id] = e
	s.byCapture[captureKey{e.head.Address, e.head.Bytes}] = id
	return nil
}

// Remove is documented at store.Store.
func (s *Store) Remove(ctx context.Context, id news.ReportID, purge bool) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	e := cmp.Or(s.reports[id], s.removed[id])
	if e == nil || (s.reports[id] == nil && !purge) {
		return fmt.Errorf("report %s: %w", id, store.ErrNotFound)
	}
	if s.reports[id] != nil {
		delete(s.reports, id)
		delete(s.byCapture, captureKey{e.head.Address, e.head.Bytes})
	}
	s.corrections = slices.DeleteFunc(s.corrections, func(c store.Correction) bool { return c.Concerns(id) })
	if !purge {
		s.removed[id] = e
		return nil
	}
	delete(s.removed, id)
	s.bareVisits(id)
	s.purgePage(e.head.Bytes)
	return nil
}

// used says whether a report was read from these bytes.
func (s *Store) used(bytes news.Digest) bool {
	for _, e := range s.reports {
		if e.head.Bytes == bytes {
			return true
		}
	}
	return false
}

// Heads is documented at store.Reader.
func (s *Store) Heads(ctx context.Context) ([]store.Head, error) {
	heads := make([]store.Head, 0)
	for _, e := range s.sorted() {
		heads = append(heads, e.head)
	}
	return heads, ctx.Err()
}

// sorted gives the entries as they are now, by report id.
func (s *Store) sorted() []*entry {
	s.mu.RLock()
	defer s.mu.RUnlock()
	list := make([]*entry, 0, len(s.reports))
	for _, e := range s.reports {
		list = append(list, e)
	}
	slices.SortFunc(list, func(a, b *entry) int { return cmp.Compare(a.head.ID, b.head.ID) })
	return list
}

// Report is documented at store.Reader.
func (s *Store) Report(ctx context.Context, id news.ReportID) (news.Annotated, error) {
	e, err := s.find(ctx, id)
	if err != nil {
		return news.Annotated{}, err
	}
	return e.packed.Open(true)
}

// find gives the entry of a report.
func (s *Store) find(ctx context.Context, id news.ReportID) (*entry, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	e := s.reports[id]
	if e == nil {
		return nil, fmt.Errorf("report %s: %w", id, store.ErrNotFound)
	}
	return e, nil
}

// Each is documented at store.Reader.
func (s *Store) Each(ctx context.Context, part store.Part) iter.Seq2[news.Annotated, error] {
	return func(yield func(news.Annotated, error) bool) {
		for _, e := range s.sorted() {
			rep, err := e.packed.Open(part == store.Whole)
			if err := cmp.Or(ctx.Err(), err); err != nil {
				yield(news.Annotated{}, err)
				return
			}
			if !yield(rep, nil) {
				return
			}
		}
	}
}

// Capture is documented at store.Reader.
func (s *Store) Capture(ctx context.Context, id news.ReportID) (news.Capture, error) {
	e, err := s.find(ctx, id)
	if err != nil {
		return news.Capture{}, err
	}
	cap := e.cap
	cap.Bytes = slices.Clone(cap.Bytes)
	return cap, nil
}

// Corrections is documented at store.Reader.
func (s *Store) Corrections(ctx context.Context) ([]store.Correction, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return append(make([]store.Correction, 0), s.corrections...), ctx.Err()
}

// Correct is documented at store.Store.
func (s *Store) Correct(ctx context.Context, corr store.Correction) (store.CorrectionID, error) {
	if err := ctx.Err(); err != nil {
		return "", err
	}
	corr = corr.Kept()
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range s.corrections {
		if c.ID == corr.ID {
			return corr.ID, nil
		}
	}
	s.corrections = append(s.corrections, corr)
	slices.SortFunc(s.corrections, store.ByAge)
	return corr.ID, nil
}

// Undo is documented at store.Store.
func (s *Store) Undo(ctx context.Context, id store.CorrectionID, at time.Time) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := range s.corrections {
		c := &s.corrections[i]
		if c.ID != id {
			continue
		}
		if c.InForce() {
			c.Undone = store.Instant(at)
		}
		return nil
	}
	return fmt.Errorf("correction %s: %w", id, store.ErrNotFound)
}

// Meta is documented at store.Reader.
func (s *Store) Meta(ctx context.Context) (store.Meta, error) {
	m := store.Meta{Name: s.name, Readers: []string{}}
	seen := map[news.Digest]bool{}
	for _, e := range s.sorted() {
		m.Reports++
		if e.head.Error != "" {
			m.Failed++
		}
		if !slices.Contains(m.Readers, e.head.Reader) {
			m.Readers = append(m.Readers, e.head.Reader)
		}
		if !seen[e.head.Bytes] {
			seen[e.head.Bytes] = true
			m.Bytes += e.head.Size
		}
	}
	slices.Sort(m.Readers)
	return m, ctx.Err()
}

// Close does nothing.
func (s *Store) Close() error { return nil }
