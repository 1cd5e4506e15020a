// Package figure finds the numbers of a report that count or measure
// something. In: a report with its passages, sentences, names and times; tags
// and trees are used where the tokens have them. Out: news.Figure in text
// order, with value or range, unit, kind, the words for what is counted, and
// the hedge:
//
//	"several tens of thousands of demonstrators marched in Brodno on Sunday"
//	  → 30000 [30000, 90000] people, count, of "demonstrators", several, Sunday
//
// The work has five steps, each in its own file: words (word.go), numerals
// (literal.go, cardinal.go), hedges, ranges and units around them (join.go,
// unit.go), what is no figure (exclude.go), and what is counted (noun.go,
// of.go, count.go, age.go, measure.go). The words are data: data/en/figure-*.txt.
//
// Low and High bound the number. An exact number has Low = High = Value; "more
// than 600" is open to the top, written as High < Low (Low 600, High 0); "up
// to 700" has Low 0. The value of a range is its lower end.
package figure

import (
	"dateline/internal/news"
)

// Kinds of figures.
const (
	kindCount    = "count"    // so many of something
	kindAmount   = "amount"   // of money
	kindMeasure  = "measure"  // of a physical quantity
	kindShare    = "share"    // a percentage or fraction of a whole
	kindAge      = "age"      // how old someone or something is
	kindDuration = "duration" // how long something takes or has lasted
	kindOrdinal  = "ordinal"  // the so-manieth
	kindChange   = "change"   // by how much something changed
	kindRate     = "rate"     // so much per something, or a rate by name
	kindSum      = "sum"      // a total that the text calls one
	kindPart     = "part"     // some of a whole that is counted too
)

// Find gives the figures of every passage that tells the story: not of
// furniture, nor of the lines that say who wrote it, when, how long it takes to
// read and how many have. It never fails: a
// lexicon that cannot be read is a fault of the build, which the package's
// tests show.
func Find(ann *news.Annotated) []news.Figure {
	lex, err := english()
	if err != nil {
		return nil
	}
	p := &parser{ann: ann, text: ann.Text, lex: lex}
	p.style = styleOf(ann)
	for i := range ann.Passages {
		pas := &ann.Passages[i]
		if untold[pas.Role] || pas.Start < 0 || pas.End < pas.Start || int(pas.End) > len(ann.Text) {
			continue
		}
		p.passage(pas.Span)
	}
	return p.out
}

// untold are the roles of passages whose numbers are of the page.
var untold = map[news.Role]bool{news.Furniture: true, news.Byline: true, news.Dateline: true, news.CreditRow: true}

// parser reads one report. Indices i, j, k are of ws, the words of the passage
// at hand.
type parser struct {
	ann    *news.Annotated
	text   string
	lex    *lexicon
	style  style
	ws     []word
	quants []quant
	out    []news.Figure
	// sent and time are how far the layers have been passed, tok how far the
	// sentence has.
	sent, tok, time int
	// countries are the codes of those that the report names, nil as long as
	// nobody has asked.
	countries map[string]bool
}

// quant is a number with its hedge and unit, before it is known what it
// counts. Words [i, j) are the whole, [a, b) the numeral.
type quant struct {
	i, j, a, b int
	number
	hedge string
	unit  *unit
	// per is the index of the word after "a" or "per" ("share" in "$98 a
	// share"), 0 where the number is no rate.
	per int
	// glued says that the unit is an attribute before a noun ("64-kilometre").
	glued bool

	// whole is 1 more than the index of the part that this is the whole of; -1
	// for a number that is part of the one before it ("one in three").
	whole int
}

// passage reads one passage.
func (p *parser) passage(span news.Span) {
	if !p.words(span) {
		return
	}
	p.quants = p.quants[:0]
	for i := 0; i < len(p.ws); {
		q, ok := p.quant(i)
		if !ok {
			i++
			if q.j > i { // looked at, and no figure as a whole
				i = q.j
			}
			continue
		}
		p.quants = append(p.quants, q)
		for k := q.i; k < q.j && !q.ordinal; k++ {
			p.ws[k].quant = true
		}
		i = q.j
	}
	p.share()
	for n := range p.quants {
		p.add(n)
	}
}

// add writes the nth quant as a figure, unless it is none.
func (p *parser) add(n int) {
	q := &p.quants[n]
	if q.whole < 0 {
		return
	}
	if ph, ok := p.apartIn(n); ok {
		p.oneThingIn(n, ph)
		return
	}
	if p.noFigure(n) {
		return
	}
	fig := news.Figure{
		Span:  news.Span{Start: news.Byte(p.ws[q.i].start), End: news.Byte(p.ws[q.j-1].end)},
		Value: q.value, Low: q.low, High: upper(q.low, q.high), Hedge: q.hedge,
	}
	if !p.describe(n, &fig) {
		return
	}
	fig.ID = news.NewRecordID(p.ann.ID, "figure", fig.Span)
	if !p.inserted(q, &fig) {
		fig.Time = p.timeOf(q)
	}
	p.out = append(p.out, fig)
}

// inserted says that an age stands beside a name and is of the day of writing,
// whatever day the sentence tells of: "Varn, 56, was first elected in 2010".
func (p *parser) inserted(q *quant, fig *news.Figure) bool {
	if fig.Kind != kindAge {
		return false
	}
	return p.is(q.i-1, ",") && p.is(q.j, ",") || p.str(q.i-1) == "(" || q.glued || p.hyphen(q.b)
}

// upper is the upper bound of a quantity, which rules write as a high below
// the low where nothing bounds it.
func upper(low, high float64) news.Bound {
	if high < low {
		return news.Unbounded
	}
	return news.Bound(high)
}
