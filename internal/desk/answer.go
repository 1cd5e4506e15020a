package desk

import (
	"slices"

	"dateline/internal/news"
)

// ReportHead is what a list of reports says of one.
type ReportHead struct {
	ID      news.ReportID `json:"id"`
	File    string        `json:"file"`
	URL     string        `json:"url,omitempty"`
	Title   string        `json:"title"`
	Outlet  string        `json:"outlet"`
	Bylines []string      `json:"bylines"`
	// Credited are the outlets that the report's credits name.
	Credited       []string    `json:"credited"`
	Wires          []string    `json:"wires"`
	Published      news.Dating `json:"published"`
	Language       string      `json:"language"`
	TranslatedFrom string      `json:"translated_from"`
	Truncated      bool        `json:"truncated"`
	Read           bool        `json:"read"`
	Error          string      `json:"error"`
	Hint           string      `json:"hint,omitempty"`
	// Words counts the white-space separated words outside the furniture.
	Words int `json:"words"`
}

// Head reduces a report to what a list shows.
func Head(rep *news.Report) ReportHead {
	return ReportHead{
		ID: rep.ID, File: rep.File, URL: rep.Address(), Title: rep.Title, Outlet: rep.Outlet,
		Bylines: rep.Bylines, Credited: credited(rep), Wires: rep.Wires, Published: rep.Published,
		Language: rep.Language, TranslatedFrom: rep.TranslatedFrom, Truncated: rep.Truncated,
		Read: rep.Read, Error: rep.Error, Hint: rep.Hint, Words: words(rep),
	}
}

// credited lists the outlets that the credits of a report name, each once and
// without the report's own.
func credited(rep *news.Report) []string {
	out := []string{}
	for _, c := range rep.Credits {
		if c.Outlet != "" && c.Outlet != rep.Outlet && !slices.Contains(out, c.Outlet) {
			out = append(out, c.Outlet)
		}
	}
	return out
}

// Reports is the answer to "which reports are in the story?".
type Reports struct {
	Story   news.StoryHead `json:"story"`
	Reports []ReportHead   `json:"reports"`
}

// Timeline is the answer to "what happened when?".
type Timeline struct {
	Story news.StoryHead `json:"story"`
	// Events are what happened and what was announced, one line each, in order of
	// their days; Total counts the lines of the story without any filter, those
	// without a day or merely possible too.
	Events []EventLine `json:"events"`
	Total  int         `json:"total"`
	// Hidden counts the lines that the filters choose and that only All adds:
	// without a day, merely possible or called for. Lesser counts those that are
	// not among the Top that was asked for.
	Hidden int `json:"hidden"`
	Lesser int `json:"lesser"`
	// Actors and Places are whom and what the names of the filters stand for.
	Actors []Named `json:"actors,omitempty"`
	Places []Named `json:"places,omitempty"`
	// Filter is what chose the events.
	Filter Filter `json:"-"`
	// Lines are the sentences that bear a day, in order of their days.
	Lines []news.DatedLine `json:"lines"`
	// Reports holds the head of every report.
	Reports map[news.ReportID]ReportHead `json:"reports"`
	// Undated are the reports whose own day is unknown: what they tell with
	// "on Monday" stands nowhere in Lines.
	Undated []ReportHead `json:"undated"`
	// NotRead are the reports that could not be read, or are in a language
	// that the reader does not know.
	NotRead []ReportHead `json:"not_read"`
	// Limits says, in sentences, what this chronology does not do.
	Limits []string `json:"limits"`
}

// Limits says what a chronology does not do.
var Limits = []string{
	"Two reports of one happening that share neither a day, nor its actors, nor their words stay two lines.",
	"What no rule of the reader knows as a public event is no line; its sentence is among the dated sentences.",
	"Sources are counted by outlets, agencies and copied passages that the reports show: what they hide stays hidden.",
}

// Explanation shows what a record rests on.
type Explanation struct {
	ID   string `json:"id"`
	Kind string `json:"kind"` // report, line, time, sentence, name
	// Title is the record in one line.
	Title string `json:"title"`
	// Facts are its fields, each with where it came from.
	Facts []Fact `json:"facts"`
	// Reasons is the reasoning, step by step.
	Reasons []string `json:"reasons"`
	// Evidence is the words.
	Evidence []news.Evidence `json:"evidence"`
	// Report is the report that the record was read from, nil for a report.
	Report *ReportHead `json:"report,omitempty"`
}

// Fact is one field of a record with its source.
type Fact struct {
	Label  string `json:"label"`
	Value  string `json:"value"`
	Source string `json:"source,omitempty"`
}
