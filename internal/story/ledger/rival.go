package ledger

import (
	"regexp"
	"strings"
	"sync"

	"dateline/internal/lexicon/wordlist"
	"dateline/internal/news"
	"dateline/internal/story/given"
)

// rivals gives the bonds between figures that one report sets against each other: "the
// police put it at 2,500 and the organisers at 8,000", "4,200 people, and not
// 3,400", "put at $610 million in December, it has risen to $655 million".
func rivals(facts []*fact) []bond {
	var out []bond
	for i, b := range facts {
		for j := i - 1; j >= 0 && j >= i-4 && facts[j].doc == b.doc; j-- {
			a := facts[j]
			if a.group != b.group && !(a.group == "count" && b.group == "count") || a.fig.Value == b.fig.Value || a.isTotal || b.isTotal || !comparable(a, b) && !(b.sent-a.sent == 1 && takesPart(a) && takesPart(b)) {
				continue
			}
			if setAgainst(a, b) {
				out = append(out, bond{j, i, byText})
				break
			}
		}
		if j := corrects(facts, i); j >= 0 {
			out = append(out, bond{j, i, byText})
		}
	}
	return out
}

// correcting finds words of a correction, far from what it corrects.
var correcting = regexp.MustCompile(`(?i)\b(?:earlier version|previous version|an earlier|incorrectly|erroneously|misstated|mistakenly|wrongly|correction)\b`)

// far is how many figures before a correction are held against its number.
const far = 60

// corrects gives the index of the figure of the same report that a number in
// the words of a correction is put in the place of, -1 where there is none:
// the one whose sentence shares most words, at least two.
func corrects(facts []*fact, i int) int {
	b := facts[i]
	if b.sent < 0 || !correcting.MatchString(b.aside()) {
		return -1
	}
	best, at := 1, -1
	for j := i - 1; j >= max(0, i-far) && facts[j].doc == b.doc; j-- {
		a := facts[j]
		if a.group != b.group || a.unit != b.unit || a.sent == b.sent || a.fig.Value == b.fig.Value || a.isTotal || a.partial || !comparable(a, b) {
			continue
		}
		n := len(given.Shared(a.said, b.said)) + len(given.Shared(a.who, b.who))
		if len(a.digits) >= 2 && a.digits == b.digits {
			n++ // a zero too many
		}
		if n > best {
			best, at = n, j
		}
	}
	return at
}

var contrasts = sync.OnceValue(func() []*regexp.Regexp {
	var out []*regexp.Regexp
	for _, line := range wordlist.Lines("en/ledger-contrasts.txt") {
		out = append(out, regexp.MustCompile(`(?i)^(?: [\pL’'-]+){0,5}(?:`+line+`)$`))
	}
	return out
})

// setAgainst says whether the words between two figures of one report, a
// first, set them against each other, or b is another source's count of a.
func setAgainst(a, b *fact) bool {
	if a.sent < 0 || b.sent < 0 || a.sent == b.sent && a.unit != b.unit && b.unit != "" || a.rank != b.rank || a.sent != b.sent && ((a.stage == baseline) != (b.stage == baseline) || (a.stage == planned) != (b.stage == planned)) ||
		a.sent != b.sent && (a.group == "share") != (b.group == "share") {
		return false
	}
	if a.sent == b.sent {
		between := news.Span{Start: a.fig.End, End: b.fig.Start}
		if between.Len() > 90 || a.unit != b.unit {
			return false
		}
		words := news.Plain(between.In(a.doc.Text))
		if !strings.HasPrefix(words, ",") && !strings.HasPrefix(words, ";") {
			words = " " + words
		}
		if fromTo(a, words) || inPlace(a, words) || gapped(a, b, words) {
			return true
		}
		if parts(a.state) && parts(b.state) && a.state != b.state {
			return false
		}
		if putAt(a, words) || saysOther(words, a.fig.Attribution != b.fig.Attribution && b.sourced()) || otherTells(a, b, words) {
			return true
		}
		for _, c := range contrasts() {
			if c.MatchString(words) {
				return true
			}
		}
		return false
	}
	if b.sent-a.sent == 1 && a.sourced() && b.sourced() && a.fig.Attribution != b.fig.Attribution && takesPart(a) && takesPart(b) && !b.still() {
		return true
	}
	if a.group == "amount" && !a.partial && b.sent-a.sent <= 2 && putsSize.MatchString(b.before()) && a.sourced() && b.sourced() && countsAgain(a, b) &&
		(b.elliptic || a.head == b.head || a.head == "" && b.state != "cost") {
		return true
	}
	if a.group == "share" && b.sent-a.sent == 1 && a.fig.Attribution != b.fig.Attribution && putsShare.MatchString(b.before()) {
		m := putsShare.FindStringSubmatch(b.before())
		return strings.Contains(" "+strings.ToLower(a.aside())+" ", " "+strings.ToLower(m[1])+" ")
	}
	switch {
	case !first(b), b.partial, a.partial && a.group == "amount", a.ofThose(), b.ownPredicate(a), parts(a.state) && parts(b.state) && a.state != b.state:
		return false
	case b.sent-a.sent > 2 && b.after != a || !countsAgain(a, b) && !(tolls[a.state] && a.state == b.state && b.listed()):
		return false
	case b.after == a:
		return b.bare()
	case tolls[a.state] && a.state == b.state && a.unit == b.unit && a.head == b.head && a.sourced() && (b.sourced() || b.listed()) && !b.still():
		pa, pb := a.places(), b.places()
		return len(pa) == 0 || len(pb) == 0 || len(given.Shared(pa, pb)) > 0
	case a.unit != b.unit:
		return false
	}
	return a.head != "" && a.head == b.head && (b.state == "" || a.state == b.state) && oneDeed(a, b) || ownCount(b) && a.head != ""
}

// gapped says whether two numbers of a sentence are those of two speakers of whom the
// second has no verb: "The organisers said 20,000 and the police 8,000".
func gapped(a, b *fact, between string) bool {
	return a.sourced() && b.sourced() && a.fig.Attribution != b.fig.Attribution && (b.fig.Of == nil || a.fig.Of != nil && a.fig.Of.Span == b.fig.Of.Span) &&
		betweenTwo.MatchString(between)
}

var betweenTwo = regexp.MustCompile(`^(?:[,;]| and|[,;] and|[,;]? while)(?: [\pL’'-]+){1,4}(?: (?:about|some|only|just|around|nearly|at least|more than))?$`)

// baseline is the stage of a number that held before, and against which the text
// sets the one that holds: "against the 1.9 billion agreed in May".
const baseline = "before"

// planned is the stage of a number that somebody promises or aims at, which the one
// that holds does not contradict.
const planned = "planned"

// putsSize is how a source gives the size of what the text takes for known: "the
// ministry put the size of the loan at".
var putsSize = regexp.MustCompile(`(?i)\b(?:puts?|gave|gives?|estimate[sd]?|reckon(?:s|ed)?|calculate[sd]?) (?:the|its|that|this) (?:\w+ )?(?:size|amount|sum|value|total|cost|price|bill|loss|losses|damage)\b[^.;]{0,40} (?:at|as)(?: \w+){0,2} $`)

// putsShare is how a source gives another share of those of whom the sentence
// before speaks: "Observers put her share at".
var putsShare = regexp.MustCompile(`(?i)\b(?:puts?|estimate[sd]?|reckon(?:s|ed)?) (her|his|their|its) (?:\w+ )?(?:share|vote|support|score|result|total)(?: of the vote)? at(?: \w+){0,2} $`)

// Words by which people of whom a number is given take part in what is told, or
// do not come to work because of it.
var (
	tookPart = regexp.MustCompile(`(?i)^(?: of (?:its|the|their) [\d,]+)?(?: [\pL’'-]+){0,3}?(?: (?:had|have|has|were|was|are|is))?(?: \w+ly)? (?:joined|taken part|took part|taking part|participated|walked out|stayed away|stayed (?:at )?home|downed tools|on strike|striking|turned out|turned up|attended|(?:are|were) out|marched|rallied|demonstrated|(?:had|have) (?:come|gathered)|gathered)\b`)
	atPart   = regexp.MustCompile(`(?i)\b(?:crowd|turnout|attendance|strikers|marchers|demonstrators|protesters|rally|march|demonstration)\b[^.;]{0,20}$`)
	noLonger = regexp.MustCompile(`(?i)\b(?:still|remain(?:s|ed)?|so far|since|in all|altogether)\b`)
	names    = regexp.MustCompile(`(?i)\b(?:names? of|named|identified|listed|documented|verified|registered|recorded|tallied|counted) (?:[\pL]+ ){0,2}$`)
)

// takesPart says whether a figure counts those who take part in something.
func takesPart(f *fact) bool {
	if f.group != "count" || f.unit != "people" && f.unit != "" || f.partial {
		return false
	}
	if of := f.fig.Of; f.unit == "" && of != nil && of.Start > f.fig.End+2 {
		return false
	}
	before, _ := f.alone()
	after := news.Span{Start: f.fig.End, End: min(f.fig.End+120, f.doc.Sentences[f.sent].End)}.In(f.doc.Text)
	return tookPart.MatchString(strings.ToValidUTF8(after, "")) || f.state == "marched" && atPart.MatchString(before)
}

// still says whether a number is of what was left, or of a longer time.
func (f *fact) still() bool { return noLonger.MatchString(f.aside()) }

// listed says whether whoever stands before the number is told to have listed
// those whom it counts: "a rights group published the names of 371".
func (f *fact) listed() bool {
	words, _ := f.alone()
	return names.MatchString(words)
}

// places are the places that the sentence of a figure names, sorted.
func (f *fact) places() []string {
	var out []string
	for _, p := range f.doc.Parties(f.doc.Sentences[f.sent].Span) {
		if p.Kind == news.Place {
			out = append(out, p.Key)
		}
	}
	return merged(out, nil)
}

// sourced says whether somebody is said to give the number.
func (f *fact) sourced() bool { return f.fig.Attribution != "" }

// tally is how a text gives a count of its own or of somebody's.
var tally = regexp.MustCompile(`(?i)\b(?:count|tally|estimate|reckoning|headcount|tallies|calculation)\b[^.;]{0,80}\b(?:came to|was|were|is|gave|put it at|arrived at|yielded|showed)\b[^.;]{0,15}$`)

// wide is how many bytes of its sentence are looked at on either side of a
// figure: more than sentences have, and what keeps one of ten thousand numbers
// from being read ten thousand times.
const wide = 600

// before is what its sentence has before a figure, at most wide of it.
func (f *fact) before() string {
	from := max(f.doc.Sentences[f.sent].Start, f.fig.Start-wide)
	return strings.ToValidUTF8(news.Span{Start: from, End: f.fig.Start}.In(f.doc.Text), "")
}

// aside is the sentence of a figure, at most wide of it on either side.
func (f *fact) aside() string {
	to := min(f.doc.Sentences[f.sent].End, f.fig.End+wide)
	return f.before() + strings.ToValidUTF8(news.Span{Start: f.fig.Start, End: to}.In(f.doc.Text), "")
}

// ownCount says whether the words before b in its sentence name a count.
func ownCount(b *fact) bool {
	return tally.MatchString(b.before())
}

// fromTo says whether the words are those of a change: "cut from 17 to 16".
func fromTo(a *fact, between string) bool {
	before := strings.ToLower(a.before())
	if between == " from" && strings.HasSuffix(before, " to ") && changed.MatchString(before) {
		return true // "was revised to 12 from 15"
	}
	if !strings.HasSuffix(between, " to") || strings.Count(between, " ") > 3 {
		return false
	}
	return strings.HasSuffix(before, "from ") && changed.MatchString(before)
}

// inPlace says whether the second of two numbers is put in the place of the
// first: "instead of 187 it was 191".
func inPlace(a *fact, between string) bool {
	return insteadOf.MatchString(a.before()) && putThere.MatchString(between)
}

var (
	insteadOf = regexp.MustCompile(`(?i)\b(?:instead of|rather than)(?: the)?(?: [\pL]+){0,2} $`)
	putThere  = regexp.MustCompile(`(?i)^,?(?: [\pL]+){0,2} ?(?:it|there|they|these)? (?:was|were|is|are)(?: in fact| actually| really)?$`)
)

// putting and atAgain are "puts the spill at 2.4 million" and what follows:
// ", the institute at 3.1 million".
var (
	putting = regexp.MustCompile(`(?i)\b(?:puts?|putting|estimate[sd]?|reckon(?:s|ed)?|calculate[sd]?)\b[^.;]*\bat(?: \w+){0,2} $`)
	atAgain = regexp.MustCompile(`^[,;]?(?: and| but| while)?(?: [\pL.’'-]+){1,7} at(?: \w+)?$`)
)

// putAt says whether two sources put one thing at two numbers.
func putAt(a *fact, between string) bool {
	return putting.MatchString(a.before()) && atAgain.MatchString(between)
}

// saysOther says whether the words between two numbers begin another clause, in
// which a source gives its own (it stands near, or is another's who is named): "speaks of 2,300; the Red Cross registers 3,150".
func saysOther(between string, another bool) bool {
	i := strings.IndexAny(between, ";")
	if i < 0 {
		for _, but := range []string{", while ", ", but ", ", whereas "} {
			if i = strings.Index(between, but); i >= 0 {
				break
			}
		}
	}
	if i < 0 || i > 30 && !another {
		return false
	}
	fields := strings.Fields(between)
	for _, w := range fields[max(0, len(fields)-3):] {
		if counters()[strings.ToLower(w)] {
			return true
		}
	}
	return false
}

// tellsAgain is what stands before the number of a second source, behind a comma
// alone: "300 people took part, the organisers speak of 900".
var tellsAgain = regexp.MustCompile(`(?i),(?: [\pL.’'-]+){1,6} (?:speaks?|spoke|puts?|says?|said|counts?|counted|claims?|claimed|reports?|reported|estimates?|estimated|gives?|gave)(?: (?:of|about|it at|some|around|only|that there were|there were))*$`)

// otherTells says whether b is what another who is named gives for what a counts.
func otherTells(a, b *fact, between string) bool {
	return b.sourced() && a.fig.Attribution != b.fig.Attribution && (b.elliptic || b.fig.Of == nil || b.fig.Of.Start < a.fig.Start || a.fig.Of != nil && b.fig.Of.Span == a.fig.Of.Span || a.head == b.head) && tellsAgain.MatchString(between)
}

var changed = regexp.MustCompile(`\b(?:rais|ris|rose|grow|grew|cut|low|fall|fell|drop|reduc|increas|revis|correct|chang|up|down|went|gone|pass|jump|climb)[a-z]*\b[^.;]*$`)

// first says whether no other number of its unit stands before b in its
// sentence.
func first(b *fact) bool {
	for i := range b.doc.Figures {
		o := &b.doc.Figures[i]
		if o.Start >= b.doc.Sentences[b.sent].Start && o.End <= b.fig.Start && o.Unit == b.fig.Unit && o.Kind == b.fig.Kind {
			return false
		}
	}
	return true
}

// counters are the words by which a source is said to give a number.
var counters = sync.OnceValue(func() map[string]bool { return wordlist.Set("en/ledger-counting.txt") })

// countsAgain says whether b, which names no thing of its own, is what another
// source says of the thing that a counts: "The ministry gave the number as 19".
func countsAgain(a, b *fact) bool {
	if a.fig.Attribution != "" && a.fig.Attribution == b.fig.Attribution {
		return false
	}
	words := b.doc.Sentences[b.sent].In(b.doc.Text)
	if !b.sourced() {
		words = b.before()
		words = words[strings.LastIndexAny(words, ",;:")+1:]
	}
	for _, w := range strings.Fields(words) {
		if counters()[strings.ToLower(strings.Trim(w, ".,;:“”\"'"))] {
			return true
		}
	}
	return false
}

// bare says whether no noun of its own stands behind a number.
func (f *fact) bare() bool {
	for _, t := range f.doc.Sentences[f.sent].Tokens {
		if t.Start >= f.fig.End {
			return t.UPOS != "NOUN" && t.UPOS != "ADJ" && t.UPOS != "PROPN" || f.group != "count"
		}
	}
	return true
}

// oneDeed says whether something is told alike of the things that two figures
// count, and not only that they are such things; b can also be all that somebody
// tells: "organisers spoke of 400 tractors".
func oneDeed(a, b *fact) bool {
	fields := strings.Fields(b.before())
	for _, w := range fields[max(0, len(fields)-3):] {
		if counters()[strings.ToLower(w)] {
			return true
		}
	}
	return a.state != "" && a.state == b.state || len(shared(a, b)) > 0 || takesPart(b)
}
