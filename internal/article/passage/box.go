package passage

import (
	"regexp"
	"strings"

	"dateline/internal/article/block"
	"dateline/internal/article/phrase"
	"dateline/internal/news"
)

// markBoxes finds boxed explainers: a heading that such boxes bear, and the
// lines that stand with it.
func (p *page) markBoxes() {
	for i := 0; i < len(p.rows); i++ {
		r := &p.rows[i]
		if r.role != "" || r.rule.Tag != "context" || r.ends || i <= p.headline {
			continue
		}
		end := p.boxEnd(i)
		for k := i; k < end && end > i+1; k++ {
			p.rows[k].set(news.Context, "box: "+r.rule.At)
		}
	}
	for i := range p.rows {
		r := &p.rows[i]
		if r.role != "" || !r.Aside || !r.Main || !r.prose || i <= p.lo {
			continue
		}
		if p.pullQuote(i) {
			r.set(news.Furniture, "repeats words of the story")
			continue
		}
		r.set(news.Context, "box of the page")
		p.headOfBox(i)
	}
}

// headOfBox gives the short rows that stand in the box right over row i the
// role of its text: they head it.
func (p *page) headOfBox(i int) {
	for k := i - 1; k > p.headline && k >= 0; k-- {
		r := &p.rows[k]
		if r.role != "" || !r.Aside || r.prose || r.Kind != block.Heading && r.words > 12 {
			return
		}
		r.set(news.Context, "heads a box of the page")
	}
}

// pullQuote says that row i, in a box, repeats words that stand in a
// neighbouring paragraph.
func (p *page) pullQuote(i int) bool {
	words := strings.Trim(p.rows[i].fold, `"'`)
	for k := max(0, i-12); k < len(p.rows) && k <= i+12; k++ {
		if k != i && len(p.rows[k].fold) > len(words) && strings.Contains(p.rows[k].fold, words) {
			return true
		}
	}
	return false
}

// boxEnd gives the row behind the box that row i heads, i+1 if there is none.
// In HTML a box has its own markup, or is a list, or is at least two paragraphs
// that open with a phrase of their own ("The dam. ..."); in plain text it is the lines
// without an empty line between them, if paragraphs have some, or lines that
// open with a phrase of their own ("Who is she? ...").
func (p *page) boxEnd(i int) int {
	k := i + 1
	if p.html {
		for k < len(p.rows) && (p.rows[k].Aside && p.rows[i].Aside || p.rows[k].Kind == block.Item) {
			k++
		}
		if k > i+1 {
			return k
		}
		if k < len(p.rows) && clipped(p.rows[k].Text) {
			return k + 1
		}
		for k < len(p.rows) && leadIn(p.rows[k].Text) {
			k++
		}
		if k < i+1+minLeadIns {
			return i + 1
		}
		return k
	}
	if k < len(p.rows) && p.rows[k].Gap == 0 && p.rows[i].Gap > 0 {
		for k < len(p.rows) && p.rows[k].Gap == 0 {
			k++
		}
		return k
	}
	for k < len(p.rows) && (p.rows[k].Kind == block.Item || leadIn(p.rows[k].Text)) {
		k++
	}
	return k
}

// A clipped row has at least so many parts, of so many words on average.
const (
	leastClips   = 3
	longestClips = 4
)

// clipped says that a row is made of scraps, as boxes of facts are: "Built 2004.
// Length 138 metres. Crew 17."
func clipped(s string) bool {
	parts := strings.Split(strings.TrimRight(s, ". "), ". ")
	return len(parts) >= leastClips && phrase.Words(s) <= longestClips*len(parts) && !strings.ContainsAny(s, "?!“”\"")
}

// minLeadIns is how many paragraphs must open with a phrase of their own for
// them to be a box without any mark of the page.
const minLeadIns = 2

// leadInRE is a short phrase, closed by a stop, a colon or a question mark,
// with a sentence behind it.
var leadInRE = regexp.MustCompile(`^[^.?!:]{3,60}[.?:] \pL.{30,}`)

// leadIn says that a line opens with a phrase that headlines it: at most six
// words.
func leadIn(s string) bool {
	if !leadInRE.MatchString(s) {
		return false
	}
	i := strings.IndexAny(s, ".?:")
	if s[i] == '.' && i <= 4 {
		return false // "Sen. Ann Example said ..."
	}
	return strings.Count(s[:i], " ") < 6
}

// markCaptions finds captions and credits of photos, and the duplicates that
// pages carry for readers who see no pictures.
func (p *page) markCaptions() {
	for i := range p.rows {
		r := &p.rows[i]
		if r.caption.Tag == "" || r.role != "" && r.role != news.CreditRow {
			continue
		}
		if r.role == news.CreditRow && r.caption.Tag != "credit" {
			continue
		}
		r.role, r.why = news.Caption, "caption: "+r.caption.At
		if i > 0 && p.describes(i-1) {
			p.rows[i-1].role, p.rows[i-1].why = news.Caption, "stands over a photo's credit"
		}
	}
	for i := 1; i < len(p.rows); i++ {
		a, b := &p.rows[i-1], &p.rows[i]
		if a.words < 5 || a.words > 60 || a.role == news.Headline {
			continue
		}
		if b.role == news.Caption && a.role != news.Caption && strings.HasPrefix(b.fold, a.fold) ||
			a.role == news.Caption && b.role != news.Caption && strings.HasPrefix(a.fold, b.fold) && b.words >= 5 {
			a.role, b.role = news.Caption, news.Caption
			a.why, b.why = "repeats a caption", "repeats a caption"
		}
	}
}

// describes says that row i, over a line which only credits a photo, is what
// the photo shows: one sentence of at most 45 words before the story begins,
// or one without the past tense of a report.
func (p *page) describes(i int) bool {
	r, below := &p.rows[i], &p.rows[i+1]
	if r.role != "" || below.caption.Tag != "credit" || r.words < 6 || r.words > 45 || i == p.headline {
		return false
	}
	if strings.Count(r.Text, ". ") > 2 || firstPerson(r.Text) {
		return false
	}
	if i < p.storyStart() {
		return true
	}
	return i > 0 && r.words <= 35 && participle(r.Text) && !strings.ContainsAny(r.Text, "“\"") && !strings.Contains(r.fold, " said")
}

// participle says that a sentence describes rather than reports: "A ship
// leaving port", "The president, meeting with ...".
func participle(s string) bool {
	w := strings.Fields(s)
	for i, word := range w {
		if i > 12 {
			break
		}
		if len(word) > 5 && strings.HasSuffix(strings.Trim(word, ","), "ing") && (i == 0 || strings.HasSuffix(w[i-1], ",") || i > 1) {
			return true
		}
	}
	return false
}
