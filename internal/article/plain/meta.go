package plain

import (
	"regexp"
	"strings"
	"unicode"

	"dateline/internal/article/block"
	"dateline/internal/article/phrase"
)

// headWords is how many words of prose the head of a text may hold: a
// republisher's remark, a standfirst and a caption, before the byline.
const headWords = 160

// reader gathers what a text states of itself.
type reader struct {
	blocks []block.Block
	folds  []string
	words  []int
	rules  []phrase.Rule // see lines
	head   int           // blocks before this one are the head of the text
	lo, hi int           // see Core
	title  int           // the title's block, -1 if none
	dates  *dateWords
	meta   block.Meta
}

// readMeta reads title, bylines, dates, outlet and address from the blocks.
func readMeta(blocks []block.Block) block.Meta {
	r := &reader{blocks: blocks, dates: loadDateWords(), title: -1}
	r.meta.Sources = map[string]string{}
	for _, b := range blocks {
		r.folds = append(r.folds, phrase.Fold(b.Text))
		n := phrase.Words(b.Text)
		r.words = append(r.words, n)
		var rule phrase.Rule
		if n <= longestLine {
			rule, _ = lines().Match(r.folds[len(r.folds)-1], n)
		}
		r.rules = append(r.rules, rule)
	}
	r.findHead()
	r.readKeys()
	r.findTitle()
	r.findBylines()
	r.findOutlet()
	r.findAddress()
	r.findDates()
	return r.meta
}

// prose says that block i is a paragraph of running text.
func (r *reader) prose(i int) bool {
	b := r.blocks[i]
	return r.words[i] >= 20 || r.words[i] >= 9 && b.Kind == block.Paragraph && endsSentence(b.Text)
}

// findHead ends the head where the story's prose reaches headWords: a
// republisher's remark may open it, with byline and date below.
func (r *reader) findHead() {
	r.lo, r.hi = CoreOf(r.blocks, func(i int) string { return r.rules[i].Tag })
	sum := 0
	for i := r.lo; i < len(r.blocks); i++ {
		if r.prose(i) {
			sum += r.words[i]
		}
		if sum > headWords {
			r.head = i
			return
		}
	}
	r.head = len(r.blocks)
}

// keyRE is a line of a header as archives of articles write it: "DATELINE: Minsk".
var keyRE = regexp.MustCompile(`^(?i)(title|headline|by|byline|author|authors|source|publication|newspaper|outlet|publisher|url|link|address|section|language)\s*:\s+(\S.*)$`)

// readKeys reads header lines at the top of the text.
func (r *reader) readKeys() {
	for i := 0; i < min(len(r.blocks), 15); i++ {
		if len(r.blocks[i].Text) > 400 {
			continue
		}
		m := keyRE.FindStringSubmatch(r.blocks[i].Text)
		if m == nil {
			continue
		}
		key, value := strings.ToLower(m[1]), strings.TrimSpace(m[2])
		set := func(field *string, name string) {
			if *field == "" {
				*field, r.meta.Sources[name] = value, "line: "+key
			}
		}
		switch key {
		case "title", "headline":
			set(&r.meta.Title, "title")
			r.title = i
		case "publication", "newspaper", "outlet", "publisher":
			set(&r.meta.Outlet, "outlet")
		case "url", "link", "address":
			if isAddress(value) {
				set(&r.meta.Address, "url")
			}
		case "section":
			set(&r.meta.Section, "section")
		case "by", "byline", "author", "authors":
			r.addBylines(value, "line: "+key)
		}
	}
}

// findAddress takes a line at the very top that is an address for the page's own.
func (r *reader) findAddress() {
	for i := 0; i < min(len(r.blocks), 3) && r.meta.Address == ""; i++ {
		if isAddress(r.blocks[i].Text) {
			r.meta.Address, r.meta.Sources["url"] = r.blocks[i].Text, "address at the top of the text"
		}
	}
}

// bylineRE is a line that names the author.
var bylineRE = regexp.MustCompile(`^(?:(?i:by|written by|posted by|reported by|story by|words by|text by|report by|(?:author|text|words|story|writer|reporter|journalist|article by)\s*:)|Par|Por)\s*:?\s+(\pL.*)$`)

// postTailRE is the author's post behind the name in a byline of another
// language than English: "Par Anne Exemple, envoyée spéciale à Sella".
var postTailRE = regexp.MustCompile(`, \p{Ll}.*$`)

// englishPostRE is the same in English: "By Ann Example, our special envoy in
// Sella". The post must be named, since sentences begin with "By" too.
var englishPostRE = regexp.MustCompile(`, \p{Ll}[^.;]*?\b(?:envoy|correspondent|reporter|writer|editor|columnist|journalist|bureau chief|staff|analyst)\b[^.;]*$`)

// agenciesRE is the agencies that a byline names without their names: "By Ann
// Example and agencies".
var agenciesRE = regexp.MustCompile(`(?i)(?:\s*,|\s+and|\s+with|\s*&|\s*\+)\s+(?:(?:news|press) )?(?:agencies|wires|(?:wire|agency) (?:reports|services))\s*$`)

// ourPostRE is the author's post before the name: "By our labour correspondent,
// Ann Example".
var ourPostRE = regexp.MustCompile(`^(?:[Oo]ur|[Tt]he)\s(?:[\pL'’-]+ ){0,4}?(?:correspondent|reporter|writer|editor|columnist|envoy|staff)s?,?\s+(?:in \pL+,\s+)?`)

// findBylines reads the byline of the head: one line, and a line directly
// below that goes on with it is left to the passage rules.
func (r *reader) findBylines() {
	for i := 0; i < r.head && len(r.meta.Bylines) == 0; i++ {
		if names, ok := byline(r.blocks[i].Text, r.dates); ok {
			r.addBylines(names, "line: "+r.blocks[i].Text)
		}
	}
}

// byline gives the names of a byline, ok false if s is none: "By" and words
// with capitals, at most twelve of them.
func byline(s string, dates *dateWords) (names string, ok bool) {
	if len(s) > 300 {
		return "", false
	}
	s, _, _ = strings.Cut(strings.TrimSpace(s), "\n") // the date stands below
	m := bylineRE.FindStringSubmatch(s)
	if m == nil || phrase.Words(s) > 20 {
		return "", false
	}
	names = agenciesRE.ReplaceAllString(m[1], "")
	if post := ourPostRE.FindString(names); post != "" {
		names = names[len(post):]
	}
	if strings.HasPrefix(s, "Pa") || strings.HasPrefix(s, "Po") {
		names = postTailRE.ReplaceAllString(names, "")
	} else if !strings.HasSuffix(s, ".") {
		names = englishPostRE.ReplaceAllString(names, "")
	}
	if days := dates.find(names); len(days) > 0 {
		names = names[:days[0].start]
	}
	if i := strings.IndexAny(names, "|•·—–"); i > 0 {
		names = names[:i]
	}
	for word := range strings.FieldsSeq(names) {
		if r := []rune(word)[0]; unicode.IsLower(r) && !nameParticles[strings.Trim(word, ",")] {
			return "", false
		}
	}
	names = strings.Trim(names, " ,.;:-|")
	return names, names != "" && phrase.Words(names) <= 12
}

// nameParticles are the small words that stand in bylines.
var nameParticles = map[string]bool{"and": true, "in": true, "for": true, "at": true, "with": true, "of": true,
	"de": true, "da": true, "di": true, "del": true, "la": true, "van": true, "von": true, "der": true, "den": true,
	"bin": true, "ibn": true, "al": true, "el": true, "the": true, "staff": true, "on": true, "to": true, "e": true}

var nameSplitRE = regexp.MustCompile(`\s*(?:,|;|&|\band\b|\bwith\b)\s*`)

// addBylines adds the names of a byline.
func (r *reader) addBylines(names, source string) {
	for _, name := range splitNames(names) {
		r.meta.Bylines = append(r.meta.Bylines, name)
		r.meta.Sources["bylines"] = source
	}
}

// splitNames parts names at "and" and commas, and leaves out desks and places.
func splitNames(names string) []string {
	if i := strings.Index(names, " in "); i > 0 {
		names = names[:i]
	}
	var out []string
	for name := range strings.SplitSeq(nameSplitRE.ReplaceAllString(names, "\n"), "\n") {
		name = strings.Trim(name, " .,;:-|()")
		if n := phrase.Words(name); n == 0 || n > 5 || desk(name) {
			continue
		}
		out = append(out, name)
	}
	return out
}

// desk says that a part of a byline is the author's post, not a name.
func desk(s string) bool {
	f := " " + phrase.Fold(s) + " "
	for _, w := range []string{" writer ", " correspondent ", " editor ", " reporter ", " staff ", " desk ", " contributor ", " analyst ", " columnist "} {
		if strings.Contains(f, w) && !strings.HasPrefix(f, " reuters") {
			return true
		}
	}
	return false
}
