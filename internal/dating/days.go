package dating

import (
	"sort"

	"dateline/internal/calendar"
)

// Days is a set of days: runs in order, with gaps between them.
type Days []calendar.Span

// All is every day that a report can be from: the years 1900 to 2100.
var All = Days{{First: calendar.Of(1900, 1, 1), Last: calendar.Of(2100, 12, 31)}}

// Between is the days from first to last; empty where last comes first.
func Between(first, last calendar.Day) Days {
	if last < first {
		return nil
	}
	return Days{{First: first, Last: last}}
}

// From is all days from first on, Until all days up to last.
func From(first calendar.Day) Days { return Between(first, All[0].Last) }

// Until is all days up to last.
func Until(last calendar.Day) Days { return Between(All[0].First, last) }

// Meet is the days that are in both sets.
func (a Days) Meet(b Days) Days {
	var out Days
	for i, j := 0, 0; i < len(a) && j < len(b); {
		if s := a[i].Meet(b[j]); s.Len() > 0 {
			out = append(out, s)
		}
		if a[i].Last < b[j].Last {
			i++
		} else {
			j++
		}
	}
	return out
}

// Join is the days that are in one of the sets.
func (a Days) Join(b Days) Days {
	all := append(append(Days{}, a...), b...)
	sort.Slice(all, func(i, j int) bool { return all[i].First < all[j].First })
	var out Days
	for _, s := range all {
		if n := len(out); n > 0 && s.First <= out[n-1].Last+1 {
			out[n-1].Last = max(out[n-1].Last, s.Last)
		} else if s.Len() > 0 {
			out = append(out, s)
		}
	}
	return out
}

// Hull is the run from the first day to the last; ok is false for no days.
func (a Days) Hull() (s calendar.Span, ok bool) {
	if len(a) == 0 {
		return calendar.Span{}, false
	}
	return calendar.Span{First: a[0].First, Last: a[len(a)-1].Last}, true
}

// Contains says whether d is in a.
func (a Days) Contains(d calendar.Day) bool {
	i := sort.Search(len(a), func(k int) bool { return a[k].Last >= d })
	return i < len(a) && a[i].First <= d
}

// Count is the number of days in a.
func (a Days) Count() int {
	n := 0
	for _, s := range a {
		n += s.Len()
	}
	return n
}

// EachYear joins what f gives for every year of All; f says false for years
// that have none.
func EachYear(f func(year int) (calendar.Span, bool)) Days {
	var out Days
	for y := All[0].First.Year(); y <= All[0].Last.Year(); y++ {
		if s, ok := f(y); ok && s.Len() > 0 {
			out = append(out, s)
		}
	}
	return out.Join(nil).Meet(All)
}
