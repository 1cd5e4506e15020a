package figures

import (
	"regexp"
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
	{"arithmetic and powers are no prose", regexp.MustCompile(`\^|\de[+-]?\d|\d over |\bover (one|three|twenty|\d)|[<>=~]|plus zero`), nil},
	{"addresses of machines, phones, forms and codes: no figures by our definition", regexp.MustCompile(`\d+\.\d+\.\d+\.\d+|\d-\d{3}-\d{4}|\d+/\d+/\d{4}|1111-2222|(?i)scp|nrs?\. |\b\d{5}[A-Za-z ]|random street|\(kg\)|\[kg\]|\{kg\}|<kg>|\{kg`), nil},
	{"commands to a machine", regexp.MustCompile(`(?i)^(convert|set|turn|rotate|raise|make a|delete|show me|let the|keep the|give me|i want|book a|do you mean|how to convert|could you convert|fahrenheit to|get together)|how much is|how do i`), nil},
	{"fractions that nobody writes (improper, or of a hundredth and below)", regexp.MustCompile(`(?i)(fifths|firsts|hundred fifth|and fifth|illionth|hundredth|twenty-f|over twenty|twenty-one$|and a third$|thirtieth)`), nil},
	{"digits with letters of a device (10G, 1MM, 10k with a blank)", regexp.MustCompile(`\d+ ?G\b|\d+  k|\d k\b|\d M\b|dzs|dozs|(?i)\bmil sek`), nil},
	{"talk about the word or the numeral itself", regexp.MustCompile(`(?i)valid number|^zero is|nought|naught|two numbers|fraction number|isn't a number|2 pm is|recognized|ranges$|the same|^x is|equals|equal to|equaling|points? of your|non-standard|recommended symbol|is 5000|or equal|two ranges|5\.00 or 5,00`), nil},
	{"thousands or a fraction, which nothing on the page decides", regexp.MustCompile(`^4\.800$`), nil},
	{"parts of a whole, which are two figures by our definition", regexp.MustCompile(`(?i)two out of five|^one out of three|six boxes`), nil},
	{"codes of currencies in small letters, coins of no country", regexp.MustCompile(`(mxn|aud|cad|nzd)\$|^2 satoshis|think sen|one drachma`), nil},
	{"coins and notes in speech (dollars and a bare number)", regexp.MustCompile(`(?i)(dollars?|usd|kuai|\$)( and)? (\w+ )?(fifty|\d\d|five|forty five|one|two)\b[ .]|mao|dollars 50\.?$|dollars and \d|USD 25|15 USD 50|50 dollar|10 \$ 30|one dollar and`), nil},
	{"a unit without a number", nil, func(_ string, c *Case) bool {
		for _, r := range c.Results {
			if r.Resolution.Value == "" || r.Resolution.Value == "null" {
				return true
			}
		}
		return false
	}},
	{"words of a relative place (last, next, previous)", regexp.MustCompile(`(?i)\b(last|next|previous)\b`), nil},
	{"lists of bare numbers", regexp.MustCompile(`(?i)banknotes|^50 50|\d \$ 30 \$|rmb 10 usd|10 rmb 20|1 \$ ?10 dollars|february expenses|1 m x? ?1 m|^1m |percents? of|per cent of`), nil},
	{"amounts with blanks around marks inside, as a tokeniser leaves them", regexp.MustCompile(`\d \. \d|\d , \d|\d / \d|[$£€] \d+ \. |fifty - two|one - fourth|five - eighths|ninety - |^ ?- ?\d| - year|1, 234`), nil},
	{"one as a pronoun or an article alone", regexp.MustCompile(`(?i)^(an?|the one.*|this one.*|that one.*|which one.*)$`), nil},
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
