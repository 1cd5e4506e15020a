package event

import (
	"slices"
	"strings"
	"sync"

	"dateline/internal/calendar"
	"dateline/internal/dating"
	"dateline/internal/lexicon/wordlist"
	"dateline/internal/news"
)

// lend gives mentions of one sentence that have no time of their own the one that
// the sentence ties to them: the time that hangs, by way of words that tell no
// event, on the predicate ("forced down an airliner carrying a dissident in May"),
// and that of the verb on which a participle hangs ("threw a lifeline on Thursday,
// pledging loans").
func lend(ms []*Mention) {
	if len(ms) == 0 || ms[0].Sent < 0 {
		return
	}
	sent := &ms[0].Report.Sentences[ms[0].Sent]
	heads := map[int]*Mention{}
	for _, m := range ms {
		if i := headOf(m); i >= 0 && heads[i] == nil {
			heads[i] = m
		}
	}
	for _, m := range ms {
		// What a verb that tells nothing by itself does, its object or subject
		// tells: "threw a lifeline", "the vote will be held".
		if i := headOf(m); i >= 0 && (sent.Tokens[i].Deprel == "obj" || strings.HasPrefix(sent.Tokens[i].Deprel, "nsubj")) {
			if up := sent.Tokens[i].Head - 1; up >= 0 && heads[up] == nil {
				heads[up] = m
			}
		}
	}
	rep := ms[0].Report
	for i := range rep.Times {
		tx := &rep.Times[i]
		if tx.Start >= sent.End {
			break
		}
		if !sent.Contains(tx.Span) || strings.HasSuffix(tx.Value, "_REF") || tx.Type != news.TimexDate && tx.Type != news.TimexTime || owned(ms, tx) {
			continue
		}
		m := bearer(sent, heads, tx)
		if m != nil && !m.noun && Attribute(sent, tx.Span) {
			continue // "sent the form of 19 December"
		}
		if m == nil {
			m = before(sent, ms, tx)
		}
		if m != nil && m.Past() && bounds(rep, tx) {
			continue // "threatened to act before Easter"
		}
		if m != nil && m.Time == nil && m.Factuality != news.Possible && !since(rep, &news.TimeRange{Span: tx.Span}, m.Start) {
			m.borrow(tx)
		}
	}
	for _, m := range ms {
		o := m.hangsOn(sent, heads)
		if o == nil {
			o = m.follows(sent, ms)
		}
		if o != nil && m.Time == nil && o.Time != nil && m.Ahead() == o.Ahead() && !(m.Factuality == news.Planned && o.putsOff()) {
			for i := range rep.Times {
				if rep.Times[i].Overlaps(o.Time.Span) {
					m.borrow(&rep.Times[i])
					break
				}
			}
		}
	}
}

// bounds says whether a time only bounds something: "before Easter". What is put off
// until May is to be in May.
func bounds(rep *news.Annotated, tx *news.Timex) bool { return preceded(rep, tx.Start, "before") }

// putsOff says whether a mention tells that something was set for another day: its own
// day is not that of the thing.
func (m *Mention) putsOff() bool {
	return slices.ContainsFunc(offWords(), func(w string) bool { return m.Lemma == w || strings.HasPrefix(m.Lemma, w+" ") })
}

// offWords are the class puts-off of data/en/events-classes.txt, with blanks.
var offWords = sync.OnceValue(func() []string {
	var out []string
	for _, w := range wordlist.Labelled("en/events-classes.txt")["puts-off"] {
		out = append(out, strings.ReplaceAll(w, "_", " "))
	}
	return out
})

// owned says whether a time is already that of a mention.
func owned(ms []*Mention, tx *news.Timex) bool {
	return slices.ContainsFunc(ms, func(m *Mention) bool { return m.Time != nil && m.Time.Span.Overlaps(tx.Span) })
}

// maxHang is how many words may stand between a time and the predicate that it
// dates.
const maxHang = 4

// bearer climbs from a time to the first predicate of an event above it.
func bearer(sent *news.Sentence, heads map[int]*Mention, tx *news.Timex) *Mention {
	i := slices.IndexFunc(sent.Tokens, func(tok news.Token) bool { return tx.Overlaps(tok.Span) })
	if i < 0 {
		return nil
	}
	for range maxHang {
		if m := heads[i]; m != nil {
			return m
		}
		up := sent.Tokens[i].Head - 1
		if up < 0 {
			return nil
		}
		switch rel, _, _ := strings.Cut(sent.Tokens[i].Deprel, ":"); rel {
		case "ccomp", "parataxis", "advcl", "conj", "root":
			return nil
		}
		i = up
	}
	return heads[i]
}

// nearWords is how many words may stand between a noun and a time after it that
// the tree hangs elsewhere.
const nearWords = 5

// before gives the noun that a time follows closely, with no verb between: "with
// elections in the offing in the fall".
func before(sent *news.Sentence, ms []*Mention, tx *news.Timex) *Mention {
	i := slices.IndexFunc(sent.Tokens, func(tok news.Token) bool { return tx.Overlaps(tok.Span) })
	for k := i - 1; k >= 0 && k >= i-nearWords; k-- {
		tok := &sent.Tokens[k]
		if tok.UPOS == "VERB" || tok.UPOS == "AUX" || tok.Form == ";" {
			return nil
		}
		for _, m := range ms {
			if m.noun && m.Span.Overlaps(tok.Span) {
				return m
			}
		}
	}
	return nil
}

// follows gives the mention before a participle after a comma: "threw a lifeline on
// Thursday, pledging loans", wherever the tree hangs it.
func (m *Mention) follows(sent *news.Sentence, ms []*Mention) *Mention {
	i := headOf(m)
	if i < 1 || sent.Tokens[i].XPOS != "VBG" || sent.Tokens[i-1].Form != "," {
		return nil
	}
	var last *Mention
	for _, o := range ms {
		if o.Start < m.Start && o.Time != nil && o.Past() && o.Clause.Start < m.Start {
			last = o
		}
	}
	return last
}

// hangsOn gives the mention whose verb a participle or an object hangs on.
func (m *Mention) hangsOn(sent *news.Sentence, heads map[int]*Mention) *Mention {
	i := headOf(m)
	if i < 0 {
		return nil
	}
	tok := &sent.Tokens[i]
	rel, _, _ := strings.Cut(tok.Deprel, ":")
	if tok.Head == 0 || !(rel == "advcl" && tok.XPOS == "VBG" || rel == "obj") {
		return nil
	}
	if o := heads[tok.Head-1]; o != nil && o != m {
		return o
	}
	return nil
}

// borrow gives a mention a time that its sentence ties to it.
func (m *Mention) borrow(tx *news.Timex) {
	copied := *m.EventMention
	copied.Time = &news.TimeRange{Span: tx.Span, Value: tx.Value, Earliest: tx.Earliest, Latest: tx.Latest}
	m.EventMention = &copied
}

// freshDays is how many days before its report the news of a lead that is told in
// the present tense or the present perfect happened at most.
const freshDays = 3

// fresh bounds what a headline or a lead tells in the present tense or the present
// perfect without a day: it is the news of the report's own days.
func (m *Mention) fresh(published dating.Days) bool {
	hull, ok := published.Hull()
	if !ok || hull.Len() > maxFresh || !m.Past() || m.Sent < 0 || !m.Main() {
		return false
	}
	if m.Role != news.Headline && (m.Role != news.StoryText || !m.first()) {
		return false
	}
	if m.Tense != "present" && !m.perfect() {
		return false
	}
	m.Days = dating.Between(hull.First, hull.Last)
	if hull.Len() <= freshDays {
		m.Days = dating.Between(hull.First-calendar.Day(freshDays), hull.Last)
	}
	m.News = true
	return true
}

// maxFresh is the most days of a report whose news is dated by it.
const maxFresh = 95

// first says whether the mention stands in the first sentence of the story's own
// text.
func (m *Mention) first() bool {
	for _, p := range m.Report.Passages {
		if p.Role == news.StoryText {
			i, _ := slices.BinarySearchFunc(m.Report.Sentences, p.Start, func(s news.Sentence, at news.Byte) int { return int(s.Start - at) })
			return i == m.Sent
		}
	}
	return false
}

// perfect says whether the predicate has "has" or "have" as its auxiliary.
func (m *Mention) perfect() bool {
	i := headOf(m)
	if i < 0 {
		return false
	}
	sent := &m.Report.Sentences[m.Sent]
	if up := sent.Tokens[i].Head - 1; sent.Tokens[i].UPOS == "NOUN" && up >= 0 {
		i = up
	}
	for k := range sent.Tokens {
		tok := &sent.Tokens[k]
		if tok.Head == i+1 && strings.HasPrefix(tok.Deprel, "aux") && tok.Lemma == "have" && (tok.XPOS == "VBP" || tok.XPOS == "VBZ") {
			return true
		}
	}
	return false
}
