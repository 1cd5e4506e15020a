package scoreboard

import (
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"dateline/internal/news"
)

// Program is what the program under test says.
type Program struct {
	// Reports is every report read alone, without the others.
	Reports []news.Annotated
	// Story is what all reports together say; nil if that is not done. Its
	// reports may know more than Reports (the days of undated ones).
	Story *news.Story
	// State is what "where the matter stands" shows, each line with its words.
	State [][]news.Evidence
}

// Details takes one line a miss.
type Details func(format string, args ...any)

// scoring is one run of the scorer.
type scoring struct {
	story *Story
	prog  Program
	board *Board
	miss  Details
	pairs []*pair
	// names gives the spellings of each entity, as compared.
	names map[string]map[string]bool
}

// pair is a gold report with what the program read from its page.
type pair struct {
	gold *Report
	got  *news.Annotated // nil: the program has no such report
	al   *alignment
	// told is the report within the story, nil if there is none.
	told   *news.Annotated
	toldAl *alignment
}

// Score holds what the program says against the gold. details may be nil.
func Score(story *Story, prog Program, details Details) *Board {
	if details == nil {
		details = func(string, ...any) {}
	}
	if len(prog.Reports) == 0 && prog.Story != nil {
		prog.Reports = prog.Story.Reports
	}
	s := &scoring{story: story, prog: prog, miss: details, names: map[string]map[string]bool{},
		board: &Board{Story: story.Name, Reports: story.Reports, tallies: map[string]map[string]Tally{}}}
	for _, e := range story.Entities {
		s.names[e.ID] = map[string]bool{}
		for _, n := range e.Names {
			s.names[e.ID][letters(n)] = true
		}
	}
	for _, gold := range story.Gold {
		p := &pair{gold: gold, got: find(prog.Reports, gold.File)}
		if prog.Story != nil {
			p.told = find(prog.Story.Reports, gold.File)
		}
		if p.got == nil {
			details("%s: the program has no report of this page", gold.ID)
			p.got = &news.Annotated{}
		}
		p.al = newAlignment(gold.base.dense, p.got.Text)
		p.toldAl = p.al
		if p.told != nil && p.told.Text != p.got.Text {
			p.toldAl = newAlignment(gold.base.dense, p.told.Text)
		}
		s.pairs = append(s.pairs, p)
		s.report(p)
	}
	s.together()
	return s.board
}

// report scores one report.
func (s *scoring) report(p *pair) {
	s.metadata(p)
	s.passages(p)
	s.mentions(p)
	s.times(p)
	s.speech(p)
	s.figures(p)
	s.events(p)
}

// find gives the report that was read from a file.
func find(reports []news.Annotated, file string) *news.Annotated {
	for i := range reports {
		if filepath.Base(filepath.ToSlash(reports[i].File)) == file {
			return &reports[i]
		}
	}
	return nil
}

// at gives the place of an anchor in the report's text.
func (p *pair) at(a *Anchor) (news.Span, bool) {
	if a == nil {
		return news.Span{}, false
	}
	start, end, err := p.gold.base.find(*a)
	if err != nil {
		return news.Span{}, false // Load has refused such gold
	}
	return p.al.carry(start, end)
}

// quote gives the words of an anchor, for messages.
func (p *pair) quote(a *Anchor) string {
	if a == nil {
		return ""
	}
	start, end, err := p.gold.base.find(*a)
	if err != nil {
		return ""
	}
	return short(p.gold.base.text[start:end])
}

// short folds white space and cuts long words, for messages.
func short(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 60 {
		return string(r[:40]) + " … " + string(r[len(r)-15:])
	}
	return s
}

// letters folds a name or title for comparison: letters and digits only, in
// lower case.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// trim cuts marks and white space off both ends of a span.
func trim(text string, span news.Span) news.Span {
	words := span.In(text)
	mark := func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '$' && r != '€' && r != '£' && r != '%'
	}
	left := strings.TrimLeftFunc(words, mark)
	span.Start += news.Byte(len(words) - len(left))
	span.End -= news.Byte(len(left) - len(strings.TrimRightFunc(left, mark)))
	return span
}

// iou is the share that two lists of spans have in common: intersection over
// union in bytes. The spans of one list must not overlap.
func iou(a, b []news.Span) float64 {
	inter, union := 0, 0
	for _, x := range a {
		union += x.Len()
		for _, y := range b {
			inter += max(0, int(min(x.End, y.End)-max(x.Start, y.Start)))
		}
	}
	for _, y := range b {
		union += y.Len()
	}
	union -= inter
	if union <= 0 {
		return 0
	}
	return float64(inter) / float64(union)
}

// couple pairs up n gold items with m of the program's, one to one, best
// first. like gives how well two fit, 0 for not at all. The result is the
// index of the partner of each gold item, or -1.
func couple(n, m int, like func(i, j int) float64) []int {
	type fit struct {
		i, j int
		v    float64
	}
	var fits []fit
	for i := range n {
		for j := range m {
			if v := like(i, j); v > 0 {
				fits = append(fits, fit{i, j, v})
			}
		}
	}
	slices.SortStableFunc(fits, func(a, b fit) int {
		switch {
		case a.v > b.v:
			return -1
		case a.v < b.v:
			return 1
		}
		return 0
	})
	with := make([]int, n)
	for i := range with {
		with[i] = -1
	}
	taken := make([]bool, m)
	for _, f := range fits {
		if with[f.i] < 0 && !taken[f.j] {
			with[f.i], taken[f.j] = f.j, true
		}
	}
	return with
}

// any of the values fits.
func oneOf(list []string, v string) bool {
	for _, x := range list {
		if letters(x) == letters(v) {
			return true
		}
	}
	return false
}
