package figure

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/news"
)

// A literal is a number in digits: groups of digits with separators. What a
// separator means differs between countries: 1,234.5 is 1.234,5 in Minsk and
// Madrid, 1 234,5 in Paris and 12,34,567 lakhs-style in Delhi. Some spellings
// say by themselves which it is; others ("4.800") only the rest of the page
// can decide.

// style is what the literals of a page say about its separators.
type style struct {
	// dotDecimal and dotThousand count the literals that can only be read one
	// way ("2.5", "1,234" against "1.234.567", "3,5").
	dotDecimal, dotThousand int
	// zeros counts literals like "90.000".
	zeros int
	// foreign says that the page was translated.
	foreign bool
}

// continental says that the page writes 90.000 for ninety thousand.
func (s style) continental() bool {
	return s.dotThousand > 0 && s.dotThousand >= s.dotDecimal
}

// styleOf looks at all literals of a report.
func styleOf(ann *news.Annotated) style {
	s := style{foreign: ann.TranslatedFrom != ""}
	text := ann.Text
	for i := 0; i < len(text); i++ {
		if !isDigit(text[i]) {
			continue
		}
		j := i
		for j < len(text) && (isDigit(text[j]) || (text[j] == '.' || text[j] == ',') && j+1 < len(text) && isDigit(text[j+1])) {
			j++
		}
		s.count(text[i:j])
		i = j
	}
	return s
}

// count adds what one literal says.
func (s *style) count(lit string) {
	dots, commas := strings.Count(lit, "."), strings.Count(lit, ",")
	last := len(lit) - 1 - strings.LastIndexAny(lit, ".,")
	switch {
	case dots == 1 && commas == 0:
		switch {
		case last == 3 && strings.HasSuffix(lit, "000"):
			s.zeros++
		case last < 3:
			s.dotDecimal++
		}
	case commas == 1 && dots == 0:
		if last == 3 {
			s.dotDecimal++
		} else if last == 1 {
			s.dotThousand++
		}
	case commas > 1 && dots <= 1 && last >= 1 && strings.LastIndexByte(lit, '.') < strings.LastIndexByte(lit, ',') == (dots == 0):
		if last == 3 || dots == 1 {
			s.dotDecimal++
		}
	case dots > 1 && commas == 0 && last == 3, dots >= 1 && commas == 1 && strings.IndexByte(lit, ',') > strings.LastIndexByte(lit, '.'):
		s.dotThousand++
	case commas == 1 && dots == 1:
		s.dotDecimal++
	}
}

// literal is the result of reading digits.
type literal struct {
	value float64
	j     int // the word after it
	ok    bool
	// unsure says that only the counted thing can tell thousands from a
	// fraction ("4.800"): value is the fraction, thousands the other reading.
	unsure    bool
	thousands float64
	// plain says that it is digits alone, without separators.
	plain bool
	size  int // digits of the first group
}

// literal reads the digits that start at word i.
func (p *parser) literal(i int) literal {
	var groups [12]int // word indices of the groups of digits
	n, j := 0, i
	seps := make([]rune, 0, 12)
	for {
		if n == len(groups) {
			return literal{j: p.skipDigits(j)}
		}
		groups[n] = j
		n++
		j++
		sep, width := p.separator(j)
		if sep == 0 || p.kind(j+width) != digits {
			break
		}
		if sep == ' ' && !p.spaced(groups[:n], seps, j+width) {
			break
		}
		if sep != ' ' && len(seps) > 0 && seps[len(seps)-1] == ' ' && sep == ' ' {
			break
		}
		seps = append(seps, sep)
		j += width
	}
	first := p.groupLen(groups[0])
	lit := literal{j: j, size: first}
	if len(seps) == 0 {
		lit.value, lit.ok = p.digits(groups[0]), true
		lit.plain = true
		return lit
	}
	return p.grouped(lit, groups[:n], seps)
}

// skipDigits passes a run of digits and separators that is no number.
func (p *parser) skipDigits(j int) int {
	for j < len(p.ws) && p.tight(j-1) && (p.kind(j) == digits || p.str(j) == "." || p.str(j) == ",") {
		j++
	}
	return j
}

// separator gives the separator before word j's digits and how many words it
// takes: a blank takes none. 0 says that there is none.
func (p *parser) separator(j int) (rune, int) {
	if j >= len(p.ws) {
		return 0, 0
	}
	if p.kind(j) == digits {
		gap := p.text[p.ws[j-1].end:p.ws[j].start]
		switch gap {
		case " ", "\u00a0", "\u202f", "\u2009": // blank, no-break, narrow no-break, thin
			return ' ', 0
		}
		return 0, 0
	}
	if !p.tight(j-1) || !p.tight(j) {
		return 0, 0
	}
	switch r, _ := utf8.DecodeRuneInString(p.str(j)); r {
	case '.', ',', '\'', '’', '٫', '٬':
		return r, 1
	}
	return 0, 0
}

// spaced says whether a blank before word k joins groups of thousands: all
// groups after the first have three digits.
func (p *parser) spaced(groups []int, seps []rune, k int) bool {
	if p.groupLen(k) != 3 || p.groupLen(groups[0]) > 3 || p.digits(groups[0]) == 0 {
		return false
	}
	if k+1 < len(p.ws) && p.tight(k) && p.kind(k+1) != mark {
		return false // "5 200m"
	}
	for n, sep := range seps {
		if sep != ' ' || p.groupLen(groups[n+1]) != 3 {
			return false
		}
	}
	return !p.dayBefore(groups[0])
}

// dayBefore says that the number at word i is the day of a date, or is part of
// a name, so that it does not go on ("On May 12 300 people").
func (p *parser) dayBefore(i int) bool {
	return p.inDate(i) || p.capital(i-1) && p.kind(i-1) == letters && i >= 2 && p.sameSent(i-2, i) && p.str(i-2) != "." && !p.has(i-1, cSymbol)
}

// groupLen gives the number of digits of word k.
func (p *parser) groupLen(k int) int { return utf8.RuneCountInString(p.str(k)) }

// digits gives the value of word k, digits of any script.
func (p *parser) digits(k int) float64 {
	v := 0.0
	for _, r := range p.str(k) {
		v = v*10 + float64(digitValue(r))
	}
	return v
}

// digitValue gives the value of a decimal digit of any script: each script's
// ten digits follow each other in Unicode.
func digitValue(r rune) int {
	if r < utf8.RuneSelf {
		return int(r - '0')
	}
	for _, rg := range unicode.Nd.R16 {
		if rune(rg.Lo) <= r && r <= rune(rg.Hi) {
			return int(r-rune(rg.Lo)) % 10
		}
	}
	for _, rg := range unicode.Nd.R32 {
		if rune(rg.Lo) <= r && r <= rune(rg.Hi) {
			return int(r-rune(rg.Lo)) % 10
		}
	}
	return 0
}

// grouped decides what the separators of a literal mean.
func (p *parser) grouped(lit literal, groups []int, seps []rune) literal {
	last := len(seps) - 1
	one := true
	for _, sep := range seps {
		one = one && sep == seps[0]
	}
	switch {
	case !one: // the last one is the decimal mark if the others are of one kind
		sep := seps[last]
		if sep != '.' && sep != ',' && sep != '٫' {
			return lit
		}
		for n, s := range seps[:last] {
			if s != seps[0] || s == sep || !p.thousands(groups[:last+1], n) {
				return lit
			}
		}
		lit.value, lit.ok = p.join(groups[:last+1])+p.fraction(groups[last+1]), true
	case seps[0] == ' ', seps[0] == '\'', seps[0] == '’', seps[0] == '٬', last > 0:
		if last > 0 && seps[0] == '.' && lit.size > 3 {
			return lit
		}
		for n := range seps {
			if !p.thousands(groups, n) || seps[0] == '٫' {
				return lit // a version, an address of the net, a list
			}
		}
		lit.value, lit.ok = p.join(groups), true
	default:
		return p.single(lit, groups[0], groups[1], seps[0])
	}
	return lit
}

// thousands says whether group n+1 fits a number in thousands, or in the
// Indian way (12,34,567), where all but the last have two digits.
func (p *parser) thousands(groups []int, n int) bool {
	if first := p.groupLen(groups[0]); first > 3 {
		return false
	}
	size := p.groupLen(groups[n+1])
	if size == 3 && (n+2 == len(groups) || p.groupLen(groups[len(groups)-2]) == 3 || len(groups) == 2) {
		return true
	}
	return size == 2 && n+2 < len(groups) && p.groupLen(groups[0]) <= 2 && p.groupLen(groups[len(groups)-1]) == 3
}

// join reads groups as the digits of one integer.
func (p *parser) join(groups []int) float64 {
	v := 0.0
	for _, g := range groups {
		v = v*math.Pow10(p.groupLen(g)) + p.digits(g)
	}
	return v
}

// fraction reads word k as decimals.
func (p *parser) fraction(k int) float64 {
	return p.digits(k) / math.Pow10(p.groupLen(k))
}

// single decides what one separator between two groups means.
func (p *parser) single(lit literal, a, b int, sep rune) literal {
	size := p.groupLen(b)
	decimal, whole := decimals(p.str(a), p.str(b), p.digits(a)+p.fraction(b)), p.join([]int{a, b})
	leadingZero := p.digits(a) == 0
	switch {
	case sep == '٫' || size != 3 && size <= 9 && sep == '.':
		lit.value, lit.ok = decimal, true
	case size <= 2: // "1,3 billion"
		lit.value, lit.ok = decimal, true
	case size != 3 || lit.size > 3:
		return lit
	case sep == ',' && leadingZero:
		lit.value, lit.ok = decimal, true
	case sep == ',':
		lit.value, lit.ok = whole, !p.style.continental() || p.style.dotDecimal > 0
	case leadingZero:
		lit.value, lit.ok = decimal, true
	case p.style.continental(), p.str(b) == "000" && (p.style.foreign || p.style.zeros > 1):
		lit.value, lit.ok = whole, true
	case p.style.foreign:
		lit.unsure, lit.thousands, lit.value, lit.ok = true, whole, math.NaN(), true
	case p.style.dotDecimal > 0 && p.str(b) != "000":
		lit.unsure, lit.thousands, lit.value, lit.ok = true, whole, decimal, true
	default:
		lit.unsure, lit.thousands, lit.value, lit.ok = true, whole, math.NaN(), true
	}
	return lit
}

// decimals is a.b as a number. Parsing the digits once rounds once, so that
// 9.4 is 9.4 and not 9 + 0.4.
func decimals(a, b string, or float64) float64 {
	var v, div float64 = 0, 1
	if len(a)+len(b) > 15 {
		return or
	}
	for n, r := range a + b {
		if r >= utf8.RuneSelf {
			return or
		}
		v = v*10 + float64(r-'0')
		if n >= len(a) {
			div *= 10
		}
	}
	return v / div
}
