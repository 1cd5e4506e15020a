package terminal

import (
	"fmt"
	"strings"

	"dateline/internal/desk"
	"dateline/internal/news"
)

// Refresh prints the closing lines of a pass through what is followed. What
// could not be read was named before.
func (s *Screen) Refresh(sum *desk.FollowSummary) {
	s.printf("asked %s, %d unchanged; %s", plural(sum.Sources, "source"), sum.Unchanged, plural(sum.Found, "new or changed item"))
	parts := []string{"added " + plural(sum.Added, "report")}
	for _, p := range []struct {
		n          int
		noun, more string
	}{{sum.Versions, "new version", ""}, {sum.NotRead, "page", " kept, not read (another language)"}, {sum.Aside, "item", " set aside"}} {
		if p.n > 0 {
			parts = append(parts, plural(p.n, p.noun)+p.more)
		}
	}
	if sum.Failed > 0 {
		parts = append(parts, s.paint(red, plural(sum.Failed, "input")+" could not be read"))
	}
	if sum.Still > 0 {
		parts = append(parts, fmt.Sprintf("%d failing as before", sum.Still))
	}
	if sum.Waiting > 0 {
		parts = append(parts, plural(sum.Waiting, "item")+" waiting for a later refresh")
	}
	s.printf("%s", strings.Join(parts, "; "))
}

// Following prints what is followed.
func (s *Screen) Following(f *desk.Following) {
	if len(f.Sources) == 0 {
		s.printf("nothing is followed")
	}
	for i, src := range f.Sources {
		if i > 0 {
			s.printf("")
		}
		s.paragraph("", 0, news.Plain(src.URL), bold)
		if src.Ended != "" {
			s.paragraph("", 2, "followed until "+src.Ended, dim)
			continue
		}
		checked := "not asked yet"
		if src.Checked != "" {
			checked = "asked " + src.Checked
		}
		if src.Kind == "list" {
			s.paragraph("", 2, "takes "+news.Plain(src.Rule), "")
			checked += fmt.Sprintf("; %d taken, %d set aside, %d waiting, %d given up", src.Taken, src.Aside, src.Waiting, src.GivenUp)
		}
		s.paragraph("", 2, checked, dim)
		if src.Error != "" {
			s.paragraph("", 2, news.Plain(src.Error), red)
		}
		for _, p := range src.Problems {
			s.paragraph("", 2, news.Plain(p.URL+": "+p.Error), red)
		}
	}
}

// Aside prints what was set aside, with the reason of each.
func (s *Screen) Aside(list *desk.Aside) {
	if len(list.Items) == 0 {
		s.printf("nothing is set aside")
	}
	for _, it := range list.Items {
		s.paragraph(s.paint(dim, pad(string(it.ID), 16)), 16, news.Plain(it.Title), bold)
		s.paragraph("", 16, news.Plain(it.URL), dim)
		s.paragraph("", 16, news.Plain(it.Reason), "")
	}
}

// Versions prints the pages that were changed, and how.
func (s *Screen) Versions(list *desk.Versions) {
	if len(list.Pages) == 0 {
		s.printf("no page of this story has more than one version")
	}
	for i, page := range list.Pages {
		if i > 0 {
			s.printf("")
		}
		s.paragraph("", 0, news.Plain(page.URL), bold)
		for _, v := range page.Versions {
			s.paragraph("", 2, strings.TrimSpace(v.Retrieved+" "+string(v.Report)+" "+news.Plain(v.Title)), dim)
			for _, words := range v.Dropped {
				s.paragraph("  - ", 4, news.Plain(words), red)
			}
			for _, words := range v.Added {
				s.paragraph("  + ", 4, news.Plain(words), green)
			}
		}
	}
}
