package desk

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"dateline/internal/calendar"
	"dateline/internal/news"
	"dateline/internal/story/chronicle"
	"dateline/internal/story/plan"
	"dateline/internal/story/state"
	"dateline/internal/story/tell"
)

// EventLine is an event as a chronology shows it.
type EventLine struct {
	news.Event
	// Who are the names of its actors, in their order, and Place is where it was.
	Who   []string `json:"who"`
	Place string   `json:"place"`
	// Words are those of the time that dates it, "" where none does.
	Words string `json:"words"`
	// ToldBy are the reports that tell it, the originals first and each with its
	// copies among them.
	ToldBy []Teller `json:"told_by"`
	// Also are the events that the same sentence tells, which have no line of
	// their own.
	Also []news.RecordID `json:"also"`
	// Weight is how much it matters to the story: sources, mentions, a known day,
	// actors.
	Weight float64 `json:"weight"`
	// Announced is how many of its reports only announced it, of an event that
	// happened: they stand last in Reports, and no source is counted for them.
	Announced int `json:"announced,omitempty"`
	// Outcome is what became of it, where it was planned and the story tells (the
	// outcomes of news.Plan).
	Outcome string `json:"outcome,omitempty"`
}

// withSentences adds the sentences of the story's own text that bear a day and
// that no chosen event of their day cites: nothing dated is left out silently.
func (t *tale) withSentences(events []EventLine, f choice) []EventLine {
	told := map[at][]calendar.Span{}
	times := t.usedTimes(events)
	for i := range events {
		first, ok1 := calendar.Parse(events[i].When.Earliest)
		last, ok2 := calendar.Parse(events[i].When.Latest)
		for _, k := range t.tellers(&events[i]) {
			if ok1 && ok2 {
				told[k] = append(told[k], calendar.Span{First: first, Last: last})
			}
		}
	}
	out := events
	for i := range t.sentences {
		line := &t.sentences[i]
		first, ok1 := calendar.Parse(line.When.Earliest)
		last, ok2 := calendar.Parse(line.When.Latest)
		days := calendar.Span{First: first, Last: last}
		if !ok1 || !ok2 || days.Len() > 31 || days.Meet(f.span).Len() == 0 || line.Role != news.StoryText || quoted(line.Line) || ofTheWriter(line.Line) {
			continue
		}
		ev := EventLine{Who: []string{}, Also: []news.RecordID{}, Words: t.anchor(line.When, line.Evidence), Weight: 0.5}
		for _, e := range line.Evidence {
			if times[at{e.Report, e.Span}] || slices.ContainsFunc(told[at{e.Report, e.Span}], func(s calendar.Span) bool { return s.Meet(days).Len() > 0 }) {
				ev.ID = ""
				break
			}
			ev.ID = line.ID
		}
		if ev.ID == "" {
			continue
		}
		ev.When, ev.Line, ev.Factuality, ev.Background = line.When, line.Line, line.Factuality, line.Background
		ev.Reports, ev.Evidence, ev.ToldBy = line.Reports, line.Evidence, t.toldBy(line.Reports)
		if rep := t.report(line.Evidence[0].Report); rep != nil {
			at, _ := slices.BinarySearchFunc(rep.Sentences, line.Evidence[0].Start, func(s news.Sentence, at news.Byte) int { return int(s.Start) - int(at) })
			if part, ok := chronicle.PartOf(rep, at, line.Evidence[1].Span, news.Span{}); ok {
				ev.Line = part
			}
			if named, name := chronicle.Named(rep, at, ev.Line); name != nil {
				ev.Line, ev.Evidence = named, append(slices.Clone(line.Evidence), *name)
			}
		}
		ev.Actors, ev.Mentions, ev.Possibly = []news.ActorRef{}, []news.Mention{}, []news.RecordID{}
		ev.Counted, ev.Event.Reasons = []string{}, []string{}
		ev.IndependentSources, ev.Origins = t.Sources(line.Evidence[:1])
		if ev.IndependentSources >= f.Sources && (f.Outlet == "" || t.fromOutlet(ev.Reports, f.Outlet)) {
			out = append(out, ev)
		}
	}
	slices.SortStableFunc(out, func(a, b EventLine) int {
		return cmp.Or(cmp.Compare(dayless(a.When), dayless(b.When)),
			cmp.Compare(cmp.Or(a.When.Earliest, a.When.Latest), cmp.Or(b.When.Earliest, b.When.Latest)),
			-cmp.Compare(a.When.Latest, b.When.Latest), -cmp.Compare(a.Weight, b.Weight), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// at is a stretch of a report.
type at struct {
	rep  news.ReportID
	span news.Span
}

// tellers are the sentences that tell an event, without those that only say who is
// meant.
func (t *tale) tellers(l *EventLine) []at {
	var out []at
	if ev := t.eventAt[l.ID]; ev != nil {
		for _, m := range ev.Members {
			out = append(out, at{m.Report.ID, chronicle.SentenceSpan(m)})
		}
		return out
	}
	for _, e := range l.Evidence {
		out = append(out, at{e.Report, e.Span})
	}
	return out
}

// usedTimes are the time expressions that date the events of lines: the story may
// have found them to mean another day than they do by themselves.
func (t *tale) usedTimes(lines []EventLine) map[at]bool {
	shown := map[news.RecordID]bool{}
	for i := range lines {
		shown[lines[i].ID] = true
		for _, id := range lines[i].Also {
			shown[id] = true
		}
	}
	out := map[at]bool{}
	for _, ev := range t.Events {
		if !shown[ev.ID] {
			continue
		}
		for _, m := range ev.Members {
			if m.Time != nil {
				out[at{m.Report.ID, m.Time.Span}] = true
			}
		}
	}
	return out
}

// quoted says whether a sentence begins with someone's words: it tells what was
// said, not what happened.
func quoted(line string) bool {
	return strings.HasPrefix(line, "“") || strings.HasPrefix(line, "''") || strings.HasPrefix(line, "\"") || strings.HasPrefix(line, "‘") || strings.HasSuffix(line, "”") && !strings.Contains(line, "“")
}

// Tag is what a reader is told of the line beside its words: that it did not come
// about, where the words do not say so themselves; that it is planned or claimed.
func (l *EventLine) Tag() string {
	if l.Factuality == news.DidNotHappen && denies(l.Line) {
		return ""
	}
	if l.Factuality == news.Planned {
		switch l.Outcome {
		case plan.Cancelled:
			return "planned; called off"
		case plan.Changed:
			return "planned; changed"
		case plan.Kept:
			return "planned; kept"
		}
	}
	return Tag(l.Factuality)
}

// denials are words by which a sentence itself says that something did not come about.
var denials = map[string]bool{"not": true, "no": true, "never": true, "nobody": true, "none": true, "nor": true, "without": true,
	"refused": true, "declined": true, "failed": true, "cancelled": true, "canceled": true, "postponed": true, "scrapped": true}

// denies says whether a sentence says that something did not come about.
func denies(line string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(line)) {
		w = strings.Trim(w, ".,;:!?\"“”‘’()")
		if denials[w] || strings.HasSuffix(w, "n't") || strings.HasSuffix(w, "n’t") {
			return true
		}
	}
	return strings.Contains(line, "called off") || strings.Contains(line, "put off")
}

// ofTheWriter says whether a sentence is about its writer, or of what might have
// been: "I shall be at the church", "My bet: …", "If he had called in January …". A
// chronology tells neither; nor does what only leads to a quotation.
func ofTheWriter(line string) bool {
	first, _, _ := strings.Cut(line, " ")
	switch strings.Trim(first, ",:") {
	case "I", "I'm", "I’m", "I've", "I’ve", "My", "We", "Our", "You", "Your":
		return true
	case "If":
		return strings.Contains(line, " had ") && strings.Contains(line, " would ") || strings.Contains(line, " I ")
	case "Here":
		return strings.HasPrefix(line, "Here is ") || strings.HasPrefix(line, "Here are ")
	}
	return strings.HasSuffix(line, ":") || strings.HasSuffix(line, "?") || strings.HasPrefix(line, "For more ") || strings.HasPrefix(line, "Read more")
}

// dayless sorts what has no day at all after what has one, and what is bounded
// on one side only between the two.
func dayless(d news.Dating) int {
	switch {
	case d.Earliest != "" && d.Latest != "":
		return 0
	case d.Earliest != "" || d.Latest != "":
		return 1
	}
	return 2
}

// fromOutlet says whether one of the reports is of an outlet or agency.
func (t *tale) fromOutlet(ids []news.ReportID, outlet string) bool {
	return slices.ContainsFunc(ids, func(id news.ReportID) bool {
		rep := t.report(id)
		return rep != nil && strings.Contains(strings.ToLower(rep.Outlet+" "+strings.Join(rep.Wires, " ")), strings.ToLower(outlet))
	})
}

// oncePerSentence lets a sentence, and its copies, stand once for each day that it tells of: for the
// event that matters most of those of the day; the others are listed under it.
func oncePerSentence(lines []EventLine) []EventLine {
	type at struct{ words, day string }
	key := func(l *EventLine) at {
		return at{news.Plain(l.Evidence[0].Quote), l.When.Earliest + "/" + l.When.Latest}
	}
	first := map[at]int{}
	for i := range lines {
		k := key(&lines[i])
		if best, ok := first[k]; !ok || lines[i].Weight > lines[best].Weight {
			first[k] = i
		}
	}
	also := map[int][]news.RecordID{}
	for i := range lines {
		if best := first[key(&lines[i])]; best != i {
			also[best] = append(also[best], lines[i].ID)
		}
	}
	out := lines[:0:0]
	for i := range lines {
		if first[key(&lines[i])] == i {
			lines[i].Also = append(lines[i].Also, also[i]...)
			out = append(out, lines[i])
		}
	}
	return out
}

// Tag is how a factuality is shown; "" for what happened.
func Tag(f news.Factuality) string {
	switch f {
	case news.Happened, news.Ongoing:
		return ""
	case news.DidNotHappen:
		return "did not happen"
	case news.CalledFor:
		return "called for"
	}
	return string(f)
}

// dated says whether an event has a day, or days that tell when it was.
func dated(ev *chronicle.Event) bool {
	first, ok1 := calendar.Parse(ev.When.Earliest)
	last, ok2 := calendar.Parse(ev.When.Latest)
	days := calendar.Span{First: first, Last: last}
	return ok1 && ok2 && days.Len() <= decade && (days.Len() <= roughDays || ev.When.Value != "" && !strings.ContainsAny(ev.When.Value, "/X"))
}

// decade is the most days that a line can be of.
const decade = 3660

// roughDays is the most days of an interval that dates a line: a longer one that is no
// unit of the calendar ("2020", "the 1990s") only bounds it.
const roughDays = 366

// entity gives an entity of the story, nil if there is none.
func (t *tale) entity(id news.EntityID) *news.StoryEntity {
	if i, ok := t.entAt[id]; ok {
		return &t.Cast.Entities[i]
	}
	return nil
}

// report gives a report of the story, nil if there is none.
func (t *tale) report(id news.ReportID) *news.Annotated {
	if i, ok := t.repAt[id]; ok {
		return &t.anns[i]
	}
	return nil
}

// line is an event with its names.
func (t *tale) line(ev *chronicle.Event) EventLine {
	out := EventLine{Event: ev.Event, Who: []string{}, Also: []news.RecordID{}, Weight: ev.Weight, Words: t.anchor(ev.When, ev.Evidence), ToldBy: t.toldBy(ev.Reports)}
	for _, a := range ev.Actors {
		if ent := t.entity(a.Entity); ent != nil {
			out.Who = append(out.Who, ent.Name)
		}
	}
	if ent := t.entity(ev.Where); ent != nil {
		out.Place = ent.Name
	}
	out.Announced = len(tell.Announcers(ev))
	if p := t.planOf[ev.ID]; p != nil && ev.Factuality == news.Planned {
		switch p.Outcome {
		case plan.Cancelled, plan.Changed, plan.Kept:
			out.Outcome = p.Outcome
		}
	}
	return out
}

// heads are the heads of all reports by id.
func (t *tale) heads() map[news.ReportID]ReportHead {
	out := map[news.ReportID]ReportHead{}
	for i := range t.anns {
		out[t.anns[i].ID] = Head(&t.anns[i].Report)
	}
	return out
}

// Plans is the answer to "what was announced, and what became of it?".
type Plans struct {
	Story   news.StoryHead               `json:"story"`
	Plans   []news.Plan                  `json:"plans"`
	Reports map[news.ReportID]ReportHead `json:"reports"`
}

// Plans lists the plans of the story: those that are due first, by their day.
func (d *Desk) Plans(ctx context.Context) (*Plans, error) {
	head, err := d.Head(ctx)
	if err != nil {
		return nil, err
	}
	t, err := d.told(ctx)
	if err != nil {
		return nil, err
	}
	return &Plans{Story: head, Plans: t.Plans, Reports: t.heads()}, nil
}

// State is the answer to "where does the matter stand?".
type State struct {
	Story news.StoryHead `json:"story"`
	state.State
	// Undated are the first sentences of the reports that have no day at all, by
	// their ids: nothing says that they are not the newest.
	Undated []state.Lead                 `json:"undated"`
	Reports map[news.ReportID]ReportHead `json:"reports"`

	plans []news.Plan
}

// State says where the matter stands.
func (d *Desk) State(ctx context.Context) (*State, error) {
	head, err := d.Head(ctx)
	if err != nil {
		return nil, err
	}
	t, err := d.told(ctx)
	if err != nil {
		return nil, err
	}
	st := &State{Story: head, State: t.State, Undated: []state.Lead{}, Reports: t.heads(), plans: t.Plans}
	for i := range t.anns {
		if ann := &t.anns[i]; ann.Read && ann.Error == "" && firstDay(ann.Published) == "" {
			if lead, ok := state.LeadOf(ann); ok {
				st.Undated = append(st.Undated, lead)
			}
		}
	}
	slices.SortFunc(st.Undated, func(a, b state.Lead) int { return cmp.Compare(a.Report, b.Report) })
	return st, nil
}

// Shown lists the words that each line of the state cites, for the evaluation.
func (s *State) Shown() [][]news.Evidence {
	var out [][]news.Evidence
	for _, l := range s.Latest {
		out = append(out, l.Event.Evidence)
	}
	for _, l := range append(slices.Clone(s.Newest), s.Undated...) {
		out = append(out, l.Evidence)
	}
	for _, p := range append(slices.Clone(s.Due), s.Open...) {
		out = append(out, p.Evidence)
	}
	for _, d := range s.Disputed {
		for _, side := range d.Sides {
			out = append(out, side.Evidence)
		}
	}
	return out
}

// Sourced says in words how many sources tell an event: "2 sources in 3
// reports", "1 source", "1 source tells it, 3 reports announced it".
func (l EventLine) Sourced() string {
	n, reports := l.IndependentSources, len(l.Reports)-l.Announced
	one := func(n int, noun string) string {
		if n == 1 {
			return "1 " + noun
		}
		return fmt.Sprintf("%d %ss", n, noun)
	}
	words := one(n, "source")
	if reports > 1 && n != reports {
		words += " in " + one(reports, "report")
	}
	switch {
	case l.Announced == 0:
		return words
	case n == 1:
		words += " tells it, "
	default:
		words += " tell it, "
	}
	return words + one(l.Announced, "report") + " announced it"
}

// explainEvent shows what an event, or a plan, rests on.
func (d *Desk) explainEvent(ctx context.Context, id string) (*Explanation, error) {
	t, err := d.told(ctx)
	if err != nil {
		return nil, err
	}
	for i := range t.Plans {
		if p := &t.Plans[i]; string(p.ID) == id {
			return &Explanation{ID: id, Kind: "plan", Title: p.Text, Reasons: p.Reasons, Evidence: p.Evidence,
				Facts: []Fact{{Label: "due", Value: strings.TrimPrefix(DueLabel(p.Due), "due ")}, {Label: "outcome", Value: p.Outcome}, {Label: "event", Value: string(p.Event)}}}, nil
		}
	}
	for _, ev := range t.Events {
		if string(ev.ID) == id || slices.ContainsFunc(ev.Mentions, func(m news.Mention) bool { return "E"+string(m.ID[1:]) == id }) || slices.ContainsFunc(ev.Mentions, func(m news.Mention) bool { return string(m.ID) == id }) {
			return t.explain(ev), nil
		}
	}
	return nil, nil
}

// explain writes the facts and the reasons of an event.
func (t *tale) explain(ev *chronicle.Event) *Explanation {
	l := t.line(ev)
	ex := &Explanation{ID: string(ev.ID), Kind: "event", Title: ev.Line, Evidence: ev.Evidence}
	ex.Facts = []Fact{
		{Label: "type", Value: strings.TrimSpace(ev.Type + " " + ev.Mode), Source: "CAMEO " + cmp.Or(ev.CAMEO, "none")},
		{Label: "factuality", Value: string(ev.Factuality)},
		{Label: "when", Value: cmp.Or(ev.When.Value, SpanText(ev.When)), Source: string(ev.When.Basis)},
		{Label: "actors", Value: cmp.Or(strings.Join(l.Who, ", "), "none named")},
		{Label: "where", Value: cmp.Or(l.Place, "not said")},
		{Label: "sources", Value: l.Sourced()},
	}
	if ev.Background {
		ex.Facts = append(ex.Facts, Fact{Label: "background", Value: "every report recalls it from long before"})
	}
	ex.Reasons = append(ex.Reasons, ev.When.Reasons...)
	ex.Reasons = append(ex.Reasons, ev.Reasons...)
	ex.Reasons = append(ex.Reasons, ev.Counted...)
	for _, id := range ev.Possibly {
		ex.Reasons = append(ex.Reasons, "possibly the same as "+string(id))
	}
	for _, m := range ev.Members {
		ex.Reasons = append(ex.Reasons, fmt.Sprintf("%s, “%s” in %s: %s; %s", m.ID, m.In(m.Report.Text), string(m.Report.ID), m.Factuality, strings.Join(m.Rules, "; ")))
	}
	return ex
}
