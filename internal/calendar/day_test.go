package calendar

import (
	"testing"
	"time"
)

// Against the standard library's calendar, over eight centuries.
func TestCivil(t *testing.T) {
	for d := Of(1500, 1, 1); d < Of(2300, 1, 1); d++ {
		want := time.Unix(int64(d)*86400, 0).UTC()
		y, m, day := d.Civil()
		if y != want.Year() || m != int(want.Month()) || day != want.Day() {
			t.Fatalf("day %d: got %s, want %s", d, d, want)
		}
		if Of(y, m, day) != d {
			t.Fatalf("Of(%s) = %d, want %d", d, Of(y, m, day), d)
		}
		wy, ww := want.ISOWeek()
		gy, gw := d.Week()
		if gy != wy || gw != ww || OfWeek(gy, gw)+Day(d.Weekday()-1) != d {
			t.Fatalf("%s: week %d-%d, want %d-%d", d, gy, gw, wy, ww)
		}
	}
}

func TestEaster(t *testing.T) {
	for _, c := range []struct {
		year              int
		western, orthodox string
	}{{2000, "2000-04-23", "2000-04-30"}, {2021, "2021-04-04", "2021-05-02"}, {2024, "2024-03-31", "2024-05-05"}} {
		if got := Easter(c.year).String(); got != c.western {
			t.Errorf("Easter %d: got %s, want %s", c.year, got, c.western)
		}
		if got := OrthodoxEaster(c.year).String(); got != c.orthodox {
			t.Errorf("Orthodox Easter %d: got %s, want %s", c.year, got, c.orthodox)
		}
	}
}

func TestBounds(t *testing.T) {
	for _, c := range []struct{ value, first, last string }{
		{"2021", "2021-01-01", "2021-12-31"},
		{"2021-02", "2021-02-01", "2021-02-28"},
		{"2024-02-29", "2024-02-29", "2024-02-29"},
		{"2021-09-09TEV", "2021-09-09", "2021-09-09"},
		{"2021-Q3", "2021-07-01", "2021-09-30"},
		{"2021-H1", "2021-01-01", "2021-06-30"},
		{"2021-W36", "2021-09-06", "2021-09-12"},
		{"2021-W36-WE", "2021-09-11", "2021-09-12"},
		{"2021-SU", "2021-05-01", "2021-09-30"},
		{"199", "1990-01-01", "1999-12-31"},
		{"199X", "1990-01-01", "1999-12-31"},
		{"19XX", "1900-01-01", "1999-12-31"},
		{"20", "2000-01-01", "2099-12-31"},
	} {
		got, ok := Bounds(c.value)
		if !ok || got.First.String() != c.first || got.Last.String() != c.last {
			t.Errorf("Bounds(%q) = %s..%s, %v; want %s..%s", c.value, got.First, got.Last, ok, c.first, c.last)
		}
	}
	for _, v := range []string{"", "XXXX", "XXXX-WXX-5", "2021-02-30", "2021-13", "PRESENT_REF", "P2D", "20211", "2021-W60", "2021-"} {
		if got, ok := Bounds(v); ok {
			t.Errorf("Bounds(%q) = %v, want none", v, got)
		}
	}
}

func TestAddMonths(t *testing.T) {
	for _, c := range []struct {
		from string
		n    int
		want string
	}{{"2021-01-31", 1, "2021-02-28"}, {"2021-01-31", -11, "2020-02-29"}, {"2020-12-15", 1, "2021-01-15"}, {"2020-01-15", -13, "2018-12-15"}} {
		d, _ := Parse(c.from)
		if got := d.AddMonths(c.n).String(); got != c.want {
			t.Errorf("%s %+d months: got %s, want %s", c.from, c.n, got, c.want)
		}
	}
}

func FuzzBounds(f *testing.F) {
	for _, s := range []string{"2021", "199X", "2021-W36-WE", "-", "0", "XX", "2021-SU"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, ok := Bounds(s); ok && got.Len() == 0 {
			t.Fatalf("Bounds(%q) is empty", s)
		}
	})
}
