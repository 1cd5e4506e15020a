package when

import "dateline/internal/news"

// parser holds the words of one passage. Its rules are methods that look at
// the words from i on and give the expression they find, or none.
type parser struct {
	text  string
	lex   *lexicon
	ws    []word
	depth int            // of rules that call at again ("the end of ...")
	sent  *news.Sentence // of the words whose tense is asked, for their tags
	// order is the answer of dayFirst, once orderKnown.
	order, orderKnown bool
}

// rule is one family of the grammar.
type rule struct {
	name    string
	example string
	starts  class // what the first word can be
	parse   func(p *parser, i int) (expr, bool)
}

// maxDepth bounds nesting: "the end of early last May".
const maxDepth = 4

// at gives the longest expression that starts at word i; of two of the same
// length the rule that stands first in rules wins.
func (p *parser) at(i int) (best expr, ok bool) {
	start := p.startOf(i)
	if start == 0 || p.depth >= maxDepth {
		return expr{}, false
	}
	p.depth++
	defer func() { p.depth-- }()
	for n := range rules {
		r := &rules[n]
		if r.starts&start == 0 {
			continue
		}
		e, found := r.parse(p, i)
		if !found || e.j <= best.j {
			continue
		}
		if e.rule == "" {
			e.rule = r.name
		}
		e.i = i
		best, ok = e, true
	}
	return best, ok
}

// startOf says what word i can start; 0 for a word that starts nothing.
func (p *parser) startOf(i int) class {
	w := p.w(i)
	switch {
	case w.kind == digits:
		return byDigits
	case w.kind == mark && p.apostrophe(i):
		return byMark
	case w.lex == nil:
		return 0
	case w.lex.class&cDet != 0:
		// Most articles start no time: look at the next word.
		if next := p.w(i + 1); next.kind == letters && next.lex == nil && !p.has(i+2, cSeason) {
			return 0
		}
	}
	return w.lex.class
}

// none is the word beyond either end.
var none = word{kind: mark, num: -1}

// w gives word i, or none.
func (p *parser) w(i int) *word {
	if i < 0 || i >= len(p.ws) {
		return &none
	}
	return &p.ws[i]
}

// s gives the text of word i.
func (p *parser) s(i int) string {
	w := p.w(i)
	return p.text[w.start:w.end]
}

// is says whether word i is one of forms, in any case of ASCII letters.
func (p *parser) is(i int, forms ...string) bool {
	w := p.w(i)
	got := p.text[w.start:w.end]
	for _, f := range forms {
		if len(f) == len(got) && foldEqual(got, f) {
			return true
		}
	}
	return false
}

// foldEqual compares a with the lower-case b.
func foldEqual(a, b string) bool {
	for i := range len(a) {
		c := a[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != b[i] {
			return false
		}
	}
	return true
}

// has says whether word i has one of the classes.
func (p *parser) has(i int, c class) bool {
	l := p.w(i).lex
	return l != nil && l.class&c != 0
}

// hyphen says whether word i is a hyphen or dash without spaces around it.
func (p *parser) hyphen(i int) bool {
	return p.w(i).glued && p.w(i+1).glued && p.dash(i)
}

// dash says whether word i is a hyphen or dash.
func (p *parser) dash(i int) bool {
	s := p.s(i)
	return s == "-" || s == "–" || s == "‐" || s == "‑" || s == "—" || s == "−"
}

// apostrophe says whether word i is one.
func (p *parser) apostrophe(i int) bool {
	s := p.s(i)
	return s == "'" || s == "’" || s == "‘" || s == "`"
}

// possessive skips "'s" or "s'" at i.
func (p *parser) possessive(i int) int {
	if p.apostrophe(i) && p.w(i).glued {
		if p.is(i+1, "s") && p.w(i+1).glued {
			return i + 2
		}
	}
	return i
}

// over skips a glued hyphen at i.
func (p *parser) over(i int) int {
	if p.hyphen(i) {
		return i + 1
	}
	return i
}

// dot skips a period that belongs to an abbreviation at i-1.
func (p *parser) dot(i int) int {
	if p.has(i-1, cAbbr) && p.s(i) == "." && (p.w(i).glued || p.w(i+1).kind == digits) {
		return i + 1
	}
	return i
}

// comma skips one comma at i.
func (p *parser) comma(i int) int {
	if p.s(i) == "," {
		return i + 1
	}
	return i
}

// match finds the longest of phrases whose words follow at i.
func (p *parser) match(ps []phrase, i int) (value string, j int, ok bool) {
	for _, ph := range ps {
		k := i
		for _, f := range ph.rest {
			if k = p.over(k); !p.is(k, f) && !(f == "'" && p.apostrophe(k)) {
				// A hyphen of the phrase itself.
				if f == "-" && k > i && p.dash(k-1) {
					continue
				}
				k = -1
				break
			}
			k++
		}
		if k >= 0 && (!ok || k > j) {
			value, j, ok = ph.value, k, true
		}
	}
	return value, j, ok
}

// number is a count of units: doubled, so that halves are whole.
type number struct {
	twice   int
	vague   bool // several, a few
	article bool // a, an
	mod     string
}

// count reads a number of units at i: "14", "2 1/2", "twenty-two", "a", "a
// couple of", "several", "two or three", "12 to 18", "one and a half".
func (p *parser) count(i int) (number, int, bool) {
	n, j, ok := p.single(i)
	if !ok {
		return number{}, 0, false
	}
	k := j
	if p.is(k, "to", "or", "and") || p.hyphen(k) {
		if p.is(k, "and") && p.is(k+1, "a") && p.is(k+2, "half") {
			n.twice++
			return n, k + 3, true
		}
		if p.is(k, "and") {
			return n, j, true
		}
		if m, l, ok := p.single(k + 1); ok && !m.article && !n.article && m.twice > n.twice {
			m.mod = "APPROX"
			return m, l, true
		}
		if p.is(k, "or") && p.is(k+1, "so") {
			n.mod = "APPROX"
			return n, k + 2, true
		}
		if p.is(k, "or") && p.is(k+1, "more") {
			n.mod = "EQUAL_OR_MORE"
			return n, k + 2, true
		}
	}
	return n, j, true
}

// single reads one number.
func (p *parser) single(i int) (number, int, bool) {
	w := p.w(i)
	switch {
	case w.kind == digits:
		return p.digitNumber(i)
	case w.lex == nil:
		return number{}, 0, false
	case p.is(i, "a", "an"):
		switch {
		case p.is(i+1, "few", "couple", "handful", "number") || p.is(i+1, "dozen") && p.is(i+2, "or"):
			j := i + 2
			if p.is(j, "of") {
				j++
			}
			return number{vague: true}, j, true
		case p.has(i+1, cScale):
			return p.words(i + 1)
		case p.is(i+1, "half") && p.dash(i+2):
			return number{twice: 1}, i + 3, true
		}
		return number{twice: 2, article: true}, i + 1, true
	case p.is(i, "half") && (p.is(i+1, "a", "an")):
		return number{twice: 1}, i + 2, true
	case w.lex.class&cVague != 0:
		j := i + 1
		if p.is(j, "of") {
			j++
		}
		return number{vague: true}, j, true
	case w.lex.class&(cCard|cScale) != 0:
		return p.words(i)
	}
	return number{}, 0, false
}

// digitNumber reads digits with thousands' commas, a fraction or decimals.
func (p *parser) digitNumber(i int) (number, int, bool) {
	w := p.w(i)
	if w.num < 0 {
		return number{}, 0, false
	}
	v, j := int(w.num), i+1
	for p.s(j) == "," && p.w(j).glued && p.w(j+1).glued && p.w(j+1).n == 3 && v < 1e6 {
		v = v*1000 + int(p.w(j+1).num)
		j += 2
	}
	n := number{twice: 2 * v}
	switch {
	case p.w(j).kind == digits && p.s(j+1) == "/" && p.w(j+1).glued && p.w(j+2).kind == digits && p.w(j).num < p.w(j+2).num:
		if p.w(j).num*2 >= p.w(j+2).num {
			n.twice++
		}
		j += 3
	case p.s(j) == "½":
		n.twice++
		j++
	case p.s(j) == "." && p.w(j).glued && p.w(j+1).glued && p.w(j+1).kind == digits:
		if p.w(j+1).num == 5 {
			n.twice++
		}
		j += 2
	case p.w(j).kind == letters && p.has(j, cScale) && v < 1000:
		n.twice *= int(p.w(j).lex.num)
		j++
	}
	return n, j, true
}

// words reads a cardinal in words up to millions.
func (p *parser) words(i int) (number, int, bool) {
	total, group, j := 0, 0, i
	seen := false
	for {
		k := p.over(j)
		if seen && p.is(k, "and") && group%100 == 0 && p.has(k+1, cCard) && (p.has(k-1, cScale)) {
			k++
		}
		l := p.w(k).lex
		if l == nil || l.class&(cCard|cScale) == 0 || total > 1e6 || group > 1e6 || j-i > 16 {
			break
		}
		v := int(l.num)
		switch {
		case l.class&cScale != 0 && v >= 1000:
			total += max(group, 1) * v
			group = 0
		case l.class&cScale != 0:
			group = max(group, 1) * v
		case group%10 != 0 && seen, group%100 >= 20 && v >= 10, group%100 != 0 && group%100 < 20:
			return number{twice: 2 * (total + group)}, j, true
		default:
			group += v
		}
		j, seen = k+1, true
	}
	return number{twice: 2 * (total + group)}, j, seen
}

// ordinal reads "first", "twenty-first", "21st", "3rd".
func (p *parser) ordinal(i int) (n, j int, ok bool) {
	w := p.w(i)
	if w.kind == digits && w.n <= 2 && p.w(i+1).glued && p.is(i+1, "st", "nd", "rd", "th") {
		return int(w.num), i + 2, true
	}
	if w.lex == nil {
		return 0, 0, false
	}
	if w.lex.class&cOrd != 0 {
		return int(w.lex.num), i + 1, true
	}
	if w.lex.class&cCard != 0 && w.lex.num >= 20 {
		k := p.over(i + 1)
		if l := p.w(k).lex; l != nil && l.class&cOrd != 0 && l.num < 10 {
			return int(w.lex.num + l.num), k + 1, true
		}
	}
	return 0, 0, false
}
