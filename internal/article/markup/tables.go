package markup

import (
	"strconv"
	"strings"
	"sync"

	"dateline/data"
)

// readTable reads an embedded table: lines of tab-separated fields; a line
// that begins with # is a comment.
func readTable(name string) [][]string {
	b, err := data.FS.ReadFile(name)
	if err != nil {
		panic(err) // the file is embedded: its absence is a broken build
	}
	var rows [][]string
	for line := range strings.Lines(string(b)) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		rows = append(rows, strings.Split(line, "\t"))
	}
	return rows
}

// patterns matches sequences of words. A pattern's last word may end in "*":
// it then matches any word that begins so.
type patterns[T any] struct {
	exact  map[string][]pattern[T] // by first word
	prefix map[string][]pattern[T] // by the first three letters of a first word with "*"
}

type pattern[T any] struct {
	words []string
	open  bool // the last word is a beginning
	value T
}

const prefixKey = 3

func (p *patterns[T]) add(text string, value T) {
	if p.exact == nil {
		p.exact, p.prefix = map[string][]pattern[T]{}, map[string][]pattern[T]{}
	}
	ws := strings.Fields(text)
	pat := pattern[T]{words: ws, value: value}
	last := len(ws) - 1
	if rest, ok := strings.CutSuffix(ws[last], "*"); ok {
		ws[last], pat.open = rest, true
	}
	if last == 0 && pat.open {
		key := ws[0][:prefixKey]
		p.prefix[key] = append(p.prefix[key], pat)
		return
	}
	p.exact[ws[0]] = append(p.exact[ws[0]], pat)
}

// each calls f for every pattern that toks begin with, with the number of
// words it took.
func (p *patterns[T]) each(toks []string, f func(value T, n int)) {
	if len(toks) == 0 {
		return
	}
	for _, pat := range p.exact[toks[0]] {
		if pat.matches(toks) {
			f(pat.value, len(pat.words))
		}
	}
	if len(toks[0]) >= prefixKey {
		for _, pat := range p.prefix[toks[0][:prefixKey]] {
			if pat.matches(toks) {
				f(pat.value, 1)
			}
		}
	}
}

func (pat *pattern[T]) matches(toks []string) bool {
	if len(toks) < len(pat.words) {
		return false
	}
	last := len(pat.words) - 1
	for i, w := range pat.words[:last] {
		if toks[i] != w {
			return false
		}
	}
	if pat.open {
		return strings.HasPrefix(toks[last], pat.words[last])
	}
	return toks[last] == pat.words[last]
}

// classTable is data/en/markup-classes.txt.
type classTable struct{ patterns[zone] }

func (t *classTable) match(toks []string) (z zone) {
	t.each(toks, func(v zone, _ int) { z |= v })
	return z
}

var zoneNames = map[string]zone{
	"furniture": zFurniture, "weak": zWeak, "comments": zComments | zFurniture,
	"aside": zAside, "caption": zCaption, "meta": zMeta, "body": zBody,
	"hidden": zHidden, "article": zArticle, "lede": zLede, "title": zTitle,
	"bio": zBio, "picture": zFigure, "live": zLive,
}

var classRules = sync.OnceValue(func() *classTable {
	t := &classTable{}
	for _, f := range readTable("en/markup-classes.txt") {
		z, ok := zoneNames[f[0]]
		if !ok || len(f) != 2 {
			panic("markup-classes.txt: bad row: " + strings.Join(f, " "))
		}
		t.add(f[1], z)
	}
	return t
})

// lineClass is what the words of a line say it is.
type lineClass uint8

const (
	lineNone      lineClass = iota
	lineFurniture           // a plea, a label, a widget's text
	lineSection             // the heading of a list of links, of comments, ...
	lineEnd                 // the heading of what follows every article
	lineTeaser              // a pointer to another article, if it has a link or a colon
	lineBio                 // says who the author is, at the end
	lineCredit              // says where the text or picture is from
	lineByline              // says who wrote it
)

type lineRule struct {
	class lineClass
	most  int  // words that the line may have
	start bool // at its beginning only
	whole bool // the whole line
}

var lineNames = map[string]lineClass{
	"furniture": lineFurniture, "teaser": lineTeaser, "section": lineSection, "end": lineEnd,
	"bio": lineBio, "credit": lineCredit, "byline": lineByline,
}

// lineTable is data/en/markup-lines.txt.
type lineTable struct{ patterns[lineRule] }

var lineRules = sync.OnceValue(func() *lineTable {
	t := &lineTable{}
	for _, f := range readTable("en/markup-lines.txt") {
		class, ok := lineNames[f[0]]
		if !ok || len(f) != 4 {
			panic("markup-lines.txt: bad row: " + strings.Join(f, " "))
		}
		most, err := strconv.Atoi(f[2])
		if err != nil {
			panic("markup-lines.txt: bad number: " + strings.Join(f, " "))
		}
		t.add(f[3], lineRule{class, most, f[1] != "has", f[1] == "is"})
	}
	return t
})

// lineWords is the longest line, in words, that the table is asked about.
const lineWords = 60

// classifyLine says what the words of a line are.
func classifyLine(s string) lineClass {
	if len(s) > lineWords*12 {
		return lineNone
	}
	var arr [lineWords + 4]string
	toks := lineTokens(arr[:0], s)
	if len(toks) > lineWords {
		return lineNone
	}
	found := lineNone
	rules := lineRules()
	for i := range toks {
		rules.each(toks[i:], func(r lineRule, n int) {
			if len(toks) > r.most || (r.start && i > 0) || (r.whole && n != len(toks)) {
				return
			}
			if found == lineNone || r.class < found {
				found = r.class
			}
		})
	}
	return found
}

// lineTokens gives the lower-case words of s: runs of letters, digits and
// apostrophes.
func lineTokens(toks []string, s string) []string {
	s = strings.ReplaceAll(strings.ToLower(s), "’", "'")
	start := -1
	for i := 0; i <= len(s); i++ {
		in := i < len(s) && (s[i] >= 'a' && s[i] <= 'z' || s[i] >= '0' && s[i] <= '9' || s[i] >= 0x80 || s[i] == '\'' || s[i] == '@')
		switch {
		case in && start < 0:
			start = i
		case !in && start >= 0:
			if t := strings.Trim(s[start:i], "'“”‘»«–—•|·…"); t != "" {
				toks = append(toks, t)
			}
			start = -1
		}
	}
	return toks
}
