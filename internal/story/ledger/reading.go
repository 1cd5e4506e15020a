package ledger

import (
	"strings"

	"dateline/internal/news"
	"dateline/internal/story/given"
)

// Reading is what the ledger reads of one report's figures, for who asks how
// two of them differ.
type Reading struct {
	facts map[news.Span]*fact
	group map[*fact]int // those that the text sets against each other have one
}

// ReadingOf reads the figures of a report.
func ReadingOf(set *given.Set, doc *given.Doc) *Reading {
	facts := factsOf(doc)
	movers(set, facts)
	sets := newUnion(len(facts))
	for _, b := range rivals(facts) {
		sets.join(b.i, b.j)
	}
	r := &Reading{map[news.Span]*fact{}, map[*fact]int{}}
	for i, f := range facts {
		r.facts[f.fig.Span] = f
		r.group[f] = sets.find(i)
	}
	return r
}

// State is what the report says is true of the things that a figure counts:
// "dead", "open", "level", ...; "" where it says nothing.
func (r *Reading) State(at news.Span) string {
	if f := r.facts[at]; f != nil {
		return f.state
	}
	return ""
}

// Against says whether the report sets two of its figures against each other,
// or both against a third. What it merely tells beside each other are two
// things.
func (r *Reading) Against(a, b news.Span) bool {
	x, y := r.facts[a], r.facts[b]
	return x != nil && y != nil && r.group[x] == r.group[y]
}

// Moved says whether the words between two figures of one sentence, a first,
// are those of a change from the one to the other: "raised it to 12 from 9".
func (r *Reading) Moved(a, b news.Span) bool {
	x, y := r.facts[a], r.facts[b]
	return x != nil && y != nil && x.sent == y.sent && fromTo(x, " "+strings.TrimSpace(x.doc.Text[x.fig.End:y.fig.Start]))
}

// Rivals says whether figures of two reports can be one that is told
// differently by what their own words say, and not only by what a third says.
func Rivals(x *Reading, a news.Span, y *Reading, b news.Span) bool {
	f, g := x.facts[a], y.facts[b]
	if f == nil || g == nil || apart(f, g) {
		return false
	}
	_, ok := varies(f, g)
	return ok || slipped(f, g) || tolls[f.state] && f.state == g.state && oneToll(f, g)
}
