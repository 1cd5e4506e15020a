package ledger

import (
	"regexp"
	"slices"
	"strings"

	"dateline/internal/calendar"
	"dateline/internal/news"
	"dateline/internal/story/given"
)

// tolls are the states of people whose number a disaster or a crackdown
// raises from day to day.
var tolls = map[string]bool{"dead": true, "injured": true, "missing": true, "detained": true, "displaced": true, "infected": true}

// tollDays is for how many days the toll of one event goes on, at most, as far
// as figures are put into one row without any other sign; leads is how many
// words and parties the beginnings of the two reports must share.
const (
	tollDays = 60
	leads    = 3
	// alikeWords is how many words the sentences around them must share where
	// they name one party besides.
	alikeWords = 3
)

// oneToll says whether two numbers of people who died, are missing, ... are the
// toll of one event: told of within weeks, by reports that begin with the same
// things, and neither is a part of another number.
func oneToll(a, b *fact) bool {
	if a.head != b.head || a.fig.Kind == "part" && !a.own || b.fig.Kind == "part" && !b.own || a.total > 0 || b.total > 0 || a.partial || b.partial {
		return false
	}
	da, oka := a.told()
	db, okb := b.told()
	far := oka && okb && (da.First > db.Last+tollDays || db.First > da.Last+tollDays)
	if far && (a.dated || b.dated) {
		return false
	}
	if pa, pb := a.placed(), b.placed(); pa != "" && pb != "" && pa != pb {
		return false
	}
	return oka && okb && !far && len(given.Shared(a.doc.Lead(), b.doc.Lead())) >= leads || oneSetting(a, b)
}

// told is the days of the figure, else of its report.
func (f *fact) told() (calendar.Span, bool) {
	if f.dated {
		return f.when, true
	}
	return f.doc.Day, f.doc.Dated
}

// moreOf are the words before a number that comes on top of another.
var moreOf = regexp.MustCompile(`(?i)\b(?:additional|another|further|extra|other|remaining) $`)

// afterThat are the words before a number by which one told before grew.
var afterThat = regexp.MustCompile(`(?i)\b(?:after|when) $`)

// ofThem says whether the words around a number make it a part, or one on top
// of another: "two of them", "an additional six".
func ofThem(f *fact) bool {
	before := news.Span{Start: max(0, f.fig.Start-14), End: f.fig.Start}.In(f.doc.Text)
	if f.followed(f.fig.End, " other", " others") && f.at == 0 {
		return false // others than the one whose fate was told before
	}
	if f.at > 0 && f.sent >= 0 && afterThat.MatchString(before) {
		if o := f.doc.Figures[f.at-1]; o.Start >= f.doc.Sentences[f.sent].Start && o.Value > f.fig.Value && o.Kind == f.fig.Kind {
			return true // "44 are known dead, after three bodies were washed ashore"
		}
	}
	return moreOf.MatchString(before) || f.followed(f.fig.End, " of them", " of the ", " of whom", " of those", " other", " more") ||
		f.fig.Of != nil && f.followed(f.fig.Of.End, " of them", " of whom", " others", " more")
}

// ofThose says whether a number is of those that its sentence has counted just
// before: "187 people, 31 of them crew".
func (f *fact) ofThose() bool {
	if !f.followed(f.fig.End, " of them", " of whom", " of those") || f.at == 0 || f.sent < 0 {
		return false
	}
	o := f.doc.Figures[f.at-1]
	return o.Start >= f.doc.Sentences[f.sent].Start && o.Value > f.fig.Value
}

// followed says whether the text at a place goes on with one of some words.
func (f *fact) followed(at news.Byte, words ...string) bool {
	after := news.Span{Start: at, End: min(at+12, news.Byte(len(f.doc.Text)))}.In(f.doc.Text)
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(after, w) })
}

// placed is the place that stands right behind the things counted: "12 people
// in Sarn", "" where none does.
func (f *fact) placed() string {
	end := f.fig.End
	if f.fig.Of != nil && f.fig.Of.Start >= end && f.fig.Of.Start < end+4 {
		end = f.fig.Of.End
	}
	for _, p := range f.doc.Parties(news.Span{Start: end, End: end + 16}) {
		if p.Kind == news.Place && strings.TrimSpace(news.Span{Start: end, End: p.Start}.In(f.doc.Text)) == "in" {
			return p.Key
		}
	}
	return ""
}
