package when

import (
	"dateline/internal/calendar"
	"dateline/internal/news"
)

// resolver gives expressions their days, in text order.
type resolver struct {
	ann   *news.Annotated
	p     *parser
	known bool          // the report's day is known to some grain
	pub   calendar.Span // the days the report can have been published on
	open  bool          // in this passage the report's day is no anchor
	text  point         // the last time of this passage that others can be counted from
	day   point         // the last single day
	prev  point         // the last single day of the story passages before this one
	since int           // story passages since the one that told prev, 0 for the last
	line  point         // the last time of this passage that is no aside
	role  news.Role     // of the passage
	quart point         // the last quarter or comparable period
	tale  point         // the last day or month of a bygone year that is being told of
	out   []news.Timex
	from  int    // of out: the first of this passage
	exprs []expr // of out, from there on
	// parsed are the expressions of the passage; frame is the time that frames
	// the quotation that the present one stands in.
	parsed []expr
	frame  point
}

// point is a resolved time of the text.
type point struct {
	ok    bool
	span  calendar.Span
	grain unit
	value string
	words string
	at    int // the word after it
	// aside says that a clause beside the story's line told it: "found that he had
	// written on 3 May"; sent is the sentence that did.
	aside bool
	sent  *news.Sentence
}

// dayReach is how many words back a day can be that "the next day" follows.
const dayReach = 80

// quarterReach is how many words back a quarter can be that "a year earlier"
// compares with. A report of results is about one quarter to its end.
const quarterReach = 250

// newResolver reads the report's day.
func newResolver(ann *news.Annotated) *resolver {
	r := &resolver{ann: ann}
	pub := ann.Published
	if v, ok := calendar.Bounds(pub.Value); ok {
		r.pub, r.known = v, true
	}
	first, ok1 := calendar.Parse(pub.Earliest)
	last, ok2 := calendar.Parse(pub.Latest)
	if ok1 && ok2 && first <= last && (!r.known || calendar.Span{First: first, Last: last}.Len() < r.pub.Len()) {
		r.pub, r.known = calendar.Span{First: first, Last: last}, true
	}
	return r
}

// passage starts a passage: other times are anchors only within one.
func (r *resolver) passage(p *parser, role news.Role) {
	r.p = p
	r.open = role == news.Context || !r.known
	switch {
	case role != news.StoryText || r.role != news.StoryText:
		r.prev, r.since = point{}, 0
	case r.day.ok:
		r.prev, r.since = r.day, 0
	default:
		r.since++
	}
	r.role = role
	r.text, r.day, r.line, r.quart, r.tale = point{}, point{}, point{}, point{}, point{}
	r.from = len(r.out)
	r.exprs = r.exprs[:0]
}

// add resolves expression n of the passage and appends it.
func (r *resolver) add(n int) {
	p, e := r.p, r.parsed[n]
	r.frame = r.framing(n)
	span := news.Span{Start: news.Byte(p.w(e.i).start), End: news.Byte(p.w(e.j - 1).end)}
	t := news.Timex{
		ID: news.NewRecordID(r.ann.ID, "time", span), Span: span,
		Type: e.typ, Mod: e.mod, Rule: e.rule,
	}
	if e.mod == "TURN" {
		t.Mod = ""
	}
	if r.linked(&e) {
		r.settlePair(&e)
	}
	if e.rule == weekdayApposed && r.apposed(&e, &t) {
		r.out, r.exprs = append(r.out, t), append(r.exprs, e)
		return
	}
	res := r.resolve(&e)
	if res.drop {
		return
	}
	t.Value, t.Anchor, t.Shift = res.value, res.anchor, res.shift
	if e.rule == definiteWeekday && e.anchor == aText {
		t.Shift, t.Anchor = "", r.day.words
	} else if e.again {
		t.Shift = "" // which week it is hangs on the weekday of the report
	}
	if res.ok {
		s := res.span
		if e.cal.nth == 0 {
			s = calendar.Narrow(s, t.Mod)
		}
		s = r.clip(&e, s, res.span)
		if t.Mod == "END" && p.is(e.i-1, "by", "until", "till", "before", "through") && p.endOf(e.i) {
			s.First = s.Last // "until the end of June" ends with its last day
		}
		t.Earliest, t.Latest = s.First.String(), s.Last.String()
	}
	r.out = append(r.out, t)
	r.exprs = append(r.exprs, e)
	r.remember(&e, res, span)
}

// clip cuts "earlier this month" at the report's day, and "later this week"
// likewise, and the present at its ends.
func (r *resolver) clip(e *expr, s, whole calendar.Span) calendar.Span {
	if r.open || e.kind != kThis || e.anchor != aReport || e.rel != 0 {
		return s
	}
	switch {
	case r.p.is(e.i, "earlier") && whole.Contains(r.pub.Last):
		return calendar.Span{First: whole.First, Last: r.pub.Last}
	case r.p.is(e.i, "later") && whole.Contains(r.pub.First):
		return calendar.Span{First: r.pub.First, Last: whole.Last}
	}
	return s
}

// result is what resolve gives.
type result struct {
	value  string
	span   calendar.Span
	ok     bool // span holds
	anchor string
	shift  string
	grain  unit
	drop   bool // no time after all
}

// resolve gives e its value and days. Where the report's day is known only as
// a run of days, e is resolved from both ends: the same value twice is the
// value, else the value stays open and the days are those between.
func (r *resolver) resolve(e *expr) result {
	if e.kind == kCalendar {
		r.completeYear(e)
		if !e.cal.valid() {
			return result{drop: true}
		}
	}
	if !r.needsReport(e) {
		return r.resolveAt(e, calendar.Span{}, false)
	}
	if f := r.frame; f.ok && e.anchor == aReport {
		if f.span.Len() > 1 {
			return r.resolveAt(e, calendar.Span{}, false)
		}
		res := r.resolveAt(e, f.span, true)
		res.anchor, res.shift = f.words, ""
		return res
	}
	if r.open {
		return r.resolveAt(e, calendar.Span{}, false)
	}
	a := r.resolveAt(e, calendar.Span{First: r.pub.First, Last: r.pub.First}, true)
	if r.pub.Len() == 1 {
		return a
	}
	b := r.resolveAt(e, calendar.Span{First: r.pub.Last, Last: r.pub.Last}, true)
	if a.value == b.value {
		a.span = calendar.Span{First: min(a.span.First, b.span.First), Last: max(a.span.Last, b.span.Last)}
		return a
	}
	o := r.resolveAt(e, calendar.Span{}, false)
	o.anchor = b.anchor
	if a.ok && b.ok {
		o.ok = true
		o.span = calendar.Span{First: min(a.span.First, b.span.First), Last: max(a.span.Last, b.span.Last)}
	}
	return o
}

// needsReport says whether e's value depends on the report's day.
func (r *resolver) needsReport(e *expr) bool {
	switch e.kind {
	case kFixed:
		return e.near || e.value == "PRESENT_REF" || e.value == "PAST_REF" || e.value == "FUTURE_REF"
	case kCalendar:
		return !e.cal.absolute()
	case kShift, kThis:
		return true
	case kThen:
		return false
	case kClock, kSpan:
		return true
	}
	return false
}

// resolveAt resolves e with the report's day ref (known) or without.
func (r *resolver) resolveAt(e *expr, ref calendar.Span, known bool) result {
	switch e.kind {
	case kCalendar:
		return r.calendar(e, ref.First, known)
	case kShift:
		return r.shift(e, ref.First, known)
	case kThis:
		return r.this(e, ref.First, known)
	case kSpan:
		return r.span(e, ref.First, known)
	case kThen:
		return r.then()
	case kClock:
		return r.clockTime(e, ref.First, known)
	}
	return r.fixed(e, ref.First, known)
}

// published names the report's day as an anchor.
func published(d calendar.Day) string { return "published " + d.String() }

// base gives the day that e is counted from: the report's, or that of another
// time of the text.
func (r *resolver) base(e *expr, ref calendar.Day, known bool) (d calendar.Day, name string, ok bool) {
	if r.demonstrative(e) {
		pt := r.thatDay(e)
		return pt.span.First, pt.words, pt.ok
	}
	if e.anchor == aText && r.text.ok {
		pt := r.text
		if pt.aside && r.line.ok && e.i-r.line.at <= dayReach && r.sentenceAt(int(r.p.w(e.i).start)) != pt.sent && !r.p.perfectBefore(e.i) {
			pt = r.line // "found that he had written on 3 May. He resigned the next day"
		}
		if r.p.is(e.i, "that") && r.p.w(e.i).quoted && !r.p.w(pt.at-1).quoted {
			return 0, "", false // what a speaker points at need not be what the text told last
		}
		if e.unit <= uDay && pt.span.Len() > 2 {
			// "The next day" after "in June": a day told shortly before, or none.
			if pt = r.day; !pt.ok || e.i-pt.at > dayReach {
				return 0, "", false
			}
		}
		if e.dir < 0 || e.rel < 0 {
			return pt.span.First, pt.words, true
		}
		return pt.span.Last, pt.words, true
	}
	if e.anchor == aText && e.dir >= 0 && e.unit <= uDay && r.prev.ok && r.since < proseReach && !r.p.w(e.i).quoted {
		return r.prev.span.First, r.prev.words, true // "That evening", at the head of a paragraph
	}
	if known {
		return ref, published(ref), true
	}
	return 0, "", false
}

// proseReach is how many paragraphs before its own the day can have been told that "that
// evening" follows.
const proseReach = 3

// demonstrative says whether e points back at a day: "that day", "that same day".
func (r *resolver) demonstrative(e *expr) bool {
	return e.kind == kThis && e.unit == uDay && e.anchor == aText && r.p.is(e.i, "that")
}

// thatDay gives the day that "that day" points back at: the last one told in
// the passage, else in the story before it. A weekday in apposition ("that day,
// a Thursday") must agree.
func (r *resolver) thatDay(e *expr) point {
	weekday := 0
	if p := r.p; p.s(e.j) == "," && p.is(e.j+1, "a") && p.has(e.j+2, cWeekday) {
		weekday = int(p.w(e.j + 2).lex.weekday)
	}
	for _, pt := range [2]point{r.day, r.prev} {
		if pt.ok && (weekday == 0 || pt.span.First.Weekday() == weekday) {
			return pt
		}
	}
	return point{}
}

// apposed gives a weekday in apposition the day that it stands beside: "on
// that day, a Thursday". ok is false where no such day stands before it.
func (r *resolver) apposed(e *expr, t *news.Timex) bool {
	n := len(r.exprs) - 1
	if n < 0 || r.exprs[n].j != e.i-2 {
		return false
	}
	day := &r.out[len(r.out)-1]
	d, ok := calendar.Parse(day.Earliest)
	if !ok || day.Earliest != day.Latest || d.Weekday() != e.cal.weekday {
		return false
	}
	t.Value, t.Earliest, t.Latest, t.Anchor = d.String(), day.Earliest, day.Latest, day.In(r.ann.Text)
	return true
}

// remember keeps what later expressions can be counted from.
func (r *resolver) remember(e *expr, res result, span news.Span) {
	if e.typ == news.TimexDuration && e.unit == uMonth && e.kind == kFixed && r.p.is(e.i, "the") && (e.n == 2*6 || e.n == 2*9) {
		// "For the nine months": what is compared from here on is no quarter.
		r.quart = point{}
	}
	if !res.ok || e.typ == news.TimexDuration || e.typ == news.TimexSet || e.kind == kFixed {
		return
	}
	if e.kind == kShift && e.unit == uYear && e.dir < 0 {
		// "a year earlier" compares; what is told goes on from the time before it.
		return
	}
	pt := point{ok: true, span: res.span, grain: res.grain, value: res.value, words: span.In(r.ann.Text), at: e.j}
	if pt.span.Len() == 1 {
		r.day = pt
	}
	if pt.grain == uNone {
		pt.grain = uDay
	}
	if r.aside(e) {
		pt.aside, pt.sent = true, r.sentenceAt(int(r.p.w(e.i).start))
	} else if pt.span.Len() <= 2 {
		r.line = pt
	}
	r.text = pt
	if bygone := pt; (pt.span.Len() == 1 || res.grain == uMonth) && e.kind == kCalendar {
		if e.cal.year <= 0 && res.anchor != r.tale.words {
			bygone = point{}
		}
		r.tale = bygone
	}
	ahead := e.kind == kCalendar && r.known && res.span.Last > r.pub.Last
	if res.grain == uQuarter && e.kind != kShift && !ahead && !(e.rule == "latest-period" && e.kind == kCalendar) {
		// A quarter ahead, of which a plan or a guess is told, is not the one
		// whose results are compared; nor is "the 1988 period", with which it is.
		r.quart = pt
	}
	if (res.grain == uYear || res.grain == uMonth) && e.kind == kCalendar && e.rule != "latest-period" {
		r.quart = point{}
	}
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
