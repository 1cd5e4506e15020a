package plain

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"dateline/internal/article/block"
)

// Limits of a title, in words. The longest headlines of newspapers have
// about 25 words; one word is a rubric.
const (
	minTitle = 3
	maxTitle = 28
)

// A title stands above its story; what stands far above it belongs to the
// site. Each row between costs farPenalty, up to farRows.
const (
	farPenalty = 0.05
	farRows    = 60
)

// findTitle takes the line of the head that is most like a headline of what
// follows: it has its length and form, shares words with the first
// paragraphs, and may be repeated.
func (r *reader) findTitle() {
	if r.meta.Title != "" {
		return
	}
	body := r.bodyWords()
	best, bestScore := -1, 2.5
	seen := map[string]int{}
	for i := 0; i < r.head; i++ {
		seen[r.folds[i]]++
	}
	proseBefore := 0
	for i := 0; i < r.head; i++ {
		s := r.titleScore(i, body) + float64(min(seen[r.folds[i]]-1, 1)) - float64(proseBefore)
		if s > 0 {
			s += r.nested(i) - farPenalty*float64(max(0, min(r.lo-i, farRows)))
		}
		if s > bestScore {
			best, bestScore = i, s
		}
		if r.prose(i) && r.words[i] > 14 {
			proseBefore++
		}
	}
	if best < 0 {
		return
	}
	r.title = r.aboveStandfirst(best, body)
	best = r.title
	r.meta.Title = trimTitle(r.blocks[best].Text)
	r.meta.Sources["title"] = "headline of the text"
}

// aboveStandfirst gives the row at or just above row i that is the headline: a
// standfirst is as much like a headline as the headline itself.
func (r *reader) aboveStandfirst(i int, body map[string]int) int {
	here := r.titleScore(i, body)
	least := 5
	if strings.HasSuffix(r.blocks[i].Text, ".") {
		least = minTitle // a sentence is rather the report's first than its headline
	}
	for k := i - 1; k >= 0 && k >= i-2; k-- {
		if r.words[k] >= least && r.titleScore(k, body) >= max(here-1.5, 2.5) && r.nested(k) >= 0 {
			return k
		}
	}
	return i
}

// bodyWords counts the longer words of the first paragraphs of prose, by
// their first six letters.
func (r *reader) bodyWords() map[string]int {
	body := map[string]int{}
	sum := 0
	for i := range r.blocks {
		if !r.prose(i) || r.words[i] < 15 {
			continue
		}
		for w := range strings.FieldsSeq(r.folds[i]) {
			if w = stem(w); w != "" {
				body[w]++
			}
		}
		if sum += r.words[i]; sum > 500 {
			break
		}
	}
	return body
}

// stem is the first six letters of a word of four or more, "" for others.
func stem(w string) string {
	w = strings.Trim(w, `"'()[]“”‘’.,:;!?`)
	w = strings.TrimSuffix(w, "'s")
	if utf8.RuneCountInString(w) < 4 {
		return ""
	}
	return string([]rune(w)[:min(6, utf8.RuneCountInString(w))])
}

// titleScore says how much block i is like a title; below 2.5 it is none.
func (r *reader) titleScore(i int, body map[string]int) float64 {
	b, n := r.blocks[i], r.words[i]
	if n < minTitle || n > maxTitle || isAddress(b.Text) || strings.HasSuffix(b.Text, ":") || strings.HasSuffix(b.Text, ",") {
		return 0
	}
	if i < 3 {
		if owner := r.owner(); owner != "" && r.owned(i, owner) != "" {
			return 0 // the site's own name, with its menu
		}
	}
	if _, dated := r.dates.line(b.Text); dated && n < 10 {
		return 0
	}
	if _, by := byline(b.Text, r.dates); by {
		return 0
	}
	if longNumberRE.MatchString(b.Text) {
		return 0 // an account or a telephone number
	}
	if i < headLines && appearsRE.MatchString(b.Text) {
		return 0 // how the paper appears, below its name
	}
	if strings.Count(b.Text, " | ") >= 2 {
		return 0 // a menu
	}
	penalty := 0.0
	if rule := r.rules[i]; rule.Tag != "" && rule.Tag != "context" {
		if rule.Op != "^" {
			return 0
		}
		penalty = 1.5
	}
	shared, long := 0, 0
	for w := range strings.FieldsSeq(r.folds[i]) {
		if w = stem(w); w != "" {
			long++
			if body[w] > 0 {
				shared++
			}
		}
	}
	score := 1 - penalty + 3*float64(shared)/float64(max(long, 3))
	if shared >= 2 {
		score++
	}
	if n < 5 {
		score--
	}
	if r.outletName(i) {
		score -= 2
	}
	if b.Kind == block.Heading {
		score++
	} else if n > 18 || i > 0 && n > 14 {
		score -= 1.5
	}
	if b.Kind == block.Item {
		score -= 2
	}
	if i == 0 && len(r.blocks) > 2 && r.blocks[1].Gap > r.blocks[0].Gap && r.words[0] < r.words[1] {
		score += 2.5 // a first line that stands by itself
	} else if i == 0 || i < 8 && r.firstLong(i) {
		score++
	}
	if i < headLines && issueOf(b.Text) != "" {
		score += 2 // the name of a letter and its number, where it has no headline
	}
	if strings.HasSuffix(b.Text, "...") || strings.HasSuffix(b.Text, "…") {
		score--
	}
	return score
}

// longNumberRE finds a number by which something is paid into or called.
var longNumberRE = regexp.MustCompile(`\d[\d -]{6,}\d`)

// issueRE takes the line of a letter that gives its name and its number apart: "THE SELLA
// LETTER, No. 12".
var issueRE = regexp.MustCompile(`^((?:\p{Lu}[\pL’'&-]*|of|the|for|and)(?: (?:\p{Lu}[\pL’'&-]*|of|the|for|and)){1,5}),? (?:No|no|NO|Nr|Issue|Number)\.? ?\d{1,4}$`)

// issueOf is the name of a letter whose line gives it with its number, "" for none.
func issueOf(s string) string {
	if m := issueRE.FindStringSubmatch(strings.TrimSpace(s)); m != nil {
		return m[1]
	}
	return ""
}

// appearsRE finds how a paper appears: "by e-mail, last Friday of the month", "out every
// Thursday", "published weekly".
var appearsRE = regexp.MustCompile(`(?i)\b(?:(?:first|second|third|last) \w+day of (?:the|each|every) month|(?:out|appears|published|issued|circulated) (?:on |every |each )?(?:\w+days?|weekly|monthly|daily|fortnightly|quarterly)\b)`)

// nested is 2 for a line that other lines of the head hold whole (a title that
// a trail of rubrics repeats), and -2 for a line that holds another.
func (r *reader) nested(i int) float64 {
	score := 0.0
	for k := range min(r.head, 80) {
		if k == i || r.words[k] < 4 || r.words[k] > 2*maxTitle || r.folds[k] == r.folds[i] {
			continue
		}
		if r.words[i] >= 4 && strings.Contains(r.folds[k], r.folds[i]) {
			score = max(score, 2)
		} else if strings.Contains(r.folds[i], r.folds[k]) {
			return -2
		}
	}
	return score
}

// firstLong says that no block before i has the length of a title.
func (r *reader) firstLong(i int) bool {
	for k := range i {
		if r.words[k] >= 5 {
			return false
		}
	}
	return true
}

// trimTitle takes quotation marks and brackets off that wrap a whole title,
// and the stop at its end.
func trimTitle(s string) string {
	s = strings.TrimSpace(s)
	for {
		t := s
		for _, p := range [...][2]string{{"“", "”"}, {`"`, `"`}, {"[", "]"}, {"“", "”]"}, {"[“", "”]"}} {
			inner, ok := strings.CutPrefix(s, p[0])
			if ok && strings.HasSuffix(inner, p[1]) && strings.Count(s, p[0]) == 1+boolInt(p[0] == p[1]) {
				t = strings.TrimSuffix(inner, p[1])
			}
		}
		if t == s {
			break
		}
		s = t
	}
	if strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "..") && strings.Count(s, ".") == 1 {
		s = strings.TrimSuffix(s, ".")
	}
	return s
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
