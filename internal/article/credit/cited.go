package credit

import (
	"regexp"
	"strings"

	"dateline/internal/article/phrase"
	"dateline/internal/news"
)

// The rules of this file find outlets and agencies that running text names as
// the source of what a sentence says, and that no table lists.

// mediumName is a name after the word for what bears it, perhaps in quotation
// marks: Vale Post of `the newspaper "Vale Post"`.
const mediumName = `["“«„‘']?(\p{Lu}[\pL\d.'’-]*(?: (?:of |the |de |del |di )?\p{Lu}[\pL\d.'’-]*){0,3})["”»’']?`

// mediumRE is the word for what an outlet is, with its name.
var mediumRE = regexp.MustCompile(`\b(newspaper|daily|weekly|tabloid|broadsheet|magazine|(?:state |news |press )*agency|newswire|news wire|broadcaster|radio station|television channel|TV channel|news channel|news site|news website|website|news portal|portal|news outlet|paper) ` + mediumName)

// Words by which a text passes on what an outlet reported, before and behind
// its name. Someone who told an outlet something is the source of that, and the
// outlet is none: only an agency is listed for it.
var (
	passesRE = regexp.MustCompile(`\b(?i:transmit(?:s|ted)|report(?:s|ed)|writes|wrote|informs|informed|inform|reported by|according to|citing|quoting|cites|cited|quotes|quoted|as reported in|published (?:in|by))(?: (?i:the|a|local|state|regional))*(?: \p{Lu}?[\pL-]+)? $`)
	saysRE   = regexp.MustCompile(`^,? (?:has |had |have |first |also )*(?:report(?:s|ed|ing)|writes|wrote|revealed|disclosed)\b`)
	thisRE   = regexp.MustCompile(`(?:^|[.!?”"] )(This (?:was |is )?)$`)
)

// madeRE is a name made like an agency's or an outlet's, before saysRE: "the
// Northern Vale News Agency reported".
var madeRE = regexp.MustCompile(`\p{Lu}[\pL’'-]*(?: \p{Lu}[\pL’'-]*){1,4}`)

// cited finds outlets that running text names as sources by what they are:
// "the newspaper Vale Post writes", "Vale Press reported".
func (f *finder) cited(span news.Span) {
	text := span.In(f.text)
	for _, m := range mediumRE.FindAllStringSubmatchIndex(text, maxCited) {
		f.medium(span, text, m)
	}
	for _, m := range madeRE.FindAllStringIndex(text, maxCited) {
		end := reported(text, m[1])
		if end == 0 || !strings.Contains(text[m[1]:end], "report") {
			continue
		}
		if tail := text[end:]; strings.HasPrefix(tail, " a ") || strings.HasPrefix(tail, " an ") {
			continue // a company reports a loss
		}
		name := strings.TrimPrefix(text[m[0]:m[1]], "The ")
		agency := agencyLike(name)
		if !agency && !OutletLike(name) || f.has(name, span.Start+news.Byte(m[0])) {
			continue
		}
		src := Source{Outlet: name}
		if agency {
			src = Source{Wire: f.acronym(name)}
		}
		f.citedAt(span, m[0], end, src)
	}
}

// maxCited is how many names of a paragraph are looked at.
const maxCited = 60

// medium takes a name behind a word such as "newspaper", where words before or
// behind say that its report is passed on.
func (f *finder) medium(span news.Span, text string, m []int) {
	what, name := text[m[2]:m[3]], strings.TrimRight(text[m[4]:m[5]], ".'’-")
	from, end := m[0], m[1]
	if strings.HasSuffix(text[m[4]:m[5]], ".") {
		end = m[4] + len(name)
	}
	if at := passesRE.FindStringIndex(text[:from]); at != nil {
		from = at[0]
		if this := thisRE.FindStringSubmatchIndex(text[:from]); this != nil {
			from = this[2]
		}
	} else if at := saysRE.FindStringIndex(text[m[1]:]); at != nil {
		end = m[1] + at[1]
	} else if !strings.HasSuffix(what, "agency") || !toldRE.MatchString(text[max(0, from-40):from]) {
		return
	}
	if f.has(name, span.Start+news.Byte(m[4])) || phrase.Words(name) > maxAgencyWords {
		return
	}
	src := Source{Outlet: name}
	if known, ok := Lookup(name, ""); ok {
		src = known
	} else if strings.HasSuffix(what, "agency") || strings.HasSuffix(what, "wire") {
		src = Source{Wire: name}
	}
	f.citedAt(span, from, end, src)
}

// citedAt adds a source unless it is the outlet itself.
func (f *finder) citedAt(span news.Span, from, end int, src Source) {
	if !f.own(src.Outlet + src.Wire) {
		f.addAt(span, from, end, src)
	}
}

// has says that a credit holds a byte already.
func (f *finder) has(name string, at news.Byte) bool {
	for _, c := range f.credits {
		if c.Start <= at && at < c.End {
			return true
		}
	}
	return regions()[phrase.Fold(name)]
}
