package terminal

import (
	"strings"

	"dateline/internal/desk"
)

// Summary prints the closing line of an `add`: what was added, what was
// there, what is kept unread. What could not be read was named before.
func (s *Screen) Summary(sum *desk.Summary) {
	var parts []string
	if sum.Added > 0 || sum.Already+sum.NotRead+sum.Failed == 0 {
		parts = append(parts, "added "+plural(sum.Added, "report"))
	}
	if sum.Already > 0 {
		parts = append(parts, plural(sum.Already, "report")+" already there")
	}
	if sum.NotRead > 0 {
		parts = append(parts, plural(sum.NotRead, "page")+" kept, not read (another language)")
	}
	if sum.Failed > 0 {
		parts = append(parts, s.paint(red, plural(sum.Failed, "input")+" could not be read"))
	}
	if sum.Skipped > 0 {
		parts = append(parts, plural(sum.Skipped, "file")+" skipped (no page)")
	}
	s.printf("%s", strings.Join(parts, "; "))
	for _, out := range sum.Outcomes {
		if out.Status == desk.StatusNotRead {
			s.paragraph("", 2, out.Name+": language "+orUnknown(out.Language), dim)
		}
	}
}
