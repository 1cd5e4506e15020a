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

// assemble makes the text and the spans of its passages.
func (p *page) assemble() Result {
	res := Result{Passages: []news.Passage{}, Why: []string{}}
	var text strings.Builder
	datelines := 2 // a dateline opens the first or the second paragraph
	for i := range p.rows {
		r := &p.rows[i]
		if p.html && !r.Main && r.role == news.Furniture {
			continue
		}
		if text.Len() > 0 {
			text.WriteString("\n\n")
		}
		start := text.Len()
		text.WriteString(r.Text)
		if r.role == news.StoryText && r.prose && datelines > 0 {
			datelines--
			if n := datelineEnd(r.Text); n > 0 {
				datelines = 0
				words := strings.TrimRight(r.Text[:n], " \n")
				res.add(news.Dateline, start, start+len(words), "opens the story")
				start += n
			}
		}
		res.add(r.role, start, text.Len(), r.why)
	}
	res.Text = text.String()
	return res
}

func (res *Result) add(role news.Role, from, to int, why string) {
	res.Passages = append(res.Passages, news.Passage{Role: role,
		Span: news.Span{Start: news.Byte(from), End: news.Byte(to)}})
	res.Why = append(res.Why, why)
}

// cutNear is how many rows behind the end of the story a line may stand that
// says that the story goes on elsewhere.
const cutNear = 3

// truncated says whether the story stops before its end, and by which words.
func (p *page) truncated() (bool, string) {
	last := -1
	for i := range p.rows {
		if p.rows[i].role == news.StoryText {
			last = i
		}
	}
	if last < 0 {
		return false, ""
	}
	for i := last + 1; i < len(p.rows) && i <= last+cutNear; i++ {
		if r := &p.rows[i]; r.rule.Tag == "cut" && r.role == news.Furniture {
			return true, r.Text
		}
	}
	r := &p.rows[last]
	text := strings.TrimRight(r.Text, " )”\"'’")
	for _, mark := range [...]string{"[...]", "[…]", "(...", "(…", "...", "…"} {
		if strings.HasSuffix(text, mark) {
			return true, "the story ends in " + mark
		}
	}
	if p.cutShort {
		return true, "the page stops short"
	}
	if p.midSentence(last) {
		return true, "the story ends in mid-sentence"
	}
	return false, ""
}

// trailRE is what may follow the last sentence: "... he said. – Reuters".
var trailRE = regexp.MustCompile(`([.!?]["”’')]*)\s*(?:[–—-]+\s*[^.]{2,60}|[(\[][^()]{2,60}[)\]])$`)

// legalRE is a row of links at the foot of a page that stands behind a sentence:
// "All rights reserved. Legal notice - Privacy - Contact".
var legalRE = regexp.MustCompile(`[.!?:]["”’')]* +\p{Lu}[\pL ]{1,30}(?: [|·•–/-] \p{Lu}[\pL ]{1,30}){1,8}$`)

// midSentence says that the last paragraph of the story, if it is one, stops
// without an end.
func (p *page) midSentence(last int) bool {
	r := &p.rows[last]
	if strings.Contains(r.Text, "\n") || r.Kind != block.Paragraph && !runningLine(r) || r.words < 5 || plain.EndsSentence(trailRE.ReplaceAllString(r.Text, "$1")) {
		return false
	}
	if end := r.Text[strings.LastIndexByte(r.Text, ' ')+1:]; strings.ContainsAny(end, "@/") || strings.Contains(strings.Trim(end, "."), ".") {
		return false // an address or a name of letters and stops
	}
	if legalRE.MatchString(r.Text) {
		return false
	}
	c, _ := utf8.DecodeLastRuneInString(r.Text)
	if unicode.IsLetter(c) || c == ',' || c == '-' || c == '—' || c == '.' {
		// A line that has no stop within it either may be no sentence at all.
		return r.words >= 25 || runningLine(r) || strings.Contains(r.Text, ". ") || last > 0 && p.rows[last-1].prose && r.words >= 12
	}
	return false
}

// fewRunning is how many words a line without a stop must have to be taken
// for the start of a sentence rather than for a subheading.
const fewRunning = 9

// runningLine says that a short line at the end of a plain text is a sentence
// cut short: most of its words are in small letters.
func runningLine(r *row) bool {
	if r.Kind != block.Heading || r.Line == 0 || r.words < fewRunning {
		return false
	}
	small := 0
	for w := range strings.FieldsSeq(r.Text) {
		if c, _ := utf8.DecodeRuneInString(w); unicode.IsLower(c) {
			small++
		}
	}
	return small*10 >= r.words*7
}

// upperOrDigit says that s begins with a capital or a digit.
func upperOrDigit(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(c) || unicode.IsDigit(c) || unicode.IsTitle(c) || unicode.Is(unicode.Lo, c)
}
