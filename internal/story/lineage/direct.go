package lineage

import (
	"fmt"
	"slices"

	"dateline/internal/news"
)

// sign is one sign of which of two reports is the copy.
type sign struct {
	strength int
	reason   string
}

// The strengths of the signs: a credit says it in words; days are stated or
// worked out; what is left speaks where nothing else does.
const (
	byCredit    = 100
	byLanguage  = 60
	byRemark    = 50
	byDay       = 40
	byUse       = 35
	byOwnCredit = 30
	byStop      = 20
)

// direct decides which of the two is the copy, and turns the verdict so that
// it is From. Where no sign speaks, or signs of one strength contradict each
// other, the verdict is undirected, and the shorter report stands as From.
func (v *Verdict) direct() {
	ab, ba := signs(v.From, v.To, v.Overlap.A), signs(v.To, v.From, v.Overlap.B)
	a, b := strongest(ab), strongest(ba)
	switch {
	case a > b:
		v.Which = reasons(ab, ba)
	case b > a:
		v.turn()
		v.Which = reasons(ba, ab)
	default:
		v.Undirected = true
		if less(v.To, v.From) {
			v.turn()
		}
		v.Which = []string{"which of the two is the copy cannot be known from days, credits or the texts; both may rest on a third"}
	}
}

// less orders two reports of which neither is known to be the copy: the
// shorter stands first, then the one of the larger id.
func less(a, b *Text) bool {
	if a.words != b.words {
		return a.words < b.words
	}
	return a.Rep.ID > b.Rep.ID
}

func strongest(list []sign) int {
	best := 0
	for _, s := range list {
		best = max(best, s.strength)
	}
	return best
}

// reasons lists what speaks for a direction, the strongest first, then what
// speaks against it.
func reasons(pro, con []sign) []string {
	slices.SortStableFunc(pro, func(a, b sign) int { return b.strength - a.strength })
	var out []string
	for _, s := range pro {
		out = append(out, s.reason)
	}
	for _, s := range con {
		out = append(out, "against it: "+s.reason)
	}
	return out
}

// signs gives what says that x is a copy of y; side is x's share.
func signs(x, y *Text, side Side) []sign {
	var out []sign
	add := func(strength int, format string, args ...any) {
		out = append(out, sign{strength, fmt.Sprintf(format, args...)})
	}
	a, b := x.Rep, y.Rep
	if words := creditsOutlet(a, b); words != "" {
		add(byCredit, "it says where its text is from: “%s”", words)
	}
	if words := uses(a, b); words != "" {
		add(byUse, "it names the other's outlet as a source: “%s”", words)
	}
	if b.Outlet == "" || len(b.Credits) > 0 {
		if own := datelineWire(b); own != "" && datelineWire(a) == "" && slices.Contains(a.Wires, own) {
			add(byOwnCredit, "the other bears %s in its dateline", own)
		}
	}
	if a.TranslatedFrom != "" && b.TranslatedFrom == "" {
		add(byLanguage, "it was translated (from %s), the other was not", languageName(a.TranslatedFrom))
	}
	if x.remarks && !y.remarks {
		add(byRemark, "it carries a republisher's remarks")
	}
	if before(b.Published, a.Published) {
		add(byDay, "the other is older: %s and %s", dayOf(b.Published), dayOf(a.Published))
	}
	if a.Truncated && !b.Truncated {
		add(byStop, "it stops in the middle")
	}
	return out
}

// creditsOutlet gives the words by which a line of credit of a names the outlet
// of b, or the agency that published b; "" if none does.
func creditsOutlet(a, b *news.Annotated) string {
	if sameOutlet(a.Outlet, b.Outlet) {
		return ""
	}
	for _, c := range a.Credits {
		if a.RoleAt(c.Span.Start) == news.StoryText && !bracketed(c.Text) {
			continue // one sentence names it: see uses
		}
		if c.Outlet != "" && sameOutlet(c.Outlet, b.Outlet) || c.Wire != "" && sameOutlet(c.Wire, b.Outlet) {
			return c.Text
		}
	}
	return ""
}

// datelineWire is the agency that a report's dateline names, "" if none.
func datelineWire(rep *news.Annotated) string {
	for _, c := range rep.Credits {
		if c.Wire != "" && rep.RoleAt(c.Span.Start) == news.Dateline {
			return c.Wire
		}
	}
	return ""
}

// before says that day a surely lies before day b. Days that were worked out
// count only where they cannot overlap.
func before(a, b news.Dating) bool {
	return len(a.Latest) == len("2006-01-02") && len(b.Earliest) == len("2006-01-02") && a.Latest < b.Earliest
}

// dayOf is a report's day as a reason shows it.
func dayOf(d news.Dating) string {
	if d.Value != "" && d.Sure() {
		return d.Value
	}
	if d.Earliest == d.Latest {
		return d.Earliest + ", worked out"
	}
	return d.Earliest + " to " + d.Latest + ", worked out"
}

// inWords writes hundredths as people do.
func inWords(hundredths int) string { return fmt.Sprintf("%d %%", hundredths) }
