package markup

import (
	"regexp"
	"strings"

	"dateline/internal/article/block"
)

// fromLines reads dated lines by the headline, then at the article's foot.
func (d *dater) fromLines() {
	c := d.c
	lo, hi := d.window()
	start := c.start()
	for i := lo; i <= max(hi, min(start+dateLate, hi+dateMost)) && i < len(c.segs); i++ {
		s := &c.segs[i]
		if s.words > dateWords || s.zone&(zComments|zNav) != 0 {
			continue
		}
		if r := d.lineRank(i, start); r != rankLost {
			d.line(s.Text, r, "line by the headline")
		}
	}
	for i := max(c.last-3, hi+1); i <= c.last+6 && i < len(c.segs); i++ {
		s := &c.segs[i]
		if s.words > 2*dateWords || s.zone&(zComments|zNav|zHidden|zCaption) != 0 {
			continue
		}
		if labelled(s.Text) || s.zone&zMeta != 0 && s.words <= dateWords {
			d.line(s.Text, rankFoot, "line below the text")
		}
	}
}

// lineRank says how far the date of segment i, by the headline, is believed.
func (d *dater) lineRank(i, start int) rank {
	c, s := d.c, &d.c.segs[i]
	fs := findDates(s.Text, d.ord)
	if len(fs) == 0 {
		return rankLost
	}
	const doubtful = zFurniture | zWeak | zHidden | zFooter | zCaption
	sure := s.zone&doubtful == 0 || s.zone&zMeta != 0 && s.zone&zHidden == 0
	if calledOther(s.Text[:fs[0].at]) {
		return rankLost
	}
	leads := fs[0].at <= 2
	short := s.words <= shortLine && (s.Kind != block.Caption || leads)
	switch {
	case i == c.title && !leads:
		return rankLost
	case i > start:
		if s.words <= 4 && leads && s.zone&zFooter == 0 && i <= c.last && (i <= start+dateLate || d.near(s.node)) {
			return rankFoot
		}
	case sure && (s.zone&zMeta != 0 || labelled(s.Text) && !aSentence(s) || s.line == lineByline):
		return rankLine
	case sure && s.Links <= 0.6 && !endsSentence(s.Text) && (short || leads || clockShape.MatchString(s.Text) || apart(s.Text, fs[0])):
		return rankLoose
	case c.title >= 0 && i >= c.title-2 && short && (i > c.title || leads && s.zone&zFurniture == 0):
		return rankFoot
	}
	return rankLost
}

// aSentence says that a segment is a sentence and no line that dates a report:
// "On 4 May 2016 the hall was a hundred years old."
func aSentence(s *segment) bool { return s.words > shortLine && endsSentence(s.Text) }

// apart says that marks set a date off from the rest of its line, as in "Post
// team, 3 May 2021 · 4 min read". A weekday or a time of day may stand with it.
func apart(s string, f found) bool {
	before := strings.TrimRight(weekdayRE.ReplaceAllString(strings.TrimRight(s[:f.at], " "), ""), " ")
	after := strings.TrimLeft(s[f.end:], " ")
	return (before == "" || apartRE.MatchString(before)) && (after == "" || behindRE.MatchString(after))
}

var (
	apartRE  = regexp.MustCompile(`[|·•,:;/»–—-]$`)
	behindRE = regexp.MustCompile(`^(?:[|·•.,;/«–—(-]|(?:at )?\d{1,2}[:.]\d\d)`)
)

// calledOther says whether the words before a date call it something that is no
// day of the report: "Today is", "Copyright", "Retrieved on".
func calledOther(before string) bool {
	before = strings.ToLower(strings.TrimRight(before, " :.,|-–—("))
	before = strings.TrimRight(weekdayRE.ReplaceAllString(before, ""), " ,")
	tail := before[max(0, len(before)-24):]
	for _, w := range dateRules().other {
		if i := strings.LastIndex(tail, w); i >= 0 && len(tail)-i-len(w) <= 4 && wordStart(tail, i) {
			return true
		}
	}
	return false
}

// clockShape is a time of day.
var clockShape = regexp.MustCompile(`\b([01]?\d|2[0-3])[:.h][0-5]\d\b`)

// dateLate is how many segments after the text's first paragraph a lone date
// may stand.
const dateLate = 3

// dateWords is the length of the longest line that dates a report, in words.
// shortLine is that of one that does not say what its date is.
const (
	dateWords = 24
	shortLine = 8
)

// line reads the dates of one line: the first that is not called a change.
func (d *dater) line(s string, r rank, source string) {
	for _, f := range findDates(s, d.ord) {
		if calledOther(s[:f.at]) {
			continue
		}
		if changed(s[:f.at]) {
			d.mod = append(d.mod, candidate{f.stamp, rankLost, source, s})
			continue
		}
		d.pub = append(d.pub, candidate{f.stamp, r, source, s})
		return
	}
}

// changed says whether the words before a date call it the day of a change.
func changed(before string) bool {
	before = strings.ToLower(strings.TrimRight(before, " :.,|-–—("))
	tail := before[max(0, len(before)-24):]
	last := ""
	for _, w := range dateRules().after {
		if i := strings.LastIndex(tail, w); i >= 0 && len(tail)-i-len(w) <= 12 && wordStart(tail, i) {
			last = w
		}
	}
	if last == "" {
		return false
	}
	for _, w := range dateRules().label {
		if i := strings.LastIndex(tail, w); len(w) > 2 && i >= 0 && wordStart(tail, i) && i > strings.LastIndex(tail, last) && len(tail)-i-len(w) <= 6 {
			return false
		}
	}
	return true
}

func wordStart(s string, i int) bool {
	return i == 0 || !(s[i-1] >= 'a' && s[i-1] <= 'z')
}

// labelled says whether a line says that it gives the day of publication.
func labelled(s string) bool {
	s = strings.ToLower(s)
	for _, w := range dateRules().label {
		if strings.HasPrefix(s, w+" ") || strings.HasPrefix(s, w+":") || len(w) > 4 && strings.Contains(s, w+" ") {
			return true
		}
	}
	return false
}
