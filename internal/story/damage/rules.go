package damage

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"dateline/internal/lexicon/wordlist"
	"dateline/internal/news"
)

// tables are the rules that are data.
type tables struct {
	turn        map[string][]string
	degreeTurn  *regexp.Regexp // 64-degree turn
	turnDegrees *regexp.Regexp // a turn of 64 degrees, turned 64 degrees
	pair        *regexp.Regexp // 60-12 percent
	dayMonth    *regexp.Regexp // 31 June
	monthDay    *regexp.Regexp // June 31
	days        map[string]int
}

var rules = sync.OnceValue(func() *tables {
	t := &tables{turn: wordlist.Labelled("en/damage-turns.txt"), days: map[string]int{}}
	nouns, verbs := alternatives(t.turn["noun"]), alternatives(t.turn["verb"])
	t.degreeTurn = regexp.MustCompile(`(?i)\b((\d{1,4})[- ]degrees?)[- ](?:\pL+ )?(?:` + nouns + `)\b`)
	t.turnDegrees = regexp.MustCompile(`(?i)\b(?:(?:` + nouns + `) of|` + verbs + `)(?: by)? ((\d{1,4})[- ]degrees?)\b`)
	var units []string
	for _, line := range wordlist.Lines("en/damage-units.txt") {
		units = append(units, strings.Fields(line)...)
	}
	t.pair = regexp.MustCompile(`(?i)(?:^|[\s(])((\d{1,3})[-–](\d{1,3})(?: ?%| (?:` + alternatives(units) + `)\b))`)
	var months []string
	for days, names := range wordlist.Labelled("en/damage-days.txt") {
		n, err := strconv.Atoi(days)
		if err != nil {
			continue
		}
		for _, name := range names {
			t.days[name] = n
			months = append(months, name)
		}
	}
	slices.Sort(months)
	slices.Reverse(months) // the longer of two that begin alike first
	t.dayMonth = regexp.MustCompile(`\b((\d{1,2})(?:st|nd|rd|th)? (?:of )?((?i:` + alternatives(months) + `)))\b`)
	// "In May 40 people left" names no day: what follows must end the date.
	t.monthDay = regexp.MustCompile(`\b(((?i:` + alternatives(months) + `))\.? (\d{1,2}))(?:st|nd|rd|th)?(?:,? \d{4}\b|[;)]|[.,](?:\D|$)|$| (?:and|to|at|by|but|when|with|until) )`)
	return t
})

// alternatives joins words for a regular expression.
func alternatives(words []string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = regexp.QuoteMeta(w)
	}
	return strings.Join(quoted, "|")
}

// at gives the span of a group of a match within a sentence.
func at(sent news.Span, m []int, group int) news.Span {
	return news.Span{Start: sent.Start + news.Byte(m[2*group]), End: sent.Start + news.Byte(m[2*group+1])}
}

// turns marks turns, as a figure of speech, of a number of degrees that nobody
// says, unless the sentence speaks of a craft, a road or an angle.
func (f *finder) turns(sent news.Span) {
	words := sent.In(f.rep.Text)
	if !strings.Contains(strings.ToLower(words), "degree") {
		return
	}
	for _, re := range []*regexp.Regexp{rules().degreeTurn, rules().turnDegrees} {
		for _, m := range re.FindAllStringSubmatchIndex(words, -1) {
			degrees := words[m[4]:m[5]]
			if slices.Contains(rules().turn["whole"], degrees) || f.physical(words) {
				continue
			}
			span := at(sent, m, 1)
			reason := "a turn, as a figure of speech, is of " + strings.Join(rules().turn["whole"][:3], ", ") + " … degrees"
			if other := f.same(degrees, span); other != "" {
				reason += "; the same number stands in “" + other + "”"
			}
			f.mark("turn", span, reason)
		}
	}
}

// physical says that a sentence speaks of what can turn by any angle.
func (f *finder) physical(words string) bool {
	for _, w := range strings.FieldsFunc(strings.ToLower(words), func(r rune) bool { return r != '-' && (r < 'a' || r > 'z') }) {
		if slices.Contains(rules().turn["physical"], w) {
			return true
		}
	}
	return false
}

// same gives another figure of the report that begins with the same digits.
func (f *finder) same(digits string, not news.Span) string {
	for i := range f.rep.Figures {
		fig := &f.rep.Figures[i]
		words := fig.In(f.rep.Text)
		if !fig.Overlaps(not) && (words == digits || strings.HasPrefix(words, digits+" ")) {
			return words
		}
	}
	return ""
}

// pairs marks pairs of numbers before a unit whose first is the larger one.
func (f *finder) pairs(sent news.Span) {
	words := sent.In(f.rep.Text)
	for _, m := range rules().pair.FindAllStringSubmatchIndex(words, -1) {
		first, _ := strconv.Atoi(words[m[4]:m[5]])
		second, _ := strconv.Atoi(words[m[6]:m[7]])
		if first <= second || len(words[m[6]:m[7]]) < 2 && first-second < 10 {
			continue // "5-4 percent" may be a fall or a vote
		}
		reason := "a range goes from the smaller number to the larger one"
		if (first == 60 || first == 80) && second < 20 {
			reason += fmt.Sprintf("; some languages say %d for %d and %d", first+second, first, second)
		}
		f.mark("pair", at(sent, m, 1), reason)
	}
}

// days marks days that their month does not have.
func (f *finder) days(sent news.Span) {
	words := sent.In(f.rep.Text)
	check := func(m []int, day, month int) {
		n, _ := strconv.Atoi(words[m[2*day]:m[2*day+1]])
		name := words[m[2*month]:m[2*month+1]]
		if name[0] < 'A' || name[0] > 'Z' {
			return // "may 40" is no month
		}
		if most := rules().days[strings.ToLower(name)]; most > 0 && n > most && n < 60 {
			f.mark("calendar", at(sent, m, 1), fmt.Sprintf("%s has %d days at most", name, most))
		}
	}
	for _, m := range rules().dayMonth.FindAllStringSubmatchIndex(words, -1) {
		check(m, 2, 3)
	}
	for _, m := range rules().monthDay.FindAllStringSubmatchIndex(words, -1) {
		check(m, 3, 2)
	}
}

// clockRE is a time of the day by hours and minutes.
var clockRE = regexp.MustCompile(`\b(?:at|by|until|from|around|about|before|after) ((\d{1,2}):(\d{2}))(?: ?(?:a\.?m\.?|p\.?m\.?|GMT|UTC|hours|o'clock)|[^\d:]|$)`)

// clock marks times that no clock shows; "90:31" is a score.
func (f *finder) clock(sent news.Span) {
	words := sent.In(f.rep.Text)
	if !strings.Contains(words, ":") {
		return
	}
	for _, m := range clockRE.FindAllStringSubmatchIndex(words, -1) {
		hour, _ := strconv.Atoi(words[m[4]:m[5]])
		minute, _ := strconv.Atoi(words[m[6]:m[7]])
		if hour > 24 && hour < 40 || hour <= 24 && minute > 59 {
			f.mark("clock", at(sent, m, 1), "no clock shows this time")
		}
	}
}

// oldest is beyond the greatest age that any person reached: 122 years.
const oldest = 123

// ages marks ages that nobody reaches.
func (f *finder) ages() {
	for i := range f.rep.Figures {
		fig := &f.rep.Figures[i]
		if fig.Kind == "age" && fig.Unit == "years" && fig.Value >= oldest && fig.Value < 1000 && f.person(fig) {
			f.mark("age", fig.Span, "nobody is known to have lived to 123")
		}
	}
}

// person says that the figure is of a person.
func (f *finder) person(fig *news.Figure) bool {
	if fig.Of == nil {
		return false
	}
	return slices.ContainsFunc(f.rep.Names, func(m news.Name) bool { return m.Kind == news.Person && fig.Of.Overlaps(m.Span) })
}
