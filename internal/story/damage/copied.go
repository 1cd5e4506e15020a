package damage

import (
	"slices"
	"strings"

	"dateline/internal/news"
	"dateline/internal/story/lineage"
)

// copied marks numbers of a copy that differ from those of its original in a
// way in which digits are lost or change places. Other differences are no
// damage: they may be news.
func copied(reports []*news.Annotated, edges []news.Edge) []Mark {
	byID := map[news.ReportID]*news.Annotated{}
	for _, rep := range reports {
		byID[rep.ID] = rep
	}
	var out []Mark
	for _, e := range edges {
		from, to := byID[e.From], byID[e.To]
		if from == nil || to == nil || e.Undirected || e.Kind == lineage.Cites {
			continue
		}
		for _, row := range lineage.Compare(from, to).Rows {
			if row.Change == lineage.Altered && mostlyKept(row.Words) {
				out = append(out, changed(from, to, row.Words)...)
			}
		}
	}
	return out
}

// mostlyKept says that at least three quarters of the bytes were kept.
func mostlyKept(words []lineage.Piece) bool {
	kept, all := 0, 0
	for _, p := range words {
		all += p.Span.Len()
		if p.Change == lineage.Kept {
			kept += p.Span.Len()
		}
	}
	return 4*kept >= 3*all
}

// changed gives the numbers that took another's place between words that were
// kept.
func changed(from, to *news.Annotated, words []lineage.Piece) []Mark {
	var out []Mark
	for i := 0; i+1 < len(words); i++ {
		was, is := words[i], words[i+1]
		if was.Change != lineage.Dropped || is.Change != lineage.Added {
			continue
		}
		why := harm(digitsOf(was.Text), digitsOf(is.Text))
		if pointLost(was.Text, is.Text) || pointLost(is.Text, was.Text) {
			why = "a decimal point is lost or gained"
		}
		if why != "" && wholly(was.Text) && wholly(is.Text) {
			out = append(out, Mark{Evidence: evidence(from, is.Span), Rule: "digits",
				Reason: "the text that it copies has “" + was.Text + "”: " + why, Others: []news.Evidence{evidence(to, was.Span)}})
		}
	}
	return out
}

// wholly says that the words are one number.
func wholly(words string) bool {
	return words != "" && strings.Trim(words, "0123456789.,") == ""
}

func digitsOf(words string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, words)
}

// harm says how one number became the other by damage, "" if it did not.
// Numbers of one digit say nothing.
func harm(was, is string) string {
	if was == is || len(was) < 2 || is == "" {
		return ""
	}
	switch {
	case len(was) == len(is) && swapped(was, is):
		return "two digits changed places"
	case len(was) == len(is)+1 && len(was) > 2 && without(was, is):
		return "a digit is lost"
	case len(is) == len(was)+1 && len(was) > 2 && without(is, was):
		return "a digit is too many"
	}
	return ""
}

// pointLost says that b is a without its decimal point.
func pointLost(a, b string) bool {
	whole, rest, ok := strings.Cut(a, ".")
	return ok && len(rest) > 0 && len(rest) < 3 && strings.Trim(rest, "0") != "" && b == whole+rest
}

// swapped says that two neighbours changed places and all else is the same.
func swapped(a, b string) bool {
	for i := 0; i+1 < len(a); i++ {
		if a[i] != b[i] {
			return a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
		}
	}
	return false
}

// without says that long is short with one digit more.
func without(long, short string) bool {
	return slices.ContainsFunc(indices(len(long)), func(i int) bool { return long[:i]+long[i+1:] == short })
}

func indices(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}
