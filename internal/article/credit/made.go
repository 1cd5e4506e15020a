package credit

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dateline/internal/article/phrase"
	"dateline/internal/news"
)

// The rules of this file recognise agencies that no table lists by where their
// names stand.

// placedLike is the reason of an agency that is known by its place alone.
const placedLike = "stands where an agency's name stands"

// maxAgencyWords is the number of words of the longest name of an agency that
// is believed without a table.
const maxAgencyWords = 4

// bracketed gives the source that a dateline names in brackets, of which rest
// is what follows the opening one: "EASTPORT (Nordwire) -". The outlet's own
// name is no source, nor is a country or region ("ALBANY (New York)") or a
// station's call sign.
func (f *finder) bracketed(rest string) []Source {
	name, _, ok := strings.Cut(strings.ReplaceAll(rest, "]", ")"), ")")
	name = strings.TrimSpace(name)
	if !ok || !named(name) || phrase.Words(name) > maxAgencyWords || regions()[phrase.Fold(name)] || notAgencies[strings.ToUpper(name)] {
		return nil
	}
	if callSignRE.MatchString(name) || f.own(name) && (OutletLike(name) || compact(name) != compact(f.outlet)) {
		return nil // "CHICAGO (Sun-Times)"; but an agency's page is its own copy
	}
	return []Source{{Wire: name, Why: placedLike}}
}

// originRE is how a line about a page, beside its date, says where the text
// was taken from.
var originRE = regexp.MustCompile(`(?i)(?:^|[\s(|·•-])(?:source|sources|quelle|fuente|fetched from|collected from|taken from|reposted from|republished from|syndicated from|originally from)\s*:?\s+([\pL\d][\pL\d .'’&-]{2,48}?)\s*(?:[|·•,;\n]| - |\d{4}|$)`)

// agencyBylineRE is a byline that holds nothing but an agency's name.
var agencyBylineRE = regexp.MustCompile(`^(?i:by\s+)?(?:the )?(\p{Lu}[\pL.'’-]*(?: \p{Lu}[\pL.'’-]*){0,2} (?i:(?:news|press) (?:agency|service)|newswire)|(?:Agencia|Agence|Agenzia|Agência) \p{Lu}[\pL.'’ -]{2,30})$`)

// origin gives the source that a line about the report names, beside its date
// or as its author.
func (f *finder) origin(line string) []Source {
	line = strings.TrimSpace(line)
	if m := agencyBylineRE.FindStringSubmatch(line); m != nil && !f.own(m[1]) {
		return []Source{{Wire: m[1], Why: madeLike}}
	}
	m := originRE.FindStringSubmatch(line)
	if m == nil {
		return nil
	}
	name := strings.Trim(m[1], " .-")
	if src, ok := Lookup(name, f.text); ok {
		return []Source{src}
	}
	if phrase.Words(name) > maxAgencyWords || name == "" || f.own(name) {
		return nil
	}
	return []Source{{Outlet: name}}
}

// handedRE is how a republisher hands over to the text of another outlet:
// "Over to Harbour Radio, who had it first:".
var handedRE = regexp.MustCompile(`\b(?i:over to|lifted from|taken from|copied from|courtesy of|reprinted from|reposted from|this is from|thanks to)(?: the| our friends at)? (\p{Lu}[\pL.'’-]*(?: \p{Lu}[\pL.'’-]*){1,3})`)

// handed finds the outlet that a remark names as the source of the text, known
// or made like an outlet's name.
func (f *finder) handed(span news.Span) {
	text := span.In(f.text)
	m := handedRE.FindStringSubmatchIndex(text)
	if m == nil {
		return
	}
	name := strings.TrimRight(text[m[2]:m[3]], ".'’-")
	src, known := Lookup(name, f.text)
	if f.own(name) || !known && !OutletLike(name) {
		return
	}
	if !known {
		src = Source{Outlet: name}
	}
	f.addAt(span, m[0], m[2]+len(name), src)
}

// own says whether a name is that of the outlet, or part of it.
func (f *finder) own(name string) bool {
	outlet, name := compact(f.outlet), compact(name)
	return outlet != "" && name != "" && (strings.Contains(outlet, name) || strings.Contains(name, outlet))
}

// named says whether all words of s but the linking ones begin with capitals,
// and the first holds a small letter or s is no abbreviation of two letters.
func named(s string) bool {
	if utf8.RuneCountInString(s) < 3 {
		return false
	}
	for w := range strings.FieldsSeq(s) {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && !linking[w] || strings.ContainsAny(w, "0123456789,;:/.") {
			return false
		}
	}
	return true
}

var linking = map[string]bool{"of": true, "the": true, "for": true, "and": true, "de": true, "del": true, "di": true, "&": true}

// ownedRE is a line that says who owns a text.
var ownedRE = regexp.MustCompile(`(?i)^(?:©|\(c\)|copyright)(?:\s*(?:©|\(c\)|copyright))?\s*(?:\d{4}(?:\s?[-–]\s?\d{2,4})?)?,?\s*(?:by )?(?:the )?(\pL[^.,;|·•\n]{3,60}?)\s*(?:[.,;|·•(\n]|$)`)

// owned reads a notice of copyright: where it gives the long name of an agency
// that the dateline calls by its initials, it is that agency's.
func (f *finder) owned(span news.Span) {
	m := ownedRE.FindStringSubmatchIndex(span.In(f.text))
	if m == nil {
		return
	}
	name := span.In(f.text)[m[2]:m[3]]
	if f.own(name) {
		return
	}
	for _, wire := range slices.Sorted(maps.Keys(f.local)) {
		if abbreviates(wire, name) {
			f.addAt(span, 0, m[3], Source{Wire: wire})
			return
		}
	}
}

// abbreviates says whether short is made of letters of long in their order,
// the first letter of each of its words among them: "ICP" of "Intercity Press".
func abbreviates(short, long string) bool {
	var words []string
	for w := range strings.FieldsSeq(strings.ToLower(long)) {
		if !linking[w] {
			words = append(words, w)
		}
	}
	return len(words) > 1 && len(short) <= maxAcronym && spells(strings.ToLower(short), words)
}

// maxAcronym is the length of the longest short name that is looked at, in
// bytes; it bounds the work of spells.
const maxAcronym = 8

// spells says whether short is made of the first letters of words in their
// order and letters behind them.
func spells(short string, words []string) bool {
	if short == "" || len(words) == 0 {
		return short == "" && len(words) == 0
	}
	w := words[0]
	if w[0] != short[0] {
		return false
	}
	rest := short[1:]
	for at := 1; ; {
		if spells(rest, words[1:]) {
			return true
		}
		if rest == "" {
			return false
		}
		next := strings.IndexByte(w[at:], rest[0])
		if next < 0 {
			return false
		}
		at += next + 1
		rest = rest[1:]
	}
}

// agencyWords head or begin names of agencies.
var agencyWords = map[string]bool{"agency": true, "agencies": true, "press": true, "wire": true, "newswire": true, "news": true,
	"presse": true, "agencia": true, "agence": true, "agenzia": true, "agentur": true, "agência": true, "telegraph": true, "service": true}

// desks gives the agencies in a list of those who worked on a text, which the
// tables lack: "Nordwire" and "Vale Press" of "Ann Example, Nordwire and Vale
// Press". A name of one word is an agency's, because people have two.
func desks(list string) []Source {
	var out []Source
	for name := range strings.SplitSeq(nameSplitRE.ReplaceAllString(list, "\n"), "\n") {
		name = strings.TrimPrefix(strings.Trim(name, " .)]"), "the ")
		if !named(name) || phrase.Words(name) > maxAgencyWords || notAgencies[strings.ToUpper(name)] || regions()[phrase.Fold(name)] {
			continue
		}
		words := strings.Fields(phrase.Fold(name))
		if len(words) == 0 || deskWords[words[0]] {
			continue
		}
		if len(words) == 1 || agencyWords[words[0]] || agencyWords[words[len(words)-1]] {
			out = append(out, Source{Wire: name, Why: placedLike})
		}
	}
	return out
}

// deskWords are single words that stand in lists of people at work.
var deskWords = map[string]bool{"staff": true, "agencies": true, "agency": true, "our": true, "newsroom": true, "wires": true, "wire": true,
	"correspondents": true, "reuter": true, "editors": true, "online": true, "web": true, "desk": true, "news": true, "local": true}

// regions are the names of countries and regions, folded: what stands in the
// brackets of a dateline beside a town.
var regions = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, f := range rows("gazetteer-countries.txt") {
		for i := 1; i < len(f) && i < 3; i++ {
			for n := range strings.SplitSeq(f[i], ",") {
				out[phrase.Fold(n)] = true
			}
		}
	}
	for _, f := range rows("gazetteer-places.txt") {
		out[phrase.Fold(f[0])] = true
	}
	return out
})
