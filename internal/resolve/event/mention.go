package event

import (
	"cmp"
	"slices"
	"strings"

	"dateline/internal/calendar"
	"dateline/internal/dating"
	"dateline/internal/news"
)

// Scene is what the story knows beside the event mentions.
type Scene struct {
	// Reports are the reports of the story.
	Reports []*news.Annotated
	// Entity gives the story's entity for one of a report, "" for none.
	Entity func(news.ReportID, news.EntityID) news.EntityID
	// Kind is what a story's entity is.
	Kind func(news.EntityID) news.NameKind
	// Stands gives the entities that another can stand for: the country of its
	// president, the country of a capital. Nil for none.
	Stands func(news.EntityID) []news.EntityID
	// Maybe says whether two entities are possibly one; nil for never.
	Maybe func(a, b news.EntityID) bool
	// Family names the reports that were made from each other, "" for a report that
	// stands alone; nil for none.
	Family func(news.ReportID) string
	// Published gives the days that a report can be from.
	Published func(news.ReportID) dating.Days
	// Same and Apart are pairs of mentions that a person put together or apart.
	Same, Apart [][2]news.RecordID
}

// Mention is an event mention with what the story knows of it.
type Mention struct {
	*news.EventMention
	Report *news.Annotated
	// Role is that of the passage it stands in.
	Role news.Role
	// Sent is the index of its sentence, -1 for none.
	Sent int
	// Sources, Targets and Others are the story's entities of its actors, each
	// list sorted; Parties are all of them.
	Sources, Targets, Others, Parties []news.EntityID
	// Place is the story's entity of where it happened.
	Place news.EntityID
	// When ties its day to that of the report, where a time dates it.
	When  dating.Relation
	Timed bool
	// Days are the days on which it can have happened, by its own time or by
	// its tense.
	Days dating.Days
	// News says that its days are those of its report, whose news it is.
	News bool
	// Series says that it speaks of many happenings ("protests").
	Series bool
	// Definite says that it points back at something known ("the meeting").
	Definite bool

	amounts []amount
	words   []string // content lemmas of its clause, sorted
	lemma   []string // content words of the predicate's lemma, sorted
	aim     []string // nouns and adjectives of its targets, sorted
	ordinal float64  // "the sixth time": 6; 0 for none
	setting []news.EntityID
	family  string
	// told is the days within which its report was published, where that is
	// known to a week; near says so.
	told calendar.Span
	near bool
	// recalled says that its own time ended long before its report.
	recalled bool
	// noun says that the predicate is a noun.
	noun bool
}

// amount is a figure of the clause that can tell two happenings apart.
type amount struct {
	value float64
	unit  string
}

// Ahead says whether the mention looks ahead or leaves open whether it happens.
// What a deed is meant for ("landed the plane to arrest him") looks nowhere.
func (m *Mention) Ahead() bool {
	switch m.Factuality {
	case news.Planned:
		return m.Announces()
	case news.Possible, news.CalledFor:
		return true
	}
	return false
}

// Past says whether the mention tells of something that has happened or goes on.
func (m *Mention) Past() bool { return m.Factuality == news.Happened || m.Factuality == news.Ongoing }

// Noun says that the predicate is a noun, which has no tense ("the Nov. 8
// election").
func (m *Mention) Noun() bool { return m.noun }

// Mentions gives the event mentions of all reports, in order of report and text.
func (s *Scene) Mentions() []*Mention {
	reps := slices.Clone(s.Reports)
	slices.SortFunc(reps, func(a, b *news.Annotated) int { return cmp.Compare(a.ID, b.ID) })
	var out []*Mention
	for _, rep := range reps {
		out = append(out, s.ofReport(rep)...)
	}
	return out
}

// ofReport reads the mentions of one report.
func (s *Scene) ofReport(rep *news.Annotated) []*Mention {
	var out []*Mention
	setting := s.setting(rep)
	hull, fresh := s.Published(rep.ID).Hull()
	fresh = fresh && hull.Len() <= 7
	pas, sent := 0, 0
	for i := range rep.Events {
		m := &Mention{EventMention: &rep.Events[i], Report: rep, Sent: -1}
		for pas < len(rep.Passages) && rep.Passages[pas].End <= m.Start {
			pas++
		}
		if pas < len(rep.Passages) {
			m.Role = rep.Passages[pas].Role
		}
		for sent < len(rep.Sentences) && rep.Sentences[sent].End <= m.Start {
			sent++
		}
		if sent < len(rep.Sentences) && rep.Sentences[sent].Contains(m.Span) {
			m.Sent = sent
			m.readWords(&rep.Sentences[sent])
		}
		m.setting = setting
		if s.Family != nil {
			m.family = s.Family(rep.ID)
		}
		m.told, m.near = hull, fresh
		s.readActors(m)
		m.readAmounts()
		m.readAim()
		out = append(out, m)
	}
	for i := 0; i < len(out); {
		k := i + 1
		for k < len(out) && out[k].Sent == out[i].Sent {
			k++
		}
		lend(out[i:k])
		i = k
	}
	for _, m := range out {
		s.readTime(m)
	}
	return out
}

// settingSize is how many entities make the setting of a report.
const settingSize = 6

// setting gives the entities that a report names most often: what it is about.
func (s *Scene) setting(rep *news.Annotated) []news.EntityID {
	count := map[news.EntityID]int{}
	for i := range rep.Entities {
		ent := &rep.Entities[i]
		switch ent.Kind {
		case news.Person, news.Organisation, news.Country, news.Place:
			if id := s.Entity(rep.ID, ent.ID); id != "" {
				count[id] += len(ent.Mentions)
			}
		}
	}
	out := make([]news.EntityID, 0, len(count))
	for id := range count {
		out = append(out, id)
	}
	slices.SortFunc(out, func(a, b news.EntityID) int { return cmp.Or(count[b]-count[a], cmp.Compare(a, b)) })
	return out[:min(len(out), settingSize)]
}

// readAmounts keeps the sums and counts of the clause, and its ordinal.
func (m *Mention) readAmounts() {
	sentence := m.Clause
	if m.Sent >= 0 {
		sentence = m.Report.Sentences[m.Sent].Span
	}
	var around []amount
	for i := range m.Report.Figures {
		fig := &m.Report.Figures[i]
		if fig.Start >= sentence.End {
			break
		}
		sum := fig.Kind == "amount" || fig.Kind == "sum"
		switch {
		case sum && m.Clause.Contains(fig.Span):
			m.amounts = append(m.amounts, amount{fig.Value, fig.Unit})
		case sum && sentence.Contains(fig.Span):
			around = append(around, amount{fig.Value, fig.Unit})
		case fig.Kind == "ordinal" && m.Clause.Contains(fig.Span):
			m.ordinal = fig.Value
		}
	}
	if len(m.amounts) == 0 && len(around) == 1 && moved[m.Type] {
		m.amounts = around
	}
}

// moved are the types whose sum is told in the sentence where it is not told in
// the clause: "confirmed a loan of … granted to Belarus".
var moved = map[string]bool{"AID": true, "AGREE": true, "COOPERATE": true}

// readWords keeps the content lemmas of the clause, and whether the predicate is
// a definite noun, or one in the plural.
func (m *Mention) readWords(sent *news.Sentence) {
	for i := range sent.Tokens {
		tok := &sent.Tokens[i]
		if m.Span.Overlaps(tok.Span) {
			m.Series = m.Series || tok.XPOS == "NNS" && pluralEvent(tok.Lemma)
			m.noun = tok.UPOS == "NOUN" && (m.noun || len(m.lemma) == 0)
			if tok.UPOS == "NOUN" {
				m.Definite = m.Definite || definite(sent, i+1)
			}
			if tok.UPOS == "NOUN" || tok.UPOS == "VERB" || tok.UPOS == "PROPN" {
				m.lemma = append(m.lemma, strings.ToLower(tok.Lemma))
			}
			continue
		}
		if m.Clause.Contains(tok.Span) && (tok.UPOS == "NOUN" || tok.UPOS == "PROPN" || tok.UPOS == "ADJ") && len(tok.Lemma) > 3 {
			m.words = append(m.words, strings.ToLower(tok.Lemma))
		}
	}
	slices.Sort(m.words)
	m.words = slices.Compact(m.words)
	m.lemma = append(m.lemma, strings.FieldsFunc(strings.ToLower(m.Lemma), func(r rune) bool { return r == ' ' || r == '_' })...)
	slices.Sort(m.lemma)
	m.lemma = slices.Compact(m.lemma)
}

// pluralEvent says whether a plural of the lemma is many happenings: "talks" and
// "elections" are one.
func pluralEvent(lemma string) bool {
	switch lemma {
	case "talk", "talks", "election", "elections", "negotiation", "discussion", "poll", "polls", "celebration", "hostility", "exercise", "maneuver", "manoeuvre", "drill", "tool", "arm": // "downed tools", "laid down their arms"
		return false
	}
	return true
}

// definite says whether the noun at the 1-based index has a word that points
// back: "the", "this", "their".
func definite(sent *news.Sentence, noun int) bool {
	for i := range sent.Tokens {
		tok := &sent.Tokens[i]
		if tok.Head != noun {
			continue
		}
		switch strings.ToLower(tok.Form) {
		case "the", "this", "that", "these", "those", "their", "his", "her", "its", "such":
			return true
		}
	}
	return false
}

// readTime finds the days that the mention can mean: by its time, else by its
// tense and the days of the report.
func (s *Scene) readTime(m *Mention) {
	published := s.Published(m.Report.ID)
	if m.Time == nil && m.Factuality == news.Planned {
		m.setFor(published)
	}
	if t := m.time(); t != nil && !since(m.Report, t, m.Start) {
		if rel, ok := relation(m.Report, t); ok {
			if m.Ahead() && m.Factuality != news.Possible {
				rel.Turn()
			} else if m.Past() {
				rel.Gone()
			}
			m.When, m.Timed = rel, true
			m.Days = rel.Days(published)
			hull, ok := m.Days.Hull()
			if from, known := published.Hull(); ok && known && m.Factuality == news.Planned && m.Announces() && hull.Last < from.First-1 {
				// A day long past is not that of what is ahead: "a press conference on
				// a murder back in 1967".
				m.When, m.Timed = dating.Relation{}, false
				copied := *m.EventMention
				copied.Time = nil
				m.EventMention = &copied
				m.undated(published)
				return
			}
			if from, known := published.Hull(); ok && known && m.Past() && hull.First > from.Last {
				// Nothing that is still ahead has happened: it is planned, or, where a
				// deed is told in the past, the day is that of something else.
				copied := *m.EventMention
				if m.Tense == "past" && !m.noun && !sets(m) {
					copied.Time = nil
					m.EventMention = &copied
					m.When, m.Timed = dating.Relation{}, false
					if !m.fresh(published) {
						m.undated(published)
					}
					return
				}
				copied.Factuality = news.Planned
				m.EventMention = &copied
			}
			if from, known := published.Hull(); ok && known && hull.Last < from.First-recallDays {
				m.recalled = true
			}
			return
		}
		first, ok1 := calendar.Parse(t.Earliest)
		last, ok2 := calendar.Parse(t.Latest)
		if ok1 && ok2 && first <= last {
			m.Days = dating.Between(first, last)
			return
		}
	}
	if !m.fresh(published) {
		m.undated(published)
	}
}

// sets says whether a word of planning is, or is part of, the predicate: the day that
// stands beside "called a strike" is that of the strike.
func sets(m *Mention) bool {
	return slices.ContainsFunc(m.lemma, func(l string) bool { return planWords()[l] })
}

// undated bounds the days of a mention that nothing dates by its tense and the
// days of its report.
func (m *Mention) undated(published dating.Days) {
	hull, ok := published.Hull()
	switch {
	case !ok || published.Count() == dating.All.Count():
		m.Days = dating.All
	case m.Past(), m.Factuality == news.DidNotHappen:
		m.Days = dating.Until(hull.Last)
	case m.Factuality == news.Planned && m.Announces():
		m.Days = dating.From(hull.First)
	default:
		m.Days = dating.All
	}
}

// time is the mention's own time, nil where it has none or one that dates nothing
// ("now").
func (m *Mention) time() *news.TimeRange {
	if m.Time == nil || strings.HasSuffix(m.Time.Value, "_REF") {
		return nil
	}
	return m.Time
}

// setFor gives an announcement without a time of its own the only day that its
// clause names, where that can lie ahead: "will discuss plans to … on Monday",
// "scheduled to begin Friday".
func (m *Mention) setFor(published dating.Days) {
	var only *news.Timex
	for i := range m.Report.Times {
		tx := &m.Report.Times[i]
		if tx.Start >= m.Clause.End {
			break
		}
		if !m.Clause.Contains(tx.Span) || strings.HasSuffix(tx.Value, "_REF") || tx.Type != news.TimexDate && tx.Type != news.TimexTime {
			continue
		}
		if only != nil {
			return
		}
		only = tx
	}
	if only == nil || !m.Announces() {
		return
	}
	rel, ok := dating.Relate(m.Report, only)
	if !ok || !rel.Fine() {
		return
	}
	rel.Turn()
	from, known := published.Hull()
	if hull, ok := rel.Days(published).Hull(); !ok || known && hull.Last < from.First {
		return
	}
	copied := *m.EventMention
	copied.Time = &news.TimeRange{Span: only.Span, Value: only.Value, Earliest: only.Earliest, Latest: only.Latest}
	m.EventMention = &copied
}

// recallDays is how many days before its report what a mention tells must have
// ended to be recalled rather than reported.
const recallDays = 14

// sinceReach is how many bytes before a time "since" is looked for.
const sinceReach = 60

// since says whether a time is the beginning of a span that runs on: "in power
// since 1994", "the first trip since his re-election on August 9" date nothing that
// their clause tells; the re-election itself, after the word, they do date.
func since(rep *news.Annotated, t *news.TimeRange, predicate news.Byte) bool {
	from := news.Byte(max(0, int(t.Start)-sinceReach))
	head := strings.ToLower(rep.Text[from:t.Start])
	at := strings.LastIndex(head, "since ")
	if at < 0 || at > 0 && head[at-1] != ' ' || strings.ContainsAny(head[at:], ",.;\n") {
		return false
	}
	if strings.EqualFold(strings.TrimSpace(t.In(rep.Text)), "then") {
		return true // "since then, the protests have lost steam"
	}
	between := news.Span{Start: from + news.Byte(at), End: t.Start}
	return predicate < between.Start && !slices.ContainsFunc(rep.Times, func(tx news.Timex) bool { return between.Contains(tx.Span) })
}

// relation finds the time expression that a mention's time is.
func relation(rep *news.Annotated, t *news.TimeRange) (dating.Relation, bool) {
	for i := range rep.Times {
		tx := &rep.Times[i]
		if tx.Start >= t.End {
			break
		}
		if tx.Span.Overlaps(t.Span) && t.Len() > 0 {
			if tx.Latest != "" && tx.Latest < t.Latest {
				return dating.Relation{}, false // the earlier end of a span
			}
			return dating.Relate(rep, tx)
		}
	}
	return dating.Relation{}, false
}
