package passage

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/article/block"
	"dateline/internal/news"
)

// markRemarks finds a republisher's own words: paragraphs between paired
// marks or around a quoted report, with a label, in brackets at either end of the text, or written in
// the first person outside the news text that a byline or credit parts off.
func (p *page) markRemarks() {
	p.markPaired()
	p.markAround()
	for i := range p.rows {
		r := &p.rows[i]
		if r.role != "" {
			continue
		}
		switch {
		case r.rule.Tag == "correction" && (i <= p.lo+1 || i >= p.hi-2):
			r.set(news.Remark, "says what was changed in the text")
		case r.rule.Tag == "remark" && (i <= p.lo+2 || i >= p.hi-2):
			r.set(news.Remark, r.rule.At)
		case bracketed(r.Text) && r.words >= 5 && (i <= p.lo+1 || i >= p.hi-1):
			r.set(news.Remark, "in brackets")
		}
	}
	p.markFirstPerson()
}

// maxRemark is how many rows a remark between paired marks may take.
const maxRemark = 8

// markPaired finds rows between two like marks ("^ ... ^").
func (p *page) markPaired() {
	for i := range p.rows {
		r := &p.rows[i]
		mark, size := utf8.DecodeRuneInString(r.Text)
		if r.role != "" || !strings.ContainsRune("^~", mark) || len(r.Text) <= size+1 {
			continue
		}
		for k := i; k < len(p.rows) && k < i+maxRemark; k++ {
			if strings.HasSuffix(p.rows[k].Text, string(mark)) && (k > i || r.words >= 3) {
				for ; i <= k; i++ {
					p.rows[i].set(news.Remark, "between marks")
				}
				break
			}
		}
	}
}

// A report that a page quotes whole has at least so many paragraphs and words.
const (
	leastQuoted      = 2
	leastQuotedWords = 60
)

// markAround finds the words of someone who sets another's report in a block
// quotation: paragraphs of running text that follow a line with a colon, are no
// speech, and stand among words in the first person.
func (p *page) markAround() {
	first, last, paras, words := -1, -1, 0, 0
	for i := p.lo; i <= p.hi && i < len(p.rows); i++ {
		if r := &p.rows[i]; r.Quoted && r.Main && r.prose && (first < 0 || i == last+1) {
			if first < 0 {
				first = i
			}
			last = i
			paras, words = paras+1, words+r.words
		}
	}
	if paras < leastQuoted || words < leastQuotedWords || first < 1 || strings.ContainsAny(p.rows[first].Text[:1], "\"'") ||
		strings.HasPrefix(p.rows[first].Text, "“") || !strings.HasSuffix(strings.TrimSpace(p.rows[first-1].Text), ":") {
		return
	}
	around := func(i int) bool {
		r := &p.rows[i]
		return (i < first || i > last) && i > p.headline && r.Main && r.role == "" && !r.Quoted && r.Kind == block.Paragraph && (r.prose || i == first-1)
	}
	own := false
	for i := range p.rows {
		own = own || around(i) && firstPerson(p.rows[i].Text)
	}
	for i := range p.rows {
		if own && around(i) {
			p.rows[i].set(news.Remark, "around a text that is set as a quotation")
		}
	}
}

func bracketed(s string) bool {
	for _, pair := range [...]string{"[]", "{}"} {
		if strings.HasPrefix(s, pair[:1]) && strings.HasSuffix(strings.TrimRight(s, "."), pair[1:]) && strings.Count(s, pair[:1]) == 1 {
			return true
		}
	}
	return false
}

// storyStart is the row at which the news text begins: behind the last byline
// or date line of the head, or at a dateline; 0 where nothing parts them.
func (p *page) storyStart() int {
	start := 0
	for i := range p.rows {
		r := &p.rows[i]
		if i > p.lo+6 {
			break
		}
		if r.role == news.Byline && i > p.headline || r.role == news.CreditRow && i <= p.lo+6 && i > p.headline {
			start = i + 1
		}
		if r.prose && r.role == "" && datelineEnd(r.Text) > 0 {
			return i
		}
	}
	return start
}

// storyEnd is the row behind which only a republisher speaks: the last line of
// credit at the end of the text; else the end of the text.
func (p *page) storyEnd() int {
	for i := len(p.rows) - 1; i > p.lo+2; i-- {
		if p.rows[i].role == news.CreditRow {
			return i
		}
	}
	return len(p.rows)
}

// markFirstPerson finds remarks in the first person before the news text
// begins and after it ends.
func (p *page) markFirstPerson() {
	start, end := p.storyStart(), p.storyEnd()
	for i := range p.rows {
		r := &p.rows[i]
		if r.role != "" || !r.prose && r.words < 5 {
			continue
		}
		if (i < start || i > end && i <= end+4) && firstPerson(r.Text) {
			r.set(news.Remark, "first person outside the news text")
		}
	}
}

var (
	quotedRE = regexp.MustCompile(`“[^”]*”?|"[^"]*"?`)
	firstRE  = regexp.MustCompile(`(?:^|[^\pL.])(I|I['’](?:m|ve|d|ll)|[Mm]y|me|myself)(?:[^\pL.]|$)`)
)

// firstPerson says that someone speaks of himself outside quotation marks.
// "I" behind a capitalised word is a numeral ("World War I").
func firstPerson(s string) bool {
	s = quotedRE.ReplaceAllString(s, " ")
	for _, at := range firstRE.FindAllStringSubmatchIndex(s, -1) {
		if s[at[2]:at[3]] != "I" {
			return true
		}
		before := strings.TrimRight(s[:at[2]], " ")
		last, _ := utf8.DecodeRuneInString(before[strings.LastIndexByte(before, ' ')+1:])
		if !unicode.IsUpper(last) {
			return true
		}
	}
	return false
}
