package lineage

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/internal/news"
)

// Agencies says which names are one agency's: its short name and its long one,
// where a report of the story writes the one beside the other.
//
//	"Agencia Vale (AVA)" → AVA and Agencia Vale are one
//	a page of the Northern Vale Agency with the dateline "EASTPORT (NVA)" → so are these
type Agencies struct {
	short map[string]string // key of a long name to the short name
}

// ReadAgencies finds them. A long name that goes with two short ones is left
// out.
func ReadAgencies(reports []*news.Annotated) Agencies {
	found := map[string]map[string]bool{}
	for _, rep := range reports {
		for _, pair := range namedTwice(rep) {
			key := OutletKey(pair[1])
			if found[key] == nil {
				found[key] = map[string]bool{}
			}
			found[key][pair[0]] = true
		}
	}
	a := Agencies{short: map[string]string{}}
	for key, names := range found {
		if list := slices.Sorted(maps.Keys(names)); len(list) == 1 {
			a.short[key] = list[0]
		}
	}
	return a
}

// Name gives the short name of an agency, or the name itself.
func (a Agencies) Name(name string) string {
	return cmp.Or(a.short[OutletKey(name)], name)
}

// longBeforeRE is a long name before its short one in brackets.
var longBeforeRE = regexp.MustCompile(`(\p{Lu}[\pL’'-]*(?: (?:of|the|for|and|de|del|di|\p{Lu}[\pL’'-]*)){1,5}) \((\p{Lu}[\pL]{1,7})\)`)

// namedTwice gives the short and long names that a report has for the agencies
// that it credits, or whose own page it is.
func namedTwice(rep *news.Annotated) [][2]string {
	var out [][2]string
	for _, short := range ownShorts(rep) {
		if abbreviates(short, rep.Outlet) {
			out = append(out, [2]string{short, rep.Outlet})
		}
		for _, m := range longBeforeRE.FindAllStringSubmatch(rep.Text, maxBrackets) {
			if long := tailFor(short, m[1]); m[2] == short && long != "" {
				out = append(out, [2]string{short, long})
			}
		}
		for _, c := range rep.Credits {
			if m := copyrightRE.FindStringSubmatch(c.Text); c.Wire == short && m != nil && abbreviates(short, m[1]) {
				out = append(out, [2]string{short, m[1]})
			}
			if long := cmp.Or(c.Wire, c.Outlet); long != short && abbreviates(short, long) {
				out = append(out, [2]string{short, long})
			}
		}
	}
	return out
}

// maxBrackets is how many names with another in brackets are looked at.
const maxBrackets = 200

// copyrightRE is the owner in a notice of copyright.
var copyrightRE = regexp.MustCompile(`(?i)^(?:©|\(c\)|copyright)[\s©]*(?:\d{4})?,?\s*(?:by )?(?:the )?(\pL[^.,;|·•(\n]{3,60})`)

// ownShorts are the short names of the agencies that a report credits.
func ownShorts(rep *news.Annotated) []string {
	var out []string
	add := func(name string) {
		if abbreviation(name) && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	for _, w := range rep.Wires {
		add(w)
	}
	for _, c := range rep.Credits {
		add(c.Wire)
	}
	return out
}

// abbreviation says that a name is one word of two to eight letters of which
// two at least are capitals.
func abbreviation(name string) bool {
	caps := 0
	for _, r := range name {
		if !unicode.IsLetter(r) {
			return false
		}
		if unicode.IsUpper(r) {
			caps++
		}
	}
	return caps >= 2 && len(name) <= 8
}

// tailFor gives the last words of a long name that a short one stands for, ""
// if none do: "Agencia Vale" of "On Monday Agencia Vale".
func tailFor(short, long string) string {
	words := strings.Fields(long)
	for i := range words {
		if tail := strings.Join(words[i:], " "); abbreviates(short, tail) {
			return tail
		}
	}
	return ""
}

// abbreviates says that short is made of letters of long in their order, the
// first letter of each of its words, but for the linking ones, among them.
func abbreviates(short, long string) bool {
	var words []string
	for w := range strings.FieldsSeq(fold(long)) {
		switch w {
		case "of", "the", "for", "and", "de", "del", "di", "la", "&":
		default:
			words = append(words, w)
		}
	}
	return len(words) > 1 && abbreviation(short) && spells(fold(short), words)
}

// spells says that short is made of the first letters of the words in their
// order, and of letters behind them. It is asked of eight letters at most.
func spells(short string, words []string) bool {
	if short == "" || len(words) == 0 {
		return short == "" && len(words) == 0
	}
	if words[0][0] != short[0] {
		return false
	}
	rest := short[1:]
	for at := 1; ; at++ {
		if spells(rest, words[1:]) {
			return true
		}
		if rest == "" {
			return false
		}
		next := strings.IndexByte(words[0][min(at, len(words[0])):], rest[0])
		if next < 0 {
			return false
		}
		at, rest = at+next, rest[1:]
	}
}

// ownPage says that a report is the agency's own: its outlet is the agency, by
// its short name or its long one.
func ownPage(rep *news.Annotated, agency string) bool {
	return sameOutlet(rep.Outlet, agency) || abbreviates(agency, rep.Outlet) || abbreviates(rep.Outlet, agency)
}

// isAgency says that a report is the own page of an agency that it credits.
func isAgency(rep *news.Annotated) bool {
	return slices.ContainsFunc(rep.Wires, func(w string) bool { return ownPage(rep, w) })
}

var (
	// saysRE is what stands behind the name of an outlet whose report is used.
	saysRE = regexp.MustCompile(`^["”»’']?,? (?:(?:news )?agency |newspaper |website )?(?:had |has |have |which |first |also |already |later |had first )*(?:report(?:s|ed|ing)|writes|wrote|had (?:it|this)|has (?:it|this)|revealed|learned|disclosed|transmits|transmitted|quot(?:es|ed)|cit(?:es|ed)|carried|broke)\b`)
	// byRE is what stands before it.
	byRE = regexp.MustCompile(`(?i)\b(?:according to|told|reported (?:by|in|on)|report (?:by|in|on|from)|citing|quoting|quotes|cites|cited by|quoted by|writes|wrote|transmits|transmitted|transmitted by|published (?:by|in|on)|interview (?:with|to|in)|from|via)(?: (?:the|our|a))?(?: (?:news |press )?(?:newspaper|paper|daily|weekly|magazine|agency|website|portal|broadcaster|radio|channel|station))?,? ?["“«‘']?$`)
	// manyRE is a byline or line of credit that shares the text with agencies
	// which it does not name.
	manyRE = regexp.MustCompile(`(?i)(?:\band|\bwith|&|\+|,)\s+(?:news )?(?:agencies|wire reports|wire services|wires|agency reports)\b|\bagencies$`)
)

// uses gives the words by which report a, in its running text or its byline,
// says that it used what b's outlet reported; "" if there are none.
func uses(a, b *news.Annotated) string {
	if sameOutlet(a.Outlet, b.Outlet) || before(a.Published, b.Published) {
		return ""
	}
	for _, name := range calledBy(b) {
		if slices.Contains(a.Wires, name) {
			return "" // what its line of credit says, or itself
		}
		if words := mention(a, name); words != "" {
			return words
		}
	}
	if !isAgency(b) {
		return ""
	}
	for _, p := range a.Passages {
		if words := p.In(a.Text); (p.Role == news.Byline || p.Role == news.CreditRow) && len(words) < 200 && manyRE.MatchString(words) {
			return words
		}
	}
	return ""
}

// calledBy are the names by which others call a report's outlet.
func calledBy(b *news.Annotated) []string {
	var out []string
	if b.Outlet != "" {
		out = append(out, strings.TrimPrefix(b.Outlet, "The "))
	}
	for _, w := range b.Wires {
		if ownPage(b, w) && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// leastName is the shortest name of an outlet that is looked for in a text.
const leastName = 3

// mention gives the words of a report's own text that name an outlet as a
// source, "" if there are none.
func mention(rep *news.Annotated, name string) string {
	if len(name) < leastName {
		return ""
	}
	for from := 0; ; {
		i := strings.Index(rep.Text[from:], name)
		if i < 0 {
			return ""
		}
		start := from + i
		end := start + len(name)
		from = end
		if partOfName(rep.Text, start, end) {
			continue
		}
		span := news.Span{Start: news.Byte(start), End: news.Byte(end)}
		switch rep.RoleAt(span.Start) {
		case news.StoryText, news.Context, news.Remark:
		default:
			continue
		}
		lo, hi := around(rep.Text, start, end)
		if at := saysRE.FindStringIndex(rep.Text[end:hi]); at != nil {
			return rep.Text[start : end+at[1]]
		}
		if at := byRE.FindStringIndex(rep.Text[lo:start]); at != nil {
			return rep.Text[lo+at[0] : end]
		}
	}
}

// around gives how far the words around a name are read.
func around(text string, start, end int) (lo, hi int) {
	const reach = 60
	lo, hi = max(0, start-reach), min(len(text), end+reach)
	for lo > 0 && !utf8.RuneStart(text[lo]) {
		lo--
	}
	for hi < len(text) && !utf8.RuneStart(text[hi]) {
		hi++
	}
	return lo, hi
}

// partOfName says that the words at start are part of a word, or of a longer
// name: "Star" in "Evening Star".
func partOfName(text string, start, end int) bool {
	if r, _ := utf8.DecodeLastRuneInString(text[:start]); letterOrDigit(r) {
		return true
	}
	if r, _ := utf8.DecodeRuneInString(text[end:]); letterOrDigit(r) {
		return true
	}
	before := strings.Fields(text[max(0, start-30):start])
	if len(before) == 0 || text[start-1] != ' ' {
		return false
	}
	last := before[len(before)-1]
	r, _ := utf8.DecodeRuneInString(last)
	return unicode.IsUpper(r) && last != "The" && !strings.ContainsAny(last, ".,;:!?")
}

// oneEach names the agencies of a report's edges by their short names, and
// makes one edge of two that are to one agency: the one that takes more.
func (a Agencies) oneEach(edges []news.Edge) []news.Edge {
	var out []news.Edge
	for _, e := range edges {
		name := strings.TrimPrefix(string(e.To), WirePrefix)
		if short := a.Name(name); short != name {
			e.To = news.ReportID(WirePrefix + short)
			e.ID = edgeID(e.From, e.To)
			e.Reasons = append(e.Reasons, "the story calls "+name+" "+short+" too")
		}
		at := slices.IndexFunc(out, func(o news.Edge) bool { return o.To == e.To })
		if at < 0 {
			out = append(out, e)
			continue
		}
		more, less := out[at], e
		if more.Kind == Cites && less.Kind != Cites {
			more, less = less, more
		}
		more.Reasons = append(more.Reasons, less.Reasons...)
		more.Evidence = append(more.Evidence, less.Evidence...)
		out[at] = more
	}
	return out
}

// usedPairs gives the pairs of texts of which one names the other's outlet as a
// source, and which share a run of words or of names and numbers: by their
// places in the list, the lesser first, sorted. Prints stand as their texts do.
func usedPairs(texts []*Text) [][2]int {
	prints := make(map[int]Print)
	print := func(i int) Print {
		p, ok := prints[i]
		if !ok {
			p = texts[i].Print()
			prints[i] = p
		}
		return p
	}
	byWord := map[string][]string{} // first word of a name to names
	published := map[string][]int{} // name to the texts of that outlet
	for i, t := range texts {
		for _, name := range calledBy(t.Rep) {
			if len(published[name]) == 0 {
				first := firstWord(name)
				byWord[first] = append(byWord[first], name)
			}
			published[name] = append(published[name], i)
		}
	}
	seen := map[[2]int]bool{}
	var out [][2]int
	for i, t := range texts {
		for _, name := range namesIn(t.Rep.Text, byWord) {
			if mention(t.Rep, name) == "" {
				continue
			}
			for _, j := range published[name] {
				pair := [2]int{min(i, j), max(i, j)}
				if i == j || seen[pair] || !touch(print(i), print(j)) {
					continue
				}
				seen[pair] = true
				out = append(out, pair)
			}
		}
	}
	slices.SortFunc(out, func(a, b [2]int) int { return cmp.Or(a[0]-b[0], a[1]-b[1]) })
	return out
}

// touch says that two prints have something in common.
func touch(a, b Print) bool { return shared(a.Facts, b.Facts) || shared(a.Grams, b.Grams) }

// shared says that two lists have a member in common. Both are sorted.
func shared(a, b []uint32) bool {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			return true
		}
	}
	return false
}

// namesIn gives the names whose first word stands in a text, each once, in the
// order of the text.
func namesIn(text string, byWord map[string][]string) []string {
	var out []string
	seen := map[string]bool{}
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return !letterOrDigit(r) }) {
		if !seen[w] {
			seen[w] = true
			out = append(out, byWord[w]...)
		}
	}
	return out
}

// firstWord is the letters and digits that a name begins with, behind what
// stands before them.
func firstWord(name string) string {
	for w := range strings.FieldsFuncSeq(name, func(r rune) bool { return !letterOrDigit(r) }) {
		return w
	}
	return ""
}
