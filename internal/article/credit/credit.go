// Package credit finds the words by which a report says where its text is
// from, and the wires behind it.
//
// In: the text of a report with its passages. Out: credits in text order, and
// the canonical names of the wires, sorted. Of
//
//	"We shall see," the mayor told AFP. [...] "No," her deputy told AFP.
//	With reporting by dpa
//
// the credits are "told AFP" twice and "With reporting by dpa"; the wires are
// AFP and dpa.
//
// A line of credit, a dateline's or byline's agency, and an agency in
// brackets at the end of a paragraph name a wire behind the report. "told
// AFP" is how an agency writes of its own interviews, and others write of
// them too: it is always listed as a credit, and makes a wire when at least
// two sources of the report told the same agency, or when the report names
// that agency elsewhere as its own; "told the AP", with a small article, is
// how others write, and counts as a credit only. "told Sky News" is a source of a
// quotation, and no credit; nor is the credit of a photo.
package credit

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"dateline/internal/article/phrase"
	"dateline/internal/news"
)

// minTold is how many times someone must have told the same agency something
// for the report to be that agency's copy.
const minTold = 2

// finder gathers credits.
type finder struct {
	text    string
	credits []news.Credit
	wires   map[string]bool
	told    map[string]int
	// outlet is who published the report, "" if unknown.
	outlet string
	// local are agencies that the tables lack and the report's dateline or
	// byline names.
	local map[string]bool
}

// Find gives the credits of a text and the wires behind it. outlet is who
// published the report, "" if unknown: its own name in its datelines is no
// agency's.
func Find(text string, passages []news.Passage, outlet string) ([]news.Credit, []string) {
	f := &finder{text: text, outlet: outlet, credits: []news.Credit{}, wires: map[string]bool{}, told: map[string]int{},
		local: map[string]bool{}}
	for i, p := range passages {
		switch p.Role {
		case news.CreditRow:
			f.row(p.Span)
		case news.Dateline, news.Byline:
			f.named(p)
		case news.Remark:
			f.handed(p.Span)
		case news.StoryText:
			f.inline(p.Span)
			f.cited(p.Span)
			f.ending(p.Span, i)
		}
	}
	for _, p := range passages {
		if p.Role == news.Furniture && len(f.local) > 0 {
			f.owned(p.Span)
		}
	}
	for wire, n := range f.told {
		if n >= minTold {
			f.wires[wire] = true
		}
	}
	wires := []string{}
	for wire := range f.wires {
		wires = append(wires, wire)
	}
	slices.Sort(wires)
	return f.credits, wires
}

func (f *finder) add(span news.Span, src Source) {
	f.credits = append(f.credits, news.Credit{Text: span.In(f.text), Span: span, Outlet: src.Outlet, Wire: src.Wire})
}

// row reads a passage that is a line of credit.
func (f *finder) row(span news.Span) {
	sources, _ := Line(span.In(f.text), f.text)
	for _, src := range sources {
		if src.Why == madeLike {
			src.Wire = f.acronym(src.Wire)
		}
		f.add(span, src)
		if src.Wire != "" {
			f.wires[src.Wire] = true
		}
	}
	if len(sources) == 0 {
		src := Source{}
		if words := span.In(f.text); OutletLike(words) {
			src.Outlet = strings.Trim(words, " .")
		}
		f.add(span, src)
	}
}

// named takes the agencies in a dateline or byline.
func (f *finder) named(p news.Passage) {
	text, place := p.In(f.text), ""
	if p.Role == news.Dateline {
		// "PHILADELPHIA, Pa. (AP) —": the agency stands in brackets.
		place, text, _ = strings.Cut(strings.ReplaceAll(text, "[", "("), "(")
	}
	hits := table().scan(text, true)
	sources := []Source{}
	for _, h := range hits {
		if h.Wire != "" {
			sources = append(sources, h.Source)
		}
	}
	if p.Role == news.Dateline || strings.Contains(text, " and ") {
		sources = append(sources, unknownAgencies(text, hits)...)
	}
	switch {
	case len(hits) > 0 || len(sources) > 0:
	case p.Role == news.Byline:
		sources = f.origin(text)
	case place != "": // "(Eastport) The ministers" has the place in brackets
		sources = f.bracketed(text)
	}
	for _, src := range sources {
		f.add(p.Span, src)
		if src.Wire == "" {
			continue
		}
		f.wires[src.Wire] = true
		if src.Why == madeLike || src.Why == placedLike {
			f.local[src.Wire] = true
		}
	}
}

// toldRE is what stands before the name of the medium that someone spoke to.
var toldRE = regexp.MustCompile(`\b(?:told|tells|in an interview with|in an interview to|speaking to|spoke to|speaking with|spoke with|said in a statement to|said to|in comments to|in remarks to) (?:the )?$`)

// inline finds "told AFP" and "AFP reported" in running text.
func (f *finder) inline(span news.Span) {
	text := span.In(f.text)
	for _, h := range f.mentions(text) {
		if h.Wire == "" {
			continue
		}
		from := max(0, h.start-40)
		for from > 0 && text[from]&0xc0 == 0x80 {
			from--
		}
		if at := toldRE.FindStringIndex(text[from:h.start]); at != nil {
			f.addAt(span, from+at[0], h.end, h.Source)
			if !strings.HasSuffix(text[from:h.start], "the ") {
				f.told[h.Wire]++
			}
			continue
		}
		if end := reported(text, h.end); end > 0 {
			f.addAt(span, h.start, end, h.Source)
		}
	}
}

// mentions finds known agencies in running text, and those that the report's
// dateline or byline made known, in text order.
func (f *finder) mentions(text string) []hit {
	hits := table().scan(text, false)
	for name := range f.local {
		for from := 0; ; {
			i := strings.Index(text[from:], name)
			if i < 0 {
				break
			}
			i += from
			from = i + len(name)
			if wordEnd(text, from) && (i == 0 || text[i-1] == ' ') {
				hits = append(hits, hit{i, from, Source{Wire: name}})
			}
		}
	}
	slices.SortFunc(hits, func(a, b hit) int { return cmp.Or(a.start-b.start, strings.Compare(a.Wire, b.Wire)) })
	return hits
}

func (f *finder) addAt(span news.Span, from, to int, src Source) {
	f.add(news.Span{Start: span.Start + news.Byte(from), End: span.Start + news.Byte(to)}, src)
}

var reportedRE = regexp.MustCompile(`^(?: news agency| agency)? (?:reported|reports|is reporting|has reported|quoted|cited)\b`)

// reported gives where the words that follow a name end, if they say that it
// reported something; else 0.
func reported(text string, at int) int {
	end := min(len(text), at+40)
	for end < len(text) && text[end]&0xc0 == 0x80 {
		end++
	}
	if m := reportedRE.FindStringIndex(text[at:end]); m != nil {
		return at + m[1]
	}
	return 0
}

// endingRE is an agency in brackets, or after a dash, at the end of a paragraph.
var endingRE = regexp.MustCompile(`(?:[.!?"”’']\s*)(\(([^()]{2,40})\)|[—–]\s?([^—–.]{2,48})|-- ?([^.]{2,24}))\.?$`)

// deskRE is what may stand between the dash and the agency.
var deskRE = regexp.MustCompile(`(?i)\b(?:additional |with )?(?:reporting|reports|agencies) (?:from|by)\b`)

// ending finds the agency at the end of a paragraph: "... he said. (Reuters)".
func (f *finder) ending(span news.Span, _ int) {
	text := span.In(f.text)
	tail := max(0, len(text)-64)
	for tail > 0 && text[tail]&0xc0 == 0x80 {
		tail--
	}
	m := endingRE.FindStringSubmatchIndex(text[tail:])
	if m == nil {
		return
	}
	words := deskRE.ReplaceAllString(text[tail+m[2]:tail+m[3]], "")
	hits := table().scan(words, true)
	covered := 0
	for _, h := range hits {
		covered += phrase.Words(words[h.start:h.end])
	}
	if covered+fillers(words, hits) < phrase.Words(words) {
		return
	}
	for _, h := range hits {
		f.addAt(span, tail+m[2], tail+m[3], h.Source)
		if h.Wire != "" {
			f.wires[h.Wire] = true
		}
	}
}

// Agency gives the canonical name of the wire that a name stands for, as
// metadata write it ("Agence France-Presse", "(AP)"), or "".
func Agency(name string) string {
	src, ok := table().whole[strings.TrimPrefix(strings.Trim(phrase.Fold(name), `"'()[] `), "the ")]
	if !ok {
		return ""
	}
	return src.src.Wire
}
