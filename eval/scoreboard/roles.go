package scoreboard

import (
	"maps"
	"slices"

	"dateline/internal/news"
)

// passages scores the roles of the page's stretches, byte by byte without the
// white space.
func (s *scoring) passages(p *pair) {
	said := p.roles()
	byRole := map[string]Tally{}
	right, all := 0, 0
	for _, want := range p.gold.Passages {
		r, n := s.stretch(p, want, said, byRole)
		right, all = right+r, all+n
	}
	if p.got.Text == "" {
		right, byRole = 0, nothing(byRole)
	}
	s.board.add("passages", p.gold.ID, share(right, all))
	sum, n := 0.0, 0
	for _, role := range slices.Sorted(maps.Keys(byRole)) {
		if t := byRole[role]; t.Wanted > 0 {
			sum += t.Score()
			n++
		}
	}
	if n > 0 {
		s.board.add("roles", p.gold.ID, Tally{Hits: sum / float64(n), Found: 1, Wanted: 1})
	}
}

// nothing takes all hits away: a page that was not read has nothing right.
func nothing(byRole map[string]Tally) map[string]Tally {
	for role, t := range byRole {
		t.Hits = 0
		byRole[role] = t
	}
	return byRole
}

// stretch counts the bytes of one gold passage, and those that have the right
// role.
func (s *scoring) stretch(p *pair, want Passage, said []string, byRole map[string]Tally) (right, all int) {
	start, end, err := p.gold.base.passage(want)
	if err != nil {
		return 0, 0 // Load has refused such gold
	}
	lo, hi := p.gold.base.span(start, end)
	wrong := map[string]int{}
	for i := lo; i < hi; i++ {
		got := string(news.Furniture) // what is not in the text was taken for it
		if j := p.al.to[i]; j >= 0 {
			got = said[j]
		}
		gold := want.Role
		if slices.Contains(want.Accept, got) {
			gold = got
		}
		one := byRole[gold]
		one.Wanted++
		if got == gold {
			one.Hits++
			right++
		} else {
			wrong[got]++
		}
		byRole[gold] = one
		one = byRole[got]
		one.Found++
		byRole[got] = one
	}
	for _, role := range slices.Sorted(maps.Keys(wrong)) {
		s.miss("%s: passages: %d bytes of %s are %q: %s", p.gold.ID, wrong[role], want.Role, role,
			short(p.gold.base.text[start:end]))
	}
	return right, hi - lo
}

// roles gives the role of each dense byte of the report's text, "" where no
// passage covers it.
func (p *pair) roles() []string {
	said := make([]string, len(p.al.rep.b))
	for _, pas := range p.got.Passages {
		lo, hi := p.al.rep.span(int(pas.Start), int(pas.End))
		for i := lo; i < hi; i++ {
			said[i] = string(pas.Role)
		}
	}
	return said
}

// share is "right of all".
func share(right, all int) Tally {
	return Tally{Hits: float64(right), Found: float64(all), Wanted: float64(all)}
}
