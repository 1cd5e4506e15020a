package lineage

import (
	"dateline/internal/news"
)

// Verdict is what was found between two reports: that one descends from the
// other, or that both tell one text.
type Verdict struct {
	// From is the copy, To the original; where Undirected, the order of the
	// two is only a fixed one.
	From, To   *Text
	Undirected bool
	Overlap    Overlap // A is From, B is To
	Kind       string
	// Why says why they are one text, Which which of them is the copy.
	Why, Which []string
}

// Judge compares two reports, and says whether one descends from the other.
// The result does not depend on the order of the two, nor on any other report.
func Judge(a, b *Text) (Verdict, bool) {
	if a.Rep.ID == b.Rep.ID || a.words == 0 || b.words == 0 {
		return Verdict{}, false
	}
	if b.Rep.ID < a.Rep.ID {
		a, b = b, a
	}
	o := compare(a, b)
	why := related(a, b, o)
	if len(why) == 0 {
		return Verdict{}, false
	}
	v := Verdict{From: a, To: b, Overlap: o, Why: why}
	v.direct()
	v.Kind = v.kind()
	return v, true
}

// Thresholds of related, found on the developing half of eval/lineage; they
// belong together.
const (
	copiedGrams  = 30 // share of the triples of one report that tell a copy
	leastGrams   = 8  // triples that a copy shares at least
	rewroteWords = 45 // share of one report's words in answering sentences
	rewroteOrder = 70
	leastAnswers = 4
)

// related gives the reasons for which two reports are taken for one text, none
// where they are not.
func related(a, b *Text, o Overlap) []string {
	var why []string
	short := a
	side := o.A
	if b.words < a.words {
		short, side = b, o.B
	}
	if grams := max(o.A.Grams, o.B.Grams); grams >= copiedGrams && o.Grams >= leastGrams {
		why = append(why, share(side.Grams)+" of the shorter text's runs of three words stand in the other")
	}
	if side.Words >= rewroteWords && o.Order >= rewroteOrder && o.Answered >= leastAnswers {
		why = append(why, share(side.Words)+" of the words of the shorter text stand in sentences of the other that answer its own, in the same order")
	}
	_ = short
	return why
}

// turn swaps the two reports.
func (v *Verdict) turn() {
	v.From, v.To = v.To, v.From
	v.Overlap.A, v.Overlap.B = v.Overlap.B, v.Overlap.A
}

// Shares by which the kinds of an edge are told, in hundredths.
const (
	verbatim = 60 // of the copy's triples that the original has
	whole    = 75 // of the original's words that the copy has
)

// kind says what the copy made of the original.
func (v *Verdict) kind() string {
	from, to := v.From.Rep, v.To.Rep
	if from.TranslatedFrom != "" && to.TranslatedFrom == "" && v.Overlap.A.Grams < verbatim ||
		from.Language != "" && to.Language != "" && from.Language != to.Language {
		return Translation
	}
	if v.Overlap.A.Grams < verbatim {
		return Rewrite
	}
	switch {
	case v.From.remarks:
		return Repost
	case v.Overlap.B.Words < whole && v.stopsShort():
		return Excerpt
	}
	return Copy
}

// stopsShort says that the copy has what stands first in the original, and
// lacks what stands last: no sentence in the last quarter is answered.
func (v *Verdict) stopsShort() bool {
	best := v.Overlap.B.Best
	if v.From.Rep.Truncated {
		return true
	}
	for i := len(best) - 1; i >= len(best)-max(1, len(best)/4); i-- {
		if best[i].Answers() {
			return false
		}
	}
	return true
}

// edge writes a verdict as an edge.
func (v *Verdict) edge() news.Edge {
	e := news.Edge{ID: edgeID(v.From.Rep.ID, v.To.Rep.ID), From: v.From.Rep.ID, To: v.To.Rep.ID,
		Kind: v.Kind, Undirected: v.Undirected}
	e.Reasons = append(e.Reasons, v.Why...)
	e.Reasons = append(e.Reasons, v.Which...)
	e.Evidence = v.evidence()
	return e
}

// shown is how many pairs of sentences an edge cites.
const shown = 2

// evidence cites the pairs of sentences that answer each other best: the copy's,
// then the original's.
func (v *Verdict) evidence() []news.Evidence {
	out := []news.Evidence{}
	used := map[int]bool{}
	for range shown {
		best, at := -1, 0
		for i, m := range v.Overlap.A.Best {
			s := &v.From.sents[i]
			if !m.Answers() || used[i] || s.role == news.Headline {
				continue
			}
			if score := s.bagWeight * (int(m.Share) + int(m.Back)); score > best {
				best, at = score, i
			}
		}
		if best < 0 {
			break
		}
		used[at] = true
		out = append(out, v.From.quoteOf(at), v.To.quoteOf(int(v.Overlap.A.Best[at].To)))
	}
	return out
}
