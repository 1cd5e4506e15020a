package figures

import (
	"regexp"
	"slices"
	"strings"

	"dateline/internal/annotate/syntax"
	"dateline/internal/news"
)

// annotate tags the words of a case, as far as the weights are there.
func annotate(sents []news.Sentence) {
	if syn, err := syntax.New(); err == nil {
		syn.Annotate(sents)
	}
}

// rules are the reasons for which a case makes no sense in news. Each is a
// pattern over the input, or a test over the whole case.
var rules = []struct {
	why     string
	pattern *regexp.Regexp
	holds   func(file string, c *Case) bool
}{
	{"arithmetic, powers and signs of comparison are no prose", regexp.MustCompile(`\^|\de[+-]?\d|x10|[<>=~]|\d over |\bover (one|three|twenty)|plus zero`), nil},
	{"addresses of machines, telephone numbers, dates and codes, which are no figures by our definition", regexp.MustCompile(`\d+\.\d+\.\d+\.\d+|\d-\d{3}-\d{4}|\d+/\d+/\d{4}|^SCP-173$|nrs?\. |^24703`), nil},
	{"commands to turn, and signs apart from their number", regexp.MustCompile(`(?i)^(turn a|rotate 90|make a half)|convert - |^- 1 |^1, 234`), nil},
	{"fractions that nobody writes: improper ones, of more than a score, of a hundredth and below", regexp.MustCompile(`(?i)(hundred|thousand|thirty|twenty|two)[ -].*fifth|twenty.first|^twenty-three|and three fifths$|trillionth|hundredths|fifths\?|a third$|thirtieth$`), nil},
	{"ordinals as bounds, and the first of something, which are no figures by our definition", regexp.MustCompile(`^He ranks|first two books`), nil},
	{"digits with letters of a device or a trade", regexp.MustCompile(`\d,?\d* ?G$|\d\.?\d* G$|\d  k|dzs|dozs|10G`), nil},
	{"talk about words and numerals themselves", regexp.MustCompile(`(?i)valid numbers?\b|two numbers|fraction number|is 0$|nought|naught|equals|equal (to|than)|or equal|points? of your|non-standard|recommended symbol|prime numbers|2 pm is`), nil},
	{"thousands or a fraction, which nothing on the page decides", regexp.MustCompile(`^4\.800$`), nil},
	{"parts of a whole, which are two figures by our definition", regexp.MustCompile(`(?i)two out of five|^one out of three|six boxes`), nil},
	{"coins of no country, codes in small letters", regexp.MustCompile(`(mxn|aud|cad|nzd)\$|^2 satoshis|think sen|one drachma|kuai`), nil},
	{"amounts in speech, with the coins as a bare number", regexp.MustCompile(`(?i)dollars? (and )?(\d\d|forty five)\.?$|and fifty|USD 25|15 USD 50|dollar 22|3 USD50`), nil},
	{"a unit without a number", nil, func(_ string, c *Case) bool {
		return slices.ContainsFunc(c.Results, func(r Result) bool {
			return r.Resolution.Value == "" || r.Resolution.Value == "null"
		})
	}},
}

// leftOut gives the reason for which a case is left out, "" if it is not.
func leftOut(file string, c *Case) string {
	in := strings.TrimSpace(c.Input)
	for _, rule := range rules {
		if rule.pattern != nil && rule.pattern.MatchString(in) || rule.holds != nil && rule.holds(file, c) {
			return rule.why
		}
	}
	return ""
}
