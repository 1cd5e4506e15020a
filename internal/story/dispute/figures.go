package dispute

import (
	"cmp"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"sync"

	"dateline/internal/calendar"
	"dateline/internal/lexicon/wordlist"
	"dateline/internal/news"
	"dateline/internal/story/given"
	"dateline/internal/story/ledger"
)

// value is one report's number within a row.
type value struct {
	news.FigureValue
	doc  *given.Doc
	fig  *news.Figure
	sent int
	days calendar.Span
	// dated says that days are known, own that the figure's own words give
	// them.
	dated, own bool
}

// camp is the numbers of a row that agree with each other.
type camp struct {
	values []value
	lo, hi float64
}

// figures finds rows whose numbers differ.
func (f *finder) figures(rows []news.FigureRow) {
	for i := range rows {
		if len(rows[i].Values) < 2 || rows[i].Unit == "" && len(rows[i].Values) > 400 {
			continue
		}
		camps := f.camps(&rows[i])
		if len(camps) > 1 {
			f.row(&rows[i], camps)
		}
	}
}

// camps parts the numbers of a row.
func (f *finder) camps(row *news.FigureRow) []camp {
	var values []value
	for _, v := range row.Values {
		if len(v.Evidence) == 0 {
			continue
		}
		doc := f.set.Doc(v.Evidence[0].Report)
		if doc == nil {
			continue
		}
		for i := range doc.Figures {
			if fig := &doc.Figures[i]; fig.Span == v.Evidence[0].Span && fig.Kind != "age" && fig.Kind != "ordinal" && fig.Kind != "duration" {
				val := value{FigureValue: v, doc: doc, fig: fig, sent: doc.Sentence(fig.Start)}
				val.days, val.dated = doc.When(fig.Time)
				val.own = val.dated
				if math.IsInf(float64(val.High), 1) {
					val.High = news.Bound(next(val.Value))
				}
				if !val.dated {
					val.days, val.dated = doc.Day, doc.Dated
				}
				values = append(values, val)
				break
			}
		}
	}
	slices.SortStableFunc(values, func(a, b value) int {
		return cmp.Or(cmp.Compare(a.High-news.Bound(a.Low), b.High-news.Bound(b.Low)), cmp.Compare(a.Value, b.Value))
	})
	var camps []camp
	for _, v := range values {
		i := slices.IndexFunc(camps, func(c camp) bool {
			return c.values[0].Value == v.Value || v.Low < float64(v.High) && v.Low <= c.hi && c.lo <= float64(v.High)
		})
		if i < 0 {
			camps = append(camps, camp{lo: v.Low, hi: float64(v.High)})
			i = len(camps) - 1
			if math.IsInf(camps[i].hi, 1) {
				camps[i].hi = v.Value
			}
		}
		camps[i].values = append(camps[i].values, v)
	}
	slices.SortStableFunc(camps, func(a, b camp) int { return cmp.Compare(a.values[0].Value, b.values[0].Value) })
	return camps
}

// next is the round number that "more than" a number stays below: the first
// digit that counts goes up by one at its last place ("more than 80,000" is
// less than 90,000).
func next(v float64) float64 {
	if v <= 0 || math.IsInf(v, 1) {
		return v
	}
	step := math.Pow(10, math.Floor(math.Log10(v)))
	for step >= 1 && math.Mod(v, step) != 0 {
		step /= 10
	}
	return v + step*0.999
}

// row says how the numbers of a row differ: of each kind one dispute, with the
// camps between which that difference is.
func (f *finder) row(row *news.FigureRow, camps []camp) {
	in := map[string][]int{}
	why := map[string][]string{}
	for i := range camps {
		for j := i + 1; j < len(camps); j++ {
			kind, reason := f.between(&camps[i], &camps[j])
			if kind == "" {
				continue
			}
			in[kind] = append(in[kind], i, j)
			days := func(r string) bool { return strings.HasPrefix(r, daysDiffer) }
			if n := slices.IndexFunc(why[kind], days); n >= 0 && days(reason) {
				why[kind][n] = daysDiffer
			} else if len(why[kind]) > 0 && reason == twoNamed {
				// what one report sets against each other says it already
			} else if !slices.Contains(why[kind], reason) && !slices.Contains(why[kind], daysDiffer) {
				why[kind] = append(why[kind], reason)
			}
		}
	}
	if len(in[OtherSource]) > 0 {
		in[OtherSource] = append(in[OtherSource], in[Contradiction]...)
		why[OtherSource] = append(why[OtherSource], why[Contradiction]...)
		delete(in, Contradiction)
	}
	for _, kind := range []string{DamagedCopy, Revision, OtherThing, Contradiction, OtherSource, OtherTime} {
		members := in[kind]
		slices.Sort(members)
		members = slices.Compact(members)
		if len(members) == 0 {
			continue
		}
		var sides [][]news.Evidence
		var amounts []string
		for _, m := range members {
			var ev []news.Evidence
			for _, v := range camps[m].values {
				ev = append(ev, v.Evidence...)
			}
			sides = append(sides, ev)
			amounts = append(amounts, camps[m].amount(kind))
		}
		about := strings.Join(amounts, " or ")
		if row.Of != "" {
			about = short(row.Of, 60) + ": " + about
		}
		f.add(kind, about, why[kind], sides...)
	}
}

// amount is the words for the number of a camp, where sources differ with who gives it.
func (c *camp) amount(kind string) string {
	v := &c.values[0]
	words := "“" + news.Plain(v.fig.In(v.doc.Text)) + "”"
	if kind != OtherSource || v.fig.Attribution == "" {
		return words
	}
	for i := range v.doc.Attributions {
		if att := &v.doc.Attributions[i]; att.ID == v.fig.Attribution && att.Source != nil {
			if who := news.Plain(att.Source.In(v.doc.Text)); len(who) <= 40 && !pronouns[strings.ToLower(who)] {
				words += " (" + strings.TrimPrefix(strings.TrimPrefix(who, "The "), "the ") + ")"
			}
		}
	}
	return words
}

// twoNamed is the reason for numbers of two who are named.
const twoNamed = "two sources"

// daysDiffer is the reason for numbers of two days, followed by the days.
const daysDiffer = "the days differ"

// between gives the kind of difference between two camps: the first that any
// two of their numbers show, in this order; before all others one that the
// words of a report name.
func (f *finder) between(a, b *camp) (kind, reason string) {
	best := 2 * len(order)
	for i := range a.values {
		for j := range b.values {
			if i*j > 400 {
				break
			}
			k, r := f.differ(&a.values[i], &b.values[j], !has(a, b.values[j].doc) && !has(b, a.values[i].doc))
			n := slices.Index(order, k)
			if !strings.HasPrefix(r, "“") {
				n += len(order)
			}
			if k != "" && n < best {
				best, kind, reason = n, k, r
			}
		}
	}
	return kind, reason
}

// reading is what the ledger reads of a report.
func (f *finder) reading(doc *given.Doc) *ledger.Reading {
	if f.readings == nil {
		f.readings = map[*given.Doc]*ledger.Reading{}
	}
	r, ok := f.readings[doc]
	if !ok {
		r = ledger.ReadingOf(f.set, doc)
		f.readings[doc] = r
	}
	return r
}

// state is what is true of the things that a number counts.
func (f *finder) state(v *value) string { return f.reading(v.doc).State(v.fig.Span) }

// gives says whether a report gives a number of its own of that value.
func gives(doc *given.Doc, v float64) bool {
	return slices.ContainsFunc(doc.Figures, func(fig news.Figure) bool { return fig.Value == v })
}

// has says whether a report gives a number of the camp.
func has(c *camp, doc *given.Doc) bool {
	return slices.ContainsFunc(c.values, func(v value) bool { return v.doc == doc })
}

// order is the kinds from what explains a difference best. Do not reorder: a
// number that was corrected is no contradiction, and two of one day are one
// even where the reports of other days differ too.
var order = []string{DamagedCopy, OtherThing, Revision, OtherSource, Contradiction, OtherTime}

// tolls are the states whose numbers grow within a day.
var tolls = map[string]bool{"dead": true, "injured": true, "missing": true, "detained": true, "freed": true, "displaced": true,
	"infected": true}

// narrow is how many days a number can be of, at most, for another of days that
// overlap to be of one time with it.
const narrow = 7

// differ says how two numbers of one row differ. instead says that each report
// has its number in place of the other, and not beside it.
func (f *finder) differ(a, b *value, instead bool) (kind, reason string) {
	kin := f.set.Kin(a.doc.ID, b.doc.ID)
	hi, lo := max(a.Value, b.Value), min(a.Value, b.Value)
	if a.fig.Kind == "amount" && a.doc != b.doc {
		if hi == 1000*lo || hi == 1e6*lo {
			return DamagedCopy, "the same digits, a thousand times as much: a word for a large number was lost or changed"
		}
		if lo != math.Trunc(lo) && math.Abs(hi-100*lo) < 1e-6 {
			return DamagedCopy, "the same digits, a hundred times as much: the point before the cents was lost"
		}
	}
	if a.doc == b.doc {
		return f.within(a, b)
	}
	switch kin {
	case "copy", "excerpt", "repost", "translation":
		if instead && !gives(a.doc, b.Value) && !gives(b.doc, a.Value) && !(a.own && b.own && apart(a, b)) {
			return DamagedCopy, "one report is a " + kin + " of the other"
		}
	}
	if !ledger.Rivals(f.reading(a.doc), a.fig.Span, f.reading(b.doc), b.fig.Span) {
		return "", "" // only what stands between them made one row of them
	}
	state := f.state(a)
	switch {
	case a.own && b.own && apart(a, b):
	case ledger.Fixed(state) && state == f.state(b):
		if twoSources(a, b) {
			return OtherSource, twoNamed
		}
		return Contradiction, "one thing that is fixed once, and no word for why the numbers differ"
	case (ledger.Tally(state) || state == "injured" && near(a, b)) && state == f.state(b) && estimated(a, b) && twoSources(a, b):
		return OtherSource, twoNamed
	}
	switch {
	case a.dated && b.dated && apart(a, b):
		if a.doc.Chain() == b.doc.Chain() && a.own && b.own && a.days == b.days {
			return Revision, "one outlet gives another number for the same days"
		}
		return OtherTime, daysDiffer + ": " + days(a) + " and " + days(b)
	case tolls[f.state(a)] || !a.dated || !b.dated || a.days.Len() > narrow || b.days.Len() > narrow:
		return OtherTime, "the numbers move with the days, and the days are not known to be one"
	case a.fig.Attribution != "" && b.fig.Attribution != "" && estimated(a, b):
		return OtherSource, "two sources, one time"
	}
	return Contradiction, "one time, and no word for why the numbers differ"
}

// soon is how many days may lie between the days of two counts of the injured
// of different sources, so that they are not merely of another day: how many an
// accident hurt is known soon. The dead and the missing grow more or fewer.
const soon = 7

// near says whether the days of two numbers are known and lie near each other.
func near(a, b *value) bool {
	return a.dated && b.dated && a.days.First <= b.days.Last+soon && b.days.First <= a.days.Last+soon
}

// twoSources says whether two numbers are given by two who are named, each its
// own.
func twoSources(a, b *value) bool {
	return a.fig.Attribution != "" && b.fig.Attribution != "" && sayer(a) != sayer(b)
}

// sayer is one for who gives a number.
func sayer(v *value) string {
	for i := range v.doc.Attributions {
		if att := &v.doc.Attributions[i]; att.ID == v.fig.Attribution && att.Source != nil {
			return speakerKey(v.doc, att)
		}
	}
	return ""
}

// estimated says whether two numbers are counts, in which those who count
// differ; of a sum of money or a measure one is wrong.
func estimated(a, b *value) bool {
	people := func(v *value) bool { return v.fig.Kind == "count" || v.fig.Kind == "part" && v.fig.Unit == "people" }
	return people(a) && people(b)
}

// recounted is the words by which somebody changes a count of their own.
var recounted = regexp.MustCompile(`(?i)\b(?:lower(?:s|ed)|cut|rais(?:es|ed)|revis(?:es|ed)|reduc(?:es|ed)|correct(?:s|ed)|chang(?:es|ed)|adjust(?:s|ed)) (?:its|the|his|her|their) (?:[\pL]+ ){0,2}(?:count|toll|tally|figure|number|estimate|total)\b`)

// within says how two numbers of one report differ.
func (f *finder) within(a, b *value) (kind, reason string) {
	if a.sent > b.sent || a.sent == b.sent && a.fig.Start > b.fig.Start {
		a, b = b, a
	}
	last := b.sent
	if last+1 < len(a.doc.Sentences) {
		last++
	}
	if b.sent-a.sent <= 3 {
		if a.sent == b.sent {
			if p := find(strings.ToLower(news.Span{Start: a.fig.End, End: b.fig.Start}.In(a.doc.Text)), revisions()["moved"]); p != "" {
				return OtherTime, "“" + p + "”"
			}
		}
		words := strings.ToLower(sentences(a.doc, max(0, a.sent-1), b.sent))
		if p := find(words, revisions()["revised"]); p != "" && !(p == "had put" && twoSources(a, b)) {
			if q := find(strings.ToLower(sentences(a.doc, a.sent, last)), revisions()["other"]); q != "" {
				return OtherThing, "“" + q + "”"
			}
			return Revision, "“" + p + "”"
		}
		if m := recounted.FindString(sentences(a.doc, a.sent, b.sent)); m != "" && a.sent == b.sent {
			return Revision, "“" + m + "”"
		}
		if q := find(strings.ToLower(sentences(a.doc, a.sent, last)), revisions()["other"]); q != "" {
			return OtherThing, "“" + q + "”"
		}
	}
	switch {
	case a.own && b.own && apart(a, b):
		return OtherTime, daysDiffer + ": " + days(a) + " and " + days(b)
	case f.reading(a.doc).Moved(a.fig.Span, b.fig.Span):
		return OtherTime, "the one became the other"
	case b.sent-a.sent > 3 && find(strings.ToLower(sentences(a.doc, b.sent, b.sent)), revisions()["revised"]) != "":
		return Revision, "“" + find(strings.ToLower(sentences(a.doc, b.sent, b.sent)), revisions()["revised"]) + "”"
	case !f.reading(a.doc).Against(a.fig.Span, b.fig.Span):
		return "", "" // what a report merely tells beside each other are two things
	case a.fig.Attribution != b.fig.Attribution && estimated(a, b):
		return OtherSource, "two sources in one report"
	case a.fig.Attribution != b.fig.Attribution:
		return Contradiction, "two sources in one report"
	}
	return Contradiction, "one report gives both"
}

// apart says whether two numbers are of days that cannot be one.
func apart(a, b *value) bool {
	return a.days.First > b.days.Last || b.days.First > a.days.Last
}

// days writes when a number holds.
func days(v *value) string {
	if v.days.First == v.days.Last {
		return v.days.First.String()
	}
	return v.days.First.String() + " to " + v.days.Last.String()
}

// sentences is the words from one sentence to another.
func sentences(doc *given.Doc, from, to int) string {
	if from < 0 || to < 0 || to >= len(doc.Sentences) {
		return ""
	}
	return news.Span{Start: doc.Sentences[from].Start, End: doc.Sentences[to].End}.In(doc.Text)
}

var revisions = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for class, words := range wordlist.Labelled("en/dispute-revisions.txt") {
		for _, w := range words {
			out[class] = append(out[class], strings.ReplaceAll(w, "_", " "))
		}
	}
	return out
})

// find gives the first of the phrases that stands in the words, as words.
func find(words string, phrases []string) string {
	for _, p := range phrases {
		for i := 0; ; {
			k := strings.Index(words[i:], p)
			if k < 0 {
				break
			}
			k += i
			if (k == 0 || !letter(words[k-1])) && (k+len(p) == len(words) || !letter(words[k+len(p)])) {
				return p
			}
			i = k + 1
		}
	}
	return ""
}

func letter(b byte) bool { return b >= 'a' && b <= 'z' || b >= 0x80 }

// sayCount writes a number of things in words for a line.
func sayCount(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
