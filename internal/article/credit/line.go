package credit

import (
	"regexp"
	"strings"
	"sync"

	"dateline/internal/article/phrase"
)

// maxLineWords is how long a line of credit can be: Reuters' list of those
// who reported and edited reaches forty words.
const (
	maxLineWords = 45
	maxLineBytes = 600
)

// linePattern is a row of data/en/credit-lines.txt.
type linePattern struct {
	kind string
	re   *regexp.Regexp
}

var linePatterns = sync.OnceValue(func() []linePattern {
	var out []linePattern
	for _, f := range rows("credit-lines.txt") {
		out = append(out, linePattern{f[0], regexp.MustCompile(`(?i)` + f[1])})
	}
	return out
})

// Line reads a whole line of a page as a credit. ok is false if it is none.
// sources may be empty: a line can credit people or an outlet that the tables
// do not know, whose name is then given as the line writes it.
func Line(line, page string) (sources []Source, ok bool) {
	line = strings.TrimSpace(line)
	if len(line) > maxLineBytes {
		return nil, false
	}
	if n := phrase.Words(line); n == 0 || n > maxLineWords {
		return nil, false
	}
	if src, ok := bare(line); ok {
		return []Source{src}, true
	}
	for _, p := range linePatterns() {
		m := p.re.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		named := strings.TrimSpace(m[len(m)-1])
		sources, ok = p.read(named, page)
		if ok && !(p.kind == "named" && phrase.Words(line) < 2 && sources[0].Wire == "") {
			return sources, true // a single word may be an outlet's name or not: see bare
		}
	}
	return nil, false
}

// bare reads a line that is nothing but a known name: an agency's, or an
// outlet's of two words or more, because "Time" and "Salon" are words too.
func bare(line string) (Source, bool) {
	if phrase.Words(line) > 1 && agencyLike(strings.Trim(line, " .")) {
		return Source{Wire: strings.Trim(line, " ."), Why: madeLike}, true
	}
	s, ok := table().whole[strings.Trim(phrase.Fold(line), `"'()[]*_ `)]
	if !ok || s.src.Wire == "" && phrase.Words(line) < 2 {
		return Source{}, false
	}
	return s.src, true
}

// IsBare says that a line is nothing but the name of an agency or outlet.
func IsBare(line string) bool {
	_, ok := bare(line)
	return ok
}

// read resolves the names of a line that met the pattern.
func (p linePattern) read(named, page string) ([]Source, bool) {
	if src, ok := Lookup(named, page); ok {
		return []Source{src}, true
	}
	hits := table().scan(named, true)
	var sources []Source
	switch p.kind {
	case "desk":
		if sources = unknownAgencies(named, hits); len(sources) == 0 && len(hits) == 0 {
			sources = desks(named)
		}
	case "stated": // "Source: XPD, own enquiries", but not "h/t: RTV Video"
		first, _, _ := strings.Cut(named, ",")
		if agencyLike(first) && len(hits) == 0 {
			sources = []Source{{Wire: first, Why: madeLike}}
		}
	}
	covered := 0
	for _, h := range hits {
		sources = append(sources, h.Source)
		covered += phrase.Words(named[h.start:h.end])
	}
	switch p.kind {
	case "named":
		// All words must belong to names, but for "and", "the", "news", ...
		return sources, len(hits) > 0 && covered+fillers(named, hits) >= phrase.Words(named)
	case "agency":
		// "With XPD", but not "With Ann Example".
		unknown := unknownAgencies(named, hits)
		sources = append(sources, unknown...)
		for _, src := range sources {
			if src.Wire == "" {
				return nil, false
			}
		}
		return sources, len(sources) > 0 && covered+len(unknown)+fillers(named, hits) >= phrase.Words(named)
	case "desk", "people":
		return sources, len(sources) > 0 || capitalised(named)
	}
	if p.kind == "proper" && len(sources) == 0 && !capitalised(named) {
		return nil, false
	}
	if len(sources) == 0 && phrase.Words(named) <= 6 {
		sources = []Source{{Outlet: named}}
	}
	return sources, true
}

// fillers counts the words outside of hits that may stand beside names.
func fillers(s string, hits []hit) int {
	n, from := 0, 0
	count := func(part string) {
		for w := range strings.FieldsSeq(phrase.Fold(part)) {
			switch strings.Trim(w, "(),;/&|") {
			case "and", "the", "with", "by", "from", "in", "agency", "agencies", "news", "via", "staff", "photo", "newsroom", "all", "rights", "reserved":
				n++
			}
		}
	}
	for _, h := range hits {
		count(s[from:h.start])
		from = h.end
	}
	count(s[from:])
	return n
}

// capitalised says that the words of s are names: nine in ten of its longer
// words have a capital.
func capitalised(s string) bool {
	caps, long := 0, 0
	for w := range strings.FieldsSeq(s) {
		if len(w) < 4 || strings.EqualFold(w, "editing") || strings.EqualFold(w, "writing") || strings.EqualFold(w, "additional") || strings.EqualFold(w, "reporting") {
			continue
		}
		long++
		if c := w[0]; c >= 'A' && c <= 'Z' || c >= 0x80 {
			caps++
		}
	}
	return long > 0 && caps*10 >= long*9
}
