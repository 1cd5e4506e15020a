package passage

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/article/block"
	"dateline/internal/article/plain"
	"dateline/internal/news"
)

// Lines that name who wrote a text, without "By".
var (
	// personRE is a person's name at the start of a line.
	personRE = regexp.MustCompile(`^` + personName)
	// signedRE is a line made of one or several of them, each with a place at most:
	// "Ann Example in Eastport", "Ann Example, Eastport, and Bo Sample, Sella".
	signedRE = regexp.MustCompile(`^` + signature + `(?:(?:, and |, | and | & )` + signature + `)*$`)
	// twoRE is a name with a place, or two names.
	twoRE = regexp.MustCompile(`^` + personName + `(?: in |,? and | & )` + personName + `$|^` + personName + ` in ` + nameWord + `$`)
	// deskRE is a line that names a desk, or people by their post only.
	deskRE = regexp.MustCompile(`^(?:(?:[Ff]rom|[Bb]y) )?(?:[Oo]ur |[Tt]he |[Aa] |[Ss]taff |(?:\p{Lu}[\pL.’'-]* ){0,3})?(?:(?:own|special|staff|foreign|news|city|business|political|parliamentary|wire|online|web|court|[\pL-]+) )?` +
		`(?:[Cc]orrespondents?|[Rr]eporters?|[Dd]esk|[Ss]taff|[Ee]ditors|[Nn]ewsroom|[Aa]gencies|[Ww]ire services|[Nn]ews agencies|[Ss]taff writers?)` +
		`(?:,? in \p{Lu}[\pL.’'-]*(?: \p{Lu}[\pL.’'-]*)?)?(?:,? (?:and|with) (?:the )?(?:news |wire )?(?:agencies|services|wires|staff))?$`)
)

const (
	nameWord   = `\p{Lu}(?:\pL|['’-]\pL|\.)*`
	personName = nameWord + `(?: (?:(?:de|da|di|del|la|van|von|der|den|bin|ibn|al|el) )*` + nameWord + `){1,3}`
	signature  = personName + `(?:(?: in |, )` + nameWord + `(?: ` + nameWord + `)?)?`
)

// A signature is no longer, in words, and stands no more than so many rows
// behind the headline.
const (
	longestSignature = 14
	nearHeadline     = 5
)

// signs says that row i, between headline and text, names who wrote it: a name
// with a post, the name of a desk, or mere names beside a date or another
// byline, or in an element that says so.
func (p *page) signs(i int) bool {
	r := &p.rows[i]
	if p.headline < 0 || i <= p.headline || i > p.headline+nearHeadline || i > p.lo+1 || r.prose || r.ends || r.caption.Tag != "" ||
		r.words < 1 || r.words > longestSignature || strings.ContainsAny(r.Text, "?!;“”\"\n") || !p.textBelow(i) {
		return false
	}
	s := strings.TrimSpace(r.Text)
	if at := strings.IndexAny(s, "|·•"); at > 0 {
		s = strings.TrimSpace(s[:at])
	}
	switch {
	case r.words <= 9 && deskRE.MatchString(s) && !(r.Kind == block.Heading && r.words > 6):
		return true
	case postRE.MatchString(s):
		_, post, _ := strings.Cut(s, ",")
		return personRE.MatchString(s) && postRE.MatchString(post) && strings.Count(post, " ") < 8
	case !signedRE.MatchString(s) || shouted(s) && strings.Count(s, " ") > 2:
		return false
	}
	body := r.Kind != block.Heading || !p.html // a short line of plain text may be either
	return p.signClass(r) || p.besideByline(i) || r.Kind != block.Heading && twoRE.MatchString(s) || body && plain.GivenName(s)
}

// shouted says that s has no small letter.
func shouted(s string) bool { return !strings.ContainsFunc(s, unicode.IsLower) }

// signClass says that the element of a row names an author.
func (p *page) signClass(r *row) bool {
	for class := range strings.FieldsFuncSeq(strings.ToLower(r.Class), func(c rune) bool { return !unicode.IsLetter(c) }) {
		switch class {
		case "by", "auth", "author", "authors", "byline", "writer", "reporter", "autor":
			return true
		}
	}
	return false
}

// besideByline says that a byline or a date line stands right above or below
// row i.
func (p *page) besideByline(i int) bool {
	for _, k := range [...]int{i - 1, i + 1} {
		if k > p.headline && k < len(p.rows) && (p.rows[k].role == news.Byline || !p.rows[k].prose && p.dates(&p.rows[k])) {
			return true
		}
	}
	return false
}

// textBelow says that running text begins within three rows behind row i, with
// a capital or a quotation.
func (p *page) textBelow(i int) bool {
	for k := i + 1; k < len(p.rows) && k <= i+3; k++ {
		if p.rows[k].prose {
			c, _ := utf8.DecodeRuneInString(p.rows[k].Text)
			return !unicode.IsLower(c)
		}
	}
	return false
}
