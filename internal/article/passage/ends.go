package passage

import (
	"regexp"
	"strings"

	"dateline/internal/article/block"
	"dateline/internal/article/credit"
	"dateline/internal/news"
)

// The marks that agencies set around their texts.
var (
	// slugRE is the keyword line over a wire story: "RIVER-TALKS, 2nd lead".
	slugRE = regexp.MustCompile(`^\p{Lu}{3,}(?:[-/]\p{Lu}{2,}){1,5}(?:,? [\pL\d() ]{2,20})?$`)
	// initialsRE is the desk's initials under it: "bur-ab/cde/fg".
	initialsRE = regexp.MustCompile(`^(?:\p{Ll}{2,4})(?:[-/]\p{Ll}{2,4}){1,6}$`)
)

// maxReposted is the longest headline of a reposted text, in words.
const maxReposted = 28

// markHead gives roles to two kinds of rows at the head of a text: the keyword
// line of a wire, which is furniture, and the headline that a reposted text
// brings along, between the line that names its source and its byline,
// dateline or first paragraph.
func (p *page) markHead() {
	for i := range p.rows {
		r := &p.rows[i]
		if i > p.lo+6 {
			return
		}
		if r.role != "" {
			continue
		}
		if (p.headline < 0 || i <= p.headline+1) && slugRE.MatchString(r.Text) {
			r.set(news.Furniture, "keyword line of a wire")
		}
		if i > 0 && p.rows[i-1].role == news.CreditRow && i+1 < len(p.rows) && p.reposted(i) {
			r.set(news.Headline, "stands between the source of a repost and its text")
		}
	}
}

// reposted says that row i is made like a headline, and that a text begins
// below it.
func (p *page) reposted(i int) bool {
	r, below := &p.rows[i], &p.rows[i+1]
	bare := strings.TrimRight(r.Text, `"'”’])`)
	if r.words < 3 || r.words > maxReposted || strings.HasSuffix(bare, ".") || strings.HasSuffix(bare, ":") || r.Links > 0.5 && r.words < 4 {
		return false
	}
	quoted := bare != r.Text && strings.ContainsAny(r.Text[:min(len(r.Text), 3)], `"'“‘[`)
	if r.Kind != block.Heading && !quoted && r.prose {
		return false
	}
	return below.role == news.Byline || below.prose && below.role == ""
}

// markEnd gives roles to the last rows of a text: the initials of a wire's
// desk, which say who wrote and edited it, and the name of the outlet that a
// text ends with, under a line of credit.
func (p *page) markEnd() {
	last := -1
	for i := range p.rows {
		if r := &p.rows[i]; (r.role != news.Furniture) && (!p.html || r.Main) {
			last = i
		}
	}
	if last < 1 {
		return
	}
	r := &p.rows[last]
	switch {
	case r.role != "":
	case initialsRE.MatchString(r.Text):
		r.set(news.Byline, "initials of a wire's desk")
	case p.rows[last-1].role == news.CreditRow && !r.prose && credit.OutletLike(r.Text):
		r.set(news.CreditRow, "names an outlet under a line of credit")
	}
}
