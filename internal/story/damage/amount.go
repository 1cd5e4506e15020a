package damage

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"dateline/internal/news"
)

// parts marks an amount that is a thousand or a million times the sum of its
// parts, which follow it in the same sentence or the next one.
func (f *finder) parts(i int, sent news.Span) {
	until := sent.End
	if i+1 < len(f.rep.Sentences) {
		until = f.rep.Sentences[i+1].End
	}
	figs := f.amounts(news.Span{Start: sent.Start, End: until})
	for n, whole := range figs {
		if !sent.Contains(whole.Span) {
			break
		}
		sum := 0.0
		for m := n + 1; m < len(figs) && m <= n+maxParts; m++ {
			if figs[m].Unit != whole.Unit {
				break
			}
			sum += figs[m].Value
			if m > n+1 && thousands(whole.Value, sum) {
				f.mark("parts", whole.Span, fmt.Sprintf("its parts, %s, make %s", quotes(f.rep, figs[n+1:m+1]), times(whole.Value, sum)))
				break
			}
		}
	}
}

// maxParts is how many parts are added up.
const maxParts = 4

// amounts gives the figures within a span that are sums of money or measures.
func (f *finder) amounts(within news.Span) []*news.Figure {
	from, _ := slices.BinarySearchFunc(f.rep.Figures, within.Start, func(fig news.Figure, at news.Byte) int { return cmp.Compare(fig.Start, at) })
	var out []*news.Figure
	for i := from; i < len(f.rep.Figures) && f.rep.Figures[i].Start < within.End; i++ {
		if fig := &f.rep.Figures[i]; fig.Kind == "amount" && fig.Value > 0 && within.Contains(fig.Span) {
			out = append(out, fig)
		}
	}
	return out
}

func quotes(rep *news.Annotated, figs []*news.Figure) string {
	var out []string
	for _, fig := range figs {
		out = append(out, fig.In(rep.Text))
	}
	return strings.Join(out, " and ")
}

// thousands says that a is a thousand or a million times b, or the reverse.
func thousands(a, b float64) bool {
	if a <= 0 || b <= 0 {
		return false
	}
	a, b = max(a, b), min(a, b)
	return near(a, 1e3*b) || near(a, 1e6*b)
}

// near says that two numbers are one but for the rounding of sums.
func near(a, b float64) bool { return math.Abs(a-b) <= 1e-9*math.Abs(a) }

// times says how a sum of parts relates to the whole.
func times(whole, sum float64) string {
	n := max(whole, sum) / min(whole, sum)
	factor := "a thousandth"
	switch {
	case whole < sum && n > 1e5:
		factor = "a million times"
	case whole < sum:
		factor = "a thousand times"
	case n > 1e5:
		factor = "a millionth"
	}
	return factor + " of it"
}

// amountKey are amounts of one unit and the same digits.
type amountKey struct{ unit, digits string }

// place is an amount in a report.
type place struct {
	rep *news.Annotated
	fig *news.Figure
}

// maxSame bounds how many places of the same digits are held against each
// other, so that a story of one amount costs no quadratic time.
const maxSame = 64

// thousandfold marks amounts in translations that are a thousand times, or a
// thousandth of, what other reports give with the same digits in a sentence
// about the same names: million, milliard and billion are often mistaken.
func thousandfold(reports []*news.Annotated) []Mark {
	groups := map[amountKey][]place{}
	var keys []amountKey
	for _, rep := range reports {
		for i := range rep.Figures {
			fig := &rep.Figures[i]
			if fig.Kind != "amount" || fig.Value < 1e6 {
				continue
			}
			key := amountKey{fig.Unit, digits(fig.Value)}
			if len(key.digits) < 2 {
				continue // "5 billion" and "5 million" are two sums
			}
			if len(groups[key]) == 0 {
				keys = append(keys, key)
			}
			if len(groups[key]) < maxSame {
				groups[key] = append(groups[key], place{rep, fig})
			}
		}
	}
	var out []Mark
	for _, key := range keys {
		for _, p := range groups[key] {
			if p.rep.TranslatedFrom == "" {
				continue
			}
			if m, ok := against(p, groups[key]); ok {
				out = append(out, m)
			}
		}
	}
	return out
}

// digits are the digits of a number without the noughts at its end.
func digits(v float64) string {
	return strings.TrimRight(strconv.FormatInt(int64(v), 10), "0")
}

// against holds a translated amount against the others of the same digits.
func against(p place, others []place) (Mark, bool) {
	m := Mark{Evidence: evidence(p.rep, p.fig.Span), Rule: "thousandfold", Others: []news.Evidence{}}
	for _, o := range others {
		if o.rep.ID == p.rep.ID || o.rep.TranslatedFrom != "" || !thousands(p.fig.Value, o.fig.Value) || !sameNames(p, o) {
			continue
		}
		m.Others = append(m.Others, evidence(o.rep, o.fig.Span))
	}
	if len(m.Others) == 0 {
		return m, false
	}
	m.Reason = fmt.Sprintf("the text is a translation, and others write “%s” with the same digits", m.Others[0].Quote)
	return m, true
}

// sameNames says that the sentences around two amounts have a name in common
// that is no country's.
func sameNames(a, b place) bool {
	names := nearby(a)
	for name := range nearby(b) {
		if names[name] {
			return true
		}
	}
	return false
}

// nearby gives the words of the names in the sentence that holds an amount, and
// in the one before.
func nearby(p place) map[string]bool {
	out := map[string]bool{}
	i, found := slices.BinarySearchFunc(p.rep.Sentences, p.fig.Start, func(s news.Sentence, at news.Byte) int { return cmp.Compare(s.Start, at) })
	if !found {
		i--
	}
	if i < 0 {
		return out
	}
	from := p.rep.Sentences[max(0, i-1)].Start
	for _, m := range p.rep.Names {
		if m.Start < from || m.End > p.rep.Sentences[i].End || m.Kind == news.Country || m.Kind == news.Demonym {
			continue
		}
		for _, w := range strings.Fields(strings.ToLower(m.In(p.rep.Text))) {
			if len(w) > 3 {
				out[w] = true
			}
		}
	}
	return out
}
