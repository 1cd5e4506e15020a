package timex

import (
	"strings"
	"testing"

	"dateline/internal/news"
)

// doc is a TimeML document of our own.
const doc = `<?xml version="1.0" ?>
<TimeML>
<DCT><TIMEX3 tid="t0" type="DATE" value="2021-09-15">09/15/21</TIMEX3></DCT>
<TEXT>
The bridge was <EVENT eid="e1">closed</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2021-09-13">Monday</TIMEX3>,
<TIMEX3 tid="t2" type="DURATION" value="P2W">two weeks</TIMEX3> after the flood &amp; the fire of <TIMEX3 tid="t3" type="DATE" value="2021-05">May 2021</TIMEX3>.
</TEXT>
</TimeML>`

func TestScore(t *testing.T) {
	d, err := Parse("own", []byte(doc))
	if err != nil {
		t.Fatal(err)
	}
	if d.DCT != "2021-09-15" || len(d.Gold) != 3 || d.Gold[0].In(d.Text) != "Monday" || d.Gold[2].In(d.Text) != "May 2021" {
		t.Fatalf("read %q, %d times: %+v", d.DCT, len(d.Gold), d.Gold)
	}
	d.Gold[2].Value = "2021-06" // one wrong value
	var tally Tally
	var misses []string
	Score(&d, &tally, func(kind string, gold *Gold, _ *news.Timex) { misses = append(misses, kind) })
	if tally.Gold != 3 || tally.Found != 3 || tally.Strict != 3 || tally.Value != 2 || strings.Join(misses, " ") != "value" {
		t.Errorf("got %+v, misses %v", tally, misses)
	}
	s, r, _, v := tally.Scores()
	if s != 1 || r != 1 || v < 0.66 || v > 0.67 {
		t.Errorf("got strict %v relaxed %v value %v", s, r, v)
	}
	if table := Count([]Doc{d}).Table(); !strings.Contains(table, "| weekday | 1 | 1 | 1 | 1 | 0 |") {
		t.Errorf("table:\n%s", table)
	}
}

func TestSplitIsFixed(t *testing.T) {
	n := 0
	for _, name := range []string{"a", "b", "c", "d", "e", "f", "g", "h", "i"} {
		if Checking(name) {
			n++
		}
	}
	if n == 0 || n == 9 {
		t.Errorf("%d of 9 names in the checking part", n)
	}
}
