// Package page draws answers of the desk as HTML: the chronology, the list of
// reports, the reader of one report, an explanation and the tree of a
// sentence. It is used by the web server (linked pages) and by the export of
// one self-contained file; Links says how the two point at records.
//
// html/template escapes everything that a captured page brings; no page has a
// script, loads anything from elsewhere or shows markup of a captured page.
package page

import (
	"embed"
	"html/template"
	"io"
	"strings"

	"dateline/internal/desk"
	"dateline/internal/news"
)

//go:embed templates/*.tmpl
var templates embed.FS

// CSS is the style sheet of every page.
//
//go:embed style.css
var CSS string

// Links says where records are shown.
type Links interface {
	Home() string
	Reports() string
	// Figures, Statements and Disputes are "" where there are no such pages.
	Figures() string
	Statements() string
	Disputes() string
	// Entities is "" where there is no such page.
	Entities() string
	// State, Plans and Sentences (the dated sentences) are "" where there are no
	// such pages.
	State() string
	Plans() string
	Sentences() string
	// Events are the coded events of all reports, ReportEvents those of one; ""
	// where there are no such pages.
	Events() string
	ReportEvents(news.ReportID) string
	// Lineage is "" where there is no such page, SideBySide where two reports
	// cannot be shown beside each other.
	Lineage() string
	SideBySide(from, to news.ReportID) string
	Report(news.ReportID) string
	// Line points at a dated sentence within the report's page.
	Line(news.ReportID, news.RecordID) string
	Explain(id string) string
	// Sentence points at the drawing of the n-th sentence (from 0), "" where
	// there is none.
	Sentence(rep news.ReportID, n int) string
}

// Frame is what every page shows around its answer.
type Frame struct {
	Title string
	Story news.StoryHead
	// Tab is the tab that is marked: "chronology", "reports" or "".
	Tab string
	// Inline puts the style sheet into the page itself.
	Inline bool
	Links  Links
	// Body is the answer that the template of the page shows.
	Body any
}

var set = template.Must(template.New("").Funcs(template.FuncMap{
	"outlet":  desk.ReportHead.Source,
	"day":     dayLabel,
	"clean":   news.Plain,
	"plural":  plural,
	"host":    host,
	"css":     func() template.CSS { return template.CSS(CSS) },
	"join":    func(list []string) string { return strings.Join(list, ", ") },
	"roles":   func() []news.Role { return news.Roles },
	"string":  func(v any) string { return stringOf(v) },
	"others":  func(l news.DatedLine) []news.ReportID { return l.Reports[1:] },
	"safeurl": safeURL,
	"sure":    news.Dating.Sure,
	"span": func(d news.Dating) string {
		if d.Earliest == "" && d.Latest == "" {
			return ""
		}
		return desk.SpanText(d)
	},
	"tag":   desk.Tag,
	"blank": func(s string) string { return strings.TrimSpace(news.Plain(s)) },
	"kind":  desk.KindOf,
	"days":  func(s string) string { return desk.DaysText(news.Plain(s)) },
	"dated": func(s string) bool { return s != "" && !strings.HasPrefix(s, "X") },
	"frameFigures": func(f Frame, rows []desk.FigureRow) figuresIn {
		return figuresIn{f, rows}
	},
	"capital": capital,
	"outlets": outlets,
	"frameEvents": func(f Frame, ys []eventYear, heads map[news.ReportID]desk.ReportHead) eventsIn {
		return eventsIn{f, ys, heads}
	},
	"framePlan": func(f Frame, p desk.ToldPlan, heads map[news.ReportID]desk.ReportHead) planIn {
		return planIn{f, p, heads}
	},
	"inc": func(n int) int { return n + 1 },
	"dec": func(n int) int { return n - 1 },
	"add": func(a, b int) int { return a + b },
	"frameHead": func(f Frame, head desk.ReportHead) headIn {
		return headIn{f, head}
	},
	"frameReader": func(f Frame, r *Reader) readerIn { return readerIn{f, r} },
	"frameBody": func(f Frame, ys []Year, heads map[news.ReportID]desk.ReportHead) yearsIn {
		return yearsIn{f, ys, heads}
	},
}).ParseFS(templates, "templates/*.tmpl"))

// headIn, readerIn and yearsIn hand a frame and one thing to a template.
type (
	headIn struct {
		Frame
		Head desk.ReportHead
	}
	readerIn struct {
		Frame  Frame
		Reader *Reader
	}
	eventsIn struct {
		Frame   Frame
		Years   []eventYear
		Reports map[news.ReportID]desk.ReportHead
	}
	planIn struct {
		Frame   Frame
		Plan    desk.ToldPlan
		Reports map[news.ReportID]desk.ReportHead
	}
	figuresIn struct {
		Frame Frame
		Rows  []desk.FigureRow
	}
	yearsIn struct {
		Frame   Frame
		Years   []Year
		Reports map[news.ReportID]desk.ReportHead
	}
)

// Timeline writes the dated sentences.
func Timeline(w io.Writer, f Frame, tl *desk.Timeline) error {
	f.Tab, f.Body = "chronology", struct {
		*desk.Timeline
		Years, Background []Year
	}{tl, years(tl.Lines, false), years(tl.Lines, true)}
	return set.ExecuteTemplate(w, "timeline.tmpl", f)
}

// Reports writes the list of reports.
func Reports(w io.Writer, f Frame, list *desk.Reports) error {
	f.Tab, f.Body = "reports", list
	return set.ExecuteTemplate(w, "reports.tmpl", f)
}

// Report writes the reader of one report: its passages marked by role, the
// dated sentences highlighted, and its metadata with their sources.
func Report(w io.Writer, f Frame, ann *news.Annotated, lines []news.DatedLine) error {
	f.Body = newReader(ann, lines)
	return set.ExecuteTemplate(w, "report.tmpl", f)
}

// Explain writes an explanation.
func Explain(w io.Writer, f Frame, ex *desk.Explanation) error {
	f.Body = ex
	return set.ExecuteTemplate(w, "explain.tmpl", f)
}

// Sentence writes the tree and the names of one sentence.
func Sentence(w io.Writer, f Frame, ann *news.Annotated, n int) error {
	f.Body = newTree(ann, n)
	return set.ExecuteTemplate(w, "sentence.tmpl", f)
}

// Trees writes the trees and names of every sentence of some reports, as one
// page that needs nothing else.
func Trees(w io.Writer, f Frame, anns []news.Annotated) error {
	type report struct {
		Title, File string
		Trees       []*Tree
	}
	var body []report
	for i := range anns {
		r := report{Title: anns[i].Title, File: anns[i].File}
		for n := range anns[i].Sentences {
			r.Trees = append(r.Trees, newTree(&anns[i], n))
		}
		body = append(body, r)
	}
	f.Inline, f.Body = true, body
	return set.ExecuteTemplate(w, "trees.tmpl", f)
}

// Failure writes a page that says what went wrong, in words.
func Failure(w io.Writer, f Frame, message, hint string) error {
	f.Body = struct{ Message, Hint string }{message, hint}
	return set.ExecuteTemplate(w, "failure.tmpl", f)
}

// All writes a whole story as one file: the chronology, then every report.
func All(w io.Writer, f Frame, tl *desk.Timeline, anns []news.Annotated) error {
	type all struct {
		chronicle
		Readers []*Reader
	}
	body := all{chronicle: chronicleBody(tl)}
	for i := range anns {
		body.Readers = append(body.Readers, newReader(&anns[i], tl.Lines))
	}
	f.Inline, f.Body = true, body
	return set.ExecuteTemplate(w, "all.tmpl", f)
}
