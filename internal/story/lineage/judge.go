package lineage

import (
	"fmt"

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
func Judge(a, b *Text) (Verdict, bool) { return judge(a, b, false) }

// judge is Judge; named says that the text of one of the two names the other's
// outlet, so that even little that they share is looked at.
func judge(a, b *Text, named bool) (Verdict, bool) {
	if a.Rep.ID == b.Rep.ID || a.words == 0 || b.words == 0 {
		return Verdict{}, false
	}
	if b.Rep.ID < a.Rep.ID {
		a, b = b, a
	}
	o, ok := compare(a, b, named)
	if !ok {
		return Verdict{}, false
	}
	why, part := related(o, creditsOutlet(a.Rep, b.Rep) != "" || creditsOutlet(b.Rep, a.Rep) != "", func() bool {
		return uses(a.Rep, b.Rep) != "" || uses(b.Rep, a.Rep) != ""
	})
	if len(why) == 0 {
		return Verdict{}, false
	}
	v := Verdict{From: a, To: b, Overlap: o, Why: why}
	v.direct()
	v.Kind = v.kind()
	if part {
		v.Kind = Cites
	}
	return v, true
}

// Thresholds of related, in hundredths where they are shares. They were set
// together with all articles of eval/lineage in view, both its parts, against
// reports of one event in ECB+: do not change one alone.
const (
	copiedShare, copiedGrams = 25, 20 // of the triples of one report, and how many
	mostShare, mostGrams     = 50, 10 // the same for a text that is nearly all there
	partShare, partGrams     = 12, 35 // the same where a part was taken over
	leastMean, leastChain    = 12, 150
	fullMean, fullChain      = 15, 250
	denseMean, denseChain    = 20, 200
	// names and numbers in order: with a light chain, a dense one, a full one
	keysAll, keysMany, keysMost = 85, 70, 65
	// distinct numbers, as rewriters keep them in another order
	leastNumbers, numberShare, keysSome = 30, 75, 45
	// Of two of which one says in its text that the other's outlet reported
	// something: a rewrite, by its sentences alone or with its numbers; else how
	// many sentences must answer each other for a part to be taken over. Of
	// 2,154 pairs of independent reports of one event in ECB+, 41 reach the first
	// bound and 50 the second, and few of those name the other.
	usedMean, usedChain              = fullMean, fullChain
	usedNumbersMean, usedNumberChain = 10, 150
	usedNumbers                      = 12
	usedAnswers                      = 3
)

// related gives the reasons for which two reports are taken for one text, none
// where they are not. credited says that one of them names the other's outlet
// as its source, used, that its text does for something in it; part, that only
// a part of the text was taken over.
func related(o Overlap, credited bool, used func() bool) (why []string, part bool) {
	share := max(o.A.Grams, o.B.Grams)
	switch {
	case o.copied():
		why = append(why, fmt.Sprintf("%s of one text's runs of three words stand in the other", inWords(share)))
	case o.tookPart():
		part = true
	}
	switch {
	case o.Keys >= keysAll,
		o.Keys >= keysMany && o.Mean >= denseMean && o.Chain >= denseChain,
		o.Keys >= keysMost && o.Mean >= fullMean && o.Chain >= fullChain:
		part = false
		why = append(why, fmt.Sprintf("its sentences answer those of the other in the same order, with %s of the names and numbers in that order", inWords(o.Keys)))
	case o.Keys >= keysSome && o.Numbers >= leastNumbers && o.NumberShare >= numberShare:
		part = false
		why = append(why, fmt.Sprintf("its sentences answer those of the other, and %s of its numbers of two digits and more are the other's", inWords(o.NumberShare)))
	}
	if len(why) == 0 && credited && o.Mean >= leastMean && o.Chain >= leastChain {
		part = false
		why = append(why, "its sentences answer those of the other, and it names the other's outlet as its source")
	}
	if len(why) == 0 && used() {
		var words string
		if words, part = usedFor(o); words != "" {
			return []string{words}, part
		}
	}
	if part {
		why = append(why, fmt.Sprintf("the two share %d runs of three words, more than reports that do not know each other", o.Grams))
	}
	return why, part
}

// copied and tookPart say what the runs of three words tell by themselves, byGrams
// that they tell something.
func (o *Overlap) copied() bool {
	share := max(o.A.Grams, o.B.Grams)
	return share >= copiedShare && o.Grams >= copiedGrams || share >= mostShare && o.Grams >= mostGrams
}

func (o *Overlap) tookPart() bool {
	return max(o.A.Grams, o.B.Grams) >= partShare && o.Grams >= partGrams
}

func (o *Overlap) byGrams() bool { return o.copied() || o.tookPart() }

// usedFor says how much of a report is another's whose outlet its text names,
// "" if nothing shows that anything is.
func usedFor(o Overlap) (why string, part bool) {
	answers := min(answered(o.A.Best), answered(o.B.Best))
	switch {
	case o.Mean >= usedMean && o.Chain >= usedChain:
		return "its sentences answer those of the other, and its text names the other's outlet as a source", false
	case o.Mean >= usedNumbersMean && o.Chain >= usedNumberChain && o.Numbers >= usedNumbers && o.NumberShare >= numberShare:
		return fmt.Sprintf("its sentences answer those of the other, %s of its numbers of two digits and more are the other's, and its text names the other's outlet as a source", inWords(o.NumberShare)), false
	case answers >= usedAnswers:
		return fmt.Sprintf("its text names the other's outlet as a source, and %d of its sentences answer the other's", answers), true
	}
	return "", false
}

// answered counts the sentences that one of the other report answers.
func answered(best []Match) int {
	n := 0
	for _, m := range best {
		if m.Answers() {
			n++
		}
	}
	return n
}

// turn swaps the two reports.
func (v *Verdict) turn() {
	v.From, v.To = v.To, v.From
	v.Overlap.A, v.Overlap.B = v.Overlap.B, v.Overlap.A
}

// Shares by which the kinds of an edge are told, in hundredths.
const (
	verbatim = 60 // of the copy's triples that the original has
	whole    = 90 // of the original's words that the copy has
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

// Edge writes a verdict as an edge.
func (v *Verdict) Edge() news.Edge {
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
		out = append(out, v.From.evidenceOf(at), v.To.evidenceOf(int(v.Overlap.A.Best[at].To)))
	}
	return out
}
