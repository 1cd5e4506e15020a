package cast

import (
	"slices"

	"dateline/internal/news"
)

// set is what is known of the bearers of one set of the forest.
type set struct {
	// full are the full names of its persons, each once.
	full []string
	// facts are what the reports say of its bearers alone, beside who is named
	// beside them, around the keys of the things that those reports name.
	facts          map[string]bool
	beside, around company
	// reports are those that give it a full name.
	reports map[news.ReportID]bool
	// named are all reports that name it, "ID".
	named map[string]bool
}

// set gives the set of bearer i, worked out when first asked for and kept up
// to date by join.
func (w *work) set(i int) *set {
	i = w.forest.root(i)
	s := w.sets[i]
	if s == nil {
		s = &set{facts: map[string]bool{}, reports: map[news.ReportID]bool{}, named: map[string]bool{}}
		w.sets[i] = s
		for _, m := range w.forest.members[i] {
			s.add(w.bearers[m])
		}
	}
	return s
}

// add adds a bearer.
func (s *set) add(b *bearer) {
	for _, f := range b.facts {
		s.facts[f] = true
	}
	s.beside.add(b.beside, b.bones)
	s.around.add(b.around, nil)
	s.named[string(b.ref.Report)] = true
	if b.kind != news.Person || len(b.full) == 0 {
		return
	}
	s.reports[b.ref.Report] = true
	for _, n := range b.full {
		if !slices.Contains(s.full, n) {
			s.full = append(s.full, n)
		}
	}
}

// join makes one set of those of i and j.
func (w *work) join(i, j int) {
	i, j = w.forest.root(i), w.forest.root(j)
	if len(w.forest.members[i]) < len(w.forest.members[j]) {
		i, j = j, i
	}
	s := w.sets[i]
	delete(w.sets, i)
	delete(w.sets, j)
	if s != nil {
		for _, m := range w.forest.members[j] {
			s.add(w.bearers[m])
		}
	}
	w.forest.join(i, j)
	if s != nil {
		w.sets[w.forest.root(i)] = s
	}
}

// maxCompany is how many of those that are named beside both of two sets are
// listed.
const maxCompany = 3

// shared lists, sorted, the facts that hold of both sets, of those who are named
// beside both the first.
func (w *work) shared(i, j int) []string {
	a, b := w.set(i), w.set(j)
	var out, with []string
	for f := range a.facts {
		if b.facts[f] {
			out = append(out, f)
		}
	}
	inOrder := a.beside.all == nil && b.beside.all == nil
	a.beside.common(&b.beside, func(f string) bool {
		with = append(with, f)
		return !inOrder || len(with) < maxCompany
	})
	slices.Sort(with)
	out = append(out, with[:min(maxCompany, len(with))]...)
	slices.Sort(out)
	return out
}

// meet says whether two sets of words share one.
func meet(a, b map[string]bool) bool {
	if len(b) < len(a) {
		a, b = b, a
	}
	for k := range a {
		if b[k] {
			return true
		}
	}
	return false
}

// meet says whether the reports of two sets name one thing.
func (w *work) meet(i, j int) bool {
	met := false
	w.set(i).around.common(&w.set(j).around, func(string) bool {
		met = true
		return false
	})
	return met
}
