package desk

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"dateline/internal/news"
	"dateline/internal/store"
)

// Versions is the answer to "which pages were changed after they were
// published, and how?".
type Versions struct {
	Story news.StoryHead  `json:"story"`
	Pages []VersionedPage `json:"pages"`
}

// VersionedPage is an address with all that was read from it, oldest first.
type VersionedPage struct {
	URL      string    `json:"url"`
	Versions []Version `json:"versions"`
}

// Version is one state of a page.
type Version struct {
	Report    news.ReportID `json:"report"`
	Title     string        `json:"title"`
	Retrieved string        `json:"retrieved"`
	// Added are the passages that the version before did not have, Dropped
	// those that it had and this one has not; a passage that was changed is in
	// both. Furniture is left out.
	Added   []string `json:"added"`
	Dropped []string `json:"dropped"`
}

// Versions lists the pages of which the story has several versions, in the
// order of their addresses.
func (d *Desk) Versions(ctx context.Context) (*Versions, error) {
	heads, err := d.store.Heads(ctx)
	if err != nil {
		return nil, fmt.Errorf("list reports: %w", err)
	}
	head, err := d.storyHead(ctx, heads)
	if err != nil {
		return nil, err
	}
	pages := map[string][]store.Head{}
	for _, h := range heads {
		if h.Address != "" && h.Error == "" {
			pages[h.Address] = append(pages[h.Address], h)
		}
	}
	list := &Versions{Story: head, Pages: []VersionedPage{}}
	for url, of := range pages {
		if len(of) < 2 {
			continue
		}
		page, err := d.versions(ctx, url, of)
		if err != nil {
			return nil, err
		}
		list.Pages = append(list.Pages, page)
	}
	slices.SortFunc(list.Pages, func(a, b VersionedPage) int { return strings.Compare(a.URL, b.URL) })
	return list, nil
}

// versions compares each version of a page with the one before.
func (d *Desk) versions(ctx context.Context, url string, heads []store.Head) (VersionedPage, error) {
	slices.SortStableFunc(heads, func(a, b store.Head) int { return a.Retrieved.Compare(b.Retrieved) })
	page := VersionedPage{URL: url}
	var before []string
	for i, h := range heads {
		ann, err := d.store.Report(ctx, h.ID)
		if err != nil {
			return page, fmt.Errorf("read report %s: %w", h.ID, err)
		}
		v := Version{Report: h.ID, Title: h.Title, Retrieved: instant(h.Retrieved), Added: []string{}, Dropped: []string{}}
		now := passages(&ann.Report)
		if i > 0 {
			v.Added, v.Dropped = without(now, before), without(before, now)
		}
		page.Versions, before = append(page.Versions, v), now
	}
	return page, nil
}

// passages gives the words of the passages of a report but its furniture.
func passages(rep *news.Report) []string {
	var out []string
	for _, p := range rep.Passages {
		if p.Role != news.Furniture {
			out = append(out, strings.Join(strings.Fields(p.In(rep.Text)), " "))
		}
	}
	return out
}

// without gives what is in list and not in other, in the order of list; what
// is twice in list must be twice in other.
func without(list, other []string) []string {
	have := map[string]int{}
	for _, s := range other {
		have[s]++
	}
	out := []string{}
	for _, s := range list {
		if have[s]--; have[s] < 0 {
			out = append(out, s)
		}
	}
	return out
}
