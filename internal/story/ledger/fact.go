package ledger

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"sync"

	"dateline/internal/calendar"
	"dateline/internal/lexicon/wordlist"
	"dateline/internal/news"
	"dateline/internal/story/given"
)

// fact is one figure of one report with what tells it from others.
type fact struct {
	doc   *given.Doc
	fig   *news.Figure
	at    int    // index of fig in the report
	sent  int    // index of its sentence
	group string // kinds that can be one: count, measure, amount, share, age, ...
	unit  string
	// head is the stem of what is counted, "" where that is people or unknown;
	// mods the other stems of those words; rank an ordinal among them.
	head, rank string
	mods       []string
	// state is what is true of the things counted (ledger-states.txt), total
	// the whole that they are part of, 0 where none is given.
	state   string
	total   float64
	isTotal bool
	// owner is the parties in the words for what is counted; who those of the
	// sentence; near those of the sentences around it.
	owner, who, near []string
	// said is the stems of the sentence and of mods, around those of the sentences beside it.
	said, around []string
	lo, hi       float64
	when         calendar.Span
	dated        bool
	// elliptic says that the words for what is counted were not beside the
	// number.
	elliptic bool
	partial  bool   // a part of another number, or on top of one: see ofThem
	digits   string // those of the value that count
	after    *fact  // the figure that gave an elliptic one its thing
	own      bool   // people of who gives the number: "five of its members"
	// seen says that setParties and setStems are read: see setting.
	seen                 bool
	setParties, setStems []string

	pair    *fact  // the number of the other side of a vote
	vehicle string // the name of what moves, in a speed: see movers

	stage  string // demand, offer or limit: see stageOf
	period string // of which it is one each time: see periodOf
}

// stateOf maps stems to states.
var stateOf = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for state, words := range wordlist.Labelled("en/ledger-states.txt") {
		for _, w := range words {
			if stem := given.Stem(w); stem != "" {
				out[stem] = state
			}
		}
	}
	return out
})

// groups maps the kinds of figures to those that can be one figure.
var groups = map[string]string{"count": "count", "part": "count", "sum": "count", "measure": "measure", "rate": "measure"}

// factsOf reads the figures of a report.
func factsOf(doc *given.Doc) []*fact {
	var out []*fact
	for i := range doc.Figures {
		fig := &doc.Figures[i]
		if fig.In(doc.Text) == "" || math.IsNaN(fig.Value) {
			continue
		}
		f := &fact{doc: doc, fig: fig, at: i, sent: doc.Sentence(fig.Start), group: fig.Kind, unit: fig.Unit,
			lo: fig.Low, hi: float64(fig.High)}
		if g := groups[fig.Kind]; g != "" {
			f.group = g
		}
		if all.MatchString(news.Span{Start: max(0, fig.Start-16), End: fig.Start}.In(doc.Text)) && fig.Value > 2 && f.group == "count" {
			f.isTotal = true
		}
		if more.MatchString(news.Span{Start: fig.End, End: min(fig.End+30, news.Byte(len(doc.Text)))}.In(doc.Text)) {
			f.group = "change"
		}
		if f.hi < f.lo {
			f.hi = math.Inf(1)
		}
		f.when, f.dated = doc.When(fig.Time)
		f.digits = digits(fig.Value)
		f.rank = rankIn(ranked.FindString(news.Span{Start: max(0, fig.Start-24), End: fig.Start}.In(doc.Text)))
		f.things()
		f.partial = f.group == "count" && ofThem(f) || f.group == "amount" && f.followed(fig.End, " of the ", " of its ", " of that ") || moreOf.MatchString(news.Span{Start: max(0, fig.Start-14), End: fig.Start}.In(doc.Text))
		if f.sent >= 0 {
			f.stage, f.period = f.stageOf(), f.periodOf()
		}
		out = append(out, f)
	}
	for i, f := range out {
		if i > 0 {
			whole(out[i-1], f)
		}
	}
	for i, f := range out {
		f.context()
		if i > 0 && out[i-1].sent == f.sent && losing.MatchString(f.before()) {
			f.otherSide(out[i-1])
		}
		if i > 0 && out[i-1].sent == f.sent && f.group == "count" && opposite[f.state] != "" && opposite[f.state] == out[i-1].state {
			f.pair, out[i-1].pair = out[i-1], f
		}
		f.inherit(out[max(0, i-3):i])
	}
	return out
}

// aloof is how many sentences lie at most between a count and the next number of
// its passage that is another source's count of the same thing.
const aloof = 4

// scale is how many times as large one count of a thing can be as another.
const scale = 20

// comparable says whether two numbers can be two counts of one thing.
func comparable(a, b *fact) bool {
	x, y := math.Abs(a.fig.Value), math.Abs(b.fig.Value)
	return x <= scale*y && y <= scale*x
}

// all are the words before the number of all there are.
var all = regexp.MustCompile(`(?i)(?:\ball|\b(?:the )?last of(?: the| its| their)?) $`)

// more are the words after a number that is only a difference.
var more = regexp.MustCompile(`^(?: [\pL]+)? (?:more|fewer|less|higher|lower) than\b`)

// ofWhole is the words between a part and its whole.
var ofWhole = regexp.MustCompile(`^(?: [a-z-]+){0,2} (?:out of|of|from)(?: the| its| their| his| her| all| some| a total of)* ?$`)

// whole marks b as the whole of which a is a part, where the words say so:
// "112 of the 640 houses", "fifteen annexes of 24".
func whole(a, b *fact) {
	if a.sent != b.sent || a.sent < 0 || b.fig.Start < a.fig.End || b.lo <= a.hi || b.group != "count" || a.group != "count" {
		return
	}
	between := news.Span{Start: a.fig.End, End: b.fig.Start}
	if between.Len() > 40 || !ofWhole.MatchString(strings.ReplaceAll(between.In(a.doc.Text), "[", "")) {
		return
	}
	if fromTo(a, " "+strings.TrimSpace(between.In(a.doc.Text))) {
		return // "was revised to 12 from 15"
	}
	a.total, b.isTotal, b.state = b.fig.Value, true, "total"
	if a.head == "" {
		a.head, a.elliptic = b.head, false
	}
}

// things reads the words for what is counted.
func (f *fact) things() {
	of := f.fig.Of
	f.elliptic = of == nil
	if of == nil || of.Span.In(f.doc.Text) == "" {
		return
	}
	if f.unit == "" && generic.MatchString(of.Text) {
		f.elliptic = true // "put the number at 9,500"
		return
	}
	if f.fig.Attribution != "" && f.group != "age" {
		for i := range f.doc.Attributions {
			att := &f.doc.Attributions[i]
			if att.ID == f.fig.Attribution && att.Source != nil && att.Source.Overlaps(of.Span) {
				f.elliptic = true // the words are those of who says it
				return
			}
		}
	}
	f.owner = f.doc.Keys(of.Span)
	sent := f.doc.Sentence(of.Start)
	words := f.doc.Words(sent)
	root := f.root(sent, of.Span)
	for _, w := range words {
		switch {
		case !of.Span.Contains(w.Span):
		case w.Span == root:
			f.head = w.Stem
		default:
			f.mods = append(f.mods, w.Stem)
		}
	}
	slices.Sort(f.mods)
	f.mods = slices.Compact(f.mods)
	if f.costs(); f.state == "cost" || sizes[f.head] {
		f.ofThing(sent, root)
	}
	if rank := rankIn(of.Span.In(f.doc.Text)); rank != "" {
		f.rank = rank
	}
	if f.group == "duration" && stateOf()[f.head] == "rule" {
		f.head = "rule"
	}
	f.elliptic = f.elliptic || of.End < f.fig.Start && sent != f.sent
}

// root is the word of a phrase on which the others hang: by the tree, else the
// last word before the first preposition.
func (f *fact) root(sent int, span news.Span) news.Span {
	if sent < 0 {
		return news.Span{}
	}
	toks := f.doc.Sentences[sent].Tokens
	last := news.Span{}
	for i := range toks {
		tok := &toks[i]
		if !span.Contains(tok.Span) || tok.UPOS == "PUNCT" {
			continue
		}
		if tok.Head < 1 || tok.Head > len(toks) || !span.Contains(toks[tok.Head-1].Span) {
			return tok.Span
		}
		last = tok.Span
	}
	if len(toks) > 0 {
		return last
	}
	words := span.In(f.doc.Text)
	for _, prep := range []string{" of ", " for ", " in ", " at ", " from ", " to ", " between ", " on "} {
		if i := strings.Index(words, prep); i > 0 {
			words = words[:i]
		}
	}
	i := strings.LastIndexByte(words, ' ') + 1
	return news.Span{Start: span.Start + news.Byte(i), End: span.Start + news.Byte(len(words))}
}

// ranked is one of them right before a number: "the first $400m".
var ranked = regexp.MustCompile(`(?i)\b(?:first|second|third|fourth|fifth|sixth|final|last|remaining) $`)

// ranks are the words that part one payment, half or round from another.
var ranks = regexp.MustCompile(`(?i)\b(first|second|third|fourth|fifth|sixth|final|last|remaining|upper|lower)\b`)

func rankIn(words string) string { return strings.ToLower(ranks.FindString(words)) }

// context reads the sentence of the figure and those around it.
func (f *fact) context() {
	if f.sent < 0 {
		return
	}
	words := f.doc.Words(f.sent)
	f.said = append(given.Stems(words, f.fig.Span), f.mods...)
	slices.Sort(f.said)
	f.said = slices.Compact(f.said)
	f.who = f.doc.Keys(f.doc.Sentences[f.sent].Span)
	passage := f.doc.Passage(f.fig.Start)
	for _, s := range []int{f.sent - 1, f.sent + 1} {
		if s < 0 || s >= len(f.doc.Sentences) || f.doc.Passage(f.doc.Sentences[s].Start) != passage {
			continue
		}
		f.around = append(f.around, given.Stems(f.doc.Words(s))...)
		f.near = append(f.near, f.doc.Keys(f.doc.Sentences[s].Span)...)
	}
	slices.Sort(f.around)
	f.around = slices.Compact(f.around)
	slices.Sort(f.near)
	f.near = slices.Compact(f.near)
	if f.state == "" {
		f.state = f.fate()
	}
	if f.state == "" {
		f.state = f.nearestState(words)
	}
	if f.state == "" && f.countsPeople() && boarded.MatchString(f.ofAndAfter()) {
		f.state = "aboard"
	}
	if f.state == "" && f.group == "count" && f.unit == "people" && treated.MatchString(f.aside()) {
		f.state = "injured"
	}
	if stance := f.stanceOf(); stance != "" {
		f.state = stance
		if f.group == "count" {
			f.unit, f.head = "", "vote"
		}
	}
	if tolls[f.state] && ownPeople.MatchString(news.Span{Start: f.fig.End, End: min(f.fig.End+10, news.Byte(len(f.doc.Text)))}.In(f.doc.Text)) && f.total == 0 {
		f.head, f.own = "", true // "five of its members were hurt": the toll as they count it
	}
	if tolls[f.state] && f.unit == "" && f.group == "count" && f.fig.Of != nil && f.fig.Of.End <= f.fig.Start {
		f.head = "" // "TOLL IN SARN REACHES 41": what stands before is not counted
	}
	if tolls[f.state] && (f.unit == "" || f.unit == "people") && f.group == "count" && (f.head == "" || stateOf()[f.head] == f.state) {
		f.unit, f.head = "people", "" // "19 bodies", "41 deaths", "52 people"
	}
	if tolls[f.state] && f.unit == "" && f.group == "count" && f.fig.Of != nil && f.fig.Of.End < f.fig.Start && stateOf()[f.head] != "" {
		f.unit, f.head = "people", "" // "Four remain missing", after the bodies that were found
	}
	if f.isTotal {
		f.state = "total"
	} else if f.state == "" && f.group == "count" {
		if f.state = stateOf()[f.head]; tolls[f.state] && f.elliptic && f.unit == "" {
			f.unit, f.head = "people", "" // "33 bodies were found ... The hospital spoke of 35"
		}
	}
}

// reach is how many bytes away, at most, a word says what is true of the
// things that a figure counts.
const reach = 80

// nearestState gives the state that the nearest word of the sentence names;
// one that parts figures goes before one that does not ("the number of deaths
// rose to 41"). Another figure's own word is nearer to that figure.
func (f *fact) nearestState(words []given.Word) string {
	best, state := 2*reach+2, ""
	for _, w := range words {
		s := stateOf()[w.Stem]
		if s == "" || s == "rule" && f.group != "duration" || (s == "bail" || s == "paid") && f.group != "amount" || f.fig.Overlaps(w.Span) {
			continue
		}
		d := gap(f.fig.Span, w.Span)
		if strings.ToLower(w.In(f.doc.Text)) == "closer" {
			continue // to a number, not to one that was closed
		}
		if of := f.fig.Of; tolls[s] && of != nil && of.Start >= f.fig.End && of.Start < f.fig.End+3 && w.Start == of.End+1 {
			return s // "a clerk dead and two guests wounded"
		}
		if tolls[s] && (f.doers(w.Span) || f.fig.Value != math.Trunc(f.fig.Value) || w.End < f.fig.Start && otherClause.MatchString(news.Span{Start: w.End, End: f.fig.Start}.In(f.doc.Text))) {
			continue
		}
		if d > reach || d > reach*3/4 && (s == "open" || s == "done") || f.parted(w.Span, d) || f.othersOwn(w.Span) {
			continue
		}
		if !parts(s) {
			d += reach
		}
		if d < best {
			best, state = d, s
		}
	}
	return state
}

// otherClause is what stands between a word for what became of somebody and a
// number of others: "a clerk died and two men were treated".
var otherClause = regexp.MustCompile(`^,? and $`)

// Words by which a number is of those who did it, or of a family, and not of
// those to whom it was done: "two men accused of killing", "a mother of 12".
var (
	doing  = regexp.MustCompile(`(?i)\b(?:accus|suspect|charg|convict|sentenc|tried|guilty|blam|shot at|responsible)[a-z]*\b`)
	family = regexp.MustCompile(`(?i)\b(?:mother|father|mom|dad|parents?|grandmother|grandfather|family|widow) of $`)
)

// doers says whether the words between the number and a word for what was done
// to people, or those before it, make the number one of others.
func (f *fact) doers(w news.Span) bool {
	before := news.Span{Start: max(0, f.fig.Start-16), End: f.fig.Start}.In(f.doc.Text)
	between := news.Span{Start: f.fig.End, End: w.Start}
	return family.MatchString(before) || between.Len() > 0 && doing.MatchString(between.In(f.doc.Text))
}

// othersOwn says whether a word stands right behind another figure, which counts
// what it names, while this one has words of its own behind it: of "41 dead, seven
// people remain missing" the seven are not dead.
func (f *fact) othersOwn(w news.Span) bool {
	if f.fig.Of == nil || f.fig.Of.Start < f.fig.End {
		return false
	}
	for i := max(0, f.at-beside); i < min(len(f.doc.Figures), f.at+beside+1); i++ {
		o := f.doc.Figures[i].Span
		if i == f.at || o.End > w.Start || f.fig.Start <= w.End && f.fig.Start >= o.Start && o == f.fig.Span {
			continue
		}
		if f.fig.Start > o.End && f.fig.Start < w.Start {
			continue // this one lies between
		}
		if between := (news.Span{Start: o.End, End: w.Start}); between.Len() <= 1 && strings.TrimSpace(between.In(f.doc.Text)) == "" {
			return true
		}
	}
	return false
}

// beside is how many figures before and after one can part it from a word.
const beside = 8

// parted says whether another figure lies between this one and a word, or
// nearer to the word.
func (f *fact) parted(w news.Span, d int) bool {
	for i := max(0, f.at-beside); i < min(len(f.doc.Figures), f.at+beside+1); i++ {
		o := f.doc.Figures[i].Span
		if o == f.fig.Span || f.total > 0 && f.doc.Figures[i].Value == f.total || o.Start > max(w.End, f.fig.End)+reach {
			continue
		}
		if o.Start >= min(w.End, f.fig.End) && o.End <= max(w.Start, f.fig.Start) && gap(o, w) < d {
			return true
		}
	}
	return false
}

// gap is the number of bytes between two spans.
func gap(a, b news.Span) int {
	if a.Start < b.Start {
		return max(0, int(b.Start-a.End))
	}
	return max(0, int(a.Start-b.End))
}
