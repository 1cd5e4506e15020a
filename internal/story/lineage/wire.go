package lineage

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"

	"dateline/internal/lexicon/wordlist"
	"dateline/internal/news"
)

// WirePrefix stands before the name of an agency in an edge's To, OutletPrefix
// before that of an outlet of which the story has no report that holds the words.
const (
	WirePrefix   = "wire:"
	OutletPrefix = "outlet:"
)

// Outside gives the agency or outlet that an edge points to, and which of the
// two it is; "" where it points to a report.
func Outside(to news.ReportID) (what, name string) {
	if name, ok := strings.CutPrefix(string(to), WirePrefix); ok {
		return "agency", name
	}
	if name, ok := strings.CutPrefix(string(to), OutletPrefix); ok {
		return "outlet", name
	}
	return "", ""
}

// The kinds of edges.
const (
	Copy        = "copy"        // the same text
	Excerpt     = "excerpt"     // the same text, which stops short
	Repost      = "repost"      // the same text with a republisher's remarks
	Rewrite     = "rewrite"     // the same account in other words, or with other parts
	Translation = "translation" // the same account in another language
	Cites       = "cites"       // uses it for some of its text
)

// creditWords are the words that say how much of a text is an agency's.
var creditWords = sync.OnceValue(func() map[string][]string { return wordlist.Labelled("en/lineage-credits.txt") })

// Wires gives the edges from a report to the agencies that its credits,
// datelines and bylines name, sorted by agency. Its own page has none to it.
//
//	"With reporting by dpa and TASS" → cites wire:TASS, cites wire:dpa
//	"LAKEPORT (XPD) —" → copy wire:XPD
func Wires(rep *news.Annotated) []news.Edge {
	names := slices.Clone(rep.Wires)
	for _, c := range rep.Credits {
		if c.Wire != "" && !slices.Contains(names, c.Wire) {
			names = append(names, c.Wire)
		}
	}
	slices.Sort(names)
	var out []news.Edge
	for _, name := range names {
		if !ownPage(rep, name) { // an agency's own page copies nobody
			out = append(out, wireEdge(rep, name))
		}
	}
	return out
}

// wireEdge works out how a report rests on one agency.
func wireEdge(rep *news.Annotated, name string) news.Edge {
	e := news.Edge{From: rep.ID, To: news.ReportID(WirePrefix + name), Evidence: []news.Evidence{}}
	e.ID = edgeID(e.From, e.To)
	whole := slices.Contains(rep.Wires, name)
	spoken, lines := 0, 0
	part := false
	for _, c := range rep.Credits {
		if c.Wire != name {
			continue
		}
		e.Evidence = append(e.Evidence, evidence(rep, c.Span))
		if rep.RoleAt(c.Span.Start) == news.StoryText && has(c.Text, "told") && !bracketed(c.Text) {
			spoken++
			continue
		}
		lines++
		part = part || has(c.Text, "part") || beside(rep, c) || len(rep.Wires) > 1
	}
	var why string
	e.Kind, why = wireKind(rep, name, whole, part, lines)
	e.Reasons = append(e.Reasons, why)
	if spoken > 0 {
		e.Reasons = append(e.Reasons, told(name, spoken))
	}
	if e.Kind == Translation && len(rep.LanguageReasons) > 0 {
		e.Reasons = append(e.Reasons, rep.LanguageReasons...)
	}
	return e
}

// wireKind gives the kind of an edge to an agency, with the reason.
func wireKind(rep *news.Annotated, name string, whole, part bool, lines int) (string, string) {
	switch {
	case !whole:
		return Cites, "the report passes on what " + name + " reported; no line credits the text to it"
	case part:
		return Cites, "its credits name " + name + " beside other hands"
	case rep.TranslatedFrom != "":
		return Translation, fmt.Sprintf("its credit names %s, and the text was translated (from %s)", name, languageName(rep.TranslatedFrom))
	case rep.Truncated:
		return Excerpt, "it is credited to " + name + ", and stops short"
	case hasRemarks(rep):
		return Repost, "it rests on " + name + ", with a republisher's remarks"
	case lines == 0:
		return Copy, "its own sources spoke to " + name + ", as an agency writes of its own interviews; no line credits another hand with the reporting"
	}
	return Copy, "its credit names " + name + " alone"
}

// told says how many sources spoke to the agency.
func told(name string, n int) string {
	if n == 1 {
		return "once the text says that a source spoke to " + name + ", or that " + name + " reported"
	}
	return fmt.Sprintf("%d times the text says that a source spoke to %s, or that %s reported", n, name, name)
}

// has says whether a word of the credit bears the label.
func has(text, label string) bool {
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if slices.Contains(creditWords()[label], w) {
			return true
		}
	}
	return false
}

// bracketed says that a credit stands in brackets or behind a dash, at the
// end of a paragraph: a signature, whatever its words.
func bracketed(text string) bool {
	return strings.ContainsAny(text[:min(len(text), 1)], "(-[") || strings.HasPrefix(text, "–") || strings.HasPrefix(text, "—")
}

// beside says that the byline which names the agency names people or another
// body too: "By Courier staff and XPD".
func beside(rep *news.Annotated, c news.Credit) bool {
	return rep.RoleAt(c.Span.Start) == news.Byline && strings.Contains(c.Text, " and ")
}

// evidence quotes a span of a report.
func evidence(rep *news.Annotated, span news.Span) news.Evidence {
	return news.Evidence{Report: rep.ID, Span: span, Quote: span.In(rep.Text), Role: rep.RoleAt(span.Start)}
}

func hasRemarks(rep *news.Annotated) bool {
	return slices.ContainsFunc(rep.Passages, func(p news.Passage) bool { return p.Role == news.Remark })
}

// edgeID names an edge by its ends.
func edgeID(from, to news.ReportID) news.RecordID {
	return news.NewRecordID(from, "lineage "+string(to), news.Span{})
}

// SameOutlet says whether two names of outlets are one: letters and digits
// without "the" are compared ("The Northgate Observer", "northgateobserver").
// Two empty names are not one.
func SameOutlet(a, b string) bool { return sameOutlet(a, b) }

func sameOutlet(a, b string) bool {
	a, b = OutletKey(a), OutletKey(b)
	return a != "" && a == b
}

// OutletKey is an outlet's name as it is compared.
func OutletKey(name string) string {
	folded := fold(name)
	folded = strings.TrimPrefix(folded, "the ")
	return strings.Map(func(r rune) rune {
		if letterOrDigit(r) {
			return r
		}
		return -1
	}, folded)
}

// languageNames are the languages from which news is most often translated.
var languageNames = map[string]string{
	"ar": "Arabic", "be": "Belarusian", "cs": "Czech", "de": "German", "el": "Greek", "es": "Spanish", "fa": "Persian",
	"fr": "French", "he": "Hebrew", "hi": "Hindi", "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch",
	"pl": "Polish", "pt": "Portuguese", "ru": "Russian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese",
}

func languageName(code string) string {
	if name, ok := languageNames[code]; ok {
		return name
	}
	return code
}

// Outlets gives the edges from a report to the outlets that its running text
// names as the source of a sentence, sorted by outlet: "This writes the newspaper
// Vale Post". A report of that outlet to which edges already point stands for it.
func Outlets(rep *news.Annotated, edges []news.Edge, reports map[news.ReportID]*news.Annotated) []news.Edge {
	var out []news.Edge
	for _, c := range rep.Credits {
		if c.Outlet == "" || sameOutlet(c.Outlet, rep.Outlet) || rep.RoleAt(c.Span.Start) != news.StoryText {
			continue
		}
		if slices.ContainsFunc(edges, func(e news.Edge) bool {
			to := reports[e.To]
			return e.From == rep.ID && to != nil && sameOutlet(to.Outlet, c.Outlet)
		}) {
			continue
		}
		to := news.ReportID(OutletPrefix + c.Outlet)
		at := slices.IndexFunc(out, func(e news.Edge) bool { return e.To == to })
		if at < 0 {
			at = len(out)
			out = append(out, news.Edge{ID: edgeID(rep.ID, to), From: rep.ID, To: to, Kind: Cites, Evidence: []news.Evidence{},
				Reasons: []string{"the report passes on what " + c.Outlet + " reported; no line credits the text to it"}})
		}
		out[at].Evidence = append(out[at].Evidence, evidence(rep, c.Span))
	}
	return out
}
