package passage

import (
	"strings"

	"dateline/internal/article/block"
	"dateline/internal/article/phrase"
	"dateline/internal/article/plain"
)

// findHeadline picks the row that is the page's title: the last of the rows
// alike to it before the first prose, or else the first such row.
func (p *page) findHeadline() {
	title := phrase.Fold(strings.Trim(p.meta.Title, `"“”[]`))
	if title == "" {
		return
	}
	for i := range p.rows {
		r := &p.rows[i]
		if r.words > 40 || !alike(r.fold, title) {
			continue
		}
		if p.headline < 0 || p.better(i) {
			p.headline = i
		}
	}
}

// nearTitle is how far into the story, in rows, its title may stand.
const nearTitle = 4

// better says that row i is a better headline than the one chosen: in HTML in
// the main text where the other was not, or the first heading of the first
// rank; in plain text nearer to the story below it.
func (p *page) better(i int) bool {
	if !p.html {
		return i <= p.lo+nearTitle
	}
	if p.rows[i].Main != p.rows[p.headline].Main {
		return p.rows[i].Main
	}
	return p.rows[i].Kind == block.Heading && p.rows[i].Level == 1 && p.rows[p.headline].Level != 1
}

// alike says that a row is the title, perhaps with marks around it.
func alike(fold, title string) bool {
	trim := func(s string) string { return strings.Trim(s, `"'[]() .`) }
	return trim(fold) == trim(title)
}

// holds says that the row is little more than the title: the title in a
// trail of rubrics, or with a word or two behind it.
func holds(fold, title string, words int) bool {
	return title != "" && strings.Contains(fold, title) && words-phrase.Words(title) <= 6
}

// findCore bounds the story: of HTML, the rows that the extraction took; of
// plain text, the heaviest stretch of rows.
func (p *page) findCore() {
	p.lo, p.hi = 0, -1
	if p.html {
		for i := range p.rows {
			if p.rows[i].Main && p.rows[i].prose {
				if p.hi < 0 {
					p.lo = i
				}
				p.hi = i
			}
		}
		return
	}
	blocks := make([]block.Block, len(p.rows))
	for i := range p.rows {
		blocks[i] = p.rows[i].Block
	}
	p.lo, p.hi = plain.CoreOf(blocks, func(i int) string { return p.rows[i].rule.Tag })
}
