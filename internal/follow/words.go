package follow

import (
	"cmp"
	"slices"
	"strings"

	"dateline/internal/news"
)

// How a rule is made from a story. Chosen on stories of a few reports each:
// one name alone (a country, a head of state) stands in many other stories,
// two of the dozen most common ones seldom do.
const (
	maxWords   = 12
	atLeastTwo = 2
	// share is the part of the reports that a name must stand in: one of so
	// many.
	share = 5
)

// Words gathers the names of a story, report by report.
type Words struct {
	reports int
	names   map[string]*tally // by folded form
}

// tally counts one name.
type tally struct {
	form              string // as it is written first
	reports, mentions int
	last              int // number of the last report that was counted
}

// Add counts the names of a report: people by their last name, organisations,
// places, countries and groups. Outlets and agencies are left out, because
// they stand in the reports of every story.
func (w *Words) Add(ann *news.Annotated) {
	if ann.Error != "" || !ann.Read {
		return
	}
	if w.names == nil {
		w.names = map[string]*tally{}
	}
	w.reports++
	not := map[string]bool{fold(ann.Outlet): true}
	for _, wire := range ann.Wires {
		not[fold(wire)] = true
	}
	for _, c := range ann.Credits {
		not[fold(c.Outlet)], not[fold(c.Text)] = true, true
	}
	for _, name := range ann.Names {
		if form := short(name, ann.Text); form != "" && !not[fold(form)] && told(ann, name.Span) {
			w.count(form)
		}
	}
}

// short gives a name as it is counted, "" for those that are not.
func short(name news.Name, text string) string {
	words := strings.Fields(strings.TrimSuffix(strings.TrimSuffix(name.In(text), "'s"), "’s"))
	if len(words) == 0 {
		return ""
	}
	switch name.Kind {
	case news.Person:
		return words[len(words)-1]
	case news.Organisation, news.Place, news.Country, news.Group:
		if strings.EqualFold(words[0], "the") {
			words = words[1:]
		}
		return strings.Join(words, " ")
	}
	return ""
}

// told says whether a span lies in what the report tells.
func told(ann *news.Annotated, span news.Span) bool {
	for _, p := range ann.Passages {
		if p.Contains(span) {
			return p.Role == news.Headline || p.Role == news.StoryText || p.Role == news.Caption
		}
	}
	return false
}

// count counts one mention in the report that was added last.
func (w *Words) count(form string) {
	key := fold(form)
	if len(key) < 4 { // an initial, and its blanks
		return
	}
	t := w.names[key]
	if t == nil {
		t = &tally{form: form}
		w.names[key] = t
	}
	t.mentions++
	if t.last != w.reports {
		t.reports, t.last = t.reports+1, w.reports
	}
}

// Rule gives the rule that the names make; it takes everything where there are
// none.
func (w *Words) Rule() Rule {
	var list []*tally
	for _, t := range w.names {
		if t.reports*share >= w.reports && t.mentions > 1 {
			list = append(list, t)
		}
	}
	slices.SortFunc(list, func(a, b *tally) int {
		return cmp.Or(cmp.Compare(b.reports, a.reports), cmp.Compare(b.mentions, a.mentions), cmp.Compare(fold(a.form), fold(b.form)))
	})
	r := Rule{Words: []string{}, AtLeast: atLeastTwo}
	for _, t := range list[:min(len(list), maxWords)] {
		r.Words = append(r.Words, t.form)
	}
	return r
}
