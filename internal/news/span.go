package news

import "strings"

// SpanEnd gives the later end of a span of months or years of which times[i] is the
// earlier one: "between 2012 and 2014", "from May to July"; nil where it is none.
func SpanEnd(text string, times []Timex, i int) *Timex {
	if i < 0 || i+1 >= len(times) {
		return nil
	}
	from, to := &times[i], &times[i+1]
	if from.Type != TimexDate || to.Type != TimexDate || len(from.Value) > len("2012-05") || from.Earliest == "" || to.Latest <= from.Latest || from.End > to.Start {
		return nil
	}
	head := strings.ToLower(strings.TrimRight(text[:from.Start], " "))
	joint := strings.ToLower(strings.Join(strings.Fields(text[from.End:to.Start]), " "))
	switch {
	case strings.HasSuffix(head, "between") && joint == "and",
		strings.HasSuffix(head, "from") && (joint == "to" || joint == "until" || joint == "till" || joint == "through"):
		return to
	}
	return nil
}
