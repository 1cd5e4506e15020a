package store

import (
	"context"
	"slices"
	"strings"
	"time"

	"dateline/internal/news"
)

// Source is a feed, a sitemap or a page that a person follows.
type Source struct {
	// URL is the address as the person gave it, cleaned: the source's identity.
	URL string
	// Words are the words and names of which an item must have AtLeast so as
	// to be taken into the story; every item is taken where there are none.
	Words   []string
	AtLeast int
	// Since is the day before which items are left alone, EDTF, or "".
	Since  string
	Author string
	// Created is when it was first followed; Ended when a person ended that,
	// zero while it is followed.
	Created, Ended time.Time
}

// VisitID identifies an address that was found or asked for.
type VisitID string

// NewVisitID gives the identity of an address: a hash, because it outlives the
// address itself where that is purged.
func NewVisitID(key string) VisitID {
	return VisitID("v-" + string(news.DigestOf([]byte(key)))[:16])
}

// VisitKind says what was found at an address.
type VisitKind string

// What an address can hold.
const (
	VisitUnknown VisitKind = ""     // nobody has looked
	VisitList    VisitKind = "list" // a feed, a sitemap, a list of these: it is asked again and again
	VisitPage    VisitKind = "page"
	VisitItem    VisitKind = "item" // it stood whole in a list, and was not asked for itself
)

// VisitState says what became of an address.
type VisitState string

// The states of an address.
const (
	Waiting VisitState = "waiting" // to be asked, not before Visit.NotBefore
	Taken   VisitState = "taken"   // read into the story
	Aside   VisitState = "aside"   // read, and set aside
	GivenUp VisitState = "given up"
	Purged  VisitState = "purged" // a person purged it: it is not asked again
)

// Visit is what is known of an address that is followed, or that a followed
// source names. It is history: no report depends on it.
type Visit struct {
	ID     VisitID
	URL    string // "" once purged
	Source string // Source.URL through which it was found first
	Kind   VisitKind
	Title  string // as the source states it
	// Stated is when the page was published or last changed, as the source
	// states it; zero where it does not.
	Stated time.Time
	// Address, ETag and LastModified are what the last answer said.
	Address, ETag, LastModified string
	// Found is when the address was first seen, Checked when it was last
	// asked, NotBefore when it may be asked again.
	Found, Checked, NotBefore time.Time
	State                     VisitState
	// Failures counts the failures since it last went well; Error and Hint are
	// of the last.
	Failures    int
	Error, Hint string
	// Report is what was read from it last, or is set aside.
	Report news.ReportID
}

// Kept gives v with words and times that any database can hold.
func (v Visit) Kept() Visit {
	for _, s := range []*string{&v.URL, &v.Source, &v.Title, &v.Address, &v.ETag, &v.LastModified, &v.Error, &v.Hint} {
		*s = clean(*s)
	}
	for _, t := range []*time.Time{&v.Stated, &v.Found, &v.Checked, &v.NotBefore} {
		*t = Instant(*t)
	}
	return v
}

// Bare gives what is left of v when the page that was read from it is purged.
func (v Visit) Bare() Visit { return Visit{ID: v.ID, State: Purged} }

// Renewed gives v, found again as now, and whether it is to be asked again:
// its source states a later change than before.
func (v Visit) Renewed(now Visit) (Visit, bool) {
	if v.State == Purged || !now.Stated.After(v.Stated) {
		return v, false
	}
	// The first time that a source states is no change.
	changed := !v.Stated.IsZero() && v.State != Waiting
	v.Stated = now.Stated
	if changed {
		v.State, v.Failures, v.NotBefore = Waiting, 0, time.Time{}
	}
	return v, changed
}

// Kept gives s as a store keeps it.
func (s Source) Kept() Source {
	words := make([]string, 0, len(s.Words))
	for _, w := range s.Words {
		if w = strings.Join(strings.Fields(strings.ReplaceAll(clean(w), ";", " ")), " "); w != "" && !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	s.Words, s.URL, s.Author = words, clean(s.URL), clean(s.Author)
	s.Created, s.Ended = Instant(s.Created), Instant(s.Ended)
	return s
}

// AsideItem is a page that was fetched through a source and does not belong to
// the story by the rule of that source. Its bytes are kept; Put of the same
// capture, or of a report with its id, takes it in.
type AsideItem struct {
	// ID is the id that its report would have.
	ID     news.ReportID
	Source string // Source.URL
	Title  string
	// Reason says, in words, by what rule it was set aside.
	Reason string
	Added  time.Time
	// Capture is the page; its Bytes are nil in lists.
	Capture news.Capture
}

// Kept gives a as a store keeps it.
func (a AsideItem) Kept() AsideItem {
	for _, s := range []*string{&a.Source, &a.Title, &a.Reason, &a.Capture.Name, &a.Capture.Address, &a.Capture.ContentType} {
		*s = clean(*s)
	}
	for _, t := range []*time.Time{&a.Added, &a.Capture.Retrieved, &a.Capture.Modified} {
		*t = Instant(*t)
	}
	return a
}

// Site is what a site asks of programs.
type Site struct {
	Name string // "https://news.example"
	// Robots is the text of its robots.txt, Failed why that could not be had;
	// Until is how long they hold.
	Robots, Failed string
	Until          time.Time
	// Hold is before when it wants no request, zero where it did not say.
	Hold time.Time
}

// Kept gives s as a store keeps it.
func (s Site) Kept() Site {
	s.Name, s.Robots, s.Failed = clean(s.Name), clean(s.Robots), clean(s.Failed)
	s.Until, s.Hold = Instant(s.Until), Instant(s.Hold)
	return s
}

// FollowReader is the questions about what is followed.
type FollowReader interface {
	// Sources gives what is followed and what was, by address.
	Sources(ctx context.Context) ([]Source, error)
	// Visits gives the visits in some states, or all where none is given, in
	// the order of their ids.
	Visits(ctx context.Context, states ...VisitState) ([]Visit, error)
	// Visit gives one, or ErrNotFound.
	Visit(ctx context.Context, id VisitID) (Visit, error)
	// AsideItems gives what was set aside, in the order of ids, without bytes.
	AsideItems(ctx context.Context) ([]AsideItem, error)
	// AsideItem gives one of them with its bytes, or ErrNotFound.
	AsideItem(ctx context.Context, id news.ReportID) (AsideItem, error)
	// Site gives what a site asks, or ErrNotFound.
	Site(ctx context.Context, name string) (Site, error)
}

// FollowStore is the changes to what is followed.
type FollowStore interface {
	// Follow keeps a source, in the place of what was kept of its address.
	// Created stays as it was.
	Follow(ctx context.Context, src Source) error
	// Found keeps the visit of a list together with what it names: those that
	// are new, and, by Visit.Renewed, those that have changed. It gives how
	// many pages are to be asked because of it.
	Found(ctx context.Context, list Visit, named []Visit) (int, error)
	// KeepVisit keeps a visit, in the place of what was kept of its id, unless
	// that was purged.
	KeepVisit(ctx context.Context, v Visit) error
	// SetAside keeps an item. It changes nothing and gives false where the
	// story has its report, its capture, or the item itself.
	SetAside(ctx context.Context, item AsideItem) (bool, error)
	// DropAside deletes an item, its bytes unless a report was read from them,
	// and every trace of it but the hash of its address; or gives ErrNotFound.
	DropAside(ctx context.Context, id news.ReportID) error
	// KeepSite keeps what a site asks.
	KeepSite(ctx context.Context, site Site) error
}
