package passage

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/article/credit"
	"dateline/internal/article/phrase"
)

// menuMarks part the links of a row of links.
var menuMarks = regexp.MustCompile(`\s*(?:[|•·»›>]|\s/\s)\s*`)

// A row of links has at least so many parts, and parts of so many words at most.
const (
	leastLinks   = 3
	longestLinks = 9
)

// isMenu says that row i is a row of links: at least three parts between marks,
// of which none is a sentence, a date, a number or a picture's credit; or, above
// the headline, the outlet's name or a row of words with capitals.
func (p *page) isMenu(i int) bool {
	r := &p.rows[i]
	if r.caption.Tag != "" || i == p.headline || strings.ContainsAny(r.Text, "\n") || r.words > 60 || p.dates(r) {
		return false
	}
	if i < p.headline && p.html && r.words <= 20 && !r.ends && r.words >= 3 && (p.named(r) || allCapitals(r.Text) && r.words >= 4) && !p.writes(r) {
		return true
	}
	if _, ok := credit.Line(r.Text, p.whole); ok {
		return false
	}
	parts := menuMarks.Split(strings.TrimSpace(r.Text), -1)
	if len(parts) < leastLinks {
		return false
	}
	named := 0
	for _, part := range parts {
		part = strings.TrimRight(part, " ")
		n := phrase.Words(part)
		if n > longestLinks || n > 2 && strings.HasSuffix(part, ".") {
			return false
		}
		if c, _ := utf8.DecodeRuneInString(part); unicode.IsUpper(c) {
			named++
		}
	}
	return named*2 > len(parts)
}

// named says that a row begins with the outlet's name.
func (p *page) named(r *row) bool {
	name := strings.TrimPrefix(phrase.Fold(p.meta.Outlet), "the ")
	rest, ok := strings.CutPrefix(strings.TrimPrefix(r.fold, "the "), name)
	return name != "" && ok && (rest == "" || strings.ContainsAny(rest[:1], " .,|:;-–—"))
}

// writes says that a row names a person who may be its author: two to four words
// and a post.
func (p *page) writes(r *row) bool { return postRE.MatchString(r.Text) }

// allCapitals says that every word of s begins with a capital or a digit, and
// that no mark stands within: "News Harbour Sport Letters".
func allCapitals(s string) bool {
	if strings.ContainsAny(s, ".,:;!?\"“”'’()") {
		return false
	}
	for w := range strings.FieldsSeq(s) {
		if c, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(c) && !unicode.IsDigit(c) {
			return false
		}
	}
	return true
}

// selfRE is what an outlet says of itself behind its name: "Vale Post. Letters
// to the editor are welcome", "Vale Post is edited by ...".
var selfRE = regexp.MustCompile(`^(?:\.|,[^.]*\d[^.]*\.|,? (?:is|was) (?:edited|published|funded|owned|printed|produced|supported|financed|run|part of|a member|an? (?:[\w-]+ )?(?:newspaper|news site|website|magazine|service|publication|member))\b)`)

// longestSelf is how many words an outlet says of itself in one row.
const longestSelf = 40

// ofOutlet says that row i, above the headline or at the end of the text, is what
// the outlet says of itself, or leads from the text to what else it has. Its name
// may be short of its first words: the "Vale Post in English" is "Post in English"
// too.
func (p *page) ofOutlet(i int) bool {
	r := &p.rows[i]
	name := strings.TrimPrefix(phrase.Fold(p.meta.Outlet), "the ")
	if name == "" || r.words > longestSelf || i == p.headline {
		return false
	}
	edge := i < p.headline || i >= p.hi-1
	bare := strings.TrimPrefix(r.fold, "the ")
	for n := name; n != ""; _, n, _ = strings.Cut(n, " ") {
		sure := n == name || strings.Contains(n, " ") || bare != r.fold || i >= p.hi && len(n) > 4
		if rest, ok := strings.CutPrefix(bare, n); ok && sure && edge && selfRE.MatchString(rest) {
			return true
		}
		if rest, ok := strings.CutPrefix(r.fold, "also in "); ok && strings.HasPrefix(strings.TrimPrefix(rest, "the "), n+":") {
			return true
		}
	}
	return false
}

// correctionZone is where a text says how it was changed: at either end.
func (p *page) correctionZone(i int) bool { return i <= p.lo+1 || i >= p.hi-2 }
