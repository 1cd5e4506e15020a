package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// edgeLines is how many lines at the head and foot of a page can be a running
// title.
const edgeLines = 3

// dropRunning leaves out page numbers, and lines that stand at the same end of
// at least three pages, or of both of two, numbers in them aside.
func dropRunning(pages [][]line) [][]line {
	count := map[string]int{}
	for _, lines := range pages {
		seen := map[string]bool{}
		for _, i := range edges(lines) {
			if key := running(lines[i].text); key != "" && !seen[key] {
				seen[key] = true
				count[key]++
			}
		}
	}
	least := 3
	if len(pages) == 2 {
		least = 2
	}
	for p, lines := range pages {
		at := edges(lines)
		out := make([]line, 0, len(lines))
		for i, l := range lines {
			key := running(l.text)
			if slices.Contains(at, i) && (key == "" && len(pages) > 1 || pageNumber(l.text) || count[key] >= least) {
				continue
			}
			out = append(out, l)
		}
		pages[p] = out
	}
	return pages
}

// edges gives the lines that stand highest and lowest on a page.
func edges(lines []line) []int {
	order := make([]int, len(lines))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case lines[a].y > lines[b].y:
			return -1
		case lines[a].y < lines[b].y:
			return 1
		}
		return 0
	})
	if len(order) <= 2*edgeLines {
		return order
	}
	return append(slices.Clone(order[:edgeLines]), order[len(order)-edgeLines:]...)
}

// running is a line without its digits.
func running(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s))
}

// pageNumber says whether a line is "- 3 -", "Page 3 of 7", "3/7".
func pageNumber(s string) bool {
	s = strings.ToLower(strings.Trim(s, " -–—|[]()."))
	for _, w := range []string{"page ", "p. ", "pg. "} {
		s = strings.TrimPrefix(s, w)
	}
	s = strings.NewReplacer(" of ", "/", " / ", "/").Replace(s)
	digits := 0
	for _, r := range s {
		if !unicode.IsDigit(r) && r != '/' {
			return false
		}
		digits++
	}
	return digits > 0 && digits <= 7
}

// maxPara is where a paragraph is ended that has no end, in bytes.
const maxPara = 64 << 10

// paragraphs joins lines into paragraphs, also across columns and pages.
func paragraphs(pages [][]line) []string {
	var out []string
	var b strings.Builder
	var prev line
	flush := func() {
		if s := strings.TrimSpace(b.String()); s != "" {
			out = append(out, s)
		}
		b.Reset()
	}
	for p, lines := range pages {
		lead := leading(lines)
		for i, l := range lines {
			turned := i == 0 || l.block != prev.block
			switch {
			case i == 0 && p == 0:
			case b.Len() > maxPara:
			case turned && goesOn(prev, l), !turned && !parted(prev, l, lead):
				glue(&b, l.text)
				prev = l
				continue
			}
			flush()
			b.WriteString(l.text)
			prev = l
		}
	}
	flush()
	return out
}

// leading is the usual distance between two lines of a page, 0 if unknown.
func leading(lines []line) float64 {
	var gaps []float64
	for i := 1; i < len(lines); i++ {
		if d := lines[i-1].y - lines[i].y; lines[i].block == lines[i-1].block && d > 0 && d < 5*lines[i].size {
			gaps = append(gaps, d)
		}
	}
	if len(gaps) == 0 {
		return 0
	}
	slices.Sort(gaps)
	return gaps[len(gaps)/3]
}

// parted says whether a paragraph ends between two lines of a column.
func parted(a, b line, lead float64) bool {
	gap := a.y - b.y
	switch {
	case lead > 0 && gap > 1.35*math.Max(lead, 0.9*b.size), gap < 0:
		return true
	case math.Abs(a.size-b.size) > 0.12*math.Max(a.size, b.size):
		return true
	case bullet(b.text):
		return true
	}
	// An indent begins a paragraph, and a short line ends one, if the column's
	// lines are otherwise full.
	width := a.right - a.left
	indent := b.x0-a.left > 0.9*b.size && a.x0-a.left < 0.5*b.size
	short := a.right-a.x1 > 0.25*width && endsSentence(a.text) && startsUpper(b.text)
	return width > 0 && (indent && endsSentence(a.text) || short)
}

// goesOn says whether a paragraph goes on at the head of the next column.
func goesOn(a, b line) bool {
	if math.Abs(a.size-b.size) > 0.12*math.Max(a.size, b.size) || a.text == "" || endsSentence(a.text) {
		return false
	}
	return !startsUpper(b.text) && !bullet(b.text) || strings.HasSuffix(a.text, "-") || strings.HasSuffix(a.text, ",")
}

func endsSentence(s string) bool {
	s = strings.TrimRight(s, `"'”’») `)
	return s != "" && strings.ContainsAny(s[len(s)-1:], ".!?:;") || strings.HasSuffix(s, "…")
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, `"'“‘«(`))
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

func bullet(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("•▪◦●■–—*", r) && len(s) > n && s[n] == ' '
}

// glue adds a line to a paragraph. A hyphen at the end of a line, with a small
// letter behind it, is taken for that of a parted word.
func glue(b *strings.Builder, next string) {
	s := b.String()
	if rest, ok := strings.CutSuffix(s, "-"); ok && rest != "" {
		last, _ := utf8.DecodeLastRuneInString(rest)
		first, _ := utf8.DecodeRuneInString(next)
		if keepsHyphen(rest) {
			b.WriteString(next)
			return
		}
		if unicode.IsLetter(last) && unicode.IsLower(first) {
			b.Reset()
			b.WriteString(rest + next)
			return
		}
	}
	b.WriteString(" " + next)
}

// keepsHyphen says whether a line that ends in a hyphen ends in the first part
// of a compound, as "thirty-one" or "vice-minister".
func keepsHyphen(s string) bool {
	word := strings.ToLower(s[strings.LastIndexAny(s, " (\"“")+1:])
	return slices.Contains(firstParts, word)
}

var firstParts = []string{"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
	"ex", "non", "vice", "self", "mid", "pro", "anti", "semi", "well", "so", "high", "long", "short"}
