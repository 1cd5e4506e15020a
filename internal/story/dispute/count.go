package dispute

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"dateline/internal/calendar"
	"dateline/internal/news"
	"dateline/internal/story/given"
)

var counted = classes("en/dispute-counts.txt")

// types are the PLOVER types of events that can be what is counted.
var types = map[string][]string{"meeting": {"CONSULT"}, "protest": {"PROTEST"}, "visit": {"CONSULT"}, "attack": {"ASSAULT"},
	"sanction": {"SANCTION"}, "call": {"CONSULT"}}

// claim is a number of events that a report gives: "the third meeting since
// last summer".
type claim struct {
	doc   *given.Doc
	fig   *news.Figure
	sent  int
	class string   // what is counted
	who   []string // keys of who takes part
	n     int      // how many there are, with the one told of
	// since opens the days in which they are counted; windowed says that the
	// words give such days at all.
	since    calendar.Day
	windowed bool
	open     bool // since is known
	row      bool // one after another: "the fifth weekend in a row"
	words    news.Span
	mutual   bool // "the two leaders": two take part, whoever they are
}

// counts holds numbers of events against each other and against the story.
func (f *finder) counts(events []news.Event) {
	var claims []claim
	for _, doc := range f.set.Docs {
		for i := range doc.Figures {
			if c, ok := claimOf(doc, &doc.Figures[i]); ok {
				claims = append(claims, c)
			}
		}
	}
	used := make([]bool, len(claims))
	for i := range claims {
		if used[i] || !claims[i].windowed {
			continue
		}
		group := []claim{claims[i]}
		used[i] = true
		for g := 0; g < len(group); g++ { // what is alike to one of the group
			for j := range claims {
				if !used[j] && claims[j].windowed && alike(&group[g], &claims[j]) {
					group = append(group, claims[j])
					used[j] = true
				}
			}
		}
		f.count(group, events)
	}
}

// alike says whether two counts are to be held against each other: of the same
// events since about the same day, and of one number, or so that they cannot
// both hold: a later report counts fewer, or two of one day differ.
func alike(a, b *claim) bool {
	both := len(given.Shared(a.who, b.who))
	two := both >= 2 || (a.mutual || b.mutual) && both >= min(1, len(a.who), len(b.who))
	if a.class != b.class || a.row != b.row || !two && !(a.row && len(given.Shared(a.who, b.who)) >= min(1, len(a.who), len(b.who))) {
		return false
	}
	if a.open && b.open {
		if d := a.since - b.since; d <= -200 || d >= 200 {
			return false
		}
	}
	if a.n == b.n || a.doc == b.doc {
		return true
	}
	if !a.doc.Dated || !b.doc.Dated {
		return false
	}
	if a.doc.Day.First > b.doc.Day.First {
		a, b = b, a
	}
	return a.n > b.n || b.doc.Day.Last-a.doc.Day.First <= 2
}

// claimOf reads an ordinal or a number of times.
func claimOf(doc *given.Doc, fig *news.Figure) (claim, bool) {
	times := fig.Unit == "times" || strings.HasSuffix(strings.ToLower(fig.In(doc.Text)), " times")
	if fig.Kind != "ordinal" && !times || fig.Value < 2 || fig.Value > 1000 || fig.Value != float64(int(fig.Value)) {
		return claim{}, false
	}
	sent := doc.Sentence(fig.Start)
	if sent < 0 || !story(doc, sent) {
		return claim{}, false
	}
	c := claim{doc: doc, fig: fig, sent: sent, n: int(fig.Value)}
	words := wordsOf(doc, sent)
	c.words = fig.Span
	c.window(words)
	c.class = c.what(words)
	if c.class == "" || !c.windowed {
		return claim{}, false
	}
	for _, p := range doc.Parties(doc.Sentences[sent].Span) {
		if p.Kind == news.Person || p.Kind == news.Organisation {
			c.who = append(c.who, p.Key)
		}
	}
	slices.Sort(c.who)
	c.who = slices.Compact(c.who)
	if len(c.who) < 2 && c.class == "meeting" && pairs.MatchString(doc.Sentences[sent].In(doc.Text)) {
		c.who = pairBefore(doc, sent)
	}
	c.mutual = c.class == "meeting" && pairs.MatchString(doc.Sentences[sent].In(doc.Text))
	return c, !c.row || c.class == "protest"
}

// pairBefore gives the two persons whom the sentences before one name, nil
// where they name more or fewer.
func pairBefore(doc *given.Doc, sent int) []string {
	var who []string
	for back := sent; back >= max(0, sent-4); back-- {
		for _, p := range doc.Parties(doc.Sentences[back].Span) {
			if p.Kind == news.Person {
				who = append(who, p.Key)
			}
		}
		slices.Sort(who)
		if who = slices.Compact(who); len(who) == 2 {
			return who
		} else if len(who) > 2 {
			return nil
		}
	}
	return nil
}

// pairs are words for two who meet.
var pairs = regexp.MustCompile(`(?i)\b(?:both|the two|the|two) (?:leaders|presidents|sides|ministers|premiers|countries|delegations|heads of state|governments|prime ministers|foreign ministers)\b|\beach other\b`)

// window reads the words behind the number that open the days in which it
// counts: "since last summer", "in the past year", "in a row".
func (c *claim) window(words []word) {
	text := strings.ToLower(c.doc.Sentences[c.sent].In(c.doc.Text))
	start := max(0, int(c.fig.Start-c.doc.Sentences[c.sent].Start))
	if start > len(text) {
		return
	}
	after := text[start:min(len(text), start+90)]
	switch {
	case strings.Contains(after, "consecutive"), strings.Contains(after, "in a row"), strings.Contains(after, " straight "), strings.Contains(after, " running"):
		c.row, c.windowed = true, true
		return
	case find(after, []string{"since"}) != "", find(after, []string{"in the past", "in the last", "over the past", "over the last", "within the past", "within a", "this year", "in as many"}) != "":
		c.windowed = true
	}
	if !c.windowed {
		return
	}
	if c.doc.Dated && find(after, []string{"past year", "last year", "past 12 months", "last 12 months", "past twelve months"}) != "" && !strings.Contains(after, "since") {
		c.since, c.open = c.doc.Day.First-365, true
	}
	for i := range c.doc.Times {
		t := &c.doc.Times[i]
		if t.Start < c.fig.Start || t.Start > c.fig.End+90 || !c.doc.Sentences[c.sent].Contains(t.Span) {
			continue
		}
		c.words.End = max(c.words.End, t.End)
		if span, ok := given.Days("", t.Earliest, t.Latest); ok && !c.open {
			c.since, c.open = span.First, true
			return
		}
	}
}

// what says which events are counted: the word that the number stands with,
// else the nearest verb or noun before it.
func (c *claim) what(words []word) string {
	if c.fig.Of != nil {
		for _, w := range strings.Fields(strings.ToLower(c.fig.Of.Text)) {
			if class := counted()[strings.Trim(w, ".,;:")]; class != "" && class != "since" {
				return class
			}
		}
	}
	for i, w := range words {
		if w.Start < c.fig.Start {
			continue
		}
		for k := i - 1; k >= max(0, i-9); k-- {
			if class := counted()[words[k].text]; class != "" && class != "since" {
				return class
			}
		}
		break
	}
	return ""
}

// count writes the dispute about one number of events: what is claimed, and
// what the reports know.
func (f *finder) count(group []claim, events []news.Event) {
	slices.SortStableFunc(group, func(a, b claim) int {
		return cmp.Or(cmp.Compare(a.n, b.n), cmp.Compare(a.doc.ID, b.doc.ID), cmp.Compare(a.fig.Start, b.fig.Start))
	})
	first := group[0]
	for _, c := range group {
		if len(c.who) > len(first.who) {
			first.who = c.who
		}
		first.mutual = first.mutual || c.mutual
	}
	if first.row && len(group) > 1 {
		return // the counts of a series go on from report to report
	}
	if len(first.who) < 2 && !first.row && !first.mutual {
		return
	}
	byN := map[int][]news.Evidence{}
	var ns []int
	for _, c := range group {
		if byN[c.n] == nil {
			ns = append(ns, c.n)
		}
		byN[c.n] = append(byN[c.n], c.doc.Evidence(c.clause()))
	}
	var known []news.Event
	if !first.row {
		known = f.known(&first, events)
	}
	var sides [][]news.Evidence
	for i := len(ns) - 1; i >= 0; i-- {
		sides = append(sides, byN[ns[i]])
	}
	var found []news.Evidence
	for i := range known {
		found = append(found, f.told(&known[i])...)
	}
	sides = append(sides, found)
	most := ns[len(ns)-1]
	things := first.class + "s"
	reason := fmt.Sprintf("%d are claimed", most)
	switch {
	case len(ns) > 1:
		reason = fmt.Sprintf("the reports count %d and %d", ns[0], most)
	case len(known) >= most:
		reason += fmt.Sprintf("; the reports know %d such %s: it can hold", len(known), things)
	case first.row:
		reason += "; no other report counts them"
	case len(events) == 0:
		reason += "; the reports' own events were not counted"
	default:
		reason += fmt.Sprintf("; the reports know %d such %s: the others are not in this story", len(known), things)
	}
	f.add(Count, short(first.clause().In(first.doc.Text), 100), []string{reason}, sides...)
}

// told cites an event by the clause of one of its mentions: the first whose
// sentence counts nothing itself, else the first.
func (f *finder) told(ev *news.Event) []news.Evidence {
	var first []news.Evidence
	for _, m := range ev.Mentions {
		doc := f.set.Doc(m.Report)
		if doc == nil {
			continue
		}
		for i := range doc.Events {
			em := &doc.Events[i]
			if em.ID != m.ID || em.Factuality != news.Happened && em.Factuality != news.Ongoing {
				continue
			}
			span := em.Clause
			if span.In(doc.Text) == "" {
				span = em.Span
			}
			out := []news.Evidence{doc.Evidence(span)}
			if !counting(doc, doc.Sentence(em.Start)) {
				return out
			}
			if first == nil {
				first = out
			}
		}
	}
	if first == nil && len(ev.Evidence) > 0 {
		return ev.Evidence[:1]
	}
	return first
}

// counting says whether a sentence gives a number of events.
func counting(doc *given.Doc, sent int) bool {
	for i := range doc.Figures {
		if fig := &doc.Figures[i]; sent >= 0 && doc.Sentences[sent].Contains(fig.Span) && (fig.Kind == "ordinal" || fig.Unit == "times") {
			return true
		}
	}
	return false
}

// clause is the words from the number, or its verb, to the end of its days.
func (c *claim) clause() news.Span {
	span := c.words
	for _, w := range wordsOf(c.doc, c.sent) {
		if counted()[w.text] != "" && w.End <= c.fig.Start && c.fig.Start-w.Start < 60 {
			span.Start = min(span.Start, w.Start)
		}
	}
	if c.fig.Of != nil && c.fig.Of.Start >= c.fig.Start && c.fig.Of.End-c.fig.Start < 90 {
		span.End = max(span.End, c.fig.Of.End)
	}
	return span
}

// known gives the events of the story that are what is counted: of such a
// type, with two of those who take part, within the days.
func (f *finder) known(c *claim, events []news.Event) []news.Event {
	var out []news.Event
	for _, ev := range events {
		if !slices.Contains(types[c.class], ev.Type) || ev.Factuality != news.Happened && ev.Factuality != news.Ongoing {
			continue
		}
		var who []string
		for _, a := range ev.Actors {
			who = append(who, string(a.Entity))
		}
		slices.Sort(who)
		if len(given.Shared(c.who, who)) < min(2, len(c.who)) {
			continue
		}
		if days, ok := given.Days(ev.When.Value, ev.When.Earliest, ev.When.Latest); ok && c.open && days.Last < c.since {
			continue
		}
		if ok := c.doc.Dated; ok {
			if days, known := given.Days(ev.When.Value, ev.When.Earliest, ev.When.Latest); known && days.First > c.doc.Day.Last {
				continue
			}
		}
		out = append(out, ev)
	}
	return out
}
