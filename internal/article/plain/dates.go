package plain

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"dateline/data"
	"dateline/internal/article/phrase"
)

// day is a date as a text writes it.
type day struct {
	year, month, day int
	// start and end are its bytes in the line.
	start, end int
	// other is the reading with day and month exchanged, when a numeric date
	// allows both.
	other *day
}

// edtf writes the day in EDTF.
func (d day) edtf() string { return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day) }

func (d day) same(e day) bool { return d.year == e.year && d.month == e.month && d.day == e.day }

// valid says that the calendar has the day, and that newspapers had appeared.
func (d day) valid() bool {
	if d.year < 1800 || d.year > 2199 || d.month < 1 || d.month > 12 || d.day < 1 {
		return false
	}
	last := [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[d.month-1]
	if d.month == 2 && (d.year%4 == 0 && d.year%100 != 0 || d.year%400 == 0) {
		last = 29
	}
	return d.day <= last
}

// dateWords is the table data/en/passage-dates.txt.
type dateWords struct {
	months, weekdays map[string]int
	labels           map[string]string
	isoRE, mdyRE     *regexp.Regexp
	dmyRE, numRE     *regexp.Regexp
	timeRE           *regexp.Regexp
}

var loadDateWords = sync.OnceValue(func() *dateWords {
	b, err := data.FS.ReadFile("en/passage-dates.txt")
	if err != nil {
		panic(err) // the table is embedded
	}
	return parseDateWords(string(b))
})

func parseDateWords(text string) *dateWords {
	w := &dateWords{months: map[string]int{}, weekdays: map[string]int{}, labels: map[string]string{}}
	var months []string
	for row := range strings.Lines(text) {
		f := strings.Split(strings.TrimSpace(row), "\t")
		if len(f) != 3 || strings.HasPrefix(row, "#") {
			continue
		}
		n, _ := strconv.Atoi(f[1])
		for word := range strings.SplitSeq(f[2], "|") {
			switch f[0] {
			case "month":
				w.months[word] = n
				months = append(months, word)
			case "weekday":
				w.weekdays[word] = n
			case "label":
				w.labels[word] = f[1]
			}
		}
	}
	month := `(` + strings.Join(months, "|") + `)\b\.?`
	w.isoRE = regexp.MustCompile(`\b((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?)?\s?(?:Z|[+-]\d\d:?\d\d)?`)
	w.mdyRE = regexp.MustCompile(`(?i)\b` + month + `[ -](\d{1,2})(?:st|nd|rd|th)?,?(?:,? |-)((?:18|19|20)\d\d)\b`)
	w.dmyRE = regexp.MustCompile(`(?i)\b(\d{1,2})(?:st|nd|rd|th)?[ -](?:of )?` + month + `,?[ -]((?:18|19|20)\d\d)\b`)
	w.numRE = regexp.MustCompile(`\b(\d{1,2})([./-])\s?(\d{1,2})([./-])\s?((?:19|20)\d\d)\b`)
	w.timeRE = regexp.MustCompile(`(?i)\b\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?\b|\b\d{1,2}\s*[ap]\.?m\b\.?|\b(?:GMT|UTC|BST|CET|CEST|MSK|E[DS]?T|P[DS]?T|C[DS]T|IST)\b(?:[+-]\d+)?`)
	return w
}

// find gives the full dates of a line, in order.
func (w *dateWords) find(s string) []day {
	if !strings.ContainsAny(s, "0123456789") {
		return nil
	}
	var found []day
	add := func(y, m, d string, at []int) {
		got := day{year: atoi(y), month: atoi(m), day: atoi(d), start: at[0], end: at[1]}
		if got.month == 0 {
			got.month = w.months[strings.ToLower(m)]
		}
		if got.valid() {
			found = append(found, got)
		}
	}
	for _, at := range w.isoRE.FindAllStringSubmatchIndex(s, -1) {
		add(s[at[2]:at[3]], s[at[4]:at[5]], s[at[6]:at[7]], at)
	}
	for _, at := range w.mdyRE.FindAllStringSubmatchIndex(s, -1) {
		add(s[at[6]:at[7]], s[at[2]:at[3]], s[at[4]:at[5]], at)
	}
	for _, at := range w.dmyRE.FindAllStringSubmatchIndex(s, -1) {
		add(s[at[6]:at[7]], s[at[4]:at[5]], s[at[2]:at[3]], at)
	}
	return append(found, w.numeric(s)...)
}

// numeric gives dates such as 12/05/2021, with both readings where both exist.
func (w *dateWords) numeric(s string) []day {
	var found []day
	for _, at := range w.numRE.FindAllStringSubmatchIndex(s, -1) {
		if s[at[4]:at[5]] != s[at[8]:at[9]] {
			continue
		}
		a, b, y := atoi(s[at[2]:at[3]]), atoi(s[at[6]:at[7]]), atoi(s[at[10]:at[11]])
		dayFirst := day{year: y, month: b, day: a, start: at[0], end: at[1]}
		monthFirst := day{year: y, month: a, day: b, start: at[0], end: at[1]}
		switch {
		case s[at[4]:at[5]] == "." && dayFirst.valid(): // stops are used with the day first
			found = append(found, dayFirst)
		case dayFirst.valid() && monthFirst.valid() && a != b:
			dayFirst.other = &monthFirst
			found = append(found, dayFirst)
		case dayFirst.valid():
			found = append(found, dayFirst)
		case monthFirst.valid():
			found = append(found, monthFirst)
		}
	}
	return found
}

// dateLine is a line that does nothing but date the report, or name its
// author and date it.
type dateLine struct {
	day
	index int    // of the block
	label string // published, modified, other, or ""
	words string // the line
	rest  int    // words of the line beside date, time, weekday and label
}

// maxDateRest is how many words may stand beside a date in a line that dates
// a report: the author's name and desk ("By Ann B. Example, Science Desk").
const maxDateRest = 8

// line reads s as a date line.
func (w *dateWords) line(s string) (dl dateLine, ok bool) {
	if len(s) > 200 || phrase.Words(s) > 22 || strings.ContainsAny(s, "<>") {
		return dl, false
	}
	days := w.find(s)
	if len(days) == 0 {
		return dl, false
	}
	dl.day, dl.words = days[0], s
	dl.label = w.label(s[:days[0].start])
	rest := s
	for k := len(days) - 1; k >= 0; k-- {
		if days[k].end <= len(rest) {
			rest = rest[:days[k].start] + " " + rest[days[k].end:]
		}
	}
	rest = w.timeRE.ReplaceAllString(rest, " ")
	for word := range strings.FieldsSeq(phrase.Fold(rest)) {
		word = strings.Trim(word, ".,:;()[]|·•-–/")
		if _, isDay := w.weekdays[word]; isDay || w.labels[word] != "" || small[word] {
			continue
		}
		dl.rest += phrase.Words(word)
	}
	return dl, dl.rest <= maxDateRest
}

// small words say nothing of their own in a date line.
var small = map[string]bool{"on": true, "at": true, "last": true, "by": true, "first": true, "the": true,
	"of": true, "time": true, "hrs": true, "and": true, "in": true, "local": true}

// label gives what the words before a date call it: the label that stands
// last in them.
func (w *dateWords) label(before string) string {
	fold := phrase.Fold(before)
	best, at := "", -1
	for words, label := range w.labels {
		i := strings.LastIndex(fold, words)
		if i < 0 || !wholeWords(fold, i, i+len(words)) {
			continue
		}
		// Later labels win; of two that end alike, the longer one.
		if end := i + len(words); end > at || end == at && label < best {
			best, at = label, end
		}
	}
	return best
}

func wholeWords(s string, i, k int) bool {
	letter := func(c byte) bool { return c >= 'a' && c <= 'z' }
	return (i == 0 || !letter(s[i-1])) && (k == len(s) || !letter(s[k]))
}

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
