package passage

import (
	"regexp"
	"strings"

	"dateline/internal/article/block"
	"dateline/internal/article/credit"
	"dateline/internal/article/phrase"
	"dateline/internal/article/plain"
	"dateline/internal/news"
)

// markKnown gives roles to rows that their own words name: the headline and
// its repeats, bylines and date lines of the head, credits, and furniture.
func (p *page) markKnown() {
	title := phrase.Fold(strings.Trim(p.meta.Title, `"“”[]`))
	for i := range p.rows {
		r := &p.rows[i]
		switch {
		case i == p.headline:
			r.set(news.Headline, "title")
		case p.headline >= 0 && !r.prose && p.repeatsTitle(r, title):
			r.set(news.Furniture, "repeats the title")
		case p.aboveHeadline(i):
			r.set(news.Furniture, "a rubric or the outlet's name above the headline")
		case r.rule.Tag == "correction" && p.correctionZone(i):
			r.set(news.Remark, "says what was changed in the text")
		case p.isMenu(i):
			r.set(news.Furniture, "a row of links")
		case p.ofOutlet(i):
			r.set(news.Furniture, "the outlet speaks of itself")
		case p.bylineZone(i) && plain.IsByline(r.Text):
			r.set(news.Byline, "byline")
		case p.bylineZone(i) && p.names(i):
			r.set(news.Byline, "name and post beside the date")
		case p.bylineZone(i) && r.caption.Tag == "" && p.dates(r):
			r.set(news.Byline, "date line")
		case r.rule.Tag == "furniture" || r.rule.Tag == "tail" || r.rule.Tag == "cut":
			if p.mayDrop(i) {
				r.set(news.Furniture, r.rule.At)
			}
		case r.caption.Tag == "" && p.creditZone(i) && r.creditLine(p.whole):
			r.set(news.CreditRow, "names where the text is from")
		case p.signs(i):
			r.set(news.Byline, "names who wrote the text")
		case r.caption.Tag == "" && i > p.lo && i < p.hi && credit.IsBare(r.Text):
			r.set(news.Caption, "a name in mid-story credits a photo")
		}
	}
}

// longestRubric is how many words a rubric or an outlet's name has.
const longestRubric = 5

// longestMasthead is how many words a line has that begins with the outlet's name
// and says of what kind it is: "Vale Post :: English edition".
const longestMasthead = 12

// aboveHeadline says that row i is a few words above the headline that are
// neither sentence nor byline, date or credit: a rubric ("Town hall"), or the
// name of the outlet.
func (p *page) aboveHeadline(i int) bool {
	r := &p.rows[i]
	if i < p.headline && p.meta.Outlet != "" && r.words <= longestMasthead && !r.ends && strings.HasPrefix(phrase.Fold(r.Text), phrase.Fold(p.meta.Outlet)+" ") {
		return true
	}
	if i >= p.headline || r.words > longestRubric || r.ends || r.prose || r.caption.Tag != "" || strings.HasSuffix(r.Text, ":") {
		return false
	}
	return !plain.IsByline(r.Text) && !p.names(i) && !p.dates(r) && !(p.creditZone(i) && r.creditLine(p.whole) && !p.isOutlet(r))
}

// isOutlet says that a row is the outlet's name.
func (p *page) isOutlet(r *row) bool {
	trim := func(s string) string { return strings.TrimPrefix(strings.Trim(s, " ."), "the ") }
	return p.meta.Outlet != "" && trim(r.fold) == trim(phrase.Fold(p.meta.Outlet))
}

// fewTitleWords: a shorter title is a name that a text may well repeat.
const fewTitleWords = 4

// repeatsTitle says that a row is the title once more, alone or in a trail of
// rubrics.
func (p *page) repeatsTitle(r *row, title string) bool {
	if phrase.Words(title) < fewTitleWords {
		return false
	}
	return alike(r.fold, title) || holds(r.fold, title, r.words)
}

// dates says that the row is a date line of the report.
func (p *page) dates(r *row) bool {
	if strings.HasSuffix(p.meta.Published.Source, r.Text) && r.words > 0 {
		return true
	}
	if r.ends && r.words >= 8 {
		return false // a sentence
	}
	if r.words <= 8 && freshRE.MatchString(r.fold) {
		return true
	}
	return plain.IsDateLine(r.Text) && r.words <= 14 && !strings.HasPrefix(r.fold, "all ")
}

// freshRE is a line that says when a text was put up, without a year: "3 hours
// ago", "Yesterday, 18:40", "Saturday 3 November".
var freshRE = regexp.MustCompile(`^(?:(?:last )?(?:published|posted|updated|modified|added)(?: on| at)?:? )?(?:` +
	`(?:about |over )?(?:\d+|an?|one|two|three|few) ?(?:second|sec|minute|min|hour|hr|day|week|month|year)s? ago` +
	`|\d{1,2}[:.]\d\d ?(?:[ap]m)?(?: [a-z]{2,4})?` +
	`|(?:today|yesterday),?(?: at)?(?: \d{1,2}[:.]\d\d(?: ?[ap]m)?)?` +
	`|(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?(?:` + monthWords + `\.? \d{1,2}|\d{1,2} ` + monthWords + `)\.?(?:,? (?:at )?\d{1,2}[:.]\d\d(?: ?[ap]m)?)?)$`)

const monthWords = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`

// postRE finds the post of someone who writes for an outlet.
var postRE = regexp.MustCompile(`\b(?:[Cc]orrespondent|[Rr]eporter|[Ww]riter|[Ee]ditor|[Cc]olumnist|[Jj]ournalist|[Cc]ontributor|[Aa]nalyst)s?\b`)

// names says that row i names an author and a post, beside a date line.
func (p *page) names(i int) bool {
	r := &p.rows[i]
	if r.words < 2 || r.words > 10 || r.ends || !postRE.MatchString(r.Text) {
		return false
	}
	for _, k := range [...]int{i - 1, i + 1} {
		if k >= 0 && k < len(p.rows) && (p.rows[k].role == news.Byline || p.dates(&p.rows[k])) {
			return true
		}
	}
	return false
}

// bylineZone is the head of the report, from three rows before its title to
// three rows into the story, and the row after its end.
func (p *page) bylineZone(i int) bool {
	from := p.lo - 8
	if p.headline >= 0 {
		from = p.headline - 3
	}
	return i >= from && i <= p.lo+6 || i == p.dated
}

// creditZone is where lines of credit stand: around the title and the first
// paragraph, and from the last paragraphs on.
func (p *page) creditZone(i int) bool {
	r := &p.rows[i]
	if i <= p.lo+4 && (p.headline < 0 || i >= p.headline-4) {
		return true
	}
	return i >= p.hi-2 && i <= p.hi+8 || r.words <= 12 && i > p.lo && i < p.hi && !r.prose && !credit.IsBare(r.Text)
}

// mayDrop guards paragraphs within the story: a row that ends a sentence and
// is longer than a phrase stays unless its rule is about whole lines.
func (p *page) mayDrop(i int) bool {
	r := &p.rows[i]
	if i < p.lo || i > p.hi {
		return true
	}
	if r.rule.Tag == "cut" || r.rule.Op != "^" && (r.words >= 3 || r.words == 0 || p.furnished) {
		return true
	}
	if r.rule.Op == "^" && r.words >= 3 && r.words <= 14 && (!r.ends || toReader(r.fold)) && !strings.ContainsAny(r.Text, "“\"") {
		return true
	}
	return p.furnished && (r.words <= 14 || r.Links > 0.5)
}

// toReader says that folded words speak to whoever reads the page, of "you" or
// "us", and not of the news.
func toReader(fold string) bool {
	for w := range strings.FieldsSeq(fold) {
		switch strings.Trim(w, ".,:;!?'") {
		case "you", "your", "our", "us", "we":
			return true
		}
	}
	return false
}

// resumes is how many words a paragraph has that ends a list of links.
const resumes = 18

// markSections turns what stands below the heading of a list of links into
// furniture, until prose resumes.
func (p *page) markSections() {
	open := false
	for i := range p.rows {
		r := &p.rows[i]
		if r.role != "" && r.role != news.Furniture {
			open = false
			continue
		}
		if r.rule.Tag == "section" && (!r.ends || r.words <= 4) {
			open = true
			r.set(news.Furniture, r.rule.At)
			continue
		}
		if !open || r.role != "" {
			continue
		}
		if i > 0 && p.rows[i-1].rule.Tag == "section" && strings.HasPrefix(p.rows[i-1].fold, "relat") &&
			r.words <= 20 && !strings.HasSuffix(r.Text, ".") {
			r.set(news.Furniture, "the link below its heading")
			continue
		}
		if r.prose && r.words >= resumes && r.Kind != block.Item && r.Links < 0.5 || r.prose && r.ends && r.words >= 12 && r.Kind == block.Paragraph {
			open = false
			continue
		}
		if i <= p.hi && r.words > 40 {
			open = false
			continue
		}
		r.set(news.Furniture, "in a list of links")
	}
}

// maxPeel is how many rows may be taken off the end of the story.
const maxPeel = 24

// Teasers of other stories stop in mid-sentence with three stops: where
// minTeasers of the last teaserRows rows do, those rows are teasers.
const (
	teaserRows = 8
	minTeasers = 3
)

// teaser says that row i stands among teasers.
func (p *page) teaser(i int) bool {
	n := 0
	for k := i; k > p.lo && k > i-teaserRows; k-- {
		if s := p.rows[k].Text; strings.HasSuffix(s, "...") || strings.HasSuffix(s, "…") {
			n++
		}
	}
	return n >= minTeasers || strings.HasSuffix(p.rows[i].Text, "...") && i+1 < len(p.rows) && p.rows[i+1].why == "among teasers"
}

// peel takes pleas, notices and the author's notice off the end of the story,
// where the page carries furniture: there they stand between story and links.
func (p *page) peel() {
	if !p.furnished && !p.html {
		return
	}
	short := []int{}
	for n := 0; n < maxPeel && p.hi > p.lo; n++ {
		r := &p.rows[p.hi]
		switch {
		case r.role == news.Furniture:
		case r.role != "":
			return
		case r.rule.Tag == "plea" && p.html:
			return // what the extraction left at the end may be the story's own
		case r.rule.Tag == "correction":
			return
		case r.rule.Tag != "" && r.rule.Tag != "context" && r.rule.Tag != "remark":
			r.set(news.Furniture, r.rule.At+" at the end")
		case p.teaser(p.hi):
			r.set(news.Furniture, "among teasers")
		case p.aboutAuthor(r):
			r.set(news.Furniture, "about the author")
		case !r.prose && r.words <= 4 && r.Kind == block.Heading:
			short = append(short, p.hi)
			p.hi--
			continue
		default:
			p.hi = p.lastOf(short)
			return
		}
		for _, i := range short {
			p.rows[i].set(news.Furniture, "above a notice")
		}
		short = short[:0]
		p.hi--
	}
}

// lastOf gives the end of the story back the short rows that turned out to
// stand within it.
func (p *page) lastOf(short []int) int {
	if len(short) == 0 {
		return p.hi
	}
	return short[0]
}

// authorRE is how a notice about the author begins, authorWords what it says.
var (
	authorRE    = regexp.MustCompile(`^(?:About )?\p{Lu}[\pL.'’-]*(?: \p{Lu}[\pL.'’-]*){1,3},? (?:is|was|has|covers|writes|reports|joined|lives|holds|can|may|serves|works|teaches)\b`)
	authorWords = regexp.MustCompile(`(?i)\b(?:reporter|writer|editor|journalist|author|columnist|correspondent|blogger|contributor|freelance\w*|covers|writes|writing|founder|consultant|professor|fellow|reached at|followed|twitter|joined|newsroom|graduate|expert)\b`)
)

// aboutAuthor says that a row tells who wrote the report.
func (p *page) aboutAuthor(r *row) bool {
	if strings.Contains(r.Text, "”") || strings.Contains(r.fold, " said") || r.words > 120 {
		return false
	}
	for _, name := range p.meta.Bylines {
		if strings.HasPrefix(r.Text, name+" ") || strings.HasPrefix(r.Text, "About "+name) {
			return true
		}
	}
	return authorRE.MatchString(r.Text) && authorWords.MatchString(r.Text)
}

// markRest decides the rows that no rule named, by their place.
func (p *page) markRest() {
	for i := range p.rows {
		r := &p.rows[i]
		if r.role != "" {
			continue
		}
		switch {
		case p.html && !r.Main:
			r.set(news.Furniture, "outside the main text")
		case i >= p.lo && i <= p.hi:
			r.set(news.StoryText, "within the story")
		case !p.furnished && !p.html:
			r.set(news.StoryText, "a text without furniture")
		case p.html:
			r.set(news.StoryText, "main text")
		case p.standfirst(i):
			r.set(news.StoryText, "between title and story")
		case i > p.hi && p.ending(i):
			r.set(news.StoryText, "follows the story")
		default:
			r.set(news.Furniture, "outside the story")
		}
	}
}

// standfirst says that row i stands between title and story and reads like a
// summary of it.
func (p *page) standfirst(i int) bool {
	r := &p.rows[i]
	if p.headline < 0 || i <= p.headline || i >= p.lo {
		return false
	}
	return r.words >= 6 && r.rule.Tag == "" && r.Links < 0.5
}

// ending says that row i follows the story directly and is a sentence.
func (p *page) ending(i int) bool {
	for k := p.hi + 1; k <= i; k++ {
		if p.rows[k].role == news.Furniture {
			return false
		}
	}
	r := &p.rows[i]
	return (r.prose || r.ends && r.words >= 3 && r.rule.Tag == "") && r.Links < 0.5
}
