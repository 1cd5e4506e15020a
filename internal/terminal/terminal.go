// Package terminal prints answers of the desk for a person at a terminal:
// plain text of a given width, with colours only where the caller asks for
// them.
//
// Nothing that a page or a file name brings reaches the terminal as a control
// sequence: news.Plain drops control and bidirectional format characters.
package terminal

import (
	"fmt"
	"io"
	"strings"

	"github.com/rivo/uniseg"
)

// Screen is where an answer is printed. The first error of writing is kept
// and given by Err.
type Screen struct {
	w      io.Writer
	width  int
	colour bool
	err    error
}

// minWidth is the narrowest screen that lines are broken for.
const minWidth = 28

// New makes a screen of width columns; colour allows ANSI colours.
func New(w io.Writer, width int, colour bool) *Screen {
	return &Screen{w: w, width: max(width, minWidth), colour: colour}
}

// Err gives the first error of writing.
func (s *Screen) Err() error { return s.err }

// printf writes one formatted line without trailing blanks.
func (s *Screen) printf(format string, args ...any) {
	if s.err != nil {
		return
	}
	line := strings.TrimRight(fmt.Sprintf(format, args...), " ")
	_, s.err = io.WriteString(s.w, line+"\n")
}

// style is an ANSI SGR parameter.
type style string

const (
	bold   style = "1"
	dim    style = "2"
	red    style = "31"
	green  style = "32"
	yellow style = "33"
	cyan   style = "36"
)

// paint wraps text in a style where colours are on.
func (s *Screen) paint(st style, text string) string {
	if !s.colour || text == "" {
		return text
	}
	return "\x1b[" + string(st) + "m" + text + "\x1b[0m"
}

// columns is the number of terminal columns that text takes.
func columns(text string) int { return uniseg.StringWidth(text) }

// cut shortens text to n columns, with an ellipsis where something was lost.
func cut(text string, n int) string {
	if columns(text) <= n {
		return text
	}
	var b strings.Builder
	used := 0
	for g := uniseg.NewGraphemes(text); g.Next(); {
		if used+g.Width() > n-1 {
			break
		}
		used += g.Width()
		b.WriteString(g.Str())
	}
	return strings.TrimRight(b.String(), " ") + "…"
}

// pad fills text with blanks to n columns, and cuts it where it is longer.
func pad(text string, n int) string {
	text = cut(text, n)
	return text + strings.Repeat(" ", max(0, n-columns(text)))
}

// wrap breaks text into lines of at most n columns at blanks; a longer word
// stands on a line of its own.
func wrap(text string, n int) []string {
	var lines []string
	line, used := "", 0
	for word := range strings.FieldsSeq(text) {
		w := columns(word)
		if line != "" && used+1+w > n {
			lines = append(lines, line)
			line, used = "", 0
		}
		if line != "" {
			line += " "
			used++
		}
		line += word
		used += w
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// paragraph prints text indented by indent columns, its first line after
// lead (which must be at most indent columns wide).
func (s *Screen) paragraph(lead string, indent int, text string, st style) {
	for i, line := range wrap(text, s.width-indent) {
		if st != "" {
			line = s.paint(st, line)
		}
		if i == 0 {
			s.printf("%s%s%s", lead, strings.Repeat(" ", max(0, indent-columns(stripStyle(lead)))), line)
			continue
		}
		s.printf("%s%s", strings.Repeat(" ", indent), line)
	}
}

// labelGap is the least number of blanks between a label and its text.
const labelGap = 2

// labelled prints text beside a label in a column of that width, or under the
// label where it does not fit: a day that is cut is no day.
func (s *Screen) labelled(label string, st style, column int, text string) {
	if columns(label)+labelGap <= column {
		s.paragraph("  "+s.paint(st, pad(label, column-1)), column+2, text, "")
		return
	}
	s.paragraph("  ", 2, label, st)
	s.paragraph("", column+2, text, "")
}

// stripStyle removes the sequences that paint adds, for measuring.
func stripStyle(text string) string {
	for {
		from := strings.Index(text, "\x1b[")
		if from < 0 {
			return text
		}
		to := strings.IndexByte(text[from:], 'm')
		if to < 0 {
			return text
		}
		text = text[:from] + text[from+to+1:]
	}
}
