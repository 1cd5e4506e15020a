package markup

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"dateline/internal/article/block"
	"dateline/internal/news"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// rank is how far a source of the publication date is believed; lower is
// better. Structured data about the article itself comes first, then what the
// head says, then what the address says, then what a reader sees by the
// headline. Measured on article/pages-date of the corpora.
type rank uint8

const (
	rankLD      rank = iota // schema.org datePublished of the article
	rankMeta                // meta elements named for publication
	rankMicro               // microdata datePublished inside the article
	rankPage                // schema.org datePublished of the web page
	rankAddress             // a full date in the address
	rankTime                // a time element by the headline
	rankLine                // a dated line by the headline that says what it is, by word or class
	rankLoose               // a short dated line by the headline
	rankFoot                // a dated line at the foot of the article
	rankNamed               // a meta element that only says "date", in English
	rankMonth               // a month in the address
	rankIssued              // meta elements that are as often the time of writing the page
	rankLost
)

// rankChosen is the last rank that is believed; what ranks lower is told as a
// conflict only (of eight pages whose best source was rankIssued, four were
// right).
const rankChosen = rankMonth

// candidate is one statement of the publication date.
type candidate struct {
	stamp
	rank   rank
	source string // the field, as it is told to people
	raw    string // its words
}

// dater gathers what a page says of its dates.
type dater struct {
	doc  *document
	c    *chooser
	ord  order
	pub  []candidate
	mod  []candidate
	home bool // the address is that of a front page
	at   int  // index of the last segment that the walk over the elements has met
}

// dates fills m.Published and m.Modified.
func (doc *document) dates(m *block.Meta, c *chooser, cap news.Capture) {
	d := &dater{doc: doc, c: c, ord: doc.dayOrder()}
	d.fromLD(m.Title)
	d.fromMetas()
	d.fromAddress(cap.Address, m.Canonical, m.Address)
	if !d.home {
		d.fromElements()
		d.fromLines()
	}
	m.Published = d.settle(cap)
	if m.Published.Source != "" {
		m.Sources["published"] = m.Published.Source
	}
	for _, cand := range d.mod {
		if cand.day != 0 {
			m.Modified = cand.edtf()
			m.Sources["modified"] = cand.source
			break
		}
	}
}

// dayOrder says how the page's language writes 3/4/2021: month first in the
// United States and the Philippines, unknown for English without a country.
func (doc *document) dayOrder() order {
	lang := ""
	if doc.html != nil {
		lang = strings.ToLower(attr(doc.html, "lang"))
		if lang == "" {
			lang = strings.ToLower(attr(doc.html, "xml:lang"))
		}
	}
	for _, t := range doc.metas {
		if t.name == "og:locale" && (lang == "" || lang == "en") {
			lang = strings.ToLower(t.content)
		}
	}
	lang = strings.ReplaceAll(lang, "_", "-")
	switch {
	case lang == "en-us", lang == "en-ph":
		return monthFirst
	case lang == "en" || lang == "":
		return orderUnknown
	}
	return dayFirst
}

func (d *dater) add(r rank, source, raw string) {
	raw = fold(raw)
	if s := parseDate(raw, d.ord); s.ok() {
		d.pub = append(d.pub, candidate{s, r, source, raw})
	}
}

func (d *dater) addModified(source, raw string) {
	raw = fold(raw)
	if s := parseDate(raw, d.ord); s.ok() {
		d.mod = append(d.mod, candidate{s, rankLost, source, raw})
	}
}

// fromLD reads schema.org: the article whose headline is the page's title
// first, then the other articles, then the page.
func (d *dater) fromLD(title string) {
	main := d.doc.mainThing(title)
	if main != nil {
		d.add(rankLD, "json-ld datePublished", first(stringsOf(main["datePublished"])))
		d.addModified("json-ld dateModified", first(stringsOf(main["dateModified"])))
		if main["datePublished"] == nil {
			d.add(rankLD, "json-ld dateCreated", first(stringsOf(main["dateCreated"])))
		}
	}
	for _, t := range d.doc.ld {
		if t.isType("WebPage") || t.isType("VideoObject") && main == nil {
			d.add(rankPage, "json-ld WebPage datePublished", first(stringsOf(t["datePublished"])))
			d.addModified("json-ld WebPage dateModified", first(stringsOf(t["dateModified"])))
		}
	}
}

func (d *dater) fromMetas() {
	for _, t := range d.doc.metas {
		switch kindOfMeta(t.name) {
		case "published":
			d.add(rankMeta, "meta "+t.name, t.content)
		case "named":
			d.add(d.namedRank(), "meta "+t.name, t.content)
		case "issued":
			d.add(rankIssued, "meta "+t.name, t.content)
		case "modified":
			d.addModified("meta "+t.name, t.content)
		}
	}
}

// kindOfMeta says what a meta element of that name dates, "" for nothing. Pages
// write "dc:date" as well as "dc.date", and "schema:datePublished".
func kindOfMeta(name string) string {
	if kind := dateRules().meta[name]; kind != "" {
		return kind
	}
	return dateRules().meta[strings.ReplaceAll(strings.TrimPrefix(name, "schema:"), ":", ".")]
}

// namedRank says how far a meta element is believed that only says "date": on
// pages in English it is the day of publication, in other languages as often
// that of the last delivery.
func (d *dater) namedRank() rank {
	if lang := d.c.meta.Language; lang != "" && lang != "en" {
		return rankIssued
	}
	return rankNamed
}

var (
	addressDay   = regexp.MustCompile(`(?:^|[/_.=-])((?:19|20)\d\d)(?:[/_.-](0?[1-9]|1[0-2])[/_.-](0?[1-9]|[12]\d|3[01])|(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01]))(?:$|[/_.?&=-])`)
	addressWord  = regexp.MustCompile(`(?i)/((?:19|20)\d\d)/([a-z]{3,9})/(\d\d?)(?:/|$)`)
	addressMonth = regexp.MustCompile(`/((?:19|20)\d\d)/(0[1-9]|1[0-2])/`)
	archived     = regexp.MustCompile(`^https?://web\.archive\.org/web/[0-9a-z_]+/`)
)

// fromAddress reads the date in the page's address.
func (d *dater) fromAddress(addresses ...string) {
	for _, a := range addresses {
		a = archived.ReplaceAllString(a, "")
		u, err := url.Parse(a)
		if err != nil || a == "" {
			continue
		}
		if u.Host != "" && strings.Trim(u.Path, "/") == "" && u.RawQuery == "" {
			d.home = true
			continue
		}
		if m := addressDay.FindStringSubmatch(u.Path); m != nil {
			d.add(rankAddress, "address", m[1]+"-"+pad(m[2]+m[4])+"-"+pad(m[3]+m[5]))
		} else if m := addressWord.FindStringSubmatch(u.Path); m != nil {
			d.add(rankAddress, "address", m[3]+" "+m[2]+" "+m[1])
		} else if m := addressMonth.FindStringSubmatch(u.Path); m != nil {
			d.add(rankMonth, "address", m[1]+"-"+m[2])
		}
	}
}

func pad(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

// fromElements reads microdata and time elements that stand by the article.
func (d *dater) fromElements() {
	index := make(map[*html.Node]int, len(d.c.segs))
	for i := range d.c.segs {
		index[d.c.segs[i].node] = i
	}
	d.at = -1
	var visit func(n *html.Node)
	visit = func(n *html.Node) {
		if i, ok := index[n]; ok {
			d.at = i
		}
		if n.Type == html.ElementNode {
			d.element(n)
		}
		for k := n.FirstChild; k != nil; k = k.NextSibling {
			visit(k)
		}
	}
	visit(d.doc.body)
}

func (d *dater) element(n *html.Node) {
	prop := strings.ToLower(attr(n, "itemprop"))
	isTime := n.DataAtom == atom.Time || n.DataAtom == atom.Abbr && strings.Contains(attr(n, "class"), "published")
	if prop == "" && !isTime {
		return
	}
	z := d.c.zones.of(n)
	if z&(zComments|zNav|zBio|zHidden) != 0 && prop == "" || z&zComments != 0 {
		return
	}
	value := firstOf(attr(n, "datetime"), attr(n, "content"), attr(n, "title"), textOf(n, 200))
	near := d.near(n) || hasWord(attr(n, "class"), "published") && d.ofEntry(n)
	switch {
	case strings.Contains(prop, "datemodified"), isTime && strings.Contains(strings.ToLower(attr(n, "class")), "updated") && !strings.Contains(attr(n, "class"), "published"):
		if near {
			d.addModified("itemprop dateModified", value)
		}
	case strings.Contains(prop, "datepublished"):
		if near {
			d.add(rankMicro, "itemprop datePublished", value)
		}
	case isTime && near:
		if changed(textBefore(n)) {
			d.addModified("<time>", value)
		} else {
			d.add(rankTime, "<time>", value)
		}
	}
}

// ofEntry says whether n and the article lie in one hentry
// (http://microformats.org/wiki/hatom), whose published element dates it.
func (d *dater) ofEntry(n *html.Node) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if hasWord(attr(p, "class"), "hentry") {
			return within(d.c.body, p)
		}
	}
	return false
}

// hasWord says whether a class attribute holds a class.
func hasWord(class, word string) bool { return slices.Contains(strings.Fields(class), word) }

// near says whether n stands by the headline or the article: in the order of
// the page between a little before the headline and the end of the article,
// and not in a list of other articles.
func (d *dater) near(n *html.Node) bool {
	c := d.c
	if len(c.segs) == 0 {
		return false
	}
	z := c.zones.of(n)
	if z&(zFurniture|zWeak|zFooter) != 0 && z&zMeta == 0 {
		return false
	}
	lo, hi := d.window()
	for i := lo; i <= hi && i < len(c.segs); i++ {
		if within(n, c.segs[i].node) || within(c.segs[i].node, n) {
			return true
		}
	}
	// A time element may be empty of text: ask for its place instead.
	return textOf(n, 4) == "" && d.at >= lo && d.at < hi
}

// window gives the segments by the headline: from a little before it to the
// first paragraph of the text.
func (d *dater) window() (lo, hi int) {
	c := d.c
	start := c.start()
	if c.title < 0 {
		return max(0, start-dateBefore-6), start
	}
	return max(0, c.title-dateBefore), min(max(start, min(c.title+dateAfter, c.last)), c.title+dateMost)
}

// How many segments before and after the headline a date may stand.
const (
	dateBefore = 6
	dateAfter  = 8
	dateMost   = 80 // however late the text begins
)

// settle chooses among the candidates.
func (d *dater) settle(cap news.Capture) news.Dating {
	out := news.Dating{Basis: news.Unknown, Reasons: []string{}}
	best := d.best(cap)
	if best == nil {
		if d.home {
			out.Reasons = append(out.Reasons, "the address is that of a front page, which has no day of its own")
		}
		return out
	}
	chosen := d.local(*best)
	out.Value = chosen.edtf()
	out.Earliest, out.Latest = chosen.span()
	out.Basis = news.Stated
	out.Source = chosen.source
	out.Reasons = append(out.Reasons, fmt.Sprintf("the page gives %q in %s", clip(chosen.raw), chosen.source))
	if chosen.source != best.source {
		out.Reasons = append(out.Reasons, fmt.Sprintf("%s gives the instant %q in UTC, of which this is the page's own day", best.source, clip(best.raw)))
	}
	told := map[string]bool{out.Value: true, best.edtf(): true}
	for _, cand := range d.pub {
		if v := cand.edtf(); !told[v] && !strings.HasPrefix(out.Value, v) {
			told[v] = true
			out.Reasons = append(out.Reasons, fmt.Sprintf("%s says %s, which ranks lower", cand.source, v))
		}
	}
	return out
}

// best gives the first candidate of the best rank; days come before months.
func (d *dater) best(cap news.Capture) *candidate {
	var best *candidate
	limit := ""
	if !cap.Retrieved.IsZero() {
		limit = cap.Retrieved.UTC().AddDate(0, 0, 1).Format("2006-01-02")
	}
	for i := range d.pub {
		cand := &d.pub[i]
		if d.home && cand.rank > rankMicro || cand.rank > rankChosen || limit != "" && cand.edtf() > limit {
			continue
		}
		if best == nil || (cand.day != 0) && best.day == 0 || cand.rank < best.rank && (cand.day != 0) == (best.day != 0) {
			best = cand
		}
	}
	return best
}

// local replaces an instant in UTC by the day that the page itself shows for
// it, if that is a day off at most.
func (d *dater) local(best candidate) candidate {
	if !best.utc || best.day == 0 {
		return best
	}
	for _, r := range [...]rank{rankTime, rankLine, rankLoose, rankAddress} {
		for _, cand := range d.pub {
			if cand.rank != r || cand.day == 0 || cand.utc {
				continue
			}
			if diff := cand.dayNumber() - best.dayNumber(); diff >= -1 && diff <= 1 {
				if diff == 0 {
					return best
				}
				return cand
			}
		}
	}
	return best
}

func clip(s string) string {
	if len(s) > 80 {
		return strings.ToValidUTF8(s[:80], "") + "…"
	}
	return s
}

func firstOf(ss ...string) string {
	for _, s := range ss {
		if strings.TrimSpace(s) != "" {
			return s
		}
	}
	return ""
}

// textOf gives the text inside n, at most limit bytes.
func textOf(n *html.Node, limit int) string {
	var b strings.Builder
	var visit func(*html.Node)
	visit = func(n *html.Node) {
		if n.Type == html.TextNode && b.Len() < limit {
			b.WriteString(n.Data[:min(len(n.Data), limit)])
		}
		for k := n.FirstChild; k != nil && b.Len() < limit; k = k.NextSibling {
			visit(k)
		}
	}
	visit(n)
	return fold(strings.ToValidUTF8(b.String(), ""))
}

// textBefore gives the text right before n in its parent.
func textBefore(n *html.Node) string {
	for k := n.PrevSibling; k != nil; k = k.PrevSibling {
		if t := textOf(k, 100); t != "" {
			return t
		}
	}
	return ""
}
