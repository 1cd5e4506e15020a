package days

import (
	"fmt"
	"slices"
	"strings"

	"dateline/internal/calendar"
	"dateline/internal/dating"
	"dateline/internal/news"
)

// happening is a sentence of a report that states its day, with one day that it tells of.
type happening struct {
	rep   news.ReportID
	on    calendar.Day
	words []string
}

// spanReach is how many bytes after "six days before" the clause goes on that says what
// the days are counted from.
const spanReach = 90

// sharedOfClause is how many words of content that clause must share with a sentence that
// dates the same, and half of its own.
const sharedOfClause = 2

// Spans narrows undated reports by days that they count from what dated reports date, where
// the weekday that comes out is the one that the report itself gives: "was brought on
// Tuesday, six days before the lines were to be switched on" beside "the lines will start
// on Monday, June 2". It says whether that changed anything.
func (s *Solution) Spans() bool {
	var sure []happening
	for _, id := range s.order {
		if r := s.reports[id]; r.ann.Published.Sure() {
			sure = append(sure, happenings(r.ann)...)
		}
	}
	changed := false
	for _, id := range s.order {
		r := s.reports[id]
		if r.ann.Published.Sure() || r.bestDay() {
			continue
		}
		for i := range r.ann.Times {
			if c, ok := r.span(&r.ann.Times[i], sure); ok {
				changed = r.add(c) || changed
			}
		}
	}
	return changed
}

// span reads one length of days that is counted from something that others date.
func (r *report) span(tx *news.Timex, sure []happening) (dating.Constraint, bool) {
	n, slack, ok := length(tx)
	if !ok || slack > 0 || !tells(r.ann, tx.Span) {
		return dating.Constraint{}, false
	}
	rest := r.ann.Text[tx.End:min(len(r.ann.Text), int(tx.End)+spanReach)]
	word, clause, _ := strings.Cut(strings.TrimSpace(rest), " ")
	sign := calendar.Day(1)
	switch word {
	case "before":
		sign = -1
	case "after":
	default:
		return dating.Constraint{}, false
	}
	at := slices.IndexFunc(r.ann.Sentences, func(s news.Sentence) bool { return s.Contains(tx.Span) })
	if at < 0 {
		return dating.Constraint{}, false
	}
	weekday, rel, ok := r.weekdayFor(&r.ann.Sentences[at], tx)
	if !ok {
		return dating.Constraint{}, false
	}
	if end := strings.IndexAny(clause, ",.;"); end >= 0 {
		clause = clause[:end]
	}
	from := tx.End + news.Byte(strings.Index(rest, clause))
	own := contentWords(r.ann, &r.ann.Sentences[at], news.Span{Start: from, End: from + news.Byte(len(clause))})
	on, by := told(own, sure, func(d calendar.Day) bool { return (d + sign*n).Weekday() == weekday })
	if len(by) == 0 {
		return dating.Constraint{}, false
	}
	day := on + sign*n
	left := rel.Reports(dating.Between(day, day)).Meet(r.days)
	if len(left) == 0 || left.Count() >= r.days.Count() {
		return dating.Constraint{}, false
	}
	return dating.Constraint{
		Days: left, Rank: dating.Linked, Origin: "counted-from", Reports: by, Words: []news.Span{tx.Span},
		Reason: fmt.Sprintf("%s was “%s %s %s”, which by other reports was on %s, and so on the weekday that it gives.", rel.Named(), tx.In(r.ann.Text), word, strings.TrimSpace(clause), on),
	}, true
}

// weekdayFor is the weekday that a report gives for what it counts days from in a sentence:
// one before the length there, else that of its first sentences, of which "the vote came
// three days after …" speaks.
func (r *report) weekdayFor(sent *news.Sentence, tx *news.Timex) (int, dating.Relation, bool) {
	var lead dating.Relation
	found := 0
	for i := range r.ann.Times {
		o := &r.ann.Times[i]
		if o.Start >= tx.Start || !tells(r.ann, o.Span) {
			continue
		}
		rel, ok := dating.Relate(r.ann, o)
		if !ok || rel.Weekday() == 0 {
			continue
		}
		if sent.Contains(o.Span) {
			return rel.Weekday(), rel, true
		}
		if found == 0 {
			found, lead = rel.Weekday(), rel
		}
	}
	return found, lead, found != 0
}

// told gives the one day of which sentences of dated reports tell what the words say, among
// the days that fit, and the reports that do; none where they tell of several.
func told(own []string, sure []happening, fits func(calendar.Day) bool) (on calendar.Day, by []news.ReportID) {
	if len(own) < sharedOfClause {
		return 0, nil
	}
	for i := range sure {
		h := &sure[i]
		if n := shared(h.words, own); n < sharedOfClause || 2*n < len(own) || !fits(h.on) {
			continue
		}
		if len(by) > 0 && h.on != on {
			return 0, nil
		}
		on, by = h.on, append(by, h.rep)
	}
	slices.Sort(by)
	return on, slices.Compact(by)
}

// happenings lists the sentences of a dated report that tell of one day each, or of several.
func happenings(ann *news.Annotated) []happening {
	var out []happening
	for i := range ann.Sentences {
		sent := &ann.Sentences[i]
		if !tells(ann, sent.Span) {
			continue
		}
		var words []string
		for k := range ann.Times {
			tx := &ann.Times[k]
			on, ok := calendar.Parse(tx.Earliest)
			if !ok || tx.Earliest != tx.Latest || !sent.Contains(tx.Span) || tx.Type != news.TimexDate && tx.Type != news.TimexTime || strings.HasSuffix(tx.Value, "_REF") {
				continue
			}
			if words == nil {
				words = contentWords(ann, sent, sent.Span)
			}
			out = append(out, happening{ann.ID, on, words})
		}
	}
	return out
}

// contentWords are the words of content of a part of a sentence, names and numbers among
// them, but for those of its times, sorted.
func contentWords(ann *news.Annotated, sent *news.Sentence, part news.Span) []string {
	var out []string
	for k := range sent.Tokens {
		tok := &sent.Tokens[k]
		if !part.Overlaps(tok.Span) || timed(ann, tok.Span) {
			continue
		}
		switch tok.UPOS {
		case "NOUN", "VERB", "ADJ", "PROPN":
			if len(tok.Lemma) > 2 {
				out = append(out, strings.ToLower(tok.Lemma))
			}
		case "NUM":
			out = append(out, strings.ToLower(tok.Form))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
