package dispute

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"dateline/internal/news"
	"dateline/internal/story/given"
)

// How many of the content words of a denied claim another's words must have, to
// be that claim: all of two, or three and the larger part.
const (
	claimWords = 3
	claimPart  = 60 // percent
)

// mostClaims is how many who make a claim are listed against one denial of it, in the
// order of the reports: in a story of thousands of reports they are the same over and over.
const mostClaims = 200

// said is what somebody in a report is said to say.
type said struct {
	doc   *given.Doc
	att   *news.Attribution
	stems []string // of its content, sorted
}

// claimants gives what others than the one who denies are said to say in any
// report and what is denied in the words of a span.
func (f *finder) claimants(doc *given.Doc, denied news.Span, denier news.Byte) []news.Evidence {
	theirs, keys := stemsIn(doc, denied), doc.Keys(denied)
	if len(theirs) < 2 {
		return nil
	}
	need := max(claimWords, (claimPart*len(theirs)+99)/100)
	if len(theirs) < claimWords {
		need = len(theirs)
	}
	own := doc.Keys(news.Span{Start: denier, End: denied.Start})
	var out []news.Evidence
	for _, s := range f.saying(theirs, need) {
		if s.doc == doc && doc.Sentence(s.att.Cue.Start) == doc.Sentence(denied.Start) {
			continue
		}
		if len(out) == mostClaims {
			break
		}
		c := s.att.Content[0]
		if slices.Contains(own, speakerKey(s.doc, s.att)) || refuses(s.doc, c) {
			continue
		}
		if k := s.doc.Keys(c); len(k) == 0 || len(keys) == 0 || len(given.Shared(k, keys)) > 0 {
			out = append(out, s.doc.Evidence(c))
		}
	}
	return out
}

// saying gives, in the order of the reports, those of what is said that have that many
// of some stems: whoever has them has one of the rarest that are left without so many.
// What was asked once is kept.
func (f *finder) saying(stems []string, need int) []*said {
	if f.said == nil {
		f.said, f.saidOf = map[string][]int{}, map[string][]*said{}
		for _, doc := range f.set.Docs {
			for i := range doc.Attributions {
				f.index(doc, &doc.Attributions[i])
			}
		}
	}
	key := strconv.Itoa(need) + " " + strings.Join(stems, " ")
	if out, ok := f.saidOf[key]; ok {
		return out
	}
	rare := slices.Clone(stems)
	slices.SortStableFunc(rare, func(a, b string) int { return cmp.Compare(len(f.said[a]), len(f.said[b])) })
	var at []int
	for _, stem := range rare[:len(rare)-need+1] {
		at = append(at, f.said[stem]...)
	}
	slices.Sort(at)
	var out []*said
	for _, i := range slices.Compact(at) {
		if s := &f.saids[i]; len(given.Shared(stems, s.stems)) >= need {
			out = append(out, s)
		}
	}
	f.saidOf[key] = out
	return out
}

// index notes what is said under its stems, unless it denies.
func (f *finder) index(doc *given.Doc, att *news.Attribution) {
	if att.Source == nil || att.Cue == nil || len(att.Content) == 0 {
		return
	}
	sent := doc.Sentence(att.Cue.Start)
	if cue := denying()[strings.ToLower(att.Cue.In(doc.Text))]; sent < 0 || !story(doc, sent) || cue == "deny" || cue == "contest" {
		return
	}
	for _, w := range wordsOf(doc, sent) { // a denial in which a word of claiming stands
		if class := denying()[w.text]; w.End <= att.Content[0].Start && (class == "deny" || class == "contest") {
			return
		}
	}
	s := said{doc, att, stemsIn(doc, att.Content[0])}
	for _, stem := range s.stems {
		f.said[stem] = append(f.said[stem], len(f.saids))
	}
	f.saids = append(f.saids, s)
}

// refuses says whether words deny what they tell of themselves.
func refuses(doc *given.Doc, span news.Span) bool {
	return find(strings.ToLower(span.In(doc.Text)), []string{"no", "not", "never", "nothing", "denied", "rejected", "n't", "neither"}) != ""
}

// stemsIn is the stems of the content words of a span, sorted, each once.
func stemsIn(doc *given.Doc, span news.Span) []string {
	sent := doc.Sentence(span.Start)
	if sent < 0 {
		return nil
	}
	var out []string
	for ; sent < len(doc.Sentences) && doc.Sentences[sent].Start < span.End; sent++ {
		for _, w := range doc.Words(sent) {
			if span.Contains(w.Span) {
				out = append(out, w.Stem)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
